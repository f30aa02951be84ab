//! How values of the domain stand in columns.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::types::FromSql;
use rusqlite::{Row, RowIndex};

use super::StoreError;
use crate::domain::id::RecurrenceId;
use crate::domain::kept::Kept;
use crate::domain::stamp::Stamp;

/// Wall times stand as `20200902T160000`, which sorts as time does for the years 0 to 9999; earlier and later ones count as its ends.
pub(super) fn wall_text(wall: NaiveDateTime) -> String {
    match wall.year() {
        ..0 => "00000101T000000".to_owned(),
        0..=9999 => Stamp::Local(wall).to_string(),
        10_000.. => "99991231T235959".to_owned(),
    }
}

pub(super) fn date_text(date: NaiveDate) -> String {
    Stamp::Date(date).to_string()
}

/// "[1,2]": a list of row numbers, as `json_each` reads it.
pub(super) fn list(numbers: impl Iterator<Item = i64>) -> String {
    format!("[{}]", numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(","))
}

/// The cells of a row in the order in which its statement names them: to look for twenty names takes longer than to read what they stand for.
pub(super) struct Cells<'row, 'statement> {
    row: &'row Row<'statement>,
    next: usize,
}

impl<'row, 'statement> Cells<'row, 'statement> {
    pub(super) fn of(row: &'row Row<'statement>) -> Self {
        Self { row, next: 0 }
    }

    pub(super) fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let place = self.place();
        self.row.get(place)
    }

    /// Where the next one stands, for whoever reads it in a form of its own.
    pub(super) fn place(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }
}

pub(super) fn wall(row: &Row, column: impl RowIndex) -> rusqlite::Result<NaiveDateTime> {
    read_wall(row.get_ref(column)?.as_str()?)
}

pub(super) fn date(row: &Row, column: &str) -> rusqlite::Result<RecurrenceId> {
    wall(row, column).map(RecurrenceId)
}

pub(super) fn optional_wall(row: &Row, column: impl RowIndex) -> rusqlite::Result<Option<NaiveDateTime>> {
    row.get_ref(column)?.as_str_or_null()?.map(read_wall).transpose()
}

fn read_wall(text: &str) -> rusqlite::Result<NaiveDateTime> {
    Stamp::parse(text).map(Stamp::wall).map_err(|_| StoreError::unknown_value("time", text))
}

pub(super) fn kept_text(kept: Option<&Kept>) -> Option<&str> {
    kept.filter(|kept| !kept.is_empty()).map(Kept::text)
}

/// One of a fixed set of words.
pub(super) fn word<T: Copy>(row: &Row, column: impl RowIndex, all: &[T], word: fn(T) -> &'static str) -> rusqlite::Result<T> {
    let place = column.idx(row.as_ref())?;
    let text = row.get_ref(place)?.as_str()?;
    let unknown = || row.as_ref().column_name(place).map(|column| StoreError::unknown_value(column, text));
    match all.iter().copied().find(|one| word(*one) == text) {
        Some(one) => Ok(one),
        None => Err(unknown()?),
    }
}

/// The same, or nothing.
pub(super) fn optional_word<T: Copy>(
    row: &Row,
    column: impl RowIndex,
    all: &[T],
    name: fn(T) -> &'static str,
) -> rusqlite::Result<Option<T>> {
    let place = column.idx(row.as_ref())?;
    let is_told = row.get_ref(place)?.as_str_or_null()?.is_some();
    is_told.then(|| word(row, place, all, name)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_time_sort_after_and_before_all_else() {
        let some = wall_text("2020-09-02T16:00:00".parse().expect("a time"));
        assert!(wall_text(NaiveDateTime::MIN) < some && some < wall_text(NaiveDateTime::MAX));
    }
}
