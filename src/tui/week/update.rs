//! What the keys of the week do: walk over days, weeks, sessions and hours, zoom, and put another zone beside ours.

use chrono::NaiveDate;

use super::plan::Plan;
use super::state::{around, is_on, week_question};
use super::view;
use crate::app::query::SessionLine;
use crate::domain::id::SessionKey;
use crate::tui::action::{Action, Context};
use crate::tui::days::{days_on, week_of};
use crate::tui::desk::Focus;
use crate::tui::msg::{Effect, Question};
use crate::tui::part::Part;
use crate::tui::prompt::BesideZone;
use crate::tui::state::State;
use crate::tui::update::push;
use crate::tui::widget::panes::shown;
use crate::tui::{desk_keys, layout, seats};

/// The week as a view.
pub const PART: Part =
    Part { contexts, questions, settle, act, refusal, view: view::view, click: view::click, aim: view::aim, ..Part::BARE };

/// Minutes that a key scrolls, and those that a page leaves in sight.
const HOUR: i64 = 60;

fn contexts(state: &State) -> &'static [Context] {
    match state.desk.focus {
        Focus::Sessions => &[Context::Week, Context::Sessions, Context::Home, Context::Screen],
        Focus::Attendees => &[Context::Attendees, Context::Home, Context::Screen],
    }
}

fn questions(state: &State) -> Vec<Question> {
    vec![ask(state)(week_of(state.desk.day, state.look.week_start), false)]
}

/// How a week is asked for by its first day, early or not.
fn ask(state: &State) -> impl Fn(NaiveDate, bool) -> Question + use<> {
    let (zone, only) = (state.zone.clone(), state.only_uid());
    move |first, early| week_question(first, early, &zone, only.clone())
}

fn settle(state: &mut State) -> Vec<Effect> {
    let (row, ask) = (around(week_of(state.desk.day, state.look.week_start)), ask(state));
    let effects = Effect::ask_all(state.week.weeks.settle(row, &mut state.desk, is_on, ask));
    let blocks = Plan::of(state, area(state)).blocks;
    seats::asked_too(effects, blocks.into_iter().map(|block| block.line))
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    match action {
        _ if state.desk.focus == Focus::Attendees => return desk_keys::act(state, action, count),
        Action::DayBefore => return walk(state, -by),
        Action::DayAfter => return walk(state, by),
        Action::WeekBefore => return walk(state, -7 * by),
        Action::WeekAfter => return walk(state, 7 * by),
        Action::LineUp => step(state, -by),
        Action::LineDown => step(state, by),
        Action::PageUp => scroll(state, -by * page(state)),
        Action::PageDown => scroll(state, by * page(state)),
        Action::ZoomIn => zoom(state, true),
        Action::ZoomOut => zoom(state, false),
        Action::OtherZone if state.week.beside.is_some() => {
            state.week.beside = None;
            state.say("only our hours now");
        }
        Action::OtherZone => return push(state, |_| Some(BesideZone::default())),
        other => {
            state.week.scrolled = None;
            return desk_keys::act(state, other, count);
        }
    }
    settle(state)
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    match action {
        Action::OtherZone | Action::ZoomIn | Action::ZoomOut if !state.empty => None,
        other => desk_keys::refusal(state, other),
    }
}

/// Takes the sessions of a week in, if it is still the one that is shown or one beside it.
pub fn load(state: &mut State, first: NaiveDate, lines: Vec<SessionLine>) -> Vec<Effect> {
    let row = around(week_of(state.desk.day, state.look.week_start));
    state.week.weeks.load(first, lines, row);
    if first == row[1] {
        return settle(state);
    }
    Effect::ask_all(state.week.weeks.next_early(row).map(|first| ask(state)(first, true)))
}

fn walk(state: &mut State, days: i64) -> Vec<Effect> {
    state.week.scrolled = None;
    state.go(days_on(state.desk.day, days))
}

/// To another session of the day; where there is none that way, over the hours.
fn step(state: &mut State, by: i64) {
    let here: Vec<SessionKey> = state.week.sessions_on(state.desk.day).map(|line| line.key.clone()).collect();
    let place = here.iter().position(|key| Some(key) == state.desk.selected.as_ref()).and_then(|place| i64::try_from(place).ok());
    let wanted = place.and_then(|place| usize::try_from(place + by).ok()).and_then(|place| here.get(place));
    if wanted.is_none() {
        scroll(state, by * HOUR);
        return;
    }
    state.desk.selected = wanted.cloned();
    state.week.scrolled = None;
}

/// Over the hours, held at midnight; so many minutes.
fn scroll(state: &mut State, minutes: i64) {
    let plan = Plan::of(state, area(state));
    let here = i64::from(plan.top * plan.zoom);
    let last = 24 * HOUR - i64::from(plan.gutter.height * plan.zoom).min(24 * HOUR);
    state.week.scrolled = u16::try_from((here + minutes).clamp(0, last)).ok();
}

/// Minutes that are seen at once, but for one row.
fn page(state: &State) -> i64 {
    let plan = Plan::of(state, area(state));
    i64::from(plan.gutter.height.saturating_sub(1).max(1) * plan.zoom)
}

fn zoom(state: &mut State, closer: bool) {
    state.week.scrolled = None;
    let now = Plan::of(state, area(state)).zoom;
    if !state.week.zoom(now, closer) {
        state.refuse(if closer { "a row is a quarter of an hour already" } else { "a row is two hours already" });
    }
}

/// Where the week is drawn.
fn area(state: &State) -> ratatui::layout::Rect {
    let body = layout::body(state.size);
    shown(layout::session_panes(body), Focus::Sessions).main.unwrap_or(body)
}
