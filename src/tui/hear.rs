//! What the answers of the store change on the screen.

use super::msg::{Answer, Effect, Question};
use super::privacy::Names;
use super::state::State;
use super::update::settle;
use super::{agenda, calendar, only, people, reports, seats, series, week};

/// Takes an answer in.
pub fn hear(state: &mut State, answer: Answer) -> Vec<Effect> {
    state.hues.see(answer.series());
    match answer {
        Answer::Newest(newest) => {
            state.newest = newest;
            Vec::new()
        }
        Answer::Store { empty } => {
            let was_empty = std::mem::replace(&mut state.empty, empty);
            if was_empty && !empty { vec![Effect::Ask(Question::Next(None))] } else { Vec::new() }
        }
        Answer::Next(Some(line)) | Answer::Neighbour(Some(line)) => state.choose(&line),
        Answer::Next(None) => settle(state),
        Answer::Whereabouts(Some(line)) if state.desk.has_lost(&line.key) => state.choose(&line),
        Answer::Whereabouts(_) => Vec::new(),
        Answer::Neighbour(None) => {
            state.refuse("no session that way");
            Vec::new()
        }
        Answer::Month { first, lines: Some(lines) } => calendar::update::load(state, first, lines),
        Answer::Week { first, lines: Some(lines) } => week::update::load(state, first, lines),
        Answer::Month { lines: None, .. } | Answer::Week { lines: None, .. } => {
            only::all(state);
            settle(state)
        }
        Answer::Agenda { piece, lines } => agenda::update::load(state, piece, lines),
        Answer::Seats(found) => {
            seats::load(state, &found);
            Vec::new()
        }
        Answer::Session(page) => {
            state.desk.open(page.map(|page| *page));
            Vec::new()
        }
        Answer::History(entries) => {
            state.newest = entries.iter().find(|line| !line.undone).map(|line| line.entry);
            Vec::new()
        }
        Answer::People(people) => {
            if state.privacy {
                state.names = Names::of(people.iter().map(|person| person.name.as_str()));
            }
            people::update::hear(state, Answer::People(people))
        }
        answer @ (Answer::Glances(_) | Answer::Person(_) | Answer::Absent(_) | Answer::Twins(_)) => people::update::hear(state, answer),
        answer @ (Answer::SeriesTable(_) | Answer::SessionsOf(..) | Answer::SeriesToEdit(_)) => series::update::hear(state, answer),
        Answer::LongText { of, text } => vec![Effect::Write { of, text }],
        Answer::Report(page) => reports::update::load(state, page),
        Answer::Dates(_)
        | Answer::Series(_)
        | Answer::Overlap(_)
        | Answer::Files(_)
        | Answer::Findable(_)
        | Answer::Register(_)
        | Answer::Call(_)
        | Answer::Candidates(_)
        | Answer::TwinsOf(_)
        | Answer::Recognised(_)
        | Answer::Merge(_) => Vec::new(),
    }
}
