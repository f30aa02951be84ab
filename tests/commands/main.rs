//! Commands against a store in memory: what each does, what it refuses, and the sentence that it says.

mod agenda;
mod attendees;
mod desk;
mod export;
mod restore;
mod seats;
mod series;
mod sessions;
mod transfer;
mod undo;
mod zones;
