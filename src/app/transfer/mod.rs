//! Calendars out of the store into files and back.

mod export;
mod file;
mod import;

pub use export::ExportScope;
pub use file::file_name;
pub use import::{Imported, Warning};
