//! The privacy screen: nobody whose name stands in a title, a theme, a reason or a note is named on any screen.

use fortnight::tui::Session;
use fortnight::tui::views::View;

use crate::fixture::{sample, text};

/// The sample, with the name of someone wherever text can be written.
fn naming_beatrice() -> Session {
    let mut session = sample();
    session.resize(120, 40);
    session.press("nTea with Beatrice Holloway every Wed 10-11 from 2 Sep 2020, 9 places<enter><esc>");
    session.press(":session edit tea 2020-09-02 --theme \"Beatrice's poems\" --location \"at beatrice holloway's\"<enter><esc>");
    session.press(":session skip tea 2020-09-09 --reason \"Holloway is away\"<enter><esc>");
    session.press("1<pause>g2 sep 2020<enter>P");
    session
}

fn tells_nobody(session: &Session, keys: &str) {
    let screen = text(session).to_lowercase();
    assert!(!screen.contains("beatrice") && !screen.contains("holloway"), "{keys}\n{screen}");
}

#[test]
fn no_view_names_anyone() {
    for view in View::ALL {
        let mut session = naming_beatrice();
        let key = view.key(&session.state.look.keymap).expect("a key");
        session.press(&format!("{key}<pause>"));
        for keys in ["", "j", "g9 sep 2020<enter>", "<tab>", "G", "<enter>"] {
            session.press(keys);
            for size in [(120, 40), (80, 24), (40, 12), (200, 50)] {
                session.resize(size.0, size.1);
                tells_nobody(&session, &format!("{view:?} {keys} at {size:?}"));
            }
        }
    }
}

#[test]
fn no_layer_names_anyone() {
    let layers = [
        "<enter>",
        "r",
        "a",
        "aBea",
        "s",
        "m",
        "d",
        "A",
        "X",
        "B",
        "?",
        "fbea",
        "fholloway",
        "]S",
        "4<pause>d",
        "4<pause>Ge",
        "4<pause>Go",
        "4<pause>G<enter>x",
        "5<pause>/bea<enter>e",
        "5<pause>/bea<enter>M",
        "5<pause>/bea<enter>XX",
        "5<pause>/bea<enter><enter>A",
        "6<pause>X",
        "6<pause>]]]]]",
    ];
    for keys in layers {
        let mut session = naming_beatrice();
        session.press(keys);
        // what is typed is the typist's own
        let screen = text(&session).to_lowercase().replace("fholloway", "");
        let typed = ["who bea", "find holloway"];
        let screen = typed.iter().fold(screen, |screen, typed| screen.replace(typed, ""));
        assert!(!screen.contains("beatrice") && !screen.contains("holloway"), "{keys}\n{screen}");
    }
}

#[test]
fn two_with_the_same_initials_are_told_apart() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("aBeatrice Hughes<enter><esc>P");
    session.press("5<pause>");
    let screen = text(&session);
    assert!(screen.contains("B. H.  ") && screen.contains("B. H. 2"), "{screen}");
    session.press("P");
    assert!(text(&session).contains("Beatrice Hughes"), "{}", text(&session));
}

#[test]
fn the_head_says_at_every_width_that_names_are_initials() {
    let mut session = sample();
    session.press("P");
    for columns in [40, 60, 80, 120] {
        session.resize(columns, 24);
        let head = text(&session).lines().next().unwrap_or_default().to_owned();
        assert!(head.contains("initials"), "at {columns} columns: “{head}”");
    }
}
