//! What an import did, in words.

use super::{Took, is_cancelled};
use crate::app::words;
use crate::domain::event::Series;
use crate::domain::signup::{Answer, Reach, SignUp};

/// So many messages, and series where places change, are told one by one.
const MOST_TOLD: usize = 3;

/// The sentence of the journal.
pub fn of(took: &Took) -> String {
    let tally = took.tally;
    let (told, more) = took.said.split_at(took.said.len().min(MOST_TOLD));
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    let told = format!("{}{more}", told.join(", "));
    let mut parts = vec![];
    if told.is_empty() || tally.added > 0 {
        parts.push(format!("imported {}, updated {}", words::count(tally.added as usize, "series", "series"), tally.updated));
    }
    if !told.is_empty() {
        parts.push(told);
    }
    if took.people > 0 {
        parts.push(words::count(took.people as usize, "new person", "new people"));
    }
    if took.kept > 0 {
        parts.push(format!("{} kept", words::count(took.kept, "other entry", "other entries")));
    }
    if took.older > 0 {
        parts.push(format!("left {} older than here", took.older));
    }
    if took.dropped > 0 {
        parts.push(format!("{} for dates that are gone dropped", words::count(took.dropped, "sign-up", "sign-ups")));
    }
    let (moves, more) = took.moves.split_at(took.moves.len().min(MOST_TOLD));
    let more = if more.is_empty() { String::new() } else { format!("; places change in {} more series", more.len()) };
    parts.join("; ") + &moves.concat() + &more
}

/// What a message changed of the series itself.
pub fn of_change(before: &Series, after: &Series) -> Vec<String> {
    let title = &after.event.summary;
    let called_off = after.overrides.keys().filter(|date| is_cancelled(after, **date) && !is_cancelled(before, **date));
    let mut said: Vec<String> = called_off.map(|date| format!("cancelled {title} on {}", words::day(date.0))).collect();
    if after.event.recurrence.rules != before.event.recurrence.rules {
        said.push(format!("ended {title}"));
    }
    if said.is_empty() {
        said.push(format!("updated {title}"));
    }
    said
}

/// What someone answered.
pub fn of_answer(name: &str, sign_up: &SignUp, series: &Series) -> String {
    let to = match sign_up.reach {
        Reach::One(date) => words::day(date.0),
        Reach::Standing { .. } => series.event.summary.clone(),
    };
    match sign_up.answer {
        Answer::Accepted => format!("{name} accepted {to}"),
        Answer::Tentative => format!("{name} may come: {to}"),
        Answer::Invited => format!("{name} is invited to {to}"),
        Answer::Declined => format!("{name} declined {to}"),
    }
}
