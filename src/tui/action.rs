//! The one table of actions: handling of keys, hints, the `?` palette and the key table in the docs are printed from it.

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
}

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The screen of an empty store.
    First,
    /// The month grid has the focus.
    Calendar,
    /// The attendee list has the focus.
    Attendees,
    /// Calendar or attendees.
    Home,
    /// Any screen with no layer over it.
    Screen,
    /// A layer with lines to choose from.
    List,
    /// A question that is answered yes or no.
    Confirm,
    /// A line to type in.
    Prompt,
    /// A line to type in that signs people up.
    AddPrompt,
    /// A line to type a path in.
    PathPrompt,
    Anywhere,
}

impl Context {
    pub fn words(self) -> &'static str {
        match self {
            Context::First => "empty calendar",
            Context::Calendar => "calendar",
            Context::Attendees => "attendees",
            Context::Home => "calendar, attendees",
            Context::Screen => "every screen",
            Context::List => "list",
            Context::Confirm => "question",
            Context::Prompt => "prompt",
            Context::AddPrompt => "adding attendees",
            Context::PathPrompt => "path of a file",
            Context::Anywhere => "anywhere",
        }
    }
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
    AttendeeRm "attendee.rm" "remove" People Attendees ["d"], "take the attendee off the list";
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
    Focus "focus.next" "attendees" Move Calendar ["<tab>", "<s-tab>"], "to the attendees";
    Focus "focus.back" "calendar" Move Attendees ["<tab>", "<s-tab>", "<esc>"], "back to the calendar";
    Undo "undo" "undo" Changes Screen ["u"], "take back the newest change";
    Redo "redo" "redo" Changes Screen ["U", "<c-r>"], "make the change again that was taken back";
    History "history" "history" Changes Screen ["B", "H"], "every change with its time; Enter undoes back to there";
    Privacy "privacy" "privacy" Program Screen ["P"], "names become initials, for sharing the screen";
    Palette "palette" "all keys" Program Screen ["?"], "everything that can be done, by name, key or sentence";
    Suspend "program.suspend" "suspend" Program Anywhere ["<c-z>"], "back to the shell for a while; fg returns";
    Close "program.quit" "quit" Program Screen ["q"], "close what is on top, and at the bottom the program";
    Leave "program.leave" "leave" Program Anywhere ["<c-c>"], "leave at once; all is saved";
    Accept "choice.accept" "choose" Layers List ["<enter>"], "take the line";
    ChoiceUp "choice.up" "up" Layers List ["k", "<up>", "<c-p>"], "the line above";
    ChoiceDown "choice.down" "choose" Layers List ["j", "<down>", "<c-n>"], "the line below";
    Cancel "layer.close" "close" Layers List ["q", "<esc>"], "close the list";
    Yes "question.yes" "yes" Layers Confirm ["y", "<enter>"], "yes";
    Cancel "question.no" "no" Layers Confirm ["n", "q", "<esc>"], "no";
    Accept "prompt.accept" "done" Layers Prompt ["<enter>"], "do what the line says";
    ChoiceDown "prompt.next" "choose" Layers Prompt ["<down>", "<tab>", "<c-n>"], "the next choice";
    ChoiceUp "prompt.previous" "choose" Layers Prompt ["<up>", "<s-tab>", "<c-p>"], "the choice before";
    Cancel "prompt.close" "close" Layers Prompt ["<esc>"], "close the prompt";
    Reach "prompt.reach" "this / every session" Layers AddPrompt ["<c-e>"], "for this session or for every session";
    Complete "prompt.complete" "complete" Layers PathPrompt ["<tab>"], "complete the path";
};

/// The hints of a context in the order of their worth; the bottom line shows those that can be done now and fit.
pub fn hints(context: Context) -> &'static [Action] {
    use Action::{
        Accept, AttendeeAdd, AttendeeRm, Cancel, ChoiceDown, Close, Complete, Export, Focus, GoTo, Import, Open, Palette, Reach, SampleAdd,
        SeriesAdd, SessionMove, SessionRestore, SessionRm, SessionSkip, Undo, Yes,
    };
    match context {
        Context::First => &[Palette, SeriesAdd, Import, SampleAdd, Close],
        Context::Calendar => {
            &[Palette, AttendeeAdd, SessionSkip, SessionRestore, SessionMove, SeriesAdd, Open, GoTo, SessionRm, Export, Undo]
        }
        Context::Attendees => &[Palette, AttendeeAdd, AttendeeRm, Focus, SessionSkip, SessionRestore, Export, Undo],
        Context::List => &[Accept, ChoiceDown, Cancel],
        Context::Confirm => &[Yes, Cancel],
        Context::AddPrompt => &[Accept, Reach, ChoiceDown, Cancel],
        Context::PathPrompt => &[Accept, Complete, ChoiceDown, Cancel],
        Context::Prompt => &[Accept, ChoiceDown, Cancel],
        Context::Home | Context::Screen | Context::Anywhere => &[],
    }
}

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
