//! Calendars in: the files that are read, and what came of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Progress, Stage, Watch};
use crate::app::command::SeriesImport;
use crate::app::command::series_import::Tally;
use crate::app::{App, AppError, Command, Detail, Outcome};
use crate::ics::decode::decode;
use crate::ics::report::Finding;

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub tally: Tally,
    /// The titles of the first few series that are not as they were, and what became of each.
    pub series: Vec<(String, Became)>,
    /// People who were not known before.
    pub people: u32,
    /// What was found in the files, by file and line.
    pub warnings: Vec<Warning>,
    /// The change; without an entry where there was nothing new.
    pub outcome: Outcome,
}

/// What became of a series of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    Added,
    Updated,
    /// It is older than what the store has.
    Left,
}

/// A finding in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub path: PathBuf,
    pub finding: Finding,
}

impl App {
    /// Takes iCalendar files in: all or nothing, one entry in the journal. `dry_run` only says what would be.
    ///
    /// # Errors
    /// When a file cannot be read or holds no calendar, or a series is not acceptable, or `watch` stops it; nothing is changed then.
    pub fn import(&mut self, files: &[PathBuf], dry_run: bool, watch: &mut Watch) -> Result<Imported, AppError> {
        let (mut series, mut warnings) = (Vec::new(), Vec::new());
        for (done, path) in (0..).zip(files) {
            Progress { stage: Stage::Reading, done, total: files.len() as u64 }.tell(watch)?;
            let bytes = read_file(path).map_err(|source| AppError::Read { path: path.clone(), source })?;
            let (found, report) = decode(&bytes, self.now());
            if found.is_empty() {
                return Err(AppError::NoCalendar {
                    path: path.clone(),
                    first: report.findings.first().map(|finding| finding.text.clone()),
                });
            }
            series.extend(found);
            warnings.extend(report.findings.into_iter().map(|finding| Warning { path: path.clone(), finding }));
        }
        let command = Command::SeriesImport(SeriesImport { series });
        let outcome = if dry_run { self.preview(command)? } else { self.run(command)? };
        let tally = match outcome.detail {
            Detail::Import(tally) => tally,
            _ => Tally::default(),
        };
        Ok(Imported { tally, series: Vec::new(), people: 0, warnings, outcome })
    }
}

/// A calendar of a lifetime is smaller by far.
const LARGEST_FILE: u64 = 1 << 30;

/// Pipes and devices may never end, so only a file is read.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    match file.len() {
        _ if !file.is_file() => Err(io::Error::other("it is no regular file")),
        size if size > LARGEST_FILE => Err(io::Error::other("it is larger than 1 GiB")),
        _ => fs::read(path),
    }
}
