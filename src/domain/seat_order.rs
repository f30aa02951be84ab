//! Who comes first where seats are short: the rules of a series that go before the order of acceptance.

use std::collections::{HashMap, HashSet};
use std::fmt;

use thiserror::Error;

use super::id::{PersonId, RecurrenceId};
use super::person::Profile;

/// One rule. The first two put people in front of others, the last keeps seats from filling up with people of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SeatRule {
    /// Who was never at a session of the series comes first.
    FirstTimers,
    /// Who was referred by someone comes first.
    Referred,
    /// Of the people with a tag, at most so many (from 1) have a seat; the others wait, even beside an empty seat.
    AtMost { most: u32, tag: String },
}

/// The rules of a series, the weightiest first; none leaves the order of acceptance alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatOrder(Vec<SeatRule>);

/// What the rules ask about people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The first session of the series that someone came to, as the register has it.
    pub first_came: HashMap<PersonId, RecurrenceId>,
    pub referred: HashSet<PersonId>,
    pub tags: HashMap<PersonId, Vec<String>>,
}

/// Why someone has a seat, or waits, in a series with rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A seat by a rule that puts them first, or by none.
    FirstTime,
    Referred,
    Acceptance,
    /// Waits because all seats are taken.
    Full,
    /// Waits because so many people with this tag have a seat.
    AtMost {
        most: u32,
        tag: String,
    },
}

/// Why a text is no order of seats. Quotes it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SeatOrderError {
    #[error("“{0}” is no rule for seats")]
    Unknown(String),
    #[error("“{0}” does not say how many, and of which background")]
    NoQuota(String),
}

const FIRST_TIMERS: &str = "first-timers";
const REFERRED: &str = "referred";
const AT_MOST: &str = "at-most";

impl SeatOrder {
    /// Reads `first-timers, referred, at-most 5 #research`; the commas and the `#` may be left out.
    ///
    /// # Errors
    /// [`SeatOrderError`] with the part that is no rule.
    pub fn parse(text: &str) -> Result<Self, SeatOrderError> {
        let text = super::text::one_line(text).to_lowercase();
        let mut rules = Vec::new();
        for phrase in text.split(',') {
            let mut words = phrase.split_whitespace().peekable();
            while let Some(word) = words.next() {
                let rule = match word {
                    FIRST_TIMERS => SeatRule::FirstTimers,
                    REFERRED => SeatRule::Referred,
                    AT_MOST => {
                        let most = words.next().and_then(|number| number.parse().ok()).filter(|most| *most > 0);
                        let of_tag = |word: &&str| ![FIRST_TIMERS, REFERRED, AT_MOST].contains(word);
                        let tag: Vec<&str> = std::iter::from_fn(|| words.next_if(of_tag)).collect();
                        let tag = tag.join(" ").trim_start_matches('#').to_owned();
                        let wrong = || SeatOrderError::NoQuota(phrase.trim().to_owned());
                        SeatRule::AtMost { most: most.filter(|_| !tag.is_empty()).ok_or_else(wrong)?, tag }
                    }
                    other => return Err(SeatOrderError::Unknown(other.to_owned())),
                };
                if !rules.contains(&rule) {
                    rules.push(rule);
                }
            }
        }
        Ok(Self(rules))
    }

    /// The order of acceptance alone.
    pub fn is_plain(&self) -> bool {
        self.0.is_empty()
    }

    /// Whom the rules put first, as a key to sort by; the smaller one goes first.
    pub(super) fn rank(&self, person: PersonId, date: RecurrenceId, facts: &Facts) -> u8 {
        // a quota puts nobody first, and each of the other rules stands there once
        let rules = self.0.iter().filter(|rule| !matches!(rule, SeatRule::AtMost { .. }));
        rules.fold(0, |rank, rule| rank << 1 | u8::from(!rule.favours(person, date, facts)))
    }

    /// Why someone who has a seat has it.
    pub(super) fn favour(&self, person: PersonId, date: RecurrenceId, facts: &Facts) -> Reason {
        match self.0.iter().find(|rule| rule.favours(person, date, facts)) {
            Some(SeatRule::FirstTimers) => Reason::FirstTime,
            Some(SeatRule::Referred) => Reason::Referred,
            Some(SeatRule::AtMost { .. }) | None => Reason::Acceptance,
        }
    }

    /// The quotas that a person counts against, each with its number in the order.
    pub(super) fn quotas<'a>(&'a self, person: PersonId, facts: &'a Facts) -> impl Iterator<Item = (usize, u32, &'a str)> {
        let tags = facts.tags.get(&person).map(Vec::as_slice).unwrap_or_default();
        self.0.iter().enumerate().filter_map(move |(number, rule)| match rule {
            SeatRule::AtMost { most, tag } if tags.contains(tag) => Some((number, *most, tag.as_str())),
            _ => None,
        })
    }
}

impl Facts {
    /// As the first time of each person at the series, and the profiles of its people tell them.
    pub fn of<'a>(first_came: HashMap<PersonId, RecurrenceId>, people: impl IntoIterator<Item = (PersonId, &'a Profile)>) -> Self {
        let mut facts = Self { first_came, ..Self::default() };
        for (person, profile) in people {
            facts.tags.insert(person, profile.tags.clone());
            if profile.via.is_some() {
                facts.referred.insert(person);
            }
        }
        facts
    }
}

impl SeatRule {
    fn favours(&self, person: PersonId, date: RecurrenceId, facts: &Facts) -> bool {
        match self {
            Self::FirstTimers => facts.first_came.get(&person).is_none_or(|first| *first >= date),
            Self::Referred => facts.referred.contains(&person),
            Self::AtMost { .. } => false,
        }
    }
}

impl fmt::Display for SeatRule {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::FirstTimers => f.write_str(FIRST_TIMERS),
            Self::Referred => f.write_str(REFERRED),
            Self::AtMost { most, tag } => write!(f, "{AT_MOST} {most} #{tag}"),
        }
    }
}

impl fmt::Display for SeatOrder {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let rules: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&rules.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_people_write_it_and_printed_in_one_way() {
        let cases = [
            ("", ""),
            ("first-timers", "first-timers"),
            ("Referred, First-Timers", "referred, first-timers"),
            ("at-most 5 #research", "at-most 5 #research"),
            ("first-timers referred at-most 5 research", "first-timers, referred, at-most 5 #research"),
            ("at-most 2 Link Worker at-most 3 arts referred", "at-most 2 #link worker, at-most 3 #arts, referred"),
            (" referred ,, referred ", "referred"),
        ];
        for (text, printed) in cases {
            let order = SeatOrder::parse(text).expect(text);
            assert_eq!(order.to_string(), printed, "{text}");
            assert_eq!(SeatOrder::parse(printed), Ok(order), "{printed}");
        }
    }

    #[test]
    fn what_is_no_order_is_quoted() {
        let cases = [
            ("newest", "“newest” is no rule for seats"),
            ("referred, at-most research", "“at-most research” does not say how many, and of which background"),
            ("at-most 0 research", "“at-most 0 research” does not say how many, and of which background"),
            ("at-most 5", "“at-most 5” does not say how many, and of which background"),
            ("at-most 5 # referred", "“at-most 5 # referred” does not say how many, and of which background"),
        ];
        for (text, said) in cases {
            assert_eq!(SeatOrder::parse(text).expect_err(text).to_string(), said);
        }
    }
}
