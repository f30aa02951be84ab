//! The sessions of one series, past and ahead, read stretch by stretch as the cursor comes near an end of what is known.

use crate::app::query::{HeldLine, SessionsOf, Stretch};
use crate::domain::id::{SessionKey, Uid};
use crate::tui::msg::Question;
use crate::tui::widget::list::Cursor;

/// Sessions that are read at once before the cursor and after it, and how near to an end it comes before more are.
const BEFORE: usize = 16;
const AFTER: usize = 24;
const NEAR: usize = 8;

/// A stretch of the sessions of a series.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    /// Whose they are.
    uid: Option<Uid>,
    stretch: Stretch,
    pub cursor: Cursor,
    /// What was asked last; the answer to anything else is out of date.
    asked: Option<SessionsOf>,
}

impl Sessions {
    /// Those of this series, where they are known.
    pub fn of(&self, uid: &Uid) -> &[HeldLine] {
        if self.uid.as_ref() == Some(uid) { &self.stretch.lines } else { &[] }
    }

    pub fn count(&self) -> usize {
        self.stretch.lines.len()
    }

    /// The session under the cursor.
    pub fn chosen(&self) -> Option<&HeldLine> {
        self.stretch.lines.get(self.cursor.0)
    }

    /// What is known may be out of date: it is asked for anew.
    pub fn forget(&mut self) {
        self.asked = None;
    }

    /// Puts the cursor on a session, where it is known.
    pub fn choose(&mut self, key: &SessionKey) {
        if let Some(place) = self.stretch.lines.iter().position(|held| held.line.key == *key) {
            self.cursor = Cursor(place);
        }
    }

    /// What has to be asked so that the sessions of a series are known around the cursor.
    pub fn question(&mut self, uid: &Uid) -> Option<Question> {
        let is_known = self.asked.as_ref().is_some_and(|asked| asked.uid == *uid);
        let near = !self.stretch.is_first && self.cursor.0 < NEAR || !self.stretch.is_last && self.cursor.0 + NEAR >= self.count();
        if is_known && !(near && self.uid.as_ref() == Some(uid)) {
            return None;
        }
        let here = self.chosen().map(|held| &held.line.key).filter(|key| key.uid == *uid);
        let wanted = SessionsOf { uid: uid.clone(), around: here.map(|key| key.date), before: BEFORE, after: AFTER };
        if self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted.clone());
        Some(Question::SessionsOf(wanted))
    }

    /// Takes a stretch in; the cursor stays on its session, or goes to the middle.
    pub fn load(&mut self, of: &SessionsOf, stretch: Stretch) {
        if self.asked.as_ref() != Some(of) {
            return;
        }
        let key = self.chosen().map(|held| held.line.key.clone());
        self.uid = Some(of.uid.clone());
        self.cursor = Cursor(stretch.middle);
        self.stretch = stretch;
        if let Some(key) = key {
            self.choose(&key);
        }
        self.cursor.hold(self.count());
    }
}
