//! Who a profile means among the people known, and what it adds to what was known of them.

use super::Context;
use super::lists::Lists;
use super::person_edit::changed;
use crate::app::AppError;
use crate::domain::person::{Person, Profile};
use crate::domain::text;
use crate::store::{Reader, Writer};

/// What the people known have to do with a profile.
pub(in crate::app) enum Match {
    /// Someone with this name and this e-mail address.
    Sure(Person),
    /// Those with this name where neither address differs; nobody where there are none.
    Namesakes(Vec<Person>),
}

/// Families share an address, and two people may share a name: someone is known for sure by both only.
pub(in crate::app) fn matching(reader: Reader, profile: &Profile) -> Result<Match, AppError> {
    if let Some(email) = &profile.email {
        let name = text::folded(&profile.name);
        let same = reader.people_at(email)?.into_iter().find(|person| text::folded(&person.profile.name) == name);
        if let Some(person) = same {
            return Ok(Match::Sure(person));
        }
    }
    let mut namesakes = reader.people_named(&profile.name)?;
    namesakes.retain(|person| profile.email.is_none() || person.profile.email.is_none());
    Ok(Match::Namesakes(namesakes))
}

/// Someone found by a profile, or made of it.
pub(super) struct Recognised {
    pub(super) person: Person,
    /// What the profile adds to what was known, by name; `None` for someone new, of whom all is.
    pub(super) learnt: Option<Vec<&'static str>>,
    /// Whose place what was learnt makes another one, in words, or nothing.
    pub(super) moved: String,
}

impl Recognised {
    /// Someone of whom nothing was told.
    pub(super) fn known(person: Person) -> Self {
        Self { person, learnt: Some(Vec::new()), moved: String::new() }
    }
}

/// The person that a checked profile means.
///
/// Of several namesakes, none is taken for another: the caller has to say more.
pub(super) fn recognise(writer: &Writer, profile: Profile, context: &Context) -> Result<Recognised, AppError> {
    let known = match matching(writer.read(), &profile)? {
        Match::Sure(known) => known,
        Match::Namesakes(mut people) => match (people.pop(), people.len()) {
            (None, _) => return Ok(Recognised { person: add(writer, profile)?, learnt: None, moved: String::new() }),
            (Some(only), 0) => only,
            (Some(_), more) => return Err(AppError::Ambiguous { what: "person", value: profile.name, count: more + 1 }),
        },
    };
    filled_in(writer, known, profile, context)
}

/// "; Ada Lovelace has that e-mail address too", or nothing: families share one, but it may be a slip.
pub(super) fn shared_address(reader: Reader, person: &Person) -> Result<String, AppError> {
    let Some(email) = &person.profile.email else { return Ok(String::new()) };
    let mut others = reader.people_at(email)?;
    others.retain(|other| other.id != person.id);
    Ok(match others.as_slice() {
        [] => String::new(),
        [one] => format!("; {} has that e-mail address too", one.profile.name),
        several => format!("; {} others have that e-mail address too", several.len()),
    })
}

pub(super) fn add(writer: &Writer, profile: Profile) -> Result<Person, AppError> {
    Ok(Person { id: writer.add_person(&profile)?, profile })
}

pub(super) fn filled_in(writer: &Writer, known: Person, told: Profile, context: &Context) -> Result<Recognised, AppError> {
    let person = Person { id: known.id, profile: known.profile.clone().filled_in(told) };
    if person == known {
        return Ok(Recognised::known(person));
    }
    let lists = Lists::ruled(writer.read(), &[person.id], context)?;
    writer.set_person(&person)?;
    let learnt = Some(changed(&known.profile, &person.profile));
    Ok(Recognised { person, learnt, moved: lists.told(writer.read())? })
}
