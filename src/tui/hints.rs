//! Which keys the bottom line speaks of in each place, the most useful first.

use super::action::{Action, Context};

/// The hints of a context in the order of their worth; the bottom line shows those that can be done now and fit.
pub fn hints(context: Context) -> &'static [Action] {
    use Action::*;
    match context {
        Context::First => &[Palette, SeriesAdd, Import, SampleAdd, Tour, Close],
        Context::Calendar => &[
            Palette,
            AttendeeAdd,
            Register,
            SessionSkip,
            SessionRestore,
            SessionMove,
            SeriesAdd,
            Open,
            Find,
            GoTo,
            SessionRm,
            Export,
            Undo,
        ],
        Context::Attendees => &[Palette, AttendeeAdd, Register, AttendeeRm, Open, Focus, SessionSkip, SessionRestore, Export, Undo],
        Context::Week => &[
            Palette,
            AttendeeAdd,
            Register,
            SessionSkip,
            SessionRestore,
            SessionMove,
            SeriesAdd,
            Focus,
            OtherZone,
            Find,
            ZoomIn,
            GoTo,
            Undo,
        ],
        Context::Agenda => {
            &[Palette, AttendeeAdd, Register, SessionSkip, SessionRestore, SessionMove, SeriesAdd, Filter, GoTo, Focus, Export, Undo]
        }
        Context::Matches => &[Palette, MatchAfter, MatchBefore, FilterEnd, AttendeeAdd, Register, SessionSkip, SessionRestore, Focus, Undo],
        Context::SeriesTable => &[Palette, Open, SeriesAdd, SeriesEdit, Filter, Sort, SeriesRm, SeriesOrder, SkipHolidays, Clear, Undo],
        Context::SeriesSessions => &[Palette, Open, SessionEdit, SessionSkip, SessionRestore, SessionMove, SeriesEnd, Focus, Undo],
        Context::Reports => &[Palette, TermBefore, TermAfter, TermKind, SeriesAfter, HideSmall, Export, SeriesAdd, Find, LineDown, Undo],
        Context::Directory => &[Palette, Filter, Open, Mark, PersonEdit, OnlyAbsent, PersonAdd, PersonTag, Clear, Undo],
        Context::Person => &[Palette, PersonEdit, PersonNeeds, PersonNote, Focus, PersonMerge, Undo],
        Context::Filter => &[FilterKeep, FilterEnd],
        Context::Register => &[RegisterCame, RegisterLate, RegisterApologies, RegisterMissed, RegisterWalkIn, RegisterImport, Close],
        Context::Call => &[Accept, Cancel, CallTurn, ChoiceDown],
        Context::ListReview => &[Accept, Cancel, ListBad, ListNamesakes, ListReach],
        Context::CallFind => &[Accept, FindEnd],
        Context::RegisterFind => &[RegisterCame, FindKeep, FindEnd],
        Context::RegisterEnd => &[Cancel, Yes],
        Context::List => &[Accept, Cancel, ChoiceDown],
        Context::Review => &[Accept, LeaveOut, Cancel],
        Context::Needs => &[PersonNeeds, Cancel],
        Context::Code => &[Cancel],
        Context::Merge => &[Accept, MergeSwap, Cancel],
        Context::Form => &[Accept, Cancel, ChoiceDown, StepOn, PickDay],
        Context::DayPicker => &[Accept, DayAfter, WeekAfter, MonthAfter, Today, Cancel],
        Context::SeriesPrompt => &[Accept, Cancel, FullForm],
        Context::Confirm => &[Yes, Cancel],
        Context::AddPrompt => &[Accept, Cancel, Reach, ChoiceDown],
        Context::CommandLine => &[Accept, Cancel, Complete, ChoiceUp],
        Context::Text => &[Cancel, ChoiceDown, PageDown, ScrollRight],
        Context::PathPrompt => &[Accept, Cancel, Complete, ChoiceDown],
        Context::Prompt => &[Accept, Cancel, ChoiceDown],
        Context::Sessions | Context::Tour | Context::Home | Context::People | Context::Screen | Context::Silent | Context::Anywhere => &[],
    }
}
