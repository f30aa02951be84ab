//! What stands for what inside a value: TEXT escapes (RFC 5545 3.3.11) and parameter escapes (RFC 6868).

/// A text as a TEXT value.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// The text that a TEXT value means. A backslash before any other character is dropped, a last one is kept.
pub fn unescape(value: &str) -> String {
    replace_pairs(value, '\\', |c| match c {
        'n' | 'N' => Some('\n'),
        other => Some(other),
    })
}

/// A text as a parameter value, quoted where it is not plain (RFC 5545 3.1).
pub fn parameter(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '+' | '.');
    if text.chars().all(plain) { text.to_owned() } else { quote_parameter(text) }
}

/// A text as a quoted parameter value.
pub fn quote_parameter(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The text that a parameter value, without its quotes, means. A caret before any other character stays.
pub fn unescape_parameter(value: &str) -> String {
    replace_pairs(value, '^', |c| match c {
        '^' => Some('^'),
        '\'' => Some('"'),
        'n' => Some('\n'),
        _ => None,
    })
}

/// Replaces `mark` and the character after it by what they mean together; keeps both where that is nothing.
fn replace_pairs(value: &str, mark: char, meaning: impl Fn(char) -> Option<char>) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if c != mark {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some(next) => match meaning(next) {
                Some(one) => out.push(one),
                None => out.extend([mark, next]),
            },
            None => out.push(mark),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        for text in ["", "a, b; c\\d\ne", "\\n", "\\", "\"^'^^n\n", "^", "👩\u{200d}👧; Zoë"] {
            assert_eq!(unescape(&escape(text)), text);
            let quoted = quote_parameter(text);
            assert_eq!(unescape_parameter(&quoted[1..quoted.len() - 1]), text);
        }
    }

    #[test]
    fn foreign_escapes_are_understood() {
        let cases = [("one\\Ntwo", "one\ntwo"), ("10\\:30", "10:30"), ("end\\", "end\\"), ("\\\\n", "\\n")];
        for (value, text) in cases {
            assert_eq!(unescape(value), text, "{value}");
        }
        assert_eq!(unescape_parameter("a^b ^'c^'"), "a^b \"c\"");
    }
}
