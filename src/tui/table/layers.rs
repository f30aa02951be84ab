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
    FormClose "form.close" "close" Form ["<esc>"], "close the form; asks where something was changed";
    Yes "question.yes" "yes" Confirm ["y", "<enter>"], "yes";
    Cancel "question.no" "no" Confirm ["n", "q", "<esc>"], "no";
    Accept "prompt.accept" "done" Prompt ["<enter>"], "do what the line says";
    ChoiceDown "prompt.next" "choose" Prompt ["<down>", "<tab>", "<c-n>"], "the next choice";
    ChoiceUp "prompt.previous" "choose" Prompt ["<up>", "<s-tab>", "<c-p>"], "the choice before";
    Cancel "prompt.close" "close" Prompt ["<esc>"], "close the prompt";
    Reach "prompt.reach" "this / every session" AddPrompt ["<c-e>"], "for this session or for every session";
    Complete "prompt.complete" "complete" PathPrompt ["<tab>"], "complete the path";
};
