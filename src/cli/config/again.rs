//! The file of settings while the screen is up: read again when it says something else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Config;
use super::file::settings;

/// A file of settings that is looked at again and again.
pub struct Again {
    path: PathBuf,
    /// What it said when it was last looked at.
    text: String,
}

impl Again {
    /// Begins with a file that was read just now.
    pub fn after(config: &Config) -> Self {
        let path = config.path().to_owned();
        Self { text: text(&path).unwrap_or_default(), path }
    }

    /// What is set now; `None` where the file says what it said before.
    ///
    /// # Errors
    /// All mistakes in it, each with its line.
    pub fn read(&mut self) -> Option<Result<Config, String>> {
        // half written or out of reach for a moment: the next look will tell
        let text = text(&self.path).ok().filter(|text| *text != self.text)?;
        self.text = text;
        let found = settings(&self.text).map_err(|wrong| {
            let name = self.path.file_name().unwrap_or_default().to_string_lossy();
            let all: Vec<String> = wrong.iter().map(|(line, why)| format!("line {line}: {why}")).collect();
            format!("kept as it was: {name} {}", all.join("; "))
        });
        Some(found.map(|found| Config { path: self.path.clone(), found }))
    }
}

/// The text of a file; one that is not there sets nothing.
fn text(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_when_it_says_something_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        let mut again = Again::after(&Config { path: path.clone(), ..Config::default() });
        assert!(again.read().is_none(), "no file before, and none now");
        fs::write(&path, "clock = '12h'\n").expect("written");
        assert_eq!(again.read().map(|read| read.expect("right").value("clock").map(str::to_owned)), Some(Some("12h".to_owned())));
        assert!(again.read().is_none(), "as it was");
        fs::write(&path, "\nclock = 'sun'\nx = 1\n").expect("written");
        let wrong = again.read().expect("something else").expect_err("two mistakes");
        let first = "kept as it was: config.toml line 2: clock: “sun” is not “24h” or “12h”; line 3: ";
        assert!(wrong.starts_with(first) && wrong.contains('x'), "{wrong}");
        assert!(again.read().is_none(), "told once");
        fs::remove_file(&path).expect("removed");
        assert!(again.read().expect("something else").expect("nothing is set").value("clock").is_none());
    }
}
