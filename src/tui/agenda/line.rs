//! A line of the agenda: glyph, hours, title, theme, who leads it, seats, and what to know of it; what has no room stands under it.

use chrono::{NaiveDate, TimeDelta};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::Dial;
use crate::app::query::SessionLine;
use crate::domain::clock_change::clock_change;
use crate::domain::roster::Seats;
use crate::domain::time::{Anchor, Window};
use crate::tui::days::{days, days_on, week_of};
use crate::tui::desk::is_skipped;
use crate::tui::state::State;
use crate::tui::widget::text::{fit, left, right, span, width, wrap};
use crate::tui::widget::{entry, session};

/// Columns before the hours: an indent and the glyph.
const MARKS: usize = 4;
/// Columns from which the hours have their end, from which who leads it has columns, and from which what to know of it has some too.
const WITH_END: usize = 56;
const WIDE: usize = 92;
const WIDEST: usize = 130;
/// Columns of what is the same in every line, so that nothing jumps while the list scrolls.
const SEATS: usize = 7;
const WAITING: usize = 4;
const FULL: usize = 4;
const LEADER: usize = 16;
const WARNINGS: usize = 24;
/// Beside a theme a title has no more columns than this; a theme says nothing in less than it has.
const LONGEST_TITLE: usize = 36;
const SHORTEST_THEME: usize = 12;

/// How wide each column is; 0: not shown. They depend on the screen and not on what is listed.
pub struct Columns {
    hours: usize,
    title: usize,
    theme: usize,
    leader: usize,
    full: usize,
    warnings: usize,
}

impl Columns {
    /// The columns that fit.
    pub fn of(state: &State, columns: usize) -> Self {
        let with_end = columns >= WITH_END;
        let hours = match (state.look.dial, with_end) {
            (Dial::TwentyFour, true) => "16:00–30 Sep".chars().count(),
            (Dial::TwentyFour, false) => "16:00".len(),
            (Dial::Twelve, true) => "10:30 am–12:30 pm".chars().count(),
            (Dial::Twelve, false) => "12:30 pm".len(),
        };
        let full = if with_end { FULL } else { 0 };
        let leader = if columns >= WIDE { LEADER } else { 0 };
        let warnings = if columns >= WIDEST { WARNINGS } else { 0 };
        let taken: usize = [hours, SEATS, full, leader, warnings].into_iter().filter(|part| *part > 0).map(|part| part + 1).sum();
        let rest = columns.saturating_sub(MARKS + taken + WAITING);
        let title = (rest * 3 / 5).min(LONGEST_TITLE);
        match rest.saturating_sub(title + 2) {
            theme if theme >= SHORTEST_THEME => Self { hours, title, theme, leader, full, warnings },
            _ => Self { hours, title: rest.saturating_sub(1), theme: 0, leader, full, warnings },
        }
    }

    fn have_end(&self) -> bool {
        self.full > 0
    }
}

pub fn line(state: &State, line: &SessionLine, columns: &Columns) -> Vec<Span<'static>> {
    let theme = state.theme();
    let is_over = line.ends_at <= state.now;
    let plain = if is_over { theme.quiet() } else { theme.text() };
    let about = about(state, line);
    // without a theme the title has its columns too
    let (title, subject) = match columns.theme {
        0 => (columns.title, 0),
        theme if about.is_empty() => (columns.title + 1 + theme, 0),
        theme => (columns.title, theme),
    };
    let warned = warnings(state, line);
    let warned = if width(&warned) <= columns.warnings { warned } else { String::new() };
    let (seats, waiting) = seats(line);
    let parts = [
        (columns.hours, left(&hours(state, line, columns), columns.hours), plain),
        (title, left(&state.masked(&line.summary), title), entry::style(state, line, false)),
        (subject, left(&about, subject), theme.quiet()),
        (columns.leader, left(&leaders(state, line), columns.leader), theme.quiet()),
        (SEATS, right(&seats, SEATS), plain),
        (WAITING, left(&waiting, WAITING), plain),
        (columns.full, left(if is_full(state, line) { "full" } else { "" }, columns.full), theme.alert()),
        (columns.warnings, fit(&warned, columns.warnings), theme.alert()),
    ];
    let parts = parts.into_iter().filter(|(columns, _, _)| *columns > 0);
    let told = parts.flat_map(|(_, text, style)| [span(text, style), span(" ", theme.text())]);
    [span("  ", theme.text()), entry::mark(state, line), span(" ", theme.text())].into_iter().chain(told).collect()
}

/// What has no room in the line, in rows of their own under its title.
pub fn notes(state: &State, line: &SessionLine, columns: &Columns, room: usize) -> Vec<(String, Style)> {
    let theme = state.theme();
    let warned = warnings(state, line);
    let (told, style) = match () {
        () if is_skipped(line) && columns.theme == 0 => (line.reason.clone().unwrap_or_default(), theme.quiet()),
        () if width(&warned) > columns.warnings => (warned, theme.alert()),
        () => return Vec::new(),
    };
    let indent = MARKS + columns.hours + 1;
    let rows = wrap(&state.masked(&told), room.saturating_sub(indent));
    rows.into_iter().map(|row| (" ".repeat(indent) + &row, style)).collect()
}

/// "16:00–17:00", over midnight too; of what takes a day or more the last day.
fn hours(state: &State, line: &SessionLine, columns: &Columns) -> String {
    let (start, end, dial) = (line.shown_start, line.shown_end, state.look.dial);
    let is_long = end - start >= TimeDelta::days(1);
    match line.anchor {
        Anchor::AllDay if end - start <= TimeDelta::days(1) => if columns.have_end() { "all day" } else { "day" }.to_owned(),
        Anchor::AllDay if columns.have_end() => format!("until {}", (end - TimeDelta::days(1)).format("%-d %b")),
        Anchor::AllDay => "days".to_owned(),
        _ if !columns.have_end() || end == start => dial.time(start.time()),
        _ if is_long => format!("{}–{}", dial.time(start.time()), end.format("%-d %b")),
        _ => dial.span(start.time(), end.time()),
    }
}

/// What it is about, or why it is skipped.
fn about(state: &State, line: &SessionLine) -> String {
    let told = if is_skipped(line) { &line.reason } else { &line.theme };
    state.masked(told.as_deref().unwrap_or_default())
}

fn leaders(state: &State, line: &SessionLine) -> String {
    line.facilitators.iter().map(|name| state.name(name)).collect::<Vec<_>>().join(", ")
}

/// "14/20" and "+2"; of a session that does not take place only that.
fn seats(line: &SessionLine) -> (String, String) {
    if is_skipped(line) {
        return ("skipped".to_owned(), String::new());
    }
    let Some(seats) = line.seats else { return Default::default() };
    let taken = seats.capacity.map_or_else(|| seats.taken.to_string(), |capacity| format!("{}/{capacity}", seats.taken));
    (taken, if seats.waiting > 0 { format!("+{}", seats.waiting) } else { String::new() })
}

/// Whether it is still to come and has no seat left.
fn is_full(state: &State, line: &SessionLine) -> bool {
    let has_none_left = |seats: Seats| seats.capacity.is_some_and(|capacity| seats.taken >= capacity);
    line.ends_at > state.now && !is_skipped(line) && line.seats.is_some_and(has_none_left)
}

/// What may go wrong with it, or should be known before: nothing of what is over.
fn warnings(state: &State, line: &SessionLine) -> String {
    if line.ends_at <= state.now || is_skipped(line) {
        return String::new();
    }
    let own_clock = if let Anchor::Zone(zone) = &line.anchor { Some(zone) } else { None };
    let week = around(state, line.shown_start.date());
    let changes = own_clock.is_some_and(|own| [own, &state.zone].into_iter().any(|zone| clock_change(zone, week).is_some()));
    let said = changes.then(|| "clock change that week".to_owned());
    session::warnings(state, line).into_iter().chain(said).collect::<Vec<_>>().join(" · ")
}

/// The week around a day, on the viewer's clock.
fn around(state: &State, date: NaiveDate) -> Window {
    let start = week_of(date, state.look.week_start);
    days(start, days_on(start, 7), &state.zone)
}
