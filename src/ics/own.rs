//! The properties that only this program writes: what RFC 5545 has no words for, one property each, most of them JSON in a TEXT value.

use chrono::{NaiveDate, NaiveDateTime};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::line::Line;
use super::report::Finding;
use super::text;
use super::write::Writer;
use crate::domain::attendance::{Attendance, Mark};
use crate::domain::event::Version;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::kept::Kept;
use crate::domain::person::{Person, Profile};
use crate::domain::signup::{Answer, Mode, Reach, Role, SignUp};
use crate::domain::stamp::{Stamp, StampError};
use crate::domain::time::Instant;

/// The program, as PRODID says it. A file of ours without METHOD is a backup.
pub const PRODUCT: &str = "-//Fortnight//Fortnight//EN";
/// In a VTIMEZONE: a zone that another file defined, to be kept as it is.
pub const ZONE: &str = "X-FORTNIGHT-ZONE";
/// What is said of people, lists and versions that stand in a file of anyone else.
pub const ONLY_BACKUP: &str =
    "what only a backup of fortnight says (X-FORTNIGHT-PERSON, -SIGN-UP, -REGISTER, -SOURCE) is not taken from this file";
/// A person of a backup, beside the events; the parameter [`NUMBER`] is theirs in the store.
pub const PERSON: &str = "X-FORTNIGHT-PERSON";
pub const NUMBER: &str = "X-NUMBER";
/// A sign-up, on the VEVENT of its series.
pub const SIGN_UP: &str = "X-FORTNIGHT-SIGN-UP";
/// A mark of the register, on the VEVENT of its series.
pub const REGISTER: &str = "X-FORTNIGHT-REGISTER";
/// The version that was last read from a file: `3/20200801T000000Z`.
pub const SOURCE: &str = "X-FORTNIGHT-SOURCE";
/// Why a session is skipped.
pub const REASON: &str = "X-FORTNIGHT-REASON";
pub const THEME: &str = "X-FORTNIGHT-THEME";
pub const CAPACITY: &str = "X-FORTNIGHT-CAPACITY";
/// Who comes first where the seats of a series are short, as [`SeatOrder`](crate::domain::seat_order::SeatOrder) prints it.
pub const SEAT_ORDER: &str = "X-FORTNIGHT-SEAT-ORDER";
/// A parameter of ATTENDEE where ROLE has no word for it: [`Role::word`].
pub const ROLE: &str = "X-FORTNIGHT-ROLE";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignUpJson {
    person: i64,
    /// The session; `None` for a standing sign-up.
    date: Option<StampText>,
    since: Option<StampText>,
    until: Option<StampText>,
    role: Role,
    answer: Answer,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    position: i64,
    /// Parameters of ATTENDEE, with a line feed between them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    kept: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answered: Option<VersionText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    beneath: Option<Role>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkJson {
    date: StampText,
    person: i64,
    state: Attendance,
}

/// A date or a wall time as RFC 5545 writes it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct StampText(Stamp);

impl TryFrom<String> for StampText {
    type Error = StampError;

    fn try_from(text: String) -> Result<Self, StampError> {
        Stamp::parse(&text).map(Self)
    }
}

impl From<StampText> for String {
    fn from(text: StampText) -> Self {
        text.0.to_string()
    }
}

impl StampText {
    fn of_day(day: NaiveDate) -> Self {
        Self(Stamp::Date(day))
    }

    fn of_wall(wall: NaiveDateTime) -> Self {
        Self(Stamp::Local(wall))
    }

    fn wall(self) -> NaiveDateTime {
        self.0.wall()
    }
}

/// `3/20200801T000000Z`: a SEQUENCE and a stamp.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct VersionText(Version);

impl TryFrom<String> for VersionText {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let version = text.split_once('/').and_then(|(sequence, updated)| {
            let Ok(Stamp::Utc(updated)) = Stamp::parse(updated) else { return None };
            Some(Version { sequence: sequence.parse().ok()?, updated: Instant::from_utc(updated) })
        });
        version.map(Self).ok_or("it is no version such as 3/20200801T000000Z")
    }
}

impl From<VersionText> for String {
    fn from(VersionText(version): VersionText) -> Self {
        format!("{}/{}", version.sequence, Stamp::Utc(version.updated.utc()))
    }
}

pub fn write_person(writer: &mut Writer, person: &Person) {
    write_json(writer, &format!("{PERSON};{NUMBER}={}", person.id.0), &person.profile);
}

pub fn write_sign_up(writer: &mut Writer, sign_up: &SignUp) {
    let SignUp { person, role, answer, mode, position, beneath, .. } = *sign_up;
    let (date, since, until) = match sign_up.reach {
        Reach::One(date) => (Some(StampText::of_wall(date.0)), None, None),
        Reach::Standing { from, until } => (None, from.map(StampText::of_day), until.map(StampText::of_day)),
    };
    let (kept, answered) = (sign_up.kept.text().to_owned(), sign_up.answered.map(VersionText));
    write_json(
        writer,
        SIGN_UP,
        &SignUpJson { person: person.0, date, since, until, role, answer, mode, position, kept, answered, beneath },
    );
}

pub fn write_mark(writer: &mut Writer, mark: &Mark) {
    let Mark { date, person, state } = *mark;
    write_json(writer, REGISTER, &MarkJson { date: StampText::of_wall(date.0), person: person.0, state });
}

pub fn write_source(writer: &mut Writer, source: Version) {
    writer.line(SOURCE, &String::from(VersionText(source)));
}

/// # Errors
/// A finding that says what is wrong with the line, as for everything below.
pub fn read_person(line: &Line) -> Result<Person, Finding> {
    let number = line.parameter(NUMBER).and_then(|number| number.parse().ok());
    let id = number.filter(|number| *number > 0).map(PersonId);
    let id = id.ok_or_else(|| Finding::new(line.number, format!("{PERSON} needs a number, as in {NUMBER}=12")))?;
    Ok(Person { id, profile: read_json::<Profile>(line)? })
}

pub fn read_sign_up(line: &Line) -> Result<SignUp, Finding> {
    let SignUpJson { person, date, since, until, role, answer, mode, position, kept, answered, beneath } = read_json(line)?;
    let day = |text: StampText| text.wall().date();
    let reach = match date {
        Some(date) => Reach::One(RecurrenceId(date.wall())),
        None => Reach::Standing { from: since.map(day), until: until.map(day) },
    };
    let (kept, answered) = (Kept::from_text(&kept), answered.map(|VersionText(version)| version));
    Ok(SignUp { mode, kept, answered, beneath, ..SignUp::new(PersonId(person), reach, role, answer, position) })
}

pub fn read_mark(line: &Line) -> Result<Mark, Finding> {
    let MarkJson { date, person, state } = read_json(line)?;
    Ok(Mark { date: RecurrenceId(date.wall()), person: PersonId(person), state })
}

pub fn read_source(line: &Line) -> Result<Version, Finding> {
    let version = VersionText::try_from(line.value().trim().to_owned());
    version.map(|VersionText(version)| version).map_err(|why| Finding::new(line.number, format!("{SOURCE}: {why}")))
}

fn write_json(writer: &mut Writer, name: &str, value: &impl Serialize) {
    let json = serde_json::to_string(value).expect("plain structs of texts and numbers always are JSON");
    writer.line(name, &text::escape(&json));
}

/// The finding says where, not what: the value may be of a person.
fn read_json<T: DeserializeOwned>(line: &Line) -> Result<T, Finding> {
    let name = line.name().to_uppercase();
    serde_json::from_str(&line.text()).map_err(|_| Finding::new(line.number, format!("{name} is not what a backup writes")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::line::Lines;

    /// The one line that is written, unfolded and parsed again.
    fn line(write: impl FnOnce(&mut Writer)) -> Line {
        let mut writer = Writer::default();
        write(&mut writer);
        let unfolded = Lines::of(writer.finish().as_bytes()).next().expect("a line");
        Line::parse(unfolded.number, unfolded.text).expect("a whole line")
    }

    #[test]
    fn what_a_backup_says_comes_back() {
        let wall = "2020-09-02T16:00:00".parse().expect("a wall time");
        let day = |text: &str| Some(text.parse().expect("a date"));
        let person = Person {
            id: PersonId(12),
            profile: Profile { email: Some("bo@example.org".into()), note: Some("a; \"b\",\\\nc".into()), ..Profile::named("Bo Chen") },
        };
        assert_eq!(read_person(&line(|writer| write_person(writer, &person))), Ok(person));
        let reaches = [
            Reach::One(RecurrenceId(wall)),
            Reach::Standing { from: None, until: None },
            Reach::Standing { from: day("2020-09-02"), until: day("2020-12-01") },
        ];
        for reach in reaches {
            let sign_up = SignUp {
                mode: Some(Mode::InPerson),
                kept: Kept::from_text("RSVP=TRUE\nSENT-BY=\"mailto:a;b@example.org\""),
                beneath: Some(Role::Supporter),
                answered: Some(Version { sequence: 2, updated: Instant(1_596_240_000) }),
                ..SignUp::new(PersonId(12), reach, Role::NoteTaker, Answer::Tentative, 5)
            };
            assert_eq!(read_sign_up(&line(|writer| write_sign_up(writer, &sign_up))), Ok(sign_up));
        }
        let mark = Mark { date: RecurrenceId(wall), person: PersonId(12), state: Attendance::WalkIn };
        assert_eq!(read_mark(&line(|writer| write_mark(writer, &mark))), Ok(mark));
        let source = Version { sequence: 3, updated: Instant(1_596_240_000) };
        assert_eq!(read_source(&line(|writer| write_source(writer, source))), Ok(source));
    }

    #[test]
    fn the_written_form_is_the_one_that_is_promised() {
        let reach = Reach::Standing { from: "2020-09-02".parse().ok(), until: None };
        let sign_up = SignUp::new(PersonId(12), reach, Role::Participant, Answer::Accepted, 5);
        let json = r#"{"person":12,"date":null,"since":"20200902","until":null,"role":"participant","answer":"accepted","position":5}"#;
        assert_eq!(line(|writer| write_sign_up(writer, &sign_up)).text(), json);
    }

    #[test]
    fn what_is_no_backup_is_told_without_its_value() {
        let read = |text: &str| Line::parse(7, text.to_owned()).expect("a whole line");
        let said = read_sign_up(&read("X-FORTNIGHT-SIGN-UP:{\"person\":\"Bo Chen\"}")).expect_err("no sign-up");
        assert_eq!(said, Finding::new(7, "X-FORTNIGHT-SIGN-UP is not what a backup writes"));
        for text in ["X-FORTNIGHT-PERSON:{\"name\":\"Bo\"}", "X-FORTNIGHT-PERSON;X-NUMBER=0:{\"name\":\"Bo\"}"] {
            assert!(read_person(&read(text)).is_err(), "{text}");
        }
        for text in ["X-FORTNIGHT-SOURCE:3", "X-FORTNIGHT-SOURCE:3/20200801", "X-FORTNIGHT-SOURCE:x/20200801T000000Z"] {
            assert!(read_source(&read(text)).is_err(), "{text}");
        }
    }
}
