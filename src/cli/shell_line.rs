//! A line of words as shells read it: quotes, backslashes, and a last word that is still being typed.

/// A line, read as a POSIX shell reads words (XCU 2.2).
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Without their quotes; the last is empty where a new one may begin.
    pub words: Vec<String>,
    /// The quote that the last word still stands in.
    pub open: Option<char>,
    /// The last word as it was typed, behind the quote where one is open.
    pub last: String,
    /// Where in the text the last word begins, its quote included.
    pub start: usize,
}

/// Reads the words of a line, the last of which may be unfinished.
pub fn read(text: &str) -> Line {
    let mut line = Line { words: vec![String::new()], ..Line::default() };
    let mut between = true;
    let mut letters = text.char_indices();
    while let Some((at, c)) = letters.next() {
        if line.open.is_none() && c.is_whitespace() {
            if !between {
                line.words.push(String::new());
                line.last.clear();
            }
            between = true;
            line.start = at + c.len_utf8();
            continue;
        }
        between = false;
        line.last.push(c);
        let word = line.words.last_mut().map_or_else(String::new, std::mem::take);
        let word = match (line.open, c) {
            (None, '\'' | '"') => {
                line.open = Some(c);
                line.last.clear();
                word
            }
            (Some(open), c) if open == c => {
                line.open = None;
                word
            }
            (None | Some('"'), '\\') => {
                let escaped = letters.next().map(|(_, c)| c);
                line.last.extend(escaped);
                word + &escaped.map(String::from).unwrap_or_default()
            }
            (_, c) => word + &c.to_string(),
        };
        if let Some(own) = line.words.last_mut() {
            *own = word;
        }
    }
    line
}

/// The words of a line that is finished.
///
/// # Errors
/// With the quote that was not closed.
pub fn words(text: &str) -> Result<Vec<String>, char> {
    let mut line = read(text);
    if line.start == text.len() {
        line.words.pop();
    }
    line.open.map_or(Ok(line.words), Err)
}

/// A word as it may stand on a line, in quotes where it has to be.
pub fn quoted(word: &str) -> String {
    match word {
        word if !word.is_empty() && escaped(word, None) == word => word.to_owned(),
        word if !word.contains('\'') => format!("'{word}'"),
        word => format!("\"{}\"", escaped(word, Some('"'))),
    }
}

/// A word as it may stand on a line of bash, or go on within a quote.
pub fn escaped(word: &str, open: Option<char>) -> String {
    let one = |c: char| match open {
        Some('\'') if c == '\'' => r"'\''".to_owned(),
        Some('"') if matches!(c, '"' | '\\' | '$' | '`') => format!("\\{c}"),
        None if c.is_ascii() && !c.is_ascii_alphanumeric() && !"_-./,:=@%+".contains(c) => format!("\\{c}"),
        _ => c.to_string(),
    };
    word.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_up_to_an_open_quote() {
        let cases = [
            ("fortnight  series show ", "fortnight|series|show|", None, ""),
            ("fortnight show Bo\\ C", "fortnight|show|Bo C", None, "Bo\\ C"),
            ("fortnight show \"Bo C", "fortnight|show|Bo C", Some('"'), "Bo C"),
            ("fortnight show 'Bo Chen' x", "fortnight|show|Bo Chen|x", None, "x"),
            ("fortnight show 'a\\'b", "fortnight|show|a\\b", None, "a\\'b"),
        ];
        for (text, words, open, last) in cases {
            let line = read(text);
            assert_eq!((line.words.join("|").as_str(), line.open), (words, open), "{text}");
            assert!(line.last.ends_with(last), "{text}: {}", line.last);
        }
    }

    #[test]
    fn what_bash_reads_back_is_the_word() {
        for word in ["Choir", "Bo Chen", "O'Brien $HOME `x` \\ \"y\" *", "choir@example.org", "Zoë; rm -rf ~"] {
            assert_eq!(read(&escaped(word, None)).words, [word]);
            assert_eq!(read(&format!("'{}'", escaped(word, Some('\'')))).words, [word]);
            assert_eq!(words(&quoted(word)), Ok(vec![word.to_owned()]));
            assert_eq!(read(&format!("\"{}\"", escaped(word, Some('"')))).words, [word]);
        }
    }

    #[test]
    fn a_finished_line_has_no_open_quote() {
        assert_eq!(words("  add 'Choir of \"Ada\"' '' "), Ok(vec!["add".into(), "Choir of \"Ada\"".into(), String::new()]));
        assert_eq!(words("add Men's group"), Err('\''));
        assert_eq!(words(" "), Ok(vec![]));
        assert_eq!(read("show  \"Bo C").start, 6);
    }
}
