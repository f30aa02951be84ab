//! Values and rules: what a series, a session, a person and a place are. No SQL, no files, no clock, no terminal.

pub mod abroad;
pub mod attendance;
pub mod call;
pub mod clash;
pub mod dates;
pub mod directory;
pub mod event;
pub mod holiday;
pub mod id;
pub mod kept;
pub mod occurrence;
pub mod own_zone;
pub mod person;
pub mod quick;
pub mod recurrence;
pub mod register;
pub mod report;
pub mod retention;
pub mod roster;
pub mod seat_order;
pub mod signup;
pub mod stamp;
pub mod standing;
pub mod text;
pub mod time;
pub mod zone;
