//! Sign-ups: who said they come, for every session of a series or for one of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::event::Version;
use super::id::{PersonId, RecurrenceId};
use super::kept::Kept;

/// What someone does at a session (RFC 5545 3.2.16 ROLE, in organisers' words).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Host,
    Facilitator,
    NoteTaker,
    #[default]
    Participant,
    /// Comes with a participant and takes a seat too.
    Supporter,
}

impl Role {
    pub const ALL: [Role; 5] = [Role::Host, Role::Facilitator, Role::NoteTaker, Role::Participant, Role::Supporter];

    /// Whether someone in this role leads the session: without any, nobody does.
    pub fn leads(self) -> bool {
        matches!(self, Role::Host | Role::Facilitator)
    }

    /// Whether someone in this role is counted against the capacity.
    pub fn takes_seat(self) -> bool {
        matches!(self, Role::Participant | Role::Supporter)
    }

    /// The word on screen, in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Role::Host => "host",
            Role::Facilitator => "facilitator",
            Role::NoteTaker => "note-taker",
            Role::Participant => "participant",
            Role::Supporter => "supporter",
        }
    }
}

/// What someone answered (RFC 5545 3.2.12 PARTSTAT).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    #[default]
    Accepted,
    Tentative,
    /// Asked, no answer yet (NEEDS-ACTION).
    Invited,
    Declined,
}

impl Answer {
    pub const ALL: [Answer; 4] = [Answer::Accepted, Answer::Tentative, Answer::Invited, Answer::Declined];

    /// The word on screen, in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Answer::Accepted => "accepted",
            Answer::Tentative => "tentative",
            Answer::Invited => "invited",
            Answer::Declined => "declined",
        }
    }
}

/// How someone takes part, where they said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    Online,
    InPerson,
}

impl Mode {
    pub const ALL: [Mode; 2] = [Mode::Online, Mode::InPerson];

    /// The word in scripts and in the store.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Online => "online",
            Mode::InPerson => "in-person",
        }
    }
}

/// Which sessions a sign-up is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Every session whose original date lies in `from` up to, not including, `until`.
    Standing {
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
    One(RecurrenceId),
}

impl Reach {
    /// Whether the sign-up speaks of the session with this original start.
    pub fn covers(&self, date: RecurrenceId) -> bool {
        match *self {
            Reach::One(one) => one == date,
            Reach::Standing { from, until } => {
                let day = date.0.date();
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day < until)
            }
        }
    }

    /// Two standing sign-ups that meet or overlap as one; `None` where they do not, or are for one session.
    pub fn united(self, other: Self) -> Option<Self> {
        let (Self::Standing { from, until }, Self::Standing { from: other_from, until: other_until }) = (self, other) else { return None };
        let begins_in_time = |from: Option<NaiveDate>, until: Option<NaiveDate>| from.zip(until).is_none_or(|(from, until)| from <= until);
        if !begins_in_time(from, other_until) || !begins_in_time(other_from, until) {
            return None;
        }
        let from = from.zip(other_from).map(|(one, other)| one.min(other));
        let until = until.zip(other_until).map(|(one, other)| one.max(other));
        Some(Self::Standing { from, until })
    }

    /// The one session it is for.
    pub fn date(&self) -> Option<RecurrenceId> {
        match *self {
            Reach::One(date) => Some(date),
            Reach::Standing { .. } => None,
        }
    }

    pub fn is_standing(&self) -> bool {
        matches!(self, Reach::Standing { .. })
    }
}

/// One row of the sign-up list of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    pub person: PersonId,
    pub reach: Reach,
    pub role: Role,
    pub answer: Answer,
    pub mode: Option<Mode>,
    /// When it was last accepted, as a number that only grows over the whole store: the order in which seats are given.
    /// A counter and not a time, so that two acceptances in the same second keep their order.
    pub position: i64,
    /// What files said of them that the program has no field for: parameters of ATTENDEE, one a line.
    pub kept: Kept,
    /// The answer that a message of theirs brought last; no older one takes its place (RFC 5546 2.1.5).
    pub answered: Option<Version>,
    /// What they came as before they were to work at this one session: the seat under it, in the same place in the order.
    pub beneath: Option<Role>,
}

impl SignUp {
    /// One of which nothing else is known.
    pub fn new(person: PersonId, reach: Reach, role: Role, answer: Answer, position: i64) -> Self {
        Self { person, reach, role, answer, mode: None, position, kept: Kept::default(), answered: None, beneath: None }
    }

    /// Whether it is work at one session in the place of what the same person said of it, who came.
    pub fn works_over(&self, known: &Self) -> bool {
        let is_one = |sign_up: &Self| !sign_up.reach.is_standing() && sign_up.answer == Answer::Accepted;
        is_one(self) && is_one(known) && !self.role.takes_seat()
    }

    /// The seat that lies under work at one session, where there is one.
    pub fn seat_beneath(&self) -> Option<Self> {
        self.beneath.map(|role| Self { role, beneath: None, ..self.clone() })
    }

    /// The same for one session; an answer to the whole series is none to that.
    pub fn at_one(self, date: RecurrenceId) -> Self {
        Self { reach: Reach::One(date), answered: self.answered.filter(|_| !self.reach.is_standing()), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days of September 2020; 0 is without end.
    fn standing(from: u32, until: u32) -> Reach {
        let day = |day| NaiveDate::from_ymd_opt(2020, 9, day);
        Reach::Standing { from: day(from), until: day(until) }
    }

    #[test]
    fn standing_sign_ups_unite_where_they_meet() {
        let cases = [
            (standing(2, 9), standing(9, 16), Some(standing(2, 16))),
            (standing(9, 16), standing(2, 10), Some(standing(2, 16))),
            (standing(2, 9), standing(10, 16), None),
            (standing(2, 0), standing(10, 16), Some(standing(2, 0))),
            (standing(0, 9), standing(5, 0), Some(standing(0, 0))),
        ];
        for (one, other, both) in cases {
            assert_eq!(one.united(other), both, "{one:?} {other:?}");
            assert_eq!(other.united(one), both, "{other:?} {one:?}");
        }
    }
}
