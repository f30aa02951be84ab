//! The days that a rule names, in words: first what it steps to ("on the 13th"), then what that must be ("if that is a Friday").

use chrono::{Datelike, NaiveDate, Weekday};

use super::words::{and, month, nth, nth_word, or};
use crate::domain::dates::weekday_name;
use crate::domain::recurrence::rule::{Freq, Parts, Skip, WeekdayNum};

/// The day parts of a rule, beside the start that fills in what they leave open.
pub(super) struct Days<'r> {
    pub parts: &'r Parts,
    pub start: NaiveDate,
}

/// Every month has so many days.
const SHORTEST_MONTH: i16 = 28;

const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
const WEEKEND: [Weekday; 2] = [Weekday::Sat, Weekday::Sun];

impl Days<'_> {
    /// " on the second Tuesday" and the like: the days that a period is expanded to. Nothing from DAILY down.
    pub fn on(&self) -> String {
        match self.parts.freq {
            Freq::Weekly if self.parts.by_day.is_empty() => format!(" on {}", weekday_name(self.start.weekday())),
            Freq::Weekly => format!(" on {}", every_weekday(&plain(&self.parts.by_day))),
            Freq::Monthly => self.on_month_days(""),
            Freq::Yearly => self.on_year_days(),
            Freq::Daily | Freq::Hourly | Freq::Minutely | Freq::Secondly => String::new(),
        }
    }

    /// "on the last weekday": BYSETPOS over plain weekdays of a month, where nothing else is said.
    pub fn chosen_weekday(&self) -> Option<String> {
        let bare = Parts {
            end: self.parts.end,
            by_day: self.parts.by_day.clone(),
            by_set_pos: self.parts.by_set_pos.clone(),
            week_start: self.parts.week_start,
            ..Parts::every(self.parts.interval, Freq::Monthly)
        };
        if self.parts.by_set_pos.is_empty() || *self.parts != bare || self.parts.by_day.iter().any(|one| one.nth.is_some()) {
            return None;
        }
        let days = plain(&self.parts.by_day);
        let what = match days.as_slice() {
            [one] => weekday_name(*one),
            days if days == WORKDAYS => "weekday",
            days if days == WEEKEND => "weekend day",
            days if days.len() == 7 => "day",
            _ => return None,
        };
        let places: Vec<String> = self.parts.by_set_pos.iter().map(|n| i8::try_from(*n).map_or_else(|_| nth(*n), nth_word)).collect();
        Some(format!(" on the {} {what}", and(&places)))
    }

    fn on_year_days(&self) -> String {
        let parts = self.parts;
        let months: Vec<String> = parts.by_month.iter().map(|n| month(*n)).collect();
        let of_months = if months.is_empty() { " of every month".to_owned() } else { format!(" of {}", and(&months)) };
        let names_none = parts.by_day.is_empty() && parts.by_year_day.is_empty() && parts.by_week_no.is_empty();
        match parts.by_month_day.as_slice() {
            [] if names_none => {
                let (day, instead) = (self.start.day(), self.instead(day_of(self.start)));
                match months.as_slice() {
                    [] => format!(" on {day} {}{instead}", month_of(self.start)),
                    [month] => format!(" on {day} {month}{instead}"),
                    _ => format!(" on the {}{of_months}{instead}", nth(day_of(self.start))),
                }
            }
            [one] if *one > 0 && months.len() == 1 => {
                format!(" on {one} {}{}{}", and(&months), self.instead((*one).into()), self.conditions())
            }
            [_, ..] => self.on_month_days(&of_months),
            [] if !parts.by_year_day.is_empty() => {
                format!(" on the {} day of the year{}", and(&numbers(&parts.by_year_day)), self.conditions())
            }
            [] if !parts.by_week_no.is_empty() => {
                let days = if parts.by_day.is_empty() { vec![self.start.weekday()] } else { plain(&parts.by_day) };
                format!(" on {} of {}", every_weekday(&days), self.weeks())
            }
            [] if months.is_empty() => format!(" on {}", numbered(&parts.by_day, " of the year")),
            [] => format!(" on {}", numbered(&parts.by_day, &format!(" of {}", and(&months)))),
        }
    }

    fn on_month_days(&self, of: &str) -> String {
        let parts = self.parts;
        if !parts.by_month_day.is_empty() {
            let days: Vec<i16> = parts.by_month_day.iter().map(|n| i16::from(*n)).collect();
            let day = if days.iter().any(|n| *n < 0) { " day" } else { "" };
            let instead = self.instead(days.iter().copied().max().unwrap_or_default());
            format!(" on the {}{day}{of}{instead}{}", and(&numbers(&days)), self.conditions())
        } else if parts.by_day.is_empty() {
            format!(" on the {}{}", nth(day_of(self.start)), self.instead(day_of(self.start)))
        } else {
            format!(" on {}", numbered(&parts.by_day, ""))
        }
    }

    /// What stands for a day that a month has not (RFC 7529 4.1, SKIP).
    fn instead(&self, longest: i16) -> &'static str {
        match self.parts.skip {
            Skip::Backward | Skip::Forward if longest <= SHORTEST_MONTH => "",
            Skip::Omit => "",
            Skip::Backward => ", or the last day of a shorter month",
            Skip::Forward => ", or the day after a shorter month",
        }
    }

    /// ", if that is a Friday": what is asked of days that are named by their number.
    fn conditions(&self) -> String {
        let parts = self.parts;
        let mut asked = Vec::new();
        if !parts.by_day.is_empty() {
            let within = if parts.freq == Freq::Monthly || !parts.by_month.is_empty() { " of the month" } else { " of the year" };
            asked.push(format!("is {}", or(&each_weekday(&parts.by_day, "a ", within))));
        }
        if !parts.by_year_day.is_empty() && !parts.by_month_day.is_empty() {
            asked.push(format!("is the {} day of the year", or(&numbers(&parts.by_year_day))));
        }
        if !parts.by_week_no.is_empty() {
            asked.push(format!("lies in {}", self.weeks()));
        }
        if asked.is_empty() { String::new() } else { format!(", if that {}", asked.join(" and ")) }
    }

    /// ", only in March": parts that limit and were not said yet.
    pub fn only(&self) -> String {
        let parts = self.parts;
        let below_weekly = parts.freq < Freq::Weekly;
        let mut limits = String::new();
        let months_said = parts.freq == Freq::Yearly && parts.by_year_day.is_empty() && parts.by_week_no.is_empty();
        let months_said = months_said || parts.freq == Freq::Yearly && !parts.by_month_day.is_empty();
        if !parts.by_month.is_empty() && !months_said {
            let months: Vec<String> = parts.by_month.iter().map(|n| month(*n)).collect();
            limits += &format!(", only in {}", and(&months));
        }
        if below_weekly && !parts.by_month_day.is_empty() {
            let days: Vec<i16> = parts.by_month_day.iter().map(|n| i16::from(*n)).collect();
            let instead = self.instead(days.iter().copied().max().unwrap_or_default());
            limits += &format!(", only on the {} day of the month{instead}", and(&numbers(&days)));
        }
        if below_weekly && !parts.by_year_day.is_empty() {
            limits += &format!(", only on the {} day of the year", and(&numbers(&parts.by_year_day)));
        }
        if below_weekly && !parts.by_day.is_empty() {
            limits += &format!(", only on {}", every_weekday(&plain(&parts.by_day)));
        }
        limits
    }

    /// ", weeks starting on Sunday" where that makes a difference (RFC 5545 3.3.10, WKST).
    pub fn week_start(&self) -> String {
        let parts = self.parts;
        let several_days = parts.by_day.len() > 1 || parts.by_day.iter().any(|one| one.day != self.start.weekday());
        let matters = match parts.freq {
            Freq::Weekly => several_days && (parts.interval > 1 || !parts.by_set_pos.is_empty()),
            Freq::Yearly => !parts.by_week_no.is_empty(),
            _ => false,
        };
        if matters && parts.week_start != Weekday::Mon {
            format!(", weeks starting on {}", weekday_name(parts.week_start))
        } else {
            String::new()
        }
    }

    fn weeks(&self) -> String {
        let (first, last): (Vec<i8>, Vec<i8>) = self.parts.by_week_no.iter().partition(|n| **n > 0);
        let plural = if first.len() > 1 { "s" } else { "" };
        let mut items: Vec<String> = first.iter().map(i8::to_string).collect();
        if let Some(head) = items.first_mut() {
            *head = format!("week{plural} {head}");
        }
        items.extend(last.iter().map(|n| format!("the {} week", nth((*n).into()))));
        and(&items)
    }
}

fn plain(days: &[WeekdayNum]) -> Vec<Weekday> {
    days.iter().map(|one| one.day).collect()
}

/// "weekdays", "every day", "Monday and Friday".
fn every_weekday(days: &[Weekday]) -> String {
    if days == WORKDAYS {
        return "weekdays".to_owned();
    }
    if days.len() == 7 {
        return "every day".to_owned();
    }
    let names: Vec<String> = days.iter().map(|day| weekday_name(*day).to_owned()).collect();
    and(&names)
}

/// "every Friday and the first Monday of March"; one weekday with several numbers is said once.
fn numbered(days: &[WeekdayNum], of: &str) -> String {
    if let [WeekdayNum { nth: Some(_), day }, ..] = days
        && days.iter().all(|one| one.day == *day && one.nth.is_some())
    {
        let places: Vec<String> = days.iter().filter_map(|one| one.nth).map(nth_word).collect();
        return format!("the {} {}{of}", and(&places), weekday_name(*day));
    }
    if days.iter().all(|one| one.nth.is_none()) {
        let every = match every_weekday(&plain(days)).as_str() {
            "weekdays" => "every weekday".to_owned(),
            "every day" => "every day".to_owned(),
            names => format!("every {names}"),
        };
        return every + of;
    }
    format!("{}{of}", and(&each_weekday(days, "every ", "")))
}

fn each_weekday(days: &[WeekdayNum], every: &str, of: &str) -> Vec<String> {
    let say = |one: &WeekdayNum| match one.nth {
        Some(n) => format!("the {} {}{of}", nth_word(n), weekday_name(one.day)),
        None => format!("{every}{}", weekday_name(one.day)),
    };
    days.iter().map(say).collect()
}

/// "1st", "7th to 13th": runs of three and more days are drawn together.
fn numbers(days: &[i16]) -> Vec<String> {
    let mut items = Vec::new();
    let mut rest = days;
    while let [first, ..] = rest {
        let run = rest.iter().zip(*first..).take_while(|(one, wanted)| **one == *wanted && **one > 0).count();
        if let Some(last) = rest.get(run.saturating_sub(1)).filter(|_| run >= 3) {
            items.push(format!("{} to {}", nth(*first), nth(*last)));
        } else {
            items.push(nth(*first));
        }
        rest = &rest[if run >= 3 { run } else { 1 }..];
    }
    items
}

fn day_of(date: NaiveDate) -> i16 {
    i16::try_from(date.day()).unwrap_or_default()
}

fn month_of(date: NaiveDate) -> String {
    u8::try_from(date.month()).map(month).unwrap_or_default()
}
