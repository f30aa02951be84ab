//! What the organiser is at: a day, the session that is chosen there, and the cursor among those who come to it; all views share it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::days::within_years;
use super::msg::Question;
use super::widget::list::Cursor;
use super::widget::marks::Marks;
use crate::app::query::{AttendeeLine, SessionLine, SessionPage};
use crate::domain::event::Status;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::roster::Place;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The month, the week, the list: where sessions are chosen.
    #[default]
    Sessions,
    Attendees,
}

/// The day and the session that the keys act on.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Where the cursor is.
    pub day: NaiveDate,
    /// The session that the panel shows; by its name and not by its place.
    pub selected: Option<SessionKey>,
    /// The session that was shown and is gone from its day: an undo brings it back under the cursor.
    lost: Option<SessionKey>,
    pub page: Option<SessionPage>,
    /// The session may be another by now: its page is asked for anew.
    is_outdated: bool,
    pub focus: Focus,
    pub attendee: Cursor,
    /// Who is marked in the list of the session.
    pub marks: Marks,
}

impl Desk {
    pub fn on(day: NaiveDate) -> Self {
        let (focus, attendee, marks) = (Focus::default(), Cursor::default(), Marks::default());
        Self { day, selected: None, lost: None, page: None, is_outdated: true, focus, attendee, marks }
    }

    /// The chosen session, once it is known.
    pub fn line(&self) -> Option<&SessionLine> {
        self.page.as_ref().map(|page| &page.line).filter(|line| Some(&line.key) == self.selected.as_ref())
    }

    pub fn attendees(&self) -> &[AttendeeLine] {
        self.page.as_ref().map(|page| page.attendees.as_slice()).unwrap_or_default()
    }

    pub fn attendee(&self) -> Option<&AttendeeLine> {
        self.attendees().get(self.attendee.0)
    }

    /// Everyone who is marked in the list.
    pub fn marked(&self) -> BTreeSet<PersonId> {
        self.marks.all(self.attendee.0, self.attendees().iter().map(|attendee| attendee.person))
    }

    /// Puts the cursor on a day.
    pub fn go(&mut self, day: NaiveDate) {
        if day != self.day {
            self.lost = None;
        }
        self.day = within_years(day);
    }

    /// Puts the cursor on a session.
    pub fn choose(&mut self, line: &SessionLine) {
        self.selected = Some(line.key.clone());
        self.lost = None;
        self.go(line.shown_start.date());
    }

    /// Keeps the selection among the sessions of its day: the selected one if it is there, else the one that was lost, else the first.
    /// Asks for its page where that is not known.
    pub fn keep(&mut self, here: &[SessionKey]) -> Vec<Question> {
        let is_here = |key: &&SessionKey| here.contains(key);
        let (kept, back) = (self.selected.as_ref().filter(is_here).cloned(), self.lost.as_ref().filter(is_here).cloned());
        if back.is_some() {
            self.lost = None;
        } else if kept.is_none() {
            self.lost = self.selected.take().or(self.lost.take());
        }
        self.selected = back.or(kept).or_else(|| here.first().cloned());
        let is_known = !self.is_outdated && self.line().is_some();
        match &self.selected {
            Some(_) if is_known => Vec::new(),
            Some(key) => vec![Question::Session(key.clone())],
            None => {
                self.open(None);
                Vec::new()
            }
        }
    }

    /// What is known of the session may not hold any more; it is shown until there is an answer.
    pub fn outdate(&mut self) {
        self.is_outdated = true;
    }

    /// Whether it is not known yet what is on.
    pub fn is_unread(&self) -> bool {
        self.page.is_none() && self.is_outdated
    }

    /// Whether a session was chosen until it went from its day.
    pub fn has_lost(&self, key: &SessionKey) -> bool {
        self.lost.as_ref() == Some(key)
    }

    /// Takes the panel in; the cursor of the list stays on its person.
    pub fn open(&mut self, page: Option<SessionPage>) {
        self.is_outdated = false;
        let person = self.attendee().map(|attendee| attendee.person);
        let same = self.page.as_ref().zip(page.as_ref()).is_some_and(|(old, new)| old.line.key == new.line.key);
        self.page = page.filter(|page| self.selected.as_ref() == Some(&page.line.key));
        let attendees = self.page.as_ref().map(|page| page.attendees.as_slice()).unwrap_or_default();
        if !same {
            self.marks.clear();
            self.attendee = Cursor::default();
        } else if let Some(place) = attendees.iter().position(|attendee| Some(attendee.person) == person) {
            self.attendee = Cursor(place);
        }
        self.attendee.hold(attendees.len());
        // whoever has left is not in the next thing that is done with those who are marked
        self.marks.keep(|person| attendees.iter().any(|attendee| attendee.person == *person && attendee.place != Place::Declined));
        if attendees.is_empty() {
            self.focus = Focus::Sessions;
        }
    }
}

/// Whether a session was skipped.
pub fn is_skipped(line: &SessionLine) -> bool {
    line.status == Status::Cancelled
}
