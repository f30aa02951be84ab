//! Who is meant by a name and an address among people who are known.

use std::collections::{HashMap, HashSet};

use super::id::PersonId;
use super::person::{Person, Profile};
use super::text::folded;

/// People by their addresses and names.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Who has an address, in small letters, with their folded names: families share one.
    at: HashMap<String, Vec<(PersonId, String)>>,
    /// Who has a name, and whether they have an address.
    named: HashMap<String, Vec<(PersonId, bool)>>,
    /// Those with an address.
    reachable: HashSet<PersonId>,
}

impl Directory {
    pub fn add(&mut self, id: PersonId, profile: &Profile) {
        let name = folded(&profile.name);
        if let Some(email) = &profile.email {
            self.at.entry(email.to_lowercase()).or_default().push((id, name.clone()));
        }
        let namesakes = self.named.entry(name).or_default();
        namesakes.retain(|(known, _)| *known != id);
        namesakes.push((id, profile.email.is_some()));
        if profile.email.is_some() {
            self.reachable.insert(id);
        }
    }

    pub fn has_address(&self, id: PersonId) -> bool {
        self.reachable.contains(&id)
    }

    /// Who each of a list of different people is; `None` for someone new.
    ///
    /// Someone with the same address and name first; then whoever alone has the address; then whoever alone has the name, unless
    /// the addresses differ. Nobody is taken for two people of one list, nor anyone who is `taken` already; whoever is found is from then on.
    pub fn recognise(&self, list: &[&Profile], taken: &mut HashSet<PersonId>) -> Vec<Option<PersonId>> {
        let mut found: Vec<Option<PersonId>> = vec![None; list.len()];
        for rule in [Self::same, Self::by_address, Self::by_name] {
            for (place, profile) in found.iter_mut().zip(list).filter(|(place, _)| place.is_none()) {
                *place = rule(self, profile).filter(|id| taken.insert(*id));
            }
        }
        found
    }

    /// Whether someone has this address but not this name; where the address stands for the name, none was told.
    pub fn has_another_name(&self, id: PersonId, told: &Profile) -> bool {
        let name = folded(&told.name);
        let is_told = told.email.as_ref().is_none_or(|email| folded(email) != name);
        is_told && self.at(told).iter().any(|(known, own)| *known == id && *own != name)
    }

    fn at(&self, profile: &Profile) -> &[(PersonId, String)] {
        let email = profile.email.as_ref().map(|email| email.to_lowercase());
        email.and_then(|email| self.at.get(&email)).map_or(&[], Vec::as_slice)
    }

    fn same(&self, profile: &Profile) -> Option<PersonId> {
        let name = folded(&profile.name);
        self.at(profile).iter().find(|(_, own)| *own == name).map(|(id, _)| *id)
    }

    fn by_address(&self, profile: &Profile) -> Option<PersonId> {
        if let [(id, _)] = self.at(profile) { Some(*id) } else { None }
    }

    fn by_name(&self, profile: &Profile) -> Option<PersonId> {
        if !self.at(profile).is_empty() {
            return None;
        }
        match self.named.get(&folded(&profile.name)).map_or(&[][..], Vec::as_slice) {
            [(id, has_address)] if profile.email.is_none() || !has_address => Some(*id),
            _ => None,
        }
    }
}

impl<'a> FromIterator<&'a Person> for Directory {
    fn from_iter<T: IntoIterator<Item = &'a Person>>(people: T) -> Self {
        let mut directory = Self::default();
        people.into_iter().for_each(|person| directory.add(person.id, &person.profile));
        directory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(text: &str) -> Profile {
        let (name, email) = text.split_once(' ').unwrap_or((text, ""));
        Profile { email: Some(email.to_owned()).filter(|email| !email.is_empty()), ..Profile::named(name) }
    }

    #[test]
    fn people_are_known_by_address_then_by_name() {
        let known = ["Ada home@x.org", "Bo home@x.org", "Cy cy@x.org", "Dee", "Eve eve@x.org", "Fay", "Fay"];
        let known: Vec<Person> = (1..).zip(known).map(|(id, text)| Person { id: PersonId(id), profile: profile(text) }).collect();
        let directory: Directory = known.iter().collect();
        let others =
            [(1, "Bo home@x.org"), (3, "Cyril cy@x.org"), (3, "Cy CY@x.org"), (3, "cy@x.org cy@x.org"), (3, "Cyril"), (4, "Dee dee@x.org")];
        let told = others.map(|(id, text)| directory.has_another_name(PersonId(id), &profile(text)));
        assert_eq!(told, [true, true, false, false, false, false]);
        let mut taken = HashSet::from([PersonId(3)]);
        assert_eq!(directory.recognise(&[&profile("Cyril cy@x.org"), &profile("Dee")], &mut taken), [None, Some(PersonId(4))]);
        assert!(taken.contains(&PersonId(4)));
        let cases: [(&[&str], &[i64]); 8] = [
            (&["bo HOME@x.org"], &[2]),
            (&["Gus home@x.org"], &[0]),
            (&["Cyril cy@x.org"], &[3]),
            (&["Cyril cy@x.org", "Cy cy@x.org"], &[0, 3]),
            (&["dee", "Dee dee@x.org"], &[4, 0]),
            (&["Eve", "Eve other@x.org"], &[5, 0]),
            (&["Fay"], &[0]),
            (&["Nobody"], &[0]),
        ];
        for (list, want) in cases {
            let list: Vec<Profile> = list.iter().map(|text| profile(text)).collect();
            let found = directory.recognise(&list.iter().collect::<Vec<_>>(), &mut HashSet::new());
            assert_eq!(found.iter().map(|id| id.map_or(0, |id| id.0)).collect::<Vec<_>>(), want, "{list:?}");
        }
    }
}
