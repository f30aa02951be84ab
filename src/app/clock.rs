//! Now: the machine's clock, or the instant that `--now` fixed.

use crate::domain::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    System,
    Fixed(Instant),
}

impl Clock {
    pub fn now(self) -> Instant {
        match self {
            Clock::Fixed(at) => at,
            Clock::System => {
                let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
                Instant(since.map_or(0, |span| i64::try_from(span.as_secs()).unwrap_or(i64::MAX)))
            }
        }
    }
}
