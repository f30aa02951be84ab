//! Whom several people who were pasted mean: known, new, or one of several.

use super::Query;
use super::people::PersonLine;
use crate::app::command::recognise::{Match, matching};
use crate::app::{App, AppError};
use crate::domain::person::Person;
use crate::domain::quick::attendees::Told;

/// What was said of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised(pub Vec<Told>);

/// What the people known have to do with one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Known(PersonLine),
    New,
    /// So many people are meant alike.
    Ambiguous(usize),
    /// An address of nobody known, without a name.
    Nameless,
}

impl Query for Recognised {
    type Answer = Vec<Standing>;

    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        self.0.iter().map(|told| standing(app, told)).collect()
    }
}

fn standing(app: &App, told: &Told) -> Result<Standing, AppError> {
    let (mut people, nobody) = match told {
        Told::Address(address) => (app.read().people_at(address)?, Standing::Nameless),
        Told::Profile(profile) => match matching(app.read(), profile)? {
            Match::Sure(person) => (vec![person], Standing::New),
            Match::Namesakes(people) => (people, Standing::New),
        },
    };
    let count = people.len();
    let only: Option<Person> = people.pop();
    Ok(match only {
        None => nobody,
        Some(person) if count == 1 => Standing::Known(PersonLine::of(&person)),
        Some(_) => Standing::Ambiguous(count),
    })
}
