//! VTIMEZONE in: the seasons of a clock, out of its observances (RFC 5545 3.6.5).

use chrono::{NaiveDateTime, TimeDelta};

use super::component::Component;
use super::line::Line;
use super::report::{Finding, Findings, quoted, shortened};
use crate::domain::own_zone::{FIRST, LAST, Season};
use crate::domain::recurrence::{End, Freq, Recurrence, Rule};
use crate::domain::stamp::Stamp;
use crate::domain::time::{Anchor, Instant};

/// A zone has no more observances, and no more changes of its clock; what is beyond is not read.
const MOST_OBSERVANCES: usize = 500;
const MOST_CHANGES: usize = 2_000;

/// What a VTIMEZONE says.
#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    /// Each season with the instant from which on it holds, in order; the first holds before it too.
    pub seasons: Vec<(Instant, Season)>,
    /// Up to when it says anything: a list of single changes tells no more than its last one. `None`: for ever.
    pub until: Option<Instant>,
}

/// One STANDARD or DAYLIGHT.
struct Observance {
    first: NaiveDateTime,
    before: i32,
    season: Season,
    recurrence: Recurrence,
}

impl Definition {
    /// `None` where there is no observance with an offset. What is wrong with one of them is reported.
    pub fn read(timezone: &Component, findings: &mut Findings) -> Option<Self> {
        let parts = timezone.components().filter(|part| matches!(part.name.as_str(), "STANDARD" | "DAYLIGHT"));
        let observances: Vec<Observance> = parts
            .take(MOST_OBSERVANCES)
            .filter_map(|part| Observance::read(part, findings).map_err(|finding| findings.say(finding)).ok())
            .collect();
        let mut onsets: Vec<(Instant, &Observance)> = observances.iter().flat_map(Observance::onsets).take(MOST_CHANGES).collect();
        onsets.sort_by_key(|(at, _)| *at);
        let (start, earliest) = *onsets.first()?;
        let seasons = onsets.iter().map(|(at, observance)| (*at, observance.season.clone()));
        let seasons = match start.0.cmp(&FIRST.0) {
            std::cmp::Ordering::Less => seasons.collect(),
            _ => std::iter::once((Instant(i64::MIN), before(earliest, &observances))).chain(seasons).collect(),
        };
        let goes_on =
            onsets.len() == 1 || observances.iter().any(|one| one.recurrence.rules.iter().any(|rule| rule.parts().end == End::Never));
        Some(Self { seasons, until: onsets.last().map(|(at, _)| *at).filter(|_| !goes_on) })
    }
}

/// The season before the first onset, called as the one with its offset.
fn before(earliest: &Observance, all: &[Observance]) -> Season {
    let same = all.iter().find(|one| one.season.offset == earliest.before);
    same.map_or_else(|| Season::new(earliest.before, false, ""), |one| one.season.clone())
}

impl Observance {
    /// # Errors
    /// A finding where there is no TZOFFSETTO.
    fn read(part: &Component, findings: &mut Findings) -> Result<Self, Finding> {
        let line = |name: &str| part.lines().find(|line| line.is(name));
        let to = line("TZOFFSETTO").ok_or_else(|| Finding::new(part.line, format!("this {} has no TZOFFSETTO", part.name)))?;
        let wrong = |line: &Line| Finding::new(line.number, format!("{} is no offset: {}", line.name(), quoted(line.value())));
        let after = offset(to.value()).ok_or_else(|| wrong(to))?;
        let before = match line("TZOFFSETFROM") {
            Some(from) => offset(from.value()).ok_or_else(|| wrong(from))?,
            None => after,
        };
        let name = line("TZNAME").map(Line::text).unwrap_or_default();
        let first = line("DTSTART").and_then(|line| Stamp::parse(line.value().trim()).ok()).map_or(FIRST.utc(), Stamp::wall);
        let rules = part.lines().filter(|line| line.is("RRULE")).filter_map(|line| match yearly(line, before) {
            Ok(rule) => Some(rule),
            Err(finding) => {
                findings.say(finding);
                None
            }
        });
        let rules = rules.take(1).collect();
        let dates = part.lines().filter(|line| line.is("RDATE")).flat_map(|line| line.value().split(','));
        let stamps = dates.take(MOST_CHANGES).filter_map(|date| Stamp::parse(date.trim().split('/').next()?).ok());
        let local = |stamp: Stamp| match stamp {
            Stamp::Utc(utc) => utc.checked_add_signed(TimeDelta::seconds(i64::from(before))),
            Stamp::Local(wall) => Some(wall),
            Stamp::Date(date) => Some(date.and_time(first.time())),
        };
        let recurrence = Recurrence { rules, added: stamps.filter_map(local).collect(), ..Recurrence::default() };
        Ok(Self { first, before, season: Season::new(after, part.name == "DAYLIGHT", name.trim()), recurrence })
    }

    /// The first onset, and from some years before [`FIRST`] on the others.
    fn onsets(&self) -> impl Iterator<Item = (Instant, &Self)> {
        let at = |wall: NaiveDateTime| Instant::from_utc(wall).plus(-i64::from(self.before));
        let from = FIRST.utc().checked_sub_signed(TimeDelta::days(800)).unwrap_or(self.first).max(self.first);
        let later = self.recurrence.starts(self.first, &Anchor::Floating, from).map(at);
        let first = Some(at(self.first)).filter(|_| from > self.first);
        first.into_iter().chain(later.take_while(|at| *at < LAST)).map(move |at| (at, self))
    }
}

/// The rule of an observance, its UNTIL on the clock that shows `before`. Nothing but years makes sense, and all else may cost much.
fn yearly(line: &Line, before: i32) -> Result<Rule, Finding> {
    let wrong = |text: &str| Finding::new(line.number, format!("a rule for clock changes is not taken: {}", shortened(text)));
    let rule = Rule::parse(line.value().trim()).map_err(|error| wrong(&error.to_string()))?;
    if rule.parts().freq != Freq::Yearly {
        return Err(wrong(&format!("{} is not yearly", quoted(line.value()))));
    }
    Ok(match rule.parts().end {
        End::Until(Stamp::Utc(utc)) => {
            let local = utc.checked_add_signed(TimeDelta::seconds(i64::from(before))).unwrap_or(utc);
            rule.with_end(End::Until(Stamp::Local(local)))
        }
        _ => rule,
    })
}

/// `+0100`, `-05:00`, `+013045` in seconds.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.trim().as_bytes() {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    let digits: Vec<i32> = digits
        .iter()
        .filter(|byte| **byte != b':')
        .map(|byte| char::from(*byte).to_digit(10).and_then(|digit| i32::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let two = |at: usize| Some(digits.get(at)? * 10 + digits.get(at + 1)?);
    let (hours, minutes) = (two(0)?, two(2)?);
    let seconds = if digits.len() == 6 { two(4)? } else { 0 };
    let is_time = matches!(digits.len(), 4 | 6) && hours < 24 && minutes < 60 && seconds < 60;
    is_time.then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::own_zone::OwnZone;
    use crate::ics::line::Lines;
    use crate::ics::pieces::{Piece, Pieces};

    fn read(text: &str) -> (Option<Definition>, Vec<String>) {
        let mut findings = Findings::default();
        let text = format!("BEGIN:VTIMEZONE\n{text}\nEND:VTIMEZONE");
        let Some(Piece::Component(timezone, _)) = Pieces::of(Lines::of(text.as_bytes())).next(&mut findings) else { panic!("{text}") };
        let definition = Definition::read(&timezone, &mut findings);
        (definition, findings.report().findings.into_iter().map(|finding| finding.text).collect())
    }

    /// The changes of two years, in UTC, with the hours of the offset after each.
    fn changes(text: &str) -> Vec<String> {
        let (definition, findings) = read(text);
        assert_eq!(findings, <[String; 0]>::default());
        let zone = OwnZone::new("x", definition.expect("a definition").seasons).expect("a zone");
        let told = |(at, season): &(Instant, Season)| {
            format!("{} {:+}{}", at.utc().format("%Y-%m-%dT%H"), season.offset / 3600, if season.summer { " summer" } else { "" })
        };
        zone.seasons().iter().filter(|(at, _)| (1_577_836_800..1_640_995_200).contains(&at.0)).map(told).collect()
    }

    #[test]
    fn every_way_to_write_a_zone_gives_the_same_changes() {
        let berlin = ["2020-03-29T01 +2 summer", "2020-10-25T01 +1", "2021-03-28T01 +2 summer", "2021-10-31T01 +1"];
        let outlook = "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
            BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT";
        assert_eq!(changes(outlook), berlin);
        let until = "BEGIN:DAYLIGHT\nTZOFFSETFROM:+01:00\nTZOFFSETTO:+02:00\nDTSTART:20000326T020000\nRRULE:FREQ=YEARLY;UNTIL=20210328T010000Z;BYDAY=-1SU;BYMONTH=3\nTZNAME:CEST\nEND:DAYLIGHT\n\
            BEGIN:STANDARD\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nDTSTART:20191027T030000\nRDATE:20201025T030000,20211031T010000Z\nEND:STANDARD";
        assert_eq!(changes(until), berlin);
    }

    #[test]
    fn what_came_before_the_first_change_is_known_from_it() {
        let (definition, _) =
            read("BEGIN:DAYLIGHT\nDTSTART:20200329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\nEND:DAYLIGHT");
        let definition = definition.expect("a definition");
        let told: Vec<(i32, bool, &str)> =
            definition.seasons.iter().map(|(_, season)| (season.offset, season.summer, season.abbreviation.as_str())).collect();
        assert_eq!(told, [(3600, false, "+0100"), (7200, true, "CEST")]);
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_is_taken() {
        let (definition, findings) = read(
            "BEGIN:STANDARD\nTZOFFSETTO:+2500\nEND:STANDARD\nBEGIN:STANDARD\nEND:STANDARD\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD",
        );
        assert_eq!(definition.expect("a definition").seasons.len(), 1);
        assert_eq!(findings.len(), 3, "{findings:?}");
        assert_eq!(read("TZID:x").0, None);
    }

    #[test]
    fn offsets_are_hours_minutes_and_seconds() {
        let cases =
            [("+0100", Some(3600)), ("-0330", Some(-12_600)), ("0530", Some(19_800)), ("+01:00", Some(3600)), ("+000115", Some(75))];
        for (text, want) in
            cases.into_iter().chain(["", "+", "+1", "+01", "+2400", "+0160", "+é000", "+010000000"].map(|text| (text, None)))
        {
            assert_eq!(offset(text), want, "{text}");
        }
    }
}
