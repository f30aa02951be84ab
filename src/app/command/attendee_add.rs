//! Signs someone up: for one session, or for every session from now on.

use chrono::NaiveDate;

use super::clash::person_clashes;
use super::places::Upcoming;
use super::recognise::{Recognised, recognise, shared_address};
use super::standing::replace;
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::person::Profile;
use crate::domain::signup::{Answer, Mode, Reach, Role, SignUp};
use crate::domain::standing::{Span, uncovered};
use crate::store::{Stored, Writer};

/// Who is signed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    /// Found among the people known by name and e-mail, else by a name that only one of them has; else a new person.
    Described(Box<Profile>),
}

impl Who {
    pub fn described(profile: Profile) -> Self {
        Self::Described(Box::new(profile))
    }

    /// Told of before anything else is done, so that what is learnt of them moves nobody behind the back of what follows.
    pub(super) fn found(&self, writer: &Writer, context: &Context) -> Result<Recognised, AppError> {
        match self {
            Self::Known(id) => Ok(Recognised::known(find::person(writer.read(), *id)?)),
            Self::Described(profile) => recognise(writer, Profile::clone(profile).checked()?, context),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeAdd {
    pub uid: Uid,
    pub reach: Coming,
    pub who: Who,
    pub role: Role,
    pub answer: Answer,
    /// `None`: as they said before.
    pub mode: Option<Mode>,
}

/// For which sessions someone is signed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    Once(RecurrenceId),
    /// Every session from a day on (`None`: today), up to another one, which is not included.
    EveryTime {
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
}

impl Coming {
    /// Every session from today on.
    pub const ALWAYS: Self = Self::EveryTime { from: None, until: None };
}

impl AttendeeAdd {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let Recognised { person, learnt, moved } = self.who.found(writer, context)?;
        let before = match self.reach {
            Coming::Once(date) => Upcoming::only(writer.read(), &series, find::held(&series.value, date, context)?.date)?,
            Coming::EveryTime { from, .. } => Upcoming::of(writer.read(), &series, from, context)?,
        };
        let learnt = match learnt {
            None => shared_address(writer.read(), &person)?,
            Some(nothing) if nothing.is_empty() => String::new(),
            // who was known by name alone may be a namesake: what was noted of them must not go unseen
            Some(learnt) => format!("; noted of them: {}", learnt.join(", ")) + &moved,
        };
        let changed = self.sign_up(writer, &series, person.id, context)?;
        let moves = before.moves_by_one(writer.read(), &series, person.id)?;
        let list = &moves.roster;
        let place = list.place(person.id).map(|place| format!(", {}", words::place(place, &list.seats()))).unwrap_or_default();
        let name = &person.profile.name;
        if !changed {
            return Ok(Done::attendee(format!("{name} is on the list already{place}{learnt}"), person, list));
        }
        let reach = self.reach(&series.value, context);
        let clashes =
            if self.role.takes_seat() { String::new() } else { person_clashes(writer.read(), &series, self.date(), name, context)? };
        let sentence = format!("added {name}{reach}{place}{}{clashes}{learnt}", moves.told());
        Ok(Done::attendee(sentence, person, list))
    }

    /// Writes the sign-up; says whether that changed anything.
    pub(super) fn sign_up(&self, writer: &Writer, series: &Stored<Series>, person: PersonId, context: &Context) -> Result<bool, AppError> {
        match self.reach {
            Coming::Once(date) => self.sign_up_once(writer, series, person, date),
            Coming::EveryTime { from, until } => {
                let span = span(from.unwrap_or_else(|| series.value.event.anchor.wall(context.now, &context.zone).date()), until)?;
                self.sign_up_standing(writer, series, person, span)
            }
        }
    }

    fn date(&self) -> Option<RecurrenceId> {
        match self.reach {
            Coming::Once(date) => Some(date),
            Coming::EveryTime { .. } => None,
        }
    }

    /// " to every session", with the days that were said; where none of them lies ahead, that.
    fn reach(&self, series: &Series, context: &Context) -> String {
        let Coming::EveryTime { from, until } = self.reach else { return String::new() };
        let on = if until.is_none() { " on" } else { "" };
        let from = from.map(|day| format!(" from {}{on}", words::date(day))).unwrap_or_default();
        let until = until.map(|day| format!(" until {}", words::date(day))).unwrap_or_default();
        let over = if series.next(context.now, &context.zone).is_none() { ", of which none lies ahead" } else { "" };
        format!(" to every session{from}{until}{over}")
    }

    /// A row for the session itself, unless what holds already says the same.
    fn sign_up_once(&self, writer: &Writer, series: &Stored<Series>, person: PersonId, date: RecurrenceId) -> Result<bool, AppError> {
        let mut rows = writer.read().sign_ups_of(series.id, person)?;
        rows.retain(|row| row.value.reach.covers(date));
        let own = rows.iter().find(|row| !row.value.reach.is_standing());
        let holds = own.or(rows.iter().max_by_key(|row| row.value.position)).map(|row| &row.value);
        if holds.is_some_and(|known| self.says_nothing_new(known)) {
            return Ok(false);
        }
        let sign_up = self.row(person, Reach::One(date), holds, writer.next_position()?);
        match own {
            Some(row) => writer.set_sign_up(series.id, &Stored { id: row.id, value: sign_up })?,
            None => writer.add_sign_up(series.id, &sign_up).map(|_| ())?,
        }
        Ok(true)
    }

    /// Days that a row has already keep their place in the order; only the others are accepted anew. What lies outside stays, and so
    /// does a seat under work at the sessions, until something else is said of its days.
    fn sign_up_standing(&self, writer: &Writer, series: &Stored<Series>, person: PersonId, span: Span) -> Result<bool, AppError> {
        let next = writer.next_position()?;
        let mut changed = false;
        let mut covered = Vec::new();
        let mut rows = writer.read().sign_ups_of(series.id, person)?;
        rows.sort_by_key(|row| row.value.position);
        for row in &rows {
            let Some(part) = row.value.standing_in(span) else { continue };
            let new = self.row(person, row.value.reach, Some(&row.value), next);
            if new.lies_over(&row.value) {
                continue;
            }
            let parts = uncovered(part, &covered);
            covered.push(part);
            if parts != [part] || !self.says_nothing_new(&row.value) {
                let new = parts.into_iter().map(|part| new.on(part)).collect();
                replace(writer, series.id, row, [new, row.value.standing_without(span)].concat())?;
                changed = true;
            }
        }
        for part in uncovered(span, &covered) {
            let always = Reach::Standing { from: None, until: None };
            let new = SignUp { position: next, ..self.row(person, always, rows.last().map(|row| &row.value), next) };
            writer.add_sign_up(series.id, &new.on(part))?;
            changed = true;
        }
        Ok(changed)
    }

    fn says_nothing_new(&self, known: &SignUp) -> bool {
        known.answer == self.answer && known.role == self.role && (self.mode.is_none() || self.mode == known.mode)
    }

    /// Who is accepted anew comes last; another role or a softer answer keeps the place in the order.
    fn row(&self, person: PersonId, reach: Reach, known: Option<&SignUp>, next: i64) -> SignUp {
        let position = known.filter(|known| known.answer == Answer::Accepted).map_or(next, |known| known.position);
        let mode = self.mode.or(known.and_then(|known| known.mode));
        let kept = known.map(|known| known.kept.clone()).unwrap_or_default();
        // an answer to the whole series is none to one session
        let answered = known.filter(|known| known.reach.is_standing() == reach.is_standing()).and_then(|known| known.answered);
        let new = SignUp { mode, kept, answered, ..SignUp::new(person, reach, self.role, self.answer, position) };
        let beneath = known.filter(|known| new.works_over(known)).and_then(|known| known.beneath.or(Some(known.role)));
        SignUp { beneath: beneath.filter(|role| role.takes_seat()), ..new }
    }
}

fn span(from: NaiveDate, until: Option<NaiveDate>) -> Result<Span, AppError> {
    match until.filter(|until| *until <= from) {
        None => Ok(Span { from: Some(from), until }),
        Some(until) => {
            let why = format!("{} is not after {}", words::date(until), words::date(from));
            Err(AppError::refused(why, "The last day is not included; let it be later than the first."))
        }
    }
}
