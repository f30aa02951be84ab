//! The sample is the same for the same moment, hangs together, and shows what it is meant to show whenever it is looked at.

use std::collections::HashSet;

use super::*;
use crate::domain::event::Series;
use crate::domain::id::PersonId;
use crate::domain::roster::{Claims, Roster, Seats, roster};
use crate::domain::signup::SignUp;
use crate::domain::time::Window;

const MOMENTS: [&str; 5] =
    ["2020-09-02T14:42:00", "2021-03-01T09:00:00", "2024-12-24T12:00:00", "2026-06-10T15:30:00", "2026-11-22T16:00:00"];

fn london() -> Zone {
    Zone::named("Europe/London").expect("London")
}

fn at(utc: &str) -> Instant {
    Instant::from_utc(utc.parse().expect("a moment"))
}

fn chats(sample: &Sample) -> &Series {
    sample.series.iter().find(|series| series.event.summary.starts_with("Social")).expect("the chats")
}

fn list(sample: &Sample, series: &Series, date: RecurrenceId) -> Roster {
    let of_series = sample.sign_ups.iter().enumerate().filter(|(_, one)| one.uid == series.event.uid);
    let rows: Vec<SignUp> = of_series
        .map(|(position, one)| SignUp::new(PersonId(one.person as i64), one.reach, one.role, one.answer, position as i64))
        .collect();
    roster(&Claims { sign_ups: rows, ..Claims::default() }, date, series.capacity(date))
}

fn next_chat(sample: &Sample, now: Instant) -> RecurrenceId {
    chats(sample).next(now, &london()).expect("a next chat").date
}

#[test]
fn the_same_moment_gives_the_same_sample() {
    assert_eq!(sample(at(MOMENTS[0]), &london()), sample(at(MOMENTS[0]), &london()));
    assert_ne!(sample(at(MOMENTS[0]), &london()), sample(at(MOMENTS[1]), &london()));
}

#[test]
fn every_name_in_the_files_is_a_person() {
    let files = files::Files::read();
    let of_groups = files.groups.iter().flat_map(|group| &group.people);
    for name in of_groups.chain(files.themes.iter().flat_map(|theme| &theme.facilitators)) {
        assert!(files.person(name).is_some(), "{name}");
    }
    let names: HashSet<&str> = files.people.iter().map(|profile| profile.name.as_str()).collect();
    assert_eq!(names.len(), files.people.len(), "two people have one name");
    assert!(files.people.iter().filter_map(|profile| profile.email.as_ref()).all(|email| email.ends_with("@example.org")));
}

#[test]
fn everything_is_acceptable_as_if_it_had_been_typed() {
    for moment in MOMENTS {
        let sample = sample(at(moment), &london());
        for series in &sample.series {
            let text = series.event.description.clone();
            assert_eq!(series.event.clone().checked().as_ref(), Ok(&series.event), "{moment} {text}");
            assert!(series.overrides.keys().all(|date| series.gives(*date)), "{moment} {}", series.event.summary);
        }
        for profile in &sample.people {
            assert_eq!(profile.clone().checked().as_ref(), Ok(profile));
        }
    }
}

#[test]
fn every_reference_resolves_and_nobody_stands_twice() {
    for moment in MOMENTS {
        let sample = sample(at(moment), &london());
        let mut seen = HashSet::new();
        for one in &sample.sign_ups {
            let series = sample.series.iter().find(|series| series.event.uid == one.uid).expect("its series");
            let date = match one.reach {
                Reach::One(date) => Some(date),
                Reach::Standing { .. } => None,
            };
            assert!(date.is_none_or(|date| series.gives(date)), "{moment} {one:?}");
            assert!(one.person < sample.people.len() && seen.insert((&one.uid, one.person, date)), "{moment} {one:?}");
        }
        let mut marked = HashSet::new();
        for mark in &sample.register {
            let series = sample.series.iter().find(|series| series.event.uid == mark.uid).expect("its series");
            let session = series.find(mark.date, &london()).expect("its session");
            assert!(session.takes_place() && session.ends_at <= at(moment), "{moment} {mark:?}");
            assert!(marked.insert((&mark.uid, mark.date, mark.person)), "{moment} {mark:?}");
        }
    }
}

#[test]
fn the_next_chat_is_full_and_some_people_wait() {
    for moment in MOMENTS {
        let sample = sample(at(moment), &london());
        let date = next_chat(&sample, at(moment));
        let list = list(&sample, chats(&sample), date);
        assert_eq!(list.seats(), Seats { capacity: Some(20), taken: 20, waiting: 3, declined: 1, ..Seats::default() }, "{moment}");
        let facilitated = list.entries.iter().any(|entry| entry.role == Role::Facilitator);
        assert!(facilitated && chats(&sample).own(date).is_some_and(|own| own.theme.is_some()), "{moment}");
    }
}

#[test]
fn there_are_faces_new_and_old() {
    for moment in &MOMENTS[1..] {
        let sample = sample(at(moment), &london());
        let list = list(&sample, chats(&sample), next_chat(&sample, at(moment)));
        let been = |person: PersonId| {
            let marks = sample.register.iter().filter(|mark| mark.uid == chats(&sample).event.uid);
            marks.filter(|mark| mark.person as i64 == person.0).any(|mark| mark.attendance.was_here())
        };
        let coming = list.entries.iter().filter(|entry| entry.role == Role::Participant);
        let new: Vec<&str> =
            coming.filter(|entry| !been(entry.person)).map(|entry| sample.people[entry.person.0 as usize].name.as_str()).collect();
        assert_eq!(new, ["Aaliyah Rahman", "Stanley Booth"], "{moment}");
    }
}

#[test]
fn the_first_chat_is_in_eighteen_minutes() {
    let now = at(MOMENTS[0]);
    let sample = sample(now, &london());
    let first = chats(&sample).find(next_chat(&sample, now), &london()).expect("the first chat");
    assert_eq!(first.starts_at, now.plus(18 * 60));
    let own = chats(&sample).own(first.date).expect("a theme");
    assert_eq!(own.theme.as_deref(), Some("Whose creative approaches should be listened to?"));
    let skipped = RecurrenceId("2020-09-30T16:00:00".parse().expect("a date"));
    assert!(chats(&sample).own(skipped).is_some_and(|own| own.reason.is_some()));
    assert!(sample.register.iter().all(|mark| mark.uid != chats(&sample).event.uid), "nothing was held before the first chat");
}

#[test]
fn the_conference_displaces_a_chat_and_the_course_is_running() {
    for moment in MOMENTS {
        let sample = sample(at(moment), &london());
        let series = |title: &str| sample.series.iter().find(|series| series.event.summary.contains(title)).expect("a series");
        let weeks_ahead = Window { from: at(moment), to: at(moment).plus(13 * 7 * 86_400) };
        let conference = series("Conference").sessions(weeks_ahead, &london());
        let [days] = conference.as_slice() else { panic!("{moment}: {conference:?}") };
        let hit = chats(&sample).sessions(Window { from: days.starts_at, to: days.ends_at }, &london());
        assert!(hit.len() == 1 && !hit[0].takes_place(), "{moment}: {hit:?}");
        let moved = chats(&sample).sessions(weeks_ahead, &london()).into_iter().filter(|session| session.moved).count();
        assert_eq!(moved, 1, "{moment}");
        let course: Vec<_> = series("Referral").sessions_from(at(moment).plus(-60 * 86_400), &london()).collect();
        let held = course.iter().filter(|session| session.ends_at <= at(moment)).count();
        assert!(course.len() == 8 && (3..=4).contains(&held), "{moment}: {held} of {}", course.len());
    }
}

#[test]
fn a_date_keeps_its_theme() {
    let (early, late) = (sample(at(MOMENTS[0]), &london()), sample(at(MOMENTS[1]), &london()));
    let theme = |sample: &Sample, date| chats(sample).own(date).and_then(|own| own.theme.clone());
    let mut compared = 0;
    for date in chats(&early).overrides.keys() {
        if let (Some(then), Some(now)) = (theme(&early, *date), theme(&late, *date)) {
            assert_eq!(then, now, "{date:?}");
            compared += 1;
        }
    }
    assert!(compared > 12, "{compared}");
}

#[test]
fn the_register_has_a_little_of_everything() {
    let sample = sample(at(MOMENTS[4]), &london());
    for attendance in Attendance::ALL {
        let count = sample.register.iter().filter(|mark| mark.attendance == attendance).count();
        assert!(count > 10, "{count} {}", attendance.word());
    }
    let came = sample.register.iter().filter(|mark| mark.attendance.was_here()).count();
    assert!(came * 100 / sample.register.len() > 70, "{came} of {}", sample.register.len());
}
