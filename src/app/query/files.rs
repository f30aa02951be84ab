//! The files and folders that a half-typed path may become.

use std::fs;
use std::path::PathBuf;

use super::Query;
use crate::app::{App, AppError};

/// Folders, and the files with one of some endings, whose names begin with some letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    pub folder: PathBuf,
    /// In any case; names that begin with a dot come only where this does.
    pub begin: String,
    /// `ics`; in any case.
    pub endings: &'static [&'static str],
}

/// A file, or a folder, whose name ends in a slash then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
}

impl FileLine {
    pub fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }
}

/// More are never shown; who looks for one among them types a letter more.
const MOST: usize = 200;

impl Query for Files {
    /// Files first, then folders, each by name.
    type Answer = Vec<FileLine>;

    /// A folder that cannot be read has nothing to offer: whoever takes its path hears why.
    fn answer(&self, _app: &App) -> Result<Self::Answer, AppError> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Ok(Vec::new()) };
        let begin = self.begin.to_lowercase();
        let mut found: Vec<FileLine> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let lower = name.to_lowercase();
                if !lower.starts_with(&begin) || (name.starts_with('.') && begin.is_empty()) {
                    return None;
                }
                // a link counts as what it leads to
                let is_folder = fs::metadata(entry.path()).is_ok_and(|there| there.is_dir());
                let fits = self.endings.iter().any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')));
                (is_folder || fits).then(|| FileLine { name: if is_folder { name + "/" } else { name } })
            })
            .collect();
        found.sort_by_cached_key(|line| (line.is_folder(), line.name.to_lowercase()));
        found.truncate(MOST);
        Ok(found)
    }
}
