//! Files that the program makes: private, written aside, named safely.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::app::AppError;

/// Writes text aside and renames it to `path`, mode 0600, following no link; an existing file is replaced only with `force`.
///
/// # Errors
/// When the file exists or the folder cannot be written; no half file is left.
pub fn write_file(path: &Path, text: &str, force: bool) -> Result<(), AppError> {
    let failed = |source| AppError::Write { path: path.to_owned(), source };
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(failed(io::Error::other("it is a folder"))),
        Ok(there) if !there.is_file() => return Err(failed(io::Error::other("it is no regular file"))),
        _ => {}
    }
    if !force && fs::symlink_metadata(path).is_ok() {
        return Err(AppError::Exists(path.to_owned()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::metadata(folder).map_err(failed)?;
    let mut draft = NamedTempFile::new_in(folder).map_err(|error| failed(plain(error)))?;
    draft.write_all(text.as_bytes()).and_then(|()| draft.as_file().sync_all()).map_err(|error| failed(plain(error)))?;
    let kept = if force { draft.persist(path) } else { draft.persist_noclobber(path) };
    kept.map(|_| ()).map_err(|error| failed(error.error))
}

/// The error without the name of the temporary file, which nobody asked for.
fn plain(error: io::Error) -> io::Error {
    if error.get_ref().is_some() { error.kind().into() } else { error }
}

/// A title as the name of a file on every system: letters, digits and hyphens, at most 60 of them.
pub fn file_name(title: &str) -> String {
    let plain: String = title.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let name = plain.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let short: String = name.chars().take(60).collect();
    if short.is_empty() { "series".to_owned() } else { short.trim_end_matches('-').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_safe_names() {
        let cases = [
            ("Social Cohesion in Social Isolation", "social-cohesion-in-social-isolation"),
            ("../../etc/passwd", "etc-passwd"),
            ("Zoë’s café: 4–5", "zoë-s-café-4-5"),
            ("…", "series"),
        ];
        for (title, name) in cases {
            assert_eq!(file_name(title), name);
        }
    }
}
