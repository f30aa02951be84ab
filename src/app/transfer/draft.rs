//! A text in a file for another program to edit: nobody else can read it, and it is gone with the value.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The file, alone in a folder of its own, so that what the other program leaves beside it goes too.
#[derive(Debug)]
pub struct Draft {
    /// Removed with its content when it is dropped.
    folder: TempDir,
    path: PathBuf,
}

impl Draft {
    /// # Errors
    /// When the folder for passing files cannot be written.
    pub fn new(text: &str) -> io::Result<Self> {
        let folder = private_folder()?;
        let path = folder.path().join("text.txt");
        let mut file = private_file(&path)?;
        file.write_all(text.as_bytes())?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        Ok(Self { folder, path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets it stay; where it lies.
    pub fn keep(self) -> PathBuf {
        // the folder stays once its name is taken out
        drop(self.folder.keep());
        self.path
    }

    /// What stands in it now, without white space at its end.
    ///
    /// # Errors
    /// When it is gone, or no UTF-8.
    pub fn text(&self) -> io::Result<String> {
        fs::read_to_string(&self.path).map(|text| text.trim_end().to_owned())
    }
}

fn private_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("fortnight-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir()
}

fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_private_is_read_back_and_leaves_nothing() {
        let draft = Draft::new("Bring a cup.").expect("a draft");
        let path = draft.path().to_owned();
        let folder = path.parent().expect("a folder").to_owned();
        assert_eq!(fs::read_to_string(&path).expect("the text"), "Bring a cup.\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        }
        // as editors do: another file takes its name, and one is left beside it
        fs::write(folder.join("text.txt~"), "old").expect("a copy");
        fs::write(folder.join("new"), "Bring two.\nAnd milk.\n\n").expect("the new text");
        fs::rename(folder.join("new"), &path).expect("in its place");
        assert_eq!(draft.text().expect("the text"), "Bring two.\nAnd milk.");
        drop(draft);
        assert!(!folder.exists());
    }

    #[test]
    fn a_draft_that_is_kept_outlives_its_value() {
        let path = Draft::new("Bring a cup.").expect("a draft").keep();
        assert_eq!(fs::read_to_string(&path).expect("still there"), "Bring a cup.\n");
        fs::remove_dir_all(path.parent().expect("a folder")).expect("removed");
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        let draft = Draft::new("").expect("a draft");
        assert_eq!(draft.text().expect("nothing"), "");
        fs::write(draft.path(), [0xff, 0xfe, 0x00]).expect("bytes");
        assert!(draft.text().is_err());
        fs::remove_file(draft.path()).expect("removed");
        assert!(draft.text().is_err());
    }
}
