//! The hours beside the days: ours, and those that another zone's clock shows then.

use chrono::{NaiveDateTime, TimeDelta};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::plan::{Plan, minute};
use crate::app::words;
use crate::domain::time::{Instant, midnight};
use crate::domain::zone::{Fit, Zone};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, right, span, width};

pub fn view(state: &State, frame: &mut Frame, plan: &Plan) {
    let theme = state.theme();
    let buffer = frame.buffer_mut();
    let now = minute(state.wall()) / plan.zoom;
    let is_seen = plan.days.iter().any(|(day, _)| *day == state.today());
    for row in 0..plan.gutter.height {
        let at = plan.top + row;
        let y = plan.gutter.y + row;
        let columns = usize::from(plan.gutter.width.saturating_sub(1));
        let is_now = is_seen && at == now;
        let style = if is_now { theme.accent() } else { theme.quiet() };
        // now has its time where no full hour has its own
        let (wall, time, instant) = match labelled(state, at, plan.zoom) {
            Some(wall) => (wall, state.look.dial.time(wall.time()), instant(state, wall)),
            None if is_now => (state.wall(), state.look.dial.brief(state.wall().time(), true), Some(state.now)),
            None => continue,
        };
        draw(buffer, (plan.gutter.x, y), plan.gutter.width, &[span(right(&time, columns), style)]);
        if let Some(((gutter, zone), instant)) = plan.beside.zip(state.week.beside.as_ref()).zip(instant) {
            let columns = usize::from(gutter.width.saturating_sub(1));
            let text = abroad(state, zone, (instant, wall), columns);
            draw(buffer, (gutter.x, y), gutter.width, &[span(right(&text, columns), style)]);
        }
    }
    if let (Some(gutter), Some(zone)) = (plan.beside, &state.week.beside) {
        head(state, frame, plan, gutter, zone);
    }
}

/// The short names of both clocks, over their hours.
fn head(state: &State, frame: &mut Frame, plan: &Plan, gutter: Rect, zone: &Zone) {
    let noon = state.zone.resolve(midnight(state.desk.day) + TimeDelta::hours(12)).at;
    for (zone, place) in [(&state.zone, plan.gutter), (zone, gutter)] {
        let name = span(right(&zone.season(noon).1, usize::from(place.width.saturating_sub(1))), state.theme().quiet());
        draw(frame.buffer_mut(), (place.x, plan.title.y + 1), place.width, &[name]);
    }
}

/// The full hour with which a row begins, on the day of the cursor.
fn labelled(state: &State, row: u16, zoom: u16) -> Option<NaiveDateTime> {
    let minutes = row * zoom;
    minutes.is_multiple_of(60).then(|| midnight(state.desk.day).checked_add_signed(TimeDelta::minutes(minutes.into())))?
}

/// The instant of a time on our clock; `None` where the clock has no such time.
fn instant(state: &State, wall: NaiveDateTime) -> Option<Instant> {
    let here = state.zone.resolve(wall);
    (!matches!(here.fit, Fit::Gap(_))).then_some(here.at)
}

/// What the other clock shows at a moment, with the days that it is ahead of ours or behind.
fn abroad(state: &State, zone: &Zone, (at, wall): (Instant, NaiveDateTime), columns: usize) -> String {
    let there = zone.wall(at);
    let days = (there.date() - wall.date()).num_days();
    let other_day = if days == 0 { "  ".to_owned() } else { format!("{days:+}") };
    let brief = state.look.dial.brief(there.time(), true) + &other_day;
    Some(state.look.dial.time(there.time()) + &other_day).filter(|full| width(full) <= columns).unwrap_or(brief)
}

/// "New York is 5 h behind", and whether that changes in the week.
pub fn distance(state: &State, zone: &Zone, from: NaiveDateTime, to: NaiveDateTime) -> (String, bool) {
    let minutes = |wall: NaiveDateTime| {
        let at = state.zone.resolve(wall).at;
        (zone.offset(at) - state.zone.offset(at)) / 60
    };
    let noon = minutes(midnight(state.desk.day) + TimeDelta::hours(12));
    let hours = match (noon.abs() / 60, noon.abs() % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    };
    let told = match noon {
        0 => format!("{} has the same time", words::zone(zone)),
        _ => format!("{} is {hours} {}", words::zone(zone), if noon > 0 { "ahead" } else { "behind" }),
    };
    (told, minutes(from) != minutes(to))
}
