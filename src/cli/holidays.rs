//! Whose holidays hold: those that the file of settings names, else those of the zone in which times are shown.

use std::path::PathBuf;

use super::args::Global;
use super::config::path;
use crate::app::transfer::read_holidays;
use crate::domain::holiday::{Holidays, Region};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// What the setting can say.
enum Source {
    Nobody,
    Of(Region),
    /// A calendar.
    File(PathBuf),
}

const NOBODY: &str = "none";

impl Source {
    fn named(text: &str) -> Option<Self> {
        match text {
            NOBODY => Some(Self::Nobody),
            text => Region::named(text).map(Self::Of).or_else(|| path(text).map(Self::File)),
        }
    }
}

/// What is wrong with a value of the setting, if anything.
pub fn wrong(text: &str) -> Option<String> {
    let regions = Region::ALL.map(|region| format!("“{}”", region.word())).join(", ");
    let why = || format!("“{text}” is none of {regions} and “{NOBODY}”, and no whole path of a calendar, nor does it begin with ~/");
    Source::named(text).is_none().then(why)
}

/// What the settings say, else what is usual in the zone.
pub fn whose<'a>(global: &'a Global, zone: &Zone) -> &'a str {
    global.settings.value("holidays").unwrap_or(Region::of_zone(zone).map_or(NOBODY, Region::word))
}

/// The holidays that hold, as of `now`; and a sentence where they are those of a calendar that cannot be read, so that those stand in
/// which are usual in the zone: they are told, and nothing is done by them.
pub fn holidays(global: &Global, zone: &Zone, now: Instant) -> (Holidays, Option<String>) {
    let usual = || Region::of_zone(zone).map(Region::holidays).unwrap_or_default();
    match Source::named(whose(global, zone)) {
        None | Some(Source::Nobody) => (Holidays::default(), None),
        Some(Source::Of(region)) => (region.holidays(), None),
        Some(Source::File(path)) => match read_holidays(&path, now) {
            Ok(holidays) => (holidays, None),
            Err(error) => {
                let instead = Region::of_zone(zone).map_or("there are none", |_| "the built-in ones hold");
                (usual().standing_in(), Some(format!("the bank holidays cannot be known, and {instead}: {error}")))
            }
        },
    }
}
