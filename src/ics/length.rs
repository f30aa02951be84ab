//! DURATION: calendar days first, then exact time (RFC 5545 3.3.6).

use crate::domain::time::Length;

/// Reads `P1W`, `P1DT2H`, `PT90M`; `None` for what is no length, is negative or does not fit.
pub fn read(text: &str) -> Option<Length> {
    let body = text.strip_prefix('+').unwrap_or(text).strip_prefix(['P', 'p'])?;
    let (mut days, mut seconds, mut number) = (0_u32, 0_u32, None::<u32>);
    let mut in_time = false;
    let mut parts = 0;
    for c in body.chars() {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            continue;
        }
        let c = c.to_ascii_uppercase();
        if c == 'T' {
            if in_time || number.is_some() {
                return None;
            }
            in_time = true;
            continue;
        }
        let (sum, unit) = match (in_time, c) {
            (false, 'W') => (&mut days, 7),
            (false, 'D') => (&mut days, 1),
            (true, 'H') => (&mut seconds, 3600),
            (true, 'M') => (&mut seconds, 60),
            (true, 'S') => (&mut seconds, 1),
            _ => return None,
        };
        *sum = sum.checked_add(number.take()?.checked_mul(unit)?)?;
        parts += 1;
    }
    (parts > 0 && number.is_none()).then_some(Length { days, seconds })
}

/// Writes `P1DT2H30M`; `PT0S` for nothing.
pub fn write(length: Length) -> String {
    let units = [(length.seconds / 3600, 'H'), (length.seconds / 60 % 60, 'M'), (length.seconds % 60, 'S')];
    let time: String = units.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    match (length.days, time.as_str()) {
        (0, "") => "PT0S".to_owned(),
        (0, _) => format!("PT{time}"),
        (days, "") => format!("P{days}D"),
        (days, _) => format!("P{days}DT{time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_and_written() {
        let cases = [("P1D", 1, 0), ("PT1H", 0, 3600), ("P2DT1H30M5S", 2, 5405), ("PT0S", 0, 0), ("PT24H", 0, 86_400), ("PT90S", 0, 90)];
        for (text, days, seconds) in cases {
            let length = Length { days, seconds };
            assert_eq!(read(text), Some(length), "{text}");
            assert_eq!(read(&write(length)), Some(length), "{text}");
        }
        assert_eq!(read("+P2W"), Some(Length { days: 14, seconds: 0 }));
        assert_eq!(write(Length { days: 1, seconds: 5400 }), "P1DT1H30M");
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for text in ["", "P", "PT", "1H", "-PT1H", "P1H", "PT1D", "P1", "PTH", "P9999999999D", "P5000000000W", "PT1H2"] {
            assert_eq!(read(text), None, "{text}");
        }
        // some programs write an empty time part
        assert_eq!(read("P1DT"), Some(Length::DAY));
    }
}
