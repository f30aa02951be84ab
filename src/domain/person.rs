//! A person: only a name is needed, all else is given or left out.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::id::PersonId;

/// What is known of someone. Empty text and lists mean "not told".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub organisation: Option<String>,
    /// Free tags: research, arts, health, …
    pub tags: Vec<String>,
    /// Who referred them: a person or an organisation.
    pub via: Option<String>,
    pub access_needs: Option<String>,
    /// Private to the organisers; in no file unless asked for.
    pub note: Option<String>,
    /// Names by which video calls showed them.
    pub aliases: Vec<String>,
}

/// Someone the store knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub profile: Profile,
}

/// Why a profile is not acceptable. Quotes what was typed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ProfileError {
    #[error("a person needs a name")]
    NoName,
    #[error("the {what} is {length} characters long; at most {most} fit")]
    TooLong { what: &'static str, length: usize, most: usize },
    #[error("“{0}” is not an e-mail address")]
    Email(String),
}

/// The longest name kept, in characters.
pub const LONGEST_NAME: usize = 200;
const LONGEST_TAG: usize = 60;
const LONGEST_TEXT: usize = 10_000;

impl Profile {
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// What was known stays; what was not known is filled in, tags and notes are joined.
    pub fn filled_in(self, told: Profile) -> Self {
        let both = |known: Vec<String>, told: Vec<String>| {
            let mut both = [known, told].concat();
            both.sort();
            both.dedup();
            both
        };
        let joined = |known: Option<String>, told: Option<String>| match (known, told) {
            (Some(old), Some(new)) if !old.contains(&new) => Some(format!("{old}\n{new}")),
            (old, new) => old.or(new),
        };
        Self {
            name: self.name,
            email: self.email.or(told.email),
            phone: self.phone.or(told.phone),
            organisation: self.organisation.or(told.organisation),
            tags: both(self.tags, told.tags),
            via: self.via.or(told.via),
            access_needs: self.access_needs.or(told.access_needs),
            note: joined(self.note, told.note),
            aliases: both(self.aliases, told.aliases),
        }
    }

    /// The profile with outer white space and control characters gone, checked.
    ///
    /// # Errors
    /// [`ProfileError`]: no name, a text that is too long, or an e-mail address that is none.
    pub fn checked(mut self) -> Result<Self, ProfileError> {
        self.name = super::text::one_line(&self.name);
        if self.name.is_empty() {
            return Err(ProfileError::NoName);
        }
        short_enough("name", &self.name, LONGEST_NAME)?;
        for field in [&mut self.email, &mut self.phone, &mut self.organisation, &mut self.via] {
            *field = field.as_deref().map(super::text::one_line).filter(|text| !text.is_empty());
        }
        for field in [&mut self.access_needs, &mut self.note] {
            *field = field.as_deref().map(super::text::many_lines).filter(|text| !text.is_empty());
        }
        self.tags = self
            .tags
            .iter()
            .map(|tag| super::text::one_line(tag.trim_start_matches('#')).to_lowercase())
            .filter(|tag| !tag.is_empty())
            .collect();
        self.tags.sort();
        self.tags.dedup();
        self.aliases = self.aliases.iter().map(|name| super::text::one_line(name)).filter(|name| !name.is_empty()).collect();
        self.aliases.sort();
        self.aliases.dedup();
        for tag in &self.tags {
            short_enough("tag", tag, LONGEST_TAG)?;
        }
        for name in &self.aliases {
            short_enough("name in a call", name, LONGEST_NAME)?;
        }
        if let Some(email) = &self.email {
            check_email(email)?;
        }
        let texts = [
            ("phone number", &self.phone),
            ("organisation", &self.organisation),
            ("referrer", &self.via),
            ("access need", &self.access_needs),
            ("note", &self.note),
        ];
        for (what, text) in texts {
            short_enough(what, text.as_deref().unwrap_or_default(), LONGEST_TEXT)?;
        }
        Ok(self)
    }
}

fn short_enough(what: &'static str, text: &str, most: usize) -> Result<(), ProfileError> {
    let length = text.chars().count();
    if length > most { Err(ProfileError::TooLong { what, length, most }) } else { Ok(()) }
}

/// One `@` between a local part and a host with no white space, and nothing that mail programs take as a separator.
///
/// RFC 5321 allows far more than anyone has; this refuses slips of the finger, not rare addresses.
///
/// # Errors
/// [`ProfileError::Email`] with the text.
pub fn check_email(text: &str) -> Result<(), ProfileError> {
    let wrong = || ProfileError::Email(text.to_owned());
    let (local, host) = text.rsplit_once('@').ok_or_else(wrong)?;
    let clean = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..");
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\".contains(c));
    let one_at = !local.contains('@');
    if clean(local) && clean(host) && plain && one_at && text.len() <= 254 { Ok(()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["ada@example.org", "a.b+c@x-y.org", "zoë@exämple.org", "o'neil@localhost"] {
            assert_eq!(check_email(good), Ok(()), "{good}");
        }
        for bad in ["", "ada", "@x.org", "ada@", "a b@x.org", "a@b@c", "a@x..org", "<a@x.org>", "a@x.org,b@y.org", "a.@x.org\u{1b}"] {
            assert_eq!(check_email(bad), Err(ProfileError::Email(bad.into())), "{bad}");
        }
    }

    #[test]
    fn a_profile_is_tidied_and_checked() {
        let profile = Profile {
            name: "  Bo\tChen ".into(),
            tags: vec!["#Arts".into(), "arts".into()],
            email: Some(" ".into()),
            ..Profile::default()
        };
        let tidy = profile.checked().expect("a good profile");
        assert_eq!((tidy.name.as_str(), tidy.tags, tidy.email), ("Bo Chen", vec!["arts".to_owned()], None));
        assert_eq!(Profile::named(" \u{200b}\u{7} ").checked(), Err(ProfileError::NoName));
        assert!(matches!(Profile::named(&"x".repeat(10_000)).checked(), Err(ProfileError::TooLong { .. })));
    }
}
