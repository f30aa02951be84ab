//! People who may stand in the directory twice: they share a name, an e-mail address or a phone number.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Query;
use crate::app::{App, AppError};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text;

/// Everyone who shares something with someone else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twins;

/// Those who share something with one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinsOf(pub PersonId);

/// What two people share; what says most stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Twin {
    Email,
    Phone,
    Name,
}

impl Twin {
    /// "same e-mail address".
    pub fn words(self) -> &'static str {
        match self {
            Twin::Email => "same e-mail address",
            Twin::Phone => "same phone number",
            Twin::Name => "same name",
        }
    }
}

/// Someone who may be someone else too, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinLine {
    pub person: PersonId,
    pub why: Twin,
}

/// A shorter number says little: an extension, a typing slip.
const DIGITS: usize = 6;

impl Query for Twins {
    type Answer = Vec<TwinLine>;

    /// Twins stand side by side: in the order of what they share.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let people = app.read().people()?;
        let mut shared: HashMap<(Twin, String), Vec<PersonId>> = HashMap::with_capacity(2 * people.len());
        for person in people.iter() {
            for key in keys(person) {
                shared.entry(key).or_default().push(person.id);
            }
        }
        let mut told = HashSet::new();
        // most share nothing: only those who do are put in order
        let groups: BTreeMap<_, _> = shared.into_iter().filter(|(_, people)| people.len() > 1).collect();
        let lines = groups.into_iter().flat_map(|((why, _), people)| people.into_iter().map(move |person| TwinLine { person, why }));
        Ok(lines.filter(|line| told.insert(line.person)).collect())
    }
}

impl Query for TwinsOf {
    type Answer = Vec<TwinLine>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let people = app.read().people()?;
        let own: Vec<_> = people.iter().find(|person| person.id == self.0).map(keys).unwrap_or_default();
        let why = |person: &Person| keys(person).into_iter().filter(|key| own.contains(key)).map(|(why, _)| why).min();
        let others = people.iter().filter(|person| person.id != self.0);
        let mut lines: Vec<_> = others.filter_map(|person| Some(TwinLine { person: person.id, why: why(person)? })).collect();
        lines.sort_by_key(|line| line.why);
        Ok(lines)
    }
}

/// What someone can share with others, compared as names are.
fn keys(person: &Person) -> Vec<(Twin, String)> {
    let profile = &person.profile;
    let phone: Option<String> = profile.phone.as_ref().map(|phone| phone.chars().filter(char::is_ascii_digit).collect());
    let phone = phone.filter(|digits: &String| digits.len() >= DIGITS);
    let email = profile.email.as_ref().map(|email| (Twin::Email, text::folded(email)));
    let name = (Twin::Name, text::folded(&profile.name));
    email.into_iter().chain(phone.map(|phone| (Twin::Phone, phone))).chain([name]).collect()
}
