//! Commands against a store in memory: what each does, what it refuses, and the sentence that it says.

mod agenda;
mod any;
mod attendees;
mod calendars;
mod csv;
mod desk;
mod erase;
mod export;
mod full_width;
mod holidays;
mod leading;
mod people;
mod promises;
mod register;
mod restore;
mod retention;
mod seats;
mod series;
mod sessions;
mod transfer;
mod undo;
mod zones;
