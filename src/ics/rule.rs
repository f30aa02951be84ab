//! RRULE in: a rule of RFC 5545, or what programs write beside it and every reader takes.

use chrono::NaiveTime;

use super::line::Line;
use super::report::{Finding, Findings, quoted, shortened};
use super::when::When;
use crate::domain::recurrence::{End, Recurrence, Rule};
use crate::domain::stamp::Stamp;
use crate::domain::time::Anchor;

/// The rule of a series that starts there; what is taken otherwise than it stands is reported.
///
/// # Errors
/// A finding that quotes the part that is wrong.
pub fn read(line: &Line, start: &When, findings: &mut Findings) -> Result<Rule, Finding> {
    let wrong = |error: String| Finding::new(line.number, format!("RRULE: {}", shortened(&error)));
    let mut kept = Vec::new();
    let mut until = None;
    let parts: Vec<&str> = line.value().trim().split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let has = |name: &str| parts.iter().any(|part| named(part).0 == name);
    for part in &parts {
        let (name, value) = named(part);
        match name.as_str() {
            _ if value.is_empty() => findings.kind(line.number, format!("the empty part {} of an RRULE is passed over", quoted(part))),
            "INTERVAL" if value.bytes().all(|digit| digit == b'0') => {
                findings.kind(line.number, format!("{} of an RRULE is read as INTERVAL=1", quoted(part)));
            }
            _ if name.starts_with("X-") => findings.kind(line.number, format!("{} of an RRULE is not taken", quoted(part))),
            "UNTIL" if has("COUNT") => until = Some(*part),
            _ => kept.push(*part),
        }
    }
    let rule = Rule::parse(&kept.join(";")).map_err(|error| wrong(error.to_string()))?;
    let rule = match until {
        Some(until) => {
            let text = "an RRULE has both COUNT and UNTIL; it ends with the one that comes first";
            findings.kind(line.number, text);
            let ending = Rule::parse(&format!("FREQ=DAILY;{until}")).map_err(|error| wrong(error.to_string()))?.parts().end;
            first_to_end(&rule, ending, start)
        }
        None => rule,
    };
    if let End::Until(until) = rule.parts().end
        && let Some(text) = other_form(until, &start.anchor())
    {
        findings.kind(line.number, text);
    }
    Ok(rule)
}

fn named(part: &str) -> (String, &str) {
    let (name, value) = part.split_once('=').unwrap_or((part, "-"));
    (name.trim().to_ascii_uppercase(), value.trim())
}

/// Of a rule with COUNT, and the same rule with UNTIL, the one that gives fewer dates.
fn first_to_end(counted: &Rule, until: End, start: &When) -> Rule {
    let End::Count(count) = counted.parts().end else { return counted.with_end(until) };
    let anchor = start.anchor();
    let begin = start.wall(&anchor, NaiveTime::MIN);
    let ended = Recurrence::by(counted.with_end(until));
    let most = usize::try_from(count).unwrap_or(usize::MAX);
    if ended.starts(begin, &anchor, begin).take(most).count() < most { counted.with_end(until) } else { counted.clone() }
}

/// What is said of an UNTIL that has not the form that this start wants (RFC 5545 3.3.10, UNTIL).
fn other_form(until: Stamp, anchor: &Anchor) -> Option<&'static str> {
    match (until, anchor) {
        (Stamp::Date(_), Anchor::AllDay) | (Stamp::Local(_), Anchor::Floating) | (Stamp::Utc(_), Anchor::Utc | Anchor::Zone(_)) => None,
        (Stamp::Date(_), _) => Some("an UNTIL is a date where DTSTART has a time; the whole day is taken"),
        (_, Anchor::AllDay) => Some("an UNTIL has a time where DTSTART has none; its day is taken"),
        (Stamp::Local(_), _) => Some("an UNTIL is not in UTC; it is read on the clock of DTSTART"),
        (Stamp::Utc(_), _) => Some("an UNTIL is in UTC where DTSTART is floating; it is read on the clock of DTSTART"),
    }
}
