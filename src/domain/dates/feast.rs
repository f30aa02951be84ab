//! Days that people call by a name: Christmas, New Year's Eve, Easter Monday, the end of June.

use chrono::{Datelike, Days, NaiveDate};

use super::date::{month_named, ymd};

/// A day by its name, as seen on `today`; `None` for every other text.
pub fn read_feast(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !matches!(*word, "the" | "of")).collect();
    coming_feast(&words, today, today)
}

/// The first such day from `earliest` on; words in lower case, without “the” and “of”.
pub(super) fn coming_feast(words: &[&str], today: NaiveDate, earliest: NaiveDate) -> Option<NaiveDate> {
    let years = u32::try_from(earliest.year()).map(|year| year..=year + 1).ok()?;
    years.filter_map(|year| feast(words, year, today)).find(|date| *date >= earliest)
}

fn feast(words: &[&str], year: u32, today: NaiveDate) -> Option<NaiveDate> {
    let plain: Vec<&str> = words.iter().map(|word| word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)).collect();
    match plain.as_slice() {
        ["christmas"] | ["christmas", "day"] | ["xmas"] => ymd(year, 12, 25),
        ["christmas", "eve"] => ymd(year, 12, 24),
        ["boxing", "day"] => ymd(year, 12, 26),
        ["new", "year"] | ["new", "year" | "years", "day"] => ymd(year, 1, 1),
        ["new", "year" | "years", "eve"] => ymd(year, 12, 31),
        ["good", "friday"] => easter(year)?.checked_sub_days(Days::new(2)),
        ["easter"] | ["easter", "sunday"] => easter(year),
        ["easter", "monday"] => easter(year)?.succ_opt(),
        ["end", "year"] => ymd(year, 12, 31),
        ["end", "month"] => last_of_month(year, today.month()),
        ["end", month] => last_of_month(year, month_named(month)?),
        _ => None,
    }
}

fn last_of_month(year: u32, month: u32) -> Option<NaiveDate> {
    let first = ymd(year, month, 1)?;
    first.with_day(first.num_days_in_month().into())
}

/// Easter Sunday of the western churches: the Sunday after the full moon of the church's tables that follows 20 March.
///
/// Gauss' reckoning with its two exceptions, for any year of the Gregorian calendar.
fn easter(year: u32) -> Option<NaiveDate> {
    let century = year / 100;
    let moon_shift = (15 + century - century / 4 - (8 * century + 13) / 25) % 30;
    let sun_shift = (4 + century - century / 4) % 7;
    let moon = (19 * (year % 19) + moon_shift) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + sun_shift) % 7;
    let is_too_late = sunday == 6 && (moon == 29 || moon == 28 && (11 * moon_shift + 11) % 30 < 19);
    let after = if is_too_late { moon + sunday - 7 } else { moon + sunday };
    ymd(year, 3, 22)?.checked_add_days(Days::new(after.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_church_has_it() {
        let cases = [
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (1954, "1954-04-18"),
            (1981, "1981-04-19"),
            (2000, "2000-04-23"),
            (2019, "2019-04-21"),
            (2020, "2020-04-12"),
            (2021, "2021-04-04"),
            (2024, "2024-03-31"),
            (2026, "2026-04-05"),
            (2038, "2038-04-25"),
        ];
        for (year, date) in cases {
            assert_eq!(easter(year), date.parse().ok(), "{year}");
        }
    }
}
