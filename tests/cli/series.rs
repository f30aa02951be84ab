//! `add` and `series`: a new series is said back as a sentence with its dates.

use crate::stage::Stage;

#[test]
fn a_line_in_words_becomes_a_series() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[
        &["add", "Chat every 2 weeks on Wed 4-5pm from 2 Sep London, 20 places", "--dry-run"],
        &["series", "list"],
        &["add", "Chat", "every", "2", "weeks", "on", "Wed", "4-5pm", "from", "2", "Sep", "London,", "20", "places"],
        &["add", "Dentist on 7 Sep 9:30-10", "--json"],
        &["series", "list"],
    ]));
}

#[test]
fn each_value_by_its_name() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["series", "show", "cohesion"],
        &["series", "show", "choir@", "--json"],
        &["series", "list"],
        &["series", "list", "--json"],
    ]));
}

#[test]
fn one_offs_all_day_floating_and_utc() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[
        &["series", "add", "--uid", "party", "--summary", "Summer party", "--start", "2020-09-12", "--end", "2020-09-14"],
        &["series", "add", "--uid", "call", "--summary", "Call", "--start", "2020-09-05T09:00", "--duration", "PT90M", "--tz", "UTC"],
        &[
            "series",
            "add",
            "--uid",
            "tea",
            "--summary",
            "Tea",
            "--start",
            "2020-09-05T15:00",
            "--tz",
            "floating",
            "--rrule",
            "FREQ=DAILY;COUNT=2"
        ],
        &["series", "add", "--uid", "tokyo", "--summary", "Tokyo", "--start", "2020-09-05T15:00Z", "--tz", "Asia/Tokyo", "--json"],
        &["series", "add", "--uid", "past", "--summary", "Past", "--start", "2019-01-01T10:00"],
        &["agenda", "--json"],
    ]));
}

#[test]
fn a_time_that_the_clocks_jump_over_is_said() {
    let stage = Stage::empty();
    snapshot!(stage.told(&[
        &["series", "add", "--summary", "Owls", "--start", "2021-03-27T01:30", "--rrule", "FREQ=DAILY;COUNT=3"],
        &["agenda", "--from", "2021-03-27", "--to", "2021-03-30"],
    ]));
}

#[test]
fn removing_a_series_asks_first() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["series", "rm", "choir"],
        &["series", "rm", "choir", "--dry-run"],
        &["series", "rm", "choir", "--yes"],
        &["series", "list"],
        &["undo"],
        &["series", "list"],
    ]));
}

#[test]
fn the_facts_of_a_series_are_changed() {
    let stage = Stage::with_series();
    for name in ["Ada Lovelace", "Bo Chen", "Cara Diaz"] {
        stage.done(&["attendee", "add", "cohesion", "--name", name]);
    }
    stage.done(&["session", "edit", "choir", "2020-09-10", "--theme", "Sea"]);
    stage.done(&["session", "rm", "choir", "2020-09-17"]);
    snapshot!(stage.told(&[
        &["series", "edit", "cohesion", "--capacity", "1"],
        &["series", "edit", "cohesion", "--capacity", "1", "--dry-run"],
        &["series", "edit", "cohesion", "--capacity", "1", "--yes"],
        &["series", "edit", "cohesion", "--capacity", "2", "--json"],
        &["series", "edit", "cohesion", "--capacity", "0", "--url", "", "--organizer", "", "--location", "Online"],
        &["series", "edit", "cohesion"],
        &["series", "edit", "cohesion", "--location", "Online"],
        &["series", "show", "cohesion"],
        &["series", "edit", "choir", "--start", "2020-09-03T18:00", "--duration", "2h"],
        &["session", "list", "choir", "--limit", "3"],
        &["series", "edit", "choir", "--tz", "America/New_York"],
        &["series", "edit", "choir", "--start", "2020-09-04T18:00", "--rrule", "FREQ=WEEKLY"],
        &["series", "edit", "choir", "--rrule", ""],
        &["series", "edit", "choir", "--start", "2020-09-03", "--rrule", "FREQ=DAILY;INTERVAL=7;UNTIL=20201101"],
        &["session", "list", "choir", "--json", "--limit", "2"],
        &["series", "edit", "choir", "--tz", "Europe/London"],
        &["undo"],
        &["undo"],
        &["undo"],
        &["session", "list", "choir", "--limit", "3"],
    ]));
}

#[test]
fn a_series_says_who_leads_it() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    snapshot!(stage.told(&[
        &["series", "edit", "cohesion", "--facilitator", "Ada", "--facilitator", "Naomi M.", "--dry-run"],
        &["series", "edit", "cohesion", "--facilitator", "Ada", "--facilitator", "Naomi M."],
        &["series", "show", "cohesion"],
        &["attendee", "list", "cohesion", "next"],
        &["series", "edit", "cohesion", "--no-facilitator", "Ada"],
        &["series", "edit", "cohesion", "--no-facilitator", "Ada"],
        &["attendee", "list", "cohesion", "next"],
        &["series", "add", "--summary", "Tea", "--start", "2020-09-02T16:30", "--rrule", "FREQ=WEEKLY", "--facilitator", "Naomi"],
        &["series", "add", "--summary", "Tea", "--start", "2020-09-02", "--facilitator", ""],
        &["session", "edit", "cohesion", "next", "--facilitator", "Ada", "--following"],
        &["undo"],
    ]));
}

#[test]
fn a_title_that_is_none_is_told_with_those_that_are_like_it() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["series", "show", "coir"],
        &["session", "skip", "social cohesoin", "next"],
        &["series", "rm", "badminton"],
        &["session", "list", "chior"],
        &["session", "skip", "choir", "next", "--now", "2090-09-02T15:42"],
    ]));
}

#[test]
fn a_link_may_be_called_what_the_screen_calls_it() {
    let stage = Stage::with_series();
    stage.done(&["series", "edit", "choir", "--link", "https://example.org/sing"]);
    assert!(stage.done(&["series", "show", "choir"]).contains("https://example.org/sing"));
}
