//! Parameters of texts (LANGUAGE, ALTREP): kept as lines without a value, since the text itself has a field of ours.

use super::audience;
use super::line::Line;

/// Properties whose text is taken, and whose parameters would be lost with it.
const TEXTS: [&str; 3] = ["SUMMARY", "DESCRIPTION", "LOCATION"];
/// How a text was coded in the file that was read; written back it would be decoded twice.
const OF_CODING: [&str; 3] = ["ENCODING", "CHARSET", "VALUE"];

/// The lines that keep the parameters of an event's texts, always in the same order.
pub fn kept<'a>(of: impl Fn(&str) -> Option<&'a Line>) -> impl Iterator<Item = String> {
    TEXTS.into_iter().filter_map(move |name| of(name).and_then(|line| kept_of(name, line)))
}

fn kept_of(name: &str, line: &Line) -> Option<String> {
    let is_coding =
        |part: &str| part.split('=').next().is_some_and(|key| OF_CODING.iter().any(|name| key.trim().eq_ignore_ascii_case(name)));
    // a quote that is never closed would reach into the text
    let is_whole = |part: &str| part.matches('"').count().is_multiple_of(2);
    let parts: String = line.parameters().filter(|part| !is_coding(part) && is_whole(part)).map(|part| format!(";{part}")).collect();
    (!parts.is_empty()).then(|| format!("{name}{parts}:"))
}

/// Whether a kept line holds the parameters of a text.
pub fn are(line: &str) -> bool {
    let name = audience::name(line);
    TEXTS.iter().any(|text| name.eq_ignore_ascii_case(text))
}

/// The name of a text with the parameters that were kept of it.
pub fn named<'k>(kept: &[&'k str], name: &'static str) -> &'k str {
    let own = kept.iter().find(|line| audience::name(line).eq_ignore_ascii_case(name));
    own.and_then(|line| line.strip_suffix(':')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_how_a_text_is_meant_is_kept_and_how_it_was_coded_is_not() {
        let cases = [
            ("SUMMARY;LANGUAGE=de;X-A=\"b;c:d\":Chor", Some("SUMMARY;LANGUAGE=de;X-A=\"b;c:d\":")),
            ("description;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:x", None),
            ("LOCATION;VALUE=TEXT;ALTREP=\"cid:1\":Hall", Some("LOCATION;ALTREP=\"cid:1\":")),
            ("SUMMARY:Chor", None),
            ("SUMMARY;X=\"a:b", None),
            ("COMMENT;LANGUAGE=de:x", None),
        ];
        for (text, wanted) in cases {
            let line = Line::parse(1, text.into()).expect(text);
            assert_eq!(kept(|name| Some(&line).filter(|line| line.is(name))).next().as_deref(), wanted, "{text}");
        }
        assert_eq!(named(&["SUMMARY;LANGUAGE=de:"], "SUMMARY"), "SUMMARY;LANGUAGE=de");
        assert_eq!(named(&["SUMMARY;LANGUAGE=de:"], "LOCATION"), "LOCATION");
    }
}
