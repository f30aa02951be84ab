//! What the keys of the reports do.

use super::state::Reports;
use super::view::{height, rows};
use super::write::WriteReport;
use crate::app::query::ReportPage;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Question};
use crate::tui::part::Part;
use crate::tui::state::State;
use crate::tui::update::open;

/// The view for the rest of the screen.
pub const PART: Part = Part {
    contexts: |_| &[Context::Reports, Context::Screen],
    questions,
    settle,
    act,
    refusal,
    view: super::view::view,
    click: super::view::click,
    ..Part::BARE
};

fn questions(state: &State) -> Vec<Question> {
    vec![state.reports.question()]
}

pub fn settle(state: &mut State) -> Vec<Effect> {
    let reports = &state.reports;
    if reports.is_stale() { vec![Effect::Ask(reports.question())] } else { Vec::new() }
}

/// Takes the numbers in.
pub fn load(state: &mut State, page: Option<Box<ReportPage>>) -> Vec<Effect> {
    state.reports.load(page);
    settle(state)
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    let (today, page) = (state.today(), i64::try_from(rows(state)).unwrap_or(1));
    let reports = &mut state.reports;
    match action {
        Action::TermBefore => reports.walk(-by),
        Action::TermAfter => reports.walk(by),
        Action::TermKind => reports.turn_kind(),
        Action::Today => reports.go(today),
        Action::SeriesBefore => reports.turn_series(-by),
        Action::SeriesAfter => reports.turn_series(by),
        Action::HideSmall => reports.hides_small = !reports.hides_small,
        Action::LineUp => scroll(state, -by),
        Action::LineDown => scroll(state, by),
        Action::PageUp => scroll(state, -by * page),
        Action::PageDown => scroll(state, by * page),
        Action::First => scroll(state, i64::MIN),
        Action::Last => scroll(state, i64::MAX),
        Action::Export => {
            let write = WriteReport::prompt(state);
            return open(state, Box::new(write));
        }
        _ => {}
    }
    settle(state)
}

fn scroll(state: &mut State, by: i64) {
    let most = match state.reports.is_stale() {
        // how many rows there will be is told later
        true => i64::MAX,
        false => i64::try_from(height(state).saturating_sub(rows(state))).unwrap_or(0),
    };
    let here = i64::try_from(state.reports.scroll).unwrap_or(i64::MAX).min(most);
    state.reports.scroll = usize::try_from(here.saturating_add(by).clamp(0, most)).unwrap_or(0);
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    let reports: &Reports = &state.reports;
    match action {
        Action::TermBefore
        | Action::TermAfter
        | Action::TermKind
        | Action::HideSmall
        | Action::LineDown
        | Action::LineUp
        | Action::Export
            if state.empty =>
        {
            Some("nothing is planned yet: {series.add} makes a series")
        }
        Action::TermBefore | Action::TermAfter if reports.is_all_time() => {
            Some("all time has no time before or after: {report.length} turns to months")
        }
        Action::SeriesBefore | Action::SeriesAfter if reports.titles().len() < 2 => {
            Some("there is no other series: {series.add} makes one")
        }
        Action::Export if reports.page.as_ref().is_none_or(|page| page.numbers.planned == 0) => {
            Some("nothing to write of that time: {report.before} shows the time before")
        }
        _ => None,
    }
}
