//! Signs someone up: for one session, or for every session from now on.

use super::places::{promotions, roster_of, telling_date};
use super::{Context, Done, find};
use crate::app::{AppError, words};
use crate::domain::event::Series;
use crate::domain::id::{PersonId, RecurrenceId, Uid};
use crate::domain::person::{Person, Profile};
use crate::domain::signup::{Answer, Reach, Role, SignUp};
use crate::domain::text;
use crate::store::{Reader, Stored, Writer};

/// Who is signed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Known(PersonId),
    /// Found among the people known by name and e-mail, else by a name that only one of them has; else a new person.
    Described(Profile),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeAdd {
    pub uid: Uid,
    /// `None`: a standing sign-up, every session.
    pub date: Option<RecurrenceId>,
    pub who: Who,
    pub role: Role,
    pub answer: Answer,
}

impl AttendeeAdd {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let series = find::series(writer.read(), &self.uid)?;
        let told = match self.date {
            Some(date) => find::held(&series.value, date, context)?.date,
            None => telling_date(&series.value, context),
        };
        let person = match &self.who {
            Who::Known(id) => find::person(writer.read(), *id)?,
            Who::Described(profile) => recognise(writer, profile.clone().checked()?)?,
        };
        let before = roster_of(writer.read(), &series, told)?;
        let changed = match self.date {
            Some(date) => self.sign_up_once(writer, &series, person.id, date)?,
            None => self.sign_up_standing(writer, &series, person.id, context)?,
        };
        let after = roster_of(writer.read(), &series, told)?;
        let (place, seats) = (after.place(person.id), after.seats());
        let standing = place.map(|place| format!(", {}", words::place(place, &seats))).unwrap_or_default();
        let reach = if self.date.is_none() { " to every session" } else { "" };
        let name = &person.profile.name;
        let sentence = if changed {
            let over =
                if self.date.is_none() && series.value.next(context.now, &context.zone).is_none() { "; no session lies ahead" } else { "" };
            format!("added {name}{reach}{standing}{}{over}", promotions(writer.read(), &before, &after)?)
        } else {
            format!("{name} is on the list already{standing}")
        };
        Ok(Done::attendee(sentence, person, &after))
    }

    /// A row for the session itself, unless what holds already says the same.
    fn sign_up_once(&self, writer: &Writer, series: &Stored<Series>, person: PersonId, date: RecurrenceId) -> Result<bool, AppError> {
        let rows: Vec<_> = writer
            .read()
            .sign_ups_between(series.id, date, date)?
            .into_iter()
            .filter(|row| row.value.person == person && row.value.reach.covers(date))
            .collect();
        let own = rows.iter().find(|row| !row.value.reach.is_standing());
        let holds = own.or(rows.iter().max_by_key(|row| row.value.position));
        if holds.is_some_and(|row| row.value.answer == self.answer && row.value.role == self.role) {
            return Ok(false);
        }
        let sign_up = self.row(person, Reach::One(date), self.position(writer, holds)?);
        match own {
            Some(row) => writer.set_sign_up(series.id, &Stored { id: row.id, value: sign_up })?,
            None => writer.add_sign_up(series.id, &sign_up).map(|_| ())?,
        }
        Ok(true)
    }

    /// From today on; who stands on the list without end already stays as they are.
    fn sign_up_standing(&self, writer: &Writer, series: &Stored<Series>, person: PersonId, context: &Context) -> Result<bool, AppError> {
        let today = series.value.event.anchor.wall(context.now, &context.zone).date();
        let open = |row: &&Stored<SignUp>| row.value.person == person && matches!(row.value.reach, Reach::Standing { until: None, .. });
        let rows = writer.read().sign_ups(series.id)?;
        if let Some(row) = rows.iter().find(open) {
            if row.value.answer == self.answer && row.value.role == self.role {
                return Ok(false);
            }
            let sign_up = self.row(person, row.value.reach, self.position(writer, Some(row))?);
            writer.set_sign_up(series.id, &Stored { id: row.id, value: sign_up })?;
            return Ok(true);
        }
        // who comes back before the day they leave keeps their place up to it
        let ends = rows.iter().filter(|row| row.value.person == person).filter_map(|row| match row.value.reach {
            Reach::Standing { until, .. } if row.value.answer == Answer::Accepted => until,
            Reach::Standing { .. } | Reach::One(_) => None,
        });
        let from = ends.chain([today]).max();
        let sign_up = self.row(person, Reach::Standing { from, until: None }, writer.next_position()?);
        writer.add_sign_up(series.id, &sign_up)?;
        Ok(true)
    }

    fn row(&self, person: PersonId, reach: Reach, position: i64) -> SignUp {
        SignUp { person, reach, role: self.role, answer: self.answer, position }
    }

    /// Who is accepted anew comes last; another role or a softer answer keeps the place in the order.
    fn position(&self, writer: &Writer, row: Option<&Stored<SignUp>>) -> Result<i64, AppError> {
        match row {
            Some(row) if row.value.answer == Answer::Accepted => Ok(row.value.position),
            _ => Ok(writer.next_position()?),
        }
    }
}

/// The person that a profile means, with what the profile adds to what was known; else a new one.
fn recognise(writer: &Writer, profile: Profile) -> Result<Person, AppError> {
    let Some(known) = known(writer.read(), &profile)? else {
        let id = writer.add_person(&profile)?;
        return Ok(Person { id, profile });
    };
    let person = Person { id: known.id, profile: enriched(known.profile.clone(), profile) };
    if person != known {
        writer.set_person(&person)?;
    }
    Ok(person)
}

/// Families share an address, and two people may share a name: someone is known by both, or by a name where neither address differs.
///
/// Of namesakes, none is taken for another: the caller has to say more.
fn known(reader: Reader, profile: &Profile) -> Result<Option<Person>, AppError> {
    let name = text::folded(&profile.name);
    if let Some(email) = &profile.email {
        let same = reader.people_at(email)?.into_iter().find(|person| text::folded(&person.profile.name) == name);
        if same.is_some() {
            return Ok(same);
        }
    }
    let agrees = |person: &Person| profile.email.is_none() || person.profile.email.is_none();
    let mut namesakes = reader.people()?.into_iter().filter(|person| text::folded(&person.profile.name) == name && agrees(person));
    match (namesakes.next(), namesakes.count()) {
        (one, 0) => Ok(one),
        (_, more) => Err(AppError::Ambiguous { what: "person", value: profile.name.clone(), count: more + 1 }),
    }
}

/// What was known stays; what was not known is filled in.
fn enriched(known: Profile, told: Profile) -> Profile {
    let mut tags = [known.tags, told.tags].concat();
    tags.sort();
    tags.dedup();
    Profile {
        name: known.name,
        email: known.email.or(told.email),
        phone: known.phone.or(told.phone),
        organisation: known.organisation.or(told.organisation),
        tags,
        via: known.via.or(told.via),
        access_needs: known.access_needs.or(told.access_needs),
        note: match (known.note, told.note) {
            (Some(old), Some(new)) if !old.contains(&new) => Some(format!("{old}\n{new}")),
            (old, new) => old.or(new),
        },
    }
}
