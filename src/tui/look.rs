//! How the screen looks and where its files go: told by whoever starts it, so that tests and pictures repeat exactly.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::Weekday;

use super::keymap::Keymap;
use super::schemes::{Background, SCHEMES, Scheme};
use crate::app::Dial;
use crate::domain::event::Contact;
use crate::domain::holiday::Holidays;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// `NO_COLOR`, or a terminal without: bold, reverse and underline carry the meaning.
    None,
    #[default]
    Sixteen,
    Indexed,
    True,
}

/// What the environment says about the screen, read by the command line and handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub colours: Colours,
    /// The theme, and the background that it is for.
    pub scheme: &'static Scheme,
    pub background: Background,
    /// False: only ASCII is drawn.
    pub unicode: bool,
    /// Whether clicks and the wheel are heard.
    pub mouse: bool,
    /// The day with which weeks begin: Monday, Sunday or Saturday.
    pub week_start: Weekday,
    /// How times of day are written.
    pub dial: Dial,
    /// What each key means.
    pub keymap: Keymap,
    /// Days that are marked in the calendar.
    pub holidays: Arc<Holidays>,
    /// Who answers for a new series, where that is set.
    pub organizer: Option<Contact>,
    /// Whether the store outlives the program; that of the demo does not.
    pub is_kept: bool,
    /// What is not as the settings want it, though the screen goes on without.
    pub warning: Option<String>,
    /// Where a relative path of an import or export starts.
    pub folder: PathBuf,
    /// What `~/` in a path means, where that is known.
    pub home: Option<PathBuf>,
    /// The command that starts the user's editor, where one is set.
    pub editor: Option<String>,
    /// Files that others may change, with their whole paths: the store, the settings.
    pub watched: Vec<PathBuf>,
    /// Panics on purpose after the first frame, so that a test can prove that the terminal is restored.
    pub panic: bool,
}

/// Gives the look anew where the settings have changed since it was last asked, or says what is wrong with them.
pub type Again<'a> = &'a mut dyn FnMut() -> Option<Result<Look, String>>;

impl Default for Look {
    fn default() -> Self {
        Self {
            colours: Colours::default(),
            scheme: &SCHEMES[0],
            background: Background::default(),
            unicode: true,
            mouse: true,
            week_start: Weekday::Mon,
            dial: Dial::default(),
            keymap: Keymap::default(),
            holidays: Arc::default(),
            organizer: None,
            is_kept: true,
            warning: None,
            folder: PathBuf::from("."),
            home: None,
            editor: None,
            watched: Vec::new(),
            panic: false,
        }
    }
}

impl Look {
    /// The file that a typed path names; `~/` is the home folder, as in a shell.
    pub fn path(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(below), Some(home)) => home.join(below),
            _ => self.folder.join(typed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_where_people_mean_them_to() {
        let look = Look { folder: "/here".into(), home: Some("/home/ada".into()), ..Look::default() };
        for (typed, path) in [("a.ics", "/here/a.ics"), ("/tmp/a.ics", "/tmp/a.ics"), ("~/a.ics", "/home/ada/a.ics"), ("~a", "/here/~a")] {
            assert_eq!(look.path(typed), PathBuf::from(path), "{typed}");
        }
    }
}
