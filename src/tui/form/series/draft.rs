//! What stands in the fields of a series, read: each by itself, and all together as the series that is meant.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::zones::read_clock;
use crate::domain::dates::{read_date_from, read_first_date, read_time};
use crate::domain::event::{Contact, Event};
use crate::domain::lasting::{length_text, read_length};
use crate::domain::link::read_link;
use crate::domain::quick::repeats::read_repeats;
use crate::domain::recurrence::{End, Recurrence, Rule};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Length, midnight};
use crate::domain::zone::Zone;

/// The fields from top to bottom.
pub const LABELS: [&str; 13] =
    ["Title", "Starts", "At", "Lasts", "Clock", "Repeats", "Ends", "Seats", "Where", "Link", "About", "Led by", "Organiser"];
pub const TITLE: usize = 0;
pub const DATE: usize = 1;
pub const TIME: usize = 2;
pub const LENGTH: usize = 3;
pub const CLOCK: usize = 4;
pub const REPEATS: usize = 5;
pub const ENDS: usize = 6;
pub const SEATS: usize = 7;
pub const WHERE: usize = 8;
pub const LINK: usize = 9;
pub const ABOUT: usize = 10;
pub const LED_BY: usize = 11;
pub const ORGANISER: usize = 12;

/// What words are read by: today's date and the viewer's clock.
#[derive(Clone, Debug)]
pub struct Reading {
    pub today: NaiveDate,
    pub zone: Zone,
}

impl Reading {
    /// The first day, which may have been.
    pub fn date(&self, text: &str) -> Result<NaiveDate, String> {
        read_first_date(text, self.today).map_err(|error| error.to_string())
    }

    /// Nothing: the series lasts all day.
    pub fn time(text: &str) -> Result<Option<NaiveTime>, String> {
        if text.is_empty() { Ok(None) } else { read_time(text).map(Some).map_err(|error| error.to_string()) }
    }

    pub fn clock(&self, text: &str) -> Result<Anchor, String> {
        read_clock(text, &self.zone)
    }

    /// A length, or the time of day at which it ends; nothing is an hour, or a day.
    pub fn length(text: &str, start: NaiveTime, all_day: bool) -> Result<Length, String> {
        if text.is_empty() {
            return Ok(if all_day { Length::DAY } else { Length::of_seconds(3_600) });
        }
        if let Some(length) = read_length(text) {
            let whole = !all_day || length.seconds == 0;
            return whole.then_some(length).ok_or_else(|| "what has no time lasts whole days, as in 2d".to_owned());
        }
        let end = read_time(text).ok().filter(|_| !all_day).ok_or_else(|| format!("“{text}” is no length; 90m, 1h30m and 17:00 are"))?;
        let span = if end > start { end - start } else { end - start + TimeDelta::days(1) };
        Ok(Length::of_seconds(u32::try_from(span.num_seconds()).unwrap_or(3_600)))
    }

    /// Words, or a rule as RFC 5545 writes it.
    pub fn repeats(text: &str, start: NaiveDateTime) -> Result<Recurrence, String> {
        let upper = text.to_uppercase();
        if upper.contains("FREQ=") {
            let rule = Rule::parse(upper.strip_prefix("RRULE:").unwrap_or(&upper)).map_err(|error| error.to_string())?;
            return Ok(Recurrence::by(rule));
        }
        read_repeats(text, start).map_err(|error| error.to_string())
    }

    /// A last day of what begins then, a number of times, or nothing.
    pub fn ends(&self, text: &str, start: NaiveDate) -> Result<End, String> {
        if text.is_empty() {
            return Ok(End::Never);
        }
        let times = text.strip_suffix("times").unwrap_or(text).trim();
        match times.parse::<u32>() {
            Ok(0) => Err("a series comes at least once".into()),
            Ok(count) => Ok(End::Count(count)),
            Err(_) => self
                .last_date(text, start)
                .map(|last| End::Until(Stamp::Date(last)))
                .ok_or_else(|| format!("“{text}” is no end; 16 Dec 2020 and 8 times are")),
        }
    }

    /// The last day of what begins then.
    pub fn last_date(&self, text: &str, start: NaiveDate) -> Option<NaiveDate> {
        read_date_from(text, self.today, start).ok()
    }

    /// At least 1; nothing is no limit.
    pub fn seats(text: &str) -> Result<Option<u32>, String> {
        match text.parse::<u32>() {
            _ if text.is_empty() => Ok(None),
            Ok(seats) if seats > 0 => Ok(Some(seats)),
            _ => Err("seats are a number from 1; nothing is no limit".into()),
        }
    }

    pub fn link(text: &str) -> Result<String, String> {
        read_link(text).map(str::to_owned).ok_or_else(|| "a link looks like https://example.org/chat".into())
    }

    pub fn organiser(text: &str) -> Result<Option<Contact>, String> {
        if text.is_empty() { Ok(None) } else { Contact::read(text).map(Some).map_err(|error| error.to_string()) }
    }

    /// The series that all the fields say, on top of what is in no field.
    pub fn event<'a>(&self, base: &Event, text: impl Fn(usize) -> &'a str) -> Result<Event, String> {
        let time = Self::time(text(TIME))?;
        let anchor = if time.is_some() { self.clock(text(CLOCK))? } else { Anchor::AllDay };
        let start = self.date(text(DATE))?.and_time(time.unwrap_or_default());
        let length = Self::length(text(LENGTH), start.time(), time.is_none())?;
        let mut recurrence = Self::repeats(text(REPEATS), start)?;
        let end = self.ends(text(ENDS), start.date())?;
        match recurrence.rules.as_mut_slice() {
            [] if end != End::Never => return Err("an end goes with a rule: say how often it comes".into()),
            [rule] if end != End::Never => *rule = rule.with_end(end),
            _ => {}
        }
        // the first session is the first that the rule gives
        let start = match recurrence.rules.as_slice() {
            [rule] => rule.first_from(start).unwrap_or(start),
            _ => start,
        };
        let event = Event {
            summary: text(TITLE).to_owned(),
            location: text(WHERE).to_owned(),
            url: Self::link(text(LINK))?,
            description: text(ABOUT).to_owned(),
            organizer: Self::organiser(text(ORGANISER))?,
            capacity: Self::seats(text(SEATS))?,
            start,
            anchor,
            length,
            recurrence,
            ..base.clone()
        };
        event.checked().map_err(|error| error.to_string())
    }
}

/// The texts of the fields that say a series and who leads it.
pub fn texts(event: &Event, led_by: String) -> [String; 13] {
    let is_timed = event.anchor != Anchor::AllDay;
    let (repeats, ends) = recurrence_texts(event);
    let usual = !is_timed && event.length == Length::DAY;
    [
        event.summary.clone(),
        crate::app::words::day(event.start),
        if is_timed { event.start.format("%H:%M").to_string() } else { String::new() },
        if usual { String::new() } else { length_text(event.length) },
        super::zones::clock_text(&event.anchor),
        repeats,
        ends,
        event.capacity.map(|seats| seats.to_string()).unwrap_or_default(),
        event.location.clone(),
        event.url.clone(),
        // many lines stand in one here; what is not edited is not written, and so keeps them
        event.description.lines().collect::<Vec<_>>().join(" · "),
        led_by,
        event.organizer.as_ref().map(Contact::text).unwrap_or_default(),
    ]
}

/// The rule in words where they are read back as the same, else as RFC 5545 writes it; and its end.
fn recurrence_texts(event: &Event) -> (String, String) {
    let [rule] = event.recurrence.rules.as_slice() else {
        let words = event.recurrence.describe(event.start, &event.anchor);
        return (if event.is_recurring() { words } else { String::new() }, String::new());
    };
    let ends = match rule.parts().end {
        End::Never => String::new(),
        End::Count(count) => format!("{count} times"),
        End::Until(_) => {
            let last = Recurrence::by(rule.clone()).last(event.start, &event.anchor);
            last.map(|last| crate::app::words::day(midnight(last.date()))).unwrap_or_default()
        }
    };
    let endless = Recurrence::by(rule.with_end(End::Never));
    let words = endless.describe(event.start, &event.anchor);
    let same = read_repeats(&words, event.start).is_ok_and(|read| {
        let starts = |recurrence: &Recurrence| recurrence.starts(event.start, &Anchor::Floating, event.start).take(50).collect::<Vec<_>>();
        starts(&read) == starts(&endless)
    });
    let rule = endless.rules.first().map(ToString::to_string).unwrap_or_default();
    (if same { words } else { rule }, ends)
}
