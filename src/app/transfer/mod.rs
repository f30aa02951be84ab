//! Calendars out of the store into files and back.

mod export;
mod file;
mod import;
mod list;
mod one_person;
mod progress;
mod read_back;

pub use crate::ics::audience::Audience;
pub use export::ExportScope;
pub use file::{file_name, write_file};
pub use import::{Became, Imported, Warning};
pub use progress::{Progress, Stage, Watch, unwatched};
