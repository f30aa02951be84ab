//! How far long work is, told while it lasts to whoever may stop it.

use std::ops::ControlFlow;

use crate::app::AppError;

/// What an import is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Counted in bytes.
    Reading,
    /// Counted in series.
    Storing,
}

/// So much of one stage is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    pub done: u64,
    pub total: u64,
}

/// Hears of the progress often, so it must be quick; a break stops the work and leaves everything as it was.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Watches nothing and never stops.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

impl Progress {
    /// Tells it.
    pub(in crate::app) fn tell(self, watch: &mut Watch) -> Result<(), AppError> {
        if watch(self).is_break() { Err(AppError::Interrupted) } else { Ok(()) }
    }
}
