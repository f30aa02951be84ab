//! Contexts: the places in which a key has a meaning of its own.

/// Where a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The screen of an empty store.
    First,
    /// The tour goes on.
    Tour,
    /// The month grid has the focus.
    Calendar,
    /// The attendee list has the focus.
    Attendees,
    /// Sessions are chosen: the month, the week or the list of them has the focus.
    Sessions,
    /// Sessions or attendees.
    Home,
    /// The week has the focus.
    Week,
    /// The list of sessions has the focus.
    Agenda,
    /// Something was looked for in the list of sessions.
    Matches,
    /// The table of series has the focus.
    SeriesTable,
    /// The sessions of one series have the focus.
    SeriesSessions,
    /// The numbers of a stretch of time.
    Reports,
    /// The list of people has the focus.
    Directory,
    /// A person's page has the focus.
    Person,
    /// The list of people, or a page.
    People,
    /// A list is narrowed by a line that is typed.
    Filter,
    /// Any screen with no layer over it.
    Screen,
    /// The register of a session.
    Register,
    /// Someone is looked for in the register.
    RegisterFind,
    /// The register of a session that is over is closed.
    RegisterEnd,
    /// People on a list that may be signed up.
    ListReview,
    /// The people of a video call.
    Call,
    /// Someone in a call is named.
    CallFind,
    /// A layer with lines to choose from.
    List,
    /// People who were pasted, before they are signed up.
    Review,
    /// What a session needs.
    Needs,
    /// A link as a QR code.
    Code,
    /// Two records side by side.
    Merge,
    /// A month from which a day is taken.
    DayPicker,
    /// A line that describes a series.
    SeriesPrompt,
    /// A form with a line a field.
    Form,
    /// A question that is answered yes or no.
    Confirm,
    /// A line to type in.
    Prompt,
    /// A line to type in that signs people up.
    AddPrompt,
    /// A line to type a path in.
    PathPrompt,
    /// The line for commands.
    CommandLine,
    /// Text to read.
    Text,
    /// Any place where no text is typed.
    Silent,
    Anywhere,
}

/// The places that lie over one another, the most special first: in all of a row a key is looked up at the same moment.
const LOOKED_UP: [&[Context]; 24] = {
    use Context::*;
    [
        &[First, Screen],
        &[Tour, Calendar, Sessions, Home, Screen],
        &[Tour, Week, Sessions, Home, Screen],
        &[Tour, Matches, Agenda, Sessions, Home, Screen],
        &[Tour, Attendees, Home, Screen],
        &[Tour, SeriesTable, Screen],
        &[Tour, SeriesSessions, Home, Screen],
        &[Tour, Directory, People, Screen],
        &[Tour, Person, People, Screen],
        &[Tour, Reports, Screen],
        &[Tour, Filter],
        &[Register],
        &[RegisterFind],
        &[Call],
        &[CallFind, Prompt],
        &[ListReview, List],
        &[Review, List],
        &[Needs, List],
        &[Merge, List],
        &[Text, List],
        &[SeriesPrompt, Prompt],
        &[AddPrompt, Prompt],
        &[PathPrompt, Prompt],
        &[CommandLine, Prompt],
    ]
};

impl Context {
    /// Whether keys that mean nothing else are text here.
    pub fn takes_text(self) -> bool {
        use Context::*;
        matches!(self, Filter | RegisterFind | CallFind | Form | Prompt | AddPrompt | PathPrompt | SeriesPrompt | CommandLine)
    }

    /// Whether a key is looked up in both at the same moment.
    pub fn is_met_with(self, other: Context) -> bool {
        let pair = [self, other];
        let is_silent = pair.contains(&Context::Silent) && !pair.iter().any(|context| context.takes_text());
        self == other
            || pair.contains(&Context::Anywhere)
            || is_silent
            || LOOKED_UP.iter().any(|row| pair.iter().all(|one| row.contains(one)))
    }

    pub fn words(self) -> &'static str {
        match self {
            Context::First => "empty calendar",
            Context::Tour => "tour",
            Context::Calendar => "calendar",
            Context::Attendees => "attendees",
            Context::Sessions => "calendar, week, agenda",
            Context::Home => "sessions, attendees",
            Context::Week => "week",
            Context::Agenda => "agenda",
            Context::Matches => "filtered agenda",
            Context::SeriesTable => "table of series",
            Context::SeriesSessions => "sessions of a series",
            Context::Reports => "reports",
            Context::Directory => "list of people",
            Context::Person => "a person's page",
            Context::People => "people",
            Context::Filter => "filter",
            Context::Screen => "every screen",
            Context::Register => "register",
            Context::ListReview => "list of sign-ups",
            Context::Call => "video call",
            Context::CallFind => "naming someone in a call",
            Context::RegisterFind => "finding in the register",
            Context::RegisterEnd => "closing the register",
            Context::Review => "people who were pasted",
            Context::Needs => "needs of a session",
            Context::Code => "QR code",
            Context::Merge => "merging two people",
            Context::DayPicker => "choosing a day",
            Context::SeriesPrompt => "new series",
            Context::Form => "form",
            Context::List => "list",
            Context::Confirm => "question",
            Context::Prompt => "prompt",
            Context::AddPrompt => "adding attendees",
            Context::PathPrompt => "path of a file",
            Context::CommandLine => "command",
            Context::Text => "text",
            Context::Silent => "anywhere but in a line of text",
            Context::Anywhere => "anywhere",
        }
    }
}
