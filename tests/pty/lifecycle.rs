//! From the first frame to the last: start, another size, the end by a key, and the end by a bug.

use crate::terminal::{FRAME_END, Program};

#[test]
fn it_starts_with_the_next_session_and_quits_by_a_key() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 120, 40);
    let screen = terminal.is_up();
    for part in ["fortnight", "September 2020", "Social Cohesion in Social Isolation", "in 18 min", "20 of 20", FRAME_END] {
        assert!(screen.contains(part), "no “{part}” on\n{screen}");
    }
    terminal.wait("the alternate screen", vt100::Screen::alternate_screen);
    let (status, _) = terminal.press("q").end();
    assert_eq!(status.exit_code(), 0);
}

#[test]
fn it_follows_the_size_of_the_window() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 120, 40);
    terminal.shows(FRAME_END);
    // who answers a key also hears of another size
    terminal.press("?").wait("the palette", |screen| !screen.contents().contains(FRAME_END));
    terminal.press("\x1b").shows(FRAME_END);
    for (width, height) in [(80, 24), (50, 16), (200, 50)] {
        terminal.resize(width, height);
        let bottom_hints = |screen: &vt100::Screen| {
            let rows: Vec<String> = screen.rows(0, width).collect();
            rows.first().is_some_and(|row| row.contains("Calendar")) && rows.last().is_some_and(|row| row.contains('?'))
        };
        terminal.wait("a head above and hints below", bottom_hints);
    }
    terminal.resize(24, 6);
    terminal.shows("fortnight needs");
    terminal.resize(120, 40);
    terminal.shows("Social Cohesion in Social Isolation");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn control_c_leaves_cleanly_from_anywhere() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 100, 30);
    terminal.shows(FRAME_END);
    terminal.press("?").wait("the palette", |screen| !screen.contents().contains(FRAME_END));
    assert_eq!(terminal.press("\x03").end().0.exit_code(), 0);
}

#[test]
fn a_bug_leaves_a_message_and_a_whole_terminal() {
    let program = Program::new().env("FORTNIGHT_PANIC", "tui");
    let (status, screen) = program.start(&["demo"], 100, 30).end();
    assert_ne!(status.exit_code(), 0);
    assert!(screen.contains("fortnight: error:"), "{screen}");
    assert!(!screen.contains("Mon") && !screen.contains("─"), "half a screen is left:\n{screen}");
}

#[test]
fn the_mouse_is_heard_and_left_alone_afterwards() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 120, 40);
    terminal.shows(FRAME_END);
    // presses alone: where it is moved to is not reported
    terminal.wait("the mouse", |screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease);
    assert!(terminal.text().contains("1 Calendar"));
    terminal.press("\x1b[<0;55;1M\x1b[<0;55;1m").shows("People  65");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn the_join_link_is_told_to_the_terminal_as_one() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 120, 40);
    terminal.shows(FRAME_END);
    terminal.writes("\x1b]8;;https://example.org/chat\x1b\\", 1);
    terminal.writes("\x1b]8;;\x1b\\", 1);
    assert!(terminal.text().contains("Join    https://example.org/chat"), "its cells are as wide as before");
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
    assert_eq!(terminal.count("\x1b]8;;https"), terminal.count("\x1b]8;;\x1b\\"), "every link ends");
}
