//! A report into a file, written as the ending of its name says.

use std::path::Path;

use super::file::write_file;
use crate::app::query::ReportOf;
use crate::app::report_page::Page;
use crate::app::{App, AppError, words};

impl App {
    /// Writes a report as Markdown (`.md`), as rows for a spreadsheet (`.csv`) or as text (`.txt`).
    ///
    /// # Errors
    /// When the name has another ending, or the file exists or cannot be written.
    pub fn write_report(&self, of: &ReportOf, hide_small: bool, path: &Path, force: bool) -> Result<(), AppError> {
        let written = match path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase).as_deref() {
            Some("md") => Page::markdown,
            Some("csv") => Page::csv,
            Some("txt") => Page::text,
            _ => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                return Err(AppError::refused(format!("“{name}” does not end in .md, .csv or .txt"), "End the name as the file shall be."));
            }
        };
        let page = Page { numbers: &self.ask(of)?, title: words::term(of.term), hide_small };
        write_file(path, &written(&page), force)
    }
}
