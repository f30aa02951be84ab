//! Holidays: days that have a name, and up to when they are known.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::event::Series;
use super::occurrence::Occurrence;
use super::time::{Anchor, Instant, Window, midnight};
use super::zone::Zone;

/// A line each: the date, where it holds, the name.
const UNITED_KINGDOM: &str = include_str!("../../assets/holidays/united-kingdom.tsv");

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

impl Region {
    pub const ALL: [Region; 3] = [Region::EnglandAndWales, Region::Scotland, Region::NorthernIreland];

    /// The word in settings.
    pub fn word(self) -> &'static str {
        match self {
            Region::EnglandAndWales => "england-and-wales",
            Region::Scotland => "scotland",
            Region::NorthernIreland => "northern-ireland",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.word() == word)
    }

    /// Where a zone is the clock of one region more than of any other.
    pub fn of_zone(zone: &Zone) -> Option<Self> {
        match zone.name() {
            "Europe/London" => Some(Region::EnglandAndWales),
            "Europe/Belfast" => Some(Region::NorthernIreland),
            _ => None,
        }
    }

    /// All that are known, from 2019 on.
    pub fn holidays(self) -> Holidays {
        let mut names = BTreeMap::new();
        for (date, places, name) in lines() {
            if places == "all" || places.split(' ').any(|place| place == self.word()) {
                names.insert(date, name.to_owned());
            }
        }
        let last_year = names.keys().next_back().map(Datelike::year);
        let until = last_year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
        Holidays { names, until, stand_in: false }
    }
}

fn lines() -> impl Iterator<Item = (NaiveDate, &'static str, &'static str)> {
    let read = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?.parse().ok()?, columns.next()?, columns.next()?))
    };
    UNITED_KINGDOM.lines().filter_map(read)
}

/// Holidays by day; none by default, and then nothing is said of any day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    names: BTreeMap<NaiveDate, String>,
    until: Option<NaiveDate>,
    /// Those that someone chose cannot be known; these are only told meanwhile.
    stand_in: bool,
}

impl Holidays {
    /// The days with their names; of later days than `until` nothing is known.
    pub fn known(names: BTreeMap<NaiveDate, String>, until: NaiveDate) -> Self {
        Self { names, until: Some(until), stand_in: false }
    }

    /// The same in the place of others that someone chose and that cannot be known.
    #[must_use]
    pub fn standing_in(self) -> Self {
        Self { stand_in: true, ..self }
    }

    /// Whether they are not those that someone chose, so that nothing may be done by them.
    pub fn are_stand_in(&self) -> bool {
        self.stand_in
    }

    /// The last day of which it is known whether it is a holiday; `None` where nobody asked.
    pub fn until(&self) -> Option<NaiveDate> {
        self.until
    }

    pub fn on(&self, day: NaiveDate) -> Option<&str> {
        self.names.get(&day).map(String::as_str)
    }

    /// From a day on, in order.
    pub fn from(&self, day: NaiveDate) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.names.range(day..).map(|(day, name)| (*day, name.as_str()))
    }

    /// The holiday on which a session is, by its wall times: that of the day on which it starts, or of any of its days when all-day.
    pub fn of_session(&self, start: NaiveDateTime, end: NaiveDateTime, anchor: &Anchor) -> Option<&str> {
        self.first_of_session(start, end, anchor).map(|(_, name)| name)
    }

    fn first_of_session(&self, start: NaiveDateTime, end: NaiveDateTime, anchor: &Anchor) -> Option<(NaiveDate, &str)> {
        let first = start.date();
        let last = if *anchor == Anchor::AllDay { end.date().pred_opt() } else { None };
        self.from(first).next().filter(|(day, _)| *day <= last.map_or(first, |last| last.max(first)))
    }

    /// Whether holidays are known, but not up to this day.
    pub fn end_before(&self, day: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

impl Series {
    /// The sessions that take place on a holiday and start after an instant, by start, each with the holiday's name.
    ///
    /// They are looked for holiday by holiday: a series without end costs no more than any other.
    pub fn on_holidays<'a>(
        &'a self,
        holidays: &'a Holidays,
        after: Instant,
        display: &'a Zone,
    ) -> impl Iterator<Item = (Occurrence, &'a str)> {
        let anchor = &self.event.anchor;
        let starts = |day: NaiveDate| anchor.resolve(midnight(day), display).at;
        let on = move |(day, name): (NaiveDate, &'a str)| {
            let window = Window { from: starts(day), to: day.succ_opt().map_or(Instant(i64::MAX), starts) };
            let is_on = move |session: &Occurrence| {
                // a session of several days is told by the first holiday among them
                let first = holidays.first_of_session(session.start, session.end, anchor);
                first.is_some_and(|(first, _)| first == day) && session.starts_at > after && session.takes_place()
            };
            self.sessions(window, display).into_iter().filter(is_on).map(move |session| (session, name))
        };
        holidays.from(anchor.wall(after, display).date()).flat_map(on)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Days, Weekday};

    use super::*;
    use crate::domain::dates::read_feast;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn every_line_of_the_data_is_read() {
        let written = UNITED_KINGDOM.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines().count(), written);
        for (date, places, name) in lines() {
            assert!(places == "all" || places.split(' ').all(|place| Region::named(place).is_some()), "{date}: {places}");
            assert!(!name.is_empty() && name.trim() == name, "{date}: “{name}”");
        }
    }

    #[test]
    fn good_friday_and_easter_monday_are_where_the_reckoning_has_them() {
        for region in Region::ALL {
            let holidays = region.holidays();
            for year in 2019..=2028 {
                let new_year = NaiveDate::from_ymd_opt(year, 1, 1).expect("a date");
                let friday = read_feast("good friday", new_year).expect("a feast");
                assert_eq!(holidays.on(friday), Some("Good Friday"), "{region:?} {year}");
                let monday = read_feast("easter monday", new_year).expect("a feast");
                let wanted = (region != Region::Scotland).then_some("Easter Monday");
                assert_eq!(holidays.on(monday), wanted, "{region:?} {year}");
            }
        }
    }

    #[test]
    fn each_year_has_each_holiday_once_and_none_at_a_weekend() {
        let usual = [
            (Region::EnglandAndWales, "New Year’s Day|Good Friday|Easter Monday|Early May|Spring|Summer|Christmas Day|Boxing Day"),
            (Region::Scotland, "New Year’s Day|2nd January|Good Friday|Early May|Spring|Summer|St Andrew’s Day|Christmas Day|Boxing Day"),
            (
                Region::NorthernIreland,
                "New Year’s Day|St Patrick’s Day|Good Friday|Easter Monday|Early May|Spring|Battle of the Boyne|Summer|Christmas Day|Boxing Day",
            ),
        ];
        for (region, usual) in usual {
            let holidays = region.holidays();
            for year in 2019..=2028 {
                let of_year: Vec<_> = holidays.names.iter().filter(|(day, _)| day.year() == year).collect();
                for name in usual.split('|') {
                    assert_eq!(of_year.iter().filter(|(_, told)| told.starts_with(name)).count(), 1, "{region:?} {year}: {name}");
                }
                let once = match (year, region) {
                    (2022, _) => 2,
                    (2023, _) | (2026, Region::Scotland) => 1,
                    _ => 0,
                };
                assert_eq!(of_year.len(), usual.split('|').count() + once, "{region:?} {year}");
            }
            assert!(holidays.names.keys().all(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)), "{region:?}");
        }
    }

    #[test]
    fn mondays_and_substitute_days_are_where_the_law_has_them() {
        let all = Region::ALL.map(Region::holidays);
        for year in 2019..=2028 {
            let last_monday = |month: u32| {
                let last = NaiveDate::from_ymd_opt(year, month, 31).expect("a month of 31 days");
                last - Days::new(last.weekday().num_days_from_monday().into())
            };
            let spring = if year == 2022 { date("2022-06-02") } else { last_monday(5) };
            assert!(all.iter().all(|holidays| holidays.on(spring) == Some("Spring bank holiday")), "{year}");
            let summer = [last_monday(8), last_monday(7) + Days::new(7), last_monday(8)];
            assert!(all.iter().zip(summer).all(|(holidays, day)| holidays.on(day) == Some("Summer bank holiday")), "{year}");
            for holidays in &all {
                for (day, name) in holidays.names.iter().filter(|(_, name)| name.contains("substitute")) {
                    let before = *day - Days::new(2);
                    assert!(matches!(before.weekday(), Weekday::Sat | Weekday::Sun), "{day}: {name}");
                }
            }
        }
    }

    #[test]
    fn a_session_is_on_the_holiday_of_its_day() {
        let holidays = Region::EnglandAndWales.holidays();
        let on = |start: &str, end: &str, anchor: &Anchor| {
            let wall = |text: &str| text.parse().expect("a wall time");
            holidays.of_session(wall(start), wall(end), anchor).map(str::to_owned)
        };
        assert_eq!(on("2026-04-03T16:00:00", "2026-04-03T17:00:00", &Anchor::Utc).as_deref(), Some("Good Friday"));
        assert_eq!(on("2026-04-02T22:00:00", "2026-04-03T06:00:00", &Anchor::Utc), None, "it starts the day before");
        assert_eq!(on("2026-04-02T00:00:00", "2026-04-04T00:00:00", &Anchor::AllDay).as_deref(), Some("Good Friday"));
        assert_eq!(on("2026-04-02T00:00:00", "2026-04-03T00:00:00", &Anchor::AllDay), None, "the end is exclusive");
    }

    #[test]
    fn nothing_is_promised_of_days_that_nobody_has_decided() {
        let holidays = Region::Scotland.holidays();
        assert_eq!(holidays.until(), Some(date("2028-12-31")));
        assert!(holidays.end_before(date("2029-01-01")) && !holidays.end_before(date("2028-12-31")));
        assert!(!Holidays::default().end_before(date("2029-01-01")), "nobody asked");
    }
}
