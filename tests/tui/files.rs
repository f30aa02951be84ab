//! Files out and in: what is written, what is asked before, what an import says.

use std::ops::ControlFlow;

use fortnight::tui::key::read_keys;
use fortnight::tui::msg::Msg;
use fortnight::tui::{Look, Session};
use insta::assert_snapshot;

use crate::fixture::{app, looking, text};

fn in_folder(folder: &tempfile::TempDir) -> Look {
    Look { folder: folder.path().to_owned(), ..Look::default() }
}

#[test]
fn an_export_is_written_once_and_asks_before_it_overwrites() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = looking(in_folder(&folder));
    let file = folder.path().join("social-cohesion-in-social-isolation.ics");
    session.press("X<down><enter>");
    let written = std::fs::read_to_string(&file).expect("the export");
    assert!(written.contains("RRULE") && !written.contains("ATTENDEE"), "{written}");
    assert!(text(&session).contains("wrote "), "{}", text(&session));

    std::fs::write(&file, "mine").expect("a file of the user's");
    session.press("X<down><enter>");
    assert!(text(&session).contains("Overwrite it?"), "{}", text(&session));
    session.press("n");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "mine");
    session.press("X<down><enter>y");
    assert_eq!(std::fs::read_to_string(&file).expect("the export"), written);
}

#[test]
fn a_path_that_cannot_be_written_stays_to_be_corrected() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = looking(in_folder(&folder));
    session.press("X<c-u>nowhere/there.ics<enter>");
    assert!(session.state.status.refused.is_some());
    assert!(text(&session).contains("nowhere/there.ics"), "{}", text(&session));
}

#[test]
fn what_one_screen_exports_another_imports() {
    let folder = tempfile::tempdir().expect("a folder");
    looking(in_folder(&folder)).press("X<up><up><enter>");
    let mut session = Session::new(app(), in_folder(&folder));
    session.resize(120, 40);
    session.press("ifortnight.ics<enter>");
    let preview = text(&session);
    assert!(preview.contains("Import fortnight.ics? ") && session.app().is_empty().expect("a store"), "{preview}");
    session.press("<enter>");
    let screen = text(&session);
    assert!(screen.contains("Open Door Choir") || screen.contains("Social Cohesion"), "{screen}");
    assert!(screen.contains("u undo"), "{screen}");
    session.press("inothing.ics<enter>");
    assert!(session.state.status.refused.clone().unwrap_or_default().contains("nothing.ics"));
}

#[test]
fn a_path_is_completed_from_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("calendars")).expect("a folder");
    for name in ["calendars/chats-2020.ics", "calendars/Chats-2021.ICS", "calendars/notes.txt", ".hidden.ics"] {
        std::fs::write(folder.path().join(name), "no calendar").expect("a file");
    }
    let mut session = Session::new(app(), in_folder(&folder));
    session.resize(80, 24);
    session.press("i");
    assert!(text(&session).contains("calendars/") && !text(&session).contains("hidden"), "{}", text(&session));
    session.press("ca<tab>");
    let screen = text(&session);
    assert!(screen.contains("chats-2020.ics") && screen.contains("Chats-2021.ICS") && !screen.contains("notes"), "{screen}");
    session.press("c<tab>");
    assert!(text(&session).contains("file calendars/chats-202"), "{}", text(&session));
    session.press("<down><down><enter>");
    let why = session.state.status.refused.clone().unwrap_or_default();
    assert!(why.contains("Chats-2021.ICS") && why.contains("no calendar"), "{why}");
    session.press("<c-u>calendars<enter>");
    assert!(text(&session).contains("file calendars/ ") || text(&session).contains("file calendars/\n"), "{}", text(&session));
}

#[test]
fn an_import_that_is_stopped_has_changed_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    looking(in_folder(&folder)).press("X<up><up><enter>");
    let mut session = Session::new(app(), in_folder(&folder));
    session.resize(80, 24);
    session.press("ifortnight.ics<enter>");
    let mut seen = 0;
    let enter = read_keys("<enter>").remove(0);
    session.feed_watched(Msg::Key(enter), &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    });
    assert_eq!(seen, 1, "{}", text(&session));
    assert!(session.app().is_empty().expect("a store"));
    assert!(session.state.status.refused.is_some(), "{}", text(&session));
}

#[test]
fn everyone_on_a_list_is_signed_up_once_its_rows_are_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = "Name;E-mail;RSVP;Shoe size\nFrida Kahlo;frida@example.org;yes;38\nHalima Noor;;maybe;\n;nobody@example.org;;\n";
    std::fs::write(folder.path().join("list.csv"), list).expect("a file");
    let mut session = looking(in_folder(&folder));
    session.resize(100, 30);
    session.press("Ilist.csv<enter>");
    assert_snapshot!(text(&session).lines().skip(18).collect::<Vec<_>>().join("\n"));
    session.press("<enter>");
    assert!(session.state.status.refused.clone().unwrap_or_default().contains("b leaves those out"));
    session.press("=b<c-e>");
    let screen = text(&session);
    assert!(screen.contains("known names: the same person"), "{screen}");
    let before = session.app().dump().expect("a dump");
    session.press("<enter>");
    let done = session.state.status.done.clone().unwrap_or_default();
    assert!(done.contains("1 added, 1 known already"), "{done}");
    session.press("u");
    assert!(session.app().dump().expect("a dump") == before);
    session.press("Inothing.csv<enter>");
    assert!(session.state.status.refused.is_some());
}
