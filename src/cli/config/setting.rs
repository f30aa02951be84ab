//! Every setting there is: its name, and what it may be set to.

use chrono::Weekday;

use super::path;
use crate::app::Dial;
use crate::cli::holidays;
use crate::cli::series::value::read_contact;
use crate::domain::retention::Period;
use crate::domain::zone::Zone;
use crate::tui::schemes::{Background, SCHEMES};

/// A setting, as `assets/config.toml` explains it.
pub struct Setting {
    /// Within a table by its whole name: “retention.notes”.
    pub name: &'static str,
    pub kind: Kind,
}

/// What a setting may be set to.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A text; the function says what is wrong with one, if anything.
    Text(fn(&str) -> Option<String>),
    /// One of some words, the first of them where nothing is set.
    Word(fn() -> Vec<&'static str>),
    /// `true` or `false`; `true` where nothing is set.
    Switch,
}

pub const CONTACTS: &str = "retention.contacts";
pub const REFERRAL: &str = "retention.referral";
pub const NOTES: &str = "retention.notes";

/// The days with which a week may begin, as they are set and as they are meant.
pub const WEEK_STARTS: [(&str, Weekday); 3] = [("monday", Weekday::Mon), ("sunday", Weekday::Sun), ("saturday", Weekday::Sat)];
/// The ways to write a time of day, likewise.
pub const CLOCKS: [(&str, Dial); 2] = [("24h", Dial::TwentyFour), ("12h", Dial::Twelve)];

/// The backgrounds of terminals, likewise; without a word, the terminal says which it has.
pub const BACKGROUNDS: [(&str, Option<Background>); 3] =
    [("auto", None), ("dark", Some(Background::Dark)), ("light", Some(Background::Light))];

/// All settings, in the order in which they are shown.
pub const SETTINGS: [Setting; 14] = [
    Setting { name: "store", kind: Kind::Text(no_path) },
    Setting { name: "zone", kind: Kind::Text(no_zone) },
    Setting { name: "organizer", kind: Kind::Text(no_contact) },
    Setting { name: "colour", kind: Kind::Word(|| vec!["auto", "never"]) },
    Setting { name: "theme", kind: Kind::Word(|| SCHEMES.each_ref().map(|scheme| scheme.name).to_vec()) },
    Setting { name: "background", kind: Kind::Word(|| BACKGROUNDS.map(|(name, _)| name).to_vec()) },
    Setting { name: "unicode", kind: Kind::Switch },
    Setting { name: "mouse", kind: Kind::Switch },
    Setting { name: "week_start", kind: Kind::Word(|| WEEK_STARTS.map(|(name, _)| name).to_vec()) },
    Setting { name: "clock", kind: Kind::Word(|| CLOCKS.map(|(name, _)| name).to_vec()) },
    Setting { name: "holidays", kind: Kind::Text(holidays::wrong) },
    Setting { name: CONTACTS, kind: Kind::Text(no_period) },
    Setting { name: REFERRAL, kind: Kind::Text(no_period) },
    Setting { name: NOTES, kind: Kind::Text(no_period) },
];

impl Kind {
    /// What is wrong with a text for it, if anything.
    pub fn wrong(self, text: &str) -> Option<String> {
        match self {
            Kind::Text(wrong) => wrong(text),
            Kind::Word(words) => (!words().contains(&text)).then(|| match meant(text, &words()) {
                nothing if nothing.is_empty() => format!("“{text}” is not {}", listed(&words())),
                nearest => format!("there is no “{text}”{nearest}"),
            }),
            Kind::Switch => Some(format!("“{text}” has to be true or false, without quotes")),
        }
    }

    /// What holds where nothing is set, if that can be said.
    pub fn usual(self) -> Option<&'static str> {
        match self {
            Kind::Text(_) => None,
            Kind::Word(words) => words().first().copied(),
            Kind::Switch => Some("true"),
        }
    }

    /// What has to stand there: “a text in quotes”.
    pub fn form(self) -> &'static str {
        match self {
            Kind::Text(_) | Kind::Word(_) => "a text in quotes",
            Kind::Switch => "true or false",
        }
    }
}

/// "; did you mean “zone”?" where something is near.
pub fn meant(text: &str, words: &[&str]) -> String {
    const ALIKE: f64 = 0.7;
    let likeness = |word: &&&str| strsim::jaro_winkler(word, text);
    let nearest = words.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|nearest| likeness(nearest) > ALIKE);
    nearest.map(|nearest| format!("; did you mean “{nearest}”?")).unwrap_or_default()
}

/// "“a”, “b” or “c”".
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

fn no_path(text: &str) -> Option<String> {
    path(text).is_none().then(|| format!("“{text}” is no whole path, nor does it begin with ~/"))
}

fn no_zone(text: &str) -> Option<String> {
    Zone::named(text).err().map(|error| error.to_string())
}

fn no_contact(text: &str) -> Option<String> {
    read_contact(text).err().map(|error| error.to_string())
}

fn no_period(text: &str) -> Option<String> {
    Period::parse(text).is_none().then(|| format!("“{text}” is no length of time such as “2 years”, “6 months” or “90 days”"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_word_is_told_with_those_there_are() {
        let kind = |name: &str| SETTINGS.iter().find(|setting| setting.name == name).expect(name).kind;
        let cases = [
            ("clock", "12h", None),
            ("clock", "12 hours", Some("there is no “12 hours”; did you mean “12h”?")),
            ("week_start", "friday", Some("“friday” is not “monday”, “sunday” or “saturday”")),
            ("week_start", "Monday", Some("there is no “Monday”; did you mean “monday”?")),
            ("mouse", "no", Some("“no” has to be true or false, without quotes")),
        ];
        for (name, text, wrong) in cases {
            assert_eq!(kind(name).wrong(text).as_deref(), wrong, "{name}");
        }
    }
}
