//! Sessions computed from a series: the rule's dates, less what was removed, with what differs on each.

use chrono::{NaiveDateTime, TimeDelta};

use super::event::{Event, Override, Series, Status};
use super::id::{RecurrenceId, SessionKey};
use super::time::{Instant, Length, Window};
use super::zone::{Fit, Resolved, Zone};

/// One session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub date: RecurrenceId,
    /// On the series' own clock.
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// For all-day and floating sessions as the viewer's clock has it.
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// Whether the wall time asked for does not exist or comes twice that day.
    pub fit: Fit,
    pub status: Status,
    /// The override moved it away from the start its rule gave it.
    pub moved: bool,
}

impl Occurrence {
    /// Not skipped.
    pub fn takes_place(&self) -> bool {
        self.status != Status::Cancelled
    }
}

/// So many skipped sessions in a row are passed over in search of the next one.
const LOOK_AHEAD: usize = 1_000;

/// Two days: more than any zone differs from another, with any gap on top.
const SLACK: TimeDelta = TimeDelta::days(2);

impl Series {
    /// The sessions that overlap a window, skipped ones too, by start; the cost is the window's, not the series' age.
    pub fn sessions(&self, window: Window, display: &Zone) -> Vec<Occurrence> {
        let event = &self.event;
        let wall = |at: Instant| event.anchor.wall(at, display);
        let from = wall(window.from).checked_sub_signed(TimeDelta::seconds(self.longest())).unwrap_or(NaiveDateTime::MIN);
        let to = wall(window.to).checked_add_signed(SLACK).unwrap_or(NaiveDateTime::MAX);
        let ruled = event.starts_from(from).take_while(|date| *date < to).map(RecurrenceId);
        let moved_in = self
            .overrides
            .iter()
            .filter(|(date, own)| own.start.is_some() && !(from..to).contains(&date.0) && self.gives(**date))
            .map(|(date, _)| *date);
        let mut sessions: Vec<Occurrence> = ruled
            .chain(moved_in)
            .map(|date| self.session(date, display))
            .filter(|session| window.overlaps(session.starts_at, session.ends_at))
            .collect();
        sessions.sort_by_key(|session| (session.starts_at, session.date));
        sessions
    }

    /// The first `most` sessions that overlap a window, by start; the cost is theirs, however long the window is.
    pub fn first_sessions(&self, window: Window, most: usize, display: &Zone) -> Vec<Occurrence> {
        let sessions = self.sessions_from(window.from.plus(-self.longest()), display);
        let seen = sessions
            .take_while(|session| session.starts_at < window.to)
            .filter(|session| window.overlaps(session.starts_at, session.ends_at));
        seen.take(most).collect()
    }

    /// The sessions that start at or after an instant, one by one, by start, without end where the rule has none.
    ///
    /// Moved sessions come where they moved to.
    pub fn sessions_from<'a>(&'a self, from: Instant, display: &'a Zone) -> impl Iterator<Item = Occurrence> + 'a {
        let wall = self.event.anchor.wall(from, display).checked_sub_signed(SLACK).unwrap_or(NaiveDateTime::MIN);
        let is_moved = |date: RecurrenceId| self.overrides.get(&date).is_some_and(|own| own.start.is_some());
        let mut moved: Vec<Occurrence> = self
            .overrides
            .keys()
            .filter(|date| is_moved(**date) && self.gives(**date))
            .map(|date| self.session(*date, display))
            .filter(|session| session.starts_at >= from)
            .collect();
        moved.sort_by_key(|session| std::cmp::Reverse((session.starts_at, session.date)));
        let mut ruled = self
            .event
            .starts_from(wall)
            .map(RecurrenceId)
            .filter(move |date| !is_moved(*date))
            .map(|date| self.session(date, display))
            .filter(move |session| session.starts_at >= from)
            .peekable();
        std::iter::from_fn(move || match (moved.last(), ruled.peek()) {
            (Some(own), Some(next)) if (own.starts_at, own.date) < (next.starts_at, next.date) => moved.pop(),
            (Some(_), None) => moved.pop(),
            _ => ruled.next(),
        })
    }

    /// The last `most` sessions before a place in the order of starts, the earliest first.
    ///
    /// Looks back through windows that grow until enough sessions lie in one, or the first instant of the series does.
    pub fn sessions_before(&self, here: (Instant, RecurrenceId), most: usize, display: &Zone) -> Vec<Occurrence> {
        let moved = self.overrides.values().filter_map(|own| own.start);
        let first = moved.chain([self.event.start]).map(|wall| self.event.anchor.resolve(wall, display).at).min();
        let mut seconds = 3_600;
        loop {
            let window = Window { from: here.0.plus(-seconds), to: here.0.plus(1) };
            let mut earlier = self.sessions(window, display);
            // what began before the window may hide others that did
            earlier.retain(|session| session.starts_at >= window.from && (session.starts_at, session.date) < here);
            if earlier.len() >= most || first.is_none_or(|first| window.from <= first) {
                return earlier.split_off(earlier.len().saturating_sub(most));
            }
            seconds *= 4;
        }
    }

    /// The first session that takes place and has not ended at an instant: the one to prepare for.
    pub fn next(&self, now: Instant, display: &Zone) -> Option<Occurrence> {
        self.not_ended(now, display).take(LOOK_AHEAD).find(Occurrence::takes_place)
    }

    /// The sessions that have not ended at an instant, skipped ones too, by start; endless where the rule is.
    pub fn not_ended<'a>(&'a self, now: Instant, display: &'a Zone) -> impl Iterator<Item = Occurrence> + 'a {
        self.sessions_from(now.plus(-self.longest()), display).filter(move |session| session.ends_at > now)
    }

    /// Whether the series has a session with this original start.
    pub fn gives(&self, date: RecurrenceId) -> bool {
        self.event.starts_from(date.0).next() == Some(date.0)
    }

    /// The session with this original start, if the series has it.
    pub fn find(&self, date: RecurrenceId, display: &Zone) -> Option<Occurrence> {
        self.gives(date).then(|| self.session(date, display))
    }

    /// What differs on one session.
    pub fn own(&self, date: RecurrenceId) -> Option<&Override> {
        self.overrides.get(&date)
    }

    /// The seats of one session: its own number, else the series'.
    pub fn capacity(&self, date: RecurrenceId) -> Option<u32> {
        self.own(date).and_then(|own| own.capacity).or(self.event.capacity)
    }

    /// The name by which one session is known everywhere.
    pub fn key(&self, date: RecurrenceId) -> SessionKey {
        SessionKey { uid: self.event.uid.clone(), date }
    }

    /// The last instant at which a session ends; `None` when the series goes on for ever.
    pub fn last_end(&self, display: &Zone) -> Option<Instant> {
        let last = self.event.recurrence.last(self.event.start, &self.event.anchor)?;
        let moved = self.overrides.iter().filter(|(_, own)| own.start.is_some() || own.length.is_some()).map(|(date, _)| *date);
        moved.chain([RecurrenceId(last)]).map(|date| self.session(date, display).ends_at).max()
    }

    /// No session is longer, whatever the clock does meanwhile; in seconds.
    fn longest(&self) -> i64 {
        let own = self.overrides.values().filter_map(|own| own.length);
        own.chain([self.event.length]).map(Length::nominal_seconds).max().unwrap_or(0) + SLACK.num_seconds()
    }

    fn session(&self, date: RecurrenceId, display: &Zone) -> Occurrence {
        let own = self.own(date);
        let Event { anchor, length, .. } = &self.event;
        let moved_to = own.and_then(|own| own.start);
        let start: Resolved = anchor.resolve(moved_to.unwrap_or(date.0), display);
        let end = anchor.end(start, own.and_then(|own| own.length).unwrap_or(*length), display);
        Occurrence {
            date,
            start: start.wall,
            end: end.wall,
            starts_at: start.at,
            ends_at: end.at,
            fit: start.fit,
            status: own.map(|own| own.status).unwrap_or_default(),
            moved: moved_to.is_some_and(|to| to != date.0),
        }
    }
}

impl Event {
    /// Original starts on the series' own clock from a wall time on.
    fn starts_from(&self, from: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + '_ {
        self.recurrence.starts(self.start, &self.anchor, from)
    }
}
