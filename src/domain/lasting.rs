//! How long a session lasts, as it is typed: `90m`, `1h30`, `2 hours`, `PT1H30M` (RFC 5545 3.3.6).

use super::time::Length;

const SECONDS_PER_YEAR: u64 = 366 * DAY;
/// The larger ones first, each with its names; the first is the one that is shown.
const UNITS: [(&[&str], u64); 5] = [
    (&["w", "week", "weeks"], 7 * DAY),
    (&["d", "day", "days"], DAY),
    (&["h", "hr", "hrs", "hour", "hours"], HOUR),
    (&["m", "min", "mins", "minute", "minutes"], 60),
    (&["s", "sec", "secs", "second", "seconds"], 1),
];
const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;

/// Reads a length of at least a second and at most a year.
pub fn read_length(text: &str) -> Option<Length> {
    parts(&text.trim().to_ascii_lowercase()).filter(|length| *length != Length::default())
}

/// The length as [`read_length`] reads it: `1h30m`.
pub fn length_text(length: Length) -> String {
    let mut rest = u64::from(length.seconds);
    let days = (length.days > 0).then(|| format!("{}d", length.days));
    let parts = UNITS.iter().skip(2).filter_map(|(names, size)| {
        let number = rest / size;
        rest %= size;
        (number > 0).then(|| format!("{number}{}", names.first().unwrap_or(&"")))
    });
    days.into_iter().chain(parts).collect()
}

/// Numbers with units, each unit once and the larger ones first; a number behind hours may do without.
fn parts(text: &str) -> Option<Length> {
    // the T of `P1DT12H` says only that hours follow
    let body = text.strip_prefix('p').map_or_else(|| text.to_owned(), |period| period.replace('t', ""));
    let body: String = body.split_whitespace().collect();
    let (mut days, mut seconds) = (0_u64, 0_u64);
    let (mut units, mut before) = (UNITS.iter(), None);
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
        let (unit, behind) = behind.split_at(behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len()));
        let unit = match unit {
            "" if before == Some(HOUR) => "m",
            unit => unit,
        };
        let (_, size) = units.find(|(names, _)| names.contains(&unit))?;
        let total = number.parse::<u64>().ok()?.checked_mul(*size).filter(|total| *total <= SECONDS_PER_YEAR)?;
        if *size >= DAY {
            days += total / DAY
        } else {
            seconds += total
        }
        (before, rest) = (Some(*size), behind);
    }
    (days * DAY + seconds <= SECONDS_PER_YEAR).then_some(())?;
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
            ("1h30", 0, 5_400, "1h30m"),
            ("90 minutes", 0, 5_400, "1h30m"),
            ("1 Hour 30 min", 0, 5_400, "1h30m"),
            ("2 days 3 hrs", 2, 10_800, "2d3h"),
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
        for text in [
            "",
            "0m",
            "90",
            "m",
            "-1h",
            "1h1h",
            "30m1h",
            "367d",
            "99999999999999999999d",
            "1.5h",
            "P",
            "1x",
            "３h",
            "1:30",
            "1d30",
            "1m30",
            "h30",
        ] {
            assert_eq!(read_length(text), None, "{text}");
        }
    }
}
