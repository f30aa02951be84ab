//! One thing that the finder finds: the words by which it is found, the line that tells of it, and the way there.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::app::query::{FoundSeries, FoundSession, PersonLine};
use crate::app::words;
use crate::tui::msg::Msg;
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::visit::Goal;
use crate::tui::widget::text::{fit, left, right, span, width};

/// Columns of the glyph and of the word for what it is.
const GLYPH: usize = 2;
const KIND: usize = 8;
/// From so many columns on, more is told beside the name, in so many columns.
const WIDE: usize = 64;
const TOLD: usize = 26;
/// From so many columns on, a session's title has a place beside its theme.
const BOTH: usize = 30;

/// A date to go to, or something in the store.
#[derive(Clone, Copy, Debug)]
pub enum Find<'a> {
    Day(NaiveDate),
    Series(&'a FoundSeries),
    Person(&'a PersonLine),
    Session(&'a FoundSession),
}

/// The words by which a session is found; plain ones, since a sign beyond ASCII makes a text several times as slow to look through.
pub fn words_of(session: &FoundSession) -> String {
    format!("{} {} {}", session.summary, session.theme.as_deref().unwrap_or_default(), words::day(session.start))
}

impl Find<'_> {
    /// What going there is.
    pub fn way(&self) -> Msg {
        match self {
            Find::Day(day) => Msg::Go(*day),
            Find::Series(series) => Msg::Visit(Goal::Series(series.uid.clone())),
            Find::Person(person) => Msg::Visit(Goal::Person(person.id)),
            Find::Session(session) => Msg::Visit(Goal::Session(session.key.clone())),
        }
    }

    /// The glyph, what it is, its name, and what tells it from others of that name.
    pub fn line(&self, state: &State, columns: usize) -> Vec<Span<'static>> {
        let theme = state.theme();
        let is_wide = columns >= WIDE;
        let told = fit(&self.told(state, is_wide), TOLD);
        let beside = match width(&told) {
            _ if is_wide => TOLD + 1,
            0 => 0,
            some => some + 1,
        };
        let room = columns.saturating_sub(GLYPH + KIND + beside);
        let (mark, hue, kind, name, style) = match self {
            Find::Day(day) => ("→", theme.accent(), "go to", words::date(*day), theme.text()),
            Find::Series(one) => (glyph(one.colour), state.series_style(one.colour), "series", state.masked(&one.summary), theme.text()),
            Find::Person(one) => ("@", theme.quiet(), "person", state.name(&one.name), theme.text()),
            Find::Session(one) if one.skipped => ("×", theme.quiet(), "skipped", state.masked(&fitted_name(one, room)), theme.skipped()),
            Find::Session(one) => {
                (glyph(one.colour), state.series_style(one.colour), "session", state.masked(&fitted_name(one, room)), theme.text())
            }
        };
        vec![
            span(left(mark, GLYPH), hue),
            span(left(kind, KIND), theme.quiet()),
            span(left(&name, room), style),
            span(right(&told, beside), theme.quiet()),
        ]
    }

    /// When a session is; where there is room, the rule of a series and the tags of a person too.
    fn told(&self, state: &State, is_wide: bool) -> String {
        match self {
            Find::Session(one) if !is_wide => one.start.format("%-d %b %Y").to_string(),
            Find::Session(one) if one.all_day => words::day(one.start),
            Find::Session(one) => words::moment(one.start, state.look.dial),
            Find::Series(one) if is_wide => one.rule.clone(),
            Find::Person(one) if is_wide => one.tags.join(" "),
            Find::Day(_) | Find::Series(_) | Find::Person(_) => String::new(),
        }
    }
}

/// The title and the theme; the theme tells sessions apart, so that it has the room where both do not fit.
fn fitted_name(session: &FoundSession, columns: usize) -> String {
    match &session.theme {
        Some(theme) if columns < BOTH => theme.clone(),
        Some(theme) => named(&fit(&session.summary, columns.saturating_sub(width(theme) + 3).max(columns / 3)), session),
        None => session.summary.clone(),
    }
}

/// The title, and the theme where there is one.
fn named(title: &str, session: &FoundSession) -> String {
    session.theme.as_ref().map_or_else(|| title.to_owned(), |theme| format!("{title} · {theme}"))
}
