//! The sessions of a series drawn: what was, what is skipped, what comes, with how many came or are to come.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Focus;
use crate::app::query::HeldLine;
use crate::app::words;
use crate::tui::desk::is_skipped;
use crate::tui::overlay::sheet;
use crate::tui::state::State;
use crate::tui::widget::entry::mark;
use crate::tui::widget::text::{draw, fit, left, right, span, width};

/// Rows over the list: the title, then the rule and who leads.
pub const HEAD: u16 = 2;
const DAY: usize = 15;
const NUMBERS: usize = 12;
/// From so many columns the hours stand beside the day; a theme stands only where it gets as much as that.
const WITH_HOURS: usize = 40;
const SHORTEST_THEME: usize = 10;

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let Some(row) = state.series.row() else { return };
    let has_focus = state.series.focus == Focus::Sessions;
    let columns = usize::from(area.width);
    let style = if has_focus { theme.accent() } else { theme.strong() };
    draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span(fit(&state.masked(&row.summary), columns), style)]);
    let leaders: Vec<String> = row.facilitators.iter().map(|name| state.name(name)).collect();
    let led_by = if leaders.is_empty() { String::new() } else { format!(" · led by {}", leaders.join(", ")) };
    draw(frame.buffer_mut(), (area.x, area.y + 1), area.width, &[span(fit(&(row.rule.clone() + &led_by), columns), theme.quiet())]);
    let lines = state.series.sessions.of(&row.uid);
    let cursor = state.series.sessions.cursor;
    let top = cursor.top(lines.len(), sheet::below(area, HEAD), state.clicked);
    for (y, (place, held)) in (area.y + HEAD..area.bottom()).zip(lines.iter().enumerate().skip(top)) {
        draw(frame.buffer_mut(), (area.x, y), area.width, &session(state, held, columns));
        if has_focus && place == cursor.0 {
            frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, theme.selected());
        }
    }
}

/// "● Wed 16 Sep 2020 16:00  Songs of the sea   11 of 20 +2".
fn session(state: &State, held: &HeldLine, columns: usize) -> Vec<Span<'static>> {
    let theme = state.theme();
    let line = &held.line;
    let (skipped, is_over) = (is_skipped(line), line.ends_at <= state.now);
    let style = match () {
        () if skipped => theme.skipped(),
        () if is_over => theme.quiet(),
        () => theme.text(),
    };
    let hours = if columns >= WITH_HOURS {
        format!(" {}", words::hours(line.shown_start, line.shown_end, &line.anchor, state.look.dial))
    } else {
        String::new()
    };
    let day = left(&words::day(line.shown_start), DAY);
    let (told, told_style) = match (&line.reason, &line.theme, &line.holiday) {
        (Some(reason), ..) if skipped => (reason.clone(), theme.quiet()),
        (_, Some(theme), _) => (theme.clone(), style),
        (_, None, Some(holiday)) if !skipped => (words::holiday(holiday), theme.alert()),
        _ => (String::new(), style),
    };
    let numbers = numbers(held, is_over);
    let used = 2 + DAY + width(&hours) + 2 + NUMBERS;
    let room = columns.saturating_sub(used + 1);
    let told = if room >= SHORTEST_THEME { left(&state.masked(&told), room) } else { " ".repeat(room) };
    let numbers_style = if held.came.is_some() { theme.text() } else { theme.quiet() };
    vec![
        mark(state, line),
        span(" ", theme.text()),
        span(day, style),
        span(hours, style),
        span("  ", theme.text()),
        span(told, told_style),
        span(" ", theme.text()),
        span(right(&numbers, NUMBERS), numbers_style),
    ]
}

/// How many came; of a session to come how many seats are taken.
fn numbers(held: &HeldLine, is_over: bool) -> String {
    let seats = &held.line.seats();
    match held.came {
        _ if is_skipped(&held.line) => "skipped".to_owned(),
        Some(came) => format!("came {came}"),
        None if is_over => "no register".to_owned(),
        None if seats.waiting > 0 => format!("{} +{}", words::seats(seats), seats.waiting),
        None => words::seats(seats),
    }
}
