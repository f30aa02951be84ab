//! A time zone that is in no database: the seasons of its clock, as a file defined them.

use super::time::Instant;

/// What a clock shows for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// Seconds east of UTC.
    pub offset: i32,
    pub summer: bool,
    /// What the clock is called then (`CEST`).
    pub abbreviation: String,
}

/// A zone by its seasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnZone {
    name: String,
    seasons: Vec<(Instant, Season)>,
}

/// What came before 1970 is not told: the season in force then counts since ever.
pub const FIRST: Instant = Instant(0);
/// The first of January 2250; no clock changes any more from then on.
pub const LAST: Instant = Instant(8_835_955_200);
/// No clock is further from UTC, in seconds.
pub const FURTHEST: i32 = 24 * 3600;
/// Of two changes that follow each other faster than three days the later counts: between them would lie times without order.
const SHORTEST: i64 = 3 * 86_400;
/// A clock has no more different seasons, and an abbreviation no more bytes: TZif counts the bytes of all of them in one.
const MOST_SEASONS: usize = 25;
/// How many bytes an abbreviation has (POSIX wants three).
const ABBREVIATION: std::ops::RangeInclusive<usize> = 3..=9;
const YEAR: i64 = 366 * 86_400;

impl Season {
    /// `abbreviation` is replaced by the offset where it is not short and plain.
    pub fn new(offset: i32, summer: bool, abbreviation: &str) -> Self {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-');
        let fits = ABBREVIATION.contains(&abbreviation.len()) && abbreviation.chars().all(plain);
        let abbreviation = if fits { abbreviation.to_owned() } else { numbered(offset) };
        Self { offset: offset.clamp(-FURTHEST, FURTHEST), summer, abbreviation }
    }
}

impl OwnZone {
    /// The zone whose clock shows each season from an instant on; the first of them since ever. `None` where there is no season,
    /// or more different ones than a clock has.
    pub fn new(name: &str, mut seasons: Vec<(Instant, Season)>) -> Option<Self> {
        seasons.sort_by_key(|(at, _)| *at);
        let mut kept: Vec<(Instant, Season)> = Vec::with_capacity(seasons.len());
        for (at, season) in seasons.into_iter().take_while(|(at, _)| *at < LAST) {
            let at = at.max(FIRST);
            // the first has no beginning, so nothing comes too soon after it unless it replaces it
            while kept.last().is_some_and(|(before, _)| at.0 - before.0 < SHORTEST && (kept.len() > 1 || at == FIRST)) {
                kept.pop();
            }
            if kept.last().is_none_or(|(_, before)| *before != season) {
                kept.push((at, season));
            }
        }
        if let Some((at, _)) = kept.first_mut() {
            *at = FIRST;
        }
        // a rule for summer time may be cut off in the middle of a summer; one that never ends is the standard time
        if kept.len() > 1 && kept.last().is_some_and(|(at, last)| last.summer && at.plus(YEAR) > LAST) {
            kept.pop();
        }
        if let Some((_, last)) = kept.last_mut() {
            last.summer = false;
        }
        let zone = Self { name: name.to_owned(), seasons: kept };
        (1..=MOST_SEASONS).contains(&zone.kinds().len()).then_some(zone)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same clock under another name.
    pub fn called(&self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }
    }

    /// Each season with the instant from which on it holds, in order; the first, at [`FIRST`], holds before it too.
    pub fn seasons(&self) -> &[(Instant, Season)] {
        &self.seasons
    }

    /// The different seasons, as they first come.
    fn kinds(&self) -> Vec<&Season> {
        let mut kinds: Vec<&Season> = vec![];
        for (_, season) in &self.seasons {
            if kinds.len() <= MOST_SEASONS && !kinds.contains(&season) {
                kinds.push(season);
            }
        }
        kinds
    }

    /// The zone as TZif, version 2, which every library of time zones reads (RFC 9636 3).
    pub fn tzif(&self) -> Vec<u8> {
        let kinds = self.kinds();
        let changes = self.seasons.get(1..).unwrap_or_default();
        let names: Vec<u8> = kinds.iter().flat_map(|kind| kind.abbreviation.bytes().chain([0])).collect();
        // readers of version 2 pass over the first block: one type, one byte of names
        let mut out = header(0, 1, 1);
        out.extend([0; 6 + 1]);
        out.extend(header(changes.len(), kinds.len(), names.len()));
        out.extend(changes.iter().flat_map(|(at, _)| at.0.to_be_bytes()));
        let place = |season: &Season| kinds.iter().position(|kind| *kind == season).unwrap_or(0);
        out.extend(changes.iter().map(|(_, season)| byte(place(season))));
        let mut name_at = 0;
        for kind in &kinds {
            out.extend(kind.offset.to_be_bytes());
            out.extend([u8::from(kind.summer), byte(name_at)]);
            name_at += kind.abbreviation.len() + 1;
        }
        out.extend(names);
        out.extend(self.seasons.last().map(|(_, last)| footer(last)).unwrap_or_default().bytes());
        out
    }
}

/// Counts of changes, kinds of local time and bytes of names; no leap seconds, no indicators.
fn header(changes: usize, kinds: usize, names: usize) -> Vec<u8> {
    let count = |count: usize| u32::try_from(count).unwrap_or(0).to_be_bytes();
    let mut out = b"TZif2".to_vec();
    out.extend([0; 15]);
    out.extend([0, 0, 0, changes, kinds, names].into_iter().flat_map(count));
    out
}

/// What holds after the last change, as POSIX writes it: hours *west* of UTC.
fn footer(last: &Season) -> String {
    let sign = if last.offset > 0 { "-" } else { "" };
    let seconds = last.offset.unsigned_abs();
    format!("\n<{}>{sign}{}:{:02}:{:02}\n", last.abbreviation, seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// [`MOST_SEASONS`] of the longest [`ABBREVIATION`] fit.
fn byte(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

/// `+0530`, as the zone database names clocks that have no name.
fn numbered(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;

    fn season(hours: i32, abbreviation: &str) -> Season {
        Season::new(hours * 3600, hours == 2, abbreviation)
    }

    fn at(text: &str) -> Instant {
        Instant::from_utc(text.parse().expect(text))
    }

    #[test]
    fn seasons_stand_in_order_once_each_and_not_too_close() {
        let listed = vec![
            (at("2020-10-25T01:00:00"), season(1, "CET")),
            (at("1601-01-01T00:00:00"), season(1, "CET")),
            (at("2020-03-29T01:00:00"), season(2, "CEST")),
            (at("2021-03-28T01:00:00"), season(1, "CET")),
            (at("2022-03-27T01:00:00"), season(9, "ODD")),
            (at("2022-03-28T01:00:00"), season(2, "CEST")),
            (at("2250-03-28T01:00:00"), season(1, "CET")),
        ];
        let zone = OwnZone::new("Office", listed).expect("a zone");
        let told: Vec<(Instant, i32)> = zone.seasons().iter().map(|(at, season)| (*at, season.offset / 3600)).collect();
        let want = [(FIRST, 1), (at("2020-03-29T01:00:00"), 2), (at("2020-10-25T01:00:00"), 1), (at("2022-03-28T01:00:00"), 2)];
        assert_eq!(told, want);
        assert_eq!(OwnZone::new("None", vec![]), None);
        let wild = (0..100).map(|n| (Instant(i64::from(n) * 864_000), Season::new(n, false, "ANY"))).collect();
        assert_eq!(OwnZone::new("Wild", wild), None);
    }

    #[test]
    fn an_abbreviation_is_short_and_plain() {
        for (given, kept) in [("CEST", "CEST"), ("", "+0130"), ("W. Europe Standard Time", "+0130"), ("a\nb", "+0130"), ("é", "+0130")] {
            assert_eq!(Season::new(5400, false, given).abbreviation, kept);
        }
        assert_eq!(Season::new(-12_600, false, "").abbreviation, "-0330");
    }

    #[test]
    fn its_clock_is_what_its_seasons_say() {
        let listed = (0..200)
            .map(|n| (Instant(i64::from(n) * 15_000_000 + 7), Season::new((n % 24 - 12) * 3601, n % 2 == 1, &format!("LONG{}", n % 24))));
        let own = OwnZone::new("Our office, 2nd floor", listed.collect()).expect("a zone");
        let zone = Zone::own(own.clone());
        assert_eq!((zone.name(), zone.as_own()), (own.name(), Some(&own)));
        for (at, season) in own.seasons() {
            assert_eq!((zone.offset(*at), zone.season(*at)), (season.offset, (season.summer, season.abbreviation.clone())));
        }
        let told: Vec<Instant> = zone.changes_after(FIRST).map(|change| change.at).collect();
        assert_eq!(told, own.seasons().iter().skip(1).map(|(at, _)| *at).collect::<Vec<_>>());
        assert_eq!(zone.offset(Instant(-1_000_000_000_000)), own.seasons()[0].1.offset);
        assert_ne!(Zone::own(OwnZone::new(own.name(), own.seasons()[1..].to_vec()).expect("a zone")), zone);
    }
}
