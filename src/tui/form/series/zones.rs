//! The clock of a series as it is typed: a zone by its name or its city, UTC, or the viewer's own.

use crate::domain::time::Anchor;
use crate::domain::zone::Zone;
use crate::tui::ranking::{holds_words, ranked};

const OWN: &str = "your own";

/// The clock that a text means; nothing typed means the viewer's zone.
///
/// # Errors
/// What to type instead, where it is not known or could be one of several.
pub fn read_clock(text: &str, display: &Zone) -> Result<Anchor, String> {
    match text.to_lowercase().as_str() {
        "" => Ok(Anchor::of_zone(display.clone())),
        OWN | "floating" => Ok(Anchor::Floating),
        "gmt" | "bst" => Err("which is meant? Europe/London changes with summer time, UTC does not".into()),
        "uk" | "uk time" => Zone::named("Europe/London").map(Anchor::of_zone).map_err(|error| error.to_string()),
        _ => Zone::named(text).map(Anchor::of_zone).map_err(|error| error.to_string()),
    }
}

/// The clock as [`read_clock`] reads it.
pub fn clock_text(anchor: &Anchor) -> String {
    match anchor {
        Anchor::AllDay => String::new(),
        Anchor::Floating => OWN.to_owned(),
        Anchor::Utc => "UTC".to_owned(),
        Anchor::Zone(zone) => zone.name().to_owned(),
    }
}

/// What a text may mean, the best first.
pub fn offers(text: &str) -> Vec<String> {
    match text.to_lowercase().as_str() {
        "gmt" | "bst" => return vec!["Europe/London".to_owned(), "UTC".to_owned()],
        _ if Zone::named(text).is_ok_and(|zone| zone.name() == text) => return Vec::new(),
        _ => {}
    }
    let known = Zone::names();
    // “new york” is how people write New_York
    let typed = text.replace(' ', "_");
    let found = ranked(&typed, known.iter().map(String::as_str));
    found.into_iter().filter_map(|found| known.get(found.place).filter(|name| holds_words(&typed, name)).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_back_and_gmt_asks_which_is_meant() {
        let london = Zone::named("Europe/London").expect("London");
        for text in ["Europe/London", "UTC", "your own"] {
            assert_eq!(read_clock(text, &london).map(|anchor| clock_text(&anchor)), Ok(text.to_owned()));
        }
        assert_eq!(read_clock("", &london), Ok(Anchor::Zone(london.clone())));
        assert!(read_clock("GMT", &london).is_err_and(|why| why.contains("which is meant")));
        assert_eq!(offers("gmt"), ["Europe/London", "UTC"]);
        assert!(offers("new yo").first().is_some_and(|name| name == "America/New_York"), "{:?}", offers("new yo"));
        assert!(offers("Europe/London").is_empty(), "nothing is left to offer");
        assert!(offers("mrsl").is_empty(), "letters scattered over a name are no zone: {:?}", offers("mrsl"));
    }
}
