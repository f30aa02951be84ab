//! Calendars out of the store into files and back.

mod export;
mod file;
mod import;
mod progress;

pub use export::ExportScope;
pub use file::file_name;
pub use import::{Became, Imported, Warning};
pub use progress::{Progress, Stage, Watch, unwatched};
