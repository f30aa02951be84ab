//! Calendars in: the files that are read, and what came of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Progress, Stage, Watch};
use crate::app::command::series_import::{SeriesImport, Tally, Took};
use crate::app::{App, AppError, Outcome};
use crate::domain::text::utf16;
use crate::ics::file::{File, Unreadable};
use crate::ics::report::{Finding, Findings};
use crate::store::{Mode, Writer};

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub tally: Tally,
    /// The titles of the first few series that are not as they were, and what became of each.
    pub series: Vec<(String, Became)>,
    /// People who were not known before.
    pub people: u32,
    /// What messages (answers, cancellations) changed, a sentence each.
    pub said: Vec<String>,
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
        let texts = read_files(files)?;
        let mut findings: Vec<Findings> = files.iter().map(|_| Findings::default()).collect();
        let mut progress = Progress { stage: Stage::Reading, done: 0, total: texts.iter().map(|text| text.len() as u64).sum() };
        let mut read = vec![];
        for ((path, text), findings) in files.iter().zip(&texts).zip(&mut findings) {
            let begun = progress.done;
            let mut told = |done: usize| watch(Progress { done: begun + done as u64, ..progress });
            let file = File::read(text, findings, &mut told).map_err(|error| unreadable(path, error))?;
            read.push(file);
            progress.done += text.len() as u64;
        }
        let mode = if dry_run { Mode::Try } else { Mode::Keep };
        let context = self.context();
        let work = |writer: &Writer| {
            let (took, done, readable) = SeriesImport { files: &read }.apply(writer, &context, &mut findings, watch)?;
            if let Some(place) = readable.iter().position(|any| !any)
                && let Some((path, findings)) = files.get(place).zip(findings.get_mut(place))
            {
                return Err(nothing_usable(path, std::mem::take(findings)));
            }
            Ok::<_, AppError>(((took, done.detail), done.sentence))
        };
        let recorded = self.store.change(mode, context.now, SeriesImport::VERB, work)?;
        let (Took { tally, series, people, said, .. }, detail) = recorded.value;
        let found = files.iter().zip(findings);
        let of_file = |(path, findings): (&PathBuf, Findings)| {
            let warning = |finding| Warning { path: path.clone(), finding };
            findings.report().findings.into_iter().map(warning).collect::<Vec<_>>()
        };
        let outcome = Outcome { sentence: recorded.sentence, entry: recorded.entry, detail };
        Ok(Imported { tally, series, people, said, warnings: found.flat_map(of_file).collect(), outcome })
    }
}

fn unreadable(path: &Path, error: Unreadable) -> AppError {
    match error {
        Unreadable::Stopped => AppError::Interrupted,
        error => AppError::NoCalendar { path: path.to_owned(), why: error.to_string() },
    }
}

fn nothing_usable(path: &Path, findings: Findings) -> AppError {
    AppError::NothingUsable { path: path.to_owned(), first: findings.report().findings.into_iter().next().map(|finding| finding.text) }
}

fn read_files(files: &[PathBuf]) -> Result<Vec<Vec<u8>>, AppError> {
    files.iter().map(|path| read_calendar(path)).collect()
}

pub(super) fn read_calendar(path: &Path) -> Result<Vec<u8>, AppError> {
    read_file(path).map(utf8).map_err(|source| AppError::Read { path: path.to_owned(), source })
}

/// Some programs save calendars in UTF-16, against RFC 5545 3.1.4.
fn utf8(bytes: Vec<u8>) -> Vec<u8> {
    utf16(&bytes).map_or(bytes, |units| String::from_utf16_lossy(&units).into_bytes())
}

/// A calendar of a lifetime is smaller by far.
const LARGEST_FILE: u64 = 1 << 30;

/// Pipes and devices may never end, so only a file is read.
pub(super) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    match file.len() {
        _ if !file.is_file() => Err(io::Error::other("it is no regular file")),
        size if size > LARGEST_FILE => Err(io::Error::other("it is larger than 1 GiB")),
        _ => fs::read(path),
    }
}
