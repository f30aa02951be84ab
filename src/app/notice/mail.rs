//! A notice as a mail file: words, the same as an invitation that mail programs understand, and that as an attachment.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

use crate::domain::event::Contact;
use crate::domain::time::Instant;
use crate::ics::invitation::Invitation;

/// A mail to one person.
pub struct Mail<'a> {
    /// Who sends it; without an address the mail program fills it in.
    pub from: Option<&'a Contact>,
    /// A name and an address.
    pub to: (&'a str, &'a str),
    pub subject: &'a str,
    pub text: &'a str,
    pub invitation: &'a Invitation,
    /// Of this one notice, without its `@`: the same call writes the same bytes.
    pub id: &'a str,
    pub date: Instant,
}

/// The parts are encoded so that these cannot stand in them.
const MIXED: &str = "=_fortnight_mixed";
const ALTERNATIVE: &str = "=_fortnight_alternative";

impl Mail<'_> {
    /// The message as RFC 5322 has it, in ASCII.
    pub fn message(&self) -> String {
        let Self { subject, text, invitation, .. } = *self;
        let of_calendar =
            |kind: &'static str| ContentType::new(kind).attribute("method", invitation.method.word()).attribute("charset", "utf-8");
        let words = MimePart::new("text/plain", BodyPart::Text(text.into()));
        let calendar = MimePart::new(of_calendar("text/calendar"), BodyPart::Text(invitation.text.as_str().into()));
        let attachment = MimePart::new(ContentType::new("application/ics").attribute("name", "invite.ics"), invitation.text.as_bytes())
            .attachment("invite.ics");
        let multipart = |kind: &'static str, boundary: &'static str, parts: Vec<_>| {
            MimePart::new(ContentType::new(kind).attribute("boundary", boundary), parts)
        };
        let body =
            multipart("multipart/mixed", MIXED, vec![multipart("multipart/alternative", ALTERNATIVE, vec![words, calendar]), attachment]);
        let message = MessageBuilder::new().message_id(format!("{}@fortnight", self.id)).date(self.date.0).to(self.to).subject(subject);
        let message = match self.from.filter(|from| !from.email.is_empty()) {
            Some(from) => message.from((from.name.as_str(), from.email.as_str())),
            None => message,
        };
        // mail programs open it as a draft, ready to be sent
        let message = message.header("X-Unsent", Raw::new("1")).body(body);
        message.write_to_string().expect("a message of texts, encoded as ASCII, is written to memory")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::invitation::Method;

    fn message(from: Option<&Contact>) -> String {
        let invitation = Invitation { method: Method::Cancel, text: "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n".into() };
        let (to, date) = (("Zoë", "zoe@example.org"), Instant(1_598_947_200));
        Mail { from, to, subject: "Cancelled: Chats – 16 Sep", text: "Hello Zoë,\n", invitation: &invitation, id: "x.1", date }.message()
    }

    #[test]
    fn a_mail_has_words_an_invitation_and_the_same_as_an_attachment() {
        let mary = Contact { name: "Mary".into(), email: "mary@example.org".into() };
        let text = message(Some(&mary));
        let parts = [
            "From: \"Mary\" <mary@example.org>",
            "<zoe@example.org>",
            "X-Unsent: 1",
            "text/plain; charset=\"utf-8\"",
            "text/calendar; method=\"CANCEL\"",
            "filename=\"invite.ics\"",
        ];
        for part in parts {
            assert!(text.contains(part), "{part}:\n{text}");
        }
        assert!(text.is_ascii() && text.contains("Date: Tue, 1 Sep 2020 08:00:00 +0000\r\n"), "{text}");
        assert_eq!(text, message(Some(&mary)), "the same bytes");
    }

    #[test]
    fn an_unknown_sender_is_left_to_the_mail_program() {
        let nobody = Contact { name: "Mary".into(), email: String::new() };
        assert!(!message(None).contains("\r\nFrom:") && !message(Some(&nobody)).contains("From:"));
    }
}
