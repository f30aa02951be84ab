//! A tag as it is typed on the command line: one, and not an empty one.

/// Reads a tag; the sign before it may be left out.
///
/// # Errors
/// With the reason, to be read after the argument.
pub fn read_tag(text: &str) -> Result<String, String> {
    let tag = text.trim().trim_start_matches('#').trim();
    match tag {
        "" => Err("a tag is a word or two, such as research".into()),
        several if several.contains([',', ';']) => Err("one tag at a time: say the option again for another".into()),
        one => Ok(one.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_and_has_letters() {
        assert_eq!(read_tag("#arts").as_deref(), Ok("arts"));
        assert_eq!(read_tag(" link worker ").as_deref(), Ok("link worker"), "as on the screen");
        for wrong in ["", "#", " ", "arts,health", "a;b"] {
            assert!(read_tag(wrong).is_err(), "{wrong}");
        }
    }
}
