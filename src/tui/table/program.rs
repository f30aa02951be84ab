//! The keys of what is about the program itself.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Program
    Privacy "privacy" "privacy" Screen ["P"], "names become initials, for sharing the screen";
    Themes "themes" "themes" Screen ["T"], "other colours, tried out as you choose";
    Palette "palette" "all keys" Screen ["?"], "everything that can be done, by name, key or sentence";
    CommandLine "command" "command" Silent [":"], "a command in the words of the command line, a date, a view, an action by its name";
    Tour "tour.first" "tour" First ["t"], "a tour of six steps, with sample data";
    Tour "tour" "tour" Screen ["<c-t>"], "a tour of six steps, on what is there";
    TourEnd "tour.end" "end" Tour ["<esc>"], "end the tour";
    Suspend "program.suspend" "suspend" Anywhere ["<c-z>"], "back to the shell for a while; fg returns";
    Close "program.quit" "quit" Screen ["q"], "close what is on top, and at the bottom the program";
    Close "register.close" "close" Register ["q", "<esc>"], "close the register; asks once about those without a mark";
    Leave "program.leave" "leave" Anywhere ["<c-c>"], "leave at once; all is saved";
};
