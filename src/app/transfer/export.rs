//! Calendars out: what goes into an exported file, for whom, and the check before it is let out.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::file::{file_name, write_file};
use super::{one_person, private, read_back};
use crate::app::command::find;
use crate::app::{App, AppError};
use crate::domain::event::{Event, Series};
use crate::domain::id::{PersonId, SessionKey, Uid};
use crate::domain::person::Person;
use crate::ics::audience::Audience;
use crate::ics::calendar::{Calendar, Entry};
use crate::ics::encode::encode;
use crate::store::Stored;

/// What goes into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportScope {
    Session(SessionKey),
    Series(Uid),
    Everything,
}

/// A calendar, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub text: String,
    /// Series and single sessions that are marked as private and so are not in it.
    pub left_out: usize,
}

/// What was written into a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    pub paths: Vec<PathBuf>,
    /// As of [`Exported`].
    pub left_out: usize,
}

impl App {
    /// The calendar as iCalendar text, read back and compared with the store.
    ///
    /// # Errors
    /// When what is named is not in the store or not for that audience, when a person comes to none of it, or when the text would not say what
    /// the store says.
    pub fn export(&self, scope: &ExportScope, audience: Audience) -> Result<Exported, AppError> {
        let stored = match scope {
            ExportScope::Everything => self.read().series()?,
            ExportScope::Series(uid) | ExportScope::Session(SessionKey { uid, .. }) => vec![self.series_to_export(uid)?],
        };
        let mut entries = stored.into_iter().map(|stored| self.entry(stored, audience)).collect::<Result<Vec<_>, _>>()?;
        if let ExportScope::Session(key) = scope {
            entries = entries.iter().map(|entry| one_person::single(entry, key.date)).collect();
        }
        let mut left_out = 0;
        if audience == Audience::Public {
            (entries, left_out) = private::without_private(entries);
            if entries.is_empty() && *scope != ExportScope::Everything {
                return Err(AppError::Private);
            }
        }
        let calendar = self.calendar(entries, scope, audience)?;
        Ok(Exported { text: self.written(&calendar, audience)?, left_out })
    }

    /// Notes in the log that a calendar was handed out, where it is someone's own.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn note_export_for(&self, audience: Audience) -> Result<(), AppError> {
        match audience {
            Audience::Person(_) => self.note_export(),
            Audience::Public | Audience::Backup => Ok(()),
        }
    }

    /// One file a series in a folder.
    ///
    /// # Errors
    /// When a file cannot be written; those before it stay.
    pub fn export_each(&self, folder: &Path, audience: Audience, force: bool) -> Result<Folder, AppError> {
        let mut taken = BTreeSet::new();
        let mut written = Folder::default();
        for stored in self.read().series()? {
            let Event { uid, summary, .. } = stored.value.event;
            let name = file_name(&summary);
            let Exported { text, left_out } = match self.export(&ExportScope::Series(uid), audience) {
                Err(AppError::NothingFor) => continue,
                Err(AppError::Private) => {
                    written.left_out += 1;
                    continue;
                }
                exported => exported?,
            };
            let free = (1..)
                .map(|n| if n == 1 { format!("{name}.ics") } else { format!("{name}-{n}.ics") })
                .find(|name| taken.insert(name.clone()));
            let path = folder.join(free.unwrap_or_default());
            write_file(&path, &text, force)?;
            written.paths.push(path);
            written.left_out += left_out;
        }
        Ok(written)
    }

    fn series_to_export(&self, uid: &Uid) -> Result<Stored<Series>, AppError> {
        self.read().series_of(uid)?.ok_or(AppError::SeriesGone)
    }

    /// The series with as much of its people as the audience needs.
    fn entry(&self, stored: Stored<Series>, audience: Audience) -> Result<Entry, AppError> {
        let mut entry = Entry { series: stored.value, sign_ups: vec![], register: vec![] };
        if audience != Audience::Public {
            entry.sign_ups = self.read().sign_ups(stored.id)?.into_iter().map(|row| row.value).collect();
            entry.sign_ups.sort_by_key(|sign_up| (sign_up.position, sign_up.person));
        }
        if audience == Audience::Backup {
            entry.register = self.read().register(stored.id)?;
        }
        Ok(entry)
    }

    fn calendar(&self, entries: Vec<Entry>, scope: &ExportScope, audience: Audience) -> Result<Calendar, AppError> {
        let kept = if *scope == ExportScope::Everything { self.read().kept()? } else { vec![] };
        // only lines of other programs may speak of someone whom the file does not name
        let speaks = !kept.is_empty() || entries.iter().any(has_kept);
        let known = if audience != Audience::Backup && speaks { self.read().people()?.to_vec() } else { vec![] };
        let (entries, people) = match audience {
            Audience::Public => (entries, known),
            Audience::Person(id) => {
                let person = find::person(self.read(), id)?;
                let theirs: Vec<Entry> = entries.iter().flat_map(|entry| one_person::part(entry, id)).collect();
                if theirs.is_empty() {
                    return Err(AppError::NothingFor);
                }
                (theirs, if known.is_empty() { vec![person] } else { known })
            }
            Audience::Backup if *scope == ExportScope::Everything => (entries, by_number(self.read().people()?.to_vec())),
            Audience::Backup => {
                let named: HashSet<PersonId> = entries.iter().flat_map(named).collect();
                let people = self.read().people()?.iter().filter(|person| named.contains(&person.id)).cloned().collect();
                (entries, by_number(people))
            }
        };
        Ok(Calendar { entries, people, kept })
    }

    fn written(&self, calendar: &Calendar, audience: Audience) -> Result<String, AppError> {
        let text = encode(calendar, audience, self.now());
        read_back::check(calendar, audience, &text, self.now())?;
        Ok(text)
    }
}

fn has_kept(entry: &Entry) -> bool {
    let series = &entry.series;
    let own = series.overrides.values().filter_map(|own| own.kept.as_ref());
    own.chain([&series.event.kept]).any(|kept| !kept.is_empty())
}

/// Everyone with something to do with a series.
fn named(entry: &Entry) -> impl Iterator<Item = PersonId> + '_ {
    let signed_up = entry.sign_ups.iter().map(|sign_up| sign_up.person);
    signed_up.chain(entry.register.iter().map(|mark| mark.person))
}

fn by_number(mut people: Vec<Person>) -> Vec<Person> {
    people.sort_by_key(|person| person.id);
    people
}
