//! A line of the table of series: its columns, shared out by what fits.

use chrono::Datelike;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::query::SeriesRow;
use crate::tui::state::State;
use crate::tui::widget::bars::bars;
use crate::tui::widget::entry::dot;
use crate::tui::widget::text::{left, right, span};

const MARK: usize = 2;
const TITLE: usize = 18;
/// A rule and a title get as much before either gets more.
const USUAL: usize = 22;
const LONGEST_TITLE: usize = 32;
const RULE: usize = 14;
const LONGEST_RULE: usize = 44;
const NEXT: usize = 10;
const STANDING: usize = 7;
const CAME: usize = 5;
const BARS: usize = 6;
const SEATS: usize = 5;

/// Columns of each part; none where a part does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    title: usize,
    rule: usize,
    next: usize,
    standing: usize,
    came: usize,
    bars: usize,
    seats: usize,
}

impl Columns {
    /// The title first, then the next date, how many came, who comes every time, the bars, the rule, the seats.
    pub fn of(columns: usize) -> Self {
        let mut rest = columns.saturating_sub(MARK);
        let mut take = |wanted: usize| {
            let taken = if rest >= wanted { wanted } else { 0 };
            rest = rest.saturating_sub(if taken > 0 { taken + 1 } else { 0 });
            taken
        };
        let title = take(TITLE);
        let (next, came) = (take(NEXT), take(CAME));
        let (standing, bars, rule, seats) = (take(STANDING), take(BARS), take(RULE), take(SEATS));
        let mut found = Self { title, rule, next, standing, came, bars, seats };
        let mut widen = |part: &mut usize, most: usize| {
            let more = if *part > 0 { rest.min(most - *part) } else { 0 };
            *part += more;
            rest -= more;
        };
        widen(&mut found.rule, USUAL);
        widen(&mut found.title, USUAL);
        widen(&mut found.rule, LONGEST_RULE);
        widen(&mut found.title, LONGEST_TITLE);
        found
    }

    /// The row over the list.
    pub fn labels(&self) -> String {
        let parts = [
            (self.title, left("title", self.title)),
            (self.rule, left("when", self.rule)),
            (self.next, right("next", self.next)),
            (self.standing, right("members", self.standing)),
            (self.came, right("came", self.came)),
            (self.bars, left("", self.bars)),
            (self.seats, right("seats", self.seats)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(columns, _)| *columns > 0).map(|(_, text)| text).collect();
        " ".repeat(MARK) + &parts.join(" ")
    }
}

/// The line of a series.
pub fn line(state: &State, row: &SeriesRow, columns: &Columns) -> Vec<Span<'static>> {
    let theme = state.theme();
    let this_year = state.today().year();
    let next = match &row.next {
        Some((_, start)) if start.year() == this_year => start.format("%a %-d %b").to_string(),
        Some((_, start)) => start.format("%b %Y").to_string(),
        None => "ended".to_owned(),
    };
    let some = |number: u32| if number > 0 { number.to_string() } else { String::new() };
    let came = row.average().map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default();
    let over = if row.next.is_some() { theme.text() } else { theme.quiet() };
    let parts: [(usize, String, Style); 7] = [
        (columns.title, left(&state.masked(&row.summary), columns.title), over),
        (columns.rule, left(&row.rule, columns.rule), theme.quiet()),
        (columns.next, right(&next, columns.next), over),
        (columns.standing, right(&some(row.standing), columns.standing), over),
        (columns.came, right(&came, columns.came), over),
        (columns.bars, bars(&row.came, row.capacity, columns.bars), theme.quiet()),
        (columns.seats, right(&row.capacity.map(|seats| seats.to_string()).unwrap_or_default(), columns.seats), theme.quiet()),
    ];
    let mark = [dot(state, row.colour), span(" ", theme.text())];
    let parts = parts.into_iter().filter(|(columns, _, _)| *columns > 0);
    mark.into_iter().chain(parts.flat_map(|(_, text, style)| [span(text, style), span(" ", theme.text())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::text::width;

    #[test]
    fn the_columns_fit_at_every_width() {
        for columns in 20..220 {
            let labels = Columns::of(columns).labels();
            assert!(width(&labels) <= columns, "{columns}: “{labels}”");
        }
    }
}
