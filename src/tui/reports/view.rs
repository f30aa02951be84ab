//! The reports drawn: which time and which series, then numbers and plots in one column or two, all of which scroll.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::days;
use super::numbers::{REFERRERS, numbers, shares};
use super::plots::{by_series, by_session};
use super::row::{Row, Spans, beside, made, stacked};
use crate::app::query::ReportPage;
use crate::domain::term::{Kind, Term};
use crate::tui::layout;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::widget::text::{columns, draw, fit, fit_spans, left, span, width, wrap};

/// Columns from which sessions stand beside all else, from which the numbers stand beside the plots, and beside the backgrounds.
const WIDEST: usize = 170;
const WIDE: usize = 108;
const MIDDLE: usize = 74;
/// How wide the numbers are beside the plots, and the year and its series beside the sessions.
const SIDE: usize = 46;
const YEAR: usize = 66;
const GAP: usize = 3;
/// Columns of a key where nothing was planned.
const KEY: usize = 5;
/// Fewer columns of a title say nothing beside its glyph.
const SHORTEST_TITLE: usize = 3;
/// Rows that say what the report is about.
const HEAD: u16 = 2;

pub fn view(state: &State, frame: &mut Frame, body: Rect) {
    let area = inner(body);
    let list = list(area);
    let all = all(state, usize::from(area.width));
    let top = top(state, &all, list);
    let is_more = top + usize::from(list.height) < all.len();
    // beside the head the key that shows more, where there is more below
    let more = if is_more { state.keyed(" {report.down} ↓") } else { String::new() };
    let room = usize::from(area.width).saturating_sub(width(&more));
    draw(frame.buffer_mut(), (area.x, area.y), area.width, &head(state, room));
    draw(frame.buffer_mut(), (area.x + u16::try_from(room).unwrap_or(0), area.y), area.width, &[span(more, state.theme().accent())]);
    for (y, row) in (list.y..list.bottom()).zip(all.iter().skip(top)) {
        draw(frame.buffer_mut(), (list.x, y), list.width, &fit_spans(row.spans(), usize::from(list.width)));
    }
}

/// A series or a session of the plots.
pub fn click(state: &mut State, body: Rect, at: Position) -> Option<Vec<Effect>> {
    let list = list(inner(body));
    let all = all(state, usize::from(list.width));
    let place = list.contains(at).then(|| top(state, &all, list) + usize::from(at.y - list.y))?;
    let target = all.get(place)?.target(usize::from(at.x - list.x))?;
    drop(all);
    Some(target.follow(state))
}

/// Where the rows lie, under the head; and the first that is drawn.
fn list(area: Rect) -> Rect {
    Rect { y: area.y + HEAD.min(area.height), height: area.height.saturating_sub(HEAD), ..area }
}

fn top(state: &State, all: &[Row], list: Rect) -> usize {
    state.reports.scroll.min(all.len().saturating_sub(usize::from(list.height)))
}

fn inner(body: Rect) -> Rect {
    Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body }
}

/// How many rows there are, and how many of them fit.
pub fn height(state: &State) -> usize {
    all(state, usize::from(inner(layout::body(state.size)).width)).len()
}

pub fn rows(state: &State) -> usize {
    usize::from(layout::body(state.size).height.saturating_sub(HEAD)).max(1)
}

/// "Reports  Jul–Sep 2020 · all series · numbers under 5 hidden", in fewer words where those have no room; the title gives way last.
fn head(state: &State, most: usize) -> Spans {
    let theme = state.theme();
    let reports = &state.reports;
    let series = |room: usize| match reports.title() {
        Some(one) => vec![
            span(format!("{} ", glyph(one.colour)), state.series_style(one.colour)),
            span(fit(&state.masked(&one.title), room), theme.strong()),
        ],
        None => vec![span("all series", theme.strong())],
    };
    let hidden = if reports.hides_small { [" · numbers under 5 hidden", " · <5 hidden"] } else { [""; 2] };
    let [full, brief] = hidden.map(|hidden| span(hidden, theme.quiet()));
    let name = span("Reports  ", theme.quiet());
    let term = [span(named(reports.of().term), theme.accent()), span(" · ", theme.quiet())];
    let head = |name: Option<&Span<'static>>, room: usize, hidden: &Span<'static>| -> Spans {
        name.into_iter().chain(&term).cloned().chain(series(room)).chain([hidden.clone()]).collect()
    };
    let whole = [(Some(&name), &full), (Some(&name), &brief), (None, &brief)].map(|(name, hidden)| head(name, usize::MAX, hidden));
    whole.into_iter().find(|head| columns(head) <= most).unwrap_or_else(|| {
        let room = most.saturating_sub(columns(&head(None, 0, &brief)));
        fit_spans(head(None, room.max(SHORTEST_TITLE), &brief), most)
    })
}

/// "Jul–Sep 2020", "September 2020", "2020", "all time".
fn named(term: Term) -> String {
    let last = |after: NaiveDate| after.pred_opt().unwrap_or(after);
    match (term.kind(), term.days()) {
        (Kind::Month, Some((first, _))) => first.format("%B %Y").to_string(),
        (Kind::Quarter, Some((first, after))) => format!("{}–{}", first.format("%b"), last(after).format("%b %Y")),
        (Kind::Year, Some((first, _))) => first.format("%Y").to_string(),
        (Kind::All, _) | (_, None) => "all time".to_owned(),
    }
}

fn all(state: &State, columns: usize) -> Vec<Row<'_>> {
    match &state.reports.page {
        Some(page) if !state.reports.is_stale() => told(state, page, columns),
        // those of another time are no numbers of this one
        Some(_) | None => made(vec![vec![span("counting …", state.theme().quiet())]]),
    }
}

fn told<'a>(state: &'a State, page: &'a ReportPage, columns: usize) -> Vec<Row<'a>> {
    match () {
        () if page.numbers.planned == 0 => made(nothing(state, page, columns)),
        () if columns >= WIDEST && !page.numbers.sessions.is_empty() => {
            let plots = beside(year(state, page, YEAR), YEAR + GAP, by_session(state, page, columns - SIDE - YEAR - 2 * GAP));
            beside(side(state, page, SIDE), SIDE + GAP, plots)
        }
        () if columns >= WIDE => beside(side(state, page, SIDE), SIDE + GAP, plotted(state, page, columns - SIDE - GAP)),
        () if columns >= MIDDLE => {
            let half = columns.saturating_sub(GAP) / 2;
            let about = made(numbers(state, &page.numbers, half));
            let above = beside(about, half + GAP, told_shares(state, page, columns - half - GAP));
            stacked([above, plotted(state, page, columns)])
        }
        () => stacked([side(state, page, columns), plotted(state, page, columns)]),
    }
}

/// An empty time says which keys lead to another; where nothing was ever planned, which key changes that.
fn nothing(state: &State, page: &ReportPage, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let indent = || span("  ", theme.text());
    let why = if page.series.is_empty() { "Nothing is planned yet." } else { "Nothing was planned in that time." };
    let key = |key: &'static str, does: &'static str| {
        vec![indent(), span(left(&state.keyed(key), KEY), theme.accent()), span(does, theme.quiet())]
    };
    let keys = match () {
        () if page.series.is_empty() => vec![key("{series.add}", "new series, in a line of words")],
        () if state.reports.is_all_time() => vec![key("{report.series-after}", "another series")],
        () => vec![
            key("{report.before}", "the time before"),
            key("{report.after}", "the time after"),
            key("{report.length}", "a longer time"),
        ],
    };
    let told = wrap(why, columns.saturating_sub(2)).into_iter().map(|row| vec![indent(), span(row, theme.quiet())]);
    told.chain([Vec::new()]).chain(keys).collect()
}

/// The numbers over the backgrounds and the referrers.
fn side<'a>(state: &State, page: &ReportPage, columns: usize) -> Vec<Row<'a>> {
    stacked([made(numbers(state, &page.numbers, columns)), told_shares(state, page, columns)])
}

fn told_shares<'a>(state: &State, page: &ReportPage, columns: usize) -> Vec<Row<'a>> {
    let numbers = &page.numbers;
    stacked([
        made(shares(state, "Background", &numbers.by_background, "none told", columns)),
        made(shares(state, REFERRERS, &numbers.by_referrer, "nobody", columns)),
    ])
}

fn plotted<'a>(state: &'a State, page: &'a ReportPage, columns: usize) -> Vec<Row<'a>> {
    if page.numbers.sessions.is_empty() && page.days.is_empty() {
        return made(vec![vec![span("No session was held yet: the register says who came.", state.theme().quiet())]]);
    }
    stacked([year(state, page, columns), by_session(state, page, columns)])
}

/// The year day by day, over its series.
fn year<'a>(state: &'a State, page: &'a ReportPage, columns: usize) -> Vec<Row<'a>> {
    stacked([made(days::map(state, page, columns)), by_series(state, page, columns)])
}
