//! A recurrence as an English sentence part that says what it gives, no more and no less.

mod days;
mod times;
mod words;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::Recurrence;
use super::bounds::last_second;
use super::calendar::wall;
use super::rule::{End, Freq, Rule};
use crate::domain::stamp::Stamp;
use crate::domain::time::Anchor;
use days::Days;
use words::{and, nth};

/// So many single dates are named; more are counted.
const NAMED: usize = 3;

impl Rule {
    /// The rule as an exact English sentence part: "every 2 weeks on Wednesday".
    pub fn describe(&self, start: NaiveDateTime) -> String {
        let body = self.body(start, false);
        match self.parts().end {
            End::Until(Stamp::Utc(at)) => with_end(body, &format!("until {} UTC", moment(at))),
            _ => with_end(body, &self.end(start, &Anchor::Floating)),
        }
    }

    /// All but the end.
    fn body(&self, start: NaiveDateTime, all_day: bool) -> String {
        let days = Days { parts: self.parts(), start: start.date() };
        let on_last = days.chosen_weekday();
        let on = on_last.clone().unwrap_or_else(|| days.on());
        let times = if all_day { String::new() } else { times::at(self.parts(), start.time()) };
        let only = if on_last.is_some() { String::new() } else { days.only() };
        let positions = if on_last.is_some() { String::new() } else { self.positions() };
        let weeks = days.week_start();
        format!("{}{on}{times}{only}{positions}{weeks}", self.pace())
    }

    fn pace(&self) -> String {
        let parts = self.parts();
        match (parts.interval, parts.freq) {
            (1, Freq::Weekly) => "weekly".to_owned(),
            (1, Freq::Monthly) => "monthly".to_owned(),
            (1, Freq::Yearly) => "yearly".to_owned(),
            (1, freq) => format!("every {}", period(freq)),
            (n, freq) => format!("every {n} {}s", period(freq)),
        }
    }

    fn positions(&self) -> String {
        let parts = self.parts();
        if parts.by_set_pos.is_empty() {
            return String::new();
        }
        let places: Vec<String> = parts.by_set_pos.iter().map(|n| nth(*n)).collect();
        format!(", only the {} of these in each {}", and(&places), period(parts.freq))
    }

    fn end(&self, start: NaiveDateTime, anchor: &Anchor) -> String {
        match self.parts().end {
            End::Never => String::new(),
            End::Count(1) => "once".to_owned(),
            End::Count(count) => format!("{count} times"),
            End::Until(until) => format!("until {}", self.until(wall(last_second(until, anchor)), start)),
        }
    }

    /// The last day where there is one time of day, else the last moment.
    fn until(&self, last: NaiveDateTime, start: NaiveDateTime) -> String {
        let parts = self.parts();
        let end_of_day = last + TimeDelta::seconds(1);
        if end_of_day.date() > last.date() {
            return day(last.date());
        }
        if parts.freq < Freq::Daily || !(parts.by_hour.is_empty() && parts.by_minute.is_empty() && parts.by_second.is_empty()) {
            return moment(last);
        }
        let held = last.time() >= start.time();
        day(if held { last.date() } else { last.date().pred_opt().unwrap_or(last.date()) })
    }
}

impl Recurrence {
    /// The whole as an English sentence part: "every 2 weeks on Wednesday until 16 Dec 2020", "once", "on 3 dates".
    pub fn describe(&self, start: NaiveDateTime, anchor: &Anchor) -> String {
        let all_day = matches!(anchor, Anchor::AllDay);
        let show = |date: &NaiveDateTime| if all_day || date.time() == start.time() { day(date.date()) } else { moment(*date) };
        let named = |dates: Vec<String>| if dates.len() > NAMED { format!("{} dates", dates.len()) } else { and(&dates) };
        if self.rules.is_empty() {
            let dates: BTreeSet<_> = self.added.iter().chain([&start]).collect();
            let held = dates.into_iter().filter(|date| !self.removed.contains(date)).count();
            return on_dates(held, self.is_once());
        }
        let rules: Vec<String> = self.rules.iter().map(|rule| with_end(rule.body(start, all_day), &rule.end(start, anchor))).collect();
        let mut text = rules.join(", and ");
        let starts_apart = !self.rules.iter().any(|rule| rule.first_on(start, anchor) == Some(start));
        let first = Some(&start).filter(|_| starts_apart);
        let more: BTreeSet<_> = first.into_iter().chain(&self.added).filter(|date| !self.removed.contains(date)).collect();
        let less: Vec<_> = self.removed.iter().filter(|date| first != Some(*date)).map(show).collect();
        if !more.is_empty() {
            text += &format!(", also on {}", named(more.into_iter().map(show).collect()));
        }
        if !less.is_empty() {
            text += &format!(", except {}", named(less));
        }
        text
    }
}

/// A short sentence runs on into its end, a number of times and a sentence of several parts take a comma.
fn with_end(body: String, end: &str) -> String {
    let comma = if body.contains(',') || !end.starts_with("until") { "," } else { "" };
    if end.is_empty() { body } else { format!("{body}{comma} {end}") }
}

fn on_dates(held: usize, is_once: bool) -> String {
    match held {
        0 => "on no date".to_owned(),
        1 if is_once => "once".to_owned(),
        1 => "on 1 date".to_owned(),
        held => format!("on {held} dates"),
    }
}

fn period(freq: Freq) -> &'static str {
    match freq {
        Freq::Secondly => "second",
        Freq::Minutely => "minute",
        Freq::Hourly => "hour",
        Freq::Daily => "day",
        Freq::Weekly => "week",
        Freq::Monthly => "month",
        Freq::Yearly => "year",
    }
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

fn moment(at: NaiveDateTime) -> String {
    format!("{} {}", day(at.date()), words::clock(at.time()))
}

#[cfg(test)]
mod tests;
