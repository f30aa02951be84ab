//! What a series comes to while it is still typed: a sentence, what the clock and others do to it, bank holidays, and its next dates.

use chrono::{Datelike, NaiveDateTime};
use ratatui::text::Span;

use super::state::State;
use super::widget::text::{first_parts, first_rows, span};
use crate::app::clashes::Shared;
use crate::app::query::Overlap;
use crate::app::words;
use crate::domain::event::{Event, Series};
use crate::domain::occurrence::Occurrence;
use crate::domain::time::midnight;
use crate::domain::zone::Fit;

/// Fewer columns than this have no room for the weekday of each date.
pub const NARROW: usize = 56;
/// Dates that are echoed.
const ECHOED: usize = 6;
/// Bank holidays that are told, and how far ahead they are looked for, in seconds.
const TOLD_HOLIDAYS: usize = 3;
const A_YEAR: i64 = 365 * 86_400;
/// Sessions that are looked at for what the clock does to them: a year of days.
const LOOKED_AT: usize = 366;

/// The sentence, times that the clock does not have, what else is on, what is on bank holidays, then the dates; each in as many lines as it
/// needs, where there is room.
pub fn lines(series: &Series, overlap: Option<&Overlap>, state: &State, columns: usize) -> Vec<Span<'static>> {
    let theme = state.theme();
    // all of what is told in part, where there is little room
    let most = |rows: usize| if columns < NARROW { rows } else { usize::MAX };
    let overlap = overlap.map(|overlap| {
        let told = self::overlap(overlap, state);
        (first_rows(&told.content, columns, most(2)), told.style)
    });
    let sentence = (first_rows(&sentence(&series.event, state), columns, most(2)), theme.text());
    let clock = (first_rows(&clock(series, state), columns, most(2)), theme.alert());
    let holidays = (first_parts(&on_holidays(series, state), columns, most(1)), theme.alert());
    let dates = (first_parts(&dates(series, columns < NARROW, state), columns, most(2)), theme.quiet());
    let told = [sentence, clock].into_iter().chain(overlap).chain([holidays, dates]);
    told.flat_map(|(rows, style)| rows.into_iter().map(move |row| span(row, style))).collect()
}

/// What else is on, in one piece.
pub fn overlap(overlap: &Overlap, state: &State) -> Span<'static> {
    let theme = state.theme();
    let style = if overlap.other.shared.is_empty() { theme.text() } else { theme.alert() };
    span(words::overlap(&shown(overlap, state), state.look.dial), style)
}

/// The same with names as they may be seen.
fn shown(overlap: &Overlap, state: &State) -> Overlap {
    let mut shown = overlap.clone();
    for shared in &mut shown.other.shared {
        if let Shared::Person(name) = shared {
            *name = state.name(name);
        }
    }
    shown
}

/// "every 2 weeks on Wednesday, 16:00–17:00 UK time, 20 places".
fn sentence(event: &Event, state: &State) -> String {
    let start = event.anchor.resolve(event.start, &state.zone);
    let end = event.anchor.end(start, event.length, &state.zone);
    let seats = event.capacity.map(|seats| format!(", {seats} places")).unwrap_or_default();
    let rule = event.recurrence.describe(event.start, &event.anchor);
    let hours = words::hours(start.wall, end.wall, &event.anchor, state.look.dial);
    format!("{rule}, {hours} {}", words::clock(&event.anchor)).trim_end().to_owned() + &seats
}

/// What the clock does to the first session of the year ahead whose time does not exist or comes twice.
fn clock(series: &Series, state: &State) -> String {
    let ahead = series.not_ended(state.now, &state.zone).take_while(|session| session.starts_at < state.now.plus(A_YEAR));
    let odd = ahead.take(LOOKED_AT).find(|session| session.takes_place() && session.fit != Fit::Exact);
    odd.map(|session| words::fit(session.start, session.fit, state.look.dial)).unwrap_or_default()
}

/// "Wed 2 Sep", "Wed 16 Sep skipped", "Thu 1 Oct moved", …: the first that are not past, or the first of all where all are; without weekdays
/// where it is narrow, and with the year where that is another than the one before.
fn dates(series: &Series, narrow: bool, state: &State) -> Vec<String> {
    let Event { start, anchor, .. } = &series.event;
    let from = |wall: NaiveDateTime| {
        let from = anchor.resolve(wall, &state.zone).at;
        series.sessions_from(from, &state.zone).take(ECHOED).collect::<Vec<_>>()
    };
    let ahead = from(midnight(state.today()));
    let sessions = if ahead.is_empty() { from(*start) } else { ahead };
    let years = std::iter::once(state.today().year()).chain(sessions.iter().map(|session| session.start.year()));
    let weekday = if narrow { "" } else { "%a " };
    let told = |(session, before): (&Occurrence, i32)| {
        let year = if session.start.year() == before { "" } else { " %Y" };
        let own = match () {
            () if !session.takes_place() => " skipped",
            () if session.moved => " moved",
            () => "",
        };
        session.start.format(&format!("{weekday}%-d %b{year}")).to_string() + own
    };
    sessions.iter().zip(years).map(told).collect()
}

/// "25 Dec is Christmas Day", "1 Jan is New Year’s Day", "and 2 more" of the year ahead, or nothing.
fn on_holidays(series: &Series, state: &State) -> Vec<String> {
    let soon = |(session, _): &(Occurrence, &str)| session.starts_at < state.now.plus(A_YEAR);
    let found: Vec<_> = series.on_holidays(&state.look.holidays, state.now, &state.zone).take_while(soon).collect();
    let told = found.iter().take(TOLD_HOLIDAYS).map(|(session, name)| format!("{} is {name}", session.start.format("%-d %b")));
    let more = found.len().saturating_sub(TOLD_HOLIDAYS);
    told.chain((more > 0).then(|| format!("and {more} more"))).collect()
}
