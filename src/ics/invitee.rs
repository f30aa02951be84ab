//! ATTENDEE in: who someone is, what they do, and what they answered (RFC 5545 3.8.4.1).

use super::attendee::NO_ADDRESS;
use super::line::Line;
use super::report::{Finding, Findings, quoted};
use super::{extras, own};
use crate::domain::id::PersonId;
use crate::domain::kept::Kept;
use crate::domain::person::{LONGEST_NAME, Profile, check_email};
use crate::domain::signup::{Answer, Reach, Role, SignUp};
use crate::domain::text::one_line;

/// A person in the list of a VEVENT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    pub line: usize,
    /// With name and address only.
    pub profile: Profile,
    pub role: Role,
    pub answer: Answer,
    /// What the line says beside that.
    pub kept: Kept,
}

impl Invitee {
    /// What they said, first of all.
    pub fn sign_up(&self, person: PersonId, reach: Reach) -> SignUp {
        SignUp { kept: self.kept.clone(), ..SignUp::new(person, reach, self.role, self.answer, 0) }
    }
}

/// `None` for who is no person who may come: a room, a group, someone to be informed, no one at all.
pub fn read(line: &Line, findings: &mut Findings) -> Option<Invitee> {
    let is = |name: &str, words: &[&str]| {
        line.parameter(name).is_some_and(|value| words.iter().any(|word| value.trim().eq_ignore_ascii_case(word)))
    };
    if is("CUTYPE", &["GROUP", "ROOM", "RESOURCE"]) || is("ROLE", &["NON-PARTICIPANT"]) {
        return None;
    }
    let email = email(line, findings);
    let name = line.parameter("CN").map(|name| one_line(unquoted(name.trim()))).filter(|name| !name.is_empty());
    let Some(name) = name.or_else(|| email.clone()) else {
        findings.kind(line.number, "an ATTENDEE has neither name nor address");
        return None;
    };
    let own = line.parameter(own::ROLE).and_then(|word| Role::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(&word)));
    let role = own.unwrap_or(if is("ROLE", &["CHAIR"]) { Role::Host } else { Role::Participant });
    let answer = match () {
        () if is("PARTSTAT", &["ACCEPTED", "COMPLETED", "IN-PROCESS"]) => Answer::Accepted,
        () if is("PARTSTAT", &["TENTATIVE"]) => Answer::Tentative,
        () if is("PARTSTAT", &["DECLINED", "DELEGATED"]) => Answer::Declined,
        () => Answer::Invited,
    };
    let length = name.chars().count();
    if length > LONGEST_NAME {
        findings.kind(line.number, format!("the name of an ATTENDEE is {length} characters long; the first {LONGEST_NAME} are kept"));
    }
    let kept = extras::kept(line, email.as_deref());
    let profile = Profile { email, ..Profile::named(&name.chars().take(LONGEST_NAME).collect::<String>()) };
    Some(Invitee { line: line.number, profile, role, answer, kept })
}

/// From the value, or from EMAIL where that is another kind of address (RFC 7986 6.2).
fn email(line: &Line, findings: &mut Findings) -> Option<String> {
    let found = address(line.value()).or_else(|| line.parameter("EMAIL").map(|email| one_line(&email)))?;
    match check_email(&found) {
        Ok(()) => Some(found),
        Err(_) => {
            findings.say(Finding::new(line.number, format!("{} is no e-mail address; the person is known by name", quoted(&found))));
            None
        }
    }
}

/// The mail address that a CAL-ADDRESS is, as it stands there.
pub fn address(value: &str) -> Option<String> {
    const SCHEME: &str = "mailto:";
    let value = value.trim();
    let address = match value.get(..SCHEME.len()) {
        Some(start) if start.eq_ignore_ascii_case(SCHEME) => value.get(SCHEME.len()..).unwrap_or_default(),
        _ if value.eq_ignore_ascii_case(NO_ADDRESS) || !value.contains('@') || value.contains("://") => "",
        _ => value,
    };
    Some(one_line(address)).filter(|address| !address.is_empty())
}

/// Outlook puts a name between single quotes; one alone belongs to the name.
fn unquoted(name: &str) -> &str {
    name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let line = Line::parse(1, text.to_owned()).expect(text);
        let Some(Invitee { profile, role, answer, .. }) = read(&line, &mut Findings::default()) else { return "nobody".into() };
        format!("{} <{}> {} {}", profile.name, profile.email.unwrap_or_default(), role.word(), answer.word())
    }

    #[test]
    fn people_are_read_from_all_kinds_of_lines() {
        let cases = [
            ("ATTENDEE;CN=\"Chen, Bo\";PARTSTAT=ACCEPTED:MAILTO:bo@x.org", "Chen, Bo <bo@x.org> participant accepted"),
            ("ATTENDEE;partstat=tentative;role=chair:mailto:bo@x.org", "bo@x.org <bo@x.org> host tentative"),
            ("ATTENDEE;CN=Bo;EMAIL=bo@x.org:/principals/123/", "Bo <bo@x.org> participant invited"),
            ("ATTENDEE;CN='Bo';PARTSTAT=DELEGATED:bo@x.org", "Bo <bo@x.org> participant declined"),
            ("ATTENDEE;CN=Bo;X-FORTNIGHT-ROLE=note-taker;ROLE=CHAIR:invalid:nomail", "Bo <> note-taker invited"),
            ("ATTENDEE;CN=B^^o;PARTSTAT=DECLINED:mailto:no address", "B^o <> participant declined"),
            ("ATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:hall@x.org", "nobody"),
            ("ATTENDEE;ROLE=NON-PARTICIPANT:mailto:boss@x.org", "nobody"),
            ("ATTENDEE:invalid:nomail", "nobody"),
        ];
        for (text, want) in cases {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
