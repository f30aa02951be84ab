//! The keys of what is the same in every prompt, list and form.

use super::table;
use crate::tui::action::{Action, Context, Entry, Group};

pub const ENTRIES: &[Entry] = table! { Layers
    Accept "choice.accept" "choose" List ["<enter>"], "take the line";
    ChoiceUp "choice.up" "up" List ["k", "<up>", "<c-p>"], "the line above";
    ChoiceDown "choice.down" "choose" List ["j", "<down>", "<c-n>"], "the line below";
    Cancel "layer.close" "close" List ["q", "<esc>"], "close the list";
    Cancel "code.close" "close" Code ["<esc>", "q", "<enter>", "<space>"], "close the code";
    Accept "form.save" "save" Form ["<enter>"], "save all fields as one change";
    ChoiceDown "form.next" "next" Form ["<tab>", "<down>"], "the next field";
    ChoiceUp "form.previous" "previous" Form ["<s-tab>", "<up>"], "the field before";
    StepOn "form.later" "step" Form ["<c-n>", "<pgdn>", "<c-down>"], "the next of what is offered, a day later, one more";
    StepBack "form.earlier" "step" Form ["<c-p>", "<pgup>", "<c-up>"], "the one before of what is offered, a day earlier, one less";
    PickDay "form.day" "month" Form ["<c-o>"], "choose the date from a month";
    FullForm "series.form" "all fields" SeriesPrompt ["<tab>"], "every field of the series, filled from the line";
    Accept "day-picker.accept" "choose" DayPicker ["<enter>"], "take the day";
    Cancel "day-picker.close" "close" DayPicker ["q", "<esc>"], "leave the day as it was";
    Cancel "form.close" "close" Form ["<esc>"], "close the form; asks where something was changed";
    Yes "question.yes" "yes" Confirm ["y", "<enter>"], "yes";
    Cancel "question.no" "no" Confirm ["n", "q", "<esc>"], "no";
    Accept "prompt.accept" "done" Prompt ["<enter>"], "do what the line says";
    ChoiceDown "prompt.next" "choose" Prompt ["<down>", "<tab>", "<c-n>"], "the next choice";
    ChoiceUp "prompt.previous" "choose" Prompt ["<up>", "<s-tab>", "<c-p>"], "the choice before";
    Cancel "prompt.close" "close" Prompt ["<esc>"], "close the prompt";
    Reach "prompt.reach" "this / every session" AddPrompt ["<c-e>"], "for this session or for every session";
    Complete "prompt.complete" "complete" PathPrompt ["<tab>"], "complete the path";
    Complete "command.complete" "complete" CommandLine ["<tab>"], "complete the word, or take the next that fits";
    CompleteBack "command.complete-back" "complete" CommandLine ["<s-tab>"], "take the one before that fits";
    ChoiceUp "command.earlier" "earlier" CommandLine ["<up>", "<c-p>"], "the command that was typed before";
    ChoiceDown "command.later" "later" CommandLine ["<down>", "<c-n>"], "the command that was typed after";
    ChoiceUp "text.up" "scroll" Text ["k", "<up>", "<c-p>"], "a line up";
    ChoiceDown "text.down" "scroll" Text ["j", "<down>", "<c-n>"], "a line down";
    PageUp "text.page-up" "page" Text ["<pgup>", "<c-b>"], "a screen up";
    PageDown "text.page-down" "page" Text ["<pgdn>", "<c-f>", "<space>"], "a screen down";
    ScrollLeft "text.left" "left" Text ["h", "<left>"], "to the left, where lines are longer than the screen";
    ScrollRight "text.right" "right" Text ["l", "<right>"], "to the right";
    First "text.first" "first" Text ["g", "<home>"], "to the beginning";
    Last "text.last" "last" Text ["G", "<end>"], "to the end";
};
