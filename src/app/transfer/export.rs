//! Calendars out: what goes into an exported file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::file::file_name;
use crate::app::{App, AppError};
use crate::domain::event::{Event, Override, Series};
use crate::domain::id::{RecurrenceId, SessionKey, Uid};
use crate::domain::recurrence::Recurrence;
use crate::ics::audience::Audience;
use crate::ics::encode::encode;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportScope {
    Session(SessionKey),
    Series(Uid),
    Everything,
}

impl App {
    /// The calendar as iCalendar text, fit for publishing: no attendees, no notes.
    ///
    /// # Errors
    /// When what is named is not in the store.
    pub fn export(&self, scope: &ExportScope) -> Result<String, AppError> {
        let series: Vec<Series> = match scope {
            ExportScope::Everything => self.read().series()?.into_iter().map(|stored| stored.value).collect(),
            ExportScope::Series(uid) => vec![self.series_to_export(uid)?],
            ExportScope::Session(key) => vec![single(self.series_to_export(&key.uid)?, key.date)],
        };
        Ok(encode(&series.into(), Audience::Public, self.now()))
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
            self.write_file(&path, &encode(&vec![stored.value].into(), Audience::Public, self.now()), force)?;
            paths.push(path);
        }
        Ok(paths)
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
