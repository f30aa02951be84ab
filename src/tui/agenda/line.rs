//! A line of the agenda: glyph, hours, title, theme, who leads it, seats, and what to know of it.

use chrono::NaiveDate;
use ratatui::text::Span;

use crate::app::query::SessionLine;
use crate::app::words;
use crate::domain::clock_change::clock_change;
use crate::domain::time::{Anchor, Window};
use crate::tui::days::{days, days_on};
use crate::tui::desk::is_skipped;
use crate::tui::state::State;
use crate::tui::widget::text::{fit, left, right, span, width};
use crate::tui::widget::{entry, session};

/// Columns of the mark of what was looked for, and of the glyph.
const MARKS: usize = 4;
/// Columns from which the hours have their end, and from which the facilitator has columns.
const WITH_END: usize = 56;
const WITH_LEADER: usize = 92;
/// Columns of hours, seats and a facilitator at most.
const HOURS: usize = 17;
const SEATS: usize = 9;
const LEADER: usize = 16;
/// Beside a theme a title has no more columns than this, and never fewer; a theme says nothing in less than it has.
const LONGEST_TITLE: usize = 36;
const SHORTEST_TITLE: usize = 16;
const SHORTEST_THEME: usize = 12;

/// How wide each column is; 0: not shown.
pub struct Columns {
    hours: usize,
    title: usize,
    theme: usize,
    leader: usize,
    warnings: usize,
}

impl Columns {
    /// The columns that fit, as wide as these sessions need them.
    pub fn of<'a>(state: &State, columns: usize, sessions: impl Iterator<Item = &'a SessionLine> + Clone) -> Self {
        let longest = |of: &dyn Fn(&SessionLine) -> String| sessions.clone().map(|line| width(&of(line))).max().unwrap_or(0);
        let hours = longest(&|line| hours(state, line, columns >= WITH_END)).min(HOURS);
        let rest = columns.saturating_sub(MARKS + hours + 1 + SEATS + 1);
        let warnings = longest(&|line| warnings(state, line)).min((rest * 2 / 5).max(rest.saturating_sub(SHORTEST_TITLE)));
        let rest = rest.saturating_sub(warnings + usize::from(warnings > 0));
        let leader = if columns < WITH_LEADER { 0 } else { longest(&|line| leaders(state, line)).min(LEADER) };
        let rest = rest.saturating_sub(leader + usize::from(leader > 0));
        let title = longest(&|line| line.summary.clone()).min(LONGEST_TITLE).min((rest * 3 / 5).max(SHORTEST_TITLE));
        match rest.saturating_sub(title + 1) {
            theme if theme >= SHORTEST_THEME => Self { hours, title, theme, leader, warnings },
            _ => Self { hours, title: rest, theme: 0, leader, warnings },
        }
    }
}

pub fn line(state: &State, line: &SessionLine, columns: &Columns) -> Vec<Span<'static>> {
    let theme = state.theme();
    let is_over = line.ends_at <= state.now;
    let plain = if is_over { theme.quiet() } else { theme.text() };
    let search = &state.agenda.search;
    let found = if search.is_on() && !search.is_typing && search.has_found(&line.key) { "/ " } else { "  " };
    // where there is no theme, the reason stands behind the seats
    let (noted, noting) = match () {
        () if is_skipped(line) && columns.theme == 0 => (line.reason.clone().unwrap_or_default(), theme.quiet()),
        () => (warnings(state, line), theme.alert()),
    };
    let parts = [
        (columns.hours, right_aligned(&hours(state, line, columns.hours > 6), columns.hours), plain),
        (columns.title, left(&line.summary, columns.title), entry::style(state, line, false)),
        (columns.theme, left(&about(line), columns.theme), theme.quiet()),
        (columns.leader, left(&leaders(state, line), columns.leader), theme.quiet()),
        (SEATS, right(&seats(line), SEATS), plain),
        (columns.warnings, fit(&noted, columns.warnings), noting),
    ];
    let parts = parts.into_iter().filter(|(columns, _, _)| *columns > 0);
    let told = parts.flat_map(|(_, text, style)| [span(text, style), span(" ", theme.text())]);
    [span(found, theme.accent()), entry::mark(state, line), span(" ", theme.text())].into_iter().chain(told).collect()
}

/// Hours stand under hours where there is no end, else begin under each other.
fn right_aligned(hours: &str, columns: usize) -> String {
    if columns > 6 { left(hours, columns) } else { right(hours, columns) }
}

fn hours(state: &State, line: &SessionLine, with_end: bool) -> String {
    match line.anchor {
        _ if with_end => words::hours(line.shown_start, line.shown_end, &line.anchor, state.look.dial),
        Anchor::AllDay => "day".to_owned(),
        _ => state.look.dial.brief(line.shown_start.time(), true),
    }
}

/// What it is about, or why it is skipped.
fn about(line: &SessionLine) -> String {
    match line.reason.as_deref().filter(|reason| !reason.is_empty()) {
        Some(reason) if is_skipped(line) => format!("skipped: {reason}"),
        _ if is_skipped(line) => "skipped".to_owned(),
        _ => line.theme.clone().unwrap_or_default(),
    }
}

fn leaders(state: &State, line: &SessionLine) -> String {
    line.facilitators.iter().map(|name| state.name(name)).collect::<Vec<_>>().join(", ")
}

/// "14/20 +2"; nothing for a session that does not take place.
fn seats(line: &SessionLine) -> String {
    let taken = match line.seats.capacity {
        _ if is_skipped(line) => return "skipped".to_owned(),
        Some(capacity) => format!("{}/{capacity}", line.seats.taken),
        None => line.seats.taken.to_string(),
    };
    if line.seats.waiting > 0 { format!("{taken} +{}", line.seats.waiting) } else { taken }
}

/// What may go wrong with it, or should be known before: nothing of what is over.
fn warnings(state: &State, line: &SessionLine) -> String {
    if line.ends_at <= state.now || is_skipped(line) {
        return String::new();
    }
    let is_full = line.seats.capacity.is_some_and(|capacity| line.seats.taken >= capacity);
    let own_clock = if let Anchor::Zone(zone) = &line.anchor { Some(zone) } else { None };
    let week = week_of(state, line.shown_start.date());
    let changes = own_clock.is_some_and(|own| [own, &state.zone].into_iter().any(|zone| clock_change(zone, week).is_some()));
    let said = [is_full.then_some("full"), changes.then_some("clock change that week")];
    session::warnings(state, line).into_iter().chain(said.into_iter().flatten().map(str::to_owned)).collect::<Vec<_>>().join(" · ")
}

/// The week around a day, on the viewer's clock.
fn week_of(state: &State, date: NaiveDate) -> Window {
    let start = date.week(state.look.week_start).checked_first_day().unwrap_or(date);
    days(start, days_on(start, 7), &state.zone)
}
