//! The documents say what the program prints: the key table, the subcommands, the exit codes.

use std::fs;
use std::path::Path;

use fortnight::cli::{EXIT_CODES, command};
use fortnight::tui::action;
use fortnight::tui::keymap::Keymap;

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// What stands between `<!-- name -->` and `<!-- /name -->`.
fn section<'a>(text: &'a str, name: &str) -> &'a str {
    let after = text.split_once(&format!("<!-- {name} -->")).expect(name).1;
    after.split_once(&format!("<!-- /{name} -->")).expect(name).0.trim()
}

#[test]
fn the_key_table_of_the_readme_is_the_table_of_actions() {
    let readme = document("README.md");
    let table = action::markdown();
    assert_eq!(section(&readme, "keys"), table.trim(), "\n\nput this between the marks of README.md:\n\n{table}");
}

#[test]
fn sentences_of_the_screen_name_keys_that_there_are() {
    let keymap = Keymap::default();
    let is_known = |name: &str| keymap.bindings().iter().any(|binding| binding.entry.name == name);
    let (mut folders, mut seen) = (vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui")], 0);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a source");
            let braced = text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name);
            // a name with a dot in it is none of Rust's
            let is_name = |name: &&str| name.contains('.') && name.chars().all(|c| c.is_ascii_lowercase() || ".-".contains(c));
            for name in braced.filter(is_name) {
                assert!(is_known(name), "{}: there is no action “{name}”", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 10, "{seen} sentences name keys");
}

#[test]
fn the_readme_tells_every_exit_code() {
    let readme = document("README.md");
    for (code, _) in EXIT_CODES.iter().filter(|(code, _)| *code != 130) {
        assert!(readme.contains(&format!("\n| {code} | ")), "exit code {code}");
    }
}

#[test]
fn every_command_line_of_the_readme_is_understood() {
    let readme = document("README.md");
    let lines = readme.lines().filter_map(|line| line.trim().strip_prefix("fortnight "));
    let mut seen = 0;
    for line in lines {
        let first = line.split(" && ").next().unwrap_or(line).split(" #").next().unwrap_or(line);
        let words = shell_words(first);
        let parsed = command().no_binary_name(false).try_get_matches_from(std::iter::once("fortnight".to_owned()).chain(words));
        assert!(parsed.is_ok(), "{line}: {parsed:?}");
        seen += 1;
    }
    assert!(seen >= 10, "the README shows {seen} command lines");
}

/// Splits at spaces outside double quotes, which is all that the README uses.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.trim().chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_settings_of_the_readme_are_the_file_that_is_printed() {
    let told = section(&document("README.md"), "config").to_owned();
    assert_eq!(told, format!("```toml\n{}```", document("assets/config.toml")));
}

#[test]
fn the_changelog_names_the_version() {
    assert!(document("CHANGELOG.md").contains(env!("CARGO_PKG_VERSION")));
}
