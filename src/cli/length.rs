//! How long a session lasts, as it is typed on the command line.

use super::error::CliError;
use crate::domain::lasting;
use crate::domain::time::Length;

/// Reads a length of at least a second and at most a year.
///
/// # Errors
/// [`CliError::Input`] that quotes the text.
pub fn read_length(text: &str) -> Result<Length, CliError> {
    let advice = "Say how long it lasts as 90m, 1h30m, 2d or PT1H30M; at most a year.";
    lasting::read_length(text).ok_or_else(|| CliError::input(format!("“{text}” is no duration"), advice))
}
