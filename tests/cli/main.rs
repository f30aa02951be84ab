//! The command line as scripts and people meet it: the real program, hermetic, its words and exit codes kept as snapshots.

/// Compares a text with the one kept under the name of the test.
macro_rules! snapshot {
    ($text:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($text) })
    };
}

mod stage;

mod agenda;
mod attendee;
mod attendee_file;
mod bad_input;
mod batch;
mod call;
mod completions;
mod config;
mod erase;
mod evening;
mod examples;
mod export;
mod history;
mod holidays;
mod hostile_names;
mod hostile_texts;
mod linear;
mod manual;
mod person;
mod register;
mod restore;
mod schema;
mod series;
mod session;
mod store;
mod transfer;
