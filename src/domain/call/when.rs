//! Times and lengths as the services write them: `09/02/2020 03:58:00 PM`, `1h 2m 9s`, `62`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// The time of day on a viewer's clock; `None` where there is none.
///
/// The day is left out: services write it as the account's language wants, and it is the session's anyway.
pub fn time_of_day(text: &str, display: &Zone) -> Option<NaiveTime> {
    let text = text.trim();
    if let Some(utc) = text.strip_suffix(['Z', 'z']).and_then(|text| text.replace(' ', "T").parse::<NaiveDateTime>().ok()) {
        return Some(display.wall(Instant::from_utc(utc)).time());
    }
    let lower = text.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ").replace('.', "");
    let clock = lower.split([' ', ',', 't']).find(|word| word.contains(':'))?;
    let mut parts = clock.trim_end_matches(|c: char| !c.is_ascii_digit()).split(':').map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0));
    let hour = match (hour, lower.contains("pm"), lower.contains("am")) {
        (12, _, true) => 0,
        (1..=11, true, _) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// The days that a text may mean: `09/02/2020` is a day of February or of September, as the account's language wants it.
pub fn days(text: &str) -> Vec<NaiveDate> {
    let day = text.trim().split([' ', ',', 'T']).next().unwrap_or_default();
    let parts: Vec<u32> = day.split(['/', '-', '.']).map_while(|part| part.parse().ok()).collect();
    let [a, b, c] = parts[..] else { return Vec::new() };
    let full = |year: u32| i32::try_from(if year < 100 { 2000 + year } else { year }).unwrap_or(0);
    let orders = if a > 31 { [(a, b, c), (a, b, c)] } else { [(c, a, b), (c, b, a)] };
    orders.into_iter().filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(full(year), month, day)).collect()
}

/// Whole minutes of a length: `62`, `1h 2m 9s`, `1 hr 2 min`, `01:02:09`.
pub fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Ok(plain) = text.parse::<f64>() {
        return (0.0..100_000.0).contains(&plain).then_some(plain as u32);
    }
    if text.contains(':') {
        let parts: Vec<u32> = text.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        return match parts[..] {
            [hours, minutes, _] => hours.checked_mul(60)?.checked_add(minutes),
            [minutes, _] => Some(minutes),
            _ => None,
        };
    }
    let (mut seconds, mut number, mut seen) = (0_u32, String::new(), false);
    for word in text.split_inclusive(|c: char| c.is_alphabetic()) {
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        number = if digits.is_empty() { number } else { digits };
        let unit = match word.chars().last() {
            Some('h') => 3_600,
            Some('m') => 60,
            Some('s') => 1,
            _ => continue,
        };
        if !number.is_empty() {
            seconds = seconds.checked_add(std::mem::take(&mut number).parse::<u32>().ok()?.checked_mul(unit)?)?;
            seen = true;
        }
    }
    seen.then_some(seconds / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_every_service_are_read() {
        let london = Zone::named("Europe/London").expect("London");
        let cases = [
            ("09/02/2020 03:58:00 PM", Some("15:58:00")),
            ("9/2/20, 3:58:01 PM", Some("15:58:01")),
            ("2020-09-02 15:58:00", Some("15:58:00")),
            ("02.09.2020 15:58", Some("15:58:00")),
            ("2020-09-02T14:58:00Z", Some("15:58:00")),
            ("3:58\u{202f}p.m.", Some("15:58:00")),
            ("12:05 AM", Some("00:05:00")),
            ("12:05 PM", Some("12:05:00")),
            ("soon", None),
            ("25:99", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(time_of_day(text, &london).map(|time| time.to_string()).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn a_day_may_be_read_in_two_ways() {
        let cases = [
            ("09/02/2020 03:58:00 PM", vec!["2020-09-02", "2020-02-09"]),
            ("9/2/20, 3:58:01 PM", vec!["2020-09-02", "2020-02-09"]),
            ("2020-09-02T14:58:00Z", vec!["2020-09-02", "2020-09-02"]),
            ("25.09.2020 15:58", vec!["2020-09-25"]),
            ("3:58 PM", vec![]),
        ];
        for (text, wanted) in cases {
            assert_eq!(days(text).iter().map(ToString::to_string).collect::<Vec<_>>(), wanted, "{text}");
        }
    }

    #[test]
    fn lengths_of_every_service_are_read() {
        let cases = [
            ("62", Some(62)),
            ("62.5", Some(62)),
            ("1h 2m 9s", Some(62)),
            ("1 hr 2 min", Some(62)),
            ("01:02:09", Some(62)),
            ("45s", Some(0)),
            ("38 min", Some(38)),
            ("a while", None),
            ("", None),
            ("-3", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(minutes(text), wanted, "{text}");
        }
    }
}
