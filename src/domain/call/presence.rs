//! Who was in the room altogether: those who came back count once, from when they first came.

use chrono::{NaiveTime, Timelike};

use super::Join;
use crate::domain::attendance::Attendance;
use crate::domain::text::folded;

/// Someone who was in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// As the service first showed it.
    pub name: String,
    pub email: Option<String>,
    pub joined: Option<NaiveTime>,
    /// Altogether; `None` where the service does not say.
    pub minutes: Option<u32>,
}

impl Presence {
    /// Late is whoever came more than `grace` minutes after the start.
    pub fn attendance(&self, start: NaiveTime, grace: i64) -> Attendance {
        let late = self.joined.is_some_and(|joined| (joined - start).num_minutes() > grace);
        if late { Attendance::Late } else { Attendance::Came }
    }
}

/// One for each address, and for each name without one; in the order in which they first stand there.
pub fn merged(joins: &[Join]) -> Vec<Presence> {
    let mut all: Vec<(Presence, Vec<&Join>)> = Vec::new();
    for join in joins {
        let same = |(known, _): &&mut (Presence, Vec<&Join>)| match (&known.email, &join.email) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => folded(&known.name) == folded(&join.name),
        };
        match all.iter_mut().find(same) {
            Some((known, joins)) => {
                known.joined = [known.joined, join.joined].into_iter().flatten().min();
                known.email = known.email.take().or_else(|| join.email.clone());
                joins.push(join);
            }
            None => {
                let presence = Presence { name: join.name.clone(), email: join.email.clone(), joined: join.joined, minutes: None };
                all.push((presence, vec![join]));
            }
        }
    }
    all.into_iter().map(|(presence, joins)| Presence { minutes: minutes(&joins), ..presence }).collect()
}

/// Altogether: what two devices share counts once, as far as it is known when they came.
fn minutes(joins: &[&Join]) -> Option<u32> {
    let spans = joins.iter().filter_map(|join| Some((join.joined.map(|time| time.num_seconds_from_midnight() / 60), join.minutes?)));
    let mut spans: Vec<(Option<u32>, u32)> = spans.collect();
    spans.sort();
    let (mut seen_until, mut total) = (0, 0_u32);
    for (from, minutes) in &spans {
        let again = from.map_or(0, |from| seen_until.min(from.saturating_add(*minutes)).saturating_sub(from));
        seen_until = from.map_or(seen_until, |from| seen_until.max(from.saturating_add(*minutes)));
        total = total.saturating_add(minutes.saturating_sub(again));
    }
    (!spans.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(name: &str, email: Option<&str>, joined: &str, minutes: u32) -> Join {
        Join { name: name.into(), email: email.map(str::to_owned), joined: joined.parse().ok(), minutes: Some(minutes), days: Vec::new() }
    }

    #[test]
    fn whoever_comes_back_counts_once() {
        let joins = [
            join("Ada", Some("ada@example.org"), "16:20:00", 10),
            join("Ada Lovelace", Some("ADA@example.org"), "15:58:00", 20),
            join("iPhone", None, "16:05:00", 5),
            join("IPHONE", None, "16:12:00", 40),
        ];
        let seen = merged(&joins);
        let told: Vec<_> = seen.iter().map(|one| (one.name.as_str(), one.joined.expect("a time").to_string(), one.minutes)).collect();
        assert_eq!(told, [("Ada", "15:58:00".to_owned(), Some(30)), ("iPhone", "16:05:00".to_owned(), Some(45))]);
    }

    #[test]
    fn two_devices_at_once_are_one_presence() {
        let phone = Join { joined: None, ..join("Ada", None, "", 5) };
        let joins = [join("Ada", None, "16:10:00", 60), join("Ada", None, "16:00:00", 60), join("Ada", None, "16:20:00", 10), phone];
        assert_eq!(merged(&joins)[0].minutes, Some(75), "an hour and ten minutes, and five of which nobody knows when");
    }

    #[test]
    fn late_is_told_by_the_clock() {
        let start = "16:00:00".parse().expect("a time");
        let cases = [("15:50:00", Attendance::Came), ("16:10:59", Attendance::Came), ("16:11:00", Attendance::Late)];
        for (joined, wanted) in cases {
            assert_eq!(merged(&[join("Ada", None, joined, 1)])[0].attendance(start, 10), wanted, "{joined}");
        }
    }
}
