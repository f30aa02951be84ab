//! Other words for what can be done: what people type who do not know what it is called here.

use super::action::Action;

/// Words that mean about the same, and the actions that they lead to.
const SYNONYMS: &[(&[&str], &[Action])] = {
    use Action::*;
    &[
        (&["delete", "drop", "cancel", "get rid"], &[AttendeeRm, SessionRm, SeriesRm, PersonErase]),
        (&["cancel", "call off", "postpone", "holiday", "break"], &[SessionSkip]),
        (&["reinstate", "restore", "uncancel", "unskip"], &[SessionRestore]),
        (&["reschedule", "postpone", "change time"], &[SessionMove]),
        (&["stop", "finish", "close"], &[SeriesEnd]),
        (&["rename", "modify", "update", "details"], &[SessionEdit, SeriesEdit, PersonEdit]),
        (&["facilitator", "topic", "room", "venue", "link"], &[SessionEdit]),
        (&["email", "e-mail", "mail", "message", "notify", "notice", "announce"], &[Notice, CopyAddresses]),
        (&["create", "schedule", "event", "meeting"], &[SeriesAdd]),
        (&["invite", "enrol", "enroll", "book", "join", "participant", "member", "guest", "sign up"], &[AttendeeAdd, AttendeeImport]),
        (&["contact", "participant", "member"], &[PersonAdd]),
        (&["csv", "spreadsheet", "upload"], &[AttendeeImport]),
        (&["wait list", "waiting list", "waitlist", "priority", "queue", "capacity"], &[SeriesOrder, Focus]),
        (&["clash", "conflict", "overlap", "double booking"], &[ViewAgenda, ViewWeek]),
        (&["attendance", "roll call", "check in", "present", "absent", "sick"], &[Register]),
        (&["accessibility", "dietary", "requirements"], &[PersonNeeds]),
        (&["print", "save as", "download"], &[Export]),
        (&["share", "publish", "google", "outlook", "ics", "calendar file"], &[Export, Import]),
        (&["statistics", "stats", "figures", "funding", "print"], &[ViewReports]),
        (&["zoom", "meet", "teams", "video call"], &[LinkOpen, LinkCode]),
        (&["duplicate", "double", "same person"], &[OnlyTwins, PersonMerge]),
        (&["gdpr", "privacy", "forget"], &[PersonErase]),
        (&["hide", "anonymous"], &[Privacy]),
        (&["settings", "options", "preferences", "configuration", "config"], &[CommandLine, Themes]),
        (&["colour", "color", "dark", "light", "appearance"], &[Themes]),
        (&["timezone", "time zone"], &[OtherZone]),
        (&["search", "look up", "where"], &[Find]),
        (&["revert", "back", "mistake"], &[Undo, History]),
        (&["log", "audit", "changes"], &[History]),
        (&["help", "tutorial", "manual", "learn", "introduction"], &[Tour, CommandLine]),
        (&["exit", "leave"], &[Close]),
        (&["demo", "example"], &[SampleAdd]),
    ]
};

/// The words that lead to an action beside its own, in small letters.
pub fn synonyms(action: Action) -> impl Iterator<Item = &'static str> {
    let leads = move |(_, actions): &&(_, &[Action])| actions.contains(&action);
    SYNONYMS.iter().filter(leads).flat_map(|(words, _)| words.iter().flat_map(|words| words.split(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_organiser_says_leads_to_what_it_is_called_here() {
        let cases = [
            ("delete", Action::AttendeeRm),
            ("delete", Action::SeriesRm),
            ("cancel", Action::SessionSkip),
            ("email", Action::Notice),
            ("print", Action::Export),
            ("settings", Action::Themes),
            ("help", Action::Tour),
            ("clash", Action::ViewAgenda),
            ("wait", Action::SeriesOrder),
        ];
        for (word, action) in cases {
            assert!(synonyms(action).any(|other| other == word), "{word}");
        }
    }

    #[test]
    fn they_are_what_is_typed_folded() {
        let words = SYNONYMS.iter().flat_map(|(words, _)| words.iter());
        for word in words {
            assert_eq!(word.to_lowercase(), **word);
        }
    }
}
