//! What the register says of a stretch of time: sessions held, people who came, who was new, who came back.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::attendance::Attendance;
use super::id::{PersonId, Uid};

/// One session of the time that is reported on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub series: Uid,
    pub title: String,
    pub theme: Option<String>,
    /// On the viewer's clock.
    pub start: NaiveDateTime,
    pub fate: Fate,
    /// Crew and those with a seat.
    pub expected: u32,
    pub marks: Vec<(PersonId, Attendance)>,
    /// Marks of people who are not known any more.
    pub nameless: Vec<(Attendance, u32)>,
}

/// What became of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// With a register, even where it says that nobody was there.
    Held,
    /// It is over, and nothing is known of it: nobody noted who was there.
    Unnoted,
    /// With the reason.
    Skipped(Option<String>),
    Ahead,
}

/// What is known of someone who came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    pub tags: Vec<String>,
    pub via: Option<String>,
    /// Was there before the time that is reported on.
    pub came_before: bool,
}

/// The numbers. Attendances count every time; people count once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub planned: u32,
    pub held: u32,
    /// Starts of those that are over without a register.
    pub unnoted: Vec<NaiveDateTime>,
    pub ahead: u32,
    /// By reason, the most frequent first.
    pub skipped: Vec<(String, u32)>,
    pub attendances: u32,
    pub people: u32,
    /// Came for the first time ever.
    pub first_timers: u32,
    /// Of the first-timers, those who came a second and a third time.
    pub came_twice: u32,
    pub came_three_times: u32,
    /// By background, and by who referred them; whoever has none stands last, under no name.
    pub by_background: Vec<Share>,
    pub by_referrer: Vec<Share>,
    /// Those that were held, in their order.
    pub sessions: Vec<Count>,
}

/// How many people, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub name: Option<String>,
    pub people: u32,
    pub attendances: u32,
}

/// Fewer people than this may be known by their number.
pub const SMALL: u32 = 5;

/// One session in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub series: Uid,
    pub title: String,
    pub theme: Option<String>,
    pub start: NaiveDateTime,
    pub expected: u32,
    pub here: u32,
    pub late: u32,
    pub walk_ins: u32,
    pub apologies: u32,
    pub missed: u32,
}

/// Counts the sessions of a time, which come in their order.
pub fn report(meetings: &[Meeting], visitors: &BTreeMap<PersonId, Visitor>) -> Report {
    let held = || meetings.iter().filter(|meeting| meeting.fate == Fate::Held);
    let mut visits: BTreeMap<PersonId, u32> = BTreeMap::new();
    for (person, _) in held().flat_map(|meeting| &meeting.marks).filter(|(_, state)| state.was_here()) {
        *visits.entry(*person).or_default() += 1;
    }
    let nameless: u32 = held().flat_map(|meeting| &meeting.nameless).filter(|(state, _)| state.was_here()).map(|(_, number)| number).sum();
    let new: Vec<u32> = visits
        .iter()
        .filter(|(person, _)| visitors.get(person).is_none_or(|visitor| !visitor.came_before))
        .map(|(_, times)| *times)
        .collect();
    let several = |times: u32| count(new.iter().filter(|visits| **visits >= times).count());
    Report {
        planned: count(meetings.len()),
        held: count(held().count()),
        unnoted: meetings.iter().filter(|meeting| meeting.fate == Fate::Unnoted).map(|meeting| meeting.start).collect(),
        ahead: count(meetings.iter().filter(|meeting| meeting.fate == Fate::Ahead).count()),
        skipped: reasons(meetings),
        attendances: visits.values().sum::<u32>() + nameless,
        people: count(visits.len()),
        first_timers: count(new.len()),
        came_twice: several(2),
        came_three_times: several(3),
        by_background: shares(&visits, visitors, |visitor| visitor.tags.clone()),
        by_referrer: shares(&visits, visitors, |visitor| visitor.via.iter().cloned().collect()),
        sessions: held().map(in_numbers).collect(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn reasons(meetings: &[Meeting]) -> Vec<(String, u32)> {
    let mut reasons: BTreeMap<&str, u32> = BTreeMap::new();
    for meeting in meetings {
        if let Fate::Skipped(reason) = &meeting.fate {
            *reasons.entry(reason.as_deref().unwrap_or("no reason given")).or_default() += 1;
        }
    }
    let mut reasons: Vec<_> = reasons.into_iter().map(|(reason, times)| (reason.to_owned(), times)).collect();
    reasons.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    reasons
}

/// Someone with several backgrounds counts in each.
fn shares(visits: &BTreeMap<PersonId, u32>, visitors: &BTreeMap<PersonId, Visitor>, of: fn(&Visitor) -> Vec<String>) -> Vec<Share> {
    let mut shares: BTreeMap<Option<String>, (BTreeSet<PersonId>, u32)> = BTreeMap::new();
    for (person, times) in visits {
        let names = visitors.get(person).map(of).unwrap_or_default();
        let names = if names.is_empty() { vec![None] } else { names.into_iter().map(Some).collect() };
        for name in names {
            let share = shares.entry(name).or_default();
            share.0.insert(*person);
            share.1 += times;
        }
    }
    let mut shares: Vec<Share> =
        shares.into_iter().map(|(name, (people, attendances))| Share { name, people: count(people.len()), attendances }).collect();
    shares.sort_by_key(|share| (share.name.is_none(), std::cmp::Reverse(share.people)));
    shares
}

fn in_numbers(meeting: &Meeting) -> Count {
    let of = |counts: &dyn Fn(Attendance) -> bool| {
        let named = meeting.marks.iter().filter(|(_, state)| counts(*state)).count();
        count(named) + meeting.nameless.iter().filter(|(state, _)| counts(*state)).map(|(_, number)| number).sum::<u32>()
    };
    Count {
        series: meeting.series.clone(),
        title: meeting.title.clone(),
        theme: meeting.theme.clone(),
        start: meeting.start,
        expected: meeting.expected,
        here: of(&Attendance::was_here),
        late: of(&|state| state == Attendance::Late),
        walk_ins: of(&|state| state == Attendance::WalkIn),
        apologies: of(&|state| state == Attendance::Apologies),
        missed: of(&|state| state == Attendance::Missed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Attendance::{Apologies, Came, Late, Missed, WalkIn};

    fn meeting(day: u32, fate: Fate, marks: &[(i64, Attendance)]) -> Meeting {
        Meeting {
            series: Uid("chats@example.org".into()),
            title: "Chats".into(),
            theme: None,
            start: format!("2020-09-{day:02}T16:00:00").parse().expect("a time"),
            fate,
            expected: 4,
            marks: marks.iter().map(|(person, state)| (PersonId(*person), *state)).collect(),
            nameless: Vec::new(),
        }
    }

    #[test]
    fn every_number_agrees_with_a_count_by_hand() {
        let meetings = [
            meeting(2, Fate::Held, &[(1, Came), (2, Late), (3, Missed), (4, Apologies)]),
            meeting(9, Fate::Skipped(Some("conference".into())), &[]),
            Meeting { nameless: vec![(Came, 2), (Missed, 1)], ..meeting(16, Fate::Held, &[(1, Came), (3, Came), (5, WalkIn)]) },
            meeting(23, Fate::Held, &[(1, Came), (5, Came)]),
            meeting(30, Fate::Unnoted, &[]),
            meeting(30, Fate::Ahead, &[]),
        ];
        let visitor = |tags: &[&str], via: Option<&str>, came_before| Visitor {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            via: via.map(str::to_owned),
            came_before,
        };
        let visitors = BTreeMap::from([
            (PersonId(1), visitor(&["arts", "health"], None, false)),
            (PersonId(2), visitor(&["arts"], Some("Lin Ward"), true)),
            (PersonId(3), visitor(&[], Some("Lin Ward"), false)),
            (PersonId(5), visitor(&[], None, false)),
        ]);
        let told = report(&meetings, &visitors);
        assert_eq!((told.planned, told.held, told.unnoted.len(), told.ahead), (6, 3, 1, 1));
        assert_eq!(told.skipped, [("conference".to_owned(), 1)]);
        assert_eq!((told.attendances, told.people), (9, 4));
        assert_eq!((told.first_timers, told.came_twice, told.came_three_times), (3, 2, 1));
        let share = |name: Option<&str>, people, attendances| Share { name: name.map(str::to_owned), people, attendances };
        assert_eq!(told.by_background, [share(Some("arts"), 2, 4), share(Some("health"), 1, 3), share(None, 2, 3)]);
        assert_eq!(told.by_referrer, [share(Some("Lin Ward"), 2, 2), share(None, 2, 5)]);
        let numbers: Vec<_> = told.sessions.iter().map(|one| (one.here, one.late, one.walk_ins, one.apologies, one.missed)).collect();
        assert_eq!(numbers, [(2, 1, 0, 1, 1), (5, 0, 1, 0, 1), (2, 0, 0, 0, 0)]);
    }
}
