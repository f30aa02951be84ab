//! Another time for something that has one: a new date, a new time of day, or both.

use chrono::NaiveDateTime;

use super::{DateError, read_moment, read_time};

/// `thu` keeps the time of day, `17:00` keeps the date, `thu 5pm` changes both; words such as `+1d` count from the old date.
///
/// # Errors
/// [`DateError`] with the text.
pub fn read_instead(text: &str, old: NaiveDateTime) -> Result<NaiveDateTime, DateError> {
    match (read_moment(text, old.date()), read_time(text)) {
        (Ok((date, time)), _) => Ok(date.and_time(time.unwrap_or(old.time()))),
        (Err(_), Ok(time)) => Ok(old.date().and_time(time)),
        (Err(error), Err(_)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_stays() {
        let old = "2020-09-02T16:00:00".parse().expect("a Wednesday");
        let cases = [
            ("thu", "2020-09-03T16:00:00"),
            ("17:00", "2020-09-02T17:00:00"),
            ("5pm", "2020-09-02T17:00:00"),
            ("thu 5pm", "2020-09-03T17:00:00"),
            ("+1d", "2020-09-03T16:00:00"),
            ("2020-09-09T10:30", "2020-09-09T10:30:00"),
        ];
        for (text, want) in cases {
            assert_eq!(read_instead(text, old), Ok(want.parse().expect(want)), "{text}");
        }
        assert!(read_instead("soon", old).is_err());
    }
}
