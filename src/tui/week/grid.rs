//! The week on its place: title, names of the days, hours, sessions, and the line for now.

use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::plan::{Plan, minute};
use super::{block, gutter};
use crate::domain::clock_change::{ClockChange, clock_change};
use crate::domain::time::midnight;
use crate::tui::days::{days, days_on, week_of};
use crate::tui::desk::Focus;
use crate::tui::msg::Effect;
use crate::tui::only;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, span, width};

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let plan = Plan::of(state, area);
    title(state, frame, &plan);
    gutter::view(state, frame, &plan);
    for (day, column) in &plan.days {
        name(state, frame, &plan, *day, *column);
        if let Some(change) = clock_change(&state.zone, days(*day, days_on(*day, 1), &state.zone)) {
            changed_hours(state, frame, &plan, *column, &change);
        }
        if *day == state.today() {
            now(state, frame, &plan, *column);
        }
    }
    for block in &plan.blocks {
        block::view(state, frame.buffer_mut(), block, plan.zoom);
    }
}

/// The session at a place, else the day.
pub fn click(state: &mut State, area: Rect, at: Position) -> Option<Vec<Effect>> {
    let plan = Plan::of(state, area);
    let found = plan.blocks.iter().find(|block| block.place.contains(at)).map(|block| block.line.key.clone());
    let lies_in = |column: &Rect| column.x <= at.x && at.x < column.right() && at.y > plan.title.y;
    let day = plan.days.iter().find(|(_, column)| lies_in(column)).map(|(day, _)| *day)?;
    if found.is_some() {
        state.desk.selected = found;
    }
    Some(state.go(day))
}

/// "31 Aug – 6 Sep 2020 · week 36", how far off the other zone is, and when the clocks change.
fn title(state: &State, frame: &mut Frame, plan: &Plan) {
    let theme = state.theme();
    let first = week_of(state.desk.day, state.look.week_start);
    let (last, after) = (days_on(first, 6), days_on(first, 7));
    let number = if state.look.week_start == Weekday::Mon { format!(" · week {}", first.iso_week().week()) } else { String::new() };
    let begin = if first.month() == last.month() { first.format("%-d–") } else { first.format("%-d %b – ") };
    let mut parts = vec![span(format!("{begin}{}{number}", last.format("%-d %b %Y")), theme.strong())];
    parts.extend(only::told(state).map(|only| span(only, theme.accent())));
    if let Some(change) = clock_change(&state.zone, days(first, after, &state.zone)) {
        let way = if change.forward { "forward" } else { "back" };
        let day = change.from.format("%a %-d %b");
        parts.push(span(format!("clocks go {way} {day} {}", state.look.dial.time(change.from.time())), theme.alert()));
    }
    if let Some(zone) = &state.week.beside {
        let (told, changes) = gutter::distance(state, zone, midnight(first), midnight(after));
        let style = if changes { theme.alert() } else { theme.text() };
        let when = if changes { format!(" on {}, not all week", state.desk.day.format("%a")) } else { String::new() };
        parts.push(span(told + &when, style));
    }
    let mut at = plan.title.x;
    for part in parts {
        let between = if at > plan.title.x { " · " } else { "" };
        at = draw(frame.buffer_mut(), (at, plan.title.y), plan.title.right().saturating_sub(at), &[span(between, theme.quiet())]);
        let room = plan.title.right().saturating_sub(at);
        at = draw(frame.buffer_mut(), (at, plan.title.y), room, &[span(fit(&part.content, usize::from(room)), part.style)]);
    }
}

/// "Wed 2 ‹", and how many sessions are not seen.
fn name(state: &State, frame: &mut Frame, plan: &Plan, day: NaiveDate, column: Rect) {
    let theme = state.theme();
    let style = match (day == state.desk.day, state.desk.focus) {
        (true, Focus::Sessions) => theme.selected(),
        (true, Focus::Attendees) => theme.resting(),
        _ if day == state.today() => theme.today(),
        _ => theme.text(),
    };
    let hidden: usize = plan.hidden.iter().filter(|(other, _)| *other == day).map(|(_, count)| count).sum();
    let more = if hidden > 0 { format!(" +{hidden}") } else { String::new() };
    let today = if day == state.today() { " ‹" } else { "" };
    let room = usize::from(column.width).saturating_sub(1 + width(&more));
    // what is today is said before how its weekday is called
    let close = today.trim_start();
    let forms =
        [("%a %-d", today), ("%a %-d", close), ("%-d", close), ("%-d", "")].map(|(form, mark)| (day.format(form).to_string(), mark));
    let (name, mark) = forms.into_iter().find(|(name, mark)| width(name) + width(mark) <= room).unwrap_or_default();
    let spans: [Span; 3] = [span(name, style), span(mark, theme.accent()), span(more, theme.strong())];
    draw(frame.buffer_mut(), (column.x, plan.title.y + 1), column.width, &spans);
}

/// The hours that are missing on a day, or come twice.
fn changed_hours(state: &State, frame: &mut Frame, plan: &Plan, column: Rect, change: &ClockChange) {
    let zoom = plan.zoom;
    let (from, to) = (minute(change.from) / zoom, minute(change.to).div_ceil(zoom));
    let words = if change.forward { ["no such hour", "no hour"] } else { ["this hour twice", "twice"] };
    let room = usize::from(column.width).saturating_sub(1);
    let told = words.into_iter().find(|words| width(words) <= room).unwrap_or_default();
    for row in from.max(plan.top)..to.min(plan.top + column.height) {
        let text = if row == from { told.to_owned() } else { "┊".repeat(room) };
        draw(frame.buffer_mut(), (column.x, column.y + row - plan.top), column.width, &[span(text, state.theme().alert())]);
    }
}

/// The line for now.
fn now(state: &State, frame: &mut Frame, plan: &Plan, column: Rect) {
    let row = minute(state.wall()) / plan.zoom;
    if (plan.top..plan.top + column.height).contains(&row) {
        let line = "─".repeat(usize::from(column.width.saturating_sub(1)));
        draw(frame.buffer_mut(), (column.x, column.y + row - plan.top), column.width, &[span(line, state.theme().accent())]);
    }
}
