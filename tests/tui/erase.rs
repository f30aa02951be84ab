//! Erasing someone on the screen: nothing of them is left in any file, nor anywhere on the screen.

use fortnight::app::{App, Clock};
use fortnight::cli::console;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::tui::{Look, Session};

use crate::fixture::text;

/// What is ever said of one person, apart from chance words.
const TEXTS: [&str; 4] = ["qvarnstrom", "zyxal", "wyvern", "wugtag"];

/// A screen on a store in a folder, with someone who comes, is tagged, and was found and written about.
fn knowing(folder: &tempfile::TempDir) -> Session {
    let app =
        App::open(&folder.path().join("fortnight.db"), Clock::Fixed(Instant(1_599_055_320)), Zone::named("Europe/London").expect("London"));
    let look = Look { folder: folder.path().to_owned(), ..Look::default() };
    let mut session = Session::new(app.expect("a store"), look).with_console(console());
    session.resize(120, 40);
    session
        .press("nChats every Wed 4pm from 2 Sep, 1 place<enter>aQvarnstrom Zyxal <lt>q@wyvern.example> #wugtag<enter>Bo Chen<enter><esc>");
    session.press(":person edit zyxal --note 'likes wyverns'<enter>:person show zyxal<enter><esc>fzyxal<esc>5<pause>/zyxal<enter>");
    session
}

fn traces(folder: &tempfile::TempDir) -> Vec<&'static str> {
    let files = std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").path());
    let bytes: Vec<u8> = files.flat_map(|path| std::fs::read(path).expect("readable")).collect();
    let holds = |text: &&str| bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()));
    TEXTS.into_iter().filter(holds).collect()
}

#[test]
fn whoever_is_erased_by_a_key_or_a_command_is_in_no_file_and_on_no_screen() {
    for keys in ["XXy", ":person erase zyxal<enter>y", ":person erase zyxal --yes<enter>"] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = knowing(&folder);
        assert!(traces(&folder).len() == TEXTS.len() && text(&session).contains("Zyxal"), "{}", text(&session));
        session.press(keys);
        assert_eq!(traces(&folder), Vec::<&str>::new(), "{keys}: {}", text(&session));
        session.press("<esc><esc><esc>");
        for view in ["1<pause>", "2<pause>", "3<pause>", "4<pause>", "5<pause>", "6<pause>", "B"] {
            session.press(view);
            let screen = text(&session).to_lowercase();
            assert!(TEXTS.iter().all(|text| !screen.contains(text)), "{keys} {view}: {screen}");
        }
        session.press("<esc>1<pause>u");
        assert!(session.state.status.refused.is_some(), "{keys}: nothing goes back across: {}", text(&session));
        assert_eq!(traces(&folder), Vec::<&str>::new(), "{keys}");
    }
}
