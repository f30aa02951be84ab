//! How long each kind of data about people is kept after they were last heard of.

use chrono::{Days, Months, NaiveDate};

use super::person::Profile;

/// A kind of data that may be kept for less long than the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// E-mail address, phone number, and the names by which calls showed them.
    Contacts,
    /// Who referred them.
    Referral,
    /// The private note and the access needs.
    Notes,
}

/// A length of time, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    Days(u32),
    Months(u32),
}

/// What was decided: a period for each kind, or none, for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    pub contacts: Option<Period>,
    pub referral: Option<Period>,
    pub notes: Option<Period>,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Contacts, Kind::Referral, Kind::Notes];

    /// The word in settings and scripts.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Contacts => "contacts",
            Kind::Referral => "referral",
            Kind::Notes => "notes",
        }
    }

    /// Whether anything of this kind is known of someone.
    pub fn is_in(self, profile: &Profile) -> bool {
        let Profile { email, phone, via, access_needs, note, aliases, .. } = profile;
        match self {
            Kind::Contacts => email.is_some() || phone.is_some() || !aliases.is_empty(),
            Kind::Referral => via.is_some(),
            Kind::Notes => note.is_some() || access_needs.is_some(),
        }
    }

    /// The same person without it.
    pub fn taken_from(self, profile: Profile) -> Profile {
        match self {
            Kind::Contacts => Profile { email: None, phone: None, aliases: Vec::new(), ..profile },
            Kind::Referral => Profile { via: None, ..profile },
            Kind::Notes => Profile { note: None, access_needs: None, ..profile },
        }
    }
}

impl Period {
    /// Reads "2 years", "18 months", "6 weeks", "90 days": at least a day, at most a century.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let number: u32 = number.parse().ok().filter(|number| (1..=36_525).contains(number))?;
        let unit = unit.trim().to_lowercase();
        let period = match unit.strip_suffix('s').unwrap_or(&unit) {
            "day" => Self::Days(number),
            "week" => Self::Days(number * 7),
            "month" => Self::Months(number),
            "year" => Self::Months(number * 12),
            _ => return None,
        };
        let fits = match period {
            Self::Days(days) => days <= 36_525,
            Self::Months(months) => months <= 1_200,
        };
        fits.then_some(period)
    }

    /// The day on which it has run out; a month without that day ends it on its last.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_days(Days::new(days.into())),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        }
    }
}

impl Retention {
    pub fn period(&self, kind: Kind) -> Option<Period> {
        match kind {
            Kind::Contacts => self.contacts,
            Kind::Referral => self.referral,
            Kind::Notes => self.notes,
        }
    }

    /// Whether everything is kept for ever.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_say_them() {
        let cases = [
            ("2 years", Some(Period::Months(24))),
            ("1 Year", Some(Period::Months(12))),
            (" 6 months ", Some(Period::Months(6))),
            ("2 weeks", Some(Period::Days(14))),
            ("90 days", Some(Period::Days(90))),
            ("0 days", None),
            ("101 years", None),
            ("6000 weeks", None),
            ("99999999999 days", None),
            ("-1 day", None),
            ("two years", None),
            ("2y", None),
            ("", None),
        ];
        for (text, want) in cases {
            assert_eq!(Period::parse(text), want, "{text}");
        }
    }

    #[test]
    fn a_period_ends_on_a_day_that_there_is() {
        let day = |text: &str| text.parse::<NaiveDate>().expect(text);
        assert_eq!(Period::Months(6).after(day("2020-08-31")), Some(day("2021-02-28")));
        assert_eq!(Period::Months(12).after(day("2020-02-29")), Some(day("2021-02-28")));
        assert_eq!(Period::Days(90).after(day("2020-01-01")), Some(day("2020-03-31")));
        assert_eq!(Period::Days(1).after(NaiveDate::MAX), None);
    }

    #[test]
    fn what_is_taken_away_is_there_no_more_and_the_name_stays() {
        let some = || Some("x".to_owned());
        let all = Profile { email: some(), phone: some(), via: some(), access_needs: some(), note: some(), ..Profile::named("Bo") };
        for kind in Kind::ALL {
            let left = kind.taken_from(all.clone());
            assert!(kind.is_in(&all) && !kind.is_in(&left) && left.name == "Bo", "{kind:?}");
            assert_eq!(Kind::ALL.iter().filter(|kind| kind.is_in(&left)).count(), 2, "{kind:?} takes nothing else");
        }
    }
}
