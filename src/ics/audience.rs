//! For whom a file is, and which of the lines kept from other programs they may see.

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
const NOT_FOR_ALL: [&str; 6] = ["ATTENDEE", "CONTACT", "COMMENT", "REQUEST-STATUS", "X-ALT-DESC", "EXRULE"];

impl Audience {
    /// The kept lines that the audience may see; of a component all or none.
    pub(super) fn may_see(self, kept: &Kept) -> Vec<&str> {
        let parts = parts(kept).into_iter();
        parts.filter(|part| self == Audience::Backup || part.iter().all(|line| is_for_all(line))).flatten().collect()
    }
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

/// In doubt a line stays at home: anything like an address or with a person's name (CN) beside it.
fn is_for_all(line: &str) -> bool {
    let upper = line.to_uppercase();
    let names_someone = upper.contains("MAILTO:") || upper.contains(";CN=") || has_address(&upper);
    !names_someone && !NOT_FOR_ALL.contains(&name(&upper))
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
        ];
        for (line, seen) in cases {
            let kept = Kept::from_text(line);
            for (audience, seen) in [(Audience::Public, seen), (Audience::Person(PersonId(1)), seen), (Audience::Backup, true)] {
                assert_eq!(!audience.may_see(&kept).is_empty(), seen, "{line} {audience:?}");
            }
        }
    }

    #[test]
    fn a_component_is_seen_whole_or_not_at_all() {
        let text = "X-A:1\nBEGIN:VALARM\nACTION:EMAIL\nBEGIN:X-IN\nATTENDEE:mailto:bo@example.org\nEND:X-IN\nEND:VALARM\n\
            BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM\nX-B:2";
        let kept = Kept::from_text(text);
        let seen = Audience::Public.may_see(&kept);
        assert_eq!(seen, ["X-A:1", "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", "X-B:2"]);
        assert_eq!(Audience::Backup.may_see(&kept).join("\n"), text);
    }
}
