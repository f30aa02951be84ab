//! Who was in the room altogether: those who came back count once, from when they first came.

use chrono::NaiveTime;

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
    let mut all: Vec<Presence> = Vec::new();
    for join in joins {
        let same = |known: &&mut Presence| match (&known.email, &join.email) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => folded(&known.name) == folded(&join.name),
        };
        match all.iter_mut().find(same) {
            Some(known) => {
                known.joined = [known.joined, join.joined].into_iter().flatten().min();
                known.minutes = [known.minutes, join.minutes].into_iter().flatten().reduce(u32::saturating_add);
                known.email = known.email.take().or_else(|| join.email.clone());
            }
            None => all.push(Presence { name: join.name.clone(), email: join.email.clone(), joined: join.joined, minutes: join.minutes }),
        }
    }
    all
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
    fn late_is_told_by_the_clock() {
        let start = "16:00:00".parse().expect("a time");
        let cases = [("15:50:00", Attendance::Came), ("16:10:59", Attendance::Came), ("16:11:00", Attendance::Late)];
        for (joined, wanted) in cases {
            assert_eq!(merged(&[join("Ada", None, joined, 1)])[0].attendance(start, 10), wanted, "{joined}");
        }
    }
}
