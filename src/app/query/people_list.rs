//! The directory: who is known, filtered by words and tags, with how many series each goes to and when they were last there.

use chrono::NaiveDate;

use super::Query;
use super::people::PersonLine;
use crate::app::{App, AppError};
use crate::domain::person::{Person, Profile};
use crate::domain::text;

/// Whom to list; an empty filter lists everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleList {
    /// Each word has to stand in the name, the address, the organisation, a tag or the referrer.
    pub words: String,
    /// The person has to have all of them.
    pub tags: Vec<String>,
}

/// A line of the directory with what they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryLine {
    pub person: PersonLine,
    pub phone: Option<String>,
    pub via: Option<String>,
    /// How many series they are signed up for, once or every time.
    pub series: u32,
    /// The day of the last session at which they were.
    pub last_seen: Option<NaiveDate>,
}

impl Query for PeopleList {
    type Answer = Vec<DirectoryLine>;

    /// Two counts over the whole store instead of two questions a person.
    fn answer(&self, app: &App) -> Result<Self::Answer, AppError> {
        let series = app.read().series_counts()?;
        let seen = app.read().last_seen()?;
        let words: Vec<String> = self.words.split_whitespace().map(text::folded).collect();
        let tags: Vec<String> = self.tags.iter().map(|tag| text::folded(tag.trim().trim_start_matches('#'))).collect();
        let fits = |person: &Person| tags.iter().all(|tag| person.profile.tags.contains(tag)) && has_words(&person.profile, &words);
        let line = |person: &Person| DirectoryLine {
            series: series.get(&person.id).copied().unwrap_or_default(),
            last_seen: seen.get(&person.id).map(|date| date.0.date()),
            phone: person.profile.phone.clone(),
            via: person.profile.via.clone(),
            person: PersonLine::of(person),
        };
        Ok(app.read().people()?.iter().filter(|person| fits(person)).map(line).collect())
    }
}

fn has_words(profile: &Profile, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let told = [&profile.email, &profile.organisation, &profile.via].into_iter().flatten();
    let all: Vec<&str> = told.chain(&profile.tags).chain([&profile.name]).map(String::as_str).collect();
    let all = text::folded(&all.join("\n"));
    words.iter().all(|word| all.contains(word))
}
