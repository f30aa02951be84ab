//! A line of the table of series: its columns, shared out by what fits, and its rule under the title where all series have room for that.

use chrono::Datelike;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::query::SeriesRow;
use crate::tui::state::State;
use crate::tui::widget::bars::bars;
use crate::tui::widget::entry::dot;
use crate::tui::widget::text::{left, right, span};

const MARK: usize = 2;
/// Columns between two parts, so that two numbers never read as one.
const GAP: &str = "  ";
const TITLE: usize = 16;
/// A rule and a title get as much before either gets more.
const USUAL: usize = 22;
const LONGEST_TITLE: usize = 44;
/// Where the rule stands under it, a title gets as much as this before the seats get anything.
const WHOLE_TITLE: usize = 36;
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
    /// A high line has its rule and its bars in a second row, so that the title gets what they would take.
    pub fn of(columns: usize, is_high: bool) -> Self {
        // nothing stands behind the last part
        let mut rest = (columns + GAP.len()).saturating_sub(MARK);
        let mut take = |wanted: usize, spare: usize| {
            let taken = if rest >= wanted + GAP.len() + spare { wanted } else { 0 };
            rest = rest.saturating_sub(if taken > 0 { taken + GAP.len() } else { 0 });
            taken
        };
        let title = take(TITLE, 0);
        let (next, came) = (take(NEXT, 0), take(CAME, 0));
        let standing = take(STANDING, 0);
        let (bars, rule) = if is_high { (0, 0) } else { (take(BARS, 0), take(RULE, 0)) };
        let seats = take(SEATS, if is_high { WHOLE_TITLE - TITLE } else { 0 });
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
        " ".repeat(MARK) + &parts.join(GAP)
    }
}

/// The second row of a high line: the rule under the title, the bars under how many came.
pub fn under(state: &State, row: &SeriesRow, columns: &Columns) -> Vec<Span<'static>> {
    let before = [columns.title, columns.next, columns.standing];
    let room: usize = before.into_iter().filter(|part| *part > 0).map(|part| part + GAP.len()).sum();
    let rule = left(&row.rule, room.saturating_sub(GAP.len()));
    let bars = bars(&row.came, row.capacity, columns.came);
    vec![span(format!("{}{rule}{GAP}{bars}", " ".repeat(MARK)), state.theme().quiet())]
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
    mark.into_iter().chain(parts.flat_map(|(_, text, style)| [span(text, style), span(GAP, theme.text())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::text::width;

    #[test]
    fn the_columns_fit_at_every_width() {
        for columns in 20..220 {
            for is_high in [false, true] {
                let labels = Columns::of(columns, is_high).labels();
                assert!(width(&labels) <= columns, "{columns}: “{labels}”");
            }
        }
    }
}
