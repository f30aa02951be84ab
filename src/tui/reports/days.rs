//! The days of a year as a map: a column a week, a row a weekday, the darker the more people were there.

use std::iter::successors;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use ratatui::text::Span;

use crate::app::query::ReportPage;
use crate::tui::days::week_of;
use crate::tui::state::State;
use crate::tui::widget::plot::shade;
use crate::tui::widget::text::{right, span, width};

type Spans = Vec<Span<'static>>;

const LABEL: usize = 4;
const TOTAL: usize = 5;
/// Columns between the numbers and the map.
const GAP: usize = 2;
/// Columns of the legend in full, without its number.
const FULL: usize = "  . few  .  people a day".len();
/// A day on which nobody was there.
const NOBODY: &str = "·";

/// The weeks that fit, up to the last one in which anything was held.
pub fn map(state: &State, page: &ReportPage, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let start = state.look.week_start;
    let all = weeks(page.year, start);
    let room = columns.saturating_sub(LABEL + TOTAL + GAP);
    let last = page.days.keys().next_back().map_or(0, |day| all.iter().filter(|week| **week <= *day).count());
    let shown: Vec<NaiveDate> = all.iter().take(last.max(room)).copied().collect();
    let shown = shown.get(shown.len().saturating_sub(room)..).unwrap_or_default();
    let most = page.days.values().copied().max().unwrap_or(0);
    let mut rows =
        vec![head(state, page.year, most, columns), vec![span(" ".repeat(LABEL + TOTAL + GAP) + &months(shown, page.year), theme.quiet())]];
    for (place, weekday) in (0..7).zip(successors(Some(start), |day| Some(day.succ()))) {
        let cells = shown.iter().map(|week| *week + Days::new(place)).map(|day| match page.days.get(&day) {
            Some(here) => span(shade(*here, most), theme.accent()),
            None if day.year() == page.year => span(NOBODY, theme.quiet()),
            None => span(" ", theme.text()),
        });
        let total: u32 = page.days.iter().filter(|(day, _)| day.weekday() == weekday).map(|(_, here)| here).sum();
        let total = if total == 0 { String::new() } else { state.reports.told(total) };
        let numbers = [span(format!("{weekday:<LABEL$}"), theme.quiet()), span(right(&total, TOTAL) + &" ".repeat(GAP), theme.text())];
        rows.push(numbers.into_iter().chain(cells).collect());
    }
    rows
}

/// The first days of the weeks of a year.
fn weeks(year: i32, start: Weekday) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).map(|day| week_of(day, start));
    successors(first, |week| week.checked_add_days(Days::new(7))).take_while(|week| week.year() <= year).collect()
}

/// "2020 day by day  ░ few  █ 23 people a day"; the last words where there is room.
fn head(state: &State, year: i32, most: u32, columns: usize) -> Spans {
    let title = format!("{year} day by day");
    let told = state.reports.told(most);
    let legend = match () {
        () if most == 0 => "  nobody was there".to_owned(),
        () if width(&title) + width(&told) + FULL <= columns => format!("  ░ few  █ {told} people a day"),
        () => format!("  ░ few  █ {told} people"),
    };
    vec![span(title, state.theme().strong()), span(legend, state.theme().quiet())]
}

/// The name of each month over the week in which it begins, where it fits.
fn months(shown: &[NaiveDate], year: i32) -> String {
    let mut text = String::new();
    for (column, week) in shown.iter().enumerate() {
        let first = (0..7).map(|day| *week + Days::new(day)).find(|day| day.day() == 1 && day.year() == year);
        if let Some(first) = first.filter(|_| column == 0 || text.len() < column) {
            text.push_str(&" ".repeat(column.saturating_sub(text.len())));
            text.push_str(&first.format("%b").to_string());
        }
    }
    text
}
