//! What the keys of the table of series do, and those of the sessions beside it.

use super::{Focus, end, order, view};
use crate::app::Command;
use crate::app::command::SeriesRm;
use crate::tui::action::{Action, Context};
use crate::tui::desk_keys;
use crate::tui::form::SeriesForm;
use crate::tui::long_text::LongText;
use crate::tui::msg::{Answer, Effect, Question};
use crate::tui::overlay::Confirm;
use crate::tui::part::Part;
use crate::tui::state::State;
use crate::tui::update::{open, push, show};
use crate::tui::views::View;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::steps;

/// The table as a view.
pub const PART: Part = Part {
    contexts,
    questions,
    settle,
    act,
    refusal,
    line,
    typed: |state| state.series.refilter(),
    view: view::view,
    click: view::click,
    aim: view::aim,
};

fn contexts(state: &State) -> &'static [Context] {
    match state.series.focus {
        _ if state.series.is_filtering => &[Context::Filter],
        Focus::Table => &[Context::SeriesTable, Context::Screen],
        Focus::Sessions => &[Context::SeriesSessions, Context::Home, Context::Screen],
    }
}

fn line(state: &mut State) -> Option<&mut Line> {
    state.series.is_filtering.then_some(&mut state.series.filter)
}

fn questions(state: &State) -> Vec<Question> {
    let session = state.desk.selected.clone().filter(|_| state.series.focus == Focus::Sessions).map(Question::Session);
    std::iter::once(Question::SeriesTable).chain(session).collect()
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    match (state.series.focus, action) {
        (Focus::Table, _) => in_table(state, action, count),
        (Focus::Sessions, _) => in_sessions(state, action, count),
    }
}

fn in_table(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let table = &mut state.series;
    if let Some(by) = steps(action, count, super::table::rows(state.size)) {
        table.cursor.step(by, table.count());
        return settle(state);
    }
    match action {
        Action::Open | Action::Focus => {
            table.is_filtering = false;
            table.focus = Focus::Sessions;
        }
        Action::Filter => table.is_filtering = true,
        Action::FilterKeep => table.is_filtering = false,
        Action::FilterEnd | Action::Clear => table.clear_filter(),
        Action::Sort => table.reorder(),
        Action::SeriesRm => {
            let question = removal(state);
            return question.map_or_else(Vec::new, |question| open(state, Box::new(question)));
        }
        Action::SeriesEdit => return table.uid().map(|uid| Effect::Ask(Question::SeriesToEdit(uid))).into_iter().collect(),
        Action::LongText => return table.uid().map(|uid| Effect::Ask(Question::LongText(LongText::Series(uid)))).into_iter().collect(),
        Action::SkipHolidays => return table.uid().iter().map(desk_keys::skip_holidays).collect(),
        Action::SeriesOrder => return push(state, order::SeatOrderPrompt::new),
        _ => {}
    }
    settle(state)
}

/// So many sessions down, or up when negative.
pub fn among_sessions(state: &mut State, by: i64) -> Vec<Effect> {
    let sessions = &mut state.series.sessions;
    sessions.cursor.step(by, sessions.count());
    let line = sessions.chosen().map(|held| held.line.clone());
    line.map_or_else(Vec::new, |line| state.choose(&line))
}

fn in_sessions(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    if let Some(by) = steps(action, count, super::table::rows(state.size)) {
        return among_sessions(state, by);
    }
    match action {
        Action::Focus => {
            state.series.focus = Focus::Table;
            Vec::new()
        }
        Action::Open => show(state, View::Calendar),
        Action::SeriesEnd => push(state, end::question),
        other => desk_keys::act(state, other, count),
    }
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    let table = &state.series;
    let none = table.row().is_none().then_some(if table.all().is_empty() {
        "nothing here yet: {series.add} makes a series"
    } else {
        "no series here: {series.clear} shows all"
    });
    match (table.focus, action) {
        (Focus::Sessions, Action::SeriesEnd) => desk_keys::refusal(state, Action::SeriesSplit),
        (Focus::Sessions, Action::Open) => {
            table.sessions.chosen().is_none().then_some("no session here: {series.back} goes back to the table")
        }
        (Focus::Sessions, Action::Focus) => None,
        (Focus::Sessions, other) => desk_keys::refusal(state, other),
        (Focus::Table, Action::Filter | Action::Sort) => table.all().is_empty().then_some("nothing here yet: {series.add} makes a series"),
        (Focus::Table, Action::Clear) => table.filter.value().is_empty().then_some("every series is shown already"),
        (Focus::Table, Action::LongText) => none.or(state.cannot_write()),
        (Focus::Table, Action::SeriesEdit) => none.or(state.privacy.then_some("hidden while names are initials: {privacy} shows them")),
        (Focus::Table, Action::Open | Action::Focus | Action::SeriesRm | Action::SeriesOrder | Action::SkipHolidays) => none,
        (Focus::Table, _) => None,
    }
}

/// Takes in what the table asked for.
pub fn hear(state: &mut State, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::SeriesTable(rows) => {
            if let Some(key) = &state.desk.selected {
                state.series.begin_at(&key.uid);
            }
            state.series.load(rows);
        }
        Answer::SeriesToEdit(Some(page)) => {
            let form = SeriesForm::of(*page, state);
            return open(state, Box::new(form.open()));
        }
        Answer::SessionsOf(of, Some(stretch)) => state.series.sessions.load(&of, *stretch),
        _ => return Vec::new(),
    }
    settle(state)
}

/// Asks for the sessions that are in sight; the chosen one and the cursor among them go together.
pub fn settle(state: &mut State) -> Vec<Effect> {
    let are_seen = state.series.focus == Focus::Sessions || view::is_wide(state.size);
    let Some(uid) = state.series.uid().filter(|_| are_seen) else { return Vec::new() };
    let mut effects = Vec::new();
    if state.series.focus == Focus::Sessions {
        if let Some(key) = &state.desk.selected {
            state.series.sessions.choose(key);
        }
        if let Some(line) = state.series.sessions.chosen().map(|held| &held.line).filter(|line| line.key.uid == uid) {
            if state.desk.line().map(|line| &line.key) != Some(&line.key) {
                effects.push(Effect::Ask(Question::Session(line.key.clone())));
            }
            state.desk.choose(line);
        }
    }
    effects.extend(state.series.sessions.question(&uid).map(Effect::Ask));
    effects
}

/// What removing the series under the cursor takes away.
fn removal(state: &State) -> Option<Confirm> {
    let row = state.series.row()?;
    let sessions = if row.recurring { "all its sessions, the past ones too" } else { "its sign-ups" };
    let standing = match row.standing {
        0 => String::new(),
        1 => " One person comes every time.".to_owned(),
        many => format!(" {many} people come every time."),
    };
    let question =
        format!("Remove {} with {sessions}, and its register?{standing} The people stay, and an undo brings it all back.", row.summary);
    Some(Confirm::new(question, Effect::run(Command::SeriesRm(SeriesRm { uid: row.uid.clone() }))))
}
