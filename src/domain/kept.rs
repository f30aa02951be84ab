//! What a calendar file says that the program has no field for: kept word for word and written back.

/// Content lines as they were written, unfolded, in the order of the file; a component stands in it from BEGIN to END (RFC 5545 3.1).
///
/// One text with a line feed between the lines, since files have very many of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(String);

impl Kept {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }

    /// As [`text`](Self::text) gave it.
    pub fn from_text(text: &str) -> Self {
        text.lines().collect()
    }

    /// Whether all of it stands in the other too.
    pub fn is_part_of(&self, other: &Self) -> bool {
        self.lines().all(|line| other.lines().any(|known| known == line))
    }

    /// Without those properties of which `is_stale` says so; what stands in components (alarms) stays.
    pub fn without(&self, is_stale: impl Fn(&str) -> bool) -> Self {
        self.parted(is_stale).1
    }

    /// Those properties of which `is_one` says so, and the rest with all components.
    pub fn parted(&self, is_one: impl Fn(&str) -> bool) -> (Self, Self) {
        let mut depth = 0_usize;
        let is_one = |line: &&str| {
            let begins = |word: &str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            depth += usize::from(begins("BEGIN:"));
            let inside = depth > 0;
            depth = depth.saturating_sub(usize::from(begins("END:")));
            !inside && is_one(line)
        };
        let (ones, rest): (Vec<&str>, Vec<&str>) = self.lines().partition(is_one);
        (ones.into_iter().collect(), rest.into_iter().collect())
    }

    /// The lines, each ended by a line feed but the last.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl<T: AsRef<str>> FromIterator<T> for Kept {
    /// A line with a line break in it becomes several; an empty one is none.
    fn from_iter<I: IntoIterator<Item = T>>(lines: I) -> Self {
        let mut text = String::new();
        for line in lines {
            for line in line.as_ref().lines().filter(|line| !line.is_empty()) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
        }
        text.shrink_to_fit();
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_from_one_text() {
        let lines = ["BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", "X-A;B=c:d"];
        let kept = Kept::from_iter(lines);
        assert_eq!(kept.lines().collect::<Vec<_>>(), lines);
        assert_eq!(Kept::from_text(kept.text()), kept);
        assert_eq!(Kept::from_text(""), Kept::default());
        assert_eq!(Kept::from_iter(["a\nb", ""]).lines().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn what_is_stale_goes_and_alarms_stay() {
        let kept = Kept::from_text("X-ALT-DESC:old\nBEGIN:VALARM\nX-ALT-DESC:of the alarm\nend:VALARM\nX-A:b");
        let left = kept.without(|line| line.starts_with("X-ALT-DESC"));
        assert_eq!(left.text(), "BEGIN:VALARM\nX-ALT-DESC:of the alarm\nend:VALARM\nX-A:b");
    }
}
