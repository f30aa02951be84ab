//! A line as words with their places in it, read from left to right.

use std::ops::Range;

use super::QuickError;

/// A word, or what stands between double quotes.
#[derive(Clone, Debug)]
struct Word {
    /// Bytes of the line, without quotes and without the comma behind it.
    at: Range<usize>,
    lower: String,
    is_quoted: bool,
    has_comma: bool,
}

/// The words of a line, and how far they are read.
#[derive(Clone, Debug)]
pub(super) struct Line<'l> {
    text: &'l str,
    words: Vec<Word>,
    next: usize,
}

impl<'l> Line<'l> {
    /// # Errors
    /// [`QuickError`] for a quote that is never closed.
    pub fn new(text: &'l str) -> Result<Self, QuickError> {
        let mut words: Vec<Word> = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if c.is_whitespace() {
                at += c.len_utf8();
            } else if matches!(c, ',' | ';') {
                at += 1;
                if let Some(word) = words.last_mut() {
                    word.has_comma = true;
                }
            } else if let Some(close) = closing(c) {
                let begin = at + c.len_utf8();
                let Some(length) = text[begin..].find(close) else {
                    return Err(QuickError::at(text, at..text.len(), "this quote is never closed"));
                };
                words.push(word(text, begin..begin + length, true));
                at = begin + length + close.len_utf8();
            } else {
                let length = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).unwrap_or(rest.len());
                words.push(word(text, at..at + length, false));
                at += length;
            }
        }
        Ok(Self { text, words, next: 0 })
    }

    pub fn is_read(&self) -> bool {
        self.next >= self.words.len()
    }

    /// How many words were read.
    pub fn place(&self) -> usize {
        self.next
    }

    pub fn skip(&mut self, words: usize) {
        self.next += words;
    }

    /// The word so many places on in lower case; empty behind the end, and for what is quoted.
    pub fn word(&self, ahead: usize) -> &str {
        self.words.get(self.next + ahead).filter(|word| !word.is_quoted).map_or("", |word| &word.lower)
    }

    /// Whether a comma stands behind the word so many places on.
    pub fn has_comma(&self, ahead: usize) -> bool {
        self.words.get(self.next + ahead).is_some_and(|word| word.has_comma)
    }

    /// What is quoted here.
    pub fn quoted(&self) -> Option<&'l str> {
        self.words.get(self.next).filter(|word| word.is_quoted).map(|word| &self.text[word.at.clone()])
    }

    /// The bytes of words, counted from the next one; empty at the end of the line where there are none.
    pub fn at(&self, ahead: usize, count: usize) -> Range<usize> {
        let end = self.text.len();
        let Some(first) = self.words.get(self.next + ahead) else { return end..end };
        let last = self.words.get(self.next + ahead + count.max(1) - 1).unwrap_or(first);
        first.at.start..last.at.end
    }

    /// The text of words as it was typed; `None` where there are not so many, or a comma or quote parts them.
    pub fn slice(&self, ahead: usize, count: usize) -> Option<&'l str> {
        let words = self.words.get(self.next + ahead..self.next + ahead + count)?;
        let whole = words.iter().all(|word| !word.is_quoted) && words.iter().rev().skip(1).all(|word| !word.has_comma);
        whole.then(|| &self.text[self.at(ahead, count)])
    }

    /// The longest run of at most `most` words that can be read as something, with its number of words.
    pub fn longest<T>(&self, ahead: usize, most: usize, read: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
        (1..=most).rev().find_map(|count| Some((read(self.slice(ahead, count)?)?, count)))
    }

    /// The text before the next word.
    pub fn text_before(&self) -> &'l str {
        let quote = self.quoted().and_then(|_| self.text[..self.at(0, 1).start].chars().next_back()).map_or(0, char::len_utf8);
        &self.text[..self.at(0, 1).start - quote]
    }

    /// An error about words, counted from the next one.
    pub fn error(&self, ahead: usize, count: usize, why: impl Into<String>) -> QuickError {
        QuickError::at(self.text, self.at(ahead, count), why)
    }

    /// An error about bytes of the line.
    pub fn error_at(&self, at: &Range<usize>, why: impl Into<String>) -> QuickError {
        QuickError::at(self.text, at.clone(), why)
    }

    /// An error about something that is not there.
    pub fn missing(&self, why: impl Into<String>) -> QuickError {
        QuickError::missing(self.text, why)
    }
}

fn word(text: &str, at: Range<usize>, is_quoted: bool) -> Word {
    Word { lower: text[at.clone()].to_lowercase(), at, is_quoted, has_comma: false }
}

fn closing(quote: char) -> Option<char> {
    match quote {
        '"' => Some('"'),
        '“' => Some('”'),
        _ => None,
    }
}
