//! Every view and every layer at each size as text, and with the styles of its cells; a new one without a scene fails.

use std::collections::BTreeSet;
use std::path::Path;

use fortnight::tui::Session;
use fortnight::tui::action::entries;
use fortnight::tui::views::View;
use insta::assert_snapshot;
use ratatui::style::Color;

use crate::fixture::{name_of, text};
use crate::scenes::{LISTS, PANES, PROMPTS, Scene, play, view};
use crate::styles::{distinct, styled};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

/// What a session shows at each size, and at one of them with the styles of its cells.
fn snap(name: &str, mut session: Session) {
    let shown = SIZES.map(|(columns, rows)| {
        session.resize(columns, rows);
        format!("{columns}x{rows}\n\n{}", text(&session))
    });
    assert_snapshot!(name.replace(' ', "_"), shown.join("\n\n"));
    session.resize(80, 24);
    // the list of themes has the colours of others too, and a code is black on white in all of them
    let has_own = session.draw().expect("a frame").content.iter().all(|cell| cell.bg == Color::Reset);
    if !has_own || session.state.layers.last().is_some_and(|layer| layer.tries().is_some()) {
        return;
    }
    assert_snapshot!(format!("{}_in_styles", name.replace(' ', "_")), styled(&session));
}

fn snap_all(scenes: &[Scene]) {
    for (name, keys) in scenes {
        snap(name, play(keys, distinct()));
    }
}

#[test]
fn every_view() {
    for one in View::ALL {
        snap(&one.name().to_lowercase(), view(one, false, distinct()));
    }
}

#[test]
fn every_view_of_nothing() {
    for one in View::ALL {
        snap(&format!("{} of nothing", one.name().to_lowercase()), view(one, true, distinct()));
    }
}

#[test]
fn every_pane() {
    snap_all(&PANES);
}

#[test]
fn every_list() {
    snap_all(&LISTS);
}

#[test]
fn every_prompt() {
    snap_all(&PROMPTS);
}

/// The names of what implements a trait of the screen, as the sources have them.
fn implementors(folder: &Path, of: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            implementors(&entry, of, found);
            continue;
        }
        let source = std::fs::read_to_string(&entry).expect("a source");
        let names = source.lines().filter_map(|line| line.strip_prefix(&format!("impl {of} for "))?.strip_suffix(" {"));
        found.extend(names.map(str::to_owned));
    }
}

#[test]
fn every_layer_and_every_place_of_a_key_has_a_scene() {
    let (mut layers, mut places) = (BTreeSet::new(), Vec::new());
    let mut seen = |session: &Session| {
        layers.extend(session.state.layers.last().map(name_of));
        places.extend(session.state.contexts());
    };
    View::ALL.into_iter().flat_map(|one| [false, true].map(|empty| view(one, empty, distinct()))).for_each(|session| seen(&session));
    for (_, keys) in PANES.iter().chain(&LISTS).chain(&PROMPTS) {
        seen(&play(keys, distinct()));
    }
    for keys in ["<c-t>", "3<pause>/ch", "rizoom.csv<enter>ha"] {
        seen(&play(keys, distinct()));
    }
    let mut known = BTreeSet::new();
    implementors(Path::new("src/tui"), "Layer", &mut known);
    implementors(Path::new("src/tui"), "Subject", &mut known);
    implementors(Path::new("src/tui"), "Ask", &mut known);
    assert!(known.len() > 30, "the sources are read: {known:?}");
    let unseen: Vec<_> = known.difference(&layers).collect();
    assert!(unseen.is_empty(), "layers without a scene: {unseen:?}");
    let unseen: Vec<_> = entries().filter(|entry| !places.contains(&entry.context)).map(|entry| entry.name).collect();
    assert!(unseen.is_empty(), "keys whose place is in no scene: {unseen:?}");
}
