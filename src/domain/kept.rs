//! What a calendar file says that the program has no field for: kept word for word and written back.

/// Content lines as they were written, unfolded, in the order of the file; a component stands in it from BEGIN to END (RFC 5545 3.1).
///
/// No line holds a line break, so that the whole can be kept as one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(Vec<String>);

impl Kept {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn lines(&self) -> &[String] {
        &self.0
    }

    /// As [`text`](Self::text) gave it.
    pub fn from_text(text: &str) -> Self {
        text.lines().map(str::to_owned).collect()
    }

    /// The lines, each ended by a line feed but the last.
    pub fn text(&self) -> String {
        self.0.join("\n")
    }
}

impl FromIterator<String> for Kept {
    /// A line with a line break in it becomes several.
    fn from_iter<T: IntoIterator<Item = String>>(lines: T) -> Self {
        Self(lines.into_iter().flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_from_one_text() {
        let lines = ["BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM", "X-A;B=c:d"];
        let kept: Kept = lines.into_iter().map(str::to_owned).collect();
        assert_eq!(Kept::from_text(&kept.text()), kept);
        assert_eq!(Kept::from_text(""), Kept::default());
        assert_eq!(Kept::from_iter(["a\nb".to_owned()]).lines(), ["a", "b"]);
    }
}
