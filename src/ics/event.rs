//! One VEVENT out: a one-off, a series or what one session has of its own (RFC 5545 3.6.1).

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta};

use super::calendar::Entry;
use super::entry::{Context, Listed, Method};
use super::write::Writer;
use super::{attendee, audience, join, length, own, parameters, text};
use crate::domain::event::{Event, Override, Status};
use crate::domain::id::RecurrenceId;
use crate::domain::kept::Kept;
use crate::domain::recurrence::Rule;
use crate::domain::stamp::Stamp;
use crate::domain::text::{many_lines, one_line};
use crate::domain::time::{Anchor, Instant, Length};
use crate::domain::zone::Zone;

/// What stands in a VEVENT, all of it as it is in force: an override repeats what it has from its series.
pub struct EventOut<'a> {
    event: &'a Event,
    date: Option<RecurrenceId>,
    start: NaiveDateTime,
    length: Length,
    title: &'a str,
    theme: Option<&'a str>,
    description: &'a str,
    location: &'a str,
    url: &'a str,
    capacity: Option<u32>,
    status: Status,
    reason: Option<&'a str>,
    kept: &'a Kept,
    rules: Vec<String>,
    added: Vec<NaiveDateTime>,
    removed: Vec<NaiveDateTime>,
    attendees: Vec<Listed>,
    /// What only a backup says of the whole series.
    facts: Option<&'a Entry>,
}

impl<'a> EventOut<'a> {
    pub fn master(event: &'a Event) -> Self {
        Self {
            event,
            date: None,
            start: event.start,
            length: event.length,
            title: &event.summary,
            theme: None,
            description: &event.description,
            location: &event.location,
            url: &event.url,
            capacity: event.capacity,
            status: Status::Confirmed,
            reason: None,
            kept: &event.kept,
            rules: vec![],
            added: vec![],
            removed: vec![],
            attendees: vec![],
            facts: None,
        }
    }

    /// A one-off as it is in force: what differs from itself is itself.
    pub fn one_off(event: &'a Event, own: Option<&'a Override>) -> Self {
        let plain = Self::master(event).with_dates(event, &BTreeSet::new());
        match own {
            Some(own) => Self { capacity: own.capacity.or(event.capacity), ..plain.with_own(own) },
            None => plain,
        }
    }

    /// One session of a series.
    pub fn session(event: &'a Event, date: RecurrenceId, own: Option<&'a Override>) -> Self {
        let plain = Self { date: Some(date), start: date.0, capacity: None, ..Self::master(event) };
        match own {
            Some(own) => Self { capacity: own.capacity, ..plain.with_own(own) },
            None => plain,
        }
    }

    /// With those who are on its list.
    pub fn with_attendees(self, attendees: Vec<Listed>) -> Self {
        Self { attendees, ..self }
    }

    /// With what only a backup says of the whole series.
    pub fn with_facts(self, facts: &'a Entry) -> Self {
        Self { facts: Some(facts), ..self }
    }

    /// With the rules and single dates of the series, less the skipped ones.
    pub fn with_dates(mut self, event: &Event, skipped: &BTreeSet<NaiveDateTime>) -> Self {
        let dates = &event.recurrence;
        self.rules = dates.rules.iter().map(|rule| rule_for(rule, &event.anchor)).collect();
        self.added = dates.added.iter().copied().collect();
        self.removed = dates.removed.union(skipped).copied().collect();
        self
    }

    fn with_own(self, own: &'a Override) -> Self {
        Self {
            start: own.start.unwrap_or(self.start),
            length: own.length.unwrap_or(self.length),
            // a VEVENT without a title reads as one that forgot it
            title: own.summary.as_deref().filter(|title| !one_line(title).is_empty()).unwrap_or(self.title),
            theme: own.theme.as_deref(),
            description: own.description.as_deref().unwrap_or(self.description),
            location: own.location.as_deref().unwrap_or(self.location),
            url: own.url.as_deref().unwrap_or(self.url),
            status: own.status,
            reason: own.reason.as_deref(),
            kept: own.kept.as_ref().unwrap_or(self.kept),
            ..self
        }
    }

    pub fn write(&self, writer: &mut Writer, context: &Context) {
        let (own, rest) = self.kept.parted(|line| is_status(line) || parameters::are(line));
        // a status of the whole series is none of ours, and is kept; a session says its own
        let own = context.may_see(&own);
        let status = own.iter().find(|line| self.date.is_none() && is_status(line));
        writer.component("VEVENT", |writer| {
            self.write_identity(writer, context);
            self.write_dates(writer);
            self.write_texts(writer, context, &own);
            match status {
                Some(kept) => writer.kept(kept),
                None => writer.line("STATUS", &self.status.word().to_uppercase()),
            }
            self.write_own(writer);
            self.write_reason(writer, context);
            self.write_people(writer, context);
            context.may_see(&rest).into_iter().for_each(|line| writer.kept(line));
        });
    }

    fn write_identity(&self, writer: &mut Writer, context: &Context) {
        let utc = |at: Instant| Stamp::Utc(at.utc()).to_string();
        writer.text("UID", &one_line(&self.event.uid.0));
        // where there is no METHOD it says when the entry was last changed (RFC 5545 3.8.7.2)
        writer.line("DTSTAMP", &utc(if context.is_backup() { self.event.updated } else { context.stamp }));
        writer.line("CREATED", &utc(self.event.created));
        writer.line("LAST-MODIFIED", &utc(self.event.updated));
        writer.line("SEQUENCE", &self.event.sequence.to_string());
    }

    fn write_dates(&self, writer: &mut Writer) {
        if let Some(date) = self.date {
            self.write_wall(writer, "RECURRENCE-ID", date.0);
        }
        self.write_wall(writer, "DTSTART", self.start);
        self.write_end(writer);
        for rule in &self.rules {
            writer.line("RRULE", rule);
        }
        for date in &self.added {
            self.write_wall(writer, "RDATE", *date);
        }
        for date in &self.removed {
            self.write_wall(writer, "EXDATE", *date);
        }
    }

    /// A wall time of the series in the one form that all its dates share.
    fn write_wall(&self, writer: &mut Writer, name: &str, wall: NaiveDateTime) {
        let anchor = &self.event.anchor;
        let name = match anchor {
            Anchor::AllDay => format!("{name};VALUE=DATE"),
            Anchor::Zone(zone) => format!("{name};TZID={}", text::parameter(zone.name())),
            Anchor::Floating | Anchor::Utc => name.to_owned(),
        };
        writer.line(&name, &Stamp::of(wall, anchor).to_string());
    }

    /// DTEND is an exact length on every date of a series, DURATION may have calendar days (RFC 5545 3.3.10, 3.8.5.3).
    fn write_end(&self, writer: &mut Writer) {
        let anchor = &self.event.anchor;
        if *anchor == Anchor::AllDay {
            let length = anchor.fit(self.length);
            let end = self.start.checked_add_signed(TimeDelta::days(length.days.into())).unwrap_or(self.start);
            // a stamp has four digits for the year (RFC 5545 3.3.4)
            return match end.year() {
                ..=9999 => self.write_wall(writer, "DTEND", end),
                _ => writer.line("DURATION", &length::write(length)),
            };
        }
        if self.length == Length::default() {
            return;
        }
        let start = anchor.resolve(self.start, &Zone::utc());
        let end = anchor.end(start, self.length, &Zone::utc());
        // over a clock change programs disagree on what lies between two wall times; a length has one meaning
        let as_wall = self.length.days == 0 && (end.wall - self.start).num_seconds() == self.length.nominal_seconds();
        if as_wall && end.wall.year() <= 9999 {
            self.write_wall(writer, "DTEND", end.wall);
        } else {
            writer.line("DURATION", &length::write(self.length));
        }
    }

    /// `kept` has the parameters of the texts, where a file gave them some.
    fn write_texts(&self, writer: &mut Writer, context: &Context, kept: &[&str]) {
        let (title, url) = (one_line(self.title), one_line(self.url));
        let theme = self.theme.map(one_line).unwrap_or_default();
        let summary = if theme.is_empty() { title } else { format!("{title}: {theme}") };
        writer.text(parameters::named(kept, "SUMMARY"), &summary);
        writer.text(parameters::named(kept, "DESCRIPTION"), &join::description_with(&many_lines(self.description), &url));
        writer.text(parameters::named(kept, "LOCATION"), join::location_with(&one_line(self.location), &url));
        if !url.is_empty() {
            writer.line("URL", &url);
        }
        match &self.event.organizer {
            Some(organizer) => attendee::write_address(writer, "ORGANIZER", "", &organizer.name, &organizer.email),
            // an invitation has to have one (RFC 5546 3.2.2)
            None if context.method.is_some_and(|method| method != Method::Publish) => {
                attendee::write_address(writer, "ORGANIZER", "", "", "");
            }
            None => {}
        }
    }

    fn write_own(&self, writer: &mut Writer) {
        writer.text(own::THEME, &self.theme.map(one_line).unwrap_or_default());
        if let Some(capacity) = self.capacity.filter(|seats| *seats > 0) {
            writer.line(own::CAPACITY, &capacity.to_string());
        }
    }

    /// For ourselves, and for those who were to come (RFC 5546 3.2.5); nobody else's business.
    fn write_reason(&self, writer: &mut Writer, context: &Context) {
        let reason = self.reason.map(one_line).unwrap_or_default();
        if context.is_backup() {
            writer.text(own::REASON, &reason);
        } else if context.method == Some(Method::Cancel) {
            writer.text("COMMENT", &reason);
        }
    }

    fn write_people(&self, writer: &mut Writer, context: &Context) {
        for listed in &self.attendees {
            if let Some(profile) = context.people.get(&listed.entry.person) {
                attendee::write(writer, profile, listed, context.audience);
            }
        }
        let Some(facts) = self.facts else { return };
        if let Some(source) = self.event.source {
            own::write_source(writer, source);
        }
        if !self.event.seat_order.is_plain() {
            writer.text(own::SEAT_ORDER, &self.event.seat_order.to_string());
        }
        facts.sign_ups.iter().for_each(|sign_up| own::write_sign_up(writer, sign_up));
        facts.register.iter().for_each(|mark| own::write_mark(writer, mark));
    }
}

/// Whether a kept line is the status of a whole series.
pub(super) fn is_status(line: &str) -> bool {
    audience::name(line).eq_ignore_ascii_case("STATUS")
}

/// The rule with UNTIL in the form that DTSTART demands: UTC beside a zone, a date beside a date (RFC 5545 3.3.10).
fn rule_for(rule: &Rule, anchor: &Anchor) -> String {
    let text = rule.to_string();
    let parts = text.split(';').map(|part| match part.strip_prefix("UNTIL=").map(Stamp::parse) {
        Some(Ok(until)) => format!("UNTIL={}", until_for(until, anchor)),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}

fn until_for(until: Stamp, anchor: &Anchor) -> Stamp {
    // a date beside a timed start includes that whole day
    let last_second = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
    let wall = match until {
        Stamp::Date(date) => date.and_time(last_second),
        Stamp::Local(wall) | Stamp::Utc(wall) => wall,
    };
    match (anchor, until) {
        (Anchor::AllDay, _) => Stamp::Date(wall.date()),
        (Anchor::Floating, _) => Stamp::Local(wall),
        (Anchor::Utc, _) | (Anchor::Zone(_), Stamp::Utc(_)) => Stamp::Utc(wall),
        (Anchor::Zone(zone), _) => Stamp::Utc(zone.resolve(wall).at.utc()),
    }
}
