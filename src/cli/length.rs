//! How long a session lasts, as it is typed: `90m`, `1h30m`, `2d`, `PT1H30M` (RFC 5545 3.3.6).

use super::error::CliError;
use crate::domain::time::Length;

const SECONDS_PER_YEAR: u64 = 366 * 86_400;

/// Reads a length of at least a second and at most a year.
///
/// # Errors
/// [`CliError::Input`] that quotes the text.
pub fn read_length(text: &str) -> Result<Length, CliError> {
    parts(&text.trim().to_ascii_lowercase()).filter(|length| *length != Length::default()).ok_or_else(|| {
        CliError::input(format!("“{text}” is no duration"), "Say how long it lasts as 90m, 1h30m, 2d or PT1H30M; at most a year.")
    })
}

/// Numbers with units, each unit once and the larger ones first.
fn parts(text: &str) -> Option<Length> {
    const UNITS: [(char, u64); 5] = [('w', 7 * 86_400), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];
    let body = text.strip_prefix('p').unwrap_or(text);
    // the T of `P1DT12H` says only that hours follow
    let body: String = body.chars().filter(|c| !c.is_whitespace() && *c != 't').collect();
    let (mut days, mut seconds) = (0_u64, 0_u64);
    let mut units = UNITS.iter();
    for part in body.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let unit = part.chars().last()?;
        let number: u64 = part.strip_suffix(unit)?.parse().ok()?;
        let (name, size) = units.find(|(name, _)| *name == unit)?;
        let total = number.checked_mul(*size).filter(|total| *total <= SECONDS_PER_YEAR)?;
        if matches!(name, 'w' | 'd') { days += total / 86_400 } else { seconds += total }
    }
    (days * 86_400 + seconds <= SECONDS_PER_YEAR).then_some(())?;
    Some(Length { days: u32::try_from(days).ok()?, seconds: u32::try_from(seconds).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let cases = [
            ("90m", 0, 5_400),
            ("1h30m", 0, 5_400),
            ("1h 30m", 0, 5_400),
            ("PT1H30M", 0, 5_400),
            ("2d", 2, 0),
            ("P1DT12H", 1, 43_200),
            ("1w", 7, 0),
            ("45s", 0, 45),
            ("366d", 366, 0),
        ];
        for (text, days, seconds) in cases {
            assert_eq!(read_length(text).expect(text), Length { days, seconds }, "{text}");
        }
        for text in ["", "0m", "90", "m", "-1h", "1h1h", "30m1h", "367d", "99999999999999999999d", "1.5h", "P", "1x", "３h"] {
            assert!(read_length(text).is_err(), "{text}");
        }
    }
}
