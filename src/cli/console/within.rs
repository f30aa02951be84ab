//! What the command line says of its commands, as they are typed within the program: without its name before them.

use super::{NAME, OUTSIDE};
use crate::cli::args::command;

/// The text without the name of the program before each command that works here; what does not keeps it.
pub fn within(text: &str) -> String {
    let named = format!("{NAME} ");
    if !text.contains(&named) {
        return text.to_owned();
    }
    let root = command();
    let works = |word: &str| root.find_subcommand(word).is_some() && OUTSIDE.iter().all(|(name, _)| *name != word);
    let mut parts = text.split(&named);
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let word = part.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
        let rest = match (part.strip_prefix("--help"), part.strip_prefix("[OPTIONS] ")) {
            (Some(rest), _) => format!("help{rest}"),
            (None, Some(rest)) => rest.to_owned(),
            (None, None) if works(word) || word == "help" => part.to_owned(),
            (None, None) => format!("{named}{part}"),
        };
        said += &rest;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_stand_without_the_name_of_the_program() {
        let cases = [
            ("See “fortnight --help”.", "See “help”."),
            ("See all of them with: fortnight series list", "See all of them with: series list"),
            ("Usage: fortnight [OPTIONS] [COMMAND]", "Usage: [COMMAND]"),
            (
                "Usage: fortnight series list [OPTIONS]\n\n  fortnight series list --json",
                "Usage: series list [OPTIONS]\n\n  series list --json",
            ),
            ("Leave first, then: fortnight batch", "Leave first, then: fortnight batch"),
            ("Leave first, then: fortnight --db …", "Leave first, then: fortnight --db …"),
            ("the fortnight after", "the fortnight after"),
            ("“fortnight help series”, fortnight", "“help series”, fortnight"),
        ];
        for (text, wanted) in cases {
            assert_eq!(within(text), wanted);
        }
    }
}
