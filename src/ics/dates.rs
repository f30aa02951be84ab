//! Which dates a series has, asked many times: COUNT is walked once, not once a question.

use chrono::NaiveDateTime;

use crate::domain::event::Event;
use crate::domain::id::RecurrenceId;
use crate::domain::recurrence::Recurrence;
use crate::domain::time::Anchor;

/// The dates of a series with the last one of every COUNT known.
pub struct Dates {
    start: RecurrenceId,
    anchor: Anchor,
    recurrence: Recurrence,
}

impl Dates {
    pub fn of(event: &Event) -> Self {
        let recurrence = event.recurrence.counted(event.start, &event.anchor);
        Self { start: RecurrenceId(event.start), anchor: event.anchor.clone(), recurrence }
    }

    /// The original starts on the day that begins there.
    pub fn on(&self, midnight: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + '_ {
        let is_that_day = move |date: &NaiveDateTime| date.date() == midnight.date();
        self.recurrence.starts(self.start.0, &self.anchor, midnight).take_while(is_that_day)
    }

    /// Whether the series has a session with this original start.
    pub fn have(&self, date: RecurrenceId) -> bool {
        self.recurrence.starts(self.start.0, &self.anchor, date.0).next() == Some(date.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::decode::decode;

    #[test]
    fn dates_are_those_of_the_series() {
        let rules = ["FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=MO;COUNT=5", "FREQ=DAILY;UNTIL=20200914T150000Z", "FREQ=DAILY"];
        for rule in rules {
            let dates = "RDATE;TZID=Europe/London:20201001T160000\nEXDATE;TZID=Europe/London:20200904T160000";
            let event =
                format!("BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART;TZID=Europe/London:20200902T160000\nRRULE:{rule}\n{dates}\nEND:VEVENT");
            let (read, _) = decode(event.as_bytes(), crate::domain::time::Instant(0));
            let series = &read.entries.first().expect("a series").series;
            let dates = Dates::of(&series.event);
            for day in 0..40 {
                let date = RecurrenceId(series.event.start + chrono::TimeDelta::days(day));
                assert_eq!(dates.have(date), series.gives(date), "{rule} {}", date.0);
            }
        }
    }
}
