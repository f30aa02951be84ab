//! What the keys of the month do: walk over days, weeks and months, and open what is on a day.

use chrono::NaiveDate;

use super::state::{grid_start, grids, is_on, month_question};
use super::view;
use crate::app::query::SessionLine;
use crate::tui::action::{Action, Context};
use crate::tui::days::{days_on, months_on};
use crate::tui::desk::Focus;
use crate::tui::msg::{Effect, Question};
use crate::tui::overlay::DayList;
use crate::tui::part::Part;
use crate::tui::state::State;
use crate::tui::update::push;
use crate::tui::{desk_keys, seats};

/// The home screen as a view.
pub const PART: Part =
    Part { contexts, questions, settle, act, refusal, view: view::view, click: view::click, aim: view::aim, ..Part::BARE };

fn contexts(state: &State) -> &'static [Context] {
    match state.desk.focus {
        _ if state.empty => &[Context::First, Context::Screen],
        Focus::Sessions => &[Context::Calendar, Context::Sessions, Context::Home, Context::Screen],
        Focus::Attendees => &[Context::Attendees, Context::Home, Context::Screen],
    }
}

fn questions(state: &State) -> Vec<Question> {
    vec![ask(state)(grid_start(state.desk.day, state.look.week_start), false)]
}

/// How a month is asked for by the first day of its grid, early or not.
fn ask(state: &State) -> impl Fn(NaiveDate, bool) -> Question + use<> {
    let (zone, only) = (state.zone.clone(), state.only_uid());
    move |first, early| month_question(first, early, &zone, only.clone())
}

fn settle(state: &mut State) -> Vec<Effect> {
    let (row, ask) = (grids(state.desk.day, state.look.week_start), ask(state));
    let effects = Effect::ask_all(state.calendar.months.settle(row, &mut state.desk, is_on, ask));
    seats::asked_too(effects, view::in_sight(state))
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    match action {
        _ if state.desk.focus == Focus::Attendees => desk_keys::act(state, action, count),
        Action::DayBefore => walk(state, |day| days_on(day, -by)),
        Action::DayAfter => walk(state, |day| days_on(day, by)),
        Action::WeekBefore => walk(state, |day| days_on(day, -7 * by)),
        Action::WeekAfter => walk(state, |day| days_on(day, 7 * by)),
        Action::MonthBefore => walk(state, |day| months_on(day, -by)),
        Action::MonthAfter => walk(state, |day| months_on(day, by)),
        Action::Open if are_several(state) => push(state, |state| Some(DayList::new(on_the_day(state).cloned().collect(), &state.desk))),
        Action::Open => desk_keys::act(state, Action::Focus, None),
        other => desk_keys::act(state, other, count),
    }
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    match action {
        _ if state.desk.focus == Focus::Attendees => desk_keys::refusal(state, action),
        Action::Open if are_several(state) => None,
        Action::Open => desk_keys::refusal(state, Action::Focus),
        other => desk_keys::refusal(state, other),
    }
}

/// Takes the sessions of a month in, if it is still the one that is shown or one beside it.
pub fn load(state: &mut State, first: NaiveDate, lines: Vec<SessionLine>) -> Vec<Effect> {
    let row = grids(state.desk.day, state.look.week_start);
    state.calendar.months.load(first, lines, row);
    if first == row[1] {
        return settle(state);
    }
    Effect::ask_all(state.calendar.months.next_early(row).map(|first| ask(state)(first, true)))
}

fn on_the_day(state: &State) -> impl Iterator<Item = &SessionLine> {
    state.calendar.sessions_on(state.desk.day)
}

fn are_several(state: &State) -> bool {
    on_the_day(state).count() > 1
}

fn walk(state: &mut State, way: impl Fn(NaiveDate) -> NaiveDate) -> Vec<Effect> {
    let day = way(state.desk.day);
    state.go(day)
}
