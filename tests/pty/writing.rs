//! The user's own editor in place of the screen: it has the terminal and the keyboard for itself, and the screen comes back.

use crate::terminal::{FRAME_END, Program, Terminal};

fn with_editor(editor: &'static str) -> (Program, Terminal) {
    let program = Program::new().env("EDITOR", editor);
    let terminal = program.start(&["demo"], 120, 40);
    terminal.shows(FRAME_END);
    (program, terminal)
}

#[test]
fn what_the_editor_leaves_is_one_change() {
    let (_program, mut terminal) = with_editor("sed -i '1s/.*/Bring a cup./'");
    terminal.press("E").shows("changed the description");
    assert!(terminal.shows(FRAME_END).contains("Bring a cup."));
    terminal.press("u").shows("undone");
    assert!(!terminal.text().contains("Bring a cup."), "{}", terminal.text());
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn the_editor_has_every_key_to_itself_and_the_terminal_as_the_shell_had_it() {
    let (_program, mut terminal) = with_editor("f() { echo write; read line; echo \"$line\" > \"$1\"; }; f");
    terminal.press("E").shows("write");
    terminal.is_restored();
    terminal.press("squirrels, qualms and hjkl\r").shows(FRAME_END);
    assert!(terminal.text().contains("squirrels, qualms and hjkl"), "{}", terminal.text());
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    for (editor, why) in [("false", "was left with an error"), ("rm", "cannot be read"), ("no-such-editor", "was left with an error")] {
        let (_program, mut terminal) = with_editor(editor);
        terminal.press("E").shows(why);
        assert!(terminal.shows(FRAME_END).contains("An open online conversation"), "{}", terminal.text());
        assert_eq!(terminal.press("q").end().0.exit_code(), 0);
    }
}

#[test]
fn control_c_is_the_editors() {
    let (_program, mut terminal) = with_editor("f() { trap '' INT; echo write; read line; echo \"$line\" > \"$1\"; }; f");
    terminal.press("E").shows("write");
    terminal.press("\x03").shows("^C");
    terminal.press("No longer.\r").shows(FRAME_END);
    assert!(terminal.text().contains("No longer."), "{}", terminal.text());
    assert_eq!(terminal.press("q").end().0.exit_code(), 0);
}
