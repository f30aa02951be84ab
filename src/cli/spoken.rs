//! Words for the ear: dates in full, and no signs that a screen reader would spell out.

use crate::domain::dates::{month_named, weekday_name, weekday_named};

/// A line in which “Wed 2 Sep 2020 · 4–5 pm” has become “Wednesday 2 September 2020, 4 to 5 pm”.
pub fn spoken(line: &str) -> String {
    let line = line.replace(" · ", ", ").replace('–', " to ");
    let words: Vec<&str> = line.split(' ').collect();
    let mut told: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let (before, after) = (at.checked_sub(1).and_then(|at| words.get(at)), words.get(at + 1));
        told.push(whole(word, before.copied(), after.copied()));
    }
    told.join(" ")
}

/// The word in full, as its neighbours show what it is.
fn whole(word: &str, before: Option<&str>, after: Option<&str>) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (head, tail) = word.split_once(core).unwrap_or_default();
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u32>().is_ok());
    let full = match core {
        "min" if is_number(before) => Some("minutes".to_owned()),
        _ if core.len() != 3 => None,
        _ => weekday(core).filter(|_| is_number(after)).or_else(|| month(core).filter(|_| is_number(before))),
    };
    full.map_or_else(|| word.to_owned(), |full| format!("{head}{full}{tail}"))
}

/// “Wednesday” for “Wed”, as the program abbreviates it.
fn weekday(word: &str) -> Option<String> {
    let day = weekday_named(word).filter(|_| word.starts_with(char::is_uppercase))?;
    Some(weekday_name(day).to_owned())
}

fn month(word: &str) -> Option<String> {
    let month = month_named(&word.to_lowercase()).filter(|_| word.starts_with(char::is_uppercase))?;
    chrono::Month::try_from(u8::try_from(month).ok()?).ok().map(|month| month.name().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_in_full() {
        let cases = [
            ("Wed 2 Sep 2020 · 4–5 pm UK time · in 18 min", "Wednesday 2 September 2020, 4 to 5 pm UK time, in 18 minutes"),
            ("Day: Wed 2 Sep 2020. Time: 10–11:30 am.", "Day: Wednesday 2 September 2020. Time: 10 to 11:30 am."),
            ("10 pm–Sun 6 Sep 6 am", "10 pm to Sunday 6 September 6 am"),
            ("moved to Thu 1 Oct 2020, noon", "moved to Thursday 1 October 2020, noon"),
            ("(Wed 2 Sep)", "(Wednesday 2 September)"),
            ("Jan Novak and May Wong wed 4 sun", "Jan Novak and May Wong wed 4 sun"),
            ("", ""),
        ];
        for (line, want) in cases {
            assert_eq!(spoken(line), want, "{line}");
        }
    }
}
