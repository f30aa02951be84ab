//! How long a session lasts, as it is typed: `90m`, `1h30m`, `2d`, `PT1H30M` (RFC 5545 3.3.6).

use super::time::Length;

const SECONDS_PER_YEAR: u64 = 366 * 86_400;
const UNITS: [(char, u64); 5] = [('w', 7 * 86_400), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// Reads a length of at least a second and at most a year.
pub fn read_length(text: &str) -> Option<Length> {
    parts(&text.trim().to_ascii_lowercase()).filter(|length| *length != Length::default())
}

/// The length as [`read_length`] reads it: `1h30m`.
pub fn length_text(length: Length) -> String {
    let mut rest = u64::from(length.seconds);
    let days = (length.days > 0).then(|| format!("{}d", length.days));
    let parts = UNITS.iter().skip(2).filter_map(|(name, size)| {
        let number = rest / size;
        rest %= size;
        (number > 0).then(|| format!("{number}{name}"))
    });
    days.into_iter().chain(parts).collect()
}

/// Numbers with units, each unit once and the larger ones first.
fn parts(text: &str) -> Option<Length> {
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
            ("90m", 0, 5_400, "1h30m"),
            ("1h30m", 0, 5_400, "1h30m"),
            ("1h 30m", 0, 5_400, "1h30m"),
            ("PT1H30M", 0, 5_400, "1h30m"),
            ("2d", 2, 0, "2d"),
            ("P1DT12H", 1, 43_200, "1d12h"),
            ("1w", 7, 0, "7d"),
            ("45s", 0, 45, "45s"),
            ("366d", 366, 0, "366d"),
        ];
        for (text, days, seconds, shown) in cases {
            assert_eq!(read_length(text), Some(Length { days, seconds }), "{text}");
            assert_eq!(length_text(Length { days, seconds }), shown);
        }
        for text in ["", "0m", "90", "m", "-1h", "1h1h", "30m1h", "367d", "99999999999999999999d", "1.5h", "P", "1x", "３h"] {
            assert_eq!(read_length(text), None, "{text}");
        }
    }
}
