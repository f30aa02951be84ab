//! The list of people: how many, what narrows them, and a line each.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::line::{Columns, line};
use super::{Focus, Only};
use crate::tui::overlay::sheet;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, left, span, wrap};

/// Rows over the lines: the count and the filter, then the names of the columns.
const HEAD: u16 = 2;

/// Where the people stand, under the head.
pub fn lines(area: Rect) -> Rect {
    sheet::below(area, HEAD)
}

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let people = &state.people;
    head(state, frame, area);
    if people.count() == 0 {
        nobody(state, frame, area);
        return;
    }
    let columns = Columns::of(usize::from(area.width), people.only);
    draw(frame.buffer_mut(), (area.x, area.y + 1), area.width, &[span(columns.labels(), theme.quiet())]);
    let top = people.cursor.top(people.count(), lines(area), state.clicked);
    let marks = people.marked();
    for (row, (place, person)) in (area.y + 2..area.bottom()).zip((top..).zip(people.lines(top))) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &line(state, person, marks.contains(&person.id), &columns));
        if place == people.cursor.0 {
            let style = if people.focus == Focus::List { theme.selected() } else { theme.resting() };
            frame.buffer_mut().set_style(Rect { y: row, height: 1, ..area }, style);
        }
    }
}

/// "People  12 of 340 · 3 marked", and the filter.
fn head(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let people = &state.people;
    let (count, all) = (people.count(), people.all().len());
    let of = match (people.only, count == all) {
        _ if !people.is_loaded() => String::new(),
        (Only::Everyone, true) => all.to_string(),
        (Only::Everyone, false) => format!("{count} of {all}"),
        (Only::Absent, _) => format!("{count} of {all} not seen for three sessions"),
        (Only::Twins, _) => format!("{count} of {all} who may be there twice"),
    };
    let marked = match people.marked().len() {
        0 if people.marks.is_ranging() => " · marking".to_owned(),
        0 => String::new(),
        marked => format!(" · {marked} marked"),
    };
    let style = if people.focus == Focus::List { theme.accent() } else { theme.strong() };
    let title = [span("People  ", style), span(of, theme.text()), span(marked, theme.accent())];
    let end = draw(frame.buffer_mut(), (area.x, area.y), area.width, &title);
    let filter = people.filter.value();
    if people.is_filtering || !filter.is_empty() {
        let start = draw(frame.buffer_mut(), (end, area.y), area.right().saturating_sub(end), &[span("  / ", theme.accent())]);
        let room = area.right().saturating_sub(start);
        if people.is_filtering {
            people.filter.view(frame, (start, area.y), room, theme.strong());
        } else {
            draw(frame.buffer_mut(), (start, area.y), room, &[span(fit(filter, usize::from(room)), theme.strong())]);
        }
    }
}

/// An empty list says why, and which key helps.
fn nobody(state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let people = &state.people;
    let why = match people.only {
        _ if !people.is_loaded() => return,
        _ if people.all().is_empty() => "Nobody is known yet.",
        Only::Absent if people.filter.value().is_empty() => "Whoever came three times was there at one of the last three sessions.",
        Only::Twins if people.filter.value().is_empty() => "No two share a name, an e-mail address or a phone number.",
        _ => "Nobody of that name or with that tag.",
    };
    let (key, does) = match people.all().is_empty() {
        true => ("{person.add}", "someone new"),
        false => ("{people.clear}", "shows all again"),
    };
    for (row, text) in (area.y + 2..area.bottom()).zip(wrap(why, usize::from(area.width.saturating_sub(2)))) {
        draw(frame.buffer_mut(), (area.x + 2, row), area.width, &[span(text, theme.quiet())]);
    }
    let row = (area.y + 4).min(area.bottom().saturating_sub(1));
    draw(frame.buffer_mut(), (area.x + 2, row), area.width, &[span(left(&state.keyed(key), 5), theme.accent()), span(does, theme.quiet())]);
}
