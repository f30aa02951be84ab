//! Linear mode at a terminal: no screen is taken, Ctrl-C stops a question and not the program, Ctrl-D leaves.

use crate::terminal::Program;

const PROMPT: &str = "What now?";

#[test]
fn control_c_stops_the_question_and_control_d_leaves() {
    let program = Program::new();
    let mut terminal = program.start(&["--linear", "demo"], 100, 40);
    let begun = terminal.shows(PROMPT);
    assert!(begun.contains("Wednesday 2 September 2020, 4 to 5 pm, UK time."), "{begun}");
    terminal.press("add\r").shows("Name?");
    terminal.press("\x03").wait("the prompt again", |screen| screen.contents().matches(PROMPT).count() == 2);
    terminal.press("register\r").shows("came, late, apologies, missed?");
    terminal.press("\x03").shows("yes or no?");
    terminal.press("no\r").wait("the prompt once more", |screen| screen.contents().matches(PROMPT).count() == 3);
    let (status, screen) = terminal.press("\x04").end();
    assert_eq!(status.exit_code(), 0);
    assert!(screen.contains("nothing of it is kept"), "{screen}");
}

#[test]
fn no_terminal_is_taken_over_or_coloured() {
    let program = Program::new();
    let mut terminal = program.start(&["--linear", "demo"], 100, 40);
    terminal.shows(PROMPT);
    terminal.press("agenda --limit 3\r").shows("3 of 3.");
    assert_eq!(terminal.press("quit\r").end().0.exit_code(), 0);
    assert_eq!(terminal.count("\x1b"), 0, "no sequence of any kind");
}
