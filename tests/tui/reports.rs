//! The reports: a stretch of time in numbers and plots, walked through, narrowed, written to a file.

use std::fs;

use fortnight::tui::{Look, Session};
use insta::assert_snapshot;

use crate::fixture::{empty, looking, sample, shot, text};

#[test]
fn wide_the_numbers_stand_beside_the_plots() {
    assert_snapshot!(shot(sample(), (120, 40), "6<pause>"));
}

#[test]
fn a_year_at_the_usual_size() {
    assert_snapshot!(shot(sample(), (80, 24), "6<pause>p"));
}

#[test]
fn the_plots_of_a_year_further_down() {
    assert_snapshot!(shot(sample(), (80, 24), "6<pause>p<pgdn>"));
}

#[test]
fn on_the_smallest_screen_all_is_in_one_column() {
    assert_snapshot!(shot(sample(), (40, 12), "6<pause>"));
}

#[test]
fn an_empty_time_says_which_keys_lead_to_another() {
    assert_snapshot!(shot(sample(), (80, 24), "6<pause>40h"));
    let screen = shot(empty(), (80, 24), "6<pause>");
    assert!(screen.contains("Nothing is planned yet.") && screen.contains("n    new series"), "{screen}");
}

#[test]
fn in_ascii_the_plots_are_plain() {
    let ascii = Look { unicode: false, ..Look::default() };
    let screen = shot(looking(ascii), (120, 40), "6<pause>");
    assert!(screen.is_ascii() && !screen.contains('?'.to_string().repeat(2).as_str()), "{screen}");
}

fn at(keys: &str) -> Session {
    let mut session = sample();
    session.resize(120, 40);
    session.press(keys);
    session
}

fn head(session: &Session) -> String {
    text(session).lines().nth(2).unwrap_or_default().trim().trim_end_matches("j ↓").trim_end().to_owned()
}

#[test]
fn times_and_series_are_walked_through() {
    let cases = [
        ("6<pause>", "Reports  Jul–Sep 2020 · all series"),
        ("6<pause>h", "Reports  Apr–Jun 2020 · all series"),
        ("6<pause>3l", "Reports  Apr–Jun 2021 · all series"),
        ("6<pause>hht", "Reports  Jul–Sep 2020 · all series"),
        ("6<pause>p", "Reports  2020 · all series"),
        ("6<pause>pp", "Reports  all time · all series"),
        ("6<pause>ppph", "Reports  August 2020 · all series"),
        ("6<pause>[", "Reports  Jul–Sep 2020 · ● Social Cohesion in Social Isolation"),
        ("6<pause>[]", "Reports  Jul–Sep 2020 · all series"),
        ("6<pause><lt>", "Reports  Jul–Sep 2020 · all series · numbers under 5 hidden"),
    ];
    for (keys, wanted) in cases {
        assert_eq!(head(&at(keys)), wanted, "{keys}");
    }
    assert!(text(&at("6<pause>pph")).contains("all time has no time before or after"), "refused in words");
}

#[test]
fn numbers_under_five_are_hidden_by_a_key() {
    let shown = at("6<pause>");
    let hidden = at("6<pause><lt>");
    assert!(!text(&shown).contains("<5") && text(&hidden).contains("<5"), "{}", text(&hidden));
}

#[test]
fn the_numbers_are_asked_for_again_when_something_changed() {
    let mut session = at("6<pause>");
    let before = text(&session);
    session.press("1<pause>r<space>");
    session.press("<esc>");
    session.press("<esc>6<pause>");
    assert_ne!(text(&session), before, "someone came");
}

#[test]
fn the_report_is_written_as_its_ending_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = looking(Look { folder: folder.path().to_owned(), ..Look::default() });
    session.resize(120, 40);
    session.press("6<pause>X<enter>");
    let written = fs::read_to_string(folder.path().join("report-2020-q3.md")).expect("Markdown");
    assert!(written.starts_with("# Report: Wed 1 Jul 2020 to Wed 30 Sep 2020"), "{written}");
    session.press("X<c-u>r.csv<enter>X<c-u>r.txt<enter>");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect(name);
    assert!(read("r.csv").starts_with("Session,Title,Theme") && read("r.txt").starts_with("Report: Wed 1 Jul"), "by their endings");
    session.press("X<c-u>r.pdf<enter>");
    assert!(text(&session).contains("“r.pdf” does not end in .md, .csv or .txt"), "{}", text(&session));
    session.press("<c-u>r.txt<enter>");
    assert!(text(&session).contains("Overwrite it?"), "{}", text(&session));
    session.press("y");
    assert!(text(&session).contains("wrote "), "{}", text(&session));
}

#[test]
fn keys_do_not_wait_for_numbers_and_only_the_last_are_counted() {
    let mut session = sample();
    session.press("6<pause>");
    session.press_fast("hhh<pgdn>");
    assert!(session.owes() && text(&session).contains("counting"), "{}", text(&session));
    session.catch_up();
    assert!(!session.owes() && !text(&session).contains("counting"), "{}", text(&session));
    assert_eq!(session.state.reports.page.as_ref().map(|page| page.of.term.to_string()), Some("2019-q4".into()));
}

#[test]
fn the_head_on_the_smallest_screen_cuts_the_title_and_never_leaves_its_glyph_alone() {
    let screen = shot(sample(), (40, 12), "6<pause>pp]<lt>");
    let head = screen.lines().find(|line| line.contains("all time")).unwrap_or_default();
    assert_eq!(head, " all time · ○ Arts on… · <5 hidden  j ↓", "{screen}");
    let wide = shot(sample(), (120, 40), "6<pause>pp]<lt>");
    assert!(wide.contains("Reports  all time · ○ Arts on Referral") && wide.contains(" · numbers under 5 hidden"), "{wide}");
}
