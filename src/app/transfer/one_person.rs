//! What of a series one person comes to: the stretch of their standing sign-up as a series, and single sessions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use crate::domain::event::{Event, Override, Series};
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::recurrence::Recurrence;
use crate::domain::roster::{Claims, Place, roster};
use crate::domain::signup::{Answer, Reach, SignUp};
use crate::domain::time::midnight;
use crate::ics::calendar::Entry;

/// The sessions that someone is signed up for and has not declined: the series cut to their stretch, then single sessions beyond it.
///
/// A single session is an entry with a UID of its own. A RECURRENCE-ID without its series beside it is what calendar programs
/// disagree on: of several with one UID some keep only the last.
pub fn part(entry: &Entry, person: PersonId) -> Vec<Entry> {
    let theirs = theirs(entry, person);
    let comes = comes(theirs.clone(), person);
    if !entry.series.event.is_recurring() {
        return if comes(RecurrenceId(entry.series.event.start)) { vec![entry.clone()] } else { vec![] };
    }
    let stretch = stretch(&entry.series, &theirs, &comes);
    let dates: BTreeSet<RecurrenceId> = theirs.iter().filter_map(one).collect();
    let beyond = |date: &RecurrenceId| comes(*date) && entry.series.gives(*date) && !stretch.as_ref().is_some_and(|part| part.gives(*date));
    let singles: Vec<Entry> = dates.into_iter().filter(beyond).map(|date| single(entry, date)).collect();
    let standing = stretch.map(|series| Entry { series, sign_ups: open(&entry.sign_ups, person), register: vec![] });
    standing.into_iter().chain(singles).collect()
}

/// Whether someone comes to a session of a series, waiting for a seat included.
pub fn comes_to(entry: &Entry, person: PersonId) -> impl Fn(RecurrenceId) -> bool {
    comes(theirs(entry, person), person)
}

fn theirs(entry: &Entry, person: PersonId) -> Vec<SignUp> {
    entry.sign_ups.iter().filter(|sign_up| sign_up.person == person).cloned().collect()
}

fn comes(theirs: Vec<SignUp>, person: PersonId) -> impl Fn(RecurrenceId) -> bool {
    let claims = Claims { sign_ups: theirs, ..Claims::default() };
    move |date| roster(&claims, date, None).place(person).is_some_and(|place| place != Place::Declined)
}

/// One session as a calendar entry of its own, with a UID of its own: whoever has the series too keeps both apart.
pub fn single(entry: &Entry, date: RecurrenceId) -> Entry {
    let Entry { series, sign_ups, .. } = entry;
    let own = series.own(date).cloned().unwrap_or_default();
    let event = series.event.clone();
    if !event.is_recurring() {
        return Entry { series: Series { event, overrides: BTreeMap::from([(date, own)]) }, ..entry.clone() };
    }
    let start = own.start.unwrap_or(date.0);
    let uid = Uid(format!("{}-{}", date.stamp(&event.anchor), event.uid));
    let length = own.length.unwrap_or(event.length);
    let event = Event { uid, start, length, recurrence: Recurrence::default(), ..event };
    let overrides = BTreeMap::from([(RecurrenceId(start), Override { start: None, length: None, ..own })]);
    Entry { series: Series { event, overrides }, sign_ups: heard(sign_ups, date, RecurrenceId(start)), register: vec![] }
}

/// The sign-ups for a session, as those for a one-off at `start`: whoever spoke of the session itself is heard on that alone.
fn heard(sign_ups: &[SignUp], date: RecurrenceId, start: RecurrenceId) -> Vec<SignUp> {
    let spoke: BTreeSet<PersonId> = sign_ups.iter().filter(|row| one(row) == Some(date)).map(|row| row.person).collect();
    let counts = |row: &&SignUp| row.reach.covers(date) && (!row.reach.is_standing() || !spoke.contains(&row.person));
    sign_ups.iter().filter(counts).map(|row| SignUp { reach: Reach::One(start), ..row.clone() }).collect()
}

fn one(sign_up: &SignUp) -> Option<RecurrenceId> {
    match sign_up.reach {
        Reach::One(date) => Some(date),
        Reach::Standing { .. } => None,
    }
}

/// In the series cut to someone's stretch they come to all of it.
fn open(sign_ups: &[SignUp], person: PersonId) -> Vec<SignUp> {
    let always = Reach::Standing { from: None, until: None };
    let open = |row: &SignUp| match row.reach {
        Reach::Standing { .. } if row.person == person => SignUp { reach: always, ..row.clone() },
        Reach::Standing { .. } | Reach::One(_) => row.clone(),
    };
    sign_ups.iter().map(open).collect()
}

/// The series from the first to the last day of standing sign-ups, without the dates that were declined; `None` where nothing is left.
fn stretch(series: &Series, theirs: &[SignUp], comes: &impl Fn(RecurrenceId) -> bool) -> Option<Series> {
    let standing = theirs.iter().filter(|sign_up| sign_up.answer != Answer::Declined).filter_map(|sign_up| match sign_up.reach {
        Reach::Standing { from, until } => Some((from, until)),
        Reach::One(_) => None,
    });
    let stretches: Vec<_> = standing.collect();
    let first = stretches.iter().map(|(from, _)| *from).min()?;
    let end =
        if stretches.iter().any(|(_, until)| until.is_none()) { None } else { stretches.iter().filter_map(|(_, until)| *until).max() };
    let mut event = series.event.clone();
    if let Some(from) = first {
        from_day(&mut event, midnight(from))?;
    }
    if let Some(end) = end.map(midnight) {
        if end <= event.start {
            return None;
        }
        event.recurrence = event.recurrence.before(event.start, &event.anchor, end);
    }
    // between two stretches, and what was declined one by one
    let last_gap = stretches.iter().filter_map(|(from, _)| *from).max().map_or(event.start, midnight);
    let walked: Vec<NaiveDateTime> =
        event.recurrence.starts(event.start, &event.anchor, event.start).take_while(|date| *date < last_gap).collect();
    let declined = theirs.iter().filter_map(one).map(|date| date.0);
    let away: Vec<_> = walked.into_iter().chain(declined).filter(|date| !comes(RecurrenceId(*date))).collect();
    event.recurrence.removed.extend(away.into_iter().filter(|date| *date >= event.start));
    event.recurrence.starts(event.start, &event.anchor, event.start).next()?;
    Some(Series { event, overrides: series.overrides.clone() })
}

/// Lets a series begin at its first date from a day on; where its rules cannot begin there, the dates before it are removed.
fn from_day(event: &mut Event, day: NaiveDateTime) -> Option<()> {
    let first = event.recurrence.starts(event.start, &event.anchor, day).next()?;
    if first <= event.start {
        return Some(());
    }
    match event.recurrence.split(event.start, &event.anchor, first) {
        Ok((_, after)) => (event.start, event.recurrence) = (first, after),
        Err(_) => {
            let before: Vec<_> =
                event.recurrence.starts(event.start, &event.anchor, event.start).take_while(|date| *date < first).collect();
            event.recurrence.removed.extend(before);
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recurrence::Rule;
    use crate::domain::signup::Role;
    use crate::domain::time::{Anchor, Instant};
    use crate::domain::zone::Zone;

    const BO: PersonId = PersonId(2);

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect(text)
    }

    fn chats(sign_ups: Vec<(Reach, Answer)>) -> Entry {
        let london = Anchor::Zone(Zone::named("Europe/London").expect("London"));
        let event = Event {
            summary: "Chats".into(),
            recurrence: Recurrence::by(Rule::parse("FREQ=WEEKLY;COUNT=6").expect("a rule")),
            ..Event::new(Uid("chats".into()), wall("2020-09-02T16:00:00"), london, Instant(0))
        };
        let row = |(position, (reach, answer))| SignUp::new(BO, reach, Role::Participant, answer, position);
        let sign_ups = (0..).zip(sign_ups).map(row).collect();
        Entry { series: Series { event, overrides: BTreeMap::new() }, sign_ups, register: vec![] }
    }

    fn standing(from: &str, until: &str) -> (Reach, Answer) {
        (Reach::Standing { from: from.parse().ok(), until: until.parse().ok() }, Answer::Accepted)
    }

    fn on(day: &str, answer: Answer) -> (Reach, Answer) {
        (Reach::One(RecurrenceId(wall(&format!("{day}T16:00:00")))), answer)
    }

    /// The dates of each entry.
    fn dates(parts: &[Entry]) -> Vec<Vec<String>> {
        let of = |entry: &Entry| {
            let Event { start, anchor, recurrence, .. } = &entry.series.event;
            recurrence.starts(*start, anchor, *start).map(|date| date.format("%m-%d").to_string()).collect()
        };
        parts.iter().map(of).collect()
    }

    #[test]
    fn a_person_gets_the_sessions_they_come_to() {
        let all = vec!["09-02", "09-09", "09-16", "09-23", "09-30", "10-07"];
        let cases = [
            (vec![standing("", "")], vec![all.clone()]),
            (vec![standing("2020-09-10", "")], vec![all[2..].to_vec()]),
            (vec![standing("", "2020-09-23")], vec![all[..3].to_vec()]),
            (vec![standing("", ""), on("2020-09-16", Answer::Declined)], vec![vec!["09-02", "09-09", "09-23", "09-30", "10-07"]]),
            (vec![standing("", "2020-09-09"), standing("2020-09-23", "")], vec![vec!["09-02", "09-23", "09-30", "10-07"]]),
            (vec![standing("2020-09-30", ""), on("2020-09-09", Answer::Accepted)], vec![vec!["09-30", "10-07"], vec!["09-09"]]),
            (vec![on("2020-09-09", Answer::Tentative), on("2020-09-16", Answer::Declined)], vec![vec!["09-09"]]),
            (vec![on("2020-09-10", Answer::Accepted)], vec![]),
            (vec![standing("2021-01-01", "")], vec![]),
            (vec![standing("", "2020-09-01")], vec![]),
        ];
        for (sign_ups, want) in cases {
            let entry = chats(sign_ups);
            assert_eq!(dates(&part(&entry, BO)), want, "{:?}", entry.sign_ups);
            assert!(part(&entry, PersonId(1)).is_empty());
        }
    }

    #[test]
    fn a_single_session_has_a_name_of_its_own_and_its_own_list() {
        let mut entry = chats(vec![standing("", ""), on("2020-09-09", Answer::Tentative)]);
        let (date, to) = (RecurrenceId(wall("2020-09-09T16:00:00")), wall("2020-09-10T17:00:00"));
        entry.series.overrides.insert(date, Override { start: Some(to), ..Override::default() });
        let alone = single(&entry, date);
        assert_eq!((alone.series.event.uid.0.as_str(), alone.series.event.start), ("20200909T160000-chats", to));
        let [row] = alone.sign_ups.as_slice() else { panic!("{:?}", alone.sign_ups) };
        assert_eq!((row.reach, row.answer), (Reach::One(RecurrenceId(to)), Answer::Tentative));
    }
}
