//! The table `[keys]` of the file of settings, in which actions get other keys.

use toml::de::DeValue;

use super::file::Mistake;
use crate::tui::keymap::Keymap;
use crate::tui::rebind::Rebinding;

/// What the names of these settings begin with.
pub const KEYS: &str = "keys.";

/// A line of the table: an action with its keys, and where that stands.
pub struct Line {
    pub change: Rebinding,
    /// Counted from 1.
    pub at: usize,
}

/// The keys that a value says; else what is wrong with it, to be read after its name.
pub fn read(value: &DeValue) -> Result<Vec<String>, String> {
    let texts = match value {
        DeValue::String(text) => Some(vec![text.to_string()]),
        DeValue::Array(several) => several.iter().map(|one| one.get_ref().as_str().map(str::to_owned)).collect(),
        _ => None,
    };
    texts.ok_or_else(|| {
        format!(" has to be a key such as \"x\", several such as [\"x\", \"<c-s>\"], or [] for none, not {}", value.type_str())
    })
}

/// The keys as they are with all those lines.
///
/// # Errors
/// With all that is wrong, by line.
pub fn keymap(lines: Vec<Line>) -> Result<Keymap, Vec<Mistake>> {
    let (changes, places): (Vec<Rebinding>, Vec<usize>) = lines.into_iter().map(|line| (line.change, line.at)).unzip();
    let told = |(place, error): (usize, _)| {
        let (at, name) = places.get(place).zip(changes.get(place)).map_or((0, ""), |(at, change)| (*at, change.name.as_str()));
        (at, format!("{KEYS}{name}: {error}"))
    };
    Keymap::rebound(&changes).map_err(|wrong| wrong.into_iter().map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::super::file::settings;

    #[test]
    fn keys_stand_in_a_table_one_or_several_or_none() {
        let text = "[keys]\n\"session.skip\" = \"c\"\nsession.move = ['<c-s>', 'Cm']\nundo = []\n";
        let found = settings(text).expect("right");
        let shown = |name| found.keymap.bindings().iter().find(|binding| binding.entry.name == name).and_then(|binding| binding.shown());
        assert_eq!([shown("session.skip"), shown("session.move"), shown("undo")], [Some("c".into()), Some("Ctrl-S".into()), None]);
        assert!(settings("[keys]\n").is_ok() && settings("[keys]\n[retention]\nnotes = '1 year'\n").is_ok());
    }

    #[test]
    fn mistakes_have_their_lines_among_all_others() {
        let text = "zone = 'Mars/Olympus'\n[keys]\n\"session.skp\" = 'x'\nundo = 3\nredo = ['z', 1]\n\"program.leave\" = 'q'\n";
        let wrong = settings(text).expect_err("five mistakes");
        assert_eq!(wrong.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4, 5, 6], "{wrong:?}");
        assert!(wrong[1].1.starts_with("keys.session.skp: there is no such action, did you mean “session.skip”?"), "{wrong:?}");
        assert!(wrong[2].1.contains("not integer") && wrong[3].1.contains("not array"), "{wrong:?}");
        assert_eq!(settings("keys = 1\n").expect_err("no table").len(), 1);
    }
}
