//! Clashes: one person at work in two sessions at a time, or one join link for two of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::id::{PersonId, SessionKey, Uid};
use super::time::Instant;

/// What a session takes up while it lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    pub key: SessionKey,
    pub from: Instant,
    pub to: Instant,
    /// Hosts, facilitators, note-takers.
    pub crew: Vec<PersonId>,
    /// The join link, or empty.
    pub url: String,
}

/// What two sessions cannot have at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    Person(PersonId),
    Link,
}

/// Two sessions, by their places among the bookings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    pub one: usize,
    pub other: usize,
    pub shared: Shared,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Resource {
    Person(PersonId),
    Room(String),
}

/// What a session with this crew and this join link needs.
fn resources(crew: &[PersonId], url: &str) -> impl Iterator<Item = Resource> {
    crew.iter().map(|person| Resource::Person(*person)).chain(room(url).map(Resource::Room))
}

/// What the sessions of more than one series need: none but those that need it can clash, and most need nothing of the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contested(HashSet<Resource>);

impl Contested {
    /// From the crew and the join link of each session.
    pub fn of<'a>(needs: impl Iterator<Item = (&'a Uid, &'a [PersonId], &'a str)>) -> Self {
        let mut first: HashMap<Resource, &Uid> = HashMap::new();
        let mut links: HashSet<(&Uid, &str)> = HashSet::new();
        let mut contested = HashSet::new();
        for (uid, crew, url) in needs {
            // the sessions of a series share a link, which is read once
            let url = if links.insert((uid, url)) { url } else { "" };
            for resource in resources(crew, url) {
                match first.get(&resource) {
                    Some(other) if *other == uid => {}
                    Some(_) => drop(contested.insert(resource)),
                    None => drop(first.insert(resource, uid)),
                }
            }
        }
        Self(contested)
    }

    /// Whether a session with this crew and this join link needs something of it.
    pub fn is_needed(&self, crew: &[PersonId], url: &str) -> bool {
        !self.0.is_empty() && resources(crew, url).any(|resource| self.0.contains(&resource))
    }
}

/// The clashes between series, each told from both sides.
///
/// Of many at a time, a session names two: that keeps the work in step with the number of sessions. The sessions of one series are no
/// clash among themselves: who makes them overlap means it.
pub fn clashes(bookings: &[&Booking]) -> Vec<Clash> {
    let mut uses: BTreeMap<Resource, Vec<(usize, &Booking)>> = BTreeMap::new();
    for (place, booking) in bookings.iter().copied().enumerate() {
        for resource in resources(&booking.crew, &booking.url) {
            uses.entry(resource).or_default().push((place, booking));
        }
    }
    let mut found = Vec::new();
    for (resource, mut users) in uses {
        let shared = match resource {
            Resource::Person(person) => Shared::Person(person),
            Resource::Room(_) => Shared::Link,
        };
        users.sort_by_key(|(place, booking)| (booking.from, booking.to, *place));
        found.extend(
            pairs(&users).into_iter().flat_map(|(one, other)| [Clash { one, other, shared }, Clash { one: other, other: one, shared }]),
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Sessions that overlap one before them, or the next one after them, of another series; `users` are in order of start.
fn pairs(users: &[(usize, &Booking)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut lasting = Lasting::default();
    for (place, booking) in users {
        found.extend(lasting.of_another(&booking.key.uid).filter(|(_, to)| *to > booking.from).map(|(earlier, _)| (*place, earlier)));
        lasting.add(&booking.key.uid, *place, booking.to);
    }
    // the next one of another series, seen from the end
    let mut runs: [Option<(usize, &Booking)>; 2] = [None, None];
    for (place, booking) in users.iter().rev() {
        let next = runs.into_iter().flatten().find(|(_, later)| later.key.uid != booking.key.uid);
        found.extend(next.filter(|(_, later)| later.from < booking.to).map(|(later, _)| (*place, later)));
        let other = runs.into_iter().flatten().find(|(_, later)| later.key.uid != booking.key.uid);
        runs = [Some((*place, booking)), other];
    }
    found
}

/// The session that lasts longest of those seen, and the one of another series that does.
#[derive(Default)]
struct Lasting<'a>(Vec<(&'a Uid, usize, Instant)>);

impl<'a> Lasting<'a> {
    fn add(&mut self, uid: &'a Uid, place: usize, to: Instant) {
        match self.0.iter_mut().find(|(seen, ..)| *seen == uid) {
            Some(seen) if seen.2 >= to => {}
            Some(seen) => *seen = (uid, place, to),
            None => self.0.push((uid, place, to)),
        }
        self.0.sort_by_key(|(.., to)| std::cmp::Reverse(*to));
        self.0.truncate(2);
    }

    fn of_another(&self, uid: &Uid) -> Option<(usize, Instant)> {
        self.0.iter().find(|(seen, ..)| *seen != uid).map(|(_, place, to)| (*place, *to))
    }
}

/// The room behind a link: two spellings of one address are one room, and a passcode opens the same door.
pub fn room(url: &str) -> Option<String> {
    let url = url.trim();
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()))
    else {
        return (!url.is_empty()).then(|| url.to_owned());
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let query: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("pwd=")).collect();
    Some(format!("{host}/{}?{}", path.trim_end_matches('/'), query.join("&")))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::RecurrenceId;

    fn booking(uid: &str, from: i64, to: i64, crew: &[i64], url: &str) -> Booking {
        let key = SessionKey { uid: Uid(uid.into()), date: RecurrenceId(NaiveDateTime::default()) };
        Booking { key, from: Instant(from), to: Instant(to), crew: crew.iter().copied().map(PersonId).collect(), url: url.into() }
    }

    #[test]
    fn links_that_lead_to_one_room() {
        let same = [
            "https://example.org/chat",
            "http://example.org/chat/",
            " HTTPS://WWW.Example.org/chat#now",
            "https://example.org/chat?pwd=abc",
        ];
        for url in same {
            assert_eq!(room(url).as_deref(), Some("example.org/chat?"), "{url}");
        }
        let differ =
            ["https://example.org/Chat", "https://example.org/chat?room=2", "https://chat.example.org", "zoommtg://example.org/chat"];
        for url in differ {
            assert_ne!(room(url), room(same[0]), "{url}");
        }
        assert_eq!(room(" "), None);
    }

    #[test]
    fn a_clash_is_told_from_both_sides_and_names_what_is_shared() {
        let chats = booking("chats", 0, 60, &[1, 2], "https://example.org/chat");
        let cases = [
            (booking("choir", 30, 90, &[2], ""), vec![Shared::Person(PersonId(2))]),
            (booking("choir", 59, 60, &[], "http://example.org/chat/"), vec![Shared::Link]),
            (booking("choir", 0, 60, &[1], "https://example.org/chat"), vec![Shared::Person(PersonId(1)), Shared::Link]),
            (booking("choir", 60, 90, &[1], "https://example.org/chat"), vec![]),
            (booking("choir", 0, 60, &[3], "https://example.org/hall"), vec![]),
            (booking("chats", 30, 90, &[1], "https://example.org/chat"), vec![]),
        ];
        for (other, shared) in cases {
            let found = clashes(&[&chats, &other]);
            let wanted = |one, other| shared.iter().map(move |shared| Clash { one, other, shared: *shared });
            assert_eq!(found, wanted(0, 1).chain(wanted(1, 0)).collect::<Vec<_>>(), "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn who_overlaps_anyone_of_another_series_is_told_so(times in prop::collection::vec((0..4_usize, 0..50_i64, 1..20_i64), 0..20)) {
            let all: Vec<Booking> = times.iter()
                .map(|(uid, from, length)| booking(&format!("series {uid}"), *from, from + length, &[1], ""))
                .collect();
            let found = clashes(&all.iter().collect::<Vec<_>>());
            let contested = Contested::of(all.iter().map(|one| (&one.key.uid, one.crew.as_slice(), one.url.as_str())));
            let several = all.iter().any(|one| one.key.uid != all[0].key.uid);
            prop_assert!(all.iter().all(|one| contested.is_needed(&one.crew, &one.url) == several));
            for (place, one) in all.iter().enumerate() {
                let overlaps = |other: &Booking| other.key.uid != one.key.uid && other.from < one.to && one.from < other.to;
                let told: Vec<&Clash> = found.iter().filter(|clash| clash.one == place).collect();
                prop_assert_eq!(told.is_empty(), !all.iter().any(overlaps));
                prop_assert!(told.iter().all(|clash| overlaps(&all[clash.other])));
            }
        }
    }
}
