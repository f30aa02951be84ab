//! What may follow the keys that were pressed: it comes up when no key follows for a moment.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Clear, Widget};

use super::action::Action;
use super::state::State;
use super::widget::text::{draw, fit, span, width};

/// What a count may stand before, as far as it has keys where one is.
const COUNTED: [Action; 13] = [
    Action::DayBefore,
    Action::DayAfter,
    Action::WeekBefore,
    Action::WeekAfter,
    Action::MonthBefore,
    Action::MonthAfter,
    Action::SessionBefore,
    Action::SessionAfter,
    Action::LineUp,
    Action::LineDown,
    Action::PageUp,
    Action::PageDown,
    Action::Undo,
];
/// Columns between two of them.
const GAP: usize = 3;

/// Draws it at the bottom of the area, over what lies there.
pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let rows = rows(following(state), usize::from(area.width.saturating_sub(4)));
    let height = u16::try_from(rows.len() + 1).unwrap_or(u16::MAX).min(area.height);
    let sheet = Rect { y: area.bottom() - height, height, ..area };
    Clear.render(sheet, frame.buffer_mut());
    let title = format!(" {} … ", state.pending.shown());
    let rest = usize::from(area.width).saturating_sub(width(&title) + 2);
    let edge = [span("──", theme.quiet()), span(title, theme.accent()), span("─".repeat(rest), theme.quiet())];
    draw(frame.buffer_mut(), (sheet.x, sheet.y), sheet.width, &edge);
    for (y, row) in (sheet.y + 1..sheet.bottom()).zip(rows) {
        let told = |(key, word): (String, String)| [span(key, theme.accent()), span(format!(" {word}{}", " ".repeat(GAP)), theme.text())];
        let spans: Vec<Span> = row.into_iter().flat_map(told).collect();
        draw(frame.buffer_mut(), (sheet.x + 2, y), sheet.width.saturating_sub(3), &spans);
    }
}

/// Each key that may follow and what it does; keys that do alike stand together.
fn following(state: &State) -> Vec<(String, String)> {
    let (keymap, contexts) = (&state.look.keymap, state.contexts());
    let told: Vec<(String, &'static str)> = if state.pending.keys.is_empty() {
        let bindings = COUNTED.into_iter().filter_map(|action| keymap.binding(action, &contexts));
        bindings.filter_map(|binding| Some((binding.shown()?, binding.entry.hint))).collect()
    } else {
        keymap.after(&state.pending.keys, &contexts)
    };
    let mut together: Vec<(String, String)> = Vec::new();
    for (key, word) in told {
        match together.last_mut() {
            Some((keys, before)) if *before == word => *keys += &format!(" {key}"),
            _ => together.push((key, word.to_owned())),
        }
    }
    together
}

/// As many in a row as fit.
fn rows(told: Vec<(String, String)>, columns: usize) -> Vec<Vec<(String, String)>> {
    let mut rows: Vec<Vec<(String, String)>> = Vec::new();
    let mut used = columns;
    for (key, word) in told {
        let needed = width(&key) + 1 + width(&word);
        if used + GAP + needed > columns || rows.is_empty() {
            rows.push(Vec::new());
            used = 0;
        } else {
            used += GAP;
        }
        used += needed;
        let word = fit(&word, columns.saturating_sub(width(&key) + 1));
        if let Some(row) = rows.last_mut() {
            row.push((key, word));
        }
    }
    rows
}
