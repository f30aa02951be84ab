//! ATTENDEE out: one person on the list of a session or of a series (RFC 5545 3.8.4.1).

use super::own;
use super::text;
use super::write::Writer;
use crate::domain::person::Profile;
use crate::domain::roster::{Entry, Place};
use crate::domain::signup::Role;
use crate::domain::text::one_line;

/// An address has to stand there; calendar programs know this one as "none".
pub const NO_ADDRESS: &str = "invalid:nomail";

/// Writes who it is, what they do there and what they answered.
pub fn write(writer: &mut Writer, profile: &Profile, entry: &Entry) {
    let role = match entry.role {
        Role::Host => ";ROLE=CHAIR".to_owned(),
        Role::Participant => ";ROLE=REQ-PARTICIPANT".to_owned(),
        Role::Facilitator | Role::NoteTaker | Role::Supporter => format!(";ROLE=REQ-PARTICIPANT;{}={}", own::ROLE, entry.role.word()),
    };
    let parameters = format!("{role};PARTSTAT={}", answer(entry.place));
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
            write(&mut writer, &profile, &Entry { person: PersonId(1), place, reason: None, role, mode: None, standing: true });
            let line = writer.finish().replace("\r\n ", "");
            assert_eq!(line, format!("ATTENDEE;CN=\"Bo ^'B^' Chen\";{want}:mailto:bo@example.org\r\n"));
        }
        let mut writer = Writer::default();
        let entry = Entry { person: PersonId(1), place: Place::Crew, reason: None, role: Role::Host, mode: None, standing: true };
        write(&mut writer, &Profile::named("Bo"), &entry);
        assert_eq!(writer.finish(), "ATTENDEE;CN=\"Bo\";ROLE=CHAIR;PARTSTAT=ACCEPTED:invalid:nomail\r\n");
    }
}
