//! Which zone a TZID means: IANA names, prefixed ones, Windows names, or what its VTIMEZONE says.

use std::collections::HashMap;

use super::component::Component;
use crate::domain::zone::Zone;

/// Windows names and the zone of each one's main territory, a line each.
const WINDOWS: &str = include_str!("../../assets/zones.tsv");

/// The zones that a file may name.
pub struct Zones {
    /// IANA names by their small letters.
    iana: HashMap<String, String>,
    /// IANA names by Windows names in small letters.
    windows: HashMap<String, &'static str>,
    /// X-LIC-LOCATION by TZID.
    stated: HashMap<String, String>,
}

impl Zones {
    /// All zones, and those that the VTIMEZONEs of these calendars explain.
    pub fn of(calendars: &[&Component]) -> Self {
        let timezones = calendars.iter().flat_map(|calendar| calendar.components()).filter(|component| component.name == "VTIMEZONE");
        let stated = timezones.filter_map(|zone| Some((zone.value("TZID")?.trim().to_owned(), zone.value("X-LIC-LOCATION")?.to_owned())));
        Self {
            iana: Zone::names().into_iter().map(|name| (name.to_lowercase(), name)).collect(),
            windows: windows().map(|(name, zone)| (name.to_lowercase(), zone)).collect(),
            stated: stated.collect(),
        }
    }

    pub fn find(&self, tzid: &str) -> Option<Zone> {
        let tzid = tzid.trim();
        let windows = |name: &str| self.windows.get(&name.to_lowercase()).and_then(|zone| Zone::named(zone).ok());
        self.iana(tzid)
            .or_else(|| windows(tzid))
            .or_else(|| self.stated.get(tzid).and_then(|location| self.iana(location)))
            .or_else(|| self.prefixed(tzid))
    }

    /// `/freeassociation.sourceforge.net/Europe/London`: an IANA name has at most three parts.
    fn prefixed(&self, tzid: &str) -> Option<Zone> {
        let slashes: Vec<usize> = tzid.rmatch_indices('/').map(|(at, _)| at).take(3).collect();
        slashes.into_iter().rev().find_map(|at| self.iana(tzid.get(at + 1..)?))
    }

    fn iana(&self, name: &str) -> Option<Zone> {
        Zone::named(self.iana.get(&name.trim().to_lowercase())?).ok()
    }
}

fn windows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WINDOWS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::component::Item;
    use crate::ics::line::Lines;
    use crate::ics::pieces::{Piece, Pieces};
    use crate::ics::report::Findings;

    #[test]
    fn zones_are_found_by_all_their_names() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Our office\nX-LIC-LOCATION:Europe/Paris\nEND:VTIMEZONE\nEND:VCALENDAR";
        let mut pieces = Pieces::of(Lines::of(text.as_bytes()));
        let mut calendar = Component::default();
        while let Some(piece) = pieces.next(&mut Findings::default()) {
            if let Piece::Component(component, _) = piece {
                calendar.items.push(Item::Component(component));
            }
        }
        let zones = Zones::of(&[&calendar]);
        let cases = [
            ("Europe/London", Some("Europe/London")),
            ("europe/london ", Some("Europe/London")),
            ("GMT Standard Time", Some("Europe/London")),
            ("Eastern Standard Time", Some("America/New_York")),
            ("/freeassociation.sourceforge.net/Europe/London", Some("Europe/London")),
            ("/mozilla.org/20050126_1/America/Argentina/Ushuaia", Some("America/Argentina/Ushuaia")),
            ("Our office", Some("Europe/Paris")),
            ("London", None),
            ("Mars/Olympus", None),
            ("", None),
            ("///", None),
        ];
        for (tzid, want) in cases {
            assert_eq!(zones.find(tzid).as_ref().map(Zone::name), want, "{tzid}");
        }
    }

    #[test]
    fn every_windows_zone_is_one_of_ours() {
        assert!(windows().count() > 100);
        for (name, zone) in windows() {
            assert_eq!(Zone::named(zone).map(|zone| zone.name().to_owned()).as_deref(), Ok(zone), "{name}");
        }
    }
}
