//! What colours and modifiers mean, where a text snapshot cannot tell.

use fortnight::tui::{Colours, Look};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::fixture::{looking, text};

fn drawn(colours: Colours, keys: &str) -> Buffer {
    let mut session = looking(Look { colours, ..Look::default() });
    session.resize(120, 40);
    session.press(keys);
    session.draw().expect("a frame")
}

/// The styles of the first place where a text stands in a row.
fn style_of(buffer: &Buffer, wanted: &str) -> Style {
    let width = usize::from(buffer.area.width);
    let found = buffer.content.chunks(width).find_map(|row| {
        let starts = (0..width).find(|at| row[*at..].iter().map(|cell| cell.symbol()).collect::<String>().starts_with(wanted))?;
        Some(row[starts].style())
    });
    found.unwrap_or_else(|| panic!("“{wanted}” is not on the screen"))
}

#[test]
fn today_and_the_selection_differ_in_every_depth() {
    for colours in [Colours::None, Colours::Sixteen, Colours::Indexed, Colours::True] {
        let buffer = drawn(colours, "j");
        let (today, selected, other) = (style_of(&buffer, " 2 today"), style_of(&buffer, " 9     "), style_of(&buffer, " 7  "));
        assert!(today.add_modifier.contains(Modifier::UNDERLINED) && !today.add_modifier.contains(Modifier::REVERSED), "{colours:?}");
        assert!(selected.add_modifier.contains(Modifier::REVERSED), "{colours:?}");
        assert!(other.add_modifier.is_empty(), "{colours:?}");
    }
}

#[test]
fn a_skipped_session_is_struck_through() {
    let buffer = drawn(Colours::None, "]]");
    assert!(style_of(&buffer, "Social Cohesion in").add_modifier.contains(Modifier::CROSSED_OUT));
}

#[test]
fn no_colour_is_sent_where_none_is_wanted() {
    for keys in ["", "<tab>", "?", "H", "d"] {
        let plain = |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
        assert!(drawn(Colours::None, keys).content.iter().all(plain), "{keys}");
    }
}

#[test]
fn backgrounds_are_left_to_the_terminal() {
    for colours in [Colours::Sixteen, Colours::Indexed, Colours::True] {
        assert!(drawn(colours, "<tab>j").content.iter().all(|cell| cell.bg == Color::Reset), "{colours:?}");
    }
}

#[test]
fn ascii_is_ascii_everywhere() {
    let mut session = looking(Look { unicode: false, ..Look::default() });
    for (size, keys) in [((120, 40), "l"), ((80, 24), "<tab>5j"), ((40, 12), "<esc>"), ((80, 24), "?")] {
        session.resize(size.0, size.1);
        session.press(keys);
        assert!(text(&session).is_ascii(), "{keys}: {}", text(&session));
    }
}
