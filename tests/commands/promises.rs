//! What holds after any command in any history: no seat too many, none empty while someone waits, and who moves up is told.

use std::collections::{BTreeMap, BTreeSet};

use fortnight::app::command::*;
use fortnight::app::query::{Agenda, AttendeeLine, History, People, SessionView};
use fortnight::app::{App, Command, Outcome};
use fortnight::domain::event::Status;
use fortnight::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use fortnight::domain::roster::Place;
use fortnight::domain::seat_order::Reason;
use fortnight::domain::time::{Instant, Window};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::any::{self, Deed, MAKERS, any_deed, any_pick, any_told, busy_desk, busy_desk_in};
use crate::desk::*;

/// The lists of the sessions in the weeks of which the commands speak.
type Lists = BTreeMap<SessionKey, List>;

struct List {
    starts_at: Instant,
    is_skipped: bool,
    attendees: Vec<AttendeeLine>,
}

impl List {
    fn with(&self, wanted: fn(Place) -> bool) -> BTreeSet<PersonId> {
        self.attendees.iter().filter(|line| wanted(line.place)).map(|line| line.person).collect()
    }

    fn seated(&self) -> BTreeSet<PersonId> {
        self.with(|place| matches!(place, Place::Seat(_)))
    }

    fn waiting(&self) -> BTreeSet<PersonId> {
        self.with(|place| matches!(place, Place::Waiting(_)))
    }
}

/// Every list, none of them with a seat too many or with an empty one beside someone who waits for nothing else.
fn sound_lists(app: &App) -> Lists {
    let edge = |text| london().resolve(wall(text)).at;
    let window = Window { from: edge("2020-08-15T00:00:00"), to: edge("2020-11-20T00:00:00") };
    let mut lists = Lists::new();
    for line in app.ask(&Agenda::of(window)).expect("an agenda") {
        let seats = line.seats();
        let (taken, capacity) = (seats.taken, seats.capacity.unwrap_or(u32::MAX));
        assert!(taken <= capacity, "{taken} of {capacity} seats on {:?}", line.key);
        if taken + seats.waiting == 0 {
            continue;
        }
        let attendees = app.ask(&SessionView { key: line.key.clone() }).expect("a session").attendees;
        let waits_for_it =
            |other: &AttendeeLine| matches!(other.place, Place::Waiting(_)) && !matches!(other.reason, Some(Reason::AtMost { .. }));
        assert!(taken == capacity || !attendees.iter().any(waits_for_it), "an empty seat on {:?}: {attendees:?}", line.key);
        lists.insert(line.key, List { starts_at: line.starts_at, is_skipped: line.status == Status::Cancelled, attendees });
    }
    lists
}

/// The session that one of before is after a command: itself, or in the part that was split off; moved with its series, or the only one that day.
fn followed<'a>(deed: &Deed, key: &SessionKey, after: &'a Lists) -> Option<&'a List> {
    let Deed::Command(command) = deed else { return after.get(key) };
    let (series, part, by) = match &**command {
        Command::SeriesMove(SeriesMove { key, to, later }) => (&key.uid, later.as_ref(), *to - key.date.0),
        Command::SeriesEdit(edit) => (&edit.uid, edit.later.as_ref(), Default::default()),
        Command::SeriesSplit(split) => {
            let later = key.uid == split.key.uid && key.date >= split.key.date;
            let uid = if later { split.uid.clone() } else { key.uid.clone() };
            return after.get(&SessionKey { uid, ..key.clone() });
        }
        _ => return after.get(key),
    };
    let is_later = part.is_none_or(|part| key.date >= part.date);
    if key.uid != *series || !is_later {
        return after.get(key);
    }
    let date = RecurrenceId(key.date.0 + by);
    let uids: Vec<&Uid> = part.map(|part| &part.uid).into_iter().chain([series]).collect();
    let exact = uids.iter().find_map(|uid| after.get(&SessionKey { uid: (*uid).clone(), date }));
    exact.or_else(|| {
        let that_day = |(other, _): &(&SessionKey, &List)| uids.contains(&&other.uid) && other.date.0.date() == date.0.date();
        after.iter().filter(that_day).map(|(_, list)| list).next()
    })
}

/// Who waited before, and has a seat now, with the first session of which that is so.
fn moved_up(deed: &Deed, before: &Lists, after: &Lists, counts: impl Fn(&List) -> bool) -> BTreeMap<String, SessionKey> {
    let mut names = BTreeMap::new();
    for (key, list) in before.iter().filter(|(_, list)| counts(list)) {
        let Some(now) = followed(deed, key, after).filter(|list| counts(list)) else { continue };
        for person in list.waiting().intersection(&now.seated()) {
            let line = now.attendees.iter().find(|line| line.person == *person).expect("seated");
            names.entry(line.name.clone()).or_insert_with(|| key.clone());
        }
    }
    names
}

/// The names that a sentence says to move up.
fn told_up(sentence: &str) -> BTreeSet<String> {
    let parts = sentence.split("; ").filter_map(|part| part.split_once(" up from the waiting list"));
    let names = parts
        .flat_map(|(names, _)| names.trim_end_matches(" moves").trim_end_matches(" move").split(", ").flat_map(|name| name.split(" and ")));
    names.map(str::to_owned).collect()
}

/// That a change tells who moves up, and nobody else, in what it says and in the journal.
fn assert_told(app: &App, deed: &Deed, outcome: &Outcome, before: &Lists, after: &Lists) {
    let sentence = &outcome.sentence;
    if outcome.entry.is_some() {
        assert_eq!(&app.ask(&History { limit: 1 }).expect("a journal")[0].sentence, sentence);
    }
    // a dump in the place of everything moves nobody: nothing of what was is there any more
    if matches!(deed, Deed::Command(command) if matches!(**command, Command::Restore(_))) {
        return;
    }
    let told = told_up(sentence);
    let lies_ahead = |list: &List| list.starts_at >= app.now() && !list.is_skipped;
    for (name, key) in moved_up(deed, before, after, lies_ahead) {
        assert!(told.contains(&name), "{name} moves up on {key:?}, and nobody is told: {sentence} by {deed:?}");
    }
    let ever = moved_up(deed, before, after, |_| true);
    for name in told {
        assert!(ever.contains_key(&name), "{name} moves up nowhere: {sentence} by {deed:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_history_overfills_a_session_leaves_a_wanted_seat_empty_or_moves_someone_up_untold(
        deeds in prop::collection::vec(any_deed(), 1..16),
    ) {
        let mut app = busy_desk();
        let mut before = sound_lists(&app);
        for deed in deeds {
            let Ok(outcome) = deed.act(&mut app) else { continue };
            let after = sound_lists(&app);
            assert_told(&app, &deed, &outcome, &before, &after);
            before = after;
        }
        prop_assert_eq!(app.check().expect("checked").problems, Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn when_everyone_is_erased_no_history_leaves_a_name_in_the_files(deeds in prop::collection::vec(any_deed(), 1..20)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut app = busy_desk_in(&folder.path().join("fortnight.db"));
        for deed in deeds {
            drop(deed.act(&mut app));
        }
        drop(app.undo(None));
        for person in app.ask(&People).expect("people").iter().filter(|person| person.id.0 < 9 || any::NAMES.contains(&person.name.as_str())) {
            let erasure = app.erase(person.id, false).expect("erased").erasure;
            prop_assert_eq!(erasure.traces, Vec::<std::path::PathBuf>::new());
        }
        // whoever only the history knows is erased by the name of that time
        for name in any::NAMES {
            drop(app.erase_former(name, false));
        }
        prop_assert!(app.undo(None).is_err(), "nothing goes back across");
        for file in std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").path()) {
            let bytes = std::fs::read(&file).expect("readable");
            for name in any::NAMES {
                let found = bytes.windows(name.len()).any(|window| window.eq_ignore_ascii_case(name.as_bytes()));
                prop_assert!(!found, "{name} in {}", file.display());
            }
        }
    }
}

#[test]
fn every_command_occurs_in_these_histories_and_is_done_in_some() {
    let mut runner = TestRunner::deterministic();
    let mut missing = Vec::new();
    for (name, make) in MAKERS {
        let mut done = false;
        for _ in 0..60 {
            let command = make(any_pick().new_tree(&mut runner).expect("a pick").current());
            assert_eq!(any::name(&command), *name);
            let mut app = busy_desk();
            app.run(Command::SessionSkip(SessionSkip { key: key(THIRD), reason: "strike".into() })).expect("skipped");
            done |= app.run(command).is_ok_and(|outcome| outcome.entry.is_some());
            if done {
                break;
            }
        }
        if !done {
            missing.push(*name);
        }
    }
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_kind_of_file_occurs_in_these_histories_and_is_taken_in_some() {
    let mut runner = TestRunner::deterministic();
    let (mut app, mut taken) = (busy_desk(), BTreeSet::new());
    for _ in 0..200 {
        let told = any_told().new_tree(&mut runner).expect("a file").current();
        if told.import(&mut app).is_ok_and(|outcome| outcome.entry.is_some()) {
            taken.insert(told.kind);
        }
    }
    assert_eq!(taken, (0..any::KINDS).collect());
}
