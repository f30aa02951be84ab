//! How the recurrence engine is proved: against two other engines, libical's facts, the clocks of the world, and itself.

mod case;
mod dateutil;
mod ical_rs;
mod libical;
mod mutation;
mod properties;
mod rules;
mod sparse;
mod zones;
