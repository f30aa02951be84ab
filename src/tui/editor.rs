//! The user's own editor in place of the screen: a text goes out in a private file, and comes back when the editor is left.

use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread;

use thiserror::Error;

use super::wake::{Wake, Wakes};
use crate::app::transfer::Draft;

/// Why a text is as it was.
#[derive(Debug, Error)]
pub enum EditorError {
    #[error("the text cannot be put into a file: {0}")]
    Draft(io::Error),
    #[error("“{editor}” cannot be started: {source}")]
    Start { editor: String, source: io::Error },
    #[error("“{0}” was left with an error: nothing is changed")]
    Failed(String),
    #[error("what the editor left cannot be read, and nothing is changed: {0}")]
    Unreadable(io::Error),
}

/// Has a text edited, on a terminal that was given back, and with nobody else at the keyboard.
///
/// # Errors
/// When the editor cannot be started, or is left with an error.
pub fn edit(editor: &str, text: &str, wakes: &mut Wakes) -> Result<String, EditorError> {
    let draft = Draft::new(text).map_err(EditorError::Draft)?;
    let started = command(editor, draft.path()).spawn();
    let child = started.map_err(|source| EditorError::Start { editor: editor.to_owned(), source })?;
    match until_left(child, wakes) {
        Ok(status) if status.success() => draft.text().map_err(EditorError::Unreadable),
        _ => Err(EditorError::Failed(editor.to_owned())),
    }
}

/// Leaves a text in a private file that stays, and says where.
///
/// # Errors
/// When the folder for passing files cannot be written.
pub fn keep(text: &str) -> io::Result<String> {
    Draft::new(text).map(|draft| draft.keep().display().to_string())
}

/// As other programs start it: what is set may be a command with options, and the shell reads those.
#[cfg(unix)]
fn command(editor: &str, file: &Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg("sh").arg(file);
    command
}

#[cfg(not(unix))]
fn command(editor: &str, file: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words).arg(file);
    command
}

/// Waits for the end of the editor; what happens meanwhile waits too, but for what the keyboard sends to both.
fn until_left(mut child: Child, wakes: &mut Wakes) -> io::Result<ExitStatus> {
    let tell = wakes.teller();
    let mut left = None;
    thread::spawn(move || tell(Wake::Left(child.wait())));
    loop {
        for wake in wakes.next() {
            match wake {
                Wake::Left(status) if !asks_for_a_mark()? => return status,
                Wake::Left(status) => left = Some(status),
                Wake::Signal(signal) if is_of_the_keyboard(signal)? => {
                    if let Some(status) = left.take_if(|_| is_the_mark(signal)) {
                        return status;
                    }
                }
                other => wakes.put_back(vec![other]),
            }
        }
    }
}

/// Sends ourselves a signal that changes nothing: it comes after a Ctrl-C that is still on its way, which would end the screen.
#[cfg(unix)]
fn asks_for_a_mark() -> io::Result<bool> {
    signal_hook::low_level::raise(signal_hook::consts::SIGCONT).map(|()| true)
}

#[cfg(unix)]
fn is_the_mark(signal: i32) -> bool {
    signal == signal_hook::consts::SIGCONT
}

#[cfg(not(unix))]
fn asks_for_a_mark() -> io::Result<bool> {
    Ok(false)
}

#[cfg(not(unix))]
fn is_the_mark(_signal: i32) -> bool {
    false
}

/// Ctrl-C is the editor's; with Ctrl-Z it stops, and the shell gets its turn only when we stop with it.
#[cfg(unix)]
fn is_of_the_keyboard(signal: i32) -> io::Result<bool> {
    use signal_hook::consts::{SIGCONT, SIGINT, SIGTSTP};
    if signal == SIGTSTP {
        signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    }
    Ok([SIGINT, SIGTSTP, SIGCONT].contains(&signal))
}

#[cfg(not(unix))]
fn is_of_the_keyboard(_signal: i32) -> io::Result<bool> {
    Ok(false)
}
