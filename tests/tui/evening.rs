//! One evening by keys alone, from the first sign-up to the report, with the numbers counted by hand.

use std::path::Path;

use fortnight::app::{App, Clock};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

use crate::fixture::text;

const CALL: &str = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
Ada Lovelace,ada@example.org,09/02/2020 03:55:00 PM,09/02/2020 04:10:00 PM,15,Yes,No
Ada Lovelace,ada@example.org,09/02/2020 04:12:00 PM,09/02/2020 05:00:00 PM,48,Yes,No
Dev Patel,dev@example.org,09/02/2020 04:20:00 PM,09/02/2020 05:00:00 PM,40,Yes,No
iPhone,,09/02/2020 03:58:00 PM,09/02/2020 05:00:00 PM,62,Yes,No
";

/// The screen at a time of the evening, as though the program had been started then.
fn at(folder: &Path, time: &str) -> Session {
    let now = Instant::from_utc(format!("2020-09-02T{time}:00").parse().expect("a time"));
    let app = App::open(&folder.join("fortnight.db"), Clock::Fixed(now), Zone::named("Europe/London").expect("London")).expect("a store");
    let mut session = Session::new(app, Look { folder: folder.to_owned(), ..Look::default() });
    session.resize(120, 40);
    session
}

/// What the program says after some keys.
fn says(session: &mut Session, keys: &str, wanted: &str) {
    session.press(keys);
    let said = session.state.status.done.clone().unwrap_or_default();
    assert!(said.contains(wanted), "{keys}: {said:?} {:?}\n{}", session.state.status.refused, text(session));
}

#[test]
fn an_evening_by_keys_from_the_first_sign_up_to_the_report() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("call.csv"), CALL).expect("a call");

    // five people for three seats; 11:00 in London
    let mut morning = at(folder.path(), "10:00");
    says(&mut morning, "nChats every 2 weeks on Wed 4-5pm from 2 Sep, 3 places<enter>", "added Chats");
    says(&mut morning, "aAda Lovelace <lt>ada@example.org><enter>", "added Ada Lovelace, seat 1 of 3");
    says(&mut morning, "Bo Chen<enter>", "added Bo Chen, seat 2 of 3");
    says(&mut morning, "Cara Diaz<enter>", "added Cara Diaz, seat 3 of 3");
    says(&mut morning, "Dev Patel <lt>dev@example.org><enter>", "added Dev Patel, waiting 1");
    says(&mut morning, "Eve Okafor #arts<enter>", "added Eve Okafor, waiting 2");

    // one declines, and the waiting list moves
    says(&mut morning, "<esc><tab>jd", "removed Bo Chen from Wed 2 Sep 2020; Dev Patel moves up from the waiting list");
    assert!(text(&morning).contains("3 of 3"), "{}", text(&morning));

    // the call has run: its list fills the register; 17:10 in London
    let mut evening = at(folder.path(), "16:10");
    evening.press("[ricall.csv<enter>");
    assert!(text(&evening).contains("iPhone"), "{}", text(&evening));
    evening.press("<enter>cara d<enter>");
    says(&mut evening, "<enter>", "2 came, 1 late; 3 of 3 here");
    says(&mut evening, "wFay Singh via Ada Lovelace<enter>", "Fay Singh walked in on Wed 2 Sep 2020, 4 of 4 here");
    // whoever waited was not expected: nobody is left who could have missed it
    evening.press("<esc>q");
    assert!(evening.state.layers.is_empty(), "{}", text(&evening));

    // by hand: Ada came back into the call and counts once, Cara is the iPhone, Dev was late, Fay walked in
    evening.press("6<pause>ppp");
    let screen = text(&evening);
    assert!(screen.contains("Reports  September 2020"), "{screen}");
    let rows: Vec<String> = screen.lines().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for row in ["held 1", "skipped 0", "Attendances 4", "People 4", "First-timers 4", "a second time 0"] {
        assert!(rows.iter().any(|found| found.starts_with(row)), "{row}: {screen}");
    }
    assert!(screen.contains("4 of 3") && screen.contains("Ada Lovelace"), "{screen}");
    evening.press("X<c-u>september.csv<enter>");
    let written = std::fs::read_to_string(folder.path().join("september.csv")).expect("the report");
    assert_eq!(written.lines().nth(1), Some("2020-09-02 16:00,Chats,,3,4,1,1,0,0"), "{written}");
}
