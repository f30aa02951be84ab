//! The keys of what takes changes back and makes them again.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Changes
    Undo "undo" "undo" Screen ["u"], "take back the newest change";
    Redo "redo" "redo" Screen ["U", "<c-r>"], "make the change again that was taken back";
    Undo "register.undo" "undo" Register ["u"], "take back the newest change";
    Redo "register.redo" "redo" Register ["<c-r>"], "make the change again that was taken back";
    History "history" "history" Screen ["B"], "every change with its time; Enter undoes back to there";
};
