//! From what a line says to the series that is meant: what it leaves open comes from the one who typed it.

use super::series::QuickSeries;
use crate::domain::event::Event;
use crate::domain::id::Uid;
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Zone;

impl QuickSeries {
    /// What ties the series to the world: dates where no time was said, else its own zone, else the viewer's.
    pub fn anchor(&self, display: &Zone) -> Anchor {
        if self.all_day { Anchor::AllDay } else { Anchor::of_zone(self.zone.clone().unwrap_or_else(|| display.clone())) }
    }

    /// The series, not checked yet.
    pub fn event(self, uid: Uid, display: &Zone, now: Instant) -> Event {
        let anchor = self.anchor(display);
        Event {
            summary: self.summary,
            length: self.length,
            recurrence: self.recurrence,
            capacity: self.capacity,
            ..Event::new(uid, self.start, anchor, now)
        }
    }
}
