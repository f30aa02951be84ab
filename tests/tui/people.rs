//! The directory: who is known, found by a few letters, and each of them in full.

use insta::assert_snapshot;

use crate::fixture::{empty, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn wide_with_the_person_beside_the_list() {
    assert_snapshot!(shot(sample(), WIDE, "5<pause>3j"));
}

#[test]
fn usual() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>"));
}

#[test]
fn smallest() {
    assert_snapshot!(shot(sample(), SMALLEST, "5<pause>"));
}

#[test]
fn filtered_as_one_types() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>/ma #arts"));
}

#[test]
fn a_person_in_full() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>/halima<enter><enter>"));
}

#[test]
fn a_person_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), SMALLEST, "5<pause>/halima<enter><enter>3j"));
}

#[test]
fn those_who_are_missed_with_the_series_and_the_day() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>o"));
}

#[test]
fn nobody_fits_the_filter() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>/zzzz<enter>"));
}

#[test]
fn an_empty_directory_says_which_key_fills_it() {
    assert_snapshot!(shot(empty(), USUAL, "5<pause>"));
}

#[test]
fn initials_and_nothing_else_on_a_shared_screen() {
    let screen = shot(sample(), WIDE, "5<pause>P/halima<enter>AN");
    for told in ["Halima", "@", "01632", "Welcome K"] {
        assert!(!screen.contains(told), "{told}\n{screen}");
    }
}

#[test]
fn a_digit_is_a_count_when_a_key_follows_and_a_view_when_none_does() {
    let mut session = sample();
    session.press("5");
    assert!(text(&session).contains("5 … People"), "{}", text(&session));
    session.press("j");
    assert!(text(&session).contains("October 2020"), "five weeks on:\n{}", text(&session));
    session.press("5<pause>");
    assert!(text(&session).contains("Aaliyah Rahman"), "{}", text(&session));
    session.press("1<pause>");
    assert!(text(&session).contains("October 2020"), "the calendar stands where it was:\n{}", text(&session));
    session.press("9<pause>");
    assert!(text(&session).contains("9 …"), "a digit that opens nothing waits for its key");
}

#[test]
fn what_a_key_opened_closes_with_the_next_person() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause>/margaret<enter>");
    assert!(text(&session).contains("kept: A shows it"), "{}", text(&session));
    session.press("A");
    assert!(!text(&session).contains("kept: A shows it"), "{}", text(&session));
    session.press("<esc>jk");
    assert!(text(&session).contains("kept: A shows it"), "{}", text(&session));
}

#[test]
fn escape_lets_go_of_one_thing_after_the_other() {
    let mut session = sample();
    session.press("5<pause>o<space><enter><esc>");
    assert!(text(&session).contains("1 marked"), "back from the page:\n{}", text(&session));
    session.press("<esc>");
    assert!(!text(&session).contains("marked"), "{}", text(&session));
    session.press("<esc>");
    assert!(!text(&session).contains("not seen for three"), "{}", text(&session));
}

#[test]
fn the_form_of_a_person() {
    assert_snapshot!(shot(sample(), USUAL, "5<pause>/halima<enter>e<tab><tab><c-u>halima at example"));
}

#[test]
fn the_form_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), SMALLEST, "5<pause>/halima<enter>e<down><down><down>"));
}

#[test]
fn a_form_saves_what_was_changed_and_asks_before_it_forgets() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause>/halima<enter>e<c-u>Halima N. Noor<esc>");
    assert!(text(&session).contains("Esc again drops the text"), "{}", text(&session));
    session.press("<tab><c-u>choir, #Arts<enter>");
    let screen = text(&session);
    assert!(
        screen.contains("Halima N. Noor") && screen.contains("#arts #choir") && screen.contains("changed the name, the tags"),
        "{screen}"
    );
    session.press("ue<esc>");
    assert!(text(&session).contains("#volunteer"), "{}", text(&session));
}

#[test]
fn someone_new_is_added_and_stands_in_the_list() {
    let mut session = empty();
    session.press("5<pause>nZed Newcomer<tab><tab>zed@example.org<enter>");
    assert!(text(&session).contains("added Zed Newcomer to the directory"), "{}", text(&session));
    session.press("n<enter>");
    assert!(text(&session).contains("a person needs a name"), "{}", text(&session));
}

#[test]
fn several_are_marked_and_tagged_at_once_and_undone_at_once() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause><space>vjjv");
    assert!(text(&session).contains("4 marked"), "{}", text(&session));
    session.press("#march, -arts<enter>");
    assert!(text(&session).contains("tagged 4 people: +#march −#arts"), "{}", text(&session));
    session.press("u<esc>/#march");
    assert!(text(&session).contains("0 of 65"), "{}", text(&session));
}

#[test]
fn twins_are_found_compared_and_made_one() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause>nHALIMA noor<tab>carer<tab><tab>01632 960999<enter>");
    session.press("D/volunteer<esc>M");
    assert!(text(&session).contains("same name"), "{}", text(&session));
    session.press("<enter>");
    assert_snapshot!(text(&session));
    session.press("<tab><enter>");
    assert!(text(&session).contains("merged "), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("undone: merged"), "{}", text(&session));
}

#[test]
fn erasing_says_what_goes_and_asks() {
    let mut session = sample();
    session.press("5<pause>/halima<enter>XX");
    assert_snapshot!(text(&session));
    session.press("n");
    assert!(text(&session).contains("Halima"), "{}", text(&session));
    session.press("XXy<esc>");
    assert!(!text(&session).contains("Halima") && text(&session).contains("64"), "{}", text(&session));
}

#[test]
fn a_view_that_comes_back_shows_what_was_changed_meanwhile() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause>");
    assert!(text(&session).contains("People  65"), "{}", text(&session));
    session.press("1<pause>aGrace Hopper<enter><esc>5<pause>");
    assert!(text(&session).contains("People  66"), "{}", text(&session));
    session.press("u1<pause>");
    let screen = text(&session);
    let above_the_status = screen.lines().take(39).collect::<Vec<_>>().join("\n");
    assert!(!above_the_status.contains("Grace Hopper"), "{screen}");
    session.press("5<pause>");
    assert!(text(&session).contains("People  65"), "{}", text(&session));
}

#[test]
fn a_tag_that_takes_a_seat_asks_first() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/cohesion<enter>o<c-u>at-most 1 carer<enter>y");
    let before = session.app().dump().expect("a dump");
    for keys in ["#carer<enter>", "e<tab><c-u>carer<enter>"] {
        session.press("5<pause>/halima<enter>");
        session.press(keys);
        let screen = text(&session);
        assert!(screen.contains("waiting list") && screen.contains("Go on?"), "{keys}\n{screen}");
        assert_eq!(session.app().dump().expect("a dump"), before);
        session.press("y");
        assert!(text(&session).contains("u undo"), "{keys}\n{}", text(&session));
        session.press("u<esc>");
        assert_eq!(session.app().dump().expect("a dump"), before);
    }
}

#[test]
fn keys_do_not_wait_for_a_list_of_some_and_nothing_is_said_of_it_before() {
    let mut session = sample();
    session.press("5<pause>");
    session.press_fast("D");
    let before = text(&session);
    assert!(session.owes() && !before.contains("No two share") && !before.contains("may be there twice"), "{before}");
    session.catch_up();
    assert!(!session.owes() && text(&session).contains("may be there twice"), "{}", text(&session));
}

#[test]
fn a_key_for_what_is_not_kept_says_which_one_writes_it() {
    let mut session = sample();
    session.press("5<pause>/bo chen<enter>");
    for (key, wanted) in [("A", "no access needs are kept: e writes them"), ("N", "no note is kept: e writes one")] {
        session.press(key);
        assert_eq!(session.state.status.refused.as_deref(), Some(wanted), "{key}");
    }
    session.press("e<down><down><down><down><down><down>step-free<enter>A");
    assert!(session.state.status.refused.is_none());
    assert!(text(&session).contains("step-free"), "on a screen without room for it beside the list too:\n{}", text(&session));
}
