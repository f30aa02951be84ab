//! The times of day that a rule names, in words.

use chrono::{NaiveTime, Timelike};

use super::words::{and, clock, figures};
use crate::domain::recurrence::rule::{Freq, Parts};

/// So many times of day are listed; more are said by their hours and minutes.
const LISTED: usize = 4;

/// " at 09:00 and 17:00" and the like; nothing where the rule names no time and the start's own holds.
pub(super) fn at(parts: &Parts, start: NaiveTime) -> String {
    let Parts { by_hour, by_minute, by_second, .. } = parts;
    match parts.freq {
        Freq::Secondly => only(by_hour, "hour") + &only(by_minute, "minute") + &only(by_second, "second"),
        Freq::Minutely => only(by_hour, "hour") + &only(by_minute, "minute") + &within(by_second, "second"),
        Freq::Hourly => only(by_hour, "hour") + &within(by_minute, "minute") + &within(by_second, "second"),
        _ if by_hour.is_empty() && by_minute.is_empty() && by_second.is_empty() => String::new(),
        _ => of_day(&or_own(by_hour, start.hour()), &or_own(by_minute, start.minute()), &or_own(by_second, start.second())),
    }
}

fn of_day(hours: &[u8], minutes: &[u8], seconds: &[u8]) -> String {
    if hours.len() * minutes.len() * seconds.len() > LISTED {
        let plain = seconds == [0];
        let seconds = if plain { String::new() } else { format!(", {}", counted(seconds, "second")) };
        return format!(" at {}, {}{seconds}", counted(hours, "hour"), counted(minutes, "minute"));
    }
    let mut times = Vec::new();
    for hour in hours {
        for minute in minutes {
            let at = |second: &u8| NaiveTime::from_hms_opt((*hour).into(), (*minute).into(), (*second).into());
            times.extend(seconds.iter().filter_map(at).map(clock));
        }
    }
    format!(" at {}", and(&times))
}

fn or_own(given: &[u8], own: u32) -> Vec<u8> {
    if given.is_empty() { u8::try_from(own).into_iter().collect() } else { given.to_vec() }
}

/// A limit: the period itself must lie there.
fn only(numbers: &[u8], unit: &str) -> String {
    if numbers.is_empty() { String::new() } else { format!(", only in {}", counted(numbers, unit)) }
}

/// An expansion: so many dates in the period.
fn within(numbers: &[u8], unit: &str) -> String {
    if numbers.is_empty() { String::new() } else { format!(", at {}", counted(numbers, unit)) }
}

fn counted(numbers: &[u8], unit: &str) -> String {
    let plural = if numbers.len() == 1 { "" } else { "s" };
    format!("{unit}{plural} {}", figures(numbers))
}
