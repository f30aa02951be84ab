//! Which days, in words: `Wed`, `Mondays and Thursdays`, `Mon-Fri`, `2nd Tue`, `the 1st and 15th`, `last Friday of the month`.

use chrono::Weekday;

use super::line::Line;
use crate::domain::dates::{month_named, weekday_name, weekday_named};

/// Of what numbered days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// “of the month”.
    EachMonth,
    /// “of March”, 1 to 12.
    Month(u8),
}

/// The days that some words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DayWords {
    Weekdays {
        days: Vec<Weekday>,
        /// “Wednesdays”, “weekdays”: a habit, not a date.
        is_plural: bool,
    },
    /// “2nd and 4th Tue”.
    Numbered { nth: Vec<i8>, day: Weekday, within: Option<Within> },
    /// “last weekday of the month”, “first working day”.
    NumberedWorkday { nth: Vec<i8>, within: Option<Within> },
    /// “the 1st and last day”.
    MonthDays { days: Vec<i8>, within: Option<Within> },
}

pub(super) const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
const WEEKEND: [Weekday; 2] = [Weekday::Sat, Weekday::Sun];
const DAYS: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The days named so many words on, and by how many words.
pub(super) fn read_days(line: &Line, ahead: usize) -> Option<(DayWords, usize)> {
    numbered(line, ahead).or_else(|| {
        let (days, is_plural, count) = weekdays(line, ahead)?;
        Some((DayWords::Weekdays { days, is_plural }, count))
    })
}

/// `1st`, `second`, `last`.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    let words = ["first", "second", "third", "fourth", "fifth"];
    if word == "last" {
        return Some(-1);
    }
    if let Some(place) = words.iter().position(|known| *known == word) {
        return i8::try_from(place + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|n| plain && (1..=31).contains(n))
}

fn numbered(line: &Line, ahead: usize) -> Option<(DayWords, usize)> {
    let mut at = ahead + usize::from(line.word(ahead) == "the");
    let mut nth = vec![ordinal(line.word(at))?];
    loop {
        let and = matches!(line.word(at + 1), "and" | "&");
        let Some(more) = ordinal(line.word(at + 1 + usize::from(and))).filter(|_| and || line.has_comma(at)) else { break };
        nth.push(more);
        at += 1 + usize::from(and);
    }
    at += 1;
    let next = line.word(at);
    let day = weekday_named(next).or_else(|| plural(next));
    let workday = match (next, line.word(at + 1)) {
        ("weekday" | "workday", _) => 1,
        ("working" | "business" | "week", "day") => 2,
        _ => 0,
    };
    let is_day = matches!(next, "day" | "days");
    at += if day.is_some() || is_day { 1 } else { workday };
    let (within, tail) = within(line, at).unzip();
    // “the 1st of March” is a date
    let within = within.filter(|within| day.is_some() || workday > 0 || is_day || *within == Within::EachMonth);
    at += tail.filter(|_| within.is_some()).unwrap_or(0);
    let days = match day {
        Some(day) => DayWords::Numbered { nth, day, within },
        None if workday > 0 => DayWords::NumberedWorkday { nth, within },
        None => DayWords::MonthDays { days: nth, within },
    };
    Some((days, at - ahead))
}

/// “of the month”, “each month”, “in every month”, “of March”, and the number of words.
pub(super) fn within(line: &Line, at: usize) -> Option<(Within, usize)> {
    let of = usize::from(matches!(line.word(at), "of" | "in"));
    let each = usize::from(matches!(line.word(at + of), "the" | "each" | "every" | "a"));
    let word = line.word(at + of + each);
    if word == "month" && of + each > 0 {
        return Some((Within::EachMonth, of + each + 1));
    }
    let month = u8::try_from(month_named(word)?).ok()?;
    (of > 0).then_some((Within::Month(month), of + each + 1))
}

/// `Mon`, `Mon and Wed`, `Mon, Wed`, `Mon/Wed`, `Mon-Fri`, `weekdays`.
pub(super) fn weekdays(line: &Line, ahead: usize) -> Option<(Vec<Weekday>, bool, usize)> {
    let (mut days, mut is_plural) = one_word(line.word(ahead))?;
    let mut at = ahead;
    loop {
        let to = matches!(line.word(at + 1), "to" | "-" | "–");
        let and = to || matches!(line.word(at + 1), "and" | "&" | "+");
        let Some((more, plural)) = one_word(line.word(at + 1 + usize::from(and))).filter(|_| and || line.has_comma(at)) else { break };
        match (days.last(), more.first()) {
            (Some(from), Some(until)) if to => days.extend(range(*from, *until)),
            _ => days.extend(more),
        }
        is_plural |= plural;
        at += 1 + usize::from(and);
    }
    Some((days, is_plural, at + 1 - ahead))
}

fn one_word(word: &str) -> Option<(Vec<Weekday>, bool)> {
    match word {
        "weekday" | "weekdays" | "workdays" => return Some((WORKDAYS.to_vec(), true)),
        "weekend" | "weekends" => return Some((WEEKEND.to_vec(), true)),
        _ => {}
    }
    if let Some((from, until)) = word.split_once(['-', '–']) {
        return Some((range(weekday_named(from)?, weekday_named(until)?), false));
    }
    let parts: Vec<&str> = word.split(['/', '+', '&']).collect();
    let days: Option<Vec<Weekday>> = parts.iter().map(|part| weekday_named(part).or_else(|| plural(part))).collect();
    Some((days?, parts.iter().any(|part| plural(part).is_some())))
}

fn range(from: Weekday, until: Weekday) -> Vec<Weekday> {
    (0..=until.days_since(from)).filter_map(|n| DAYS.get((from.num_days_from_monday() + n) as usize % 7).copied()).collect()
}

fn plural(word: &str) -> Option<Weekday> {
    let singular = word.strip_suffix('s')?;
    DAYS.into_iter().find(|day| weekday_name(*day).to_lowercase() == singular)
}
