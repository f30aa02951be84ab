//! The screen as a picture of the state: header, the view, the layer on top, the bottom line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::action::{Action, Context, Entry};
use super::ascii;
use super::following;
use super::hints::hints;
use super::layout;
use super::overlay::sheet;
use super::state::{SMALLEST, State};
use super::tour;
use super::update::refused;
use super::views::View;
use super::widget::text::{draw, fit, span, width, wrap};
use crate::app::words;

/// The name of the program, which gives way to the names of the views.
const NAME: &str = " fortnight   ";
/// Columns from which the program has its name on the screen.
const NAMED: u16 = 60;
/// Columns that the clock needs at least, `Wed 2 Sep 15:42`.
const CLOCK: usize = 17;
/// Between the views in the head, and between hints.
const GAP: &str = "  ";
/// Hints that the bottom line holds at most.
const HINTS: usize = 7;
/// Beside the hints: a column at each edge, and two before what is told.
const AROUND: usize = 4;

/// Draws the whole screen.
pub fn view(state: &State, frame: &mut Frame) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(frame, area);
    } else {
        let screen = layout::screen(area);
        header(state, frame, screen.header);
        (state.view.part().view)(state, frame, screen.body);
        layers(state, frame, area);
        if state.pending.is_slow() {
            following::view(state, frame, layout::layers((area.width, area.height)));
        }
        tour::view(state, frame, layout::layers((area.width, area.height)));
        footer(state, frame, screen.footer);
    }
    state.theme().paint(frame.buffer_mut());
    if !state.look.unicode {
        ascii::fold(frame.buffer_mut());
    }
}

/// The layer on top, and under it the one that fills the screen, if there is one.
fn layers(state: &State, frame: &mut Frame, area: Rect) {
    let Some((top, below)) = state.layers.split_last() else { return };
    let full = below.iter().rev().find(|layer| layer.rows(state) >= area.height);
    for layer in full.into_iter().chain([top]) {
        sheet::view(layer.as_ref(), state, frame, layout::layers((area.width, area.height)));
    }
}

fn too_small(frame: &mut Frame, area: Rect) {
    let sentence = format!("fortnight needs {} columns and {} rows; here are {} and {}.", SMALLEST.0, SMALLEST.1, area.width, area.height);
    for (row, line) in (area.y..area.bottom()).zip(wrap(&sentence, usize::from(area.width))) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &[Span::raw(line)]);
    }
}

fn header(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let style = |view| if view == state.view { theme.here() } else { theme.quiet() };
    let (name, tabs) = head(state, area);
    let tabs = tabs.into_iter().flat_map(|(view, tab)| [span(tab, style(view)), span(GAP, theme.text())]);
    let left: Vec<Span> = std::iter::once(span(name, theme.strong())).chain(tabs).collect();
    let start = draw(frame.buffer_mut(), (area.x, area.y), area.width, &left);
    let wall = state.wall();
    let private = if state.privacy { "initials · " } else { "" };
    let time = state.look.dial.time(wall.time());
    let full = format!("{private}{} {time} {}", words::day(wall), words::zone(&state.zone));
    let brief = format!("{private}{} {time}", wall.format("%a %-d %b"));
    let hour = format!("{private}{time}");
    let room = usize::from(area.right().saturating_sub(start + 1));
    let least = if state.privacy { "initials".to_owned() } else { time };
    let clock = [full, brief, hour].into_iter().find(|clock| width(clock) <= room).unwrap_or(least);
    right(frame, area, &[span(fit(&clock, room), theme.quiet())]);
}

/// The name of the program, and the views with what stands for each: where all names are too long, only the view that is shown has its own.
fn head(state: &State, area: Rect) -> (&'static str, Vec<(View, String)>) {
    let key = |view: View| view.key(&state.look.keymap);
    let full = |view: View| key(view).map_or(view.name().to_owned(), |key| format!("{key} {}", view.name()));
    let brief = |view: View| key(view).unwrap_or_else(|| view.name().to_owned());
    let all: usize = View::ALL.into_iter().map(|view| width(&full(view)) + GAP.len()).sum();
    let fits = |name: &&str| width(name) + all + CLOCK <= usize::from(area.width);
    let beside_all = [NAME, " "].into_iter().find(fits);
    let name = beside_all.unwrap_or(if area.width < NAMED { " " } else { NAME });
    let tab = |view: View| if beside_all.is_some() || view == state.view { full(view) } else { brief(view) };
    (name, View::ALL.into_iter().map(|view| (view, tab(view))).collect())
}

/// The view whose name stands at a column of the head.
pub fn tab_at(state: &State, area: Rect, column: u16) -> Option<View> {
    let (name, tabs) = head(state, area);
    let mut rest = usize::from(column - area.x).checked_sub(width(name))?;
    for (view, tab) in tabs {
        match rest.checked_sub(width(&tab) + GAP.len()) {
            Some(behind) => rest = behind,
            None => return Some(view).filter(|_| rest < width(&tab)),
        }
    }
    None
}

fn columns(spans: &[Span]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// Draws spans against the right edge of a row, a column off it.
fn right(frame: &mut Frame, area: Rect, spans: &[Span]) {
    let columns = u16::try_from(columns(spans)).unwrap_or(u16::MAX);
    let x = area.right().saturating_sub(columns.saturating_add(1)).max(area.x);
    draw(frame.buffer_mut(), (x, area.y), columns, spans);
}

fn footer(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let status = &state.status;
    let (said, style, offer) = match (&status.refused, &status.done) {
        _ if !state.pending.shown().is_empty() => (pending(state), theme.accent(), None),
        (Some(why), _) => (why.clone(), theme.alert(), None),
        (None, Some(done)) => (done.clone(), theme.text(), status.offer),
        (None, None) => ("saved".to_owned(), theme.quiet(), None),
    };
    let offer = offer.map(|offer| format!(" · {}", state.keyed(offer))).unwrap_or_default();
    let hints = hinted(state);
    // the first hint always has room; in a layer the keys matter more than what was done before, but not more than why the last one did nothing
    let is_about_before = !state.layers.is_empty() && status.refused.is_none();
    let share = usize::from(if is_about_before { area.width / 2 } else { area.width / 5 + 1 });
    let most = usize::from(area.width).saturating_sub(share.max(hints.first().map_or(0, Hint::columns) + AROUND));
    let said = match &status.refused {
        Some(why) if width(why) > most => {
            above(frame, area, why, style);
            String::new()
        }
        _ => fit(&said, most.saturating_sub(width(&offer))),
    };
    let room = usize::from(area.width).saturating_sub(width(&said) + width(&offer) + AROUND);
    let spans: Vec<Span> = fitting(hints, room)
        .into_iter()
        .flat_map(|hint| [span(hint.key, theme.accent()), span(format!(" {}{GAP}", hint.word), theme.quiet())])
        .collect();
    draw(frame.buffer_mut(), (area.x + 1, area.y), area.width.saturating_sub(1), &spans);
    right(frame, area, &[span(said, style), span(offer, theme.accent())]);
}

/// Why a key did nothing is told in full: where it has no room beside the hints, in rows over them.
fn above(frame: &mut Frame, area: Rect, why: &str, style: Style) {
    let columns = usize::from(area.width).saturating_sub(2);
    let lines = wrap(why, columns);
    let first = area.y.saturating_sub(u16::try_from(lines.len()).unwrap_or(0));
    for (row, line) in (first..area.y).zip(lines) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &[Span::raw(" ".repeat(area.width.into()))]);
        draw(frame.buffer_mut(), (area.x + 1, row), area.width, &[span(line, style)]);
    }
}

/// What was pressed and waits for more: `3 …`, or for nothing more: `5 … People`.
fn pending(state: &State) -> String {
    let alone = state.alone().and_then(View::opened_by);
    let shown = format!("{} …", state.pending.shown());
    alone.map_or(shown.clone(), |view| format!("{shown} {}", view.name()))
}

/// The hints that fit, by worth; the first, where it leads to all others, stands last.
fn fitting(hints: Vec<Hint>, room: usize) -> Vec<Hint> {
    let mut used = 0;
    let fits = |hint: &Hint| {
        used += hint.columns() + if used > 0 { GAP.len() } else { 0 };
        used <= room
    };
    let mut fitting: Vec<_> = hints.into_iter().take(HINTS).take_while(fits).collect();
    if fitting.first().is_some_and(|hint| hint.action == Action::Palette) {
        fitting.rotate_left(1);
    }
    fitting
}

/// A key and what it does, in a word or two.
struct Hint {
    action: Action,
    key: String,
    word: &'static str,
}

impl Hint {
    fn columns(&self) -> usize {
        width(&self.key) + 1 + width(self.word)
    }
}

/// The hints of where one is: what can be done now, by worth.
fn hinted(state: &State) -> Vec<Hint> {
    let contexts = state.contexts();
    // the tour is on the real screen, whose keys are spoken of as ever
    let place = contexts.iter().copied().find(|context| *context != Context::Tour).unwrap_or(Context::Anywhere);
    hints(place)
        .iter()
        .filter(|action| !state.layers.is_empty() || refused(state, **action).is_none())
        .filter_map(|action| state.look.keymap.binding(*action, &contexts))
        .filter_map(|binding| Some(Hint { action: binding.entry.action, key: binding.shown()?, word: word(state, binding.entry)? }))
        .collect()
}

/// What the key does here; in a layer, Enter does what the layer is for.
fn word(state: &State, entry: &Entry) -> Option<&'static str> {
    match (state.layers.last(), entry.action) {
        (Some(layer), Action::Accept) => Some(layer.verb()).filter(|verb| !verb.is_empty()),
        (Some(layer), Action::ChoiceDown) => layer.offers_choices().then_some(entry.hint),
        _ => Some(entry.hint),
    }
}
