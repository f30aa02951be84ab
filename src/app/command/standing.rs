//! Rows of standing sign-ups, cut and joined in the store.

use crate::app::AppError;
use crate::domain::signup::SignUp;
use crate::store::{Stored, Writer};

/// What a row is from now on: nothing, one row or several.
pub(super) fn replace(writer: &Writer, series: i64, row: &Stored<SignUp>, by: Vec<SignUp>) -> Result<(), AppError> {
    let mut parts = by.into_iter();
    match parts.next() {
        Some(value) => writer.set_sign_up(series, &Stored { id: row.id, value })?,
        None => writer.remove_sign_up(row.id)?,
    }
    for part in parts {
        writer.add_sign_up(series, &part)?;
    }
    Ok(())
}
