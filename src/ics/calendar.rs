//! A calendar file as values: series with who comes to them, the people, and what else it says.

use crate::domain::attendance::{Mark, first_times};
use crate::domain::event::Series;
use crate::domain::id::PersonId;
use crate::domain::kept::Kept;
use crate::domain::person::{Person, Profile};
use crate::domain::roster::Claims;
use crate::domain::seat_order::Facts;
use crate::domain::signup::SignUp;

/// A file, read or to be written. Its people are a small store of their own: sign-ups and marks name them by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub entries: Vec<Entry>,
    /// Everyone whom an entry names. From our own backups with all that is known of them and the numbers that they had in the store;
    /// from other files with name and address, numbered as they first come. To be written for others: everyone known, so that no kept line
    /// speaks of them.
    pub people: Vec<Person>,
    /// Properties and components that belong to no series, each on its own.
    pub kept: Vec<Kept>,
}

/// A series with who comes to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub series: Series,
    /// In the order of acceptance.
    pub sign_ups: Vec<SignUp>,
    /// Only from our own backups.
    pub register: Vec<Mark>,
}

impl Entry {
    /// What decides about its seats, as far as the register and these people tell.
    pub fn claims<'a>(&self, people: impl IntoIterator<Item = (PersonId, &'a Profile)>) -> Claims {
        let (order, facts) = (self.series.event.seat_order.clone(), Facts::of(first_times(&self.register), people));
        Claims { sign_ups: self.sign_ups.clone(), order, facts }
    }
}

impl From<Vec<Series>> for Calendar {
    /// Series of which nobody is known to come.
    fn from(series: Vec<Series>) -> Self {
        let entry = |series| Entry { series, sign_ups: vec![], register: vec![] };
        Self { entries: series.into_iter().map(entry).collect(), ..Self::default() }
    }
}
