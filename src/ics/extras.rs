//! Parameters of ATTENDEE that the program has no field for: which are kept, which of them still hold, and who may see them.

use super::audience::Audience;
use super::line::Line;
use super::own;
use crate::domain::kept::Kept;
use crate::domain::roster::{Entry, Place};
use crate::domain::signup::Role;

/// What says nothing of anyone else. The rest may: who sent whom, for whom someone answers, of which group they are (RFC 5545 3.2).
const FOR_ALL: [&str; 4] = ["RSVP", "CUTYPE", "LANGUAGE", "ROLE"];
/// What is told of an answer and of no other one.
const OF_ANSWERS: [&str; 2] = ["PARTSTAT", "DELEGATED-TO"];

/// What a line says beside name, address, role and answer, in its order. Of the words that are one to us, those stay that we would not write.
pub fn kept(line: &Line, email: Option<&str>) -> Kept {
    let has_field = |parameter: &str| {
        let (name, value) = parts(parameter);
        match name.to_ascii_uppercase().as_str() {
            "CN" | own::ROLE => true,
            "ROLE" => !value.eq_ignore_ascii_case("OPT-PARTICIPANT"),
            "PARTSTAT" => !value.eq_ignore_ascii_case("DELEGATED"),
            "EMAIL" => email.is_some_and(|email| email.eq_ignore_ascii_case(value)),
            _ => false,
        }
    };
    line.parameters().map(str::trim).filter(|parameter| is_sound(parameter) && !has_field(parameter)).collect()
}

/// Those that hold for someone in that place, as far as the audience may see them.
pub fn seen<'k>(kept: &'k Kept, entry: &Entry, audience: Audience) -> Vec<&'k str> {
    let holds = |parameter: &&str| match name(parameter).to_ascii_uppercase().as_str() {
        "ROLE" => entry.role == Role::Participant,
        upper if OF_ANSWERS.contains(&upper) => entry.place == Place::Declined,
        _ => true,
    };
    let is_seen = |parameter: &&str| audience == Audience::Backup || is_one_of(&FOR_ALL, parameter);
    kept.lines().filter(|parameter| is_sound(parameter)).filter(holds).filter(is_seen).collect()
}

/// What someone's answer says of them, with what was known beside it.
pub fn with_answer(known: &Kept, answer: &Kept) -> Kept {
    let is_told = |parameter: &&str| answer.lines().any(|told| name(told).eq_ignore_ascii_case(name(parameter)));
    let stays = known.lines().filter(|parameter| !is_one_of(&OF_ANSWERS, parameter) && !is_told(parameter));
    stays.chain(answer.lines()).collect()
}

/// Whether it says that someone else answers.
pub fn delegates(kept: &Kept) -> bool {
    have(&kept.lines().collect::<Vec<_>>(), "PARTSTAT")
}

/// Whether one of the parameters has this name.
pub fn have(parameters: &[&str], wanted: &str) -> bool {
    parameters.iter().any(|parameter| name(parameter).eq_ignore_ascii_case(wanted))
}

fn is_one_of(names: &[&str], parameter: &str) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name(parameter)))
}

fn name(parameter: &str) -> &str {
    parts(parameter).0
}

fn parts(parameter: &str) -> (&str, &str) {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    (name.trim(), value.trim().trim_matches('"'))
}

/// Whether it stays one parameter in a line: a name, and a value that ends nowhere before its end.
fn is_sound(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut quoted = false;
    let stays = value.bytes().all(|byte| {
        quoted ^= byte == b'"';
        quoted || !matches!(byte, b';' | b':')
    });
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && stays && !quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PersonId;

    fn read(text: &str) -> Kept {
        kept(&Line::parse(1, text.to_owned()).expect(text), Some("bo@x.org"))
    }

    #[test]
    fn what_has_no_field_is_kept_in_order() {
        let cases = [
            ("ATTENDEE;CN=Bo;ROLE=CHAIR;PARTSTAT=ACCEPTED;X-FORTNIGHT-ROLE=host;EMAIL=BO@x.org:mailto:bo@x.org", ""),
            (
                "ATTENDEE;X-B=2;rsvp=TRUE;CN=Bo;MEMBER=\"mailto:a@x.org\",\"mailto:b;c@x.org\";EMAIL=other@x.org:mailto:bo@x.org",
                "X-B=2|rsvp=TRUE|MEMBER=\"mailto:a@x.org\",\"mailto:b;c@x.org\"|EMAIL=other@x.org",
            ),
            (
                "ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:cy@x.org\":mailto:bo@x.org",
                "ROLE=OPT-PARTICIPANT|PARTSTAT=DELEGATED|DELEGATED-TO=\"mailto:cy@x.org\"",
            ),
            ("ATTENDEE;RSVP;=x;X Y=1;X-A=:mailto:bo@x.org", "X-A="),
        ];
        for (text, want) in cases {
            assert_eq!(read(text).lines().collect::<Vec<_>>().join("|"), want, "{text}");
        }
    }

    #[test]
    fn what_names_others_is_for_the_organisers_alone_and_a_delegation_ends_with_its_answer() {
        let text = "RSVP=TRUE\nSENT-BY=\"mailto:pa@x.org\"\nROLE=OPT-PARTICIPANT\nPARTSTAT=DELEGATED\nDELEGATED-TO=\"mailto:cy@x.org\"\n\
            X-NOTE=ill\nX-A=b:c\nX-B=d;ROLE=CHAIR";
        let kept = Kept::from_text(text);
        let entry = |role, place| Entry { person: PersonId(1), place, reason: None, role, mode: None, standing: true };
        let told = |entry: &Entry, audience| {
            let seen = seen(&kept, entry, audience);
            seen.iter().map(|parameter| name(parameter)).collect::<Vec<_>>().join(" ")
        };
        let comes = entry(Role::Participant, Place::Seat(1));
        assert_eq!(told(&comes, Audience::Person(PersonId(1))), "RSVP ROLE");
        assert_eq!(told(&comes, Audience::Backup), "RSVP SENT-BY ROLE X-NOTE");
        let stays_away = entry(Role::Host, Place::Declined);
        assert_eq!(told(&stays_away, Audience::Backup), "RSVP SENT-BY PARTSTAT DELEGATED-TO X-NOTE");
    }

    #[test]
    fn an_answer_takes_the_place_of_what_was_told_of_the_last_one() {
        let known = Kept::from_text("RSVP=TRUE\nPARTSTAT=DELEGATED\nDELEGATED-TO=\"mailto:cy@x.org\"\nSENT-BY=\"mailto:pa@x.org\"");
        let answer = Kept::from_text("sent-by=\"mailto:boss@x.org\"\nX-A=1");
        assert_eq!(with_answer(&known, &answer).text(), "RSVP=TRUE\nsent-by=\"mailto:boss@x.org\"\nX-A=1");
    }
}
