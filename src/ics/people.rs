//! The people of a file, each once, numbered as they first come or as our own backup numbered them.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::extras;
use super::invitee::Invitee;
use super::report::{Findings, quoted};
use crate::domain::directory::Directory;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::domain::text::folded;

/// Grows as the events of the file are read.
#[derive(Clone, Debug, Default)]
pub struct People {
    all: Vec<Person>,
    directory: Directory,
    /// Where those who are in no backup first came.
    lines: HashMap<PersonId, usize>,
}

impl People {
    /// Those of a backup.
    pub fn of(all: Vec<Person>) -> Self {
        Self { directory: all.iter().collect(), all, lines: HashMap::new() }
    }

    pub fn all(self) -> Vec<Person> {
        self.all
    }

    pub fn named(&self, id: PersonId) -> Option<&Profile> {
        // whoever is numbered by us stands in the place of their number
        let in_place = usize::try_from(id.0 - 1).ok().and_then(|place| self.all.get(place));
        in_place.filter(|person| person.id == id).or_else(|| self.all.iter().find(|person| person.id == id)).map(|person| &person.profile)
    }

    /// Says that someone is taken for one of another name, for the address is the same.
    pub fn say_taken(&self, id: PersonId, findings: &mut Findings) {
        if let Some((line, profile)) = self.lines.get(&id).zip(self.named(id)) {
            say_taken(*line, profile, findings);
        }
    }

    /// Who the people of one list are; someone who stands there twice counts once.
    pub(super) fn of_list<'a>(&mut self, list: &'a [Invitee], findings: &mut Findings) -> Vec<(PersonId, &'a Invitee)> {
        let mut seen = BTreeSet::new();
        let mut key = |profile: &Profile| seen.insert((folded(&profile.name), profile.email.as_ref().map(|email| email.to_lowercase())));
        let list: Vec<&Invitee> = list.iter().filter(|invitee| key(&invitee.profile)).collect();
        for invitee in list.iter().filter(|invitee| extras::delegates(&invitee.kept)) {
            findings.kind(invitee.line, "someone sends someone else in their place; they are taken as not coming");
        }
        let profiles: Vec<&Profile> = list.iter().map(|invitee| &invitee.profile).collect();
        let known = self.directory.recognise(&profiles, &mut HashSet::new());
        for (id, invitee) in known.iter().zip(&list).filter_map(|(id, invitee)| id.zip(Some(invitee))) {
            if self.directory.has_another_name(id, &invitee.profile) {
                say_taken(invitee.line, &invitee.profile, findings);
            }
        }
        known.into_iter().zip(list).map(|(id, invitee)| (id.unwrap_or_else(|| self.add(invitee)), invitee)).collect()
    }

    fn add(&mut self, Invitee { line, profile, .. }: &Invitee) -> PersonId {
        let id = PersonId(self.all.iter().next_back().map_or(0, |person| person.id.0) + 1);
        self.directory.add(id, profile);
        self.lines.insert(id, *line);
        self.all.push(Person { id, profile: profile.clone() });
        id
    }
}

/// Families share an address: whoever is meant may be someone else.
fn say_taken(line: usize, profile: &Profile, findings: &mut Findings) {
    findings.kind(line, format!("ATTENDEE {} is taken for someone known by that address", quoted(&profile.name)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kept::Kept;
    use crate::domain::signup::{Answer, Role};

    fn invitee(line: usize, name: &str, email: &str) -> Invitee {
        let profile = Profile { email: Some(email.to_owned()).filter(|email| !email.is_empty()), ..Profile::named(name) };
        Invitee { line, profile, role: Role::Participant, answer: Answer::Invited, kept: Kept::default() }
    }

    #[test]
    fn who_shares_an_address_is_one_alone_and_several_together() {
        let (mut people, mut findings) = (People::default(), Findings::default());
        let mut numbers = |list: &[Invitee]| people.of_list(list, &mut findings).iter().map(|(id, _)| id.0).collect::<Vec<_>>();
        assert_eq!(numbers(&[invitee(1, "Ada", "home@x.org"), invitee(2, "ADA", "HOME@x.org")]), [1], "one who stands there twice");
        assert_eq!(numbers(&[invitee(3, "Bo", "home@x.org")]), [1]);
        assert_eq!(numbers(&[invitee(4, "Bo", "home@x.org"), invitee(5, "ada", "home@x.org")]), [2, 1]);
        assert_eq!(numbers(&[invitee(6, "bo", "home@x.org"), invitee(7, "Cy", "")]), [2, 3]);
        let findings = findings.report().findings;
        assert_eq!(findings, [crate::ics::report::Finding::new(3, "ATTENDEE “Bo” is taken for someone known by that address")]);
    }
}
