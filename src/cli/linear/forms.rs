//! Words that are half a command, each with the lines that work.

/// What to say instead of a word that needs more.
const FORMS: [(&[&str], &str); 8] = [
    (&["move"], "session move choir next --to 'fri 4pm'"),
    (&["edit", "change"], "session edit choir next --theme 'Songs of the sea', series edit choir --capacity 24, or person edit 'Bo Chen'"),
    (&["show"], "session show choir next, series show choir, or person show 'Bo Chen'"),
    (&["list"], "session list, series list, person list, or attendee list choir next"),
    (&["remove", "delete"], "attendee rm choir next --name 'Bo Chen', session rm choir next, or series rm choir"),
    (&["people", "persons"], "person list. who reads the list of the session at hand"),
    (&["sessions"], "session list"),
    (&["new"], "add Choir every Thursday 10-11:30 from 3 Sep London, 20 places"),
];

/// What to say instead of a word, in small letters.
pub fn instead(word: &str) -> Option<String> {
    let (_, forms) = FORMS.into_iter().find(|(words, _)| words.contains(&word))?;
    Some(format!("“{word}” alone is not enough. Say it as: {forms}"))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::cli::args::{command, read_with};
    use crate::cli::shell_line::words;

    #[test]
    fn each_form_is_a_command_that_is_understood() {
        let forms = FORMS.iter().flat_map(|(_, forms)| forms.split(". ").next().unwrap_or_default().split(", or ")).flat_map(|forms| {
            // a series is one line, commas and all
            if forms.starts_with("add") { vec![forms] } else { forms.split(", ").collect() }
        });
        for form in forms {
            let line: Vec<OsString> = words(&format!("fortnight {form}")).expect(form).into_iter().map(OsString::from).collect();
            assert!(read_with(&mut command(), &line).is_ok(), "{form}");
        }
    }
}
