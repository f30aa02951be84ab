//! The line after `:`, from every view: commands, actions, views and dates, and what is said to them.

use fortnight::cli::console;
use fortnight::tui::msg::{Effect, Msg};
use fortnight::tui::{Ending, Session};
use insta::assert_snapshot;

use crate::fixture::{self, text};

/// The screen of the sample programme, with someone who understands commands.
fn sample() -> Session {
    fixture::sample().with_console(console())
}

fn shot((columns, rows): (u16, u16), keys: &str) -> String {
    fixture::shot(sample(), (columns, rows), keys)
}

/// The right end of the bottom line after some keys.
fn done(keys: &str) -> String {
    let mut session = sample();
    session.press(keys);
    session.state.status.done.clone().unwrap_or_default()
}

#[test]
fn an_empty_line_shows_what_may_stand_there() {
    assert_snapshot!(shot((80, 24), ":"));
}

#[test]
fn words_are_completed_with_what_the_calendar_has() {
    assert_snapshot!(shot((80, 24), ":session sk<tab>soc<tab>"));
    assert_snapshot!(shot((120, 40), ":person show a<tab><tab><tab><s-tab>"));
    assert_snapshot!(shot((40, 12), ":session show ch"));
}

#[test]
fn a_sentence_stands_on_the_bottom_line_and_undo_takes_it_back() {
    let mut session = sample();
    let before = session.app().dump().expect("a dump");
    session.press(":session skip choir next --reason 'heating off'<enter>");
    assert!(text(&session).contains("skipped Open Door Choir on Thu 3 Sep 2020: heat"), "{}", text(&session));
    assert_eq!(session.state.status.offer, Some("{undo} undo"));
    session.press("u");
    assert_eq!(session.app().dump().expect("a dump"), before);
    session.press(":redo<enter>:undo --yes<enter>");
    assert_eq!(session.app().dump().expect("a dump"), before);
    assert_eq!(session.state.status.offer, Some("{redo} redo"));
}

#[test]
fn more_than_a_sentence_is_a_page_that_scrolls() {
    assert_snapshot!(shot((80, 24), ":agenda --limit 5<enter>"));
    assert_snapshot!(shot((80, 24), ":person list<enter><space>jj"));
    assert_snapshot!(shot((40, 12), ":agenda --limit 5<enter>ll"));
    assert_snapshot!(shot((120, 40), ":help<enter>G"));
}

#[test]
fn what_is_wrong_stands_under_the_line_which_stays() {
    assert_snapshot!(shot((80, 24), ":session skip choir 2020-13-01 --reason x<enter>"));
    assert_snapshot!(shot((40, 12), ":agneda<enter>"));
    let mut session = sample();
    session.press(":agneda<enter><c-u>agenda --limit 1<enter>");
    assert!(text(&session).contains("Wed 2 Sep 2020"), "{}", text(&session));
}

#[test]
fn a_question_is_asked_before_anything_happens() {
    let mut session = sample();
    let before = session.app().dump().expect("a dump");
    session.press(":series rm choir<enter>");
    assert!(text(&session).contains("Remove the series “Open Door Choir”"), "{}", text(&session));
    session.press("n");
    assert_eq!(session.app().dump().expect("a dump"), before);
    assert!(text(&session).contains(": series rm choir"), "{}", text(&session));
    session.press("<enter>y");
    assert!(session.state.layers.is_empty(), "{}", text(&session));
    assert_eq!(session.state.status.done.as_deref(), Some("removed Open Door Choir with its sign-ups and register"));
}

#[test]
fn dates_views_and_actions_are_understood_from_everywhere() {
    let mut session = sample();
    session.press(":2 oct<enter>");
    assert_eq!(session.state.desk.day.to_string(), "2020-10-02");
    session.press(":people<enter>");
    assert_eq!(session.state.view, fortnight::tui::views::View::People);
    session.press(":next fri<enter>");
    assert_eq!(session.state.view, fortnight::tui::views::View::Calendar);
    session.press(":week<enter>");
    assert_eq!(session.state.view, fortnight::tui::views::View::Week);
    session.press("1<pause>:today<enter>:session.skip<enter>rain<enter>");
    assert!(session.state.status.done.as_deref().is_some_and(|done| done.starts_with("skipped Social")), "{:?}", session.state.status);
    session.press(":session.skip<enter>");
    assert!(text(&session).contains("skipped already: S brings it back"), "{}", text(&session));
    session.press("<c-u>person.merge<enter>");
    assert!(text(&session).contains("not from here, but from: people"), "{}", text(&session));
    session.press("<esc>5:person.add<enter>");
    assert_eq!(session.state.layers.len(), 1);
}

#[test]
fn it_lies_over_lists_but_not_over_lines_of_text() {
    let mut session = sample();
    session.press("B:history --limit 1<enter>");
    assert_eq!(session.state.layers.len(), 2, "{}", text(&session));
    let mut session = sample();
    session.press("s:<enter>");
    assert!(session.state.status.done.as_deref().is_some_and(|done| done.ends_with(": :")), "{:?}", session.state.status);
    let mut session = sample();
    session.press("5<pause>/:");
    assert!(session.state.layers.is_empty());
}

#[test]
fn earlier_lines_come_back() {
    let mut session = sample();
    session.press(":agenda --limit 1<enter>q:version<enter>q:<up><up>");
    assert!(text(&session).contains(": agenda --limit 1"), "{}", text(&session));
    session.press("<down>");
    assert!(text(&session).contains(": version"), "{}", text(&session));
    session.press("<down>");
    assert!(!text(&session).contains(": version"), "{}", text(&session));
}

#[test]
fn initials_are_kept_from_names() {
    let mut session = sample();
    session.press("P:person show a");
    assert!(!text(&session).contains("Aaliyah"), "{}", text(&session));
    session.press("<tab>");
    assert!(text(&session).contains("hidden while names are initials"), "{}", text(&session));
    session.press("<c-u>person list<enter>");
    assert!(!text(&session).contains("Aaliyah") && text(&session).contains("P shows them"), "{}", text(&session));
    session.press(":attendee add choir --name 'Zed New'<enter>");
    assert_eq!(session.state.status.done.as_deref(), Some("saved"));
}

#[test]
fn q_leaves_and_nothing_is_nothing() {
    assert_eq!(sample().press(":q<enter>"), [Effect::End(Ending::Quit)]);
    assert_eq!(done(": <enter>"), "");
    assert_eq!(
        done(":version<enter>"),
        format!("fortnight {}, zone data {}", env!("CARGO_PKG_VERSION"), fortnight::domain::zone::Zone::data_version())
    );
}

#[test]
fn no_line_brings_the_screen_down() {
    let mut session = sample();
    for line in ["'", "\"", "--", "-", "fortnight", "session", "add", "add ''", "agenda --from", "\\", "completions bash", "export --out -"]
    {
        session.feed(Msg::Key(fortnight::tui::key::read_keys(":")[0]));
        session.feed(Msg::Paste(line.to_owned()));
        session.press("<tab><s-tab><up><down>");
        session.feed(Msg::Paste(line.to_owned()));
        session.press("<enter>");
        session.draw().expect("a frame");
        session.press("<esc><esc>");
    }
    assert!(session.state.layers.is_empty(), "{}", text(&session));
}

#[test]
fn erasing_names_who_goes_and_what_goes_along() {
    let mut session = sample();
    session.resize(120, 40);
    session.press(":person erase Bo Chen<enter>");
    let asked = text(&session);
    assert!(asked.contains("Erase “Bo Chen” for good?") && asked.contains("2 sign-ups"), "{asked}");
}

#[test]
fn initials_keep_names_and_verbs_out_of_questions_and_of_the_history() {
    let mut session = sample();
    session.resize(120, 40);
    session.press(":attendee add choir --name 'Zed Quill'<enter>P:person erase Bo Chen<enter>");
    let asked = text(&session);
    assert!(asked.contains("hidden while names are initials. Go on?") && !asked.contains("Bo Chen"), "{asked}");
    session.press("n<esc>B");
    let history = text(&session);
    assert!(history.contains("a sign-up") && history.contains("the sample data"), "{history}");
    for hidden in ["Quill", "attendee add", "sample add"] {
        assert!(!history.contains(hidden), "{hidden}\n{history}");
    }
}
