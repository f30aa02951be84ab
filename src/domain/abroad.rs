//! The weeks in which two places have changed their clocks on different days, so that people abroad come an hour off.

use chrono::NaiveDateTime;

use super::time::Instant;
use super::zone::Zone;

/// What a clock abroad shows when a session starts, while the distance between both clocks is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    pub zone: Zone,
    pub shows: NaiveDateTime,
    /// What it shows at the same wall time here before and after those weeks.
    pub usually: NaiveDateTime,
}

/// A distance that holds for less than this many seconds is not what people are used to: clocks are changed up to four weeks apart
/// in spring (New York and London), and no summer time is as short.
const USUAL: i64 = 40 * 86_400;

/// Whether a clock abroad is off at an instant, as seen from the clock that the session runs on.
pub fn shifted(here: &Zone, abroad: &Zone, at: Instant) -> Option<Shifted> {
    let distance = |at: Instant| i64::from(abroad.offset(at)) - i64::from(here.offset(at));
    let began = [here, abroad].iter().filter_map(|zone| zone.change_before(at)).map(|change| change.at).max()?;
    let ends = [here, abroad].iter().filter_map(|zone| zone.changes_after(at).next()).map(|change| change.at).min()?;
    let (now, before, after) = (distance(at), distance(began.plus(-1)), distance(ends));
    let passing = ends.0 - began.0 < USUAL && before == after && before != now;
    let usually = |shows: NaiveDateTime| shows.checked_add_signed(chrono::TimeDelta::seconds(before - now));
    let shows = abroad.wall(at);
    usually(shows).filter(|_| passing).map(|usually| Shifted { zone: abroad.clone(), shows, usually })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_york_is_an_hour_off_for_some_weeks_of_spring_and_one_of_autumn() {
        let zone = |name: &str| Zone::named(name).expect(name);
        let (london, york, paris, sydney) =
            (zone("Europe/London"), zone("America/New_York"), zone("Europe/Paris"), zone("Australia/Sydney"));
        let shows = |abroad: &Zone, at: &str| {
            let at = london.resolve(at.parse().expect(at)).at;
            shifted(&london, abroad, at).map(|found| (found.shows.format("%H:%M").to_string(), found.usually.format("%H:%M").to_string()))
        };
        let off = Some(("12:00".to_owned(), "11:00".to_owned()));
        let cases = [
            (&york, "2020-10-14T16:00:00", None),
            (&york, "2020-10-28T16:00:00", off.clone()),
            (&york, "2020-11-11T16:00:00", None),
            (&york, "2021-03-17T16:00:00", off),
            (&york, "2021-03-31T16:00:00", None),
            (&paris, "2020-10-28T16:00:00", None),
            // nine hours in summer, eleven in winter: ten, in between, is on the way and not off
            (&sydney, "2020-10-14T16:00:00", None),
        ];
        for (abroad, at, want) in cases {
            assert_eq!(shows(abroad, at), want, "{} {at}", abroad.name());
        }
    }
}
