//! What colours and modifiers mean, where a text snapshot cannot tell: under each row of a screen, a letter for the style of each cell.

use fortnight::tui::schemes::Scheme;
use fortnight::tui::theme::Theme;
use fortnight::tui::{Colours, Look, Session};
use insta::assert_snapshot;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

use crate::fixture::{looking, text};

/// What the letters mean.
const LEGEND: &str = "B strong  q quiet  Q quiet, strong  - skipped  = skipped, strong  a accent  u accent, underlined  S selected  R resting  ! alert  1–6 series";

/// A theme in which no two colours are the same.
pub fn distinct() -> Look {
    let scheme = Scheme::named("distinct").expect("a theme");
    Look { colours: Colours::True, scheme, ..Look::default() }
}

/// Each row of the screen, and under it the styles of its cells; a style that is not of the theme fails.
pub fn styled(session: &Session) -> String {
    let buffer = session.draw().expect("a frame");
    let theme = session.state.theme();
    let rows = buffer.content.chunks(usize::from(buffer.area.width));
    let told = text(session)
        .lines()
        .zip(rows)
        .map(|(text, cells)| {
            let letters: String = cells.iter().map(|cell| letter(theme, cell)).collect();
            let letters = letters.trim_end();
            if letters.is_empty() { text.to_owned() } else { format!("{text}\n{letters}") }
        })
        .collect::<Vec<_>>();
    format!("{LEGEND}\n\n{}", told.join("\n"))
}

fn letter(theme: Theme, cell: &Cell) -> char {
    let has = |modifier| cell.modifier.contains(modifier);
    let is = |style: Style| style.fg == Some(cell.fg);
    let series =
        (0..6).find(|place| is(theme.series(*place))).and_then(|place| char::from_digit(u32::try_from(place + 1).unwrap_or(0), 10));
    let (bold, struck) = (has(Modifier::BOLD), has(Modifier::CROSSED_OUT));
    match () {
        () if has(Modifier::REVERSED) && is(theme.accent()) => 'S',
        () if has(Modifier::REVERSED) => 'R',
        () if has(Modifier::UNDERLINED) && is(theme.accent()) => 'u',
        () if cell.symbol() == " " => ' ',
        () if is(theme.accent()) => 'a',
        () if is(theme.alert()) => '!',
        () if is(theme.quiet()) => match (bold, struck) {
            (true, true) => '=',
            (false, true) => '-',
            (true, false) => 'Q',
            (false, false) => 'q',
        },
        () if series.is_some() => series.unwrap_or_default(),
        () if cell.fg == Color::Reset && bold => 'B',
        () if cell.fg == Color::Reset => ' ',
        () => panic!("a style of no theme: {cell:?}"),
    }
}

fn shown(keys: &str) -> String {
    let mut session = looking(distinct());
    session.resize(80, 24);
    session.press(keys);
    styled(&session)
}

macro_rules! styles {
    ($($name:ident $keys:literal)*) => {$(
        #[test]
        fn $name() {
            assert_snapshot!(shown($keys));
        }
    )*};
}

styles! {
    of_the_month ""
    of_the_month_with_the_attendees "<tab>jj"
    of_a_skipped_session "]]"
    of_a_day_with_several_sessions "g30 sep<enter><enter>"
    of_the_series "4<pause>j"
    of_the_people "5<pause>jj"
    of_a_person "5<pause>jj<enter>"
    of_the_filter_of_people "5<pause>/arts"
    of_the_register "r  l"
    of_the_palette "?"
    of_the_history "slate<enter>SBj"
    of_a_scope "d"
    of_adding "aha"
    of_a_new_series "nChoir every Thursday 10-11:30 from 31 Feb"
    of_the_form "5<pause>jje"
    of_needs "A"
    of_a_refusal "S"
    of_a_report "6<pause>"
    of_the_form_of_a_session "e"
    of_the_line_of_commands ":help<enter>"
}

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
fn nothing_that_is_chosen_is_dim() {
    let is_dim = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED | Modifier::DIM);
    for colours in [Colours::None, Colours::Sixteen] {
        for keys in ["<tab>", "2<pause>", "2<pause><tab>", "3<pause>", "4<pause>", "4<pause><enter>", "5<pause>jj", "5<pause>jj<enter>"] {
            assert!(!drawn(colours, keys).content.iter().any(is_dim), "{colours:?} {keys}");
        }
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
        let plain = |cell: &Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
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
