//! iCalendar text from and to domain values (RFC 5545); pure: bytes in, values out.

mod attendee;
pub mod audience;
pub mod calendar;
mod cancel;
mod component;
mod dates;
pub mod decode;
pub mod encode;
mod entry;
mod event;
pub mod file;
mod group;
pub mod invitation;
mod invitee;
mod join;
mod length;
mod line;
mod notice;
pub mod own;
mod parts;
pub mod people;
mod pieces;
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
