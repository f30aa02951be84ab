//! Where the join link stands in a file: in URL, in an empty LOCATION and in DESCRIPTION, since clients show different ones.

const LEAD: &str = "Join: ";

/// LOCATION as it is written: the link where there is no place.
pub fn location_with<'a>(location: &'a str, url: &'a str) -> &'a str {
    if location.is_empty() { url } else { location }
}

/// The place that a written LOCATION means.
pub fn location_without<'a>(location: &'a str, url: &str) -> &'a str {
    if location == url { "" } else { location }
}

/// Whether a place is none: nothing but a link.
pub fn is_link(location: &str) -> bool {
    let scheme = location.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| matches!(scheme.as_str(), "http" | "https")) && !location.contains(char::is_whitespace)
}

/// DESCRIPTION as it is written: with the link as its last paragraph, unless the text already has it.
pub fn description_with(description: &str, url: &str) -> String {
    let text = description_without(description, url);
    match text {
        _ if url.is_empty() || text.contains(url) => text.to_owned(),
        "" => format!("{LEAD}{url}"),
        _ => format!("{text}\n\n{LEAD}{url}"),
    }
}

/// The text that a written DESCRIPTION means: without the paragraph of the link.
pub fn description_without<'a>(description: &'a str, url: &str) -> &'a str {
    let body = (!url.is_empty()).then(|| description.strip_suffix(url)?.strip_suffix(LEAD)).flatten();
    match body {
        Some("") => "",
        Some(body) => body.strip_suffix("\n\n").map_or(description, str::trim_end),
        None => description,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_written_once_and_taken_out_again() {
        let url = "https://meet.example/1";
        let cases = [
            ("", "Join: https://meet.example/1", ""),
            ("Bring tea", "Bring tea\n\nJoin: https://meet.example/1", "Bring tea"),
            ("At https://meet.example/1", "At https://meet.example/1", "At https://meet.example/1"),
            ("a \n\nJoin: https://meet.example/1", "a\n\nJoin: https://meet.example/1", "a"),
        ];
        for (text, written, read) in cases {
            assert_eq!(description_with(text, url), written);
            assert_eq!(description_without(written, url), read);
        }
        assert_eq!(description_with("Bring tea", ""), "Bring tea");
        assert_eq!((location_with("", url), location_without(url, url)), (url, ""));
        assert_eq!((location_with("Hall", url), location_without("Hall", url)), ("Hall", "Hall"));
    }
}
