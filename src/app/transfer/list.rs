//! Lists of attendees in: the file that is read.

use std::path::Path;

use super::import::read_file;
use crate::app::sheet::{self, Field, Sheet};
use crate::app::{App, AppError};

impl App {
    /// Reads a list of attendees (CSV); `columns` says of headings what they mean.
    ///
    /// # Errors
    /// When the file cannot be read or is no such list.
    pub fn read_list(&self, path: &Path, columns: &[(Field, String)]) -> Result<Sheet, AppError> {
        let bytes = read_file(path).map_err(|source| AppError::Read { path: path.to_owned(), source })?;
        Ok(sheet::read(&bytes, columns)?)
    }

    /// The cells of a table (CSV), whatever program wrote it.
    ///
    /// # Errors
    /// When the file cannot be read or is no text.
    pub fn read_table(&self, path: &Path) -> Result<Vec<Vec<String>>, AppError> {
        let bytes = read_file(path).map_err(|source| AppError::Read { path: path.to_owned(), source })?;
        Ok(sheet::rows(&bytes)?)
    }
}
