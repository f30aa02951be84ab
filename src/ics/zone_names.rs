//! Names of zones: those of the zone database, those of Windows, and what programs write around them.

use std::collections::{HashMap, HashSet};

use crate::domain::zone::Zone;

/// Windows names and the zone of each one's main territory, a line each.
const WINDOWS: &str = include_str!("../../assets/zones.tsv");

/// The names that are known without a definition.
pub struct ZoneNames {
    /// IANA names by their small letters.
    iana: HashMap<String, String>,
    /// IANA names by Windows names in small letters.
    windows: HashMap<String, &'static str>,
}

impl ZoneNames {
    pub fn all() -> Self {
        Self {
            iana: Zone::names().into_iter().map(|name| (name.to_lowercase(), name)).collect(),
            windows: windows().map(|(name, zone)| (name.to_lowercase(), zone)).collect(),
        }
    }

    /// The zone with this name.
    pub fn find(&self, name: &str) -> Option<Zone> {
        let name = name.trim();
        let windows = || self.windows.get(&name.to_lowercase()).and_then(|zone| Zone::named(zone).ok());
        self.iana(name).or_else(windows).or_else(|| self.prefixed(name))
    }

    /// `/freeassociation.sourceforge.net/Europe/London`: an IANA name has at most three parts.
    fn prefixed(&self, name: &str) -> Option<Zone> {
        let slashes: Vec<usize> = name.rmatch_indices('/').map(|(at, _)| at).take(3).collect();
        slashes.into_iter().rev().find_map(|at| self.iana(name.get(at + 1..)?))
    }

    fn iana(&self, name: &str) -> Option<Zone> {
        Zone::named(self.iana.get(&name.trim().to_lowercase())?).ok()
    }

    /// Every zone of the database, by name.
    pub fn zones(&self) -> Vec<Zone> {
        let mut names: Vec<&String> = self.iana.values().collect();
        names.sort();
        names.into_iter().filter_map(|name| Zone::named(name).ok()).collect()
    }

    /// The names of zones that stand for a region: the main territories of Windows zones.
    pub fn main(&self) -> HashSet<&'static str> {
        self.windows.values().copied().collect()
    }
}

fn windows() -> impl Iterator<Item = (&'static str, &'static str)> {
    WINDOWS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_all_their_names() {
        let names = ZoneNames::all();
        let cases = [
            ("Europe/London", Some("Europe/London")),
            ("europe/london ", Some("Europe/London")),
            ("GMT Standard Time", Some("Europe/London")),
            ("Eastern Standard Time", Some("America/New_York")),
            ("/freeassociation.sourceforge.net/Europe/London", Some("Europe/London")),
            ("/mozilla.org/20050126_1/America/Argentina/Ushuaia", Some("America/Argentina/Ushuaia")),
            ("tzone://Microsoft/Utc", Some("UTC")),
            ("London", None),
            ("Mars/Olympus", None),
            ("", None),
            ("///", None),
        ];
        for (name, want) in cases {
            assert_eq!(names.find(name).as_ref().map(Zone::name), want, "{name}");
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
