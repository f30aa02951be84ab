//! Links by which people join: a scheme, a colon, and no blanks (RFC 3986 3.1).

use super::text::one_line;

/// The link in a text; an empty text is no link and fine, `None` is what cannot be one.
pub fn read_link(text: &str) -> Option<&str> {
    let link = text.trim();
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme);
    let named =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let plain = one_line(link) == link && !link.contains(char::is_whitespace);
    (link.is_empty() || named && plain && link.len() > scheme.len() + 1).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links() {
        for text in ["", "https://example.org/chat?a=b", " tel:+44123 ", "zoommtg://x"] {
            assert_eq!(read_link(text), Some(text.trim()));
        }
        for text in ["example.org", "https:", "see notes: below", "https://a b", "https://a\u{7}", "://x", "1a:b"] {
            assert_eq!(read_link(text), None, "{text}");
        }
    }
}
