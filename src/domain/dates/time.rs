//! A time of day in figures or words, on the clock with 24 hours or with 12.

use chrono::NaiveTime;

use super::DateError;

/// A time of day as it was typed: whether it said which half of the day it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    /// am or pm was said, or noon or midnight.
    pub is_marked: bool,
    /// No other half of the day can be meant: marked, or an hour that only the clock with 24 hours has.
    pub is_sure: bool,
    /// A bare hour, `16`.
    pub is_bare: bool,
}

impl Clock {
    /// The time of day on the clock with 24 hours.
    pub fn time(self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.hour, self.minute, self.second).unwrap_or_default()
    }

    /// The same figures in the morning and in the afternoon; the same time twice where it is sure.
    pub fn halves(self) -> [NaiveTime; 2] {
        if self.is_sure {
            return [self.time(); 2];
        }
        [0, 12].map(|half| Clock { hour: self.hour % 12 + half, ..self }.time())
    }
}

/// A time of day: `16:00`, `16`, `4pm`, `4.30pm`, `4:30 pm`, `noon`, `midnight`.
///
/// # Errors
/// [`DateError`] with the text.
pub fn read_time(text: &str) -> Result<NaiveTime, DateError> {
    read_clock(text).map(Clock::time).ok_or_else(|| DateError::NoTime(text.trim().to_owned()))
}

/// A time of day, and how sure it is.
pub fn read_clock(text: &str) -> Option<Clock> {
    let lower = text.trim().to_lowercase();
    match lower.as_str() {
        "noon" | "midday" => return Some(Clock { hour: 12, minute: 0, second: 0, is_marked: true, is_sure: true, is_bare: false }),
        "midnight" => return Some(Clock { hour: 0, minute: 0, second: 0, is_marked: true, is_sure: true, is_bare: false }),
        _ => {}
    }
    let (figures, half) = if let Some(figures) = lower.strip_suffix("am").or_else(|| lower.strip_suffix("a.m.")) {
        (figures.trim_end(), Some(0))
    } else if let Some(figures) = lower.strip_suffix("pm").or_else(|| lower.strip_suffix("p.m.")) {
        (figures.trim_end(), Some(12))
    } else {
        (lower.as_str(), None)
    };
    let parts: Vec<&str> = figures.split([':', '.']).collect();
    let two = |digits: &str| (digits.len() == 2).then(|| number(digits)).flatten();
    let (hour, minute, second) = match *parts.as_slice() {
        [hour] => (number(hour)?, 0, 0),
        [hour, minute] => (number(hour)?, two(minute)?, 0),
        [hour, minute, second] => (number(hour)?, two(minute)?, two(second)?),
        _ => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)?;
    let is_marked = half.is_some();
    let is_sure = is_marked || hour == 0 || hour > 12 || figures.starts_with('0');
    Some(Clock { hour, minute, second, is_marked, is_sure, is_bare: !is_marked && parts.len() == 1 })
}

fn number(digits: &str) -> Option<u32> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_type_them() {
        let cases = [
            ("16:00", "16:00:00"),
            ("16", "16:00:00"),
            ("9", "09:00:00"),
            ("9:05", "09:05:00"),
            ("09:05:30", "09:05:30"),
            ("16.30", "16:30:00"),
            ("4pm", "16:00:00"),
            ("4 PM", "16:00:00"),
            ("4.30pm", "16:30:00"),
            ("4:30 pm", "16:30:00"),
            ("4 p.m.", "16:00:00"),
            ("12am", "00:00:00"),
            ("12pm", "12:00:00"),
            ("12:30am", "00:30:00"),
            ("noon", "12:00:00"),
            ("midnight", "00:00:00"),
        ];
        for (text, want) in cases {
            assert_eq!(read_time(text), Ok(want.parse().expect(want)), "{text}");
        }
        for text in ["", "25", "24:00", "16:60", "13pm", "0am", "4:3", "pm", "teatime", "-4", "4:30:5", "٤pm", "1600"] {
            assert_eq!(read_time(text), Err(DateError::NoTime(text.into())), "{text}");
        }
    }
}
