//! How often, in words: `every 2 weeks`, `every other Wed`, `alternate Tuesdays`, `fortnightly`, `once a month`.

use super::days::{DayWords, Within, ordinal, read_days};
use super::phrase::{Read, Reader, put, put_at};
use crate::domain::recurrence::Freq;

const WHICH_DAY: &str = "how often is that? “every Wed”, “every 2 weeks on Wed” and “every month on the 1st” are understood";
const HOLIDAYS: &str = "holidays differ from place to place and are not known here; say their dates, as in “except 31 Aug”";
const BELOW_A_DAY: &str = "sessions come once a day at most; “daily at 9am” is understood";

impl Reader<'_> {
    /// `every 2 weeks`, `every other Wed`, `every Mon and Thu`, `every last Friday`, `alternate Tuesdays`.
    pub(super) fn every(&mut self) -> Read {
        let begin = match self.line.word(0) {
            "every" | "each" => 1,
            "alternate" => 0,
            _ => return Ok(false),
        };
        let counted = count_word(self.line.word(begin));
        let is_unit = unit(self.line.word(begin + 1)).is_some();
        let nth = ordinal(self.line.word(begin)).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 1 && is_unit);
        let (interval, words) = counted.or(nth).map_or((1, begin), |n| (n, begin + 1));
        if let Some((times, freq)) = unit(self.line.word(words)) {
            return self.put_pace(words + 1, interval.saturating_mul(times), freq);
        }
        let Some((days, more)) = read_days(&self.line, words) else {
            let why = match self.line.word(words) {
                "bank" | "public" | "school" | "holiday" | "holidays" => HOLIDAYS,
                "hour" | "hours" | "minute" | "minutes" | "second" | "seconds" => BELOW_A_DAY,
                _ => WHICH_DAY,
            };
            self.slip_at(words)?;
            return Err(self.line.error(words, 1, why));
        };
        let is_monthly = self.line.word(words + more) == "monthly";
        let freq = match &days {
            DayWords::Weekdays { .. } => Freq::Weekly,
            DayWords::Numbered { nth, within: None, .. } if matches!(nth.as_slice(), [n] if *n > 1) && !is_monthly => {
                let why = "every 2 weeks, or once a month? “every 2 weeks on Tue” and “2nd Tue monthly” are understood";
                return Err(self.line.error(0, words + more, why));
            }
            DayWords::Numbered { within, .. } | DayWords::NumberedWorkday { within, .. } | DayWords::MonthDays { within, .. } => {
                if matches!(within, Some(Within::Month(_))) { Freq::Yearly } else { Freq::Monthly }
            }
        };
        let at = self.line.at(0, words + more);
        if is_monthly {
            self.line.skip(words);
        } else {
            self.put_pace(words, interval, freq)?;
        }
        put_at(&mut self.draft.days, &self.line, at, days, "the day")?;
        self.line.skip(more);
        Ok(true)
    }

    pub(super) fn pace_word(&mut self) -> Read {
        let (interval, freq) = match self.line.word(0) {
            "daily" => (1, Freq::Daily),
            "weekly" => (1, Freq::Weekly),
            "fortnightly" => (2, Freq::Weekly),
            "monthly" => (1, Freq::Monthly),
            "quarterly" => (3, Freq::Monthly),
            "yearly" | "annually" => (1, Freq::Yearly),
            "hourly" => return Err(self.line.error(0, 1, BELOW_A_DAY)),
            "biweekly" | "bi-weekly" | "bimonthly" | "bi-monthly" => {
                let why = "twice in that time, or every second time? “every 2 weeks” and “every Mon and Thu” are understood";
                return Err(self.line.error(0, 1, why));
            }
            "bank" | "public" | "school" if self.line.word(1) == "holidays" => return Err(self.line.error(0, 2, HOLIDAYS)),
            _ => return Ok(false),
        };
        self.put_pace(1, interval, freq)
    }

    /// `once a month`; `twice a week` does not say when.
    pub(super) fn per_period(&mut self) -> Read {
        let (times, words) = match self.line.word(0) {
            "once" => (1, 1),
            "twice" => (2, 1),
            count if self.line.word(1) == "times" => (count_word(count).unwrap_or(0), 2),
            _ => return Ok(false),
        };
        if !matches!(self.line.word(words), "a" | "an" | "per" | "each" | "every") {
            return Ok(false);
        }
        match unit(self.line.word(words + 1)) {
            Some((interval, freq)) if times == 1 => self.put_pace(words + 2, interval, freq),
            Some(_) => {
                let why = "on which days? “every Mon and Thu” and “1st and 3rd Tue monthly” are understood";
                Err(self.line.error(0, words + 2, why))
            }
            None => Ok(false),
        }
    }

    fn put_pace(&mut self, words: usize, interval: u32, freq: Freq) -> Read {
        put(&mut self.draft.pace, &mut self.line, words, (interval, freq), "how often it is")
    }
}

/// How long a period is, in those that rules have.
pub(super) fn unit(word: &str) -> Option<(u32, Freq)> {
    Some(match word {
        "day" | "days" => (1, Freq::Daily),
        "week" | "weeks" => (1, Freq::Weekly),
        "fortnight" | "fortnights" => (2, Freq::Weekly),
        "month" | "months" => (1, Freq::Monthly),
        "quarter" | "quarters" => (3, Freq::Monthly),
        "year" | "years" => (1, Freq::Yearly),
        _ => return None,
    })
}

pub(super) fn figure(word: &str) -> Option<u32> {
    let plain = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

/// `2`, `two`, `other`.
pub(super) fn count_word(word: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let spelled = || words.iter().position(|known| *known == word).and_then(|place| u32::try_from(place + 1).ok());
    if matches!(word, "other" | "alternate") { Some(2) } else { figure(word).filter(|n| *n > 0).or_else(spelled) }
}
