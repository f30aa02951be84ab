//! What the keys of the agenda do: walk from session to session, and look for some.

use ratatui::layout::Rect;

use super::piece::{Piece, Place};
use super::state::Agenda;
use super::view;
use crate::app::query::SessionLine;
use crate::tui::action::{Action, Context};
use crate::tui::desk::Focus;
use crate::tui::msg::{Effect, Question};
use crate::tui::part::Part;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::panes::shown;
use crate::tui::{desk_keys, layout, seats};

/// The agenda as a view.
pub const PART: Part =
    Part { contexts, questions, settle, act, refusal, line, typed, view: view::view, click: view::click, aim: view::aim };

fn contexts(state: &State) -> &'static [Context] {
    let search = &state.agenda.search;
    match state.desk.focus {
        _ if search.is_typing => &[Context::Filter],
        Focus::Attendees => &[Context::Attendees, Context::Home, Context::Screen],
        Focus::Sessions if search.narrows() => &[Context::Matches, Context::Agenda, Context::Sessions, Context::Home, Context::Screen],
        Focus::Sessions => &[Context::Agenda, Context::Sessions, Context::Home, Context::Screen],
    }
}

fn questions(state: &State) -> Vec<Question> {
    let stretches = [Some(state.agenda.anew(state.desk.day)), state.agenda.search.piece()];
    stretches.into_iter().flatten().map(Question::Agenda).collect()
}

fn settle(state: &mut State) -> Vec<Effect> {
    let rows = rows(state);
    let effects = Effect::ask_all(state.agenda.settle(&mut state.desk, rows));
    seats::asked_too(effects, super::list::in_sight(state, area(state)))
}

fn line(state: &mut State) -> Option<&mut Line> {
    state.agenda.search.is_typing.then_some(&mut state.agenda.search.line)
}

fn typed(state: &mut State) {
    state.agenda.search.refind();
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    let rows = i64::try_from(rows(state)).unwrap_or(1);
    let Agenda { search, .. } = &mut state.agenda;
    match action {
        Action::Filter => {
            search.begin(state.desk.day);
            state.desk.focus = Focus::Sessions;
            return search.unknown().map(|piece| Effect::Ask(Question::Agenda(piece))).into_iter().collect();
        }
        Action::FilterKeep if search.narrows() => search.is_typing = false,
        Action::FilterKeep | Action::FilterEnd => search.end(),
        Action::MatchAfter => return seek(state, by),
        Action::MatchBefore => return seek(state, -by),
        _ if state.desk.focus == Focus::Attendees => return desk_keys::act(state, action, count),
        Action::LineUp => state.agenda.walk(&mut state.desk, -by),
        Action::LineDown => state.agenda.walk(&mut state.desk, by),
        Action::PageUp => state.agenda.walk(&mut state.desk, -by * rows),
        Action::PageDown => state.agenda.walk(&mut state.desk, by * rows),
        other => return desk_keys::act(state, other, count),
    }
    settle(state)
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    const NO_MATCH: Option<&str> = Some("no session fits: {match.end} shows all again");
    let (is_list, in_vain) = (state.desk.focus == Focus::Sessions, state.agenda.search.is_in_vain());
    match action {
        Action::FilterKeep | Action::FilterEnd => None,
        Action::MatchAfter | Action::MatchBefore | Action::LineUp | Action::LineDown | Action::PageUp | Action::PageDown if in_vain => {
            NO_MATCH
        }
        other if in_vain => desk_keys::refusal(state, other).and(NO_MATCH),
        Action::LineUp | Action::LineDown | Action::PageUp | Action::PageDown if is_list && state.desk.selected.is_none() => {
            Some("no sessions yet: {series.add} makes a series")
        }
        other => desk_keys::refusal(state, other),
    }
}

/// Takes sessions in.
pub fn load(state: &mut State, piece: Piece, lines: Vec<SessionLine>) -> Vec<Effect> {
    match piece.place {
        Place::Searched => state.agenda.search.load(piece, lines),
        Place::Anew | Place::Before | Place::After => state.agenda.load(piece, lines),
    }
    settle(state)
}

fn seek(state: &mut State, by: i64) -> Vec<Effect> {
    state.agenda.seek(&mut state.desk, by);
    settle(state)
}

/// Rows of the list.
fn rows(state: &State) -> usize {
    usize::from(area(state).height).saturating_sub(super::list::HEAD).max(1)
}

/// Where the list is drawn.
fn area(state: &State) -> Rect {
    let body = layout::body(state.size);
    shown(layout::session_panes(body), Focus::Sessions).main.unwrap_or(body)
}
