//! Words that look like a day, a time or the begin of a rule and are none: a slip must never become a part of a title.

use strsim::osa_distance;

use super::pace::{count_word, unit};
use super::phrase::{Read, Reader};
use crate::domain::dates::{month_named, read_clock, weekday_named};
use crate::domain::recurrence::Freq;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const RULE_WORDS: [&str; 12] =
    ["every", "until", "except", "fortnightly", "weekly", "monthly", "quarterly", "yearly", "annually", "alternate", "weekday", "weekend"];
const MONTHS: [&str; 8] = ["January", "February", "April", "August", "September", "October", "November", "December"];

/// In longer words people slip twice.
const LONG: usize = 8;

impl Reader<'_> {
    /// Refuses a slip that stands here; a phrase that is never read.
    pub(super) fn slip(&mut self) -> Read {
        self.slip_at(0).map(|()| false)
    }

    /// The same so many words on.
    pub(super) fn slip_at(&self, ahead: usize) -> Result<(), super::QuickError> {
        let (word, next) = (self.line.word(ahead), self.line.word(ahead + 1));
        if let Some(meant) = WEEKDAYS.into_iter().chain(RULE_WORDS).find(|known| is_slip(word, known)) {
            return Err(self.line.error(ahead, 1, format!("is {meant} meant? What belongs to the title goes in quotes")));
        }
        self.vague_day(ahead)?;
        if self.date(ahead)?.is_some() || read_clock(word).is_some_and(|clock| !clock.is_bare) {
            return Ok(());
        }
        if is_day_number(word) && is_month(next) || month_named(word).is_some() && is_day_number(next) {
            return Err(self.line.error(ahead, 2, "there is no such date; dates look like 14 Nov, 14 Nov 2020 or 14/11/2020"));
        }
        if is_date_figure(word) {
            return Err(self.line.error(ahead, 1, "there is no such date; the day comes first, as in 14/11/2020, or the year: 2020-11-14"));
        }
        if is_time_figure(word) {
            return Err(self.line.error(ahead, 1, "there is no such time of day; 4pm, 4.30pm and 16:00 are understood"));
        }
        if let Some(words) = self.unfinished_ordinal(ahead) {
            let why = "which day is that? “2nd Tue”, “last working day” and “last day of the month” are understood";
            return Err(self.line.error(ahead + words, 1, why));
        }
        Ok(())
    }

    /// Refuses `on 31`, `in September`, `in 2 weeks` and `a week on Thu`, which would need a guess.
    fn vague_day(&self, ahead: usize) -> Result<(), super::QuickError> {
        let [word, next, third] = [0, 1, 2].map(|place| self.line.word(ahead + place));
        let (words, why) = match word {
            "on" if is_day_number(next) && !is_month(third) && self.date(ahead + 1)?.is_none() => {
                (2, "of which month? “on 14 Nov” and “monthly on the 14th” are understood")
            }
            "in" if month_named(next).is_some() => (2, "from when until when? “from 1 Sep until the end of Sep” is understood"),
            "in" if count_word(next).is_some() && unit(third).is_some() => (3, "which day is that? “on 14 Nov” and “+2w” are understood"),
            "next" | "this" | "last" | "coming" if unit(next).is_some_and(|(_, freq)| freq > Freq::Daily) || next == "weekend" => {
                (2, "which day is that? “next wed” and “on 14 Nov” are understood")
            }
            _ if count_word(word).is_some() && next.strip_suffix('s').is_some_and(|day| weekday_named(day).is_some()) => {
                (2, "so many, or for ever? “every Wed, 6 times” is understood")
            }
            "a" if next == "week" && matches!(third, "on" | "today" | "tomorrow") => {
                (3, "which day is that? “on 14 Nov” and “+1w” are understood")
            }
            _ => return Ok(()),
        };
        Err(self.line.error(ahead, words, why))
    }

    /// How many words behind an ordinal one stands that should be a day: `last wroking day`, `2nd Tuesd of the month`.
    fn unfinished_ordinal(&self, ahead: usize) -> Option<usize> {
        super::days::ordinal(self.line.word(ahead))?;
        let is_day = |word: &str| matches!(word, "day" | "days") || weekday_named(word).is_some();
        let of_month = |at: usize| super::days::within(&self.line, ahead + at).is_some();
        (!self.line.at(ahead + 1, 1).is_empty() && (is_day(self.line.word(ahead + 2)) || of_month(2))).then_some(1)
    }
}

/// Whether a word is another one, or its plural, with a letter lost, doubled, exchanged or out of place; first and last letters hold.
fn is_slip(word: &str, known: &str) -> bool {
    let known = known.to_lowercase();
    let word = if known.ends_with('s') { word } else { word.strip_suffix('s').unwrap_or(word) };
    let ends_alike = word.chars().next() == known.chars().next() && word.chars().next_back() == known.chars().next_back();
    let most = if known.len() >= LONG { 2 } else { 1 };
    // the cheap tests first: every word of every title comes by here
    ends_alike && word.len().abs_diff(known.len()) <= most && (1..=most).contains(&osa_distance(word, &known))
}

/// A month, or what was meant to be one.
fn is_month(word: &str) -> bool {
    month_named(word).is_some() || MONTHS.iter().any(|known| is_slip(word, known))
}

/// `31`, `31st`.
fn is_day_number(word: &str) -> bool {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or(word);
    (1..=2).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_digit())
}

/// `31/2`, `31/2/2020`, `31.2.2020`, `2020-02-31`; `50/50` is none.
fn is_date_figure(word: &str) -> bool {
    let numbers = |by: char| -> Option<Vec<u32>> { word.split(by).map(super::pace::figure).collect() };
    let slashed = numbers('/').is_some_and(|parts| matches!(parts.as_slice(), [1..=31, 1..=31] | [_, _, _]));
    slashed || ['-', '.'].into_iter().any(|by| numbers(by).is_some_and(|parts| matches!(parts.as_slice(), [_, _, _])))
}

/// `25:00`, `13pm`.
fn is_time_figure(word: &str) -> bool {
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let marked = word.strip_suffix("am").or_else(|| word.strip_suffix("pm")).is_some_and(|hour| hour.split([':', '.']).all(is_number));
    marked || word.contains(':') && word.split(':').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_seen_and_other_words_are_not() {
        let slips = [
            ("wensday", "Wednesday"),
            ("wendesday", "Wednesday"),
            ("wednsdays", "Wednesday"),
            ("thrusday", "Thursday"),
            ("thurdsay", "Thursday"),
            ("teusday", "Tuesday"),
            ("munday", "Monday"),
            ("saterday", "Saturday"),
            ("evry", "every"),
            ("monthy", "monthly"),
            ("fortnigtly", "fortnightly"),
        ];
        for (word, known) in slips {
            assert!(is_slip(word, known), "{word}");
        }
        for word in ["mayday", "payday", "holiday", "birthday", "friends", "sundae", "ever", "very", "early", "today", "sunset", "thirsty"]
        {
            let near = WEEKDAYS.into_iter().chain(RULE_WORDS).find(|known| is_slip(word, known));
            assert_eq!(near, None, "{word}");
        }
    }

    #[test]
    fn figures_that_look_like_dates_and_times() {
        for word in ["31/2", "32/13/2020", "31.2.2020", "2020-02-31"] {
            assert!(is_date_figure(word), "{word}");
        }
        for word in ["50/50", "3.11", "covid-19", "1-2", ""] {
            assert!(!is_date_figure(word), "{word}");
        }
        for word in ["25:00", "13pm", "4.70pm", "10:99"] {
            assert!(is_time_figure(word), "{word}");
        }
        for word in ["pm", "spam", "a:b", "", ":"] {
            assert!(!is_time_figure(word), "{word}");
        }
    }
}
