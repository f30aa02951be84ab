//! What the keys of the home screen do.

use super::state::{days, days_on, is_skipped, months_on};
use super::{Calendar, Focus};
use crate::app::Command;
use crate::app::command::{AttendeeRm, AttendeeRmAll, Scope as Reach, SeriesRm, SessionRestore};
use crate::app::query::{AttendeeLine, Direction};
use crate::domain::roster::Place;
use crate::tui::action::Action;
use crate::tui::msg::{Effect, Question};
use crate::tui::overlay::{DayList, Layer, Needs, Register, ScopePrompt};
use crate::tui::prompt::{AboutSession, AddAttendees, Export, File, GoTo, MoveSession};
use crate::tui::state::State;

/// So far `[` and `]` look for a session where none is selected: ten years of days.
const FAR: i64 = 3_660;

/// What has to be asked when the view comes into sight, and after each change.
pub fn questions(state: &State) -> Vec<Question> {
    vec![state.calendar.month_question(&state.zone)]
}

/// Does an action of the home screen, `count` times where that means something.
pub fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    match action {
        Action::DayBefore => go(state, |day| days_on(day, -by)),
        Action::DayAfter => go(state, |day| days_on(day, by)),
        Action::WeekBefore => go(state, |day| days_on(day, -7 * by)),
        Action::WeekAfter => go(state, |day| days_on(day, 7 * by)),
        Action::MonthBefore => go(state, |day| months_on(day, -by)),
        Action::MonthAfter => go(state, |day| months_on(day, by)),
        Action::Today => {
            let today = state.today();
            go(state, |_| today)
        }
        Action::SessionBefore => neighbour(state, Direction::Previous, count),
        Action::SessionAfter => neighbour(state, Direction::Next, count),
        Action::LineUp => line(&mut state.calendar, -by),
        Action::LineDown => line(&mut state.calendar, by),
        Action::First => line(&mut state.calendar, i64::MIN),
        Action::Last => line(&mut state.calendar, i64::MAX),
        Action::Mark => {
            if let Some(person) = state.calendar.attendee().map(|attendee| attendee.person) {
                state.calendar.marks.toggle(person);
            }
            line(&mut state.calendar, 1)
        }
        Action::MarkRange => {
            let mut marks = std::mem::take(&mut state.calendar.marks);
            marks.turn_range(state.calendar.attendee.0, state.calendar.attendees().iter().map(|attendee| attendee.person));
            state.calendar.marks = marks;
            Vec::new()
        }
        Action::Focus if !state.calendar.marks.is_empty() => {
            state.calendar.marks.clear();
            Vec::new()
        }
        Action::Focus => focus(state),
        Action::Open if state.calendar.sessions_on(state.calendar.day).count() > 1 => push(state, |state| Some(DayList::new(state))),
        Action::Open => focus(state),
        Action::GoTo => push(state, |_| Some(GoTo::default())),
        Action::AttendeeAdd => push(state, AddAttendees::new),
        Action::PersonNeeds => push(state, Needs::new),
        Action::AttendeeImport => push(state, |state| Some(File::list(state.calendar.selected.clone()?, state))),
        Action::Register => push(state, Register::new),
        Action::AttendeeRm => remove_attendee(state),
        Action::SessionEdit => push(state, AboutSession::theme),
        Action::SessionMove => push(state, MoveSession::new),
        Action::SessionSkip => push(state, AboutSession::to_skip),
        Action::SessionRestore => selected(state, |key| Command::SessionRestore(SessionRestore { key })),
        Action::SessionRm if state.calendar.line().is_some_and(|line| line.recurring) => push(state, ScopePrompt::of_session),
        Action::SessionRm => selected(state, |key| Command::SeriesRm(SeriesRm { uid: key.uid })),
        Action::SeriesSplit => state.calendar.selected.iter().cloned().map(Effect::SplitSeries).collect(),
        Action::Export => push(state, |state| Some(Export::new(state))),
        Action::CopyLink => copy(state, "the join link", |calendar| calendar.page.iter().map(|page| page.line.url.clone()).collect()),
        Action::CopyAddresses => copy(state, "addresses", |calendar| coming(calendar).filter_map(|line| line.email.clone()).collect()),
        Action::CopyNames => copy(state, "names", |calendar| coming(calendar).map(|line| line.name.clone()).collect()),
        _ => Vec::new(),
    }
}

/// Why an action cannot be done now, with the key that helps; `None` where it can.
pub fn refusal(state: &State, action: Action) -> Option<&'static str> {
    let calendar = &state.calendar;
    let line = calendar.line();
    let no_session = line.is_none().then_some("no session here: n makes a series");
    let page = calendar.page.as_ref();
    match action {
        _ if state.empty => Some("nothing here yet: n makes a series"),
        Action::AttendeeAdd | Action::AttendeeImport | Action::SessionEdit | Action::SessionRm | Action::Open | Action::CopyNames
            if no_session.is_some() =>
        {
            no_session
        }
        Action::Focus | Action::Open if calendar.focus == Focus::Grid => {
            let several = action == Action::Open && calendar.sessions_on(calendar.day).count() > 1;
            let nobody = !several && page.is_none_or(|page| page.attendees.is_empty());
            no_session.or(nobody.then_some("nobody on the list yet: a adds someone"))
        }
        Action::SeriesSplit => no_session.or(line.filter(|line| !line.recurring).map(|_| "a single session cannot be split")),
        Action::PersonNeeds => no_session,
        Action::Mark | Action::MarkRange => calendar.attendee().is_none().then_some("nobody here: a adds someone"),
        Action::AttendeeRm => calendar.attendee().is_none().then_some("nobody here: a adds someone"),
        Action::SessionMove => no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped: S brings it back first")),
        Action::Register => no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped: there is no register")),
        Action::SessionSkip => no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped already: S brings it back")),
        Action::SessionRestore => {
            no_session.or(line.filter(|line| !is_skipped(line)).map(|_| "not skipped: there is nothing to bring back"))
        }
        Action::Export => state.empty.then_some("nothing to export yet: n makes a series"),
        Action::CopyLink => no_session.or(page.is_none_or(|page| page.line.url.is_empty()).then_some("this session has no join link")),
        Action::CopyAddresses => {
            no_session.or(coming(calendar).all(|line| line.email.is_none()).then_some("nobody here has given an address"))
        }
        Action::CopyNames => coming(calendar).next().is_none().then_some("nobody on the list yet: a adds someone"),
        _ => None,
    }
}

/// Those who are marked, else those who have a seat, and the crew.
fn coming(calendar: &Calendar) -> impl Iterator<Item = &AttendeeLine> {
    let marked = calendar.marked();
    let comes = move |line: &&AttendeeLine| match marked.is_empty() {
        true => matches!(line.place, Place::Seat(_) | Place::Crew),
        false => marked.contains(&line.person),
    };
    calendar.attendees().iter().filter(comes)
}

fn go(state: &mut State, way: impl Fn(chrono::NaiveDate) -> chrono::NaiveDate) -> Vec<Effect> {
    let day = way(state.calendar.day);
    Effect::ask_all(state.calendar.go(day, &state.zone))
}

fn neighbour(state: &State, direction: Direction, count: Option<u32>) -> Vec<Effect> {
    let calendar = &state.calendar;
    let question = match (&calendar.selected, direction) {
        (Some(key), _) => Question::Neighbour { key: key.clone(), direction, steps: count.unwrap_or(1).max(1) },
        (None, Direction::Previous) => {
            Question::Nearest { window: days(days_on(calendar.day, -FAR), calendar.day, &state.zone), direction }
        }
        (None, Direction::Next) => {
            Question::Nearest { window: days(days_on(calendar.day, 1), days_on(calendar.day, FAR), &state.zone), direction }
        }
    };
    vec![Effect::Ask(question)]
}

fn line(calendar: &mut Calendar, by: i64) -> Vec<Effect> {
    let lines = calendar.page.as_ref().map_or(0, |page| page.attendees.len());
    calendar.attendee.step(by, lines);
    Vec::new()
}

fn focus(state: &mut State) -> Vec<Effect> {
    state.calendar.focus = match state.calendar.focus {
        Focus::Grid => Focus::Attendees,
        Focus::Attendees => Focus::Grid,
    };
    Vec::new()
}

/// Puts a layer on the screen and asks what it needs.
fn push<L: Layer + 'static>(state: &mut State, make: impl Fn(&State) -> Option<L>) -> Vec<Effect> {
    let Some(layer) = make(state) else { return Vec::new() };
    let needs = Effect::ask_all(layer.needs());
    state.layers.push(Box::new(layer));
    needs
}

fn selected(state: &State, command: impl Fn(crate::domain::id::SessionKey) -> Command) -> Vec<Effect> {
    state.calendar.selected.iter().cloned().map(|key| Effect::run(command(key))).collect()
}

fn remove_attendee(state: &mut State) -> Vec<Effect> {
    let people: Vec<_> = state.calendar.marked().into_iter().collect();
    if let (Some(key), false) = (state.calendar.selected.clone(), people.is_empty()) {
        state.calendar.marks.clear();
        let command = AttendeeRmAll { key, people };
        return vec![Effect::run(Command::AttendeeRmAll(command))];
    }
    let (Some(key), Some(attendee)) = (&state.calendar.selected, state.calendar.attendee()) else { return Vec::new() };
    if attendee.standing {
        return push(state, ScopePrompt::of_attendee);
    }
    let command = AttendeeRm { uid: key.uid.clone(), person: attendee.person, scope: Reach::This(key.date) };
    vec![Effect::run(Command::AttendeeRm(command))]
}

fn copy(state: &mut State, what: &str, texts: impl Fn(&Calendar) -> Vec<String>) -> Vec<Effect> {
    let texts = texts(&state.calendar);
    state.copy(what, texts)
}
