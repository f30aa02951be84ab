//! Calendars out of the store into files and back.

mod draft;
mod export;
mod file;
mod holidays;
mod import;
mod list;
mod one_person;
mod private;
mod progress;
mod read_back;
mod report;

pub use crate::ics::audience::Audience;
pub use draft::Draft;
pub use export::{ExportScope, Exported, Folder};
pub use file::{file_name, write_file};
pub use holidays::read_holidays;
pub use import::{Became, Imported, Warning};
pub(in crate::app) use one_person::comes_to;
pub use progress::{Progress, Stage, Watch, unwatched};
