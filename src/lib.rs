//! A terminal calendar for people who run recurring sessions and look after the people who come.
//!
//! # Five ideas
//!
//! 1. **Facts are stored, calendars are computed.** The store holds series, what differs from their rules, people, sign-ups and the
//!    register. Sessions, months, seats and waiting lists are pure functions of those facts and a window of time.
//! 2. **Every change is a [`Command`](app::Command), and every command can be undone**: one transaction, one entry in the journal, one
//!    sentence that says what happened. Nobody writes undo code.
//! 3. **The screen is a function**: `update(&mut State, Msg) -> Vec<Effect>` and `view(&State, &mut Frame)`. Neither touches the disk, the
//!    clock or the terminal.
//! 4. **One table of actions.** Keys, the hints of the bottom line, the `?` palette and the key table of the README are printed from it.
//! 5. **The outside comes in as arguments**: now, the zone, the size of the screen, the path of the store. So every test, picture and
//!    report of a bug repeats exactly.
//!
//! # The screen, and where its parts live
//!
//! ```text
//!  fortnight   1 Calendar                                    Wed 2 Sep 2020 15:42 London    tui::view
//!
//!   September 2020                         Social Cohesion in Social Isolation
//!   Mon       Tue       Wed                Wed 2 Sep 2020 · 16:00–17:00 UK time             tui::calendar (panel)
//!   31        1       ▐ 2       ▌          every 2 weeks on Wednesday · chat 1                 from app::query::session
//!                     ▐●16 Socia▌
//!                     ▐ 20/20 +2▌          Attendees  20 of 20 · 2 waiting                  tui::calendar (attendees)
//!   tui::calendar (month grid)              1 Ada Lovelace       research   ▂▅█               places from domain::roster
//!     from app::query::agenda               w1 Dev Patel         link worker
//!
//!  a add  s skip  X export  ? all keys               added Bo Chen, seat 14 of 20 · u undo   tui::action, app::outcome
//! ```
//!
//! # Words
//!
//! Types speak RFC 5545, what people read speaks organiser, and [`app::words`] translates: a *series* is an
//! [`Event`](domain::event::Event) with a [`Recurrence`](domain::recurrence::Recurrence), a *session* an
//! [`Occurrence`](domain::occurrence::Occurrence), a *skipped* or *moved* session an [`Override`](domain::event::Override), an
//! *attendee* a [`Person`](domain::person::Person) with a [`SignUp`](domain::signup::SignUp), a place is computed by
//! [`roster`](domain::roster::roster) and never stored.
//!
//! Arrows point down only: `main -> cli -> tui -> app -> { ics, store } -> domain`; `tests/architecture.rs` keeps them.

pub mod app;
pub mod cli;
pub mod domain;
pub mod ics;
pub mod store;
pub mod tui;
