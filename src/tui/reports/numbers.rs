//! The numbers of a report in rows of text: sessions, people, who came back, by background and by referrer.

use ratatui::text::Span;

use crate::domain::report::{Report, SMALL, Share};
use crate::tui::state::State;
use crate::tui::widget::plot::bar;
use crate::tui::widget::text::{fit, left, right, span, wrap};

type Spans = Vec<Span<'static>>;

const LABEL: usize = 18;
const NUMBER: usize = 5;
/// Columns of a name, and of a number of people or of times with the gap before it: the first ends under the numbers above.
const NAME: usize = LABEL + NUMBER - COUNT;
const COUNT: usize = 7;

/// Sessions, then people.
pub fn numbers(state: &State, report: &Report, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let told = |number: u32| state.reports.told(number);
    let row = |label: &str, number: String, note: String| {
        let room = columns.saturating_sub(LABEL + NUMBER + 2);
        let note = span(format!("  {}", fit(&note, room)), theme.quiet());
        let (name, indent) = (label.trim_start(), label.len() - label.trim_start().len());
        let label = " ".repeat(indent) + &left(name, LABEL - indent);
        vec![span(label, theme.text()), span(right(&number, NUMBER), theme.strong()), note]
    };
    let skipped: u32 = report.skipped.iter().map(|(_, times)| times).sum();
    let mut rows =
        vec![row("Sessions planned", report.planned.to_string(), String::new()), row("  held", report.held.to_string(), String::new())];
    if !report.unnoted.is_empty() {
        rows.push(row("  not noted", report.unnoted.len().to_string(), "no register".to_owned()));
    }
    rows.push(row("  ahead", report.ahead.to_string(), String::new()));
    rows.push(row("  skipped", skipped.to_string(), String::new()));
    for (reason, times) in &report.skipped {
        let reason = if *times > 1 { format!("{reason}, {times} times") } else { reason.clone() };
        let reason = state.masked(&reason);
        let reasons = wrap(&reason, columns.saturating_sub(4));
        rows.extend(reasons.into_iter().map(|reason| vec![span(format!("    {reason}"), theme.quiet())]));
    }
    rows.push(Vec::new());
    rows.push(row("Attendances", told(report.attendances), "every visit".to_owned()));
    rows.push(row("People", told(report.people), "each once".to_owned()));
    rows.push(row("First-timers", told(report.first_timers), "first visit".to_owned()));
    for (label, number) in [("  a second time", report.came_twice), ("  a third time", report.came_three_times)] {
        rows.push(row(label, told(number), share_of(state, number, report.first_timers)));
    }
    rows
}

/// "67 % of them"; a share of what is hidden would tell it.
fn share_of(state: &State, part: u32, whole: u32) -> String {
    let is_hidden = |number: u32| state.reports.hides_small && (1..SMALL).contains(&number);
    match whole {
        0 => String::new(),
        _ if is_hidden(part) || is_hidden(whole) || is_hidden(whole.saturating_sub(part)) => String::new(),
        _ => format!("{} % of them", (u64::from(part) * 100 + u64::from(whole) / 2) / u64::from(whole)),
    }
}

/// A row for each name: how many people, how many times, and a bar of the people.
pub fn shares(state: &State, title: &str, shares: &[Share], nameless: &str, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let heads = format!("{}{}", right("people", COUNT), right("times", COUNT));
    let mut rows = vec![vec![span(left(title, NAME), theme.strong()), span(heads, theme.quiet())]];
    let room = columns.saturating_sub(NAME + 2 * COUNT + 2);
    // those without a name are many, and no bar beside them would say anything
    let most = shares.iter().filter(|share| share.name.is_some()).map(|share| share.people).max().unwrap_or(0);
    for share in shares {
        let (name, style) = match &share.name {
            Some(name) => (name.as_str(), theme.text()),
            None => (nameless, theme.quiet()),
        };
        // a name of a referrer is a person's
        let name = if share.name.is_some() && title == REFERRERS { state.name(name) } else { name.to_owned() };
        let is_hidden = state.reports.hides_small && share.people < SMALL;
        let bar = if is_hidden || share.name.is_none() { String::new() } else { bar(share.people, most, room) };
        rows.push(vec![
            span(left(&name, NAME), style),
            span(right(&state.reports.told(share.people), COUNT), theme.text()),
            span(right(&state.reports.told(share.attendances), COUNT), theme.quiet()),
            span("  ", theme.text()),
            span(bar, theme.accent()),
        ]);
    }
    if shares.is_empty() {
        rows.push(vec![span("nobody came", theme.quiet())]);
    }
    rows
}

pub const REFERRERS: &str = "Referred by";
