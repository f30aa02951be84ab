//! The answers of a file laid over those of the store: what the file does not mention stays.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Taking;
use crate::app::AppError;
use crate::domain::event::Version;
use crate::domain::kept::Kept;
use crate::domain::roster::loudest;
use crate::domain::signup::{Answer, Reach, Role, SignUp};
use crate::ics::calendar::Entry;
use crate::ics::extras;
use crate::ics::report::Findings;
use crate::store::Stored;

/// An answer that is not as it was.
pub struct Answered {
    pub sign_up: SignUp,
    /// The person was not on the list.
    pub was_unknown: bool,
}

impl Taking<'_> {
    /// The sign-ups and the register of a series that was just added.
    pub(super) fn first_sign_ups(&self, series: i64, entry: &Entry, is_backup: bool) -> Result<(), AppError> {
        if is_backup && self.known.is_fresh() {
            // of the same store as the file, and so with the same order
            entry.sign_ups.iter().try_for_each(|sign_up| self.writer.add_sign_up(series, sign_up).map(|_| ()))?;
        } else {
            self.answers(series, &entry.sign_ups, vec![])?;
        }
        Ok(entry.register.iter().try_for_each(|mark| self.writer.mark(series, *mark))?)
    }

    /// Lays the sign-ups and the register of a series over what is stored of it; says how many lines changed.
    pub(super) fn sign_ups(&self, series: i64, entry: &Entry) -> Result<usize, AppError> {
        let answered = match entry.sign_ups.as_slice() {
            [] => 0,
            told => self.answers(series, told, self.writer.read().sign_ups(series)?)?.len(),
        };
        if entry.register.is_empty() {
            return Ok(answered);
        }
        let marked: BTreeSet<_> = self.writer.read().register(series)?.into_iter().map(|mark| (mark.date, mark.person)).collect();
        let new = entry.register.iter().filter(|mark| !marked.contains(&(mark.date, mark.person)));
        let mut marks = 0;
        for mark in new {
            self.writer.mark(series, *mark)?;
            marks += 1;
        }
        Ok(answered + marks)
    }

    /// Lays answers over the rows that are stored; those that changed anything.
    pub(super) fn answers(&self, series: i64, told: &[SignUp], mut rows: Vec<Stored<SignUp>>) -> Result<Vec<Answered>, AppError> {
        let mut changed = vec![];
        for told in told {
            let was_unknown = rows.iter().all(|row| row.value.person != told.person);
            let known = known(&rows, told);
            let holds = known.map(|row| &row.value).or_else(|| match told.reach {
                Reach::One(date) => loudest(rows.iter().map(|row| &row.value).filter(|row| row.person == told.person), date),
                Reach::Standing { .. } => None,
            });
            // other programs have no word for most roles
            let role = holds.filter(|_| told.role == Role::Participant).map_or(told.role, |holds| holds.role);
            let says_the_same = holds.is_some_and(|holds| holds.answer == told.answer && holds.role == role);
            let (kept, answered) = beside(known.map(|row| &row.value), told);
            let is_newer = known.map_or(answered.is_some(), |row| row.value.kept != kept || row.value.answered != answered);
            if says_the_same && !is_newer {
                continue;
            }
            let stays = known.is_some() && (told.answer != Answer::Accepted || holds.is_some_and(|holds| holds.answer == Answer::Accepted));
            let position = match holds {
                Some(holds) if stays || says_the_same => holds.position,
                _ => self.writer.next_position()?,
            };
            let reach = known.map_or(told.reach, |row| row.value.reach);
            let mode = told.mode.or(holds.and_then(|holds| holds.mode));
            let beneath = told.beneath.or(known.and_then(|row| row.value.beneath)).filter(|_| !role.takes_seat());
            let sign_up = SignUp { reach, role, mode, position, kept, answered, beneath, ..told.clone() };
            match known {
                Some(row) => {
                    let row = Stored { id: row.id, value: sign_up.clone() };
                    self.writer.set_sign_up(series, &row)?;
                    rows.retain(|known| known.id != row.id);
                    rows.push(row);
                }
                None => rows.push(Stored { id: self.writer.add_sign_up(series, &sign_up)?, value: sign_up.clone() }),
            }
            changed.push(Answered { sign_up, was_unknown });
        }
        Ok(changed)
    }
}

/// Those answers of a reply that were not heard before, with what is known of who gave them; of one that is older than what was heard
/// that is said (RFC 5546 2.1.5).
pub fn unheard(rows: &[Stored<SignUp>], told: Vec<SignUp>, line: usize, findings: &mut Findings) -> Vec<SignUp> {
    let mut news = vec![];
    for told in told {
        let row = known(rows, &told).map(|row| &row.value);
        match told.answered.zip(row.and_then(|row| row.answered)).map_or(Ordering::Greater, |(told, heard)| told.cmp(&heard)) {
            Ordering::Greater => {
                let kept = row.map_or_else(|| told.kept.clone(), |row| extras::with_answer(&row.kept, &told.kept));
                news.push(SignUp { kept, ..told });
            }
            Ordering::Equal => {}
            Ordering::Less => findings.kind(line, "a newer answer of the same person is here; this one is not taken"),
        }
    }
    news
}

/// The row that an answer is about.
fn known<'r>(rows: &'r [Stored<SignUp>], told: &SignUp) -> Option<&'r Stored<SignUp>> {
    let is_known = |row: &&Stored<SignUp>| row.value.person == told.person && is_same(row.value.reach, told.reach);
    let is_alike = |row: &&Stored<SignUp>| row.value.role.takes_seat() == told.role.takes_seat();
    let known = rows.iter().filter(is_known).find(is_alike);
    known.or_else(|| rows.iter().find(is_known).filter(|row| !told.lies_over(&row.value)))
}

/// What is kept beside an answer, and the last one that was heard. A file for others leaves out what is kept, which says nothing against it.
fn beside(known: Option<&SignUp>, told: &SignUp) -> (Kept, Option<Version>) {
    let Some(known) = known else { return (told.kept.clone(), told.answered) };
    let is_less = known.answer == told.answer && told.kept.is_part_of(&known.kept);
    (if is_less { known.kept.clone() } else { told.kept.clone() }, told.answered.max(known.answered))
}

/// Files of other programs know no first day of a standing sign-up: it is the one that has no end.
fn is_same(known: Reach, told: Reach) -> bool {
    let every_time = Reach::Standing { from: None, until: None };
    known == told || (told == every_time && matches!(known, Reach::Standing { until: None, .. }))
}
