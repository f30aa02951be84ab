//! The bottom line: the hints that fit, and what was told; what has no room beside them stands in rows above, until a key follows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::action::{Action, Context, Entry};
use super::hints::hints;
use super::state::State;
use super::update::refused;
use super::view::right;
use super::views::View;
use super::widget::text::{columns, draw, fit, span, width, wrap};
use crate::domain::text::one_line;

/// Between hints.
const GAP: &str = "  ";
/// Between what was done and the key that does the opposite.
const DOT: &str = " · ";
/// Columns from which it is told in full that nothing of the demo is kept.
const WIDE: u16 = 60;
/// Hints that the line holds at most.
const HINTS: usize = 7;
/// Beside the hints: a column at each edge, and two before what is told.
const AROUND: usize = 4;

type Spans = Vec<Span<'static>>;

/// What stands at the bottom of the screen.
pub struct Bottom {
    hints: Vec<Hint>,
    /// At the right end of the line.
    told: Spans,
    /// The rows of what the last key did, or of why it did nothing, where that has no room at the right end.
    above: Spans,
}

impl Bottom {
    pub fn of(state: &State, columns: u16) -> Self {
        let theme = state.theme();
        let status = &state.status;
        let waits = !state.pending.shown().is_empty();
        let (said, style, offer) = match (&status.refused, &status.done) {
            _ if waits => (pending(state), theme.accent(), None),
            (Some(why), _) => (one_line(why), theme.alert(), None),
            (None, Some(done)) => (one_line(done), theme.text(), status.offer),
            (None, None) => (idle(state, columns).to_owned(), theme.quiet(), None),
        };
        let offer = offer.map(|offer| format!("{DOT}{}", state.keyed(offer))).unwrap_or_default();
        let hints = hinted(state);
        // the first hint always has room; in a layer the keys matter more than what was done before, but not more than what the last one did
        let is_new = status.is_new || status.refused.is_some();
        let share = usize::from(if state.layers.is_empty() || is_new { columns / 5 + 1 } else { columns / 2 });
        let most = usize::from(columns).saturating_sub(share.max(hints.first().map_or(0, Hint::columns) + AROUND));
        if is_new && !waits && width(&said) + width(&offer) > most {
            let rows = wrap(&said, usize::from(columns).saturating_sub(2));
            let told = vec![span(offer.trim_start_matches(DOT), theme.accent())];
            return Self { hints, told, above: rows.into_iter().map(|row| span(row, style)).collect() };
        }
        let said = fit(&said, most.saturating_sub(width(&offer)));
        Self { hints, told: vec![span(said, style), span(offer, theme.accent())], above: Vec::new() }
    }

    /// How many rows over the line are taken.
    pub fn rows_above(&self) -> u16 {
        u16::try_from(self.above.len()).unwrap_or(u16::MAX)
    }

    /// Draws the line, and over what lies there the rows above it.
    pub fn view(self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let room = usize::from(area.width).saturating_sub(columns(&self.told) + AROUND);
        let first = area.y.saturating_sub(self.rows_above());
        let spans: Spans = fitting(self.hints, room)
            .into_iter()
            .flat_map(|hint| [span(hint.key, theme.accent()), span(format!(" {}{GAP}", hint.word), theme.quiet())])
            .collect();
        draw(frame.buffer_mut(), (area.x + 1, area.y), area.width.saturating_sub(1), &spans);
        right(frame, area, &self.told);
        for (row, line) in (first..area.y).zip(self.above) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &[Span::raw(" ".repeat(area.width.into()))]);
            draw(frame.buffer_mut(), (area.x + 1, row), area.width, &[line]);
        }
    }
}

/// What there is to say while nothing was done; where there is little room, the keys matter more.
fn idle(state: &State, columns: u16) -> &'static str {
    match state.look.is_kept {
        true => "saved",
        false if columns < WIDE => "demo",
        false => "demo: nothing is kept",
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
        (Some(layer), Action::StepOn) => layer.has_steps().then_some(entry.hint),
        (Some(layer), Action::PickDay) => layer.has_date().then_some(entry.hint),
        _ => Some(entry.hint),
    }
}
