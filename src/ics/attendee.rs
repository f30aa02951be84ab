//! ATTENDEE out: one person on the list of a session or of a series (RFC 5545 3.8.4.1).

use super::audience::Audience;
use super::entry::Listed;
use super::write::Writer;
use super::{extras, own, text};
use crate::domain::person::Profile;
use crate::domain::roster::Place;
use crate::domain::signup::Role;
use crate::domain::text::one_line;

/// An address has to stand there; calendar programs know this one as "none".
pub const NO_ADDRESS: &str = "invalid:nomail";

/// Writes who it is, what they do there, what they answered, and what else the audience may know of a file's words about them.
pub fn write(writer: &mut Writer, profile: &Profile, Listed { entry, kept }: &Listed, audience: Audience) {
    let kept = extras::seen(kept, entry, audience);
    let role = match entry.role {
        Role::Host => ";ROLE=CHAIR".to_owned(),
        Role::Participant => ";ROLE=REQ-PARTICIPANT".to_owned(),
        Role::Facilitator | Role::NoteTaker | Role::Supporter => format!(";ROLE=REQ-PARTICIPANT;{}={}", own::ROLE, entry.role.word()),
    };
    let role = Some(role).filter(|_| !extras::have(&kept, "ROLE"));
    let answer = Some(answer(entry.place)).filter(|_| !extras::have(&kept, "PARTSTAT")).map(|answer| format!(";PARTSTAT={answer}"));
    let kept = kept.into_iter().map(|parameter| format!(";{parameter}"));
    let parameters: String = role.into_iter().chain(answer).chain(kept).collect();
    write_address(writer, "ATTENDEE", &parameters, &profile.name, profile.email.as_deref().unwrap_or_default());
}

/// A property whose value is a calendar user's address, with the name beside it (RFC 5545 3.3.3).
pub fn write_address(writer: &mut Writer, property: &str, parameters: &str, name: &str, email: &str) {
    let (name, email) = (one_line(name), one_line(email));
    let name = match name.as_str() {
        "" => String::new(),
        _ => format!(";CN={}", text::quote_parameter(&name)),
    };
    let address = match email.as_str() {
        "" => NO_ADDRESS.to_owned(),
        _ => format!("mailto:{email}"),
    };
    writer.line(&format!("{property}{name}{parameters}"), &address);
}

/// Whoever waits for a seat has not got the organiser's yes.
fn answer(place: Place) -> &'static str {
    match place {
        Place::Crew | Place::Seat(_) => "ACCEPTED",
        Place::Waiting(_) | Place::Invited => "NEEDS-ACTION",
        Place::Tentative => "TENTATIVE",
        Place::Declined => "DECLINED",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;
    use crate::domain::kept::Kept;
    use crate::domain::roster::Entry;

    fn listed(role: Role, place: Place, kept: &str) -> Listed {
        let entry = Entry { person: PersonId(1), place, reason: None, role, mode: None, standing: true };
        Listed { entry, kept: Kept::from_text(kept) }
    }

    #[test]
    fn what_other_programs_said_stands_behind_and_theirs_instead_of_the_same_of_ours() {
        let kept = "ROLE=OPT-PARTICIPANT\nRSVP=TRUE\nPARTSTAT=DELEGATED\nDELEGATED-TO=\"mailto:cy@x.org\"";
        let cases = [
            (Place::Declined, Audience::Backup, kept.replace('\n', ";")),
            (Place::Declined, Audience::Person(PersonId(1)), "PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT;RSVP=TRUE".into()),
            (Place::Seat(1), Audience::Backup, "PARTSTAT=ACCEPTED;ROLE=OPT-PARTICIPANT;RSVP=TRUE".into()),
        ];
        for (place, audience, want) in cases {
            let mut writer = Writer::default();
            write(&mut writer, &Profile::named("Bo"), &listed(Role::Participant, place, kept), audience);
            assert_eq!(writer.finish().replace("\r\n ", ""), format!("ATTENDEE;CN=\"Bo\";{want}:invalid:nomail\r\n"));
        }
    }

    #[test]
    fn roles_and_answers_have_their_words() {
        let cases = [
            (Role::Host, Place::Crew, "ROLE=CHAIR;PARTSTAT=ACCEPTED"),
            (Role::Participant, Place::Seat(1), "ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED"),
            (Role::Participant, Place::Waiting(1), "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION"),
            (Role::NoteTaker, Place::Tentative, "ROLE=REQ-PARTICIPANT;X-FORTNIGHT-ROLE=note-taker;PARTSTAT=TENTATIVE"),
            (Role::Supporter, Place::Declined, "ROLE=REQ-PARTICIPANT;X-FORTNIGHT-ROLE=supporter;PARTSTAT=DECLINED"),
        ];
        for (role, place, want) in cases {
            let mut writer = Writer::default();
            let profile = Profile { email: Some("bo@example.org".into()), ..Profile::named("Bo \"B\" Chen") };
            write(&mut writer, &profile, &listed(role, place, ""), Audience::Backup);
            let line = writer.finish().replace("\r\n ", "");
            assert_eq!(line, format!("ATTENDEE;CN=\"Bo ^'B^' Chen\";{want}:mailto:bo@example.org\r\n"));
        }
        let mut writer = Writer::default();
        write(&mut writer, &Profile::named("Bo"), &listed(Role::Host, Place::Crew, ""), Audience::Backup);
        assert_eq!(writer.finish(), "ATTENDEE;CN=\"Bo\";ROLE=CHAIR;PARTSTAT=ACCEPTED:invalid:nomail\r\n");
    }
}
