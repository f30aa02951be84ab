//! The people of a file found among those of the store, or added to them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::app::AppError;
use crate::app::command::find;
use crate::domain::directory::Directory;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::ics::calendar::Entry;
use crate::ics::file::File;
use crate::ics::people::People;
use crate::ics::report::Findings;
use crate::store::{Reader, Writer};

/// The people of the store, and who of a file is who.
pub struct Known {
    directory: Directory,
    /// No one was known before the import.
    is_fresh: bool,
    /// Numbers in the store by numbers in the file.
    numbers: HashMap<PersonId, PersonId>,
    /// Different people of the file are different people here.
    taken: HashSet<PersonId>,
    /// How many were added.
    pub new: u32,
}

impl Known {
    pub fn of(reader: Reader) -> Result<Self, AppError> {
        let people = reader.people()?;
        let is_fresh = people.is_empty();
        Ok(Self { directory: people.iter().collect(), is_fresh, numbers: HashMap::new(), taken: HashSet::new(), new: 0 })
    }

    /// Nobody had a number before: those of a backup stay as they are.
    pub fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// Begins with a file: a backup brings all its people along, named on a list or not.
    pub fn meet(&mut self, writer: &Writer, file: &File) -> Result<(), AppError> {
        self.numbers.clear();
        self.taken.clear();
        let people = file.people().all();
        if self.is_fresh && self.new == 0 {
            for person in people {
                writer.add_person_as(&person)?;
                self.directory.add(person.id, &person.profile);
                self.numbers.insert(person.id, person.id);
                self.taken.insert(person.id);
                self.new += 1;
            }
            return Ok(());
        }
        self.is_fresh = false;
        self.find(writer, &people.iter().map(|person| (person.id, &person.profile)).collect::<Vec<_>>()).map(|_| ())
    }

    /// Gives the people of an entry their numbers in the store; says how many lines name nobody, which go.
    pub fn name(&mut self, writer: &Writer, entry: &mut Entry, people: &People, findings: &mut Findings) -> Result<usize, AppError> {
        let named: BTreeSet<PersonId> = entry.sign_ups.iter().map(|sign_up| sign_up.person).collect();
        let strangers = named.into_iter().filter(|id| !self.numbers.contains_key(id));
        let strangers: Vec<(PersonId, &Profile)> = strangers.filter_map(|id| Some((id, people.named(id)?))).collect();
        for id in self.find(writer, &strangers)? {
            people.say_taken(id, findings);
        }
        let before = entry.sign_ups.len() + entry.register.len();
        entry.sign_ups.retain_mut(|sign_up| self.number(&mut sign_up.person));
        entry.register.retain_mut(|mark| self.number(&mut mark.person));
        Ok(before - entry.sign_ups.len() - entry.register.len())
    }

    /// Who of the store is meant, if anyone.
    pub fn find_one(&self, profile: &Profile) -> Option<PersonId> {
        self.directory.recognise(&[profile], &mut HashSet::new()).pop().flatten()
    }

    fn number(&self, id: &mut PersonId) -> bool {
        let number = self.numbers.get(id);
        *id = number.copied().unwrap_or(*id);
        number.is_some()
    }

    /// The people of one list: different ones, as far as the file says. Answers with those who have another name here.
    fn find(&mut self, writer: &Writer, list: &[(PersonId, &Profile)]) -> Result<Vec<PersonId>, AppError> {
        let list: BTreeMap<PersonId, &Profile> = list.iter().copied().collect();
        let known = self.directory.recognise(&list.values().copied().collect::<Vec<_>>(), &mut self.taken);
        let mut renamed = vec![];
        for ((id, profile), known) in list.into_iter().zip(known) {
            let number = match known {
                Some(number) => {
                    renamed.extend(self.directory.has_another_name(number, profile).then_some(id));
                    self.remember(writer, number, profile)?
                }
                None => self.add(writer, profile)?,
            };
            self.numbers.insert(id, number);
            self.taken.insert(number);
        }
        Ok(renamed)
    }

    fn add(&mut self, writer: &Writer, profile: &Profile) -> Result<PersonId, AppError> {
        let profile = profile.clone().checked()?;
        let number = writer.add_person(&profile)?;
        self.directory.add(number, &profile);
        self.new += 1;
        Ok(number)
    }

    /// Nobody is named anew; an address that was not known is.
    fn remember(&mut self, writer: &Writer, number: PersonId, told: &Profile) -> Result<PersonId, AppError> {
        if self.directory.has_address(number) || told.email.is_none() {
            return Ok(number);
        }
        let Person { id, profile } = find::person(writer.read(), number)?;
        let profile = Profile { email: told.email.clone(), ..profile }.checked()?;
        self.directory.add(id, &profile);
        writer.set_person(&Person { id, profile })?;
        Ok(number)
    }

    pub fn name_of(&self, writer: &Writer, id: PersonId) -> Result<String, AppError> {
        Ok(find::person(writer.read(), id)?.profile.name)
    }
}
