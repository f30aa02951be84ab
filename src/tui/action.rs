//! The one table of actions: handling of keys, hints, the `?` palette and the key table in the docs are printed from it.

pub use super::context::Context;
use super::keymap::shown;

/// What a key can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    AttendeeAdd,
    AttendeeRm,
    SessionSkip,
    SessionMove,
    SessionEdit,
    SessionRestore,
    SessionRm,
    SeriesSplit,
    SeriesAdd,
    SampleAdd,
    Import,
    Export,
    ViewCalendar,
    ViewPeople,
    Filter,
    FilterKeep,
    FilterEnd,
    OnlyAbsent,
    OnlyTwins,
    Clear,
    Mark,
    MarkRange,
    PersonNeeds,
    PersonNote,
    PersonAdd,
    PersonEdit,
    PersonTag,
    PersonMerge,
    PersonErase,
    MergeSwap,
    LeaveOut,
    FormClose,
    Open,
    Focus,
    DayBefore,
    DayAfter,
    WeekBefore,
    WeekAfter,
    MonthBefore,
    MonthAfter,
    Today,
    GoTo,
    SessionBefore,
    SessionAfter,
    LineUp,
    LineDown,
    PageUp,
    PageDown,
    First,
    Last,
    CopyLink,
    CopyAddresses,
    CopyNames,
    Undo,
    Redo,
    History,
    Palette,
    Privacy,
    Close,
    Leave,
    Suspend,
    Accept,
    Cancel,
    Yes,
    ChoiceUp,
    ChoiceDown,
    Reach,
    Complete,
    Register,
    RegisterCame,
    RegisterLate,
    RegisterApologies,
    RegisterMissed,
    RegisterWalkIn,
    RegisterClear,
    RegisterImport,
    CallTurn,
    AttendeeImport,
    ListReach,
    ListBad,
    ListNamesakes,
    FindKeep,
    FindEnd,
}

/// Headings of the key table and of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    People,
    Sessions,
    Files,
    Move,
    Changes,
    Program,
    Layers,
}

impl Group {
    pub const ALL: [Group; 7] = [Group::People, Group::Sessions, Group::Files, Group::Move, Group::Changes, Group::Program, Group::Layers];

    pub fn title(self) -> &'static str {
        match self {
            Group::People => "People",
            Group::Sessions => "Sessions and series",
            Group::Files => "Files and clipboard",
            Group::Move => "Moving",
            Group::Changes => "Changes",
            Group::Program => "Program",
            Group::Layers => "Prompts and lists",
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub action: Action,
    /// The word of the command, of the journal and of the palette.
    pub name: &'static str,
    pub sentence: &'static str,
    /// The word beside the key on the bottom line.
    pub hint: &'static str,
    pub group: Group,
    pub context: Context,
    /// In the notation of [`read_keys`](super::keymap::read_keys); the first is the one that is shown.
    pub keys: &'static [&'static str],
}

macro_rules! table {
    ($($action:ident $name:literal $hint:literal $group:ident $context:ident $keys:expr, $sentence:literal;)*) => {
        &[$(Entry {
            action: Action::$action,
            name: $name,
            sentence: $sentence,
            hint: $hint,
            group: Group::$group,
            context: Context::$context,
            keys: &$keys,
        }),*]
    };
}

/// Every action. Of two entries with the same key in contexts that are asked together, the more special context wins.
pub const TABLE: &[Entry] = table! {
    AttendeeAdd "attendee.add" "add" People Home ["a"], "add attendees: two letters of a name, or someone new";
    AttendeeAdd "people.add" "add to session" People People ["a"], "sign all who are marked up for the session that the calendar shows";
    AttendeeRm "attendee.rm" "remove" People Attendees ["d"], "take the attendee off the list";
    PersonNeeds "session.needs" "needs" People Home ["A"], "the access needs of the session, summed, and who does which work";
    PersonNeeds "session.needs.names" "names" People Needs ["A"], "show or hide whose needs they are";
    AttendeeImport "attendee.import" "import a list" People Home ["I"], "sign up everyone on a list (CSV), once all rows are looked at";
    ListReach "list.reach" "this / every session" People ListReview ["<c-e>"], "for this session or for every session";
    ListNamesakes "list.namesakes" "known names" People ListReview ["="], "known names are problems, the people known, or new people";
    ListBad "list.bad" "leave bad rows" People ListReview ["b"], "leave rows with problems, or take all or none";
    Register "register" "register" People Home ["r"], "the register: who came, was late, sent apologies, missed it";
    RegisterCame "register.came" "came" People Register ["<space>", "<enter>"], "came; the first capital letter of a name finds someone";
    RegisterLate "register.late" "late" People Register ["l"], "came late";
    RegisterApologies "register.apologies" "apologies" People Register ["s"], "sent apologies";
    RegisterMissed "register.missed" "missed" People Register ["x"], "missed it";
    RegisterWalkIn "register.walk-in" "walk-in" People Register ["w"], "came without having signed up, in one line";
    RegisterClear "register.clear" "no mark" People Register ["-", "<del>"], "take the mark away";
    RegisterImport "register.import" "from a call" People Register ["i"], "take the register from a video call's participant list";
    CallTurn "call.turn" "who" People Call ["<space>"], "the one in the call is the guess, someone new, or nobody";
    Accept "call.accept" "take it" People Call ["<enter>"], "take the register, once it is said who everyone is";
    Accept "call.find.accept" "it is them" People CallFind ["<enter>"], "the one in the call is the person found";
    FindEnd "call.find.end" "no name" People CallFind ["<esc>"], "take the name back";
    ChoiceUp "call.up" "up" Move Call ["<up>", "<c-p>"], "the one above";
    ChoiceDown "call.down" "choose" Move Call ["<down>", "<tab>", "<c-n>"], "the one below";
    Cancel "call.close" "close" People Call ["<esc>"], "close it, and nothing has happened";
    RegisterCame "register.find.came" "came" People RegisterFind ["<enter>"], "the one who was found came";
    FindKeep "register.find.keep" "other marks" People RegisterFind ["<tab>"], "go on with the one who was found, for another mark";
    Filter "people.filter" "filter" People Directory ["/"], "only those of a name or with a #tag, as you type";
    FilterKeep "people.filter.keep" "keep" People Filter ["<enter>", "<tab>"], "keep the filter, and go on in the list";
    FilterEnd "people.filter.end" "all" People Filter ["<esc>"], "show everyone again";
    LineUp "people.filter.up" "up" Move Filter ["<up>", "<c-p>"], "the one above";
    LineDown "people.filter.down" "down" Move Filter ["<down>", "<c-n>"], "the one below";
    OnlyAbsent "people.absent" "not seen" People People ["o"], "only those not seen for three sessions after coming three times";
    OnlyTwins "people.twins" "twins" People People ["D"], "only those who may be in the directory twice";
    Mark "attendee.mark" "mark" People Attendees ["<space>"], "mark several, then remove them or copy their addresses at once";
    MarkRange "attendee.range" "range" People Attendees ["v"], "mark from here to where the cursor goes; again to keep it";
    Mark "people.mark" "mark" People Directory ["<space>"], "mark several, then act once: the mark comes and goes";
    MarkRange "people.range" "range" People Directory ["v"], "mark from here to where the cursor goes; again to keep it";
    Clear "people.clear" "all" People Directory ["<esc>"], "let go of the marks, then show everyone again";
    PersonAdd "person.add" "new person" People People ["n"], "someone new in the directory";
    PersonEdit "person.edit" "edit" People People ["e"], "change what is known of the person, field by field";
    PersonTag "person.tag" "tags" People People ["#"], "put tags on all who are marked, or take them off";
    PersonMerge "person.merge" "merge" People People ["M"], "make two entries one, when both are the same person";
    PersonErase "person.erase" "erase" People People ["E"], "erase the person for good; asks first, and no undo brings it back";
    LeaveOut "attendee.leave-out" "leave out" People Review ["<space>"], "leave the line out, or take it in again";
    MergeSwap "person.merge.swap" "other way" People Merge ["<tab>"], "the other one stays";
    PersonNeeds "person.needs" "access needs" People People ["A"], "show or hide what someone needs";
    PersonNote "person.note" "note" People People ["N"], "show or hide the private note";
    LineUp "register.find.up" "up" Move RegisterFind ["<up>", "<c-p>"], "the one above";
    LineDown "register.find.down" "down" Move RegisterFind ["<down>", "<c-n>"], "the one below";
    FindEnd "register.find.end" "all" People RegisterFind ["<esc>"], "show all again";
    SessionSkip "session.skip" "skip" Sessions Home ["s"], "skip the session, with a reason; it stays in sight";
    SessionMove "session.move" "move" Sessions Home ["m"], "move the session to another time, in words";
    SessionEdit "session.edit" "theme" Sessions Home ["e"], "say what this session is about";
    SessionRestore "session.restore" "bring back" Sessions Home ["S"], "bring the skipped session back";
    SessionRm "session.rm" "remove" Sessions Calendar ["d"], "remove the session, this and following, or the series";
    SeriesSplit "series.split" "split" Sessions Home ["|"], "let the series go on as one of its own from this session";
    SeriesAdd "series.add" "new series" Sessions Screen ["n"], "new series or one-off, in one line of words";
    Import "import" "import" Files Screen ["i"], "import an iCalendar file";
    Export "export" "export" Files Home ["X"], "export as iCalendar: a session, a series, everything, a backup, or the chosen attendee's dates";
    SampleAdd "sample.add" "sample data" Files First ["d"], "look round with sample data; one undo takes it away";
    CopyLink "copy.link" "copy link" Files Home ["yl"], "copy the join link";
    CopyAddresses "copy.addresses" "copy addresses" Files Home ["ye"], "copy the e-mail addresses of those who come";
    CopyAddresses "people.addresses" "copy addresses" Files People ["ye"], "copy the e-mail addresses of those who are marked";
    CopyNames "people.names" "copy names" Files People ["yn"], "copy the names of those who are marked";
    CopyNames "copy.names" "copy names" Files Home ["yn"], "copy the names of those who come";
    DayBefore "day.before" "day" Move Calendar ["h", "<left>"], "the day before";
    DayAfter "day.after" "day" Move Calendar ["l", "<right>"], "the day after";
    WeekBefore "week.before" "week" Move Calendar ["k", "<up>"], "the week before";
    WeekAfter "week.after" "week" Move Calendar ["j", "<down>"], "the week after";
    MonthBefore "month.before" "month" Move Calendar ["H", "<pgup>"], "the month before";
    MonthAfter "month.after" "month" Move Calendar ["L", "<pgdn>"], "the month after";
    Today "day.today" "today" Move Home ["t"], "today";
    GoTo "day.go" "go to" Move Calendar ["g"], "go to a date: next wed, 2 sep, +6w";
    SessionBefore "session.before" "previous" Move Home ["["], "the session before, of the same series";
    SessionAfter "session.after" "next" Move Home ["]"], "the session after, of the same series";
    Open "day.open" "open" Move Calendar ["<enter>"], "choose among the day's sessions, or go to the attendees";
    LineUp "line.up" "up" Move Attendees ["k", "<up>"], "the attendee above";
    LineDown "line.down" "down" Move Attendees ["j", "<down>"], "the attendee below";
    First "line.first" "first" Move Attendees ["g", "<home>"], "the first attendee";
    Last "line.last" "last" Move Attendees ["G", "<end>"], "the last attendee";
    LineUp "people.up" "up" Move Directory ["k", "<up>"], "the person above";
    LineDown "people.down" "down" Move Directory ["j", "<down>"], "the person below";
    PageUp "people.page-up" "page" Move Directory ["<pgup>", "<c-b>"], "a screen up";
    PageDown "people.page-down" "page" Move Directory ["<pgdn>", "<c-f>"], "a screen down";
    First "people.first" "first" Move Directory ["g", "<home>"], "the first person";
    Last "people.last" "last" Move Directory ["G", "<end>"], "the last person";
    Open "person.open" "open" Move Directory ["<enter>"], "the person in full";
    LineUp "person.up" "up" Move Person ["k", "<up>"], "up the page";
    LineDown "person.down" "down" Move Person ["j", "<down>"], "down the page";
    Focus "people.page" "page" Move Directory ["<tab>", "<s-tab>"], "to the person's page";
    Focus "people.back" "list" Move Person ["<tab>", "<s-tab>", "<esc>", "<enter>"], "back to the list";
    LineUp "register.up" "up" Move Register ["k", "<up>"], "the one above";
    LineDown "register.down" "down" Move Register ["j", "<down>"], "the one below";
    First "register.first" "first" Move Register ["<home>"], "the first";
    Last "register.last" "last" Move Register ["<end>"], "the last";
    Focus "focus.next" "attendees" Move Calendar ["<tab>", "<s-tab>"], "to the attendees";
    Focus "focus.back" "calendar" Move Attendees ["<tab>", "<s-tab>", "<esc>"], "back to the calendar";
    ViewCalendar "view.calendar" "calendar" Move Screen ["1"], "the calendar; a digit alone, since one before a key is a count";
    ViewPeople "view.people" "people" Move Screen ["5"], "the directory of people";
    Undo "undo" "undo" Changes Screen ["u"], "take back the newest change";
    Redo "redo" "redo" Changes Screen ["U", "<c-r>"], "make the change again that was taken back";
    Undo "register.undo" "undo" Changes Register ["u"], "take back the newest change";
    Redo "register.redo" "redo" Changes Register ["<c-r>"], "make the change again that was taken back";
    History "history" "history" Changes Screen ["B", "H"], "every change with its time; Enter undoes back to there";
    Privacy "privacy" "privacy" Program Screen ["P"], "names become initials, for sharing the screen";
    Palette "palette" "all keys" Program Screen ["?"], "everything that can be done, by name, key or sentence";
    Suspend "program.suspend" "suspend" Program Anywhere ["<c-z>"], "back to the shell for a while; fg returns";
    Close "program.quit" "quit" Program Screen ["q"], "close what is on top, and at the bottom the program";
    Close "register.close" "close" Program Register ["q", "<esc>"], "close the register; asks once about those without a mark";
    Leave "program.leave" "leave" Program Anywhere ["<c-c>"], "leave at once; all is saved";
    Accept "choice.accept" "choose" Layers List ["<enter>"], "take the line";
    ChoiceUp "choice.up" "up" Layers List ["k", "<up>", "<c-p>"], "the line above";
    ChoiceDown "choice.down" "choose" Layers List ["j", "<down>", "<c-n>"], "the line below";
    Cancel "layer.close" "close" Layers List ["q", "<esc>"], "close the list";
    Accept "form.save" "save" Layers Form ["<enter>"], "save all fields as one change";
    ChoiceDown "form.next" "next" Layers Form ["<tab>", "<down>"], "the next field";
    ChoiceUp "form.previous" "previous" Layers Form ["<s-tab>", "<up>"], "the field before";
    FormClose "form.close" "close" Layers Form ["<esc>"], "close the form; asks where something was changed";
    Yes "question.yes" "yes" Layers Confirm ["y", "<enter>"], "yes";
    Cancel "question.no" "no" Layers Confirm ["n", "q", "<esc>"], "no";
    Accept "prompt.accept" "done" Layers Prompt ["<enter>"], "do what the line says";
    ChoiceDown "prompt.next" "choose" Layers Prompt ["<down>", "<tab>", "<c-n>"], "the next choice";
    ChoiceUp "prompt.previous" "choose" Layers Prompt ["<up>", "<s-tab>", "<c-p>"], "the choice before";
    Cancel "prompt.close" "close" Layers Prompt ["<esc>"], "close the prompt";
    Reach "prompt.reach" "this / every session" Layers AddPrompt ["<c-e>"], "for this session or for every session";
    Complete "prompt.complete" "complete" Layers PathPrompt ["<tab>"], "complete the path";
};

/// The entry of an action; of several, the first whose context is among those given.
pub fn entry(action: Action, contexts: &[Context]) -> Option<&'static Entry> {
    contexts.iter().find_map(|context| TABLE.iter().find(|entry| entry.action == action && entry.context == *context))
}

/// The key table for the docs, as Markdown.
pub fn markdown() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        text += &format!("### {}\n\n| key | where | does |\n|---|---|---|\n", group.title());
        for entry in TABLE.iter().filter(|entry| entry.group == group) {
            let keys: Vec<String> = entry.keys.iter().map(|keys| format!("`{}`", shown(keys).replace('|', "\\|"))).collect();
            text += &format!("| {} | {} | {} |\n", keys.join(" "), entry.context.words(), entry.sentence);
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::read_keys;

    #[test]
    fn no_key_means_two_things_in_one_context_and_no_sequence_hides_another() {
        for (place, entry) in TABLE.iter().enumerate() {
            for other in TABLE[place + 1..].iter().filter(|other| other.context == entry.context) {
                for (a, b) in entry.keys.iter().flat_map(|a| other.keys.iter().map(move |b| (read_keys(a), read_keys(b)))) {
                    assert!(!a.starts_with(&b) && !b.starts_with(&a), "{} and {}", entry.name, other.name);
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_action_says_what_it_does() {
        for (place, entry) in TABLE.iter().enumerate() {
            assert!(TABLE[place + 1..].iter().all(|other| other.name != entry.name), "{}", entry.name);
            assert!(!entry.sentence.ends_with('.') && !entry.keys.is_empty(), "{}", entry.name);
        }
    }

    #[test]
    fn the_key_table_lists_every_entry_once() {
        let rows = markdown().lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, TABLE.len());
    }
}
