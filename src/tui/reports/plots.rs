//! The sessions of a report as plots: how each series went, and a bar for each session.

use std::collections::HashMap;

use super::row::{Row, Spans, made};
use super::target::Target;
use crate::app::query::{ReportPage, ReportedSeries};
use crate::domain::id::Uid;
use crate::domain::report::{Count, SMALL};
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::widget::bars::bars;
use crate::tui::widget::plot::bar_of;
use crate::tui::widget::text::{fit, left, right, span};

/// Sessions that get a bar; more are in the file that is written.
const MOST_BARS: usize = 200;
const DATE: usize = 11;
/// The glyph of the series, between two spaces.
const MARK: usize = 3;
const HERE: usize = 11;
const AVERAGE: usize = 9;
/// Columns between the numbers and their plot.
const GAP: &str = "  ";
const LONGEST_TITLE: usize = 38;

/// A row for each series that held a session: how many people were there on average and the last time, and how many from session to session.
pub fn by_series<'a>(state: &'a State, page: &'a ReportPage, columns: usize) -> Vec<Row<'a>> {
    let theme = state.theme();
    let title = (columns / 2).min(LONGEST_TITLE);
    let heads = format!("{}{}", right("average", AVERAGE), right("last", AVERAGE));
    let head = vec![span(left("By series", title), theme.strong()), span(heads, theme.quiet())];
    let held = page.series.iter().filter_map(|one| Some((one, *one.here.last()?)));
    let rows =
        held.map(|(one, last)| Row::new(move || series(state, one, last, (title, columns))).leading(Target::Series(one.uid.clone())));
    made(vec![head]).into_iter().chain(rows).collect()
}

fn series(state: &State, one: &ReportedSeries, last: u32, (title, columns): (usize, usize)) -> Spans {
    let here: Vec<u32> = one.here.iter().map(|number| drawn(state, *number)).collect();
    let times = u32::try_from(here.len()).unwrap_or(u32::MAX);
    let average = (one.here.iter().sum::<u32>() + times / 2) / times.max(1);
    let counts = [average, drawn(state, last)].map(|number| right(&state.reports.told(number), AVERAGE)).concat();
    let room = columns.saturating_sub(title + 2 * AVERAGE + GAP.len());
    vec![
        span(format!("{} ", glyph(one.colour)), state.series_style(one.colour)),
        span(left(&state.masked(&one.title), title.saturating_sub(2)), state.theme().text()),
        span(counts + GAP, state.theme().text()),
        span(bars(&here, None, room.min(here.len())), state.series_style(one.colour)),
    ]
}

/// A number as it is drawn: one that is hidden is as long as any other that is.
fn drawn(state: &State, number: u32) -> u32 {
    if state.reports.hides_small && (1..SMALL).contains(&number) { SMALL - 1 } else { number }
}

/// A row for each session that was held: how many were there of those who were expected.
pub fn by_session<'a>(state: &'a State, page: &'a ReportPage, columns: usize) -> Vec<Row<'a>> {
    let theme = state.theme();
    let sessions = &page.numbers.sessions;
    let left_out = sessions.len().saturating_sub(MOST_BARS);
    let shown = sessions.get(left_out..).unwrap_or_default();
    let most = shown.iter().map(|one| one.here.max(one.expected)).max().unwrap_or(0);
    let head = "By session";
    let heads = right("here", DATE + MARK + HERE - head.len());
    let mut rows = vec![vec![span(head, theme.strong()), span(heads, theme.quiet())]];
    if left_out > 0 {
        rows.push(vec![span(
            fit(&format!("the last {MOST_BARS} of {}: {}", sessions.len(), state.keyed("{report.write} writes all")), columns),
            theme.quiet(),
        )]);
    }
    let colours: HashMap<&Uid, usize> = page.series.iter().map(|series| (&series.uid, series.colour)).collect();
    let colour = |one: &Count| colours.get(&one.series).copied().unwrap_or(0);
    let sessions = shown.iter().map(|one| {
        let colour = colour(one);
        let target = Target::Session(one.series.clone(), one.start);
        Row::new(move || session(state, one, colour, most, columns)).leading(target)
    });
    made(rows).into_iter().chain(sessions).collect()
}

fn session(state: &State, one: &Count, colour: usize, most: u32, columns: usize) -> Spans {
    let theme = state.theme();
    let (here, expected) = (drawn(state, one.here), drawn(state, one.expected));
    let room = columns.saturating_sub(DATE + MARK + HERE + GAP.len());
    let (full, hoped) = bar_of(here, expected, most, room);
    let told = format!("{} of {}", state.reports.told(one.here), state.reports.told(one.expected));
    vec![
        span(right(&one.start.format("%-d %b %Y").to_string(), DATE), theme.text()),
        span(format!(" {} ", glyph(colour)), state.series_style(colour)),
        span(right(&told, HERE) + GAP, theme.text()),
        span(full, state.series_style(colour)),
        span(hoped, theme.quiet()),
    ]
}
