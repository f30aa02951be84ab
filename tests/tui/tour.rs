//! The tour: it waits for the key that each step names, and leaves nothing behind.

use insta::assert_snapshot;

use crate::fixture::{empty, sample, text};

#[test]
fn six_steps_on_sample_data_that_undo_takes_away() {
    let mut session = empty();
    session.press("t");
    let steps = [
        ("", "1 of 6"),
        ("j", "1 of 6"),
        ("]", "2 of 6"),
        ("<tab>", "3 of 6"),
        ("aHal<enter><esc>", "4 of 6"),
        ("u", "5 of 6"),
        ("r", "6 of 6"),
        ("s", "6 of 6"),
        ("q", "6 of 6"),
    ];
    for (keys, step) in steps {
        session.press(keys);
        assert!(text(&session).contains(step), "{step} after {keys}:\n{}", text(&session));
        assert_eq!(session.state.status.refused, None, "what a step names can be done: {keys}");
    }
    session.press("?<esc>");
    assert!(text(&session).contains("that was all: u takes back what you did, then the sample data"), "{}", text(&session));
    session.press("uu");
    assert!(session.state.empty, "the sample data is away:\n{}", text(&session));
}

#[test]
fn it_can_be_left_and_taken_on_what_is_there() {
    let mut session = sample();
    session.press("<c-t>]<esc>[");
    assert!(!text(&session).contains(" of 6"), "Esc ends it:\n{}", text(&session));
    session.press("<c-t>]<tab>aNia Park<enter><esc>ur<esc>?<esc>");
    assert!(text(&session).contains("that was the tour: ? shows all keys"), "{}", text(&session));
}

#[test]
fn the_bottom_line_speaks_of_the_keys_of_the_screen_all_the_while() {
    let mut session = sample();
    session.resize(80, 24);
    session.press("<c-t>");
    let screen = text(&session);
    assert!(screen.contains("1 of 6") && screen.contains("a add  r register") && screen.contains("? all keys"), "{screen}");
}

#[test]
fn a_step_on_each_size() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        let mut session = sample();
        session.resize(columns, rows);
        session.press("<c-t>]<tab>");
        assert_snapshot!(format!("a_step_on_{columns}x{rows}"), text(&session));
    }
}
