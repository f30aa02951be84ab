//! The screen from keys to pictures: a fixture and a key string in, a text snapshot out.

mod agenda;
mod command;
mod files;
mod fixture;
mod forms;
mod holidays;
mod home;
mod hostile_names;
mod keys;
mod layers;
mod links;
mod looks;
mod mouse;
mod others;
mod people;
mod random;
mod register;
mod reports;
mod series;
mod several;
mod sight;
mod styles;
mod themes;
mod time;
mod week;
mod writing;
