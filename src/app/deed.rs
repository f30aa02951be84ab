//! What each kind of change is called by those who read of it: no verb of the journal, and nobody's name.

/// The verbs of the journal, and the words for people.
const DEEDS: [(&str, &str); 30] = [
    ("attendee add", "a sign-up"),
    ("attendee away", "someone away for a while"),
    ("attendee decline", "someone who cannot come"),
    ("attendee import", "a list of sign-ups"),
    ("attendee rm", "a sign-up taken off"),
    ("import", "an imported file"),
    ("person add", "a new person"),
    ("person edit", "what is known of a person"),
    ("person erase", "a person erased"),
    ("person forget", "data kept for too long"),
    ("person merge", "two entries made one"),
    ("person tag", "the tags of people"),
    ("register import", "a register from a call"),
    ("register mark", "a mark in a register"),
    ("register rest", "the rest of a register"),
    ("restore", "a whole calendar put back"),
    ("sample add", "the sample data"),
    ("series add", "a new series"),
    ("series edit", "an edited series"),
    ("series end", "the end of a series"),
    ("series move", "a moved series"),
    ("series order", "who has a seat first"),
    ("series rm", "a removed series"),
    ("series split", "a split series"),
    ("session edit", "an edited session"),
    ("session move", "a moved session"),
    ("session restore", "a session brought back"),
    ("session rm", "a removed session"),
    ("session skip", "a skipped session"),
    ("undo", "a change"),
];

/// The words for a verb; a newer version may have written one that is not known here.
pub fn deed(verb: &str) -> &'static str {
    DEEDS.iter().find(|(known, _)| *known == verb).map_or("a change", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_its_words() {
        let source = include_str!("command/mod.rs");
        let verbs = source.split("pub fn verb").nth(1).and_then(|rest| rest.split("fn apply").next()).expect("the verbs");
        let verbs: Vec<&str> = verbs.split('"').skip(1).step_by(2).chain([crate::app::command::SeriesImport::VERB]).collect();
        assert!(verbs.len() > 25, "{verbs:?}");
        for verb in verbs {
            assert!(DEEDS.iter().any(|(known, _)| *known == verb), "{verb}");
        }
    }
}
