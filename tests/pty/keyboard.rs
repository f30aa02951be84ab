//! Kitty's keyboard protocol: asked for where it is known, and let go of on every way out.

use crate::terminal::{FRAME_END, KEYS_POPPED, KEYS_PUSHED, Program, Terminal};

const ESC: &str = "\x1b[27u";
const CTRL_C: &str = "\x1b[99;5u";
/// Ctrl and the key of c on a Cyrillic keyboard, and with the key of the desktop.
const CTRL_ES: &str = "\x1b[1089;5u";
const SUPER_Q: &str = "\x1b[113;9u";

fn in_kitty(program: &Program) -> Terminal {
    let terminal = program.start(&["demo"], 100, 30);
    terminal.shows(FRAME_END);
    terminal.writes(KEYS_PUSHED, 1);
    terminal
}

#[test]
fn a_terminal_without_it_is_left_alone() {
    let program = Program::new();
    let mut terminal = program.start(&["demo"], 100, 30);
    terminal.shows(FRAME_END);
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
    assert_eq!(terminal.count(KEYS_PUSHED) + terminal.count(KEYS_POPPED), 0);
}

#[test]
fn escape_and_the_next_key_are_two_in_one_breath() {
    let program = Program::in_kitty();
    let mut terminal = in_kitty(&program);
    terminal.press("?").wait("the palette", |screen| !screen.contents().contains(FRAME_END));
    terminal.press(&format!("{SUPER_Q}{ESC}sconference")).shows("conference");
    assert_eq!(terminal.press(CTRL_C).end().0.exit_code(), 0);
}

#[test]
fn control_c_leaves_from_a_cyrillic_keyboard_too() {
    let program = Program::in_kitty();
    assert_eq!(in_kitty(&program).press(CTRL_ES).end().0.exit_code(), 0);
}

#[test]
fn keys_are_given_back_when_it_stops_and_asked_for_when_it_comes_back() {
    let program = Program::in_kitty();
    let mut terminal = in_kitty(&program);
    let before = terminal.is_up();
    terminal.press("\x1b[122;5u").is_stopped();
    terminal.is_restored();
    terminal.signal("CONT");
    terminal.wait("the same screen as before", |screen| screen.alternate_screen() && screen.contents() == before);
    terminal.writes(KEYS_PUSHED, 2);
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
    assert_eq!(terminal.count(KEYS_PUSHED), 2);
}

#[test]
fn a_signal_gives_keys_back_too() {
    let program = Program::in_kitty();
    let mut terminal = in_kitty(&program);
    terminal.signal("TERM");
    assert_eq!(terminal.end().0.exit_code(), 143);
    assert_eq!(terminal.count(KEYS_POPPED), 1);
}

#[test]
fn a_bug_gives_keys_back_before_it_is_told() {
    let program = Program::in_kitty().env("FORTNIGHT_PANIC", "tui");
    let mut terminal = program.start(&["demo"], 100, 30);
    let (_, screen) = terminal.end();
    assert!(screen.contains("fortnight: error:"), "{screen}");
    assert_eq!((terminal.count(KEYS_PUSHED), terminal.count(KEYS_POPPED)), (1, 1));
}

#[test]
fn control_and_the_bracket_are_escape_as_in_every_terminal() {
    let program = Program::in_kitty();
    let mut terminal = in_kitty(&program);
    terminal.press("?").wait("the palette", |screen| !screen.contents().contains(FRAME_END));
    terminal.press("\x1b[91;5u").shows(FRAME_END);
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn a_key_that_is_let_go_is_no_key() {
    let program = Program::in_kitty();
    let mut terminal = in_kitty(&program);
    // s pressed would open a prompt, and q close that and no more
    terminal.press("\x1b[115;1:3u\x1b[113;1:1u\x1b[113;1:3u");
    assert_eq!(terminal.end().0.exit_code(), 0);
}
