//! Sets who comes first where the seats of a series are short.

use super::places::Upcoming;
use super::{Context, Done, find};
use crate::app::{AppError, Detail};
use crate::domain::id::Uid;
use crate::domain::seat_order::SeatOrder;
use crate::store::Writer;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesOrder {
    pub uid: Uid,
    /// Plain: the order of sign-up alone.
    pub order: SeatOrder,
}

impl SeriesOrder {
    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let mut series = find::series(writer.read(), &self.uid)?;
        let title = series.value.event.summary.clone();
        let order = if self.order.is_plain() { "order of sign-up".to_owned() } else { self.order.to_string() };
        if series.value.event.seat_order == self.order {
            return Ok(Done::said(format!("the seats of {title} go by {order} already")));
        }
        let before = Upcoming::of(writer.read(), &series, None, context)?;
        // no attendee hears of it: SEQUENCE stays
        series.value.event.seat_order = self.order.clone();
        series.value.event.updated = context.now;
        writer.set_series(series.id, &series.value)?;
        let moves = before.moves(writer.read(), &series)?;
        let sentence = format!("the seats of {title} go by {order}{}", moves.told());
        Ok(Done { sentence, detail: Detail::Edited { made: None, waiting: moves.waiting(), leap: None } })
    }
}
