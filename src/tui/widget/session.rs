//! The selected session in full: what, when, where, who leads it, what is still to do.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::clashes::Shared;
use crate::app::query::{SessionLine, SessionPage, Todo};
use crate::app::words;
use crate::domain::zone::Fit;
use crate::tui::desk::is_skipped;
use crate::tui::state::State;
use crate::tui::theme::glyph;
use crate::tui::widget::text::{draw, fit, left, right, span, width, wrap};

type Spans = Vec<Span<'static>>;

const LABEL: usize = 8;
const JOIN: &str = "Join";
/// Columns at least between a link and the key that opens it.
const GAP: usize = 2;
const AIRY: u16 = 10;

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let columns = usize::from(area.width);
    let lines = match &state.desk.page {
        // where there is room, a row of air parts the session from its attendees
        Some(page) => session(state, page, columns, area.height - u16::from(area.height >= AIRY)),
        None if state.desk.is_unread() => Vec::new(),
        None => nothing(state, columns),
    };
    for (row, line) in (area.y..area.bottom()).zip(lines) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &line);
    }
}

/// A day without a session says what is near and which key fills it.
fn nothing(state: &State, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let key =
        |named: &'static str, words: &'static str| vec![span(left(&state.keyed(named), 4), theme.accent()), span(words, theme.quiet())];
    let holiday = state.look.holidays.on(state.desk.day).map(|name| wrap(&words::holiday(name), columns)).unwrap_or_default();
    let holiday = holiday.into_iter().map(|row| vec![span(row, theme.text())]);
    let said = |text: &str| wrap(text, columns).into_iter().map(|row| vec![span(row, theme.quiet())]).collect::<Vec<_>>();
    let near = [key("{session.after}", "the next session"), key("{session.before}", "the session before")];
    let (said, first) = match &state.only {
        Some(only) => {
            (said(&format!("Nothing of {} is on this day.", state.masked(&only.summary))), key("{series.only}", "all series again"))
        }
        None => (said("Nothing is planned on this day."), key("{series.add}", "new series")),
    };
    let rest = said.into_iter().chain([Vec::new(), first]).chain(near);
    let day = vec![span(words::day(state.desk.day.into()), theme.strong())];
    std::iter::once(day).chain(holiday).chain(rest).collect()
}

fn session(state: &State, page: &SessionPage, columns: usize, rows: u16) -> Vec<Spans> {
    let theme = state.theme();
    let line = &page.line;
    let style = if is_skipped(line) { theme.skipped() } else { theme.strong() };
    let mark = if is_skipped(line) { "×" } else { glyph(line.colour) };
    let mut lines = vec![vec![
        span(format!("{mark} "), state.series_style(line.colour)),
        span(fit(&state.masked(&line.summary), columns.saturating_sub(2)), style),
    ]];
    lines.extend(when(state, page, columns, rows));
    lines.push(vec![span(fit(&nature(page, columns), columns), theme.quiet())]);
    lines.extend(oddities(state, page, columns));
    let air = usize::from(usize::from(rows) > lines.len() + 6);
    lines.extend((0..air).map(|_| Vec::new()));
    let room = usize::from(rows).saturating_sub(lines.len());
    lines.extend(facts(state, page, columns, room));
    lines
}

/// Date and hours on one line where they fit, or where there is no other; how far off it is always stands beside the date.
fn when(state: &State, page: &SessionPage, columns: usize, rows: u16) -> Vec<Spans> {
    let theme = state.theme();
    let line = &page.line;
    let day = words::day(line.start);
    let hours = format!("{} {}", words::hours(line.start, line.end, &line.anchor, state.look.dial), page.clock).trim_end().to_owned();
    let off = words::how_far(line.starts_at, line.ends_at, state.now);
    let all = format!("{day} · {hours} · {off}");
    let mut lines = if width(&all) <= columns {
        vec![vec![span(format!("{day} · {hours} · "), theme.text()), span(off, theme.accent())]]
    } else if rows < 3 {
        let brief =
            format!("{} · {} · ", line.start.format("%a %-d %b"), words::hours(line.start, line.end, &line.anchor, state.look.dial));
        vec![vec![span(brief, theme.text()), span(off, theme.accent())]]
    } else {
        let brief = format!("{day} · {off}");
        let first = if width(&brief) <= columns {
            vec![span(format!("{day} · "), theme.text()), span(off, theme.accent())]
        } else {
            vec![span(fit(&day, columns), theme.text())]
        };
        vec![first, vec![span(fit(&hours, columns), theme.text())]]
    };
    if line.shown_start != line.start {
        let other_day = line.shown_start.date() != line.start.date();
        let day = if other_day { line.shown_start.format("%a %-d %b ").to_string() } else { String::new() };
        let hours = words::hours(line.shown_start, line.shown_end, &line.anchor, state.look.dial);
        let here = format!("{day}{hours} {} time", words::zone(&state.zone));
        lines.push(vec![span(fit(&here, columns), theme.quiet())]);
    }
    lines
}

/// The rule, and which of its sessions this is.
fn nature(page: &SessionPage, columns: usize) -> String {
    match (&page.rule, page.number) {
        (None, _) => "once".into(),
        (Some(rule), None) => rule.clone(),
        (Some(rule), Some(number)) => {
            let full = format!("{rule} · session {number}");
            if width(&full) <= columns { full } else { format!("{rule} · #{number}") }
        }
    }
}

/// What is told, and the key that helps: behind it, or in a row of its own where both are too long for one.
fn with_way_out(told: &str, help: &str, columns: usize, style: Style) -> Vec<Spans> {
    let both = format!("{told} · {help}");
    let rows = match () {
        () if help.is_empty() => vec![told],
        () if width(&both) <= columns => vec![both.as_str()],
        () => vec![told, help],
    };
    rows.into_iter().map(|row| vec![span(fit(row, columns), style)]).collect()
}

/// What is unusual about this date.
fn oddities(state: &State, page: &SessionPage, columns: usize) -> Vec<Spans> {
    let line = &page.line;
    let theme = state.theme();
    let mut lines = Vec::new();
    if is_skipped(line) {
        let reason = line.reason.as_deref().filter(|reason| !reason.is_empty()).map(|reason| format!(": {reason}")).unwrap_or_default();
        let told = format!("skipped{}", state.masked(&reason));
        lines.extend(with_way_out(&told, &state.keyed("{session.restore} brings it back"), columns, theme.alert()));
    }
    if let Some(name) = line.holiday.as_deref().filter(|_| !is_skipped(line)) {
        let help = if state.now < line.starts_at { state.keyed("{session.skip} skips it") } else { String::new() };
        lines.extend(with_way_out(&words::holiday(name), &help, columns, theme.alert()));
    }
    if let Some(last) = line.holidays_end {
        lines.push(vec![span(fit(&words::holidays_end(last), columns), theme.quiet())]);
    }
    if line.moved {
        lines.push(vec![span(fit(&format!("moved from {}", words::day(line.key.date.0)), columns), theme.alert())]);
    }
    for found in &page.abroad {
        lines.push(vec![span(fit(&words::shifted(found, state.look.dial), columns), theme.text())]);
    }
    let clock = match line.fit {
        Fit::Exact => return lines,
        Fit::Gap(_) => "the clocks go forward over this hour: it starts later",
        Fit::Fold => "the clocks go back: this hour comes twice, the first is meant",
    };
    lines.push(vec![span(fit(clock, columns), theme.alert())]);
    lines
}

/// What is known beside the time, a label before each; rows to spare go to the first that need a second one.
fn facts(state: &State, page: &SessionPage, columns: usize, room: usize) -> Vec<Spans> {
    let theme = state.theme();
    let leaders: Vec<String> = page.line.facilitators.iter().map(|name| state.name(name)).collect();
    // its holiday stands beside the date already
    let plain = SessionLine { holiday: None, holidays_end: None, ..page.line.clone() };
    let todo = Todo { warnings: warnings(state, &plain), ..page.todo.clone() };
    let style = match &todo {
        todo if !todo.warnings.is_empty() => theme.alert(),
        todo if todo.waiting > 0 => theme.strong(),
        _ => theme.text(),
    };
    let mut facts = vec![
        ("Theme", state.masked(page.line.theme.as_deref().unwrap_or_default()), theme.text()),
        ("Led by", leaders.join(", "), theme.text()),
        ("To do", words::todo(&todo), style),
        ("Seats", page.seat_order.to_string(), theme.text()),
        (JOIN, page.line.url.clone(), theme.text()),
        ("Where", state.masked(&page.location), theme.text()),
        ("About", state.masked(&page.description), theme.quiet()),
    ];
    facts.retain(|(_, text, _)| !text.is_empty());
    facts.truncate(room);
    let mut spare = room - facts.len();
    let mut lines = Vec::new();
    for (label, text, style) in facts {
        let rows = rows_of(&text, columns.saturating_sub(LABEL), 1 + spare.min(1));
        spare -= rows.len().saturating_sub(1);
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        let help = if label == JOIN { opens(state, columns.saturating_sub(LABEL), &rows) } else { None };
        lines.extend(labels.zip(rows).map(|(label, row)| vec![span(left(label, LABEL), theme.quiet()), span(row, style)]));
        if let (Some(help), Some(last)) = (help, lines.last_mut()) {
            last.push(span(help, theme.quiet()));
        }
    }
    lines
}

/// "o open" at the end of the link's row, where the link can be opened and both fit.
fn opens(state: &State, columns: usize, rows: &[String]) -> Option<String> {
    let (help, [row]) = (state.keyed("{link.open} open"), rows) else { return None };
    let room = columns.checked_sub(width(row)).filter(|room| width(&help) + GAP <= *room)?;
    state.link().map(|_| right(&help, room))
}

/// What may go wrong, with names as they may be seen.
pub fn warnings(state: &State, line: &SessionLine) -> Vec<String> {
    let mut line = line.clone();
    for clash in &mut line.clashes {
        clash.summary = state.masked(&clash.summary);
    }
    for shared in line.clashes.iter_mut().flat_map(|clash| &mut clash.shared) {
        if let Shared::Person(name) = shared {
            *name = state.name(name);
        }
    }
    words::warnings(&line, state.look.dial)
}

/// The text in at most so many rows; what is left of it is cut in the last.
fn rows_of(text: &str, columns: usize, rows: usize) -> Vec<String> {
    let lines = wrap(text, columns);
    if lines.len() <= rows {
        return lines;
    }
    let (kept, rest) = lines.split_at(rows.saturating_sub(1));
    kept.iter().cloned().chain([cut(&rest.join(" "), columns)]).collect()
}

/// The text in a row: whole parts of it where it has parts, else as much as fits.
fn cut(text: &str, columns: usize) -> String {
    let parts = text.match_indices(" · ").map(|(end, _)| &text[..end]).take_while(|part| width(part) <= columns);
    match parts.last() {
        Some(whole) if width(text) > columns => whole.to_owned(),
        _ => fit(text, columns),
    }
}
