//! The screen as a picture of the state: header, the view, the layer on top, the bottom line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::ascii;
use super::bottom::Bottom;
use super::following;
use super::layout;
use super::overlay::sheet;
use super::state::{SMALLEST, State};
use super::tour;
use super::views::View;
use super::widget::text::{columns, draw, fit, span, width, wrap};
use crate::app::words;

/// The name of the program, which gives way to the names of the views.
const NAME: &str = " fortnight   ";
/// Columns from which the program has its name on the screen.
const NAMED: u16 = 60;
/// Columns that the clock needs at least, `Wed 2 Sep 15:42`.
const CLOCK: usize = 17;
/// Between the views in the head.
const GAP: &str = "  ";

/// Draws the whole screen.
pub fn view(state: &State, frame: &mut Frame) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(frame, area);
    } else {
        let screen = layout::screen(area);
        header(state, frame, screen.header);
        (state.view.part().view)(state, frame, screen.body);
        let bottom = Bottom::of(state, area.width);
        layers(state, frame, (area, bottom.rows_above()));
        if state.pending.is_slow() {
            following::view(state, frame, layout::layers((area.width, area.height)));
        }
        tour::view(state, frame, layout::layers((area.width, area.height)));
        bottom.view(state, frame, screen.footer);
    }
    state.theme().paint(frame.buffer_mut());
    if !state.look.unicode {
        ascii::fold(frame.buffer_mut());
    }
}

/// The layer on top, and under it the one that fills the screen, if there is one; so many rows at the bottom are covered.
fn layers(state: &State, frame: &mut Frame, (area, covered): (Rect, u16)) {
    let Some((top, below)) = state.layers.split_last() else { return };
    let full = below.iter().rev().find(|layer| layer.rows(state) >= area.height);
    for layer in full.into_iter().chain([top]) {
        sheet::view(layer.as_ref(), state, frame, (layout::layers((area.width, area.height)), covered));
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

/// Draws spans against the right edge of a row, a column off it.
pub fn right(frame: &mut Frame, area: Rect, spans: &[Span]) {
    let columns = u16::try_from(columns(spans)).unwrap_or(u16::MAX);
    let x = area.right().saturating_sub(columns.saturating_add(1)).max(area.x);
    draw(frame.buffer_mut(), (x, area.y), columns, spans);
}
