//! Signals: the terminal is whole again before the program ends or stops, and the shell learns which signal it was.

use crate::terminal::{FRAME_END, Program};

#[test]
fn a_signal_ends_it_with_the_terminal_restored() {
    for (name, code) in [("TERM", 143), ("HUP", 129)] {
        let program = Program::new();
        let mut terminal = program.start(&["demo"], 100, 30);
        terminal.shows(FRAME_END);
        terminal.signal(name);
        let (status, screen) = terminal.end();
        assert_eq!(status.exit_code(), code, "SIG{name}: {status:?}\n{screen}");
        assert!(!screen.contains("Mon"), "half a screen is left:\n{screen}");
    }
}

#[test]
fn it_ends_with_its_terminal_where_no_signal_tells_of_that() {
    assert!(!Program::new().outlives_its_terminal().success());
}

#[test]
fn it_can_be_suspended_and_comes_back() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 100, 30);
    let before = terminal.is_up();
    terminal.press("\x1a").is_stopped();
    terminal.is_restored();
    terminal.signal("CONT");
    terminal.wait("the same screen as before", |screen| screen.alternate_screen() && screen.contents() == before);
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}
