//! For whom a file is, and which of the lines kept from other programs they may see.

use super::entry::Method;
use super::known_names::KnownNames;
use crate::domain::id::PersonId;
use crate::domain::kept::Kept;

/// For whom a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone: no attendees, no notes, no reasons; a skipped session is a date less.
    Public,
    /// One person: their sessions, with nobody else on the list.
    Person(PersonId),
    /// The organisers themselves: all that is known, for reading back.
    Backup,
}

/// What names people or answers for them, repeats DESCRIPTION in HTML, which an edit made here would leave behind, or takes dates
/// away that we show, and so would make others see another calendar than ours.
const NOT_FOR_ALL: [&str; 3] = ["REQUEST-STATUS", "X-ALT-DESC", "EXRULE"];
/// What the name of a property or component that speaks of people has in it, as other programs make such names.
const OF_PEOPLE: [&str; 15] = [
    "ATTENDEE",
    "PARTICIPANT",
    "GUEST",
    "MEMBER",
    "COMMENT",
    "NOTE",
    "PRIVATE",
    "CONTACT",
    "RESPONSE",
    "SOURCE",
    "PERSON",
    "MAIL",
    "PHONE",
    "RELCALID",
    "CALDESC",
];
/// The same, but only between hyphens: a hotel has it in its name.
const TELEPHONE: &str = "TEL";
/// A file inside the calendar, or the name of one.
const ENCLOSED: [&str; 4] = ["BASE64", "BINARY", "FILENAME", ":DATA:"];
/// All that a notice takes over of another program: it goes to everyone on the list.
const IN_NOTICES: [&str; 7] = ["CATEGORIES", "COLOR", "GEO", "CONFERENCE", "IMAGE", "TRANSP", "PRIORITY"];

impl Audience {
    /// Whether the audience is told of someone.
    pub(super) fn is_told(self, person: PersonId) -> bool {
        match self {
            Audience::Public => false,
            Audience::Person(one) => person == one,
            Audience::Backup => true,
        }
    }

    /// The kept lines that the audience may see in a file of that method; of a component all or none.
    pub(super) fn may_see<'a>(self, kept: &'a Kept, method: Option<Method>, names: &KnownNames) -> Vec<&'a str> {
        let is_notice = matches!(method, Some(Method::Request | Method::Cancel));
        let is_seen = |line: &&str| is_for_all(line, names) && (!is_notice || is_one_of(&IN_NOTICES, name(line)));
        parts(kept).into_iter().filter(|part| self == Audience::Backup || part.iter().all(is_seen)).flatten().collect()
    }
}

/// Whether another program marked it as not for everyone; a word that is unknown means that too (RFC 5545 3.8.1.3).
pub fn is_private(kept: &Kept) -> bool {
    let class = kept.lines().find(|line| is_one_of(&["CLASS"], name(line)));
    let value = class.and_then(|line| line.rsplit(':').next()).map_or("", str::trim);
    !is_one_of(&["", "PUBLIC"], value)
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// Each property and each whole component.
fn parts(kept: &Kept) -> Vec<Vec<&str>> {
    let (mut parts, mut part, mut depth) = (vec![], vec![], 0_usize);
    for line in kept.lines() {
        match name(line) {
            "BEGIN" => depth += 1,
            "END" => depth = depth.saturating_sub(1),
            _ => {}
        }
        part.push(line);
        if depth == 0 {
            parts.push(std::mem::take(&mut part));
        }
    }
    // a component that never ends is one
    parts.push(part);
    parts
}

/// The name of a content line.
pub(super) fn name(line: &str) -> &str {
    line.split([';', ':']).next().unwrap_or_default()
}

/// In doubt a line stays at home: anything like an address, with a person's name in it or beside it (CN), or named after people.
fn is_for_all(line: &str, names: &KnownNames) -> bool {
    let upper = line.to_uppercase();
    let names_someone = upper.contains("MAILTO:") || upper.contains(";CN=") || has_address(&upper);
    let (property, value) = upper.split_at(name(&upper).len());
    let label = if property == "BEGIN" { value.trim_start_matches(':') } else { property };
    let is_of_people = OF_PEOPLE.iter().any(|word| label.contains(word)) || label.split('-').any(|part| part == TELEPHONE);
    let is_enclosed = property == "ATTACH" && ENCLOSED.iter().any(|mark| value.contains(mark));
    !names_someone && !NOT_FOR_ALL.contains(&property) && !is_of_people && !is_enclosed && !names.stand_in(value)
}

/// Whether there is an `x@y`; a link may have the `@` as `%40`.
fn has_address(upper: &str) -> bool {
    let plain = upper.replace("%40", "@");
    let mut around = plain.split('@');
    let mut before = around.next().unwrap_or_default();
    around.any(|after| {
        let between = before.ends_with(|c: char| !c.is_whitespace()) && after.starts_with(char::is_alphanumeric);
        before = after;
        between
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_people_is_for_the_organisers_alone() {
        let cases = [
            ("CATEGORIES:Chats", true),
            ("X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC", true),
            ("ATTACH:https://example.org/poster.pdf", true),
            ("X-TWITTER:@ fortnight", true),
            ("ATTENDEE;CUTYPE=ROOM:urn:uuid:1", false),
            ("contact:Bo Chen", false),
            ("COMMENT:Bo is ill", false),
            ("X-MS-OLK-SENDER;CN=\"Bo Chen\":invalid:nomail", false),
            ("X-WHO:MAILTO:BO", false),
            ("X-NOTE:ask bo@example.org", false),
            ("ATTACH:https://example.org/?for=bo%40example.org", false),
            ("X-ALT-DESC;FMTTYPE=text/html:<b>tea</b>", false),
            ("EXRULE:FREQ=DAILY", false),
            ("X-FOO:bar", true),
            ("X-HOTEL:Ritz", true),
            ("X-KIND:tea with Bo", true),
            ("X-KIND:tea with bo chen", false),
            ("X-LIC-ATTENDEES:three", false),
            ("X-CALENDARSERVER-PRIVATE-COMMENT:ill", false),
            ("x-participants:Jane", false),
            ("X-GUESTS-CAN-INVITE:no", false),
            ("X-MEMBERS:Jane", false),
            ("X-GOOGLE-NOTE:secret", false),
            ("X-RESPONSE-KIND:no", false),
            ("RESOURCES:Jane", false),
            ("X-PERSONAL:Jane", false),
            ("X-EMAIL:jane", false),
            ("X-PHONES:1", false),
            ("X-HOME-TEL:1", false),
            ("X-WR-RELCALID:1", false),
            ("SOURCE;VALUE=URI:https://example.org/token", false),
            ("X-WR-CALDESC:of Jane", false),
            ("ATTACH;FILENAME=jane.pdf:https://example.org/1", false),
            ("ATTACH;VALUE=BINARY;ENCODING=BASE64:TEVBSw==", false),
            ("attach:data:text/plain,Jane", false),
            ("BEGIN:PARTICIPANT\nX-FOO:1\nEND:PARTICIPANT", false),
        ];
        let names = ["Bo Chen"].into_iter().collect();
        for (line, seen) in cases {
            let kept = Kept::from_text(line);
            for (audience, seen) in [(Audience::Public, seen), (Audience::Person(PersonId(1)), seen), (Audience::Backup, true)] {
                assert_eq!(!audience.may_see(&kept, None, &names).is_empty(), seen, "{line} {audience:?}");
            }
        }
    }

    #[test]
    fn a_notice_has_only_what_is_known_to_be_harmless() {
        let kept =
            Kept::from_text("CATEGORIES:Chats\nX-FOO:1\nPriority:5\nSTATUS:TENTATIVE\nBEGIN:VALARM\nPRIORITY:1\nEND:VALARM\nGEO:a@b");
        for method in [Method::Request, Method::Cancel] {
            let seen = Audience::Person(PersonId(1)).may_see(&kept, Some(method), &KnownNames::default());
            assert_eq!(seen, ["CATEGORIES:Chats", "Priority:5"]);
        }
    }

    #[test]
    fn what_is_not_public_is_private() {
        for (line, private) in [
            ("CLASS:PRIVATE", true),
            ("class;X-A=b:Confidential", true),
            ("CLASS:X-SECRET", true),
            ("CLASS:Public", false),
            ("X-CLASS:PRIVATE", false),
        ] {
            assert_eq!(is_private(&Kept::from_text(line)), private, "{line}");
        }
    }

    #[test]
    fn a_component_is_seen_whole_or_not_at_all() {
        let text = "X-A:1\nBEGIN:VALARM\nACTION:EMAIL\nBEGIN:X-IN\nATTENDEE:mailto:bo@example.org\nEND:X-IN\nEND:VALARM\n\
            BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\nX-B:2";
        let kept = Kept::from_text(text);
        let names = KnownNames::default();
        let seen = Audience::Public.may_see(&kept, None, &names);
        assert_eq!(seen, ["X-A:1", "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", "X-B:2"]);
        assert_eq!(Audience::Backup.may_see(&kept, None, &names).join("\n"), text);
    }
}
