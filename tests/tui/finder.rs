//! The finder: sessions, series and people by a few letters, and dates, from every view.

use fortnight::app::query::PersonLine;
use fortnight::tui::views::View;
use insta::assert_snapshot;

use crate::fixture::{Day, empty, looking, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn wide_with_all_that_is_called_so() {
    assert_snapshot!(shot(sample(), WIDE, "fchoir"));
}

#[test]
fn usual_with_people_and_sessions() {
    assert_snapshot!(shot(sample(), USUAL, "fbe"));
}

#[test]
fn smallest() {
    assert_snapshot!(shot(sample(), SMALLEST, "fchoir"));
}

#[test]
fn before_anything_is_typed_it_says_what_can_be() {
    assert_snapshot!(shot(sample(), SMALLEST, "f"));
}

#[test]
fn where_nothing_is_found_it_says_what_helps() {
    assert_snapshot!(shot(sample(), SMALLEST, "fqxqx"));
    let mut session = sample();
    session.press("fqxqx<enter>");
    let refused = session.state.status.refused.as_deref();
    assert!(refused.is_some_and(|why| why.starts_with("nothing is called “qxqx”: Esc closes")), "{refused:?}");
}

#[test]
fn a_date_stands_first() {
    assert_snapshot!(shot(sample(), USUAL, "f2 sep"));
    for (keys, wanted) in [("fnext wed<enter>", "2020-09-09"), ("/+6w<enter>", "2020-10-14"), ("5<pause>f13 jan 2021<enter>", "2021-01-13")]
    {
        let mut session = sample();
        session.press(keys);
        assert_eq!((session.state.desk.day, session.state.view.shows_days()), (wanted.day(), true), "{keys}");
    }
}

#[test]
fn initials_are_found_by_the_name_and_leave_no_name_on_the_screen() {
    let screen = shot(sample(), USUAL, "Pfhal");
    assert!(screen.contains("person  H. N.") && !screen.contains("Halima"), "{screen}");
    assert_snapshot!(screen);
}

#[test]
fn a_slash_finds_where_no_list_is_filtered() {
    for keys in ["/", "2<pause>/", "6<pause>/", "<tab>/", "3<pause>f", "4<pause>f", "5<pause>f"] {
        let screen = shot(sample(), USUAL, keys);
        assert!(screen.contains("── Find a session, a series, a person or a date"), "{keys}\n{screen}");
    }
    for keys in ["3<pause>/", "4<pause>/", "5<pause>/"] {
        let screen = shot(sample(), USUAL, keys);
        assert!(!screen.contains("── Find"), "{keys}\n{screen}");
    }
}

#[test]
fn enter_goes_to_a_session_in_the_view_that_shows_days_or_in_the_calendar() {
    for (keys, view) in [("", View::Calendar), ("2<pause>", View::Week), ("3<pause>", View::Agenda), ("6<pause>", View::Calendar)] {
        let mut session = sample();
        session.press(keys);
        session.press("fchoir 1 oct<down><up><enter>");
        assert_eq!((session.state.view, session.state.desk.day), (view, "2020-10-01".day()), "{keys}");
        let chosen = session.state.desk.line().map(|line| line.summary.clone());
        assert_eq!(chosen.as_deref(), Some("Open Door Choir"), "{keys}");
    }
}

#[test]
fn enter_goes_to_a_series_whether_its_table_was_seen_or_not() {
    for keys in ["", "4<pause>1<pause>", "4<pause>/chat<enter>"] {
        let mut session = sample();
        session.press(keys);
        session.press("fopen door choir<enter>");
        let row = session.state.series.row().map(|row| row.summary.clone());
        assert_eq!((session.state.view, row.as_deref()), (View::Series, Some("Open Door Choir")), "{keys}");
    }
}

#[test]
fn enter_goes_to_a_person_whatever_hides_them() {
    for keys in ["", "5<pause>1<pause>", "5<pause>/ada<enter>", "5<pause>o", "5<pause><tab>"] {
        let mut session = sample();
        session.press(keys);
        session.press("fhalima<enter>");
        let person = session.state.people.person().map(|PersonLine { name, .. }| name.clone());
        assert_eq!((session.state.view, person.as_deref()), (View::People, Some("Halima Noor")), "{keys}");
    }
}

#[test]
fn someone_new_is_found_where_the_directory_was_read_before() {
    let mut session = sample();
    session.press("5<pause>1<pause>aZed Newcomer<enter><esc>fzed<enter>");
    assert_eq!(session.state.people.person().map(|person| person.name.as_str()), Some("Zed Newcomer"));
}

#[test]
fn an_empty_calendar_has_nothing_to_find() {
    let mut session = empty();
    session.press("f");
    assert_eq!(session.state.status.refused.as_deref(), Some("nothing to find yet: n makes a series"));
}

#[test]
fn plain_glyphs_tell_the_same() {
    let screen = shot(looking(fortnight::tui::Look { unicode: false, ..Default::default() }), USUAL, "fchoir");
    assert!(screen.is_ascii() && screen.contains("series  Open Door Choir"), "{screen}");
}

#[test]
fn what_is_typed_before_all_is_read_is_found_all_the_same() {
    let mut session = sample();
    session.press_fast("fhalima");
    assert!(session.owes() && !text(&session).contains("Halima Noor"), "{}", text(&session));
    session.press_fast("<enter>");
    assert_eq!(session.state.people.person().map(|person| person.name.as_str()), Some("Halima Noor"));
}
