//! Messages about a series that is known: an answer to an invitation (REPLY), a cancellation (CANCEL) (RFC 5546 3.2.3, 3.2.5).

use super::calendar::Entry;
use super::cancel::{call_off, end_before};
use super::component::Component;
use super::dates::Dates;
use super::group::heard;
use super::invitee::{self, Invitee};
use super::own;
use super::people::People;
use super::report::{Finding, Findings, quoted};
use super::series::named_date;
use super::when::When;
use super::zones::Zones;
use crate::domain::event::{Event, Series, Status, Version};
use crate::domain::id::RecurrenceId;
use crate::domain::person::Profile;
use crate::domain::signup::{Reach, SignUp};
use crate::domain::stamp::Stamp;
use crate::domain::text::one_line;
use crate::domain::time::Instant;

/// A VEVENT of a message: which sessions it names, and what it says of them.
pub struct Notice {
    line: usize,
    /// `None`: the whole series.
    date: Option<When>,
    and_future: bool,
    invitees: Vec<Invitee>,
    /// STATUS says that the session is cancelled.
    is_cancelled: bool,
    reason: Option<String>,
    /// `None` where it has none.
    sequence: Option<u32>,
    stamp: Instant,
}

/// Someone who is not invited any more, to sessions that go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uninvited {
    pub line: usize,
    pub profile: Profile,
    pub from: Sessions,
}

/// Which sessions of a series are meant, by original start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sessions {
    One(RecurrenceId),
    From(RecurrenceId),
    All,
}

impl Notice {
    /// # Errors
    /// When the session that it names cannot be read.
    pub fn read(component: &Component, zones: &Zones, findings: &mut Findings) -> Result<Self, Finding> {
        let named = |name: &str| component.lines().find(|line| line.is(name));
        let date = named("RECURRENCE-ID");
        let range = date.and_then(|line| line.parameter("RANGE"));
        let reason = named(own::REASON).or_else(|| named("COMMENT")).map(|line| one_line(&line.text()));
        let stamp = named("DTSTAMP").and_then(|line| Stamp::parse(line.value().trim()).ok());
        Ok(Self {
            line: component.line,
            date: date.map(|line| When::read(line, line.value(), zones)).transpose()?,
            and_future: range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE")),
            invitees: component.lines().filter(|line| line.is("ATTENDEE")).filter_map(|line| invitee::read(line, findings)).collect(),
            is_cancelled: named("STATUS").is_some_and(|line| line.value().trim().eq_ignore_ascii_case("CANCELLED")),
            reason: reason.filter(|reason| !reason.is_empty()),
            sequence: named("SEQUENCE").and_then(|line| line.value().trim().parse().ok()),
            stamp: stamp.map_or(Instant(0), |stamp| Instant::from_utc(stamp.wall())),
        })
    }

    fn version(&self) -> Version {
        Version { sequence: self.sequence.unwrap_or(0), updated: self.stamp }
    }

    /// By which an answer is known as newer than another one. Without SEQUENCE it is about what is here; without DTSTAMP nobody can tell.
    fn answered(&self, known: &Event) -> Option<Version> {
        let sequence = self.sequence.unwrap_or_else(|| heard_of(known));
        (self.stamp > Instant(0)).then_some(Version { sequence, updated: self.stamp })
    }

    /// A finding where it is about a version that a newer one has replaced (RFC 5546 2.1.5); without SEQUENCE nobody can tell.
    ///
    /// # Errors
    /// That finding.
    pub fn current(self, known: &Event) -> Result<Self, Finding> {
        let newest = heard_of(known);
        match self.sequence {
            Some(sequence) if sequence < newest => {
                let text = format!("this is older than the series here (SEQUENCE {sequence}, here {newest}); it is not taken");
                Err(Finding::new(self.line, text))
            }
            _ => Ok(self),
        }
    }

    /// A CANCEL without STATUS that names people is for them alone (RFC 5546 3.2.5).
    fn only_uninvites(&self) -> bool {
        !self.is_cancelled && !self.invitees.is_empty()
    }

    /// The session that is named, or a finding that says that the series has none such.
    fn session(&self, series: &Series, dates: &Dates) -> Result<Option<RecurrenceId>, Finding> {
        let Some(date) = &self.date else { return Ok(None) };
        let event = &series.event;
        let asked = date.wall(&event.anchor, event.start.time());
        let none = || {
            let day = asked.format("%-d %b %Y");
            Finding::new(self.line, format!("{} has no session on {day} that this could be about", quoted(&event.summary)))
        };
        named_date(event, dates, RecurrenceId(asked)).map(Some).ok_or_else(none)
    }

    /// All sessions that are meant.
    fn sessions(&self, series: &Series) -> Result<Sessions, Finding> {
        Ok(match self.session(series, &Dates::of(&series.event))? {
            Some(date) if self.and_future => Sessions::From(date),
            Some(date) => Sessions::One(date),
            None => Sessions::All,
        })
    }

    fn uninvited(&self, from: Sessions) -> impl Iterator<Item = Uninvited> {
        self.invitees.iter().map(move |invitee| Uninvited { line: invitee.line, profile: invitee.profile.clone(), from })
    }
}

/// The SEQUENCE that others know.
fn heard_of(known: &Event) -> u32 {
    known.source.unwrap_or(known.version()).sequence
}

/// The series with the answers that people gave; of several of one person the newest counts.
pub fn reply(known: &Series, mut notices: Vec<Notice>, people: &mut People, findings: &mut Findings) -> Entry {
    let dates = Dates::of(&known.event);
    notices.sort_by_key(Notice::version);
    let mut sign_ups: Vec<SignUp> = vec![];
    for notice in &notices {
        let date = match notice.session(known, &dates) {
            Ok(date) => date.or((!known.event.is_recurring()).then_some(RecurrenceId(known.event.start))),
            Err(finding) => {
                findings.skip(finding);
                continue;
            }
        };
        let reach = date.map_or(Reach::Standing { from: None, until: None }, Reach::One);
        for (person, invitee) in people.of_list(&notice.invitees, findings) {
            let position = sign_ups.last().map_or(0, |last| last.position + 1);
            sign_ups.retain(|older| (older.person, older.reach) != (person, reach));
            sign_ups.push(SignUp { position, answered: notice.answered(&known.event), ..invitee.sign_up(person, reach) });
        }
    }
    Entry { series: known.clone(), sign_ups, register: vec![] }
}

/// The series with the named sessions cancelled, or called off as a whole; and who is not to come to sessions that go on.
pub fn cancel(known: &Series, notices: &[Notice], now: Instant, findings: &mut Findings) -> (Entry, Vec<Uninvited>) {
    let mut series = known.clone();
    let mut uninvited = vec![];
    for notice in notices {
        if notice.only_uninvites() {
            match notice.sessions(&series) {
                Ok(from) => uninvited.extend(notice.uninvited(from)),
                Err(finding) => findings.skip(finding),
            }
            continue;
        }
        let before = series.clone();
        let reason = notice.reason.as_deref();
        match notice.session(&series, &Dates::of(&series.event)) {
            Ok(Some(date)) if notice.and_future && series.event.is_recurring() && date.0 > series.event.start => {
                end_before(&mut series, date.0);
            }
            Ok(Some(date)) => {
                let own = series.overrides.entry(date).or_default();
                own.status = Status::Cancelled;
                own.reason = notice.reason.clone().or_else(|| own.reason.take());
            }
            Ok(None) if series.event.is_recurring() => {
                let told = call_off(&mut series, now, reason).told();
                findings.kind(notice.line, told);
            }
            Ok(None) => {
                let own = series.overrides.entry(RecurrenceId(series.event.start)).or_default();
                own.status = Status::Cancelled;
                own.reason = notice.reason.clone().or_else(|| own.reason.take());
            }
            Err(finding) => findings.skip(finding),
        }
        if series != before {
            series = heard(series, notice.version());
        }
    }
    (Entry { series, sign_ups: vec![], register: vec![] }, uninvited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uid;
    use crate::domain::recurrence::{Recurrence, Rule};
    use crate::domain::signup::Answer;
    use crate::domain::time::Anchor;
    use crate::ics::line::Lines;
    use crate::ics::pieces::{Piece, Pieces};

    fn chats() -> Series {
        let start = "2020-09-02T16:00:00".parse().expect("a wall time");
        let recurrence = Recurrence::by(Rule::parse("FREQ=WEEKLY;COUNT=4").expect("a rule"));
        let event = Event { recurrence, summary: "Chats".into(), ..Event::new(Uid("chats".into()), start, Anchor::Utc, Instant(0)) };
        Series { event, overrides: [].into() }
    }

    fn notice(lines: &str) -> Notice {
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
        let mut pieces = Pieces::of(Lines::of(text.as_bytes()));
        let findings = &mut Findings::default();
        let event = std::iter::from_fn(|| pieces.next(findings)).find_map(|piece| match piece {
            Piece::Component(component, _) => Some(component),
            _ => None,
        });
        Notice::read(&event.expect("an event"), &Zones::default(), &mut Findings::default()).expect("a notice")
    }

    #[test]
    fn of_several_answers_of_one_person_the_newest_counts_in_any_order() {
        let answer = |stamp: &str, said: &str| {
            notice(&format!("DTSTAMP:{stamp}\nRECURRENCE-ID:20200909T160000Z\nATTENDEE;PARTSTAT={said}:mailto:bo@x.org"))
        };
        let notices = || vec![answer("20200902T000000Z", "DECLINED"), answer("20200901T000000Z", "ACCEPTED")];
        for notices in [notices(), notices().into_iter().rev().collect()] {
            let entry = reply(&chats(), notices, &mut People::default(), &mut Findings::default());
            assert_eq!(entry.sign_ups.iter().map(|sign_up| sign_up.answer).collect::<Vec<_>>(), [Answer::Declined]);
        }
    }

    #[test]
    fn what_is_about_a_replaced_version_is_not_taken() {
        let mut event = chats().event;
        event.sequence = 3;
        let is_taken = |event: &Event, line: &str| notice(line).current(event).is_ok();
        assert!(!is_taken(&event, "SEQUENCE:2") && is_taken(&event, "SEQUENCE:3") && is_taken(&event, "SUMMARY:Chats"));
        event.source = Some(Version { sequence: 2, updated: Instant(0) });
        assert!(is_taken(&event, "SEQUENCE:2"), "changes made here are unknown to whoever wrote it");
    }

    #[test]
    fn a_cancel_is_of_sessions_or_of_people() {
        let session = "RECURRENCE-ID:20200909T160000Z";
        let bo = "ATTENDEE:mailto:bo@x.org";
        let cases = [
            (session.to_owned(), 1, None),
            (format!("{session}\nSTATUS:CANCELLED\n{bo}"), 1, None),
            (format!("{session}\n{bo}"), 0, Some("One")),
            (format!("RECURRENCE-ID;RANGE=THISANDFUTURE:20200909T160000Z\n{bo}"), 0, Some("From")),
            (bo.to_owned(), 0, Some("All")),
            ("STATUS:CANCELLED".to_owned(), 4, None),
        ];
        for (lines, cancelled, off) in cases {
            let (entry, uninvited) = cancel(&chats(), &[notice(&lines)], Instant(0), &mut Findings::default());
            assert_eq!(entry.series.overrides.len(), cancelled, "{lines}");
            let told = uninvited.first().map(|one| format!("{:?}", one.from));
            assert_eq!(told.as_deref().and_then(|told| told.split('(').next()), off, "{lines}");
        }
    }
}
