//! One evening from the first sign-up to the report, with the numbers counted by hand.

use std::fs;

use serde_json::Value;

use crate::stage::Stage;

const CALL: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ada Lovelace,ada@example.org,09/02/2020 03:55:00 PM,09/02/2020 05:00:00 PM,65,Yes,No
Dev Patel,dev@example.org,09/02/2020 04:20:00 PM,09/02/2020 05:00:00 PM,40,Yes,No
Cara Diaz,,09/02/2020 03:58:00 PM,09/02/2020 05:00:00 PM,62,Yes,No
";

const REPLY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:chats@example.org\r\n\
DTSTAMP:20200901T090000Z\r\nRECURRENCE-ID:20200902T150000Z\r\nATTENDEE;CN=Dev Patel;PARTSTAT=ACCEPTED:mailto:dev@example.org\r\n\
END:VEVENT\r\nEND:VCALENDAR\r\n";

/// The program at a time of the evening.
struct Evening(Stage);

impl Evening {
    fn at(&self, time: &str, arguments: &[&str]) -> String {
        let (store, now) = (self.0.store().display().to_string(), format!("2020-09-02T{time}"));
        let all = [&["--db", &store, "--tz", "Europe/London", "--now", &now], arguments].concat();
        let run = self.0.bare(&all);
        assert_eq!(run.code, 0, "{arguments:?}\n{}{}", run.stdout, run.stderr);
        run.stdout
    }
}

#[test]
fn an_evening_from_the_first_sign_up_to_the_report() {
    let evening = Evening(Stage::with_series());
    let put = |name: &str, text: &str| fs::write(evening.0.path(name), text).expect("a file");
    put("more.csv", "name,email\nBo Chen,bo@example.org\n");
    put("reply.ics", REPLY);
    put("call.csv", CALL);
    let chat = ["cohesion", "2020-09-02"];
    let with = |verb: [&'static str; 2], rest: &[&'static str]| [&verb[..], &chat, rest].concat();

    // five people for three seats, each by another way
    let said = evening.at("10:00", &with(["attendee", "add"], &["--name", "Ada Lovelace", "--email", "ada@example.org"]));
    assert_eq!(said, "added Ada Lovelace, seat 1 of 3\n");
    let said = evening.at("10:05", &["attendee", "import", "more.csv", "cohesion", "2020-09-02"]);
    assert_eq!(said, "imported a list to Social Cohesion in Social Isolation on Wed 2 Sep 2020: 1 added\n");
    let said = evening.at("10:10", &with(["attendee", "add"], &["--name", "Cara Diaz"]));
    assert_eq!(said, "added Cara Diaz, seat 3 of 3\n");
    evening.at("10:15", &with(["attendee", "add"], &["--name", "Dev Patel", "--email", "dev@example.org", "--status", "invited"]));
    let said = evening.at("10:20", &["import", "reply.ics"]);
    assert!(said.contains("Dev Patel accepted Wed 2 Sep 2020"), "{said}");
    let said = evening.at("10:25", &["attendee", "list", "cohesion", "2020-09-02"]);
    assert!(said.contains("w1  Dev Patel"), "{said}");

    // one declines, and the waiting list moves
    let said = evening.at("12:00", &with(["attendee", "decline"], &["--name", "Bo Chen"]));
    assert_eq!(said, "Bo Chen does not come on Wed 2 Sep 2020; Dev Patel moves up from the waiting list\n");

    // the call; someone without a sign-up walks in, in one line
    let next: Value = serde_json::from_str(&evening.at("15:59", &["session", "next", "--json"])).expect("JSON");
    assert_eq!((next["taken"].as_i64(), next["waiting"].as_i64()), (Some(3), Some(0)), "{next}");
    let said = evening.at("17:05", &["register", "import", "call.csv", "cohesion", "2020-09-02"]);
    assert!(said.contains("2 came, 1 late"), "{said}");
    let said = evening.at("17:06", &with(["register", "mark"], &["Eve Okafor <eve@example.org> #arts via Ada Lovelace", "walk-in"]));
    assert!(said.contains("Eve Okafor"), "{said}");
    // a correction: that was Cara's sister on Cara's computer
    let said = evening.at("17:10", &with(["register", "mark"], &["Cara Diaz", "none"]));
    assert!(said.contains("Cara Diaz"), "{said}");
    let said = evening.at("17:11", &with(["register", "rest"], &["missed"]));
    assert!(said.contains('1'), "{said}");

    // by hand: Ada came, Dev was late, Eve walked in, Cara missed it, Bo had declined
    let report: Value = serde_json::from_str(&evening.at("18:00", &["report", "2020-09", "--series", "cohesion", "--json"])).expect("JSON");
    let numbers = ["held", "attendances", "people", "first_timers"].map(|field| report[field].as_i64());
    assert_eq!(numbers, [Some(1), Some(3), Some(3), Some(3)], "{report}");
    let session = &report["sessions"][0];
    let numbers = ["expected", "here", "late", "walk_in", "apologies", "missed"].map(|field| session[field].as_i64());
    assert_eq!(numbers, [Some(3), Some(3), Some(1), Some(1), Some(0), Some(1)], "{report}");
}
