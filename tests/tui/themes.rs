//! The themes: every colour contrasts with what it stands on, series differ, and the list tries one out before it is kept.

use fortnight::tui::schemes::{Background, SCHEMES, Scheme};
use fortnight::tui::theme::Theme;
use fortnight::tui::{Colours, Look};
use insta::assert_snapshot;
use ratatui::style::{Color, Style};

use crate::fixture::{looking, text};
use crate::sight::{BLINDNESS, NORMAL, Rgb, contrast, distance};

/// What terminals have behind their letters: black, white, and what is nearer to the middle on either side.
const DARK: [Rgb; 3] = [(0, 0, 0), (0x1e, 0x1e, 0x1e), (0x28, 0x2a, 0x36)];
const LIGHT: [Rgb; 2] = [(255, 255, 255), (0xfd, 0xf6, 0xe3)];

/// The colour of the 256 by its number: a cube of six steps a side, then greys.
fn shown(number: u8) -> Rgb {
    let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match number {
        16..232 => (step((number - 16) / 36), step((number - 16) / 6 % 6), step((number - 16) % 6)),
        _ => (8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)),
    }
}

fn colour(style: Style) -> Rgb {
    match style.fg {
        Some(Color::Rgb(r, g, b)) => (r, g, b),
        Some(Color::Indexed(number)) => shown(number),
        other => panic!("no colour of a theme: {other:?}"),
    }
}

fn series(theme: Theme) -> [Rgb; 6] {
    [0, 1, 2, 3, 4, 5].map(|place| colour(theme.series(place)))
}

/// Every theme on either background with many and with most colours.
fn all() -> impl Iterator<Item = (&'static Scheme, Background, Theme)> {
    let themes = SCHEMES.iter().flat_map(|scheme| [Background::Dark, Background::Light].map(|background| (scheme, background)));
    themes.flat_map(|(scheme, background)| {
        [Colours::Indexed, Colours::True].map(|colours| (scheme, background, Theme::new(scheme, background, colours)))
    })
}

/// What the letters of a theme may stand on.
fn papers(scheme: &'static Scheme, background: Background) -> Vec<Rgb> {
    match (scheme.on(background).paper, background) {
        (Some((paper, _)), _) => vec![paper],
        (None, Background::Dark) => DARK.to_vec(),
        (None, Background::Light) => LIGHT.to_vec(),
    }
}

/// The least contrast of a theme. That of the terminal has to do on either background, which no colour can with more than 4.6.
fn least(scheme: &Scheme) -> f64 {
    match scheme.name {
        "contrast" => 7.0,
        "terminal" => 3.0,
        _ => 4.5,
    }
}

#[test]
fn everything_contrasts_with_its_background() {
    for (scheme, background, theme) in all() {
        let styles = [theme.quiet(), theme.accent(), theme.alert(), theme.selected()].map(colour);
        for (paper, ink) in papers(scheme, background).into_iter().flat_map(|paper| {
            let inks = styles.into_iter().chain(series(theme)).chain(scheme.on(background).paper.map(|(_, ink)| ink));
            inks.map(move |ink| (paper, ink))
        }) {
            let found = contrast(paper, ink);
            assert!(found >= least(scheme), "{} {background:?}: {ink:?} on {paper:?} has {found:.2}", scheme.name);
        }
    }
}

#[test]
fn text_is_read_without_effort() {
    for scheme in &SCHEMES {
        for (paper, ink) in [&scheme.dark, &scheme.light].into_iter().filter_map(|swatch| swatch.paper) {
            assert!(contrast(paper, ink) >= if scheme.name == "contrast" { 20.0 } else { 10.0 }, "{}", scheme.name);
        }
    }
}

fn nearest(colours: [Rgb; 6], eyes: &[[f64; 3]; 3]) -> f64 {
    let pairs = (0..6).flat_map(|a| (0..a).map(move |b| (a, b)));
    pairs.map(|(a, b)| distance(colours[a], colours[b], eyes)).fold(f64::MAX, f64::min)
}

#[test]
fn series_are_told_apart() {
    for (scheme, background, theme) in all() {
        let least = if scheme.name == "terminal" { 0.07 } else { 0.115 };
        let found = nearest(series(theme), &NORMAL);
        assert!(found >= least, "{} {background:?}: {found:.3}", scheme.name);
    }
}

#[test]
fn series_are_told_apart_by_the_colour_blind() {
    let themes = all().filter(|(scheme, ..)| scheme.name == "distinct");
    for (_, background, theme) in themes {
        for (kind, eyes) in &BLINDNESS {
            let found = nearest(series(theme), eyes);
            assert!(found >= 0.105, "{kind} {background:?}: {found:.3}");
        }
    }
}

#[test]
fn the_list_tries_a_theme_out_and_goes_back() {
    let mut session = looking(Look { colours: Colours::True, ..Look::default() });
    session.resize(80, 24);
    let before = session.draw().expect("a frame");
    session.press("Tjjjj");
    let tried = session.draw().expect("a frame");
    assert_eq!(tried.content[0].bg, Color::Rgb(0x1c, 0x23, 0x2d), "the whole screen is painted");
    assert!(tried.content.iter().all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset));
    assert_snapshot!(text(&session));
    session.press("<esc>");
    assert_eq!(session.draw().expect("a frame"), before);
    session.press("Tjjjj<enter>");
    assert_eq!(session.state.look.scheme.name, "slate");
    let said = session.state.status.done.as_deref();
    assert_eq!(said, Some("theme “slate” for now; theme = \"slate\" in the settings keeps it"));
}

#[test]
fn where_the_terminal_has_its_own_colours_the_list_says_so() {
    let mut session = looking(Look::default());
    session.resize(40, 12);
    session.press("T");
    assert_snapshot!(text(&session));
}
