//! What the heading of a column means, in the usual spellings.

use super::read::SheetError;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    FirstName,
    LastName,
    Email,
    Phone,
    Status,
    Note,
    Role,
    Organisation,
    Tags,
    Via,
    AccessNeeds,
}

/// The first spelling is the one that `--column` takes. Letters and digits only: case, spaces and hyphens do not matter.
const SPELLINGS: [(Field, &[&str]); 12] = [
    (Field::Name, &["name", "fullname", "attendee", "attendeename", "participant", "participantname", "yourname"]),
    (Field::FirstName, &["firstname", "givenname", "forename", "first"]),
    (Field::LastName, &["lastname", "familyname", "surname", "last"]),
    (Field::Email, &["email", "emailaddress", "mail", "mailaddress", "youremail", "youremailaddress"]),
    (Field::Phone, &["phone", "phonenumber", "mobile", "mobilenumber", "mobilephone", "telephone", "telephonenumber", "tel", "cell"]),
    (Field::Status, &["status", "answer", "response", "rsvp", "attending", "coming"]),
    (Field::Note, &["note", "notes", "comment", "comments", "remark", "remarks"]),
    (Field::Role, &["role"]),
    (Field::Organisation, &["organisation", "organization", "org", "company", "affiliation", "institution", "employer"]),
    (Field::Tags, &["tags", "tag", "background", "groups", "group", "category", "categories"]),
    (Field::Via, &["via", "referredby", "referrer", "referral", "referredthrough"]),
    (Field::AccessNeeds, &["accessneeds", "access", "accessneed", "accessibility", "accessibilityneeds", "accessrequirements"]),
];

impl Field {
    /// What a heading means, if anything.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let plain: String = heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        SPELLINGS.into_iter().find(|(_, spellings)| spellings.contains(&plain.as_str())).map(|(field, _)| field)
    }

    /// Reads `name=Teilnehmer`: a field, and the heading that stands for it in this file.
    ///
    /// # Errors
    /// [`SheetError::Column`] with the text, where it has no `=` or the field is none.
    pub fn read(text: &str) -> Result<(Self, String), SheetError> {
        let wrong = || SheetError::Column(text.to_owned());
        let (field, heading) = text.split_once('=').ok_or_else(wrong)?;
        Ok((Self::of(field).ok_or_else(wrong)?, heading.trim().to_owned()))
    }

    /// The names that [`read`](Self::read) takes, for advice.
    pub fn names() -> String {
        SPELLINGS.map(|(_, spellings)| spellings.first().copied().unwrap_or_default()).join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings() {
        let cases = [
            ("E-Mail", Some(Field::Email)),
            (" email_address ", Some(Field::Email)),
            ("Full name", Some(Field::Name)),
            ("FIRST NAME", Some(Field::FirstName)),
            ("Organization", Some(Field::Organisation)),
            ("Referred by", Some(Field::Via)),
            ("Shoe size", None),
            ("", None),
        ];
        for (heading, field) in cases {
            assert_eq!(Field::of(heading), field, "{heading}");
        }
        assert_eq!(Field::read("name=Teilnehmer"), Ok((Field::Name, "Teilnehmer".into())));
        assert_eq!(Field::read("shoe=Size"), Err(SheetError::Column("shoe=Size".into())));
    }
}
