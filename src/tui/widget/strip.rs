//! The strip: how the last times went, a mark each, the latest to the right. Most come, so what stands out is who did not.

use crate::domain::attendance::Attendance;

/// As many of the last times as there are columns; blank where nothing was noted.
pub fn strip(noted: &[Option<Attendance>], columns: usize) -> String {
    let shown = noted.get(noted.len().saturating_sub(columns)..).unwrap_or_default();
    " ".repeat(columns - shown.len()) + &shown.iter().map(|noted| mark(*noted)).collect::<String>()
}

/// The marks of the register, as far as a single one tells them apart.
fn mark(noted: Option<Attendance>) -> char {
    match noted {
        Some(Attendance::Came | Attendance::WalkIn) => '•',
        Some(Attendance::Late) => '◦',
        Some(Attendance::Apologies) => '–',
        Some(Attendance::Missed) => '×',
        None => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_stands_to_the_right_and_gaps_stay() {
        let noted = [Some(Attendance::Missed), None, None, Some(Attendance::Late), Some(Attendance::WalkIn)];
        assert_eq!(strip(&noted, 7), "  ×  ◦•");
        assert_eq!(strip(&noted, 3), " ◦•");
        assert_eq!(strip(&[], 0), "");
    }
}
