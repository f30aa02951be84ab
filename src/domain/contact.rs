//! Who answers for a series: a name with a mail address (RFC 5545 3.8.4.3), as it is typed.

use super::event::Contact;
use super::person::{ProfileError, check_email};
use super::text::one_line;

impl Contact {
    /// Reads `Name <mail>`, or a mail address alone.
    ///
    /// # Errors
    /// [`ProfileError`] where the address is none.
    pub fn read(text: &str) -> Result<Self, ProfileError> {
        let (name, email) = match text.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
            Some((name, email)) => (one_line(unquoted(name.trim())), email.trim()),
            None => (String::new(), text.trim()),
        };
        check_email(email)?;
        Ok(Self { name, email: email.to_owned() })
    }

    /// The contact as [`read`](Self::read) reads it.
    pub fn text(&self) -> String {
        if self.name.is_empty() { self.email.clone() } else { format!("{} <{}>", self.name, self.email) }
    }
}

/// Without the pair of quotes in which the whole stands; quotes that are part of a name stay.
fn unquoted(name: &str) -> &str {
    let whole = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    whole.filter(|inside| !inside.contains('"')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts() {
        let cases = [
            ("Naomi M. <naomi@example.org>", "Naomi M.", "naomi@example.org"),
            ("\"M., Naomi\" <naomi@example.org>", "M., Naomi", "naomi@example.org"),
            ("Naomi \"No\" <naomi@example.org>", "Naomi \"No\"", "naomi@example.org"),
            ("\"No\" and \"So\" <naomi@example.org>", "\"No\" and \"So\"", "naomi@example.org"),
            (" naomi@example.org ", "", "naomi@example.org"),
            ("<naomi@example.org>", "", "naomi@example.org"),
        ];
        for (text, name, email) in cases {
            let contact = Contact { name: name.into(), email: email.into() };
            assert_eq!(Contact::read(&contact.text()).as_ref(), Ok(&contact), "{text}");
            assert_eq!(Contact::read(text), Ok(contact), "{text}");
        }
        for text in ["", "Naomi", "Naomi <naomi>", "Naomi <naomi@example.org", "a@b.org, c@d.org"] {
            assert!(Contact::read(text).is_err(), "{text}");
        }
    }
}
