//! The forms of a series and of a session, field by field.

use std::sync::Arc;

use fortnight::app::query::SeriesList;
use fortnight::domain::event::Contact;
use fortnight::domain::holiday::Region;
use fortnight::tui::{Look, Session};
use insta::assert_snapshot;

use crate::fixture::{empty, looking, sample, shot, text};

const WIDE: (u16, u16) = (120, 40);
const USUAL: (u16, u16) = (80, 24);
const SMALLEST: (u16, u16) = (40, 12);

#[test]
fn a_series_field_by_field() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/cohesion<enter>e"));
}

#[test]
fn a_series_beside_its_table() {
    assert_snapshot!(shot(sample(), WIDE, "4<pause>/choir<enter>e<tab><tab><tab>"));
}

#[test]
fn a_series_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), SMALLEST, "4<pause>/choir<enter>e<down><down>"));
}

#[test]
fn the_line_of_a_new_series_goes_on_in_the_form() {
    assert_snapshot!(shot(empty(), USUAL, "nChoir every Thursday 10-11:30 from 3 Sep, 20 places<tab>"));
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    assert_snapshot!(shot(empty(), USUAL, "n<tab>Choir<tab><c-u>31 feb<tab><c-u>25:00<tab><c-u>long<tab><c-u>gmt<tab>every Thu 4pm"));
}

#[test]
fn a_zone_is_found_by_its_city() {
    assert_snapshot!(shot(empty(), USUAL, "n<tab>Choir<tab><tab><tab><tab><c-u>new yo"));
}

#[test]
fn a_date_is_chosen_from_a_month() {
    assert_snapshot!(shot(sample(), USUAL, "4<pause>/choir<enter>e<tab><c-o>l"));
}

#[test]
fn a_new_series_is_made_from_the_form_and_undone() {
    let mut session = empty();
    session.resize(120, 40);
    session.press("n<tab>Tea<tab><c-u>3 sep<tab><c-u>3pm<tab><c-u>16:30<tab><tab>every Thu<tab>8 times<tab>12<tab>Hall<enter>");
    let screen = text(&session);
    assert!(screen.contains("added Tea, weekly on Thursday, 8 times") && screen.contains("15:00–16:30"), "{screen}");
    assert!(screen.contains("0 of 12") && screen.contains("Hall"), "{screen}");
    session.press("u");
    assert!(session.state.empty, "{}", text(&session));
}

#[test]
fn fields_step_by_a_day_a_quarter_of_an_hour_and_a_seat() {
    let mut session = empty();
    session.press("n<tab>Tea<tab><c-u>2 sep<c-n><c-n><tab><c-u>16:00<c-p><tab><c-u>1h<c-n>");
    let screen = text(&session);
    assert!(screen.contains("Fri 4 Sep 2020") && screen.contains("15:45") && screen.contains("1h15m"), "{screen}");
    session.press("<up><up><c-down><c-down><c-up><down><down>");
    assert!(text(&session).contains("Sat 5 Sep 2020"), "the arrows do it too:\n{}", text(&session));
    session.press("<tab><c-u>lond<c-n>");
    assert!(text(&session).contains("Europe/London"), "{}", text(&session));
    session.press("<tab><c-n>");
    assert!(text(&session).contains("no steps"), "{}", text(&session));
    session.press("<s-tab><s-tab><s-tab><s-tab><c-o>j<enter>");
    assert!(text(&session).contains("Sat 12 Sep 2020"), "{}", text(&session));
}

#[test]
fn a_text_of_a_series_is_changed_at_once() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/choir<enter>e<c-u>Closed Door Choir<enter>");
    let screen = text(&session);
    assert!(screen.contains("changed the title of Open Door Choir"), "{screen}");
    session.press("<esc>u");
    assert!(text(&session).contains("undone"), "{}", text(&session));
}

#[test]
fn another_time_asks_from_when_on_it_holds() {
    let mut session = sample();
    session.resize(120, 40);
    let before = session.app().dump().expect("a dump");
    session.press("4<pause>/choir<enter>e<tab><tab><c-u>11:00<enter>");
    assert_snapshot!(text(&session));
    session.press("<enter>");
    let screen = text(&session);
    assert!(screen.contains("changed the start of Open Door Choir from Thu 3 Sep 2020 on"), "{screen}");
    session.press("<esc>u");
    assert_eq!(session.app().dump().expect("a dump"), before);
}

#[test]
fn fewer_seats_say_who_would_wait() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("4<pause>/cohesion<enter>e<tab><tab><tab><tab><tab><tab><tab><c-u>17<enter>");
    let screen = text(&session);
    assert!(screen.contains("waiting list") && screen.contains("Go on?"), "{screen}");
    session.press("y");
    assert!(text(&session).contains("changed the seats"), "{}", text(&session));
    session.press("u");
    assert!(text(&session).contains("undone"), "{}", text(&session));
}

#[test]
fn a_session_field_by_field() {
    assert_snapshot!(shot(sample(), USUAL, "le<tab><tab>"));
}

#[test]
fn a_session_on_the_smallest_screen() {
    assert_snapshot!(shot(sample(), SMALLEST, "le"));
}

#[test]
fn who_leads_is_found_among_the_people() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("]]]e<tab>, Hali");
    assert!(text(&session).contains("Halima Noor"), "{}", text(&session));
    session.press("<c-n><enter>");
    let screen = text(&session);
    assert!(screen.contains("Halima Noor facilitates"), "{screen}");
    session.press("e<tab><c-u>Halima Noor<enter>");
    let screen = text(&session);
    assert!(screen.lines().any(|line| line.contains("Led by") && line.trim_end().ends_with("Halima Noor")), "{screen}");
}

#[test]
fn seats_that_are_fewer_than_taken_ask_first_and_a_theme_asks_nothing() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("e<tab><tab><tab><tab><tab><tab><tab><c-u>15<enter><enter>");
    assert!(text(&session).contains("Go on?"), "{}", text(&session));
    session.press("n<esc><esc>e<c-u>Songs of the sea<enter>");
    assert!(text(&session).contains("Songs of the sea") && text(&session).contains("changed the theme"), "{}", text(&session));
    session.press("e<tab><tab><tab><c-u>soon<enter>");
    assert!(text(&session).contains("“soon”"), "{}", text(&session));
}

#[test]
fn the_link_of_another_series_at_its_time_is_a_clash() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("nTea every 2 weeks on Wed 16:30-17:30 from 2 Sep<tab>");
    assert!(text(&session).contains("On Wed 2 Sep 2020 there is also Social Cohesion in Social Isolation at 16:00"), "{}", text(&session));
    session.press("<up><up><up><up>https://example.org/chat");
    let clash = "On Wed 2 Sep 2020 it clashes with Social Cohesion in Social Isolation at 16:00: same link";
    assert!(text(&session).contains(clash), "{}", text(&session));
    session.press("<c-u>");
    assert!(!text(&session).contains("clashes"), "{}", text(&session));
}

#[test]
fn what_is_typed_is_dropped_by_a_second_escape_only() {
    let typed = [
        "nChoir every Thursday",
        "nChoir every Thursday 10-11 from 3 Sep<tab>",
        "n<tab>Choir",
        "aSomeone New",
        "sillness",
        "mnext thursday 5pm",
        "le<c-u>Songs of the sea",
        ":session list choir",
        "X/home/ada/all.ics",
        "i/home/ada/all.ics",
        "5<pause>#link worker",
        "5<pause>nBo",
        "4<pause>o<c-u>first-timers",
        "6<pause>X/home/ada/report.md",
    ];
    for keys in typed {
        let mut session = sample();
        session.press(keys);
        session.press("<esc>");
        assert_eq!(session.state.layers.len(), 1, "{keys}: one Esc drops it");
        assert!(text(&session).contains("Esc again drops the text"), "{keys}: {}", text(&session));
        session.press("x<bs><esc>");
        assert_eq!(session.state.layers.len(), 1, "{keys}: it was typed on, and is asked again");
        session.press("<esc>");
        assert!(session.state.layers.is_empty(), "{keys}: the second Esc closes");
    }
}

#[test]
fn what_is_no_loss_closes_at_once() {
    for keys in
        ["n", "n<tab>", "aBo", "s", "m17:00", "le", "X", "i", "6<pause>X", "4<pause>o", "?export", "gnext thursday", "<c-f>choir on"]
    {
        let mut session = sample();
        session.press(keys);
        session.press("<esc>");
        assert!(session.state.layers.is_empty(), "{keys}: {}", text(&session));
    }
}

#[test]
fn a_proposed_file_name_gives_way_to_the_first_letter_and_stays_for_the_arrows() {
    let line = |keys: &str| shot(sample(), USUAL, keys).lines().find(|line| line.contains("file ")).expect("the line").trim().to_owned();
    assert_eq!(line("X"), "file social-cohesion-in-social-isolation-2020-09-02.ics");
    assert_eq!(line("X<down>"), "file social-cohesion-in-social-isolation.ics");
    assert_eq!(line("Xchat.ics<down>"), "file chat.ics");
    assert_eq!(line("X<end>x<down>"), "file social-cohesion-in-social-isolation-2020-09-02.icsx");
    assert_eq!(line("6<pause>Xautumn.md"), "file autumn.md");
}

#[test]
fn a_split_asks_first() {
    let mut session = sample();
    let before = session.app().dump().expect("a dump");
    session.press("l|");
    assert!(text(&session).contains("a series of its own from Thu 3 Sep 2020?"), "{}", text(&session));
    session.press("<esc>");
    assert_eq!(session.app().dump().expect("a dump"), before);
}

/// All that is said of a series while it is typed: what else is on, bank holidays, six dates.
const FULL: &str = "Tea every 2 weeks on Fri 13:30-15:00 from 4 Sep, 20 places";

fn in_england() -> Session {
    looking(Look { holidays: Arc::new(Region::EnglandAndWales.holidays()), ..Look::default() })
}

#[test]
fn a_new_series_tells_all_of_it_in_its_line_and_in_its_form_at_every_size() {
    for size in [WIDE, USUAL, SMALLEST] {
        assert_snapshot!(format!("new_series_line_{}", size.0), shot(in_england(), size, &format!("n{FULL}")));
        assert_snapshot!(format!("new_series_form_{}", size.0), shot(in_england(), size, &format!("n{FULL}<tab>")));
    }
}

#[test]
fn every_form_and_prompt_at_every_size() {
    let shown = [
        ("series", "4<pause>/choir<enter>e<down><down><down><down><down><down><down><down><down><down>"),
        ("session", "le<down><down><down><down><down><down><down>"),
        ("person", "5<pause>/halima<enter>e<down><down><down><down><down>"),
        ("tags", "5<pause>#link worker"),
        ("export", "X"),
        ("report", "6<pause>X"),
        ("day_picker", "4<pause>/choir<enter>e<tab><c-o>"),
        ("scope", "le<tab><tab><tab><c-n><enter>"),
        ("move", "m31 feb"),
        ("skip", "s"),
        ("link", "yq"),
        ("split", "|"),
        ("zone", "2<pause>zparis"),
    ];
    for size in [WIDE, USUAL, SMALLEST] {
        for (name, keys) in shown {
            assert_snapshot!(format!("{name}_{}", size.0), shot(sample(), size, keys));
        }
    }
}

#[test]
fn what_is_wrong_is_said_once() {
    for keys in
        ["n<tab>Tea<tab><c-u>31 feb", "le<tab><tab><tab><c-u>31 feb", "m31 feb", "g31 feb", "nTea on 31 feb", "4<pause>o<c-u>nonsense"]
    {
        for size in [USUAL, SMALLEST] {
            let shown = shot(sample(), size, &format!("{keys}<enter>"));
            let told = shown.matches("31 feb”").count() + shown.matches("“nonsense”").count();
            assert!(told <= 1, "{keys}: {shown}");
            assert!(shown.contains("not "), "{keys}: {shown}");
        }
    }
}

#[test]
fn a_day_that_no_month_has_is_told_as_that_on_the_command_line_too() {
    let shown = shot(sample(), USUAL, ":31 feb<enter>");
    assert!(shown.contains("there is no “31 feb”: that month is shorter"), "{shown}");
}

#[test]
fn who_answers_for_series_by_the_settings_stands_in_a_new_one() {
    let organizer = Some(Contact::read("Naomi M. <naomi@example.org>").expect("a contact"));
    let look = || Look { organizer: organizer.clone(), ..Look::default() };
    for keys in ["n<tab><s-tab>", "nTea every Friday 10-11<tab><s-tab>"] {
        let shown = shot(looking(look()), USUAL, keys);
        assert!(shown.contains("Organiser  Naomi M. <naomi@example.org>"), "{shown}");
    }
    let answers_for_tea = |keys: &str| {
        let mut session = looking(look());
        session.press(keys);
        let series = session.app().ask(&SeriesList).expect("the series");
        let tea = series.into_iter().find(|line| line.series.event.summary == "Tea").expect("tea");
        tea.series.event.organizer
    };
    assert_eq!(answers_for_tea("nTea every Friday 10-11<enter>"), organizer);
    assert_eq!(answers_for_tea("nTea every Friday 10-11<tab><enter>"), organizer);
    assert_eq!(answers_for_tea("nTea every Friday 10-11<tab><s-tab><c-u><enter>"), None, "what was cleared stays so");
}

#[test]
fn another_zone_is_taken_from_those_that_are_shown() {
    let shown = shot(sample(), USUAL, "2<pause>zmrsl<enter>");
    assert!(shown.contains("there is no time zone “mrsl”"), "letters scattered over a name are no match: {shown}");
    let shown = shot(sample(), WIDE, "2<pause>zparis<enter>");
    assert!(shown.contains("Paris hours beside ours: z takes them away"), "{shown}");
}

#[test]
fn who_leads_a_series_is_a_field_of_it() {
    let mut session = sample();
    session.resize(120, 40);
    let before = session.app().dump().expect("a dump");
    session.press("4<pause>/choir<enter>e<s-tab><s-tab><c-u>geral<c-n>, Bo Chen");
    assert_snapshot!(text(&session));
    session.press("<enter>");
    assert!(text(&session).contains("· led by Geraldine Mowbray,…"), "{}", text(&session));
    assert!(text(&session).contains("Hywel Price does not facilitate Open Door Choir any more"), "{}", text(&session));
    session.press("e<s-tab><s-tab><c-u>Bo Chen<enter>");
    assert!(text(&session).contains("· led by Bo Chen"), "{}", text(&session));
    session.press("P");
    assert!(text(&session).contains("· led by") && !text(&session).contains("Bo Chen"), "{}", text(&session));
    session.press("Puu");
    assert_eq!(session.app().dump().expect("a dump"), before, "each was one step");
}

#[test]
fn a_new_series_has_its_leaders_from_the_form_and_no_names_are_offered_while_they_are_initials() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("nTea every Friday 10-11<tab><s-tab><s-tab>geral<c-n><enter>");
    assert!(text(&session).contains("Led by  Geraldine Mowbray"), "{}", text(&session));
    session.press("PnTea every Friday 12-13<tab><s-tab><s-tab>geral");
    assert!(!text(&session).contains("Geraldine"), "{}", text(&session));
}

#[test]
fn another_day_together_with_other_values_is_for_this_session_alone() {
    let mut session = sample();
    session.resize(120, 40);
    session.press("e<down><down><c-u>Tea<down><c-u>thu 3 sep 18:00");
    assert!(text(&session).contains("Another day together with other values is for this session alone"), "{}", text(&session));
    session.press("<enter>");
    let screen = text(&session);
    assert!(!screen.contains("this and following") && screen.contains("moved from Wed 2 Sep 2020"), "{screen}");
}
