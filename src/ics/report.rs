//! What was found while reading a file: a line number and a sentence each.

use std::collections::BTreeMap;

use crate::domain::text::one_line;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// From 1, of the unfolded line's first physical line.
    pub line: usize,
    pub text: String,
}

/// All findings of a file, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub findings: Vec<Finding>,
    /// Components that could not be read and were left out.
    pub skipped: u32,
}

/// More findings than anyone reads are only counted.
const MOST_SINGLE: usize = 1_000;
const MORE: &str = "from here on there is more to tell than fits; it is only counted";

/// Findings as they come in: single ones, and kinds that are told once with how often they came.
#[derive(Debug, Default)]
pub struct Findings {
    single: Vec<Finding>,
    kinds: BTreeMap<String, Seen>,
    skipped: u32,
}

#[derive(Debug)]
struct Seen {
    first: usize,
    times: u32,
}

impl Finding {
    pub fn new(line: usize, text: impl Into<String>) -> Self {
        Self { line, text: text.into() }
    }
}

impl Findings {
    pub fn say(&mut self, finding: Finding) {
        if self.single.len() < MOST_SINGLE {
            self.single.push(finding);
        } else {
            self.kind(finding.line, MORE);
        }
    }

    /// Why a component was left out.
    pub fn skip(&mut self, finding: Finding) {
        self.skipped = self.skipped.saturating_add(1);
        self.say(finding);
    }

    /// Something that may come often: only its first line is told.
    pub fn kind(&mut self, line: usize, text: impl Into<String>) {
        let text = text.into();
        let text = if self.kinds.len() < MOST_SINGLE || self.kinds.contains_key(&text) { text } else { MORE.to_owned() };
        let seen = self.kinds.entry(text).or_insert(Seen { first: line, times: 0 });
        seen.first = seen.first.min(line);
        seen.times = seen.times.saturating_add(1);
    }

    /// The findings by line.
    pub fn report(self) -> Report {
        let told = self.kinds.into_iter().map(|(text, Seen { first, times })| match times {
            1 => Finding { line: first, text },
            _ => Finding { line: first, text: format!("{text} ({times} times)") },
        });
        let mut findings: Vec<Finding> = self.single.into_iter().chain(told).collect();
        findings.sort_by_key(|finding| finding.line);
        Report { findings, skipped: self.skipped }
    }
}

/// A value from the file, safe to show and short enough for a sentence.
pub fn quoted(value: &str) -> String {
    format!("“{}”", cut(value, 60))
}

/// A sentence that quotes the file, safe to show and not endless.
pub fn shortened(sentence: &str) -> String {
    cut(sentence, 300)
}

fn cut(text: &str, most: usize) -> String {
    let short: String = text.chars().take(most).collect();
    let dots = if text.chars().nth(most).is_some() { "…" } else { "" };
    format!("{}{dots}", one_line(&short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_once_and_all_stand_by_line() {
        let mut findings = Findings::default();
        findings.kind(9, "ATTENDEE is not taken");
        findings.kind(4, "ATTENDEE is not taken");
        findings.kind(5, "VALARM is not taken");
        findings.skip(Finding::new(1, "no date"));
        let report = findings.report();
        let told: Vec<(usize, &str)> = report.findings.iter().map(|finding| (finding.line, finding.text.as_str())).collect();
        assert_eq!(told, [(1, "no date"), (4, "ATTENDEE is not taken (2 times)"), (5, "VALARM is not taken")]);
        assert_eq!(report.skipped, 1);
    }

    #[test]
    fn a_quoted_value_is_short_and_harmless() {
        assert_eq!(quoted("a\u{1b}[2Jb"), "“a[2Jb”");
        assert_eq!(quoted(&"x".repeat(61)), format!("“{}…”", "x".repeat(60)));
    }
}
