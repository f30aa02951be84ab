//! Tables for people: columns that line up and fit the width of the terminal.

use super::layout::{cut, width};
use crate::app::words::sentence;
use crate::domain::text::one_line;

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Left,
    Right,
    /// To the left, and cut first where the terminal is narrow.
    Flexible,
}

/// Rows under headings.
#[derive(Debug)]
pub struct Table {
    columns: Vec<(&'static str, Column)>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<String>,
    faint: bool,
}

/// A finished line, and whether it stands back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    pub faint: bool,
}

const GAP: usize = 2;
const NARROWEST: usize = 8;

impl Table {
    pub fn new(columns: &[(&'static str, Column)]) -> Self {
        Self { columns: columns.to_vec(), rows: vec![] }
    }

    /// Adds a row with one cell a column. `faint`: a session that is skipped, a change that was undone.
    pub fn row<const N: usize>(&mut self, cells: [String; N], faint: bool) {
        debug_assert_eq!(N, self.columns.len(), "a cell for each column");
        self.rows.push(Row { cells: cells.iter().map(|cell| one_line(cell)).collect(), faint });
    }

    /// The heading and the rows, none wider than `most`. Columns that are empty throughout are left out.
    pub fn lines(&self, most: Option<usize>) -> Vec<Line> {
        let widths = self.widths(most);
        let heading: Vec<String> = self.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        let line = |cells: &[String], faint| {
            let mut text = String::new();
            for ((cell, (_, column)), &room) in cells.iter().zip(&self.columns).zip(&widths).filter(|(_, room)| **room > 0) {
                let cell = cut(cell, room);
                let space = " ".repeat(room.saturating_sub(width(&cell)));
                if !text.is_empty() {
                    text.push_str(&" ".repeat(GAP));
                }
                match column {
                    Column::Right => text.extend([space, cell]),
                    Column::Left | Column::Flexible => text.extend([cell, space]),
                }
            }
            let text = text.trim_end().to_owned();
            Line { text: most.map_or(text.clone(), |most| cut(&text, most)), faint }
        };
        std::iter::once(line(&heading, true)).chain(self.rows.iter().map(|row| line(&row.cells, row.faint))).collect()
    }

    /// A sentence for each row, which says where it stands and names each of its values: “2 of 9. Day: Wed 2 Sep 2020. What: Choir.”
    pub fn sentences(&self) -> Vec<String> {
        let named = |(cell, (name, _)): (&String, &(&str, Column))| match (!cell.contains(char::is_alphanumeric), name.is_empty()) {
            (true, _) => None,
            (false, true) => Some(format!(" {}", sentence(cell))),
            (false, false) => Some(format!(" {}", sentence(&format!("{name}: {cell}")))),
        };
        let numbered = |(at, row): (usize, &Row)| {
            let said: String = row.cells.iter().zip(&self.columns).filter_map(named).collect();
            format!("{} of {}.{said}", at + 1, self.rows.len())
        };
        self.rows.iter().enumerate().map(numbered).collect()
    }

    /// The width of each column; 0 for one that is left out.
    fn widths(&self, most: Option<usize>) -> Vec<usize> {
        let natural = |i: usize, name: &str| {
            let widest = self.rows.iter().filter_map(|row| row.cells.get(i)).map(|cell| width(cell)).max().unwrap_or(0);
            if widest == 0 { 0 } else { widest.max(width(name)) }
        };
        let mut widths: Vec<usize> = self.columns.iter().enumerate().map(|(i, (name, _))| natural(i, name)).collect();
        let total = |widths: &[usize]| widths.iter().filter(|w| **w > 0).map(|w| w + GAP).sum::<usize>().saturating_sub(GAP);
        let Some(most) = most else { return widths };
        while total(&widths) > most {
            let widest = widths
                .iter_mut()
                .zip(&self.columns)
                .filter(|(room, (_, column))| *column == Column::Flexible && **room > NARROWEST)
                .map(|(room, _)| room)
                .max();
            match widest {
                Some(room) => *room -= 1,
                None => break,
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &Table, most: Option<usize>) -> Vec<String> {
        table.lines(most).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_line_up_and_empty_ones_go() {
        let mut table = Table::new(&[("What", Column::Flexible), ("Seats", Column::Right), ("Note", Column::Left)]);
        table.row(["Choir".into(), "9".into(), String::new()], false);
        table.row(["合唱団".into(), "14".into(), String::new()], false);
        assert_eq!(texts(&table, None), ["What    Seats", "Choir       9", "合唱団     14"]);
    }

    #[test]
    fn a_narrow_terminal_cuts_the_flexible_column_first() {
        let mut table = Table::new(&[("When", Column::Left), ("What", Column::Flexible)]);
        table.row(["16:00".into(), "Social Cohesion in Social Isolation".into()], false);
        assert_eq!(texts(&table, Some(20)), ["When   What", "16:00  Social Cohes…"]);
        for line in texts(&table, Some(6)) {
            assert!(width(&line) <= 6, "{line}");
        }
    }

    #[test]
    fn rows_can_be_heard() {
        let mut table = Table::new(&[("What", Column::Flexible), ("Seats", Column::Right), ("", Column::Left)]);
        table.row(["Choir".into(), "9".into(), String::new()], false);
        table.row(["Chat".into(), "·".into(), "undone".into()], true);
        assert_eq!(table.sentences(), ["1 of 2. What: Choir. Seats: 9.", "2 of 2. What: Chat. undone."]);
    }

    #[test]
    fn foreign_text_cannot_steer_the_terminal() {
        let mut table = Table::new(&[("What", Column::Left)]);
        table.row(["a\u{1b}[31m\nb\u{202e}".into()], false);
        assert_eq!(texts(&table, None), ["What", "a[31m b"]);
    }
}
