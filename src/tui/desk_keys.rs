//! What the keys do with the chosen session and those who come to it, the same in every view that shows sessions.

use super::action::Action;
use super::days::{days, days_on};
use super::desk::{Desk, Focus, is_skipped};
use super::form::SessionForm;
use super::long_text::LongText;
use super::msg::{Effect, Question};
use super::only;
use super::overlay::{Code, Confirm, Needs, Register, ScopePrompt};
use super::prompt::{AddAttendees, Export, File, GoTo, MoveSession, SkipSession};
use super::state::State;
use super::update::push;
use super::visit::{Goal, visit};
use crate::app::command::{AttendeeRm, AttendeeRmAll, Scope as Reach, SeriesRm, SessionRestore, SessionSkipHolidays};
use crate::app::query::{AttendeeLine, Direction};
use crate::app::{Command, words};
use crate::domain::id::{SessionKey, Uid};
use crate::domain::roster::Place;

/// So far `[` and `]` look for a session where none is selected: ten years of days.
const FAR: i64 = 3_660;

/// Does an action on the session, or among its attendees, `count` times where that means something.
pub fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    match action {
        Action::Today => {
            let today = state.today();
            state.go(today)
        }
        Action::GoTo => push(state, |_| Some(GoTo::prompt())),
        Action::SessionBefore => neighbour(state, Direction::Previous, count),
        Action::SessionAfter => neighbour(state, Direction::Next, count),
        Action::LineUp => line(&mut state.desk, -by),
        Action::LineDown => line(&mut state.desk, by),
        Action::First => line(&mut state.desk, i64::MIN),
        Action::Last => line(&mut state.desk, i64::MAX),
        Action::Mark => {
            if let Some(person) = state.desk.attendee().map(|attendee| attendee.person) {
                state.desk.marks.toggle(person);
            }
            line(&mut state.desk, 1)
        }
        Action::MarkRange => {
            let mut marks = std::mem::take(&mut state.desk.marks);
            marks.turn_range(state.desk.attendee.0, state.desk.attendees().iter().map(|attendee| attendee.person));
            state.desk.marks = marks;
            Vec::new()
        }
        Action::Focus if !state.desk.marks.is_empty() => {
            state.desk.marks.clear();
            Vec::new()
        }
        Action::Focus => {
            state.desk.focus = if state.desk.focus == Focus::Sessions { Focus::Attendees } else { Focus::Sessions };
            Vec::new()
        }
        Action::Open => {
            let person = state.desk.attendee().map(|attendee| attendee.person);
            person.map_or_else(Vec::new, |person| visit(state, Goal::Page(person)))
        }
        Action::AttendeeAdd => push(state, AddAttendees::new),
        Action::PersonNeeds => push(state, Needs::new),
        Action::AttendeeImport => push(state, |state| Some(File::list(state.desk.selected.clone()?, state))),
        Action::Register => push(state, Register::new),
        Action::AttendeeRm => remove_attendee(state),
        Action::SessionEdit => push(state, SessionForm::of_chosen),
        Action::SessionMove => push(state, MoveSession::new),
        Action::SessionSkip => push(state, SkipSession::new),
        Action::SessionRestore => selected(state, |key| Command::SessionRestore(SessionRestore { key })),
        Action::SessionRm if state.desk.line().is_some_and(|line| line.recurring) => push(state, ScopePrompt::of_session),
        Action::SessionRm => selected(state, |key| Command::SeriesRm(SeriesRm { uid: key.uid })),
        Action::SeriesSplit => push(state, split),
        Action::SkipHolidays => state.desk.selected.iter().map(|key| skip_holidays(&key.uid)).collect(),
        Action::Notice => vec![Effect::Concern],
        Action::Export => push(state, |state| Some(Export::new(state))),
        Action::OnlySeries => only::turn(state),
        Action::LongText => {
            state.desk.selected.iter().cloned().map(|key| Effect::Ask(Question::LongText(LongText::Session(key)))).collect()
        }
        Action::LinkOpen => match state.link().map(str::to_owned) {
            Some(url) => {
                state.say("opening the join link");
                vec![Effect::Open(url)]
            }
            None => Vec::new(),
        },
        Action::LinkCode => push(state, Code::new),
        Action::CopyLink => {
            let link = state.desk.page.iter().map(|page| page.line.url.clone()).collect();
            state.copy("the join link", link)
        }
        Action::CopyAddresses => {
            let addresses = coming(&state.desk).map(|line| line.email.clone()).collect();
            state.copy_addresses(addresses)
        }
        Action::CopyNames => {
            let names = coming(&state.desk).map(|line| line.name.clone()).collect();
            state.copy_names(names)
        }
        _ => Vec::new(),
    }
}

/// Why an action cannot be done now, with the key that helps; `None` where it can.
pub fn refusal(state: &State, action: Action) -> Option<&'static str> {
    let desk = &state.desk;
    let line = desk.line();
    let no_session = line.is_none().then_some("no session here: {series.add} makes a series");
    let no_link = line.is_some_and(|line| line.url.is_empty()).then_some("this session has no join link");
    match action {
        _ if state.empty => Some("nothing here yet: {series.add} makes a series"),
        Action::AttendeeAdd | Action::AttendeeImport | Action::SessionEdit | Action::SessionRm | Action::CopyNames
            if no_session.is_some() =>
        {
            no_session
        }
        Action::SessionEdit => state.privacy.then_some("hidden while names are initials: {privacy} shows them"),
        Action::Focus if desk.focus == Focus::Sessions => {
            no_session.or(desk.attendees().is_empty().then_some("nobody on the list yet: {attendee.add} adds someone"))
        }
        Action::SeriesSplit => no_session.or(line.filter(|line| !line.recurring).map(|_| "a single session cannot be split")),
        Action::OnlySeries => no_session.filter(|_| state.only.is_none()),
        Action::PersonNeeds | Action::SkipHolidays => no_session,
        Action::Open | Action::Mark | Action::MarkRange | Action::AttendeeRm => {
            desk.attendee().is_none().then_some("nobody here: {attendee.add} adds someone")
        }
        Action::SessionMove => {
            no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped: {session.restore} brings it back first"))
        }
        Action::Register => no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped: there is no register")),
        Action::SessionSkip => {
            no_session.or(line.filter(|line| is_skipped(line)).map(|_| "skipped already: {session.restore} brings it back"))
        }
        Action::SessionRestore => {
            no_session.or(line.filter(|line| !is_skipped(line)).map(|_| "not skipped: there is nothing to bring back"))
        }
        Action::LongText => no_session.or(state.cannot_write()),
        Action::CopyLink | Action::LinkCode => no_session.or(no_link),
        Action::LinkOpen => {
            no_session.or(no_link).or(state.link().is_none().then_some("this link is no web address: {copy.link} copies it"))
        }
        Action::CopyAddresses => no_session.or(coming(desk).all(|line| line.email.is_none()).then_some("nobody here has given an address")),
        Action::CopyNames => coming(desk).next().is_none().then_some("nobody on the list yet: {attendee.add} adds someone"),
        _ => None,
    }
}

/// Whether the series shall go on as one of its own from the chosen session.
fn split(state: &State) -> Option<Confirm> {
    let line = state.desk.line()?;
    let day = words::day(line.start);
    let question = format!("Let {} go on as a series of its own from {day}? Sign-ups, changes and register go along.", line.summary);
    Some(Confirm::new(question, Effect::SplitSeries(line.key.clone())))
}

/// All sessions ahead of a series that are on bank holidays, once it is said which these are.
pub fn skip_holidays(uid: &Uid) -> Effect {
    Effect::Consider(Box::new(Command::SessionSkipHolidays(SessionSkipHolidays { uid: uid.clone() })))
}

/// Those who are marked, else those who have a seat, and the crew.
fn coming(desk: &Desk) -> impl Iterator<Item = &AttendeeLine> {
    let marked = desk.marked();
    let comes = move |line: &&AttendeeLine| match marked.is_empty() {
        true => matches!(line.place, Place::Seat(_) | Place::Crew),
        false => marked.contains(&line.person),
    };
    desk.attendees().iter().filter(comes)
}

fn neighbour(state: &State, direction: Direction, count: Option<u32>) -> Vec<Effect> {
    let desk = &state.desk;
    let nearest = |window| Question::Nearest { window, only: state.only_uid(), direction };
    let question = match (&desk.selected, direction) {
        (Some(key), _) => Question::Neighbour { key: key.clone(), direction, steps: count.unwrap_or(1).max(1) },
        (None, Direction::Previous) => nearest(days(days_on(desk.day, -FAR), desk.day, &state.zone)),
        (None, Direction::Next) => nearest(days(days_on(desk.day, 1), days_on(desk.day, FAR), &state.zone)),
    };
    vec![Effect::Ask(question)]
}

fn line(desk: &mut Desk, by: i64) -> Vec<Effect> {
    desk.attendee.step(by, desk.attendees().len());
    Vec::new()
}

fn selected(state: &State, command: impl Fn(SessionKey) -> Command) -> Vec<Effect> {
    state.desk.selected.iter().cloned().map(|key| Effect::run(command(key))).collect()
}

fn remove_attendee(state: &mut State) -> Vec<Effect> {
    let marked = state.desk.marked();
    if let (Some(key), false) = (state.desk.selected.clone(), marked.is_empty()) {
        if state.desk.attendees().iter().any(|attendee| attendee.standing && marked.contains(&attendee.person)) {
            return push(state, ScopePrompt::of_marked);
        }
        state.desk.marks.clear();
        let command = AttendeeRmAll { uid: key.uid, people: marked.into_iter().collect(), scope: Reach::This(key.date) };
        return vec![Effect::run(Command::AttendeeRmAll(command))];
    }
    let (Some(key), Some(attendee)) = (&state.desk.selected, state.desk.attendee()) else { return Vec::new() };
    if attendee.standing {
        return push(state, ScopePrompt::of_attendee);
    }
    let command = AttendeeRm { uid: key.uid.clone(), person: attendee.person, scope: Reach::This(key.date) };
    vec![Effect::run(Command::AttendeeRm(command))]
}
