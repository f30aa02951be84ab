//! One of everything that can be done at the desk, at random: a command that is not among them does not compile.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{NaiveDate, TimeDelta};
use fortnight::app::command::register_import::Seen;
use fortnight::app::command::*;
use fortnight::app::sheet::{self, Sheet};
use fortnight::app::{App, AppError, Clock, Command, Outcome};
use fortnight::domain::attendance::Attendance;
use fortnight::domain::event::Event;
use fortnight::domain::holiday::Holidays;
use fortnight::domain::id::{PersonId, RecurrenceId, SessionKey, Uid};
use fortnight::domain::person::Profile;
use fortnight::domain::recurrence::Rule;
use fortnight::domain::retention::Kind;
use fortnight::domain::seat_order::SeatOrder;
use fortnight::domain::signup::{Answer, Mode, Role};
use fortnight::domain::time::Instant;
use proptest::prelude::*;

use crate::calendars::Told;
use crate::desk::*;

/// Five people, known by no chance word.
pub const NAMES: [&str; 5] = ["Adaxyl", "Boqvist", "Carawug", "Devblorf", "Evefnord"];
/// What is told of each of them, always with the name in it.
const TEXTS: [&str; 5] = ["note", "needs", "referrer", "alias", "phone"];
const DATES: [&str; 5] = [FIRST, SECOND, THIRD, "2020-10-14T16:00:00", "2020-10-28T16:00:00"];
/// The chats, what they are split into, and another series that may come.
const SERIES: [&str; 6] = [CHATS, CHATS, CHATS, "part-a", "part-b", "choir"];

/// Numbers that choose among the texts above, and among what a command can say.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    series: usize,
    who: usize,
    other: usize,
    date: usize,
    later: usize,
    what: usize,
    yes: bool,
}

/// Makes a command of numbers.
type Maker = fn(Pick) -> Command;

macro_rules! makers {
    ($($kind:ident $make:expr;)*) => {
        pub const MAKERS: &[(&str, Maker)] = &[$((stringify!($kind), $make)),*];

        /// As it is called among the makers.
        pub fn name(command: &Command) -> &'static str {
            match command {
                $(Command::$kind(_) => stringify!($kind),)*
            }
        }
    };
}

makers! {
    AttendeeAdd |pick| Command::AttendeeAdd(AttendeeAdd {
        uid: pick.uid(),
        reach: pick.coming(),
        who: pick.someone(),
        role: if pick.what < 4 { Role::Participant } else { Role::ALL[pick.who] },
        answer: Answer::ALL[if pick.what < 3 { 0 } else { pick.other % 4 }],
        mode: [None, Some(Mode::Online), Some(Mode::InPerson)][pick.later % 3],
    });
    AttendeeAddAll |pick| Command::AttendeeAddAll(AttendeeAddAll {
        uid: pick.uid(),
        reach: pick.coming(),
        people: vec![pick.someone(), Who::described(Profile::named(NAMES[pick.other]))],
    });
    AttendeeAway |pick| Command::AttendeeAway(AttendeeAway {
        uid: pick.uid(),
        person: pick.person(),
        from: pick.yes.then(|| pick.day()),
        until: pick.last_day(),
    });
    AttendeeDecline |pick| Command::AttendeeDecline(AttendeeDecline { key: pick.key(), person: pick.person() });
    AttendeeImport |pick| {
        let line = |(row, profile)| (row, sheet::Line { profile, role: Role::Participant, answer: Answer::ALL[pick.what % 4] });
        let lines = (2..).zip([profile(pick.who), profile(pick.other)]).map(line).collect();
        let (sheet, namesakes) = (Sheet { lines, ..Sheet::default() }, Some(Namesakes::Same));
        let date = pick.yes.then(|| pick.date());
        Command::AttendeeImport(AttendeeImport { uid: pick.uid(), date, sheet, namesakes, skip_bad: true })
    };
    AttendeeRm |pick| {
        let scope = [Scope::This(pick.date()), Scope::Following(pick.day()), Scope::All][pick.what % 3];
        Command::AttendeeRm(AttendeeRm { uid: pick.uid(), person: pick.person(), scope })
    };
    AttendeeRmAll |pick| {
        let scope = [Scope::This(pick.date()), Scope::Following(pick.day()), Scope::All][pick.what % 3];
        Command::AttendeeRmAll(AttendeeRmAll { uid: pick.uid(), people: vec![pick.person(), pick.other_person()], scope })
    };
    PersonAdd |pick| Command::PersonAdd(PersonAdd { profile: profile(pick.who) });
    PersonEdit |pick| {
        let text = |what: &str| Some(format!("{what} of {}", NAMES[pick.who]));
        let edits = match pick.what {
            0 => ProfileEdits { via: text("referrer"), note: text("note"), ..ProfileEdits::default() },
            1 => ProfileEdits { via: Some(String::new()), phone: text("phone"), ..ProfileEdits::default() },
            2 => ProfileEdits { new_tags: vec!["research".into()], access_needs: text("needs"), ..ProfileEdits::default() },
            3 => ProfileEdits { old_tags: vec!["research".into()], ..ProfileEdits::default() },
            _ => ProfileEdits { name: Some(NAMES[pick.who].into()), email: Some(address(pick.who)), ..ProfileEdits::default() },
        };
        Command::PersonEdit(PersonEdit { person: pick.person(), edits })
    };
    PersonForget |pick| Command::PersonForget(PersonForget { person: pick.person(), kinds: Kind::ALL[..=pick.what % 3].to_vec() });
    PersonMerge |pick| Command::PersonMerge(PersonMerge { kept: pick.person(), other: pick.other_person() });
    PersonTag |pick| {
        let (with, without) = (vec!["research".into()], vec![]);
        let (new_tags, old_tags) = if pick.yes { (with, without) } else { (without, with) };
        Command::PersonTag(PersonTag { people: vec![pick.person(), pick.other_person()], new_tags, old_tags })
    };
    RegisterImport |pick| {
        let seen = |who: Who, state| Seen { shown: format!("{} of {}", TEXTS[3], NAMES[pick.who]), who, state, remember: pick.yes };
        let seen = vec![seen(Who::Known(pick.person()), Attendance::Came), seen(pick.someone(), Attendance::WalkIn)];
        Command::RegisterImport(RegisterImport { key: pick.key(), seen })
    };
    RegisterMark |pick| {
        let who = if pick.yes { Who::Known(pick.person()) } else { pick.someone() };
        Command::RegisterMark(RegisterMark { key: pick.key(), who, state: Attendance::ALL.into_iter().nth(pick.what) })
    };
    RegisterRest |pick| {
        let state = if pick.yes { Attendance::Came } else { Attendance::Missed };
        Command::RegisterRest(RegisterRest { key: pick.key(), state })
    };
    Restore |_| Command::Restore(Restore { text: EARLIER.clone() });
    SampleAdd |_| Command::SampleAdd(SampleAdd);
    SeriesAdd |pick| {
        let choir = Event { uid: Uid("choir".into()), summary: "Choir".into(), start: wall(SECOND), ..chats() };
        let facilitators = if pick.yes { vec![pick.someone()] } else { Vec::new() };
        Command::SeriesAdd(SeriesAdd { event: Event { capacity: (pick.what > 0).then_some(2), ..choir }, facilitators })
    };
    SeriesEdit |pick| {
        let edits = match pick.what {
            0 => SeriesEdits { capacity: Some(Some(1)), ..SeriesEdits::default() },
            1 => SeriesEdits { capacity: Some(pick.yes.then_some(3)), ..SeriesEdits::default() },
            2 => SeriesEdits { rule: Some(Some(pick.rule())), ..SeriesEdits::default() },
            3 => SeriesEdits { start: Some(wall(DATES[pick.date]) + TimeDelta::hours(1)), ..SeriesEdits::default() },
            _ => SeriesEdits { summary: Some(SERIES[pick.series].into()), ..SeriesEdits::default() },
        };
        let facilitators = if pick.what == 0 { vec![pick.someone()] } else { Vec::new() };
        let no_facilitators = if pick.what == 4 && pick.yes { vec![pick.person()] } else { Vec::new() };
        Command::SeriesEdit(Box::new(SeriesEdit { uid: pick.uid(), edits, facilitators, no_facilitators, later: pick.onwards() }))
    };
    SeriesEnd |pick| Command::SeriesEnd(SeriesEnd { key: pick.key() });
    SeriesMove |pick| Command::SeriesMove(SeriesMove { key: pick.key(), to: pick.elsewhere(), later: pick.onwards() });
    SeriesOrder |pick| {
        let rules = ["", "first-timers", "at-most 1 #research", "referred", "first-timers, at-most 1 #research"][pick.what];
        Command::SeriesOrder(SeriesOrder { uid: pick.uid(), order: SeatOrder::parse(rules).expect("rules") })
    };
    SeriesRm |pick| Command::SeriesRm(SeriesRm { uid: pick.uid() });
    SeriesSplit |pick| Command::SeriesSplit(SeriesSplit { key: pick.key(), uid: pick.part() });
    SessionEdit |pick| {
        let capacity = [None, Some(Some(1)), Some(Some(3)), Some(None), None][pick.what];
        let edits = Edits { theme: pick.yes.then(|| "Hope".into()), capacity, ..Edits::default() };
        let facilitators = if pick.what == 0 { vec![pick.someone()] } else { Vec::new() };
        let no_facilitators = if pick.what == 4 { vec![pick.person()] } else { Vec::new() };
        Command::SessionEdit(SessionEdit { key: pick.key(), edits, facilitators, no_facilitators })
    };
    SessionMove |pick| Command::SessionMove(SessionMove { key: pick.key(), to: pick.elsewhere() });
    SessionRestore |pick| Command::SessionRestore(SessionRestore { key: pick.key() });
    SessionRm |pick| Command::SessionRm(SessionRm { key: pick.key() });
    SessionSkip |pick| Command::SessionSkip(SessionSkip { key: pick.key(), reason: ["", "strike"][pick.what % 2].into() });
    SessionSkipHolidays |pick| Command::SessionSkipHolidays(SessionSkipHolidays { uid: pick.uid() });
}

/// The dump of a desk at which three people are signed up.
static EARLIER: LazyLock<String> = LazyLock::new(|| {
    let mut app = desk();
    for who in 0..3 {
        add_profile(&mut app, profile(who), None).expect("added");
    }
    app.dump().expect("a dump")
});

/// Two of the chats are over, the two seats of the others are taken and someone waits; the fourth falls on a holiday.
pub fn busy_desk() -> App {
    busy(App::in_memory(LATE, london()).expect("memory"))
}

/// The same in a file.
pub fn busy_desk_in(file: &Path) -> App {
    busy(App::open(file, LATE, london()).expect("a store"))
}

/// Five o'clock on the day of the second chat.
const LATE: Clock = Clock::Fixed(Instant(1_600_272_000));

fn busy(app: App) -> App {
    let days = BTreeMap::from([(wall(DATES[3]).date(), "Sun day".to_owned())]);
    let until = NaiveDate::from_ymd_opt(2020, 12, 31).expect("a date");
    let mut app = app.with_holidays(Holidays::known(days, until));
    app.run(Command::SeriesAdd(SeriesAdd::of(chats()))).expect("a series");
    for who in 0..3 {
        add_profile(&mut app, profile(who), None).expect("added");
    }
    app
}

fn profile(who: usize) -> Profile {
    let email = (who == 1).then(|| address(who));
    Profile { email, tags: if who < 2 { vec!["research".into()] } else { vec![] }, ..Profile::named(NAMES[who]) }
}

fn address(who: usize) -> String {
    format!("{}@example.org", NAMES[who].to_lowercase())
}

fn number(place: usize) -> PersonId {
    PersonId(i64::try_from(place).expect("small") + 1)
}

impl Pick {
    fn uid(self) -> Uid {
        Uid(SERIES[self.series].into())
    }

    fn date(self) -> RecurrenceId {
        RecurrenceId(wall(DATES[self.date]))
    }

    fn key(self) -> SessionKey {
        SessionKey { uid: self.uid(), date: self.date() }
    }

    fn day(self) -> NaiveDate {
        self.date().0.date()
    }

    fn last_day(self) -> NaiveDate {
        wall(DATES[self.later]).date() + TimeDelta::days(1)
    }

    fn person(self) -> PersonId {
        number(self.who)
    }

    fn other_person(self) -> PersonId {
        number(self.other)
    }

    fn someone(self) -> Who {
        Who::described(profile(self.who))
    }

    fn coming(self) -> Coming {
        match self.what {
            0 | 1 => Coming::ALWAYS,
            2 => Coming::EveryTime { from: Some(self.day()), until: self.yes.then(|| self.last_day()) },
            _ => Coming::Once(self.date()),
        }
    }

    /// The part that a series is split into.
    fn part(self) -> Uid {
        Uid(SERIES[3 + usize::from(self.yes)].into())
    }

    fn onwards(self) -> Option<Later> {
        (self.other < 3).then(|| Later { date: self.date(), uid: self.part() })
    }

    fn elsewhere(self) -> chrono::NaiveDateTime {
        let by = [TimeDelta::hours(1), TimeDelta::days(1), TimeDelta::days(-1), TimeDelta::weeks(2), TimeDelta::weeks(-2)];
        self.date().0 + by[self.later]
    }

    fn rule(self) -> Rule {
        let rules = ["FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;INTERVAL=2;COUNT=4", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20201014T150000Z"];
        Rule::parse(rules[self.later % 3]).expect("a rule")
    }
}

/// What is done at the desk.
#[derive(Clone, Debug)]
pub enum Deed {
    Command(Box<Command>),
    Import(Told),
}

impl Deed {
    pub fn act(&self, app: &mut App) -> Result<Outcome, AppError> {
        match self {
            Self::Command(command) => app.run(Command::clone(command)),
            Self::Import(told) => told.import(app),
        }
    }
}

/// A command, or a file that comes in.
pub fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![3 => any_command().prop_map(|command| Deed::Command(Box::new(command))), 1 => any_told().prop_map(Deed::Import)]
}

/// Kinds of files that come in.
pub const KINDS: usize = 7;

pub fn any_told() -> impl Strategy<Value = Told> {
    (any_pick(), 0..KINDS).prop_map(|(pick, kind)| Told {
        uid: SERIES[pick.series],
        date: DATES[pick.date].replace(['-', ':'], ""),
        who: NAMES[pick.who],
        other: NAMES[pick.other],
        kind,
        answer: pick.what,
        day: pick.later,
        of_one: pick.yes,
    })
}

/// A command like any other one; every third signs someone up.
pub fn any_command() -> impl Strategy<Value = Command> {
    let maker = prop_oneof![1 => Just(0), 3 => 0..MAKERS.len()];
    (maker, any_pick()).prop_map(|(maker, pick)| MAKERS[maker].1(pick))
}

pub fn any_pick() -> impl Strategy<Value = Pick> {
    let numbers = (0..SERIES.len(), 0..NAMES.len(), 0..NAMES.len(), 0..DATES.len(), 0..DATES.len(), 0..5_usize, any::<bool>());
    numbers.prop_map(|(series, who, other, date, later, what, yes)| Pick { series, who, other, date, later, what, yes })
}
