//! What a key can mean: handling of keys, hints, the `?` palette and the key table in the docs come from the one table of these.

pub use super::context::Context;
use super::key::shown;
pub use super::table::entries;

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
    SkipHolidays,
    Notice,
    SeriesAdd,
    SeriesEdit,
    SeriesEnd,
    SeriesOrder,
    SeriesRm,
    Sort,
    SampleAdd,
    Tour,
    TourEnd,
    Import,
    Export,
    ViewCalendar,
    ViewWeek,
    ViewAgenda,
    ViewSeries,
    ViewPeople,
    ViewReports,
    Filter,
    FilterKeep,
    FilterEnd,
    MatchAfter,
    MatchBefore,
    ZoomIn,
    ZoomOut,
    OtherZone,
    OnlyAbsent,
    OnlySeries,
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
    StepOn,
    StepBack,
    PickDay,
    FullForm,
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
    Find,
    SessionBefore,
    SessionAfter,
    LineUp,
    LineDown,
    PageUp,
    PageDown,
    First,
    Last,
    LongText,
    LinkOpen,
    LinkCode,
    CopyLink,
    CopyAddresses,
    CopyNames,
    Undo,
    Redo,
    History,
    Palette,
    CommandLine,
    Themes,
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
    CompleteBack,
    ScrollLeft,
    ScrollRight,
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
    TermBefore,
    TermAfter,
    TermKind,
    SeriesBefore,
    SeriesAfter,
    HideSmall,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub action: Action,
    /// The word of the command, of the journal and of the palette.
    pub name: &'static str,
    pub sentence: &'static str,
    /// The word beside the key on the bottom line.
    pub hint: &'static str,
    pub group: Group,
    pub context: Context,
    /// In the notation of [`read_keys`](super::key::read_keys); the first is the one that is shown.
    pub keys: &'static [&'static str],
}

/// The entry of an action; of several, the first whose context is among those given.
pub fn entry(action: Action, contexts: &[Context]) -> Option<&'static Entry> {
    contexts.iter().find_map(|context| entries().find(|entry| entry.action == action && entry.context == *context))
}

/// The key table for the docs, as Markdown.
pub fn markdown() -> String {
    let mut text = String::new();
    for group in Group::ALL {
        text += &format!("### {}\n\n| key | where | does |\n|---|---|---|\n", group.title());
        for entry in entries().filter(|entry| entry.group == group) {
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
    use crate::tui::key::read_keys;

    #[test]
    fn no_key_means_two_things_in_one_context_and_no_sequence_hides_another() {
        for (place, entry) in entries().enumerate() {
            for other in entries().skip(place + 1).filter(|other| other.context == entry.context) {
                for (a, b) in entry.keys.iter().flat_map(|a| other.keys.iter().map(move |b| (read_keys(a), read_keys(b)))) {
                    assert!(!a.starts_with(&b) && !b.starts_with(&a), "{} and {}", entry.name, other.name);
                }
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_action_says_what_it_does() {
        for (place, entry) in entries().enumerate() {
            assert!(entries().skip(place + 1).all(|other| other.name != entry.name), "{}", entry.name);
            assert!(!entry.sentence.ends_with('.') && !entry.keys.is_empty(), "{}", entry.name);
        }
    }

    #[test]
    fn the_key_table_lists_every_entry_once() {
        let rows = markdown().lines().filter(|line| line.starts_with("| `")).count();
        assert_eq!(rows, entries().count());
    }
}
