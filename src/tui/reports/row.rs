//! Rows that are made when they are in sight: a report has a thousand, and a screen shows fifty.

use ratatui::text::Span;

use crate::tui::widget::text::width;

pub type Spans = Vec<Span<'static>>;

/// A row, once it is asked for.
pub type Row<'a> = Box<dyn Fn() -> Spans + 'a>;

/// Rows that are made already: short parts.
pub fn made<'a>(rows: Vec<Spans>) -> Vec<Row<'a>> {
    rows.into_iter().map(|spans| Box::new(move || spans.clone()) as Row).collect()
}

/// One part under the other, with a row of air between.
pub fn stacked<'a, const N: usize>(parts: [Vec<Row<'a>>; N]) -> Vec<Row<'a>> {
    let mut all: Vec<Row> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(Box::new(Vec::new));
        }
        all.extend(part);
    }
    all
}

/// Two columns, the second from a column on.
pub fn beside<'a>(first: Vec<Row<'a>>, from: usize, second: Vec<Row<'a>>) -> Vec<Row<'a>> {
    let rows = first.len().max(second.len());
    let all = |part: Vec<Row<'a>>| part.into_iter().map(Some).chain(std::iter::repeat_with(|| None)).take(rows);
    let made = |row: &Option<Row>| row.as_ref().map(|row| row()).unwrap_or_default();
    let join = |(one, other): (Option<Row<'a>>, Option<Row<'a>>)| -> Row<'a> {
        Box::new(move || {
            let mut spans = made(&one);
            let used: usize = spans.iter().map(|span| width(&span.content)).sum();
            spans.push(Span::raw(" ".repeat(from.saturating_sub(used))));
            spans.extend(made(&other));
            spans
        })
    };
    all(first).zip(all(second)).map(join).collect()
}
