//! Makes two entries of the directory one, when both are the same person: what the other one has goes to the one that stays.

use super::lists::Lists;
use super::standing::replace;
use super::{Context, Done, find};
use crate::app::{AppError, Detail, words};
use crate::domain::attendance::Mark;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::signup::{Answer, Reach, SignUp};
use crate::domain::standing::{Span, uncovered};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMerge {
    /// Who stays: where both say something, this one speaks.
    pub kept: PersonId,
    pub other: PersonId,
}

impl PersonMerge {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        if self.kept == self.other {
            return Err(AppError::refused("both are the same person already", "Name two people, by e-mail address or number."));
        }
        let kept = find::person(writer.read(), self.kept)?;
        let other = find::person(writer.read(), self.other)?;
        let lists = Lists::with(writer.read(), &[self.kept, self.other], context)?;
        let sign_ups = writer.read().sign_ups_by(self.other)?;
        let marks = writer.read().marks_of(self.other)?;
        for (series, row) in &sign_ups {
            self.carry_sign_up(writer, *series, row)?;
        }
        for (series, mark) in &marks {
            self.carry_mark(writer, *series, *mark)?;
        }
        writer.remove_person(self.other)?;
        let both = kept.profile.clone().filled_in(other.profile.clone()).checked()?;
        writer.set_person(&Person { id: self.kept, profile: both })?;
        let some = |number: usize, one: &str, many: &str| (number > 0).then(|| words::count(number, one, many));
        let along = [some(sign_ups.len(), "sign-up", "sign-ups"), some(marks.len(), "mark in the register", "marks in the register")];
        let along: Vec<String> = along.into_iter().flatten().collect();
        let along = if along.is_empty() { String::new() } else { format!(", with {}", along.join(" and ")) };
        let sentence = format!("merged {} into {}{along}{}", other.profile.name, kept.profile.name, lists.told(writer.read())?);
        Ok(Done { sentence, detail: Detail::Person(self.kept) })
    }

    fn carry_sign_up(&self, writer: &Writer, series: i64, row: &Stored<SignUp>) -> Result<(), AppError> {
        let own = writer.read().sign_ups_of(series, self.kept)?;
        let says_the_same = |one: &Stored<SignUp>| one.value.answer == row.value.answer && one.value.role == row.value.role;
        let united = own.iter().filter(|one| says_the_same(one)).find_map(|one| Some((one, one.value.reach.united(row.value.reach)?)));
        if let Some((one, reach)) = united {
            writer.remove_sign_up(row.id)?;
            let position = earlier(&one.value, &row.value);
            let kept = if one.value.kept.is_empty() { row.value.kept.clone() } else { one.value.kept.clone() };
            let answered = one.value.answered.max(row.value.answered);
            let both = SignUp { reach, position, kept, answered, ..one.value.clone() };
            return Ok(writer.set_sign_up(series, &Stored { id: one.id, value: both })?);
        }
        // said for the same session, or for every one as early, it is said already
        let says_it =
            |one: &Stored<SignUp>| !one.value.reach.is_standing() || (says_the_same(one) && one.value.position <= row.value.position);
        let mut carried = SignUp { person: self.kept, ..row.value.clone() };
        let left = match row.value.reach {
            Reach::One(date) if own.iter().any(|one| one.value.reach.covers(date) && says_it(one)) => Vec::new(),
            Reach::One(_) => vec![carried],
            Reach::Standing { from, until } => {
                // work at every session lies over a seat, whoever of the two has which
                let (over, beside): (Vec<_>, Vec<_>) = own.iter().partition(|one| one.value.lies_over(&carried));
                let (under, beside): (Vec<_>, Vec<_>) = beside.into_iter().partition(|one| carried.lies_over(&one.value));
                for one in over.into_iter().filter(|one| one.value.position < carried.position) {
                    let position = writer.next_position()?;
                    writer.set_sign_up(series, &Stored { id: one.id, value: SignUp { position, ..one.value.clone() } })?;
                }
                if under.iter().any(|one| carried.position < one.value.position) {
                    carried.position = writer.next_position()?;
                }
                let days: Vec<Span> = beside.iter().filter_map(|one| one.value.days()).collect();
                uncovered(Span { from, until }, &days).into_iter().map(|part| carried.on(part)).collect()
            }
        };
        replace(writer, series, row, left)
    }

    fn carry_mark(&self, writer: &Writer, series: i64, mark: Mark) -> Result<(), AppError> {
        let has_own = writer.read().register_on(series, mark.date)?.iter().any(|own| own.person == self.kept);
        writer.clear_mark(series, mark.date, self.other)?;
        if !has_own {
            writer.mark(series, Mark { person: self.kept, ..mark })?;
        }
        Ok(())
    }
}

/// Whoever is two keeps the better of both places in the order of acceptance.
fn earlier(kept: &SignUp, other: &SignUp) -> i64 {
    if kept.answer == Answer::Accepted { kept.position.min(other.position) } else { kept.position }
}
