//! Bars: how many came, session by session, the latest to the right.

/// From the lowest to the highest, which leaves air to the row above; none where nobody came.
const HEIGHTS: [char; 4] = ['▂', '▃', '▅', '▆'];

/// As many of the last numbers as there are columns, each as high as its share of the seats, or of the highest number where that is more.
pub fn bars(numbers: &[u32], seats: Option<u32>, columns: usize) -> String {
    let shown = numbers.get(numbers.len().saturating_sub(columns)..).unwrap_or_default();
    let most = shown.iter().copied().chain(seats).max().unwrap_or(0).max(1);
    let bar = |number: &u32| {
        let quarters = (u64::from(*number) * 4).div_ceil(u64::from(most));
        usize::try_from(quarters).ok().and_then(|quarters| HEIGHTS.get(quarters.checked_sub(1)?)).copied().unwrap_or(' ')
    };
    " ".repeat(columns - shown.len()) + &shown.iter().map(bar).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_is_the_number_of_seats_or_what_was_more() {
        assert_eq!(bars(&[0, 5, 10, 20], Some(20), 6), "   ▂▃▆");
        assert_eq!(bars(&[3, 6, 24], Some(20), 3), "▂▂▆");
        assert_eq!(bars(&[1, 2, 3, 4], None, 3), "▃▅▆");
        assert_eq!(bars(&[], None, 2), "  ");
        assert_eq!(bars(&[u32::MAX], Some(1), 1), "▆");
    }
}
