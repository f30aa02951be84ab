//! A date in words or figures, seen from a certain day; days come before months, as in Europe.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::DateError;
use super::feast::coming_feast;

/// What began so many days ago is remembered by its day alone: three months.
const RECENT: u64 = 92;

/// A date, as seen on `today`. A weekday, or a day without a year, is the coming one, today included.
///
/// # Errors
/// [`DateError`] with the text; also for a weekday that is not the one of its date.
pub fn read_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    read_date_from(text, today, today)
}

/// The same for the day on which something begins, which may have begun: a day without a year lies up to three months back.
///
/// # Errors
/// As [`read_date`].
pub fn read_first_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    read_date_from(text, today, today.checked_sub_days(Days::new(RECENT)).unwrap_or(today))
}

/// The same where a day without a year is the first from `earliest` on.
///
/// # Errors
/// As [`read_date`].
pub fn read_date_from(text: &str, today: NaiveDate, earliest: NaiveDate) -> Result<NaiveDate, DateError> {
    let no_date = || DateError::NoDate(text.trim().to_owned());
    let lower = text.trim().to_lowercase();
    if let Some(date) = in_figures(&lower, earliest).or_else(|| shifted(&lower, today)) {
        return Ok(date);
    }
    let words: Vec<&str> = lower.split([' ', '\t', ',']).filter(|word| !matches!(*word, "" | "the" | "of")).collect();
    if let Some(date) = coming_feast(&words, today, earliest) {
        return Ok(date);
    }
    let why = || if day_and_month(&words).is_some() { DateError::NoDay(text.trim().to_owned()) } else { no_date() };
    match words.as_slice() {
        ["today"] => Ok(today),
        ["day", "after", "tomorrow"] => today.checked_add_days(Days::new(2)).ok_or_else(no_date),
        ["tomorrow"] => today.succ_opt().ok_or_else(no_date),
        ["yesterday"] => today.pred_opt().ok_or_else(no_date),
        [day] | ["this", day] => weekday_named(day).and_then(|day| coming(day, today)).ok_or_else(no_date),
        ["next", day] => weekday_named(day).and_then(|day| coming(day, today.succ_opt()?)).ok_or_else(no_date),
        ["last", day] => weekday_named(day).and_then(|day| coming(day, today.checked_sub_days(Days::new(7))?)).ok_or_else(no_date),
        [first, rest @ ..] => {
            let Some(weekday) = weekday_named(first) else { return in_words(&words, earliest).ok_or_else(why) };
            let date = in_words(rest, earliest).or_else(|| in_figures(&rest.concat(), earliest)).ok_or_else(no_date)?;
            let fits = date.weekday() == weekday;
            let is = weekday_name(date.weekday());
            if fits { Ok(date) } else { Err(DateError::OtherWeekday { text: text.trim().to_owned(), weekday: is }) }
        }
        [] => Err(no_date()),
    }
}

/// The weekday that a word names: `wed`, `Weds`, `wednesday`; not its plural.
pub fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word.to_lowercase().as_str() {
        "mon" | "monday" => Weekday::Mon,
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" => Weekday::Thu,
        "fri" | "friday" => Weekday::Fri,
        "sat" | "saturday" => Weekday::Sat,
        "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// "Monday" and so on.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The first such weekday on or after a day.
fn coming(wanted: Weekday, from: NaiveDate) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(wanted.days_since(from.weekday()).into()))
}

/// `2020-09-02`, `20200902`, `02/09/2020`, `2.9.20`, `2/9`.
fn in_figures(text: &str, earliest: NaiveDate) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return ymd(number(&text[..4])?, number(&text[4..6])?, number(&text[6..])?);
    }
    let separator = ['-', '/', '.'].into_iter().find(|c| text.contains(*c))?;
    let parts: Vec<&str> = text.split(separator).collect();
    match (separator, parts.as_slice()) {
        ('-', [year, month, day]) if year.len() == 4 => ymd(number(year)?, number(month)?, number(day)?),
        ('-', _) => None,
        (_, [day, month, year]) => {
            let century = match year.len() {
                4 => 0,
                2 => 2000,
                _ => return None,
            };
            ymd(century + number(year)?, number(month)?, number(day)?)
        }
        ('/', [day, month]) => coming_day(number(day)?, number(month)?, earliest),
        _ => None,
    }
}

/// `+2w`, `-3d`, `+1m`, `+1y`; a month later than the 31st is the last day of a shorter month.
fn shifted(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let later = text.starts_with('+');
    let (count, unit) = text.strip_prefix(['+', '-'])?.split_at_checked(text.len().checked_sub(2)?)?;
    let count = number(count)?;
    let days = |days: u32| {
        let days = Days::new(days.into());
        if later { today.checked_add_days(days) } else { today.checked_sub_days(days) }
    };
    let months = |months: u32| {
        let months = Months::new(months);
        if later { today.checked_add_months(months) } else { today.checked_sub_months(months) }
    };
    let date = match unit {
        "d" => days(count),
        "w" => days(count.checked_mul(7)?),
        "m" => months(count),
        "y" => months(count.checked_mul(12)?),
        _ => None,
    };
    date.filter(|date| (1..=9999).contains(&date.year()))
}

/// `2 sep`, `sep 2nd`, `2 september 2020`.
fn in_words(words: &[&str], earliest: NaiveDate) -> Option<NaiveDate> {
    match day_and_month(words)? {
        (day, month, Some(year)) => ymd(year, month, day),
        (day, month, None) => coming_day(day, month, earliest),
    }
}

/// A day, a month, and the year where one is said; whether the month is as long is not asked.
fn day_and_month(words: &[&str]) -> Option<(u32, u32, Option<u32>)> {
    let (first, second, year) = match *words {
        [first, second] => (first, second, None),
        [first, second, year] if year.len() == 4 => (first, second, Some(number(year)?)),
        _ => return None,
    };
    let read = |day: &str, month: &str| Some((day_number(day)?, month_named(month)?, year));
    read(first, second).or_else(|| read(second, first))
}

/// The first such day from `earliest` on; 29 February waits for a leap year.
fn coming_day(day: u32, month: u32, earliest: NaiveDate) -> Option<NaiveDate> {
    let year = u32::try_from(earliest.year()).ok()?;
    (year..=year + 8).filter_map(|year| ymd(year, month, day)).find(|date| *date >= earliest)
}

pub(super) fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// `2`, `2nd`.
fn day_number(word: &str) -> Option<u32> {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or(word);
    number(plain).filter(|_| plain.len() <= 2)
}

/// The month that a word names, from its first three letters on.
pub fn month_named(word: &str) -> Option<u32> {
    let names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let place = names.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 9, 2).expect("a date")
    }

    #[test]
    fn dates_as_people_type_them() {
        let cases = [
            ("2020-09-02", "2020-09-02"),
            ("20200902", "2020-09-02"),
            ("02/09/2020", "2020-09-02"),
            ("3/9/20", "2020-09-03"),
            ("3.9.2020", "2020-09-03"),
            ("1/9", "2021-09-01"),
            ("today", "2020-09-02"),
            (" Tomorrow ", "2020-09-03"),
            ("yesterday", "2020-09-01"),
            ("the day after tomorrow", "2020-09-04"),
            ("+2w", "2020-09-16"),
            ("-3d", "2020-08-30"),
            ("+6w", "2020-10-14"),
            ("+1m", "2020-10-02"),
            ("+1y", "2021-09-02"),
            ("wed", "2020-09-02"),
            ("Wednesday", "2020-09-02"),
            ("tue", "2020-09-08"),
            ("this thu", "2020-09-03"),
            ("next wed", "2020-09-09"),
            ("next thursday", "2020-09-03"),
            ("last wed", "2020-08-26"),
            ("last tue", "2020-09-01"),
            ("2 sep", "2020-09-02"),
            ("1 sep", "2021-09-01"),
            ("2 september 2020", "2020-09-02"),
            ("2nd Sep", "2020-09-02"),
            ("sep 2", "2020-09-02"),
            ("Sept 3rd, 2020", "2020-09-03"),
            ("the 3rd of September", "2020-09-03"),
            ("Thu 3 Sep", "2020-09-03"),
            ("wed, 2 sep 2020", "2020-09-02"),
            ("wed 2020-09-02", "2020-09-02"),
            ("29 feb", "2024-02-29"),
            ("1 jan", "2021-01-01"),
            ("Christmas", "2020-12-25"),
            ("Boxing Day", "2020-12-26"),
            ("New Year's Eve", "2020-12-31"),
            ("New Year’s Day", "2021-01-01"),
            ("Easter", "2021-04-04"),
            ("Good Friday", "2021-04-02"),
            ("the end of June", "2021-06-30"),
            ("end of September", "2020-09-30"),
            ("the end of the month", "2020-09-30"),
            ("end of the year", "2020-12-31"),
        ];
        for (text, want) in cases {
            assert_eq!(read_date(text, today()), Ok(want.parse().expect(want)), "{text}");
        }
    }

    #[test]
    fn what_begins_may_have_begun_and_what_ends_comes_later() {
        let date = |text: &str| text.parse().expect(text);
        let begins =
            [("24 aug", "2020-08-24"), ("Mon 24 Aug", "2020-08-24"), ("2 jun", "2020-06-02"), ("1/6", "2021-06-01"), ("+1y", "2021-09-02")];
        for (text, want) in begins {
            assert_eq!(read_first_date(text, today()), Ok(date(want)), "{text}");
        }
        let ends = [("10 dec", "2021-12-10"), ("Easter", "2021-04-04"), ("1 feb 2021", "2021-02-01"), ("fri", "2020-09-04")];
        for (text, want) in ends {
            assert_eq!(read_date_from(text, today(), date("2021-01-10")), Ok(date(want)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_quoted() {
        let texts = [
            "",
            "+",
            "-",
            "soon",
            "2020-02-30",
            "13/13/2020",
            "2",
            "+2",
            "+w",
            "+é",
            "2 sep 20",
            "2020-9",
            "next",
            "sep",
            "+99999y",
            "2 se",
            "٢ sep",
            "wed thu",
        ];
        for text in texts {
            assert_eq!(read_date(text, today()), Err(DateError::NoDate(text.into())), "{text}");
        }
        for text in ["30 feb", "31 sep 2021", "feb 31st"] {
            assert_eq!(read_date(text, today()), Err(DateError::NoDay(text.into())), "{text}");
        }
        let error = read_date("thu 2 sep", today()).expect_err("a Wednesday");
        assert_eq!(error.to_string(), "“thu 2 sep” does not fit: that day is a Wednesday");
    }
}
