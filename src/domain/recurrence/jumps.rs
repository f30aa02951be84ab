//! What the jumps of a zone's clock do to the dates of a rule: times that do not exist, and instants that would come twice.
//!
//! A rule from DAILY up keeps its wall time as the name of the session, and the anchor shifts it later by the gap (RFC 5545 3.3.5).
//! A date that another one was shifted onto is dropped: one instant comes once. A rule below DAILY counts hours, minutes or
//! seconds that pass, so what falls into a gap is dropped (RFC 5545 3.3.10, "invalid … local time").

use std::ops::Range;

use super::calendar::{DAY, Second, seconds, wall};
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Zone;

/// Follows a rising row of wall times over the gaps of a zone; costs one comparison a time away from gaps.
#[derive(Clone, Debug)]
pub(super) struct Jumps<'z> {
    zone: Option<&'z Zone>,
    /// Times in a gap are dropped, not shifted.
    drops: bool,
    /// The next stretch of wall time that is jumped over; at the end of time where none comes.
    gap: Range<Second>,
    /// Where times in this gap were shifted to, rising.
    shifted: Vec<Second>,
}

impl<'z> Jumps<'z> {
    /// The jumps that matter for wall times from `from` on.
    pub fn new(anchor: &'z Anchor, drops: bool, from: Second) -> Self {
        let zone = match anchor {
            Anchor::Zone(zone) => Some(zone),
            Anchor::AllDay | Anchor::Floating | Anchor::Utc => None,
        };
        Self { zone, drops, gap: gap_near(zone, from), shifted: Vec::new() }
    }

    /// Where to begin in order to know all of `from` on: earlier than it only where times may have been shifted onto it.
    pub fn begin(&self, from: Second) -> Second {
        if self.drops { from } else { self.gap.start.min(from) }
    }

    /// Whether this wall time, later than all asked for before, is a date of the rule.
    pub fn admits(&mut self, wall: Second) -> bool {
        wall < self.gap.start || self.admits_near_gap(wall)
    }

    #[cold]
    fn admits_near_gap(&mut self, wall: Second) -> bool {
        if wall >= shadow_end(&self.gap) {
            self.shifted.clear();
            self.gap = gap_near(self.zone, wall);
        }
        if wall < self.gap.start {
            return true;
        }
        if wall >= self.gap.end {
            return self.shifted.binary_search(&wall).is_err();
        }
        if !self.drops {
            self.shifted.push(wall + self.gap.end - self.gap.start);
        }
        !self.drops
    }
}

/// The times that a gap shifts come to lie within one more gap's length behind it.
fn shadow_end(gap: &Range<Second>) -> Second {
    gap.end.saturating_add(gap.end - gap.start)
}

/// Three days: the longest gap (a day, Apia 2011) twice, and the widest offset of a zone on top.
const REACH: Second = 3 * DAY;

/// The first gap that `wall` is not wholly past, shadow included.
fn gap_near(zone: Option<&Zone>, wall_time: Second) -> Range<Second> {
    let never = Second::MAX..Second::MAX;
    let Some(zone) = zone else { return never };
    let from = Instant::from_utc(wall(wall_time.saturating_sub(REACH)));
    zone.gaps_after(from).map(|(start, end)| seconds(start)..seconds(end)).find(|gap| wall_time < shadow_end(gap)).unwrap_or(never)
}
