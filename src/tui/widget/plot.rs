//! Plots in rows of text: a bar that lies, and a shade.

const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];
/// A bar is a line, so that bars under each other stay apart; what was hoped for goes on as a thinner one.
const FULL: &str = "━";
const HOPED: &str = "─";

/// A value as a bar of which `most` fills all columns; anything but nothing has a column at least.
pub fn bar(value: u32, most: u32, columns: usize) -> String {
    FULL.repeat(part(value, most, columns))
}

/// The bar of a value, and behind it how far one that was hoped for would reach.
pub fn bar_of(value: u32, hoped: u32, most: u32, columns: usize) -> (String, String) {
    let (full, all) = (part(value, most, columns), part(hoped, most, columns));
    (FULL.repeat(full), HOPED.repeat(all.saturating_sub(full)))
}

fn part(value: u32, most: u32, columns: usize) -> usize {
    if value == 0 || most == 0 {
        return 0;
    }
    let (value, most) = (u64::from(value.min(most)), u64::from(most));
    let columns = u64::try_from(columns).unwrap_or(0);
    usize::try_from(((value * columns + most / 2) / most).max(1).min(columns)).unwrap_or(0)
}

/// How much of the most a value is, as a shade; blank for nothing.
pub fn shade(value: u32, most: u32) -> &'static str {
    let last = u64::try_from(SHADES.len() - 1).unwrap_or(0);
    let (above, range) = (u64::from(value.min(most).saturating_sub(1)), u64::from(most.max(2) - 1));
    let step = usize::try_from((above * last + range / 2) / range).unwrap_or(0);
    SHADES.get(step).copied().filter(|_| value > 0).unwrap_or(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_keep_their_proportion_and_never_vanish() {
        assert_eq!(
            (bar(0, 20, 10), bar(1, 100, 10), bar(10, 20, 10), bar(20, 20, 10)),
            (String::new(), "━".into(), "━━━━━".into(), "━".repeat(10))
        );
        assert_eq!(bar_of(5, 10, 10, 4), ("━━".into(), "──".into()));
        assert_eq!(bar_of(12, 10, 12, 4), ("━━━━".into(), String::new()), "more than were hoped for");
        assert_eq!((bar(7, 0, 10), bar(7, 7, 0)), (String::new(), String::new()));
    }

    #[test]
    fn shades_go_from_one_to_the_most() {
        assert_eq!([0, 1, 10, 20, 30].map(|value| shade(value, 30)), [" ", "░", "▒", "▓", "█"]);
        assert_eq!(shade(1, 1), "░");
    }
}
