//! Which lines of a foreign file tell what is no longer so, once the description or the link is another one.

use crate::domain::kept::Kept;

/// Without the description in other forms (X-ALT-DESC, ALTREP) where that changed, and without properties that hold the link of before.
pub(super) fn without(kept: &Kept, description_changed: bool, old_link: Option<&String>) -> Kept {
    let old_link = old_link.filter(|link| !link.is_empty());
    kept.without(|line| {
        let name = line.split([':', ';']).next().unwrap_or_default();
        description_changed && ["X-ALT-DESC", "DESCRIPTION"].iter().any(|stale| name.eq_ignore_ascii_case(stale))
            || old_link.is_some_and(|link| line.contains(link.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_tell_the_old_goes_and_the_rest_stays() {
        let kept = Kept::from_text(
            "X-ALT-DESC;FMTTYPE=text/html:<b>old</b>\nDESCRIPTION;ALTREP=\"cid:1\":\nCONFERENCE;VALUE=URI:https://old.example/1\nX-COLOR:red",
        );
        assert_eq!(without(&kept, true, None).lines().count(), 2);
        assert_eq!(without(&kept, true, Some(&"https://old.example/1".to_owned())).text(), "X-COLOR:red");
        assert_eq!(without(&kept, false, Some(&String::new())), kept);
    }
}
