//! What is said of dates and times while they are typed: in the line, in the forms, and where a session is moved.

use crate::fixture::{sample, text};

#[test]
fn dates_of_a_known_series_are_as_they_are_and_as_they_would_be() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/cohesion<enter>e");
    let screen = text(&session);
    assert!(screen.contains("Wed 16 Sep · Wed 30 Sep skipped · Thu 15 Oct moved"), "{screen}");
    session.press(&"<tab>".repeat(5));
    session.press("<c-u>every 2 weeks on thu");
    let screen = text(&session);
    assert!(screen.contains("Thu 17 Sep · Thu 1 Oct skipped · Thu 15 Oct · "), "{screen}");
}

#[test]
fn another_weekday_takes_along_what_is_noted_of_the_sessions() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/cohesion<enter>e");
    session.press(&"<tab>".repeat(5));
    session.press("<c-u>every 2 weeks on thu<enter><enter>");
    let screen = text(&session);
    assert!(screen.contains("changed the start, the rule of Social Cohesion"), "{screen}");
    assert!(screen.contains("● Thu 17 Sep 2020") && screen.contains("× Thu 1 Oct 2020"), "{screen}");
}

#[test]
fn a_start_that_is_no_session_gives_way_to_the_first_that_is() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("nTea every 2 weeks on Wed 10am from 2 Sep<tab><tab><c-u>Thu 10 Sep");
    let screen = text(&session);
    assert!(screen.contains("No session is on Thu 10 Sep 2020: the first is on Wed 16 Sep 2020"), "{screen}");
    assert!(screen.contains("Wed 16 Sep · Wed 30 Sep"), "{screen}");
}

#[test]
fn a_time_that_the_clock_skips_or_shows_twice_is_told_wherever_one_is_typed() {
    let skipped = "On Sun 28 Mar 2021 01:30 does not exist: the clocks go forward, and it is 02:30";
    let twice = "On Sun 25 Oct 2020 01:30 comes twice: the clocks go back, and the first is meant";
    for (keys, told) in [
        ("nGap on 28 mar 2021 1:30am", skipped),
        ("nGap on 28 mar 2021 1:30am<tab>", skipped),
        ("nGap every Sun 1:30am from 1 Feb 2021", skipped),
        ("nGap every Sun 1:30am", twice),
        ("m28 mar 2021 1:30am", skipped),
        ("m25 oct 1:30am", twice),
        ("e<tab><tab><tab><c-u>25 oct 1:30am", twice),
    ] {
        let mut session = sample();
        session.resize(120, 40);
        session.press(keys);
        assert!(text(&session).contains(told), "{keys}: {}", text(&session));
    }
    let mut session = sample();
    session.press("nTea every Sun 2:30am from 1 Feb 2021");
    assert!(!text(&session).contains("clocks"), "{}", text(&session));
}
