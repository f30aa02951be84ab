//! Who is to lead, as it is typed: someone known, or someone new.

use super::context::Context;
use super::error::CliError;
use crate::app::AppError;
use crate::app::command::Who;
use crate::domain::quick::QuickError;
use crate::domain::quick::attendee::read_attendee;

/// Everyone who is named.
pub fn leaders(context: &Context, names: &[String]) -> Result<Vec<Who>, CliError> {
    names.iter().map(|words| leader(context, words)).collect()
}

fn leader(context: &Context, words: &str) -> Result<Who, CliError> {
    match context.person(words) {
        Ok(person) => Ok(Who::Known(person)),
        Err(CliError::App(AppError::NotFound { .. })) => {
            let wrong = |error: QuickError| CliError::input(error.to_string(), "Give --facilitator as 'Naomi M.'.");
            read_attendee(words).map(Who::described).map_err(wrong)
        }
        Err(error) => Err(error),
    }
}
