//! The privacy screen: names become initials, for sharing the screen.

use unicode_segmentation::UnicodeSegmentation;

/// "Ada Lovelace" becomes "A. L."; a name without letters becomes "?".
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.graphemes(true).find(|letter| letter.chars().any(char::is_alphabetic)).map(str::to_uppercase);
    let letters: Vec<String> = name.split_whitespace().filter_map(first).map(|letter| letter + ".").collect();
    if letters.is_empty() { "?".into() } else { letters.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_shrink_to_initials() {
        let cases = [
            ("Ada Lovelace", "A. L."),
            ("zoë", "Z."),
            ("Ludwig van Beethoven", "L. V. B."),
            ("(Bo) Chen", "B. C."),
            ("42", "?"),
            ("", "?"),
        ];
        for (name, wanted) in cases {
            assert_eq!(initials(name), wanted, "{name}");
        }
    }
}
