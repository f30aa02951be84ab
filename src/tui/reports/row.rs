//! Rows that are made when they are in sight: a report has a thousand, and a screen shows fifty.

use ratatui::text::Span;

use super::target::Target;
use crate::tui::widget::text::width;

pub type Spans = Vec<Span<'static>>;

/// A row, made once it is asked for.
pub struct Row<'a> {
    make: Box<dyn Fn() -> Spans + 'a>,
    /// From which column on it leads somewhere.
    target: Option<(usize, Target)>,
}

impl<'a> Row<'a> {
    pub fn new(make: impl Fn() -> Spans + 'a) -> Self {
        Self { make: Box::new(make), target: None }
    }

    /// The row leads there.
    pub fn leading(self, target: Target) -> Self {
        Self { target: Some((0, target)), ..self }
    }

    pub fn spans(&self) -> Spans {
        (self.make)()
    }

    /// Where a column of it leads.
    pub fn target(&self, column: usize) -> Option<Target> {
        self.target.as_ref().filter(|(from, _)| *from <= column).map(|(_, target)| target.clone())
    }

    /// Another row beside it, from a column on.
    fn beside(self, from: usize, other: Row<'a>) -> Self {
        let target = other.target.clone().map(|(start, target)| (from + start, target));
        let joined = Self::new(move || {
            let mut spans = self.spans();
            let used: usize = spans.iter().map(|span| width(&span.content)).sum();
            spans.push(Span::raw(" ".repeat(from.saturating_sub(used))));
            spans.extend(other.spans());
            spans
        });
        Self { target, ..joined }
    }
}

/// Rows that are made already: short parts.
pub fn made<'a>(rows: Vec<Spans>) -> Vec<Row<'a>> {
    rows.into_iter().map(|spans| Row::new(move || spans.clone())).collect()
}

/// One part under the other, with a row of air between.
pub fn stacked<'a, const N: usize>(parts: [Vec<Row<'a>>; N]) -> Vec<Row<'a>> {
    let mut all: Vec<Row> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(Row::new(Vec::new));
        }
        all.extend(part);
    }
    all
}

/// Two columns, the second from a column on.
pub fn beside<'a>(first: Vec<Row<'a>>, from: usize, second: Vec<Row<'a>>) -> Vec<Row<'a>> {
    let rows = first.len().max(second.len());
    let all = |part: Vec<Row<'a>>| part.into_iter().chain(std::iter::repeat_with(|| Row::new(Vec::new))).take(rows);
    all(first).zip(all(second)).map(|(one, other)| one.beside(from, other)).collect()
}
