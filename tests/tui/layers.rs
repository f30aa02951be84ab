//! The sheets that rise over the screen, each as a user meets it.

use fortnight::tui::Session;
use fortnight::tui::action::Action;
use fortnight::tui::msg::{Effect, Msg, Question};
use fortnight::tui::update::update;
use insta::assert_snapshot;

use crate::fixture::{empty, sample, shot, text};

#[test]
fn removing_a_session_asks_which() {
    assert_snapshot!(shot(sample(), (80, 24), "d"));
}

#[test]
fn removing_an_attendee_who_comes_every_time_asks_which_sessions() {
    assert_snapshot!(shot(sample(), (80, 24), "l<tab>3jd"));
}

#[test]
fn skipping_asks_why() {
    assert_snapshot!(shot(sample(), (80, 24), "sconference"));
}

#[test]
fn the_palette_shows_what_can_be_done_here_first() {
    assert_snapshot!(shot(sample(), (120, 40), "?"));
}

#[test]
fn the_palette_tells_the_chosen_sentence_in_whole() {
    let whole = "tell those who come of the session that was changed: a mail each, into a folder";
    for size in [(40, 12), (80, 24), (120, 40)] {
        let screen = shot(sample(), size, "?a mail each").lines().map(str::trim).collect::<Vec<_>>().join(" ");
        assert!(screen.contains(whole), "{size:?}\n{screen}");
    }
}

#[test]
fn the_palette_knows_other_words_and_lists_what_is_called_so_first() {
    let cases = [
        ("undo", "u ", "take back the newest change"),
        ("theme", "T ", "other colours"),
        ("themes", "T ", "other colours"),
        ("delete", "d ", "remove the session"),
        ("cancel", "s ", "skip the session"),
        ("email", "ye ", "copy the e-mail addresses"),
        ("settings", "T ", "other colours"),
        ("help", "<c-t>", "a tour of six steps"),
        ("wait list", "o ", "who has a seat first"),
    ];
    for (typed, _key, sentence) in cases {
        let screen = shot(sample(), (120, 40), &format!("?{typed}"));
        let lines: Vec<&str> = screen.lines().skip_while(|line| !line.contains("filter ")).skip(1).collect();
        assert!(lines.iter().any(|line| line.contains(sentence)), "{typed}\n{screen}");
        if typed.starts_with("undo") || typed.starts_with("theme") {
            assert!(lines[0].contains(sentence), "{typed}\n{screen}");
        }
    }
    let screen = shot(sample(), (80, 24), "?qxqx");
    assert!(screen.contains("nothing is called “qxqx”: Esc closes"), "{screen}");
}

#[test]
fn the_palette_filters_by_words() {
    assert_snapshot!(shot(sample(), (80, 24), "?copy"));
}

#[test]
fn history_marks_what_would_be_taken_back() {
    assert_snapshot!(shot(sample(), (80, 24), "slate<enter>SBj"));
}

#[test]
fn a_day_with_several_sessions_opens_their_list() {
    assert_snapshot!(shot(sample(), (80, 24), "g30 sep<enter><enter>"));
}

#[test]
fn exporting_offers_scopes_and_a_backup() {
    assert_snapshot!(shot(sample(), (80, 24), "X<down>"));
}

#[test]
fn exporting_from_the_list_offers_one_person() {
    assert_snapshot!(shot(sample(), (80, 24), "<tab>jX"));
}

#[test]
fn adding_finds_whom_two_letters_mean() {
    assert_snapshot!(shot(sample(), (80, 24), "aha"));
}

#[test]
fn adding_someone_new() {
    assert_snapshot!(shot(sample(), (80, 24), "a Ada Lovelace <lt>ada@example.org> #research via Lin Ward"));
}

#[test]
fn added_by_enter_and_ready_for_the_next() {
    assert_snapshot!(shot(sample(), (120, 40), "a Ada Lovelace<enter>"));
}

#[test]
fn a_new_series_is_echoed_while_it_is_typed() {
    assert_snapshot!(shot(empty(), (80, 24), "nChoir every Thursday 10-11:30 from 3 Sep, 20 places"));
}

#[test]
fn a_word_that_is_not_understood_is_pointed_at() {
    assert_snapshot!(shot(empty(), (80, 24), "nChoir every Thursday 10-11:30 from 31 Feb"));
}

#[test]
fn the_first_series_appears() {
    assert_snapshot!(shot(empty(), (80, 24), "nChoir every Thursday 10-11:30 from 3 Sep, 20 places<enter>"));
}

#[test]
fn a_known_person_is_taken_by_two_letters_and_a_new_one_by_the_last_line() {
    let mut session = sample();
    session.press("]]]<esc>aHal<enter>");
    assert!(text(&session).contains("Halima Noor"), "{}", text(&session));
    session.press("Bo Ch<up><enter>");
    let names = session.app().dump().expect("a dump");
    assert!(names.contains("\"Bo Ch\""), "a new person in spite of Bo Chen");
}

#[test]
fn the_prompt_says_for_which_sessions_it_adds() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("a");
    assert!(text(&session).contains("Add to this session"));
    session.press("<c-e>");
    assert!(text(&session).contains("Add to every session"));
    session.press("Zed Newcomer<enter>]<esc>]");
    assert!(text(&session).contains("Zed Newcomer"), "{}", text(&session));
}

#[test]
fn history_takes_back_all_down_to_the_chosen_change() {
    let mut session = sample();
    session.press("sone<enter>S");
    let before = session.app().dump().expect("a dump");
    session.press("stwo<enter>SBj<enter>");
    assert_eq!(session.app().dump().expect("a dump"), before);
    assert_eq!(session.state.status.done.as_deref(), Some("undone: 2 changes"));
}

#[test]
fn a_split_is_one_change_and_one_undo() {
    let mut session = sample();
    session.press("]]]|y");
    assert!(text(&session).contains("split Social Cohesion"), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("undone: split"), "{}", text(&session));
}

#[test]
fn a_session_is_moved_in_words_and_the_cursor_goes_with_it() {
    let mut session = sample();
    session.press("]mthu 5pm");
    assert!(text(&session).contains("Thu 17 Sep 2020 17:00 UK time"), "{}", text(&session));
    session.press("<enter>");
    assert_snapshot!(text(&session));
}

#[test]
fn a_move_says_what_else_is_on_at_the_new_time() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("m3 sep 10:30am");
    assert!(text(&session).contains("On Thu 3 Sep 2020 there is also Open Door Choir at 10:00"), "{}", text(&session));
    session.press("<c-u>16 sep");
    let own = "On Wed 16 Sep 2020 there is also Social Cohesion in Social Isolation at 16:00";
    assert!(text(&session).contains(own), "{}", text(&session));
    session.press("<c-u>2 sep 16:30");
    assert!(!text(&session).contains("there is also"), "{}", text(&session));
    session.press("<c-u>soon");
    assert!(!text(&session).contains("there is also"), "{}", text(&session));
}

#[test]
fn a_new_series_says_what_else_is_on_at_its_time() {
    let mut session = sample();
    session.press("nTea every Thursday 10:30-11:30 from 3 Sep");
    assert!(text(&session).contains("On Thu 3 Sep 2020 there is also Open Door Choir at 10:00"), "{}", text(&session));
    assert!(text(&session).contains("and something on"), "{}", text(&session));
    session.press("<c-u>Tea every Thursday 12-13 from 3 Sep");
    assert!(!text(&session).contains("there is also"), "{}", text(&session));
    session.press("<c-u>Tea every 2 weeks on Tue 10-12 from 1 Sep");
    assert!(!text(&session).contains("there is also"), "{}", text(&session));
    session.press("<c-u>Tea 2 Sep 16:30<enter>");
    assert!(text(&session).contains("added Tea"), "{}", text(&session));
}

#[test]
fn everyone_is_asked_for_once_and_again_after_a_change() {
    let mut session = sample();
    let asks = |session: &mut Session| {
        let asked = update(&mut session.state, Msg::Act(Action::AttendeeAdd));
        session.press("<esc>");
        asked.contains(&Effect::Ask(Question::People))
    };
    assert!(asks(&mut session), "nobody is known yet");
    session.press("a<esc>");
    assert!(!asks(&mut session), "nothing has changed");
    session.press("aHal");
    assert!(text(&session).contains("Halima Noor"), "{}", text(&session));
    session.press("<c-u>Zed Newcomer<enter><esc>aZed");
    assert!(text(&session).contains("Zed Newcomer  "), "{}", text(&session));
    session.press("<esc>u");
    assert!(asks(&mut session), "the newcomer is gone again");
}

#[test]
fn keys_are_hinted_where_they_do_something() {
    let bottom = |screen: String| screen.lines().last().map(str::to_owned).unwrap_or_default();
    let title = bottom(shot(sample(), (120, 40), "e"));
    assert!(title.contains("Enter save") && !title.contains("step") && !title.contains("month"), "{title}");
    let history = bottom(shot(empty(), (80, 24), "B"));
    assert!(!history.contains("take back") && history.contains("close"), "{history}");
}
