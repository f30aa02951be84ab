//! The words that sentences about rules are made of.

use chrono::{NaiveTime, Timelike};

/// "a", "a and b", "a, b and c".
pub(super) fn and(items: &[String]) -> String {
    joined(items, "and")
}

/// "a", "a or b", "a, b or c".
pub(super) fn or(items: &[String]) -> String {
    joined(items, "or")
}

fn joined(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// "1st", "22nd", "last", "2nd to last".
pub(super) fn nth(n: i16) -> String {
    let count = n.unsigned_abs();
    let suffix = match (count % 100, count % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    match n {
        -1 => "last".to_owned(),
        ..-1 => format!("{count}{suffix} to last"),
        _ => format!("{count}{suffix}"),
    }
}

/// "first" to "fifth", in figures after that; "last", "second to last" from the end.
pub(super) fn nth_word(n: i8) -> String {
    let words = ["first", "second", "third", "fourth", "fifth"];
    match (n, words.get(usize::from(n.unsigned_abs().saturating_sub(1)))) {
        (..=-2, Some(word)) => format!("{word} to last"),
        (0.., Some(word)) => (*word).to_owned(),
        _ => nth(n.into()),
    }
}

/// "9", "9 and 17", "9 to 16": runs of three and more are drawn together.
pub(super) fn figures(numbers: &[u8]) -> String {
    let mut items = Vec::new();
    let mut rest = numbers;
    while let [first, ..] = rest {
        let run = rest.iter().zip(*first..).take_while(|(one, wanted)| **one == *wanted).count();
        if run >= 3 {
            items.push(format!("{first} to {}", rest[run - 1]));
            rest = &rest[run..];
        } else {
            items.push(first.to_string());
            rest = &rest[1..];
        }
    }
    and(&items)
}

/// "16:00", with seconds where there are any.
pub(super) fn clock(time: NaiveTime) -> String {
    time.format(if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

pub(super) fn month(n: u8) -> String {
    chrono::Month::try_from(n).map_or_else(|_| n.to_string(), |month| month.name().to_owned())
}
