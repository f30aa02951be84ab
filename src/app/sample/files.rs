//! What the files in `assets/demo` say, before anything has a date.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::person::Profile;
use crate::domain::signup::{Answer, Role};

/// The series of the sample, as the files call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    Chats,
    Forum,
    Choir,
    Course,
    Conference,
}

/// All files, read.
pub struct Files {
    pub series: BTreeMap<Which, Draft>,
    pub themes: Vec<Theme>,
    pub people: Vec<Profile>,
    pub groups: Vec<Group>,
}

/// A series that may still lack its first date.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub uid: String,
    pub summary: String,
    pub description: String,
    pub location: String,
    pub url: String,
    pub organizer: Organizer,
    /// `2020-09-02`; left out where it follows from the moment.
    pub first: Option<String>,
    /// `16:00`; left out for whole days.
    pub time: Option<String>,
    #[serde(default)]
    pub days: u32,
    #[serde(default)]
    pub minutes: u32,
    pub rule: Option<String>,
    pub capacity: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organizer {
    pub name: String,
    pub email: String,
}

/// What a chat is about and who leads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub title: String,
    pub facilitators: Vec<String>,
}

/// People who signed up alike.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub series: Which,
    pub people: Vec<String>,
    /// Sessions counted from the next one, which is 0; empty for a standing sign-up.
    #[serde(default)]
    pub sessions: Vec<i32>,
    /// Weeks from the moment; negative is before it.
    pub from_week: Option<i64>,
    pub until_week: Option<i64>,
    #[serde(default)]
    pub role: Role,
    #[serde(default)]
    pub answer: Answer,
}

#[derive(Deserialize)]
struct People {
    person: Vec<Profile>,
}

#[derive(Deserialize)]
struct Themes {
    theme: Vec<Theme>,
}

#[derive(Deserialize)]
struct Groups {
    group: Vec<Group>,
}

const SOUND: &str = "the files of the sample are built in, and a test reads them";

impl Files {
    pub fn read() -> Self {
        let themes: Themes = toml::from_str(include_str!("../../../assets/demo/themes.toml")).expect(SOUND);
        let people: People = toml::from_str(include_str!("../../../assets/demo/people.toml")).expect(SOUND);
        let groups: Groups = toml::from_str(include_str!("../../../assets/demo/sign_ups.toml")).expect(SOUND);
        let series = toml::from_str(include_str!("../../../assets/demo/series.toml")).expect(SOUND);
        Self { series, themes: themes.theme, people: people.person, groups: groups.group }
    }

    /// The index of the person with this name.
    pub fn person(&self, name: &str) -> Option<usize> {
        self.people.iter().position(|profile| profile.name == name)
    }
}
