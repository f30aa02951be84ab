//! What a notice says: a subject and plain words, to one attendee.

use super::shown::{Became, Shown};
use crate::domain::roster::Place;

/// All that the words depend on.
pub struct Letter<'a> {
    pub to: &'a str,
    pub before: Option<&'a Shown>,
    pub after: &'a Shown,
    pub became: Became,
    /// The attendee's place before and now.
    pub places: (Option<Place>, Place),
    /// The dates after this one, in words.
    pub next: &'a [String],
    /// Whose name stands under it; may be empty.
    pub from: &'a str,
}

impl Letter<'_> {
    pub fn subject(&self) -> String {
        let Shown { title, when, .. } = self.after;
        match self.became {
            Became::Cancelled => format!("Cancelled: {title}, {when}"),
            Became::OnAgain => format!("On again: {title}, {when}"),
            Became::Moved => format!("Moved: {title}, now {when}"),
            Became::Changed => format!("Changed: {title}, {when}"),
        }
    }

    /// Paragraphs with an empty line between them.
    pub fn text(&self) -> String {
        let mut paragraphs = vec![format!("Hello {},", self.to), self.news()];
        paragraphs.extend(self.before.map(|before| self.after.differences(before).join("\n")));
        paragraphs.push(self.place().to_owned());
        if self.after.takes_place && !self.after.url.is_empty() {
            paragraphs.push(format!("Join: {}", self.after.url));
        }
        if !self.next.is_empty() {
            paragraphs
                .push(format!("The next dates:\n{}", self.next.iter().map(|date| format!("  {date}")).collect::<Vec<_>>().join("\n")));
        }
        paragraphs.push(self.from.to_owned());
        paragraphs.retain(|text| !text.is_empty());
        paragraphs.join("\n\n") + "\n"
    }

    fn news(&self) -> String {
        let Shown { title, when, reason, .. } = self.after;
        let before = self.before.map(|before| before.when.as_str()).unwrap_or_default();
        match self.became {
            Became::Cancelled if reason.is_empty() => format!("{title} on {when} does not take place."),
            Became::Cancelled => format!("{title} on {when} does not take place.\nReason: {reason}"),
            Became::OnAgain => format!("{title} on {when} takes place after all."),
            Became::Moved => format!("{title} has moved.\n  Before: {before}\n  Now:    {when}"),
            Became::Changed => format!("There is something new about {title} on {when}."),
        }
    }

    fn place(&self) -> &'static str {
        let waited = matches!(self.places.0, Some(Place::Waiting(_)));
        match self.places.1 {
            _ if !self.after.takes_place => "",
            Place::Waiting(_) => "You are on the waiting list for it.",
            Place::Seat(_) if waited => "You have a seat now.",
            Place::Invited => "You are invited; please say whether you come.",
            Place::Tentative => "You said that you may come; please say so if you do.",
            Place::Seat(_) | Place::Crew | Place::Declined => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(when: &str, theme: &str) -> Shown {
        Shown {
            when: when.into(),
            title: "Chats".into(),
            takes_place: true,
            reason: String::new(),
            theme: theme.into(),
            location: String::new(),
            url: "https://example.org/chat".into(),
            description: String::new(),
        }
    }

    fn letter(before: &Shown, after: &Shown, places: (Option<Place>, Place)) -> String {
        let next = ["Wed 30 Sep 2020, 16:00–17:00 UK time".to_owned()];
        let became = after.since(Some(before)).expect("a difference");
        let letter = Letter { to: "Ada", before: Some(before), after, became, places, next: &next, from: "Mary" };
        format!("{}\n\n{}", letter.subject(), letter.text())
    }

    #[test]
    fn a_letter_says_what_was_and_what_is() {
        let (old, new) = (shown("Wed 16 Sep 2020, 16:00", "Music"), shown("Thu 17 Sep 2020, 17:00", "Songs"));
        let text = letter(&old, &new, (Some(Place::Waiting(1)), Place::Seat(2)));
        let want = "Moved: Chats, now Thu 17 Sep 2020, 17:00\n\nHello Ada,\n\nChats has moved.\n  Before: Wed 16 Sep 2020, 16:00\n  \
            Now:    Thu 17 Sep 2020, 17:00\n\nTheme: Songs, before: Music\n\nYou have a seat now.\n\nJoin: https://example.org/chat\n\n\
            The next dates:\n  Wed 30 Sep 2020, 16:00–17:00 UK time\n\nMary\n";
        assert_eq!(text, want);
    }

    #[test]
    fn a_cancelled_session_has_a_reason_and_no_link() {
        let old = shown("Wed 16 Sep 2020, 16:00", "");
        let gone = Shown { takes_place: false, reason: "conference".into(), ..old.clone() };
        let text = letter(&old, &gone, (Some(Place::Seat(1)), Place::Seat(1)));
        assert!(text.starts_with("Cancelled: Chats, Wed 16 Sep 2020, 16:00\n") && text.contains("Reason: conference"), "{text}");
        assert!(!text.contains("Join:"), "{text}");
        assert!(letter(&gone, &old, (None, Place::Waiting(2))).contains("takes place after all.\n\nYou are on the waiting list"));
        assert_eq!(old.since(Some(&old)), None);
    }
}
