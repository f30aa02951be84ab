//! Times of day and lengths in words: `4-5pm`, `10 to 11:30am`, `14:00-15:30`, `for 90 minutes`.

use chrono::NaiveTime;

use crate::domain::dates::{Clock, read_clock};

/// From when, and for how many seconds if an end was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: NaiveTime,
    pub seconds: Option<u32>,
}

const DAY: i64 = 86_400;

/// A session that ends earlier on the clock than it starts goes past midnight, if it starts in the evening and ends before this.
const EARLY: u32 = 6;
const EVENING: u32 = 18;

/// “9-5pm” starts in the morning, “5-4pm” is a slip: so many hours at most are taken for granted.
const LONGEST_GUESS: i64 = 10 * 3600;

/// A time of day or a stretch of it; `None` when the text is neither, an error when it is one that cannot be meant.
pub(super) fn read_span(text: &str) -> Option<Result<Span, String>> {
    let lower = text.to_lowercase().replace(['–', '—'], "-");
    let between_them = [" to ", " until ", " till ", "-"];
    let Some((from, to, is_word)) = between_them.iter().find_map(|by| lower.split_once(by).map(|(from, to)| (from, to, *by != "-"))) else {
        return read_clock(&lower).filter(|clock| !clock.is_bare).map(one_time);
    };
    let (from, to) = (read_clock(from)?, read_clock(to)?);
    // “4pm until 16 Dec” ends on a day
    if is_word && to.is_bare && !from.is_bare {
        return None;
    }
    Some(between(from, to))
}

/// A time of day after “at”, where a bare hour is one too.
pub(super) fn read_at(text: &str) -> Option<Result<Span, String>> {
    let bare = read_clock(text).filter(|clock| clock.is_bare);
    bare.map(one_time).or_else(|| read_span(text))
}

fn one_time(clock: Clock) -> Result<Span, String> {
    if is_doubtful(clock) {
        return Err(format!("morning or afternoon? {0}am, {0}pm and {1}:00 are understood", clock.hour, clock.hour + 12));
    }
    Ok(Span { start: clock.time(), seconds: None })
}

fn between(from: Clock, to: Clock) -> Result<Span, String> {
    if is_doubtful(from) && !to.is_marked {
        return Err("morning or afternoon? Say am or pm, or 16:00-17:00".to_owned());
    }
    let typed = (from.time(), to.time());
    let [morning, afternoon] = from.halves();
    let (likely, guess) = if to.is_marked { ((afternoon, typed.1), (morning, typed.1)) } else { (typed, (typed.0, to.halves()[1])) };
    let length = |(start, end): (NaiveTime, NaiveTime)| (end - start).num_seconds();
    if length(likely) > 0 {
        return Ok(span(likely.0, length(likely)));
    }
    if (1..=LONGEST_GUESS).contains(&length(guess)) {
        return Ok(span(guess.0, length(guess)));
    }
    if from.hour >= EVENING && to.hour < EARLY {
        return Ok(span(typed.0, length(typed) + DAY));
    }
    Err("the end is not after the start; 4-5pm, 11-1pm and 22:00-01:00 are understood".to_owned())
}

fn span(start: NaiveTime, seconds: i64) -> Span {
    Span { start, seconds: u32::try_from(seconds).ok() }
}

/// An hour at which few sessions start in the morning, without a word on which half of the day is meant.
fn is_doubtful(clock: Clock) -> bool {
    !clock.is_sure && (1..=EARLY).contains(&clock.hour)
}

/// `30 min`, `90 minutes`, `2 hours`, `1.5 hours`, `1h30`, `an hour`, `half an hour`, in seconds.
pub(super) fn read_length(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    match lower.as_str() {
        "an hour" | "one hour" => return Some(3600),
        "half an hour" => return Some(1800),
        _ => {}
    }
    let mut rest = lower.as_str();
    let mut total = 0.0;
    let mut unit = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number: f64 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        unit = match &rest[..letters] {
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600.0,
            "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
            "" if unit == 3600.0 => 60.0,
            _ => return None,
        };
        total += number * unit;
        rest = rest[letters..].trim_start();
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    // a week at most: the cast keeps every whole second
    (60.0..=7.0 * 86_400.0).contains(&total).then_some(total.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_the_day() {
        let cases = [
            ("4-5pm", "16:00", 60),
            ("4–5pm", "16:00", 60),
            ("4pm-5pm", "16:00", 60),
            ("4 to 5pm", "16:00", 60),
            ("4pm until 5.30pm", "16:00", 90),
            ("4pm-5", "16:00", 60),
            ("10-11:30am", "10:00", 90),
            ("10-11", "10:00", 60),
            ("11-1pm", "11:00", 120),
            ("10-4pm", "10:00", 360),
            ("9-5pm", "09:00", 480),
            ("10am-1", "10:00", 180),
            ("11:30-1pm", "11:30", 90),
            ("12-1pm", "12:00", 60),
            ("12-1", "12:00", 60),
            ("14:00-15:30", "14:00", 90),
            ("9:30-17:00", "09:30", 450),
            ("16-17", "16:00", 60),
            ("noon-1pm", "12:00", 60),
            ("22:00-01:00", "22:00", 180),
            ("10pm-1am", "22:00", 180),
        ];
        for (text, start, minutes) in cases {
            let start = format!("{start}:00").parse().expect(start);
            assert_eq!(read_span(text), Some(Ok(Span { start, seconds: Some(minutes * 60) })), "{text}");
        }
        for text in ["5-4pm", "4-5", "17:00-16:00", "5pm-4pm", "4-4pm"] {
            assert!(matches!(read_span(text), Some(Err(_))), "{text} {:?}", read_span(text));
        }
        for text in ["", "4", "10-", "a-b", "2020-09-02", "mon-fri", "-"] {
            assert_eq!(read_span(text), None, "{text}");
        }
        assert!(matches!(read_at("4"), Some(Err(_))));
        assert!(matches!(read_at("9"), Some(Ok(_))));
    }

    #[test]
    fn lengths() {
        let cases = [
            ("30 min", 30),
            ("90 minutes", 90),
            ("90min", 90),
            ("2 hours", 120),
            ("1.5 hours", 90),
            ("1h30", 90),
            ("1h 30m", 90),
            ("1 hour and 15 min", 75),
            ("an hour", 60),
        ];
        for (text, minutes) in cases {
            assert_eq!(read_length(text), Some(minutes * 60), "{text}");
        }
        for text in ["", "30", "min", "2 days", "0 min", "1h30x", "99999999 hours", "..h"] {
            assert_eq!(read_length(text), None, "{text}");
        }
    }
}
