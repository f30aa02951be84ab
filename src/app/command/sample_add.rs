//! Puts the sample programme into the store, to look round with; one undo takes it away.

use std::collections::HashMap;

use super::{Context, Done};
use crate::app::AppError;
use crate::app::sample::sample;
use crate::domain::attendance::Mark;
use crate::domain::id::Uid;
use crate::domain::signup::SignUp;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleAdd;

impl SampleAdd {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let sample = sample(context.now, &context.zone);
        let mut rows: HashMap<&Uid, i64> = HashMap::new();
        for series in &sample.series {
            if writer.read().series_of(&series.event.uid)?.is_some() {
                return Err(AppError::refused("the sample data is in the store already", "Undo takes it away again."));
            }
            rows.insert(&series.event.uid, writer.add_series(series)?);
        }
        let people = sample.people.iter().map(|profile| writer.add_person(profile)).collect::<Result<Vec<_>, _>>()?;
        let known = |uid: &Uid, person: usize| rows.get(uid).copied().zip(people.get(person).copied());
        let first = writer.next_position()?;
        for (position, row) in (first..).zip(&sample.sign_ups) {
            if let Some((series, person)) = known(&row.uid, row.person) {
                writer.add_sign_up(series, &SignUp::new(person, row.reach, row.role, row.answer, position))?;
            }
        }
        for mark in &sample.register {
            if let Some((series, person)) = known(&mark.uid, mark.person) {
                writer.mark(series, Mark { date: mark.date, person, state: mark.attendance })?;
            }
        }
        Ok(Done::said(format!("added the sample data: {} series, {} people", rows.len(), people.len())))
    }
}
