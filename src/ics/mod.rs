//! iCalendar text from and to domain values (RFC 5545); pure: bytes in, values out.

mod attendee;
pub mod audience;
pub mod calendar;
mod component;
mod dates;
pub mod decode;
pub mod encode;
mod entry;
mod event;
mod join;
mod length;
mod line;
pub mod own;
mod parts;
pub mod report;
#[cfg(test)]
mod round_trip;
mod rule;
mod series;
mod text;
mod timezone;
mod vevent;
mod when;
mod write;
mod yearly;
mod zones;
