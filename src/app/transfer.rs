//! Calendars in and out: what goes into an exported file, writing it safely, reading one in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::command::SeriesImport;
use super::command::series_import::Tally;
use super::{App, AppError, Command, Detail, Outcome};
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::recurrence::Recurrence;
use crate::ics::decode::decode;
use crate::ics::encode::encode;
use crate::ics::report::Finding;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportScope {
    Session(SessionKey),
    Series(Uid),
    Everything,
}

/// What an import did, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub tally: Tally,
    /// What was found in the files, by file and line.
    pub warnings: Vec<Warning>,
    /// The change; without an entry where there was nothing new.
    pub outcome: Outcome,
}

/// A finding in one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub path: PathBuf,
    pub finding: Finding,
}

impl App {
    /// The calendar as iCalendar text, fit for publishing: no attendees, no notes.
    ///
    /// # Errors
    /// When what is named is not in the store.
    pub fn export(&self, scope: &ExportScope) -> Result<String, AppError> {
        let series = match scope {
            ExportScope::Everything => self.read().series()?.into_iter().map(|stored| stored.value).collect(),
            ExportScope::Series(uid) => vec![self.series_to_export(uid)?],
            ExportScope::Session(key) => vec![single(self.series_to_export(&key.uid)?, key.date)],
        };
        Ok(encode(&series, self.now()))
    }

    /// One file a series in a folder; the paths written.
    ///
    /// # Errors
    /// When a file cannot be written; those before it stay.
    pub fn export_each(&self, folder: &Path, force: bool) -> Result<Vec<PathBuf>, AppError> {
        let mut taken = BTreeSet::new();
        let mut paths = Vec::new();
        for stored in self.read().series()? {
            let name = file_name(&stored.value.event.summary);
            let free = (1..)
                .map(|n| if n == 1 { format!("{name}.ics") } else { format!("{name}-{n}.ics") })
                .find(|name| taken.insert(name.clone()));
            let path = folder.join(free.unwrap_or_default());
            self.write_file(&path, &encode(&[stored.value], self.now()), force)?;
            paths.push(path);
        }
        Ok(paths)
    }

    /// Writes text aside and renames it to `path`, mode 0600, following no link; an existing file is replaced only with `force`.
    ///
    /// # Errors
    /// When the file exists or the folder cannot be written; no half file is left.
    pub fn write_file(&self, path: &Path, text: &str, force: bool) -> Result<(), AppError> {
        let failed = |source| AppError::Write { path: path.to_owned(), source: plain(source) };
        if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            return Err(failed(io::Error::other("it is no regular file")));
        }
        if !force && fs::symlink_metadata(path).is_ok() {
            return Err(AppError::Exists(path.to_owned()));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::metadata(folder).map_err(failed)?;
        let mut draft = NamedTempFile::new_in(folder).map_err(failed)?;
        draft.write_all(text.as_bytes()).and_then(|()| draft.as_file().sync_all()).map_err(failed)?;
        let kept = if force { draft.persist(path) } else { draft.persist_noclobber(path) };
        kept.map(|_| ()).map_err(|error| failed(error.error))
    }

    /// Takes iCalendar files in: all or nothing, one entry in the journal. `dry_run` only says what would be.
    ///
    /// # Errors
    /// When a file cannot be read or holds no calendar, or a series is not acceptable; nothing is changed then.
    pub fn import(&mut self, files: &[PathBuf], dry_run: bool) -> Result<Imported, AppError> {
        let (mut series, mut warnings) = (Vec::new(), Vec::new());
        for path in files {
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
        Ok(Imported { tally, warnings, outcome })
    }

    fn series_to_export(&self, uid: &Uid) -> Result<Series, AppError> {
        let found = self.read().series_of(uid)?;
        found.map(|stored| stored.value).ok_or_else(|| AppError::NotFound { what: "series", value: uid.0.clone() })
    }
}

/// One session as a calendar entry of its own, with a UID of its own: whoever has the series too keeps both apart.
fn single(series: Series, date: RecurrenceId) -> Series {
    let own = series.own(date).cloned().unwrap_or_default();
    let event = series.event;
    if !event.is_recurring() {
        return Series { event, overrides: BTreeMap::from([(date, own)]) };
    }
    let start = own.start.unwrap_or(date.0);
    let uid = Uid(format!("{}-{}", date.stamp(&event.anchor), event.uid));
    let length = own.length.unwrap_or(event.length);
    let event = Event { uid, start, length, recurrence: Recurrence::default(), ..event };
    Series { event, overrides: BTreeMap::from([(RecurrenceId(start), Override { start: None, length: None, ..own })]) }
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
