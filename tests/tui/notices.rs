//! Telling those who come of a change: a mail each, written into a folder by one key.

use fortnight::tui::Look;
use insta::assert_snapshot;

use crate::fixture::{looking, sample, shot, text};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

#[test]
fn those_who_come_are_told_of_a_change_by_one_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = looking(Look { folder: folder.path().to_owned(), ..Look::default() });
    session.press("M");
    assert!(text(&session).contains("nothing was changed"), "{}", text(&session));
    session.press("lsillness<enter>");
    assert!(text(&session).contains("M mails"), "{}", text(&session));
    session.press("M");
    let screen = text(&session);
    assert!(screen.contains("Open Door Choir on Thu 3 Sep 2020") && screen.contains("folder notices"), "{screen}");
    session.press("mails<enter>");
    let screen = text(&session);
    assert!(screen.contains("open-door-choir-2020-09-03-01.eml"), "{screen}");
    let written = std::fs::read_dir(folder.path().join("mails")).expect("the folder").count();
    assert!(screen.contains(&format!("Wrote {written} mails")), "{screen}");
    session.press("G");
    assert!(text(&session).contains("Stanley Booth."), "who has no address is named in whole: {}", text(&session));
    session.press("<esc>M");
    assert!(text(&session).contains("nothing was changed"), "they are told once: {}", text(&session));
}

#[test]
fn a_change_that_was_taken_back_is_told_to_nobody() {
    let mut session = sample();
    session.press("lsillness<enter>uM");
    assert!(text(&session).contains("nobody has to be told"), "{}", text(&session));
}

#[test]
fn who_is_told_is_said_at_every_size_and_without_names_where_they_are_initials() {
    for size in SIZES {
        assert_snapshot!(format!("who_is_told_{}", size.0), shot(sample(), size, "lsillness<enter>M"));
    }
    let shown = shot(sample(), SIZES[0], "lsillness<enter>PM");
    assert!(shown.contains("by other means") && !shown.contains("Noor"), "{shown}");
}
