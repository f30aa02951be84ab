//! `session`: one date of a series, looked at, skipped, brought back, removed.

use crate::stage::Stage;

#[test]
fn a_session_is_found_by_every_way_to_say_its_date() {
    let stage = Stage::with_series();
    let found = |date: &[&str]| {
        let mut call = vec!["session", "show", "chats@example.org", "--json"];
        call.extend(date);
        let json: serde_json::Value = serde_json::from_str(&stage.done(&call)).expect("JSON");
        json["recurrence_id"].as_str().expect("a recurrence id").to_owned()
    };
    let today: [&[&str]; 8] = [
        &["2020-09-02"],
        &["2020-09-02T16:00"],
        &["today"],
        &["next"],
        &["20200902T160000"],
        &["20200902T150000Z"],
        &["2", "sep"],
        &["2020-09-02T15:00Z"],
    ];
    for date in today {
        assert_eq!(found(date), "20200902T160000", "{date:?}");
    }
    assert_eq!(found(&["+2w"]), "20200916T160000");
}

#[test]
fn the_next_session_with_all_that_the_panel_shows() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace", "--email", "ada@example.org", "--tag", "research"]);
    stage.done(&["attendee", "add", "cohesion", "next", "--name", "Naomi M.", "--role", "facilitator"]);
    snapshot!(stage.told(&[
        &["session", "next"],
        &["session", "next", "--json"],
        &["session", "next", "choir"],
        &["session", "next", "--now", "2031-01-01T00:00Z", "choir", "--json"],
        &["session", "next", "--now", "2031-01-01T00:00Z", "choir"],
    ]));
}

#[test]
fn skipped_restored_removed() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["session", "skip", "choir", "2020-09-10", "--reason", "conference"],
        &["session", "list", "choir"],
        &["session", "list", "choir", "--json", "--limit", "2"],
        &["session", "restore", "choir", "2020-09-10"],
        &["session", "rm", "choir", "2020-09-17"],
        &["session", "rm", "choir", "2020-10-01", "--following"],
        &["session", "list", "choir"],
        &["session", "restore", "choir", "2020-09-17"],
        &["session", "list", "choir"],
        &["session", "rm", "choir", "next", "--all"],
        &["session", "rm", "choir", "next", "--all", "--yes"],
        &["series", "list"],
    ]));
}

#[test]
fn what_was_removed_from_a_split_series_is_found_by_its_date() {
    let stage = Stage::with_series();
    for call in [
        &["series", "split", "choir", "2020-09-17"][..],
        &["session", "rm", "choir", "2020-09-24"],
        &["session", "rm", "choir", "2020-09-10"],
    ] {
        stage.done(call);
    }
    snapshot!(stage.told(&[
        &["session", "restore", "choir", "2020-09-24"],
        &["session", "restore", "choir", "2020-09-10"],
        &["agenda", "--from", "2020-09-08", "--to", "2020-09-25"],
    ]));
}

#[test]
fn a_session_is_moved_and_given_a_theme_and_the_rest_stays() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["session", "move", "cohesion", "2020-09-16", "--to", "thu 5pm", "--dry-run"],
        &["session", "move", "cohesion", "2020-09-16", "--to", "thu 5pm"],
        &["session", "move", "cohesion", "2020-09-30", "--to", "soon"],
        &["session", "edit", "cohesion", "2020-09-17", "--theme", "Songs of the sea", "--capacity", "12"],
        &["session", "edit", "cohesion", "2020-09-17"],
        &["session", "list", "cohesion", "--to", "2020-10-01"],
        &["undo"],
        &["undo"],
        &["session", "list", "cohesion", "--to", "2020-10-01"],
    ]));
}

#[test]
fn a_series_is_split_with_its_people() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    let json: serde_json::Value =
        serde_json::from_str(&stage.done(&["series", "split", "cohesion", "2020-09-30", "--json"])).expect("JSON");
    let uid = json["uid"].as_str().expect("the new series");
    let roster = stage.done(&["attendee", "list", uid, "2020-09-30"]);
    assert!(roster.contains("Ada Lovelace"), "{roster}");
    let first = stage.done(&["series", "show", "chats@example.org"]);
    assert!(first.contains("until 16 Sep 2020"), "{first}");
}

#[test]
fn a_date_tells_which_part_of_a_split_series_is_meant() {
    let stage = Stage::with_series();
    stage.done(&["series", "split", "cohesion", "2020-09-30"]);
    for date in ["2020-09-16", "2020-10-14", "14 oct", "20201014T160000", "next"] {
        assert!(stage.done(&["session", "show", "cohesion", date]).contains("Social Cohesion"), "{date}");
    }
    let list = stage.done(&["attendee", "add", "cohesion", "2020-10-14", "--name", "Ada Lovelace"]);
    assert!(list.contains("added Ada Lovelace"), "{list}");
    let run = stage.run(&["session", "show", "cohesion", "2020-10-15"]);
    assert!(run.code == 3 && run.stderr.contains("fits 2 series"), "{}", run.stderr);
    let run = stage.run(&["session", "show", "cohesion", "never"]);
    assert!(run.code == 3 && run.stderr.contains("fits 2 series"), "{}", run.stderr);
}

#[test]
fn an_edit_and_a_move_reach_as_far_as_is_said() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    stage.done(&["attendee", "add", "cohesion", "2020-10-28", "--name", "Bo Chen"]);
    snapshot!(stage.told(&[
        &["session", "edit", "cohesion", "2020-09-16", "--theme", "Gardens", "--facilitator", "Naomi M.", "--facilitator", "Ada"],
        &["session", "edit", "cohesion", "2020-09-16", "--facilitator", "Naomi"],
        &["session", "edit", "cohesion", "2020-09-30", "--location", "Online", "--following", "--dry-run"],
        &["session", "edit", "cohesion", "2020-09-30", "--location", "Online", "--following"],
        &["series", "list"],
        &["series", "show", "cohesion"],
        &["undo"],
        &["session", "edit", "cohesion", "2020-09-30", "--theme", "Sea", "--all"],
        &["session", "edit", "cohesion", "2020-09-30", "--summary", "Chats", "--all"],
        &["session", "edit", "chats", "2020-09-30", "--url", "see notes"],
        &["session", "edit", "chats", "2020-09-02", "--description", "Bring tea", "--following", "--json"],
        &["session", "move", "chats", "2020-09-30", "--to", "thu 5pm", "--following"],
        &["undo"],
        &["session", "move", "chats", "2020-09-30", "--to", "thu 5pm", "--all"],
        &["session", "list", "chats", "--to", "2020-11-01"],
        &["attendee", "list", "chats", "2020-10-29"],
        &["session", "move", "chats", "2020-09-17", "--to", "1066-10-14"],
    ]));
}

#[test]
fn who_facilitates_is_added_and_replaced() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "--name", "Naomi M.", "--role", "facilitator"]);
    stage.done(&["attendee", "add", "cohesion", "--name", "Ada Lovelace"]);
    snapshot!(stage.told(&[
        &["session", "edit", "cohesion", "2020-09-16", "--facilitator", "Geraldine M."],
        &["session", "edit", "cohesion", "2020-09-16", "--no-facilitator", "Naomi", "--facilitator", "Ada"],
        &["session", "edit", "cohesion", "2020-09-16", "--no-facilitator", "Naomi"],
        &["session", "edit", "cohesion", "2020-09-16", "--no-facilitator", "Geraldine", "--theme", "Sea"],
        &["session", "edit", "cohesion", "2020-09-16", "--no-facilitator", "Nobody"],
        &["session", "edit", "cohesion", "2020-09-16", "--no-facilitator", "Ada", "--all"],
        &["attendee", "list", "cohesion", "2020-09-16"],
        &["attendee", "list", "cohesion", "2020-09-30"],
        &["undo"],
        &["attendee", "list", "cohesion", "2020-09-16"],
    ]));
}

#[test]
fn gaps_and_clashes_are_shown_where_dates_are() {
    let stage = Stage::with_series();
    stage.done(&["attendee", "add", "cohesion", "next", "--name", "Naomi M.", "--role", "facilitator"]);
    snapshot!(stage.told(&[
        &["series", "add", "--uid", "tea", "--summary", "Tea", "--start", "2020-09-02T16:30", "--url", "http://example.org/chat/"],
        &["attendee", "add", "tea", "next", "--name", "Naomi M.", "--role", "host"],
        &["agenda", "--to", "20 sep"],
        &["agenda", "--limit", "1", "--json"],
        &["session", "show", "cohesion", "next"],
        &["session", "list", "--gaps", "--to", "1 oct"],
        &["session", "move", "tea", "next", "--to", "18:00"],
        &["session", "move", "tea", "next", "--to", "15:30"],
    ]));
}

#[test]
fn next_means_the_half_of_a_series_that_goes_on() {
    let stage = Stage::with_series();
    stage.done(&["series", "split", "choir", "2020-09-17"]);
    let first = stage.done(&["session", "show", "choir", "next"]);
    assert!(first.contains("3 Sep 2020"), "both halves have sessions ahead, and one comes first: {first}");
    for later in [&["session", "show", "choir", "next"][..], &["session", "next", "choir"], &["attendee", "list", "choir"]] {
        let run = stage.bare(&[&["--db", "store.db", "--tz", "Europe/London", "--now", "2020-09-15T12:00"], later].concat());
        assert_eq!(run.code, 0, "{later:?}: {}", run.stderr);
        assert!(later[0] == "attendee" || run.stdout.contains("17 Sep"), "{}", run.stdout);
    }
}

#[test]
fn a_move_into_the_past_or_another_year_needs_a_yes() {
    let stage = Stage::with_series();
    snapshot!(stage.told(&[
        &["session", "move", "cohesion", "2020-10-14", "--to", "2 oct"],
        &["session", "move", "cohesion", "2020-10-14", "--to", "2 oct", "--dry-run"],
        &["session", "move", "cohesion", "2020-10-14", "--to", "2 oct", "--all"],
        &["session", "move", "cohesion", "2020-10-14", "--to", "2020-08-26"],
        &["session", "move", "cohesion", "2020-10-14", "--to", "next wed"],
        &["session", "move", "cohesion", "2020-10-14", "--to", "2 oct", "--yes"],
    ]));
}
