//! What keys do to the cursor, the store and the world outside.

use fortnight::domain::roster::Place;
use fortnight::tui::action::Context;
use fortnight::tui::keymap::Keymap;
use fortnight::tui::msg::Effect;
use fortnight::tui::rebind::Rebinding;
use fortnight::tui::{Ending, Look, Session};

use crate::fixture::{Day, app, empty, looking, sample, shot, text};

#[test]
fn keys_move_the_cursor() {
    let cases = [
        ("", "2020-09-02"),
        ("l", "2020-09-03"),
        ("3j", "2020-09-23"),
        ("2h", "2020-08-31"),
        ("<down><right>", "2020-09-10"),
        ("L", "2020-10-02"),
        ("H", "2020-08-02"),
        ("<pgup><pgup>", "2020-07-02"),
        ("12L", "2021-09-02"),
        ("3jt", "2020-09-02"),
        ("]", "2020-09-16"),
        ("2]", "2020-09-30"),
        ("][", "2020-09-02"),
        ("gnext wed<enter>", "2020-09-09"),
        ("g+6w<enter>", "2020-10-14"),
        ("g2021-01-13<enter>", "2021-01-13"),
        ("g<esc>l", "2020-09-03"),
        ("9999j", "2212-04-22"),
        ("3<esc>l", "2020-09-03"),
    ];
    for (keys, wanted) in cases {
        let mut session = sample();
        session.press(keys);
        assert_eq!(session.state.desk.day, wanted.day(), "{keys}");
    }
}

#[test]
fn from_an_empty_day_the_brackets_find_the_nearest_session() {
    let mut session = sample();
    session.press("4l]");
    assert_eq!(session.state.desk.day, "2020-09-08".day());
    session.press("h[");
    assert_eq!(session.state.desk.day, "2020-09-04".day());
}

#[test]
fn the_far_future_ends_somewhere() {
    let mut session = sample();
    session.press("9999L9999L9999L9999L9999L9999L9999L9999L9999L9999L");
    assert_eq!(session.state.desk.day, "9999-12-31".day());
    session.press("jlL");
    session.draw().expect("a frame");
}

#[test]
fn refused_keys_say_why() {
    let cases = [
        ("4lgsat<enter>a", "no session here: n makes a series"),
        ("S", "not skipped: there is nothing to bring back"),
        ("]]s", "skipped already: S brings it back"),
        ("gnonsense<enter>", "not yet: see under the line"),
        ("z", "“z” means nothing here: ? shows all keys"),
        ("a<enter>", "type a name, or two letters of one: Esc closes"),
        ("Bj<esc>uu", "nothing to undo"),
    ];
    for (keys, wanted) in cases {
        let mut session = sample();
        session.press(keys);
        let said = session.state.status.refused.clone().unwrap_or_default();
        assert!(said.starts_with(wanted), "{keys}: {said}");
    }
}

#[test]
fn what_was_done_is_told_in_full_until_the_next_key() {
    let moved = "moved Social Cohesion in Social Isolation from Wed 2 Sep 2020 16:00 to Thu 3 Sep 2020 16:00";
    let added = "added Zed Zelenka to every session, waiting 4";
    for (keys, wanted, size) in [
        ("m<c-u>thu 4pm<enter>", moved, (120, 40)),
        ("m<c-u>thu 4pm<enter>", moved, (40, 12)),
        ("a<c-e>Zed Zelenka<enter>", added, (80, 24)),
        ("a<c-e>Zed Zelenka<enter>", added, (40, 12)),
    ] {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press(keys);
        let told = |session: &Session| text(session).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told(&session).contains(wanted) && told(&session).contains("u undo"), "{keys} at {size:?}\n{}", text(&session));
        session.press("<f12>");
        assert!(!told(&session).contains(wanted), "{keys} at {size:?}\n{}", text(&session));
    }
}

#[test]
fn escape_never_quits_and_q_closes_layer_by_layer() {
    let mut session = sample();
    assert!(session.press("<esc><esc><esc>").is_empty());
    assert!(session.press("Bq").is_empty());
    assert_eq!(session.press("q"), [Effect::End(Ending::Quit)]);
    for keys in ["<c-c>", "a<c-c>", "?<c-c>", "y<c-c>"] {
        assert_eq!(sample().press(keys), [Effect::End(Ending::Quit)], "{keys}");
    }
    assert_eq!(sample().press("<c-z>"), [Effect::Suspend]);
}

#[test]
fn alt_is_escape_and_a_key_as_terminals_send_it() {
    assert_eq!(sample().press("aAda<a-q>"), [Effect::End(Ending::Quit)]);
}

#[test]
fn a_keyboard_of_another_script_has_the_same_keys_and_its_own_letters() {
    for (typed, latin) in [("д3о", "l3j"), ("ъх", "]["), ("η", "h"), ("Λт", "Ln")] {
        let [mut other, mut usual] = [sample(), sample()];
        other.press(typed);
        usual.press(latin);
        assert_eq!(text(&other), text(&usual), "{typed}");
    }
    let mut session = sample();
    session.press("фАда Лавлейс<enter>");
    assert!(text(&session).contains("added Ада Лавлейс"), "{}", text(&session));
}

#[test]
fn copying_goes_to_the_clipboard_of_the_terminal() {
    let mut session = sample();
    assert_eq!(session.press("yl"), [Effect::Copy("https://example.org/chat".into())]);
    let [Effect::Copy(names)] = &session.press("yn")[..] else { panic!("no names were copied") };
    assert!(names.contains("Bo Chen") && !names.contains("Dev Patel"), "who waits does not come: {names}");
    let [Effect::Copy(addresses)] = &session.press("ye")[..] else { panic!("no addresses were copied") };
    assert!(addresses.contains('@') && !addresses.contains("Bo Chen"), "{addresses}");
    let (said, count) = (session.state.status.done.clone().unwrap_or_default(), addresses.split(", ").count());
    let missing = names.split(", ").count() - count;
    assert!(missing > 0, "someone has no address");
    assert_eq!(said, format!("copied {count} addresses; {missing} people have none"));
}

#[test]
fn skipping_restoring_and_undoing() {
    let mut session = sample();
    let before = session.app().dump().expect("a dump");
    session.press("sconference<enter>");
    assert!(text(&session).contains("skipped: conference"));
    session.press("S");
    assert!(!text(&session).contains("conference"));
    session.press("2u");
    assert_eq!(session.app().dump().expect("a dump"), before);
    session.press("U");
    assert!(text(&session).contains("skipped: conference"));
}

#[test]
fn sample_data_comes_and_goes_with_one_key() {
    let mut session = empty();
    session.resize(120, 40);
    session.press("d");
    assert!(text(&session).contains("u undo") && text(&session).contains("20 of 20"));
    session.press("u");
    assert!(text(&session).contains("Recurring sessions,"));
    session.press("<c-r>");
    assert!(text(&session).contains("20 of 20"));
}

#[test]
fn privacy_leaves_no_name_on_the_screen() {
    for keys in ["P", "P<tab>5j", "PB", "P<tab>6jd"] {
        let screen = shot(sample(), (120, 40), keys);
        assert!(!screen.contains("Beatrice") && !screen.contains("Naomi"), "{keys}\n{screen}");
    }
}

#[test]
fn a_theme_is_edited_where_it_stands() {
    let mut session = sample();
    session.press("]e<c-u>Songs of the sea<enter>");
    assert!(text(&session).contains("Songs of the sea"), "{}", text(&session));
    session.press("u");
    assert!(!text(&session).contains("Theme   Songs"), "{}", text(&session));
}

#[test]
fn undo_walks_all_the_way_back_and_redo_forward_again() {
    let mut session = empty();
    session.press("nTea every Tue 3pm<enter>]sx<enter>]sy<enter>uuuu");
    assert!(session.state.empty, "{}", text(&session));
    session.press("UUU");
    assert!(text(&session).contains("redone: skipped Tea"), "{}", text(&session));
    session.press("]sz<enter>uBj<enter>");
    assert!(text(&session).contains("undone"), "{}", text(&session));
}

#[test]
fn an_undone_removal_brings_the_cursor_back_to_what_was_removed() {
    let mut session = sample();
    session.press("]]");
    let chosen = session.state.desk.selected.clone();
    session.press("d<down><enter>");
    assert_ne!(session.state.desk.selected, chosen);
    session.press("u");
    assert_eq!(session.state.desk.selected, chosen);
}

/// The sample with other keys for some actions.
fn with_keys(changes: &[(&str, &str)]) -> Session {
    looking(keyed(changes))
}

fn keyed(changes: &[(&str, &str)]) -> Look {
    let change = |(name, key): &(&str, &str)| Rebinding { name: (*name).into(), keys: vec![(*key).into()] };
    let keymap = Keymap::rebound(&changes.iter().map(change).collect::<Vec<_>>()).expect("keys that can be had");
    Look { keymap, ..Look::default() }
}

#[test]
fn keys_that_are_rebound_are_heard_and_named_everywhere() {
    let skipping = [("session.skip", "c"), ("session.restore", "Cb")];
    let others = [("series.add", "<f2>"), ("view.people", "<f5>"), ("undo", "<c-z>"), ("program.suspend", "<c-x>")];
    let mut session = with_keys(&[&skipping[..], &others].concat());
    session.resize(120, 40);
    assert!(text(&session).contains("c skip") && text(&session).contains("F5 People"), "{}", text(&session));
    session.press("s");
    assert!(session.state.status.refused.as_deref().is_some_and(|why| why.starts_with("“s” means nothing here")));
    session.press("cconference<enter>");
    assert!(text(&session).contains("Cb brings it back") && text(&session).contains("Ctrl-Z undo"), "{}", text(&session));
    session.press("c");
    assert_eq!(session.state.status.refused.as_deref(), Some("skipped already: Cb brings it back"));
    session.press("Cb<c-z><c-z>4lgsat<enter>a");
    assert_eq!(session.state.status.refused.as_deref(), Some("no session here: F2 makes a series"));
    session.press("?Cb");
    assert!(text(&session).contains("Cb             bring the skipped session back"), "{}", text(&session));
    assert_eq!(session.press("<esc><c-x>"), [Effect::Suspend]);
}

#[test]
fn empty_places_and_the_tour_name_the_keys_as_they_are() {
    let changes = [("series.add", "<f2>"), ("person.add", "<f3>"), ("prompt.close", "<f4>"), ("register.close", "<f5>"), ("tour", "<f6>")];
    let mut nothing = Session::new(app(), keyed(&changes));
    for (keys, wanted) in [
        ("2<pause>", "F2   new series"),
        ("3<pause>", "F2   new series"),
        ("4<pause>", "F2   new series"),
        ("5<pause>", "F3   someone new"),
    ] {
        nothing.press(keys);
        assert!(text(&nothing).contains(wanted), "{keys}\n{}", text(&nothing));
    }
    let mut touring = with_keys(&changes);
    touring.press("<f6>]<tab>");
    assert!(text(&touring).contains("F4 closes the"), "{}", text(&touring));
    touring.press("aZed Zoller<enter><f4>u");
    assert!(text(&touring).contains("5 of 6"), "{}", text(&touring));
    assert!(text(&touring).contains("F5 closes"), "{}", text(&touring));
}

#[test]
fn an_undo_of_a_move_takes_the_cursor_back() {
    let mut session = sample();
    let (key, day) = (session.state.desk.selected.clone(), session.state.desk.day);
    session.press("m14 oct 4pm<enter>");
    assert_ne!(session.state.desk.day, day);
    session.press("u");
    assert_eq!((session.state.desk.selected.clone(), session.state.desk.day), (key, day));
}

#[test]
fn initials_are_kept_in_forms_and_in_what_was_typed_before() {
    let mut session = sample();
    session.resize(120, 40);
    session.press(":session edit choir next --theme Hello<enter><esc>P:<up>");
    assert!(!text(&session).contains("Hello --") && !text(&session).contains("--theme"), "{}", text(&session));
    session.press("<esc>4<pause>Ge");
    assert!(session.state.status.refused.iter().any(|why| why.contains("hidden while names are initials")), "{}", text(&session));
    session.press("1<pause>e");
    assert!(session.state.status.refused.iter().any(|why| why.contains("hidden while names are initials")), "{}", text(&session));
}

#[test]
fn beside_whatever_is_told_a_hint_stays() {
    let mut session = sample();
    session.resize(40, 12);
    session.press("aNkechi<enter><esc>");
    let bottom = |session: &Session| text(session).lines().last().map(str::to_owned).unwrap_or_default();
    assert!(session.state.status.done.is_some() && bottom(&session).contains("? all keys"), "{}", bottom(&session));
    session.press("S");
    let screen = text(&session);
    assert!(screen.contains("not skipped: there is nothing to bring\n back\n") && bottom(&session).contains("? all keys"), "{screen}");
    session.press("l");
    assert!(!text(&session).contains("not skipped"), "{}", text(&session));
}

#[test]
fn whoever_has_declined_is_not_taken_off_twice_and_comes_back_by_name() {
    let mut session = sample();
    session.press("<tab>Gd");
    assert_eq!(session.state.status.refused.as_deref(), Some("they have declined Wed 2 Sep 2020 already; adding them puts them back"));
    session.press("aEve Moss<enter><esc>G");
    assert_ne!(session.state.desk.attendee().map(|line| line.place), Some(Place::Declined), "{}", text(&session));
}

#[test]
fn enter_on_an_attendee_opens_their_page_and_the_calendar_keeps_its_cursor() {
    for view in ["1", "2", "3"] {
        let mut session = sample();
        session.press(&format!("{view}<pause><tab>jj"));
        let person = session.state.desk.attendee().map(|line| line.person);
        session.press("<enter>");
        assert!(session.state.contexts().contains(&Context::Person), "{view}\n{}", text(&session));
        assert!(person.is_some() && session.state.people.page.as_ref().map(|page| page.person.id) == person, "{view}");
        session.press(&format!("<esc>{view}<pause>"));
        assert_eq!(session.state.desk.attendee().map(|line| line.person), person, "{view}");
    }
}

#[test]
fn the_cursor_goes_to_what_was_made() {
    let mut session = sample();
    session.press("4<pause>nTea every Friday 10-11 from 4 Sep<enter>");
    assert_eq!(session.state.series.row().map(|row| row.summary.as_str()), Some("Tea"), "{}", text(&session));
    session.press("d");
    assert!(text(&session).contains("Remove Tea"), "{}", text(&session));
    session.press("<esc>5<pause>/bo<enter>GnZelda Quill<enter>");
    assert_eq!(session.state.people.person().map(|person| person.name.as_str()), Some("Zelda Quill"), "{}", text(&session));
    session.press("1<pause>nFair on 5 Aug 2020 10:00-12:00<enter>");
    assert_eq!(session.state.desk.day, "2020-08-05".day(), "to its last date where all are past\n{}", text(&session));
    session.press("nClub every Monday 9-10 from 3 Aug 2020 until 17 Aug 2020<enter>");
    assert_eq!(session.state.desk.line().map(|line| line.summary.as_str()), Some("Club"), "{}", text(&session));
    assert_eq!(session.state.desk.day, "2020-08-17".day());
}
