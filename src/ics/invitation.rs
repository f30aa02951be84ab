//! One session for one person, to come to or to strike out: iTIP (RFC 5546 3.2.2, 3.2.5).

use super::audience::Audience;
use super::calendar::Entry;
use super::encode::write_head;
use super::entry::{Context, EntryOut, session_list};
use super::event::EventOut;
use super::known_names::KnownNames;
use super::timezone;
use super::write::Writer;
use crate::domain::event::Status;
use crate::domain::id::RecurrenceId;
use crate::domain::person::Person;
use crate::domain::time::{Anchor, Instant};

pub use super::entry::Method;

/// The text of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// REQUEST or CANCEL; the mail that carries the text says it too (RFC 6047 2.4).
    pub method: Method,
    pub text: String,
}

/// The session as it is in force, with that person alone on its list; a CANCEL where it is skipped.
pub fn invitation(entry: &Entry, date: RecurrenceId, person: &Person, stamp: Instant) -> Invitation {
    let (event, own) = (&entry.series.event, entry.series.own(date));
    let is_skipped = own.is_some_and(|own| own.status == Status::Cancelled);
    let method = if is_skipped { Method::Cancel } else { Method::Request };
    let people = [(person.id, &person.profile)].into();
    let context = Context { audience: Audience::Person(person.id), method: Some(method), stamp, people, names: KnownNames::default() };
    let session = if event.is_recurring() { EventOut::session(event, date, own) } else { EventOut::one_off(event, own) };
    let mut writer = Writer::default();
    writer.component("VCALENDAR", |writer| {
        write_head(writer, context.method);
        if let Anchor::Zone(zone) = &event.anchor {
            let reached = EntryOut::of(entry, &context).reached(zone);
            timezone::write(writer, zone, reached.from, reached.to);
        }
        session.with_attendees(session_list(entry, date, &context)).write(writer, &context);
    });
    Invitation { method, text: writer.finish() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::event::{Contact, Event, Override, Series};
    use crate::domain::id::{PersonId, Uid};
    use crate::domain::kept::Kept;
    use crate::domain::person::Profile;
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::signup::{Answer, Reach, Role, SignUp};

    fn entry(rule: &str, own: Override) -> Entry {
        let start = "2020-09-02T16:00:00".parse().expect("a wall time");
        let recurrence = Recurrence { rules: Rule::parse(rule).into_iter().collect(), ..Recurrence::default() };
        let organizer = Some(Contact { name: "Mary".into(), email: "mary@example.org".into() });
        let event = Event {
            sequence: 4,
            summary: "Chats".into(),
            organizer,
            recurrence,
            ..Event::new(Uid("chats".into()), start, Anchor::Utc, Instant(0))
        };
        let always = Reach::Standing { from: None, until: None };
        let row = |person: PersonId| SignUp::new(person, always, Role::Participant, Answer::Accepted, person.0);
        let overrides = BTreeMap::from([(RecurrenceId(start), own)]);
        Entry { series: Series { event, overrides }, sign_ups: vec![row(PersonId(1)), row(PersonId(2))], register: vec![] }
    }

    fn told(entry: &Entry) -> Invitation {
        let bo = Person { id: PersonId(2), profile: Profile { email: Some("bo@example.org".into()), ..Profile::named("Bo") } };
        invitation(entry, RecurrenceId(entry.series.event.start), &bo, Instant(1_598_947_200))
    }

    #[test]
    fn a_session_is_named_by_its_original_start_and_a_one_off_by_its_uid() {
        let moved = Override { start: "2020-09-03T17:00:00".parse().ok(), ..Override::default() };
        let series = told(&entry("FREQ=WEEKLY", moved.clone()));
        assert_eq!(series.method, Method::Request);
        for line in [
            "METHOD:REQUEST",
            "UID:chats",
            "RECURRENCE-ID:20200902T160000Z",
            "DTSTART:20200903T170000Z",
            "SEQUENCE:4",
            "ORGANIZER;CN=\"Mary\":mailto:mary@example.org",
        ] {
            assert!(series.text.contains(&format!("\r\n{line}\r\n")), "{line}: {}", series.text);
        }
        assert_eq!(series.text.matches("ATTENDEE").count(), 1, "{}", series.text);
        let alone = told(&entry("", moved));
        assert!(alone.text.contains("DTSTART:20200903T170000Z") && !alone.text.contains("RECURRENCE-ID"), "{}", alone.text);
    }

    #[test]
    fn a_skipped_session_is_cancelled_with_its_reason() {
        let skipped = Override { status: Status::Cancelled, reason: Some("conference".into()), ..Override::default() };
        let told = told(&entry("FREQ=WEEKLY", skipped));
        assert_eq!(told.method, Method::Cancel);
        assert!(told.text.contains("STATUS:CANCELLED\r\n") && told.text.contains("COMMENT:conference\r\n"), "{}", told.text);
    }

    #[test]
    fn what_other_programs_said_stays_at_home() {
        for rule in ["FREQ=WEEKLY", ""] {
            let mut entry = entry(rule, Override { status: Status::Cancelled, ..Override::default() });
            entry.series.event.kept = Kept::from_text("STATUS:TENTATIVE\nX-FOO:Jane has flu\nCOLOR:red");
            let text = told(&entry).text;
            assert!(text.contains("STATUS:CANCELLED\r\n") && text.contains("COLOR:red\r\n"), "{text}");
            assert!(!text.contains("TENTATIVE") && !text.contains("X-FOO"), "{text}");
        }
    }
}
