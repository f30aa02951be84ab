//! A session in the cell of its day: glyph, hour and title, then seats or the reason why it is skipped.

use chrono::NaiveDate;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::Dial;
use crate::app::query::SessionLine;
use crate::domain::roster::Seats;
use crate::domain::time::Anchor;
use crate::tui::desk::is_skipped;
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::widget::text::{first_rows, fit, span, width};

/// Columns from which a session shows its title, and what is under its hour stands clear of its glyph.
const WIDE: usize = 7;
/// Fewer letters of a title than this say nothing.
const SHORTEST: usize = 3;

/// The session in one row, with its seats in two, with the rest of its title in more; what is under the hour leaves the glyph a column of its own.
pub fn rows(state: &State, line: &SessionLine, date: NaiveDate, (columns, rows): (usize, usize), lit: bool) -> Vec<Vec<Span<'static>>> {
    let style = style(state, line, lit);
    let hour = hour(line, date, columns, state.look.dial);
    let bold = if lit || is_skipped(line) || line.ends_at <= state.now { style } else { state.theme().strong() };
    let room = if columns < WIDE { 0 } else { columns.saturating_sub(2 + width(&hour)) };
    let (begin, rest) = title(&state.masked(&line.summary), room, (columns.saturating_sub(1), rows.saturating_sub(2)));
    let mut lines = vec![vec![mark(state, line), span(hour, bold), span(" ", state.theme().text()), span(begin, style)]];
    lines.extend(rest.into_iter().map(|row| vec![span(" ", state.theme().text()), span(row, style)]));
    if rows > 1 {
        let indent = if columns < WIDE { "" } else { " " };
        lines.push(vec![span(indent, state.theme().text()), how_full(state, line, columns - indent.len())]);
    }
    lines
}

/// The glyph of the series in its colour; a cross where the session is skipped.
pub fn mark(state: &State, line: &SessionLine) -> Span<'static> {
    if is_skipped(line) { span("×", state.theme().quiet()) } else { dot(state, line.colour) }
}

/// The glyph of a series in its colour, by its number.
pub fn dot(state: &State, colour: usize) -> Span<'static> {
    span(glyph(colour), state.series_style(colour))
}

/// How the title of a session is written: chosen, skipped, over, or to come.
pub fn style(state: &State, line: &SessionLine, lit: bool) -> Style {
    let theme = state.theme();
    match () {
        () if lit => theme.selected(),
        () if is_skipped(line) => theme.skipped(),
        () if line.ends_at <= state.now => theme.quiet(),
        () => theme.text(),
    }
}

/// The hour, and the minute where it is not the full hour; nothing for a whole day.
fn hour(line: &SessionLine, date: NaiveDate, columns: usize, dial: Dial) -> String {
    let start = line.shown_start;
    match () {
        () if line.anchor == Anchor::AllDay => String::new(),
        () if start.date() != date => " ›".to_owned(),
        // five columns hold the minutes of 24 hours, six those of twelve
        () => dial.brief(start.time(), columns > if dial == Dial::Twelve { 6 } else { 5 }),
    }
}

/// As much of a title as stands behind the hour, and what stands in the rows under it; only the end is cut.
fn title(summary: &str, room: usize, (columns, rows): (usize, usize)) -> (String, Vec<String>) {
    let first_word = summary.split(' ').next().map_or(0, width);
    if width(summary) <= room || first_word > columns || rows == 0 {
        return (if room >= SHORTEST { fit(summary, room) } else { String::new() }, Vec::new());
    }
    let ends = summary.match_indices(' ').map(|(end, _)| end).take_while(|end| width(&summary[..*end]) <= room);
    let (begin, rest) = summary.split_at(ends.last().unwrap_or(0));
    (begin.to_owned(), first_rows(rest, columns, rows))
}

/// Seats taken of all and who waits; or why it is skipped.
pub fn how_full(state: &State, line: &SessionLine, columns: usize) -> Span<'static> {
    let theme = state.theme();
    let text = if is_skipped(line) {
        let reason = line.reason.as_deref().filter(|reason| !reason.is_empty() && columns >= WIDE);
        reason.map_or_else(|| if columns < 7 { "off" } else { "skipped" }.to_owned(), |reason| state.masked(reason))
    } else {
        line.seats.map(|seats| taken(&seats, columns)).unwrap_or_default()
    };
    span(fit(&text, columns), theme.quiet())
}

/// "14/20 +2"; who waits only where there is room.
fn taken(seats: &Seats, room: usize) -> String {
    let taken = match seats.capacity {
        Some(capacity) => format!("{}/{capacity}", seats.taken),
        None => seats.taken.to_string(),
    };
    let both = [" ", ""].map(|gap| format!("{taken}{gap}+{}", seats.waiting));
    both.into_iter().find(|both| seats.waiting > 0 && width(both) <= room).unwrap_or(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_the_rows_there_are() {
        let cases = [
            ("Open Door Choir", 4, (8, 0), "Ope…", ""),
            ("Open Door Choir", 4, (8, 1), "Open", "Door Ch…"),
            ("Open Door Choir", 4, (8, 2), "Open", "Door/Choir"),
            ("Social Cohesion", 4, (8, 1), "", "Social…"),
            ("Creativity and Connection", 6, (8, 2), "Creat…", ""),
            ("Social Cohesion in Isolation", 10, (14, 1), "Social", "Cohesion in I…"),
            ("Choir", 10, (14, 3), "Choir", ""),
            ("Choir", 2, (0, 0), "", ""),
        ];
        for (summary, room, below, begin, rest) in cases {
            let (first, others) = title(summary, room, below);
            assert_eq!((first.as_str(), others.join("/").as_str()), (begin, rest), "{summary} in {room}");
        }
    }
}
