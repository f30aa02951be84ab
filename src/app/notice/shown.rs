//! A session as those who come see it, and in words what has changed of it.

use crate::app::{Dial, words};
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::RecurrenceId;
use crate::domain::zone::Zone;

/// What attendees know of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// "Wed 16 Sep 2020, 16:00–17:00 UK time".
    pub when: String,
    pub title: String,
    pub takes_place: bool,
    pub reason: String,
    pub theme: String,
    pub location: String,
    pub url: String,
    pub description: String,
}

/// What became of a session, by what matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Cancelled,
    OnAgain,
    Moved,
    Changed,
}

impl Shown {
    /// `None` where the series has no such session.
    pub fn of(series: &Series, date: RecurrenceId, zone: &Zone) -> Option<Self> {
        let session = series.find(date, zone)?;
        let (event, own) = (&series.event, series.own(date));
        let text = |of_session: fn(&Override) -> &Option<String>, of_series: &str| {
            own.and_then(|own| of_session(own).clone()).unwrap_or_else(|| of_series.to_owned())
        };
        let none = String::new();
        Some(Self {
            when: when(session.start, session.end, event),
            title: text(|own| &own.summary, &event.summary),
            takes_place: session.takes_place(),
            reason: text(|own| &own.reason, &none),
            theme: text(|own| &own.theme, &none),
            location: text(|own| &own.location, &event.location),
            url: text(|own| &own.url, &event.url),
            description: text(|own| &own.description, &event.description),
        })
    }

    /// `None` where attendees would see no difference.
    pub fn since(&self, before: Option<&Shown>) -> Option<Became> {
        let took_place = before.is_some_and(|before| before.takes_place);
        match before {
            _ if took_place && !self.takes_place => Some(Became::Cancelled),
            _ if !took_place && self.takes_place => Some(Became::OnAgain),
            Some(before) if before.when != self.when => Some(Became::Moved),
            Some(before) if before != self => Some(Became::Changed),
            _ => None,
        }
    }

    /// "Theme: Music, before: Songs of the sea", a line for each text that is another one now.
    pub fn differences(&self, before: &Shown) -> Vec<String> {
        let texts = [
            ("Title", &before.title, &self.title),
            ("Theme", &before.theme, &self.theme),
            ("Where", &before.location, &self.location),
            ("Link", &before.url, &self.url),
        ];
        let differ = texts.into_iter().filter(|(_, old, new)| old != new);
        let mut lines: Vec<String> = differ
            .map(|(name, old, new)| match (old.as_str(), new.as_str()) {
                ("", new) => format!("{name}: {new}"),
                (old, "") => format!("{name}: none any more, before: {old}"),
                (old, new) => format!("{name}: {new}, before: {old}"),
            })
            .collect();
        if before.description != self.description && !self.description.is_empty() {
            lines.push(format!("About it:\n{}", self.description));
        }
        lines
    }
}

/// A stretch of time on the clock of its series.
pub fn when(start: chrono::NaiveDateTime, end: chrono::NaiveDateTime, event: &Event) -> String {
    let clock = words::clock(&event.anchor);
    // whoever gets the mail may write times otherwise; 24 hours are read everywhere
    let hours = words::hours(start, end, &event.anchor, Dial::TwentyFour);
    format!("{}, {hours} {clock}", words::day(start)).trim_end().to_owned()
}
