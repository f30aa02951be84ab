//! The mouse: a click takes what lies there, a second one opens it, the wheel walks, and everywhere else nothing happens.

use fortnight::tui::desk::Focus;
use fortnight::tui::msg::{Effect, Msg};
use fortnight::tui::views::View;
use fortnight::tui::{Did, Mouse, Session};
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use crate::fixture::{Day, empty, sample, text};

/// Where a text stands on the screen, the first from the top.
fn place(session: &Session, wanted: &str) -> Position {
    let screen = text(session);
    let found = screen.lines().enumerate().find_map(|(row, line)| line.split_once(wanted).map(|(before, _)| (before.width(), row)));
    let (column, row) = found.unwrap_or_else(|| panic!("“{wanted}” is not on the screen:\n{screen}"));
    Position::new(u16::try_from(column).expect("a column"), u16::try_from(row).expect("a row"))
}

fn act(session: &mut Session, at: Position, did: Did) -> Vec<Effect> {
    session.feed(Msg::Mouse(Mouse { at, did }))
}

fn click(session: &mut Session, wanted: &str) -> Position {
    let at = place(session, wanted);
    act(session, at, Did::Click);
    at
}

fn double(session: &mut Session, wanted: &str) {
    let at = click(session, wanted);
    act(session, at, Did::ClickAgain);
}

#[test]
fn a_day_its_sessions_and_the_attendees_are_taken_by_a_click() {
    let mut session = sample();
    session.resize(120, 40);
    click(&mut session, "16        17");
    assert_eq!(session.state.desk.day, "2020-09-16".day());
    click(&mut session, "Patrick");
    assert_eq!(session.state.desk.focus, Focus::Attendees);
    assert_eq!(session.state.desk.attendee().map(|line| line.name.as_str()), Some("Patrick O'Dowd"));
    double(&mut session, "16        17");
    assert_eq!(session.state.desk.focus, Focus::Attendees, "a second click is Enter");
    double(&mut session, "30         1 Oct");
    assert!(text(&session).contains("2 sessions"), "{}", text(&session));
}

#[test]
fn a_session_in_a_full_day_is_taken_by_its_own_row() {
    let mut session = sample();
    session.resize(120, 40);
    let day = |session: &Session| session.state.desk.line().map(|line| line.summary.clone()).unwrap_or_default();
    let at = place(&session, "×16 Soc…");
    act(&mut session, at, Did::Click);
    assert_eq!((session.state.desk.day, day(&session).as_str()), ("2020-09-30".day(), "Social Cohesion in Social Isolation"));
    act(&mut session, Position::new(at.x, at.y - 2), Did::Click);
    assert!(day(&session).starts_with("Creativ"), "{}", day(&session));
}

#[test]
fn under_a_short_title_the_next_session_is_taken_by_its_first_row() {
    let mut session = sample();
    session.resize(200, 70);
    session.press("nTea 30 sep 9am<enter>g30 sep<enter>");
    click(&mut session, "×16 Social");
    assert_eq!(session.state.desk.line().map(|line| line.summary.as_str()), Some("Social Cohesion in Social Isolation"));
}

#[test]
fn names_of_views_open_them() {
    let mut session = sample();
    for (columns, tab) in [(120, "5 People"), (40, "5")] {
        session.press("1<pause>");
        session.resize(columns, 20);
        click(&mut session, tab);
        assert_eq!(session.state.view, View::People, "{columns}");
    }
    let gap = place(&session, "5 People");
    act(&mut session, Position::new(gap.x - 1, 0), Did::Click);
    assert_eq!(session.state.view, View::People, "between two names is no name");
}

#[test]
fn a_person_is_taken_and_opened() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("5<pause>");
    click(&mut session, "Dev Patel");
    assert_eq!(session.state.people.person().map(|person| person.name.as_str()), Some("Dev Patel"));
    assert!(text(&session).contains("Changes to the record") || text(&session).contains("link worker"));
    let at = click(&mut session, "Cara Diaz");
    act(&mut session, at, Did::ClickAgain);
    assert_eq!(format!("{:?}", session.state.people.focus), "Page");
    click(&mut session, "Bo Chen");
    assert_eq!(format!("{:?}", session.state.people.focus), "List");
}

#[test]
fn the_lines_of_layers_are_taken_by_a_click_and_done_by_a_second_one() {
    let mut session = sample();
    session.resize(100, 30);
    session.press("?");
    double(&mut session, "change the session: theme");
    assert!(text(&session).contains("Led by"), "{}", text(&session));
    session.press("<esc>r");
    click(&mut session, "Idris Bello");
    session.press("l");
    assert!(text(&session).lines().any(|line| line.contains("late") && line.contains("Idris Bello")), "{}", text(&session));
}

#[test]
fn the_wheel_walks_where_the_pointer_is() {
    let mut session = sample();
    session.resize(120, 40);
    let list = place(&session, "Patrick");
    act(&mut session, list, Did::WheelDown);
    assert_eq!((session.state.desk.focus, session.state.desk.attendee.0), (Focus::Attendees, 3));
    act(&mut session, list, Did::WheelUp);
    assert_eq!(session.state.desk.attendee.0, 0);
    act(&mut session, Position::new(4, 10), Did::WheelDown);
    assert_eq!((session.state.desk.focus, session.state.desk.day), (Focus::Sessions, "2020-09-09".day()));
    session.press("?");
    act(&mut session, list, Did::WheelDown);
    assert!(text(&session).lines().nth(8).is_some_and(|line| line.contains('›')), "{}", text(&session));
    assert_eq!(session.state.desk.day, "2020-09-09".day(), "behind a layer nothing moves");
}

#[test]
fn what_is_clicked_in_a_report_is_looked_at() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("6<pause>h");
    click(&mut session, "■ Open Door");
    assert!(text(&session).contains("· ■ Open Door Choir"), "{}", text(&session));
    click(&mut session, "■ Open Door Choir  ");
    assert!(text(&session).contains("all series"), "the same again are all: {}", text(&session));
    let (numbers, row) = (place(&session, "Sessions planned"), place(&session, "■ Open Door"));
    act(&mut session, Position::new(numbers.x, row.y), Did::Click);
    assert!(text(&session).contains("all series"), "the numbers beside it lead nowhere: {}", text(&session));
    click(&mut session, "21 May 2020");
    assert_eq!((session.state.view, session.state.desk.day), (View::Calendar, "2020-05-21".day()));
    assert_eq!(session.state.desk.line().map(|line| line.summary.as_str()), Some("Open Door Choir"));
}

#[test]
fn the_wheel_scrolls_a_report() {
    let mut session = sample();
    session.press("6<pause>h");
    act(&mut session, Position::new(20, 10), Did::WheelDown);
    assert_eq!(session.state.reports.scroll, 3);
    act(&mut session, Position::new(20, 10), Did::WheelUp);
    assert_eq!(session.state.reports.scroll, 0);
}

#[test]
fn a_day_of_a_month_and_a_zone_are_taken_by_a_click() {
    let mut session = sample();
    session.resize(100, 30);
    session.press("2<pause>znew");
    double(&mut session, "America/New_York");
    assert!(text(&session).contains("New York is 5 h behind"), "{}", text(&session));
    session.press("5<pause>1<pause>m");
    session.press("<esc>n<tab><tab><c-o>");
    assert!(text(&session).contains("Mon Tue"), "a month is open: {}", text(&session));
    let monday = place(&session, " 14  15  16");
    act(&mut session, Position::new(monday.x + 5, monday.y), Did::Click);
    assert!(text(&session).contains("Tue 15 Sep 2020"), "{}", text(&session));
}

#[test]
fn no_place_of_any_screen_breaks_it() {
    for (columns, rows) in [(120, 40), (40, 12)] {
        for keys in ["", "<tab>", "2<pause>", "3<pause>", "4<pause>", "5<pause>", "6<pause>", "?", "aBo", "X", "r"] {
            let mut session = sample();
            session.resize(columns, rows);
            session.press(keys);
            for (x, y) in (0..columns).step_by(17).flat_map(|x| (0..rows).step_by(2).map(move |y| (x, y))) {
                act(&mut session, Position::new(x, y), Did::Click);
                act(&mut session, Position::new(x, y), Did::WheelDown);
            }
            session.draw().expect("a frame");
            assert!(session.app().newest_change().expect("a journal").is_some(), "nothing was undone");
        }
    }
    let mut session = empty();
    for (x, y) in (0..80).flat_map(|x| (0..24).map(move |y| (x, y))) {
        act(&mut session, Position::new(x, y), Did::Click);
        act(&mut session, Position::new(x, y), Did::ClickAgain);
    }
    assert!(session.state.empty);
}

#[test]
fn a_series_is_taken_by_its_rule_too() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("4<pause>");
    let at = place(&session, "weekly on Thursday");
    act(&mut session, at, Did::Click);
    assert_eq!(session.state.series.row().map(|row| row.summary.as_str()), Some("Open Door Choir"));
}

#[test]
fn what_is_clicked_in_a_long_list_stays_under_the_pointer() {
    let cases = [
        ((120, 40), "5<pause>", "Hywel Price"),
        ((80, 24), "4<pause>G<enter>", "31 Mar 2021"),
        ((80, 24), "<tab>", "Beatrice"),
        ((80, 24), "?", "skip"),
    ];
    for (size, keys, wanted) in cases {
        let mut session = sample();
        session.resize(size.0, size.1);
        session.press(keys);
        let at = click(&mut session, wanted);
        let row = |session: &Session| text(session).lines().nth(at.y.into()).map(str::to_owned).unwrap_or_default();
        assert!(row(&session).contains(wanted), "{keys}:\n{}", text(&session));
        act(&mut session, Position::new(at.x, at.y + 1), Did::Click);
        act(&mut session, at, Did::Click);
        assert!(row(&session).contains(wanted), "{keys}, again:\n{}", text(&session));
    }
}
