//! Files of other programs about the series at the desk: calendars, invitations, answers and cancellations.

use fortnight::app::transfer::unwatched;
use fortnight::app::{App, AppError, Outcome};

use crate::desk::*;

/// What a file says, each number choosing among what can be said.
#[derive(Clone, Debug)]
pub struct Told {
    pub uid: &'static str,
    /// The original start of a session, as in the file.
    pub date: String,
    pub who: &'static str,
    pub other: &'static str,
    pub kind: usize,
    pub answer: usize,
    pub day: usize,
    pub of_one: bool,
}

const ANSWERS: [&str; 5] = ["ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION", "DELEGATED"];

impl Told {
    /// The file.
    pub fn text(&self) -> String {
        let Self { uid, date, kind, day, .. } = self;
        let (method, lines) = match kind {
            0 | 1 => ("REPLY", format!("SEQUENCE:9\n{}{}", self.recurrence_id(), self.attendee(self.who, self.other))),
            2 => ("CANCEL", format!("SEQUENCE:9\n{}STATUS:CANCELLED\nCOMMENT:strike\n", self.recurrence_id())),
            3 => ("CANCEL", format!("SEQUENCE:9\n{}{}", self.recurrence_id(), self.attendee(self.who, self.other))),
            _ => ("REQUEST", self.series()),
        };
        let head =
            format!("BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\nUID:{uid}\nDTSTAMP:202008{:02}T000000Z\n", day + 1);
        let own = format!("BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20200801T000000Z\nSEQUENCE:{day}\nRECURRENCE-ID;TZID=Europe/London:{date}\n");
        let session = format!("{own}DTSTART;TZID=Europe/London:{date}\nDURATION:PT1H\n{}END:VEVENT\n", self.attendee(self.other, self.who));
        let session = if *kind > 4 && self.of_one { session } else { String::new() };
        format!("{head}{lines}END:VEVENT\n{session}END:VCALENDAR\n")
    }

    fn recurrence_id(&self) -> String {
        if self.of_one { format!("RECURRENCE-ID;TZID=Europe/London:{}\n", self.date) } else { String::new() }
    }

    fn series(&self) -> String {
        let title = ["Chats", "Choir"][self.answer % 2];
        let start = if self.uid == "choir" { SECOND } else { FIRST };
        let start = start.replace(['-', ':'], "");
        let count = if self.answer == 0 { ";COUNT=4" } else { "" };
        format!(
            "SEQUENCE:{}\nSUMMARY:{title}\nDTSTART;TZID=Europe/London:{start}\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE{count}\n{}{}",
            self.day,
            self.attendee(self.who, self.other),
            self.attendee(self.other, self.who)
        )
    }

    /// Someone with an answer, and with someone else in what stands beside it.
    fn attendee(&self, who: &str, other: &str) -> String {
        let address = |name: &str| format!("{}@example.org", name.to_lowercase());
        format!(
            "ATTENDEE;CN={who};RSVP=TRUE;PARTSTAT={};DELEGATED-TO=\"mailto:{}\";X-FOR={}:mailto:{}\n",
            ANSWERS[self.answer],
            address(other),
            other.to_uppercase(),
            address(who)
        )
    }

    /// Takes the file in.
    pub fn import(&self, app: &mut App) -> Result<Outcome, AppError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("told.ics");
        std::fs::write(&path, self.text()).expect("a file");
        app.import(&[path], false, &mut unwatched).map(|imported| imported.outcome)
    }
}
