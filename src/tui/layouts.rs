//! Cyrillic and Greek letters as the keys of a QWERTY keyboard at whose places they lie.
//!
//! The places are those of xkeyboard-config: `ru` (winkeys), what `ua` (winkeys) and `by` (basic) have otherwise, and `gr` (basic).

/// Letters of one keyboard, and below each the key at its place on QWERTY.
type Layout = (&'static str, &'static str);

/// A letter that two layouts have in different places is where the first has it.
const LAYOUTS: [Layout; 6] = [
    ("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,."),
    ("ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ№", "~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>#"),
    ("їієґў", "]s'\\o"),
    ("ЇІЄҐЎ", "}S\"|O"),
    // the key of q types a semicolon there, which everyone else has too: it stays one; an accented vowel is the vowel's key
    ("ςερτυθιοπασδφγηξκλζχψωβνμάέήίόύώ", "wertyuiopasdfghjklzxcvbnmaehioyv"),
    ("ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜΆΈΉΊΌΎΏ", "ERTYUIOPASDFGHJKLZXCVBNMAEHIOYV"),
];

/// The character that the same key types on QWERTY; `None` for what lies on no key of these keyboards.
pub fn on_qwerty(typed: char) -> Option<char> {
    let on = |(letters, keys): &Layout| letters.chars().zip(keys.chars()).find_map(|(letter, key)| (letter == typed).then_some(key));
    LAYOUTS.iter().find_map(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_key_and_small_letters_have_small_ones() {
        for (letters, keys) in LAYOUTS {
            assert_eq!(letters.chars().count(), keys.chars().count(), "{letters}");
            for letter in letters.chars() {
                let key = on_qwerty(letter).expect("it is in the table");
                assert!(key.is_ascii() && !letter.is_ascii(), "{letter}");
                assert!(!key.is_alphabetic() || key.is_uppercase() == letter.is_uppercase(), "{letter} {key}");
            }
        }
    }

    #[test]
    fn the_rows_of_the_keyboards_lie_over_each_other() {
        let cases = [("йцукен", "qwerty"), ("фыва", "asdf"), ("ячсм", "zxcv"), ("ςερτυ", "werty"), ("ασδφ", "asdf"), ("ζχψω", "zxcv")];
        for (typed, wanted) in cases {
            assert_eq!(typed.chars().filter_map(on_qwerty).collect::<String>(), wanted);
        }
        for other in ['q', 'ä', '日', '5', ';'] {
            assert_eq!(on_qwerty(other), None, "{other}");
        }
    }
}
