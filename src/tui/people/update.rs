//! What the keys of the directory do.

use ratatui::layout::Rect;

use super::edit::PersonForm;
use super::sign_up::SignUp;
use super::tag::TagPeople;
use super::twin::ChooseTwin;
use super::{Focus, Only, page, view};
use crate::app::erase::Erased;
use crate::app::words;
use crate::domain::id::PersonId;
use crate::tui::action::{Action, Context};
use crate::tui::layout;
use crate::tui::long_text::LongText;
use crate::tui::msg::{Answer, Effect, Question};
use crate::tui::part::Part;
use crate::tui::state::State;
use crate::tui::update::open;
use crate::tui::views::View;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;

/// The directory as a view.
pub const PART: Part = Part {
    contexts,
    questions,
    settle,
    act,
    refusal,
    line,
    typed: |state| state.people.refilter(),
    view: view::view,
    click: view::click,
    aim: view::aim,
};

fn contexts(state: &State) -> &'static [Context] {
    match state.people.focus {
        _ if state.people.is_filtering => &[Context::Filter],
        Focus::List => &[Context::Directory, Context::People, Context::Screen],
        Focus::Page => &[Context::Person, Context::People, Context::Screen],
    }
}

fn line(state: &mut State) -> Option<&mut Line> {
    state.people.is_filtering.then_some(&mut state.people.filter)
}

fn questions(state: &State) -> Vec<Question> {
    std::iter::once(Question::People).chain(state.people.only.question()).collect()
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let by = i64::from(count.unwrap_or(1));
    let rows = i64::try_from(rows(state)).unwrap_or(1);
    let people = &mut state.people;
    match action {
        Action::LineUp => step(state, -by),
        Action::LineDown => step(state, by),
        Action::PageUp => step(state, -by * rows),
        Action::PageDown => step(state, by * rows),
        Action::First => step(state, i64::MIN),
        Action::Last => step(state, i64::MAX),
        Action::Open => people.focus = Focus::Page,
        Action::Focus => people.focus = if people.focus == Focus::List { Focus::Page } else { Focus::List },
        Action::Filter => {
            people.is_filtering = true;
            people.focus = Focus::List;
        }
        Action::FilterKeep => people.is_filtering = false,
        Action::FilterEnd => people.clear_filter(),
        Action::Clear => clear(state),
        Action::OnlyAbsent => return only(state, Only::Absent),
        Action::OnlyTwins => return only(state, Only::Twins),
        Action::Mark => {
            people.toggle_mark();
            step(state, 1);
        }
        Action::MarkRange => people.turn_range(),
        Action::AttendeeAdd => {
            let sign_up = SignUp::new(state);
            return sign_up.map_or_else(Vec::new, |sign_up| open(state, Box::new(sign_up)));
        }
        Action::PersonAdd => return open(state, Box::new(PersonForm::new_person())),
        Action::PersonEdit => {
            let form = people.page.as_ref().map(|page| PersonForm::of(&page.person, people.focus == Focus::Page));
            return form.map_or_else(Vec::new, |form| open(state, Box::new(form)));
        }
        Action::PersonTag => {
            let tags = TagPeople::prompt(state);
            return open(state, Box::new(tags));
        }
        Action::PersonMerge => {
            let twin = ChooseTwin::new(state);
            return twin.map_or_else(Vec::new, |twin| open(state, Box::new(twin)));
        }
        Action::PersonErase => {
            let person = people.person().map(|person| person.id);
            return person.map(|person| Effect::Erase { person, dry_run: true }).into_iter().collect();
        }
        Action::LongText => {
            let person = people.person().map(|person| person.id);
            return person.map(|person| Effect::Ask(Question::LongText(LongText::Note(person)))).into_iter().collect();
        }
        Action::PersonNeeds => {
            people.shows_needs = !people.shows_needs;
            turn_to_page(state);
        }
        Action::PersonNote => {
            people.shows_note = !people.shows_note;
            turn_to_page(state);
        }
        Action::CopyAddresses => {
            let addresses = people.chosen().into_iter().map(|person| person.email.clone()).collect();
            return state.copy_addresses(addresses);
        }
        Action::CopyNames => {
            let names = people.chosen().into_iter().map(|person| person.name.clone()).collect();
            return state.copy_names(names);
        }
        _ => {}
    }
    settle(state)
}

fn refusal(state: &State, action: Action) -> Option<&'static str> {
    let people = &state.people;
    let chosen = people.chosen();
    let nobody =
        chosen.is_empty().then_some(if people.all().is_empty() { "nobody is known yet" } else { "nobody here: {people.clear} shows all" });
    let private = state.privacy.then_some("hidden while names are initials: {privacy} shows them");
    let profile = people.page.as_ref().map(|page| &page.person.profile);
    let hides_note = !people.shows_note && profile.is_some_and(|profile| profile.note.is_some());
    let no_needs = profile.is_some_and(|profile| profile.access_needs.is_none());
    let no_note = profile.is_some_and(|profile| profile.note.is_none());
    match action {
        Action::AttendeeAdd => {
            nobody.or(state.desk.line().is_none().then_some("no session is chosen: {view.calendar} goes to the calendar"))
        }
        Action::PersonEdit => nobody.or(private),
        Action::PersonMerge if people.all().len() < 2 => Some("there is nobody else to merge with"),
        Action::PersonMerge | Action::PersonErase => nobody.or(private),
        Action::PersonTag => nobody,
        Action::Open | Action::Focus | Action::Mark | Action::MarkRange | Action::CopyNames => nobody,
        Action::PersonNeeds => nobody.or(private).or(no_needs.then_some("no access needs are kept: {person.edit} writes them")),
        Action::PersonNote => nobody.or(private).or(no_note.then_some("no note is kept: {person.edit} writes one")),
        Action::LongText => nobody.or(state.cannot_write()).or(hides_note.then_some("the note is kept: {person.note} shows it first")),
        Action::Clear => {
            let all = people.focus == Focus::List && people.only == Only::Everyone && people.filter.value().is_empty();
            (all && people.marks.is_empty()).then_some("everyone is shown already")
        }
        Action::Filter | Action::OnlyAbsent | Action::OnlyTwins => people.all().is_empty().then_some("nobody is known yet"),
        Action::CopyAddresses => {
            nobody.or(chosen.iter().all(|person| person.email.is_none()).then_some("nobody chosen has given an address"))
        }
        _ => None,
    }
}

/// Takes in what the directory asked for.
pub fn hear(state: &mut State, answer: Answer) -> Vec<Effect> {
    let people = &mut state.people;
    match answer {
        Answer::People(all) => people.load(all),
        Answer::Absent(lines) => people.hear_absent(lines),
        Answer::Twins(lines) => people.hear_twins(lines),
        Answer::Glances(glances) => {
            people.glances.extend(glances);
            return Vec::new();
        }
        Answer::Person(page) => {
            let wanted = people.person().map(|person| person.id);
            people.page = page.map(|page| *page).filter(|page| Some(page.person.id) == wanted);
            return Vec::new();
        }
        _ => return Vec::new(),
    }
    // a layer over another view may have asked: what stands beside the names is asked for when they come into sight
    if state.view == View::People { settle(state) } else { Vec::new() }
}

pub fn settle(state: &mut State) -> Vec<Effect> {
    let (rows, list) = (rows(state), list(state));
    let people = &mut state.people;
    let mut questions = Vec::new();
    let unseen = people.unseen(people.cursor.top(people.count(), list, state.clicked), rows);
    if !unseen.is_empty() {
        questions.push(Question::Glances(unseen));
    }
    let person = people.person().map(|person| person.id);
    if people.page.as_ref().map(|page| page.person.id) != person {
        people.page = None;
        people.close_secrets();
    }
    // asked for where it is not seen too: its keys act on the whole record
    if let Some(person) = person {
        let wanted = (person, people.focus == Focus::Page);
        if people.asked != Some(wanted) {
            people.asked = Some(wanted);
            questions.push(Question::Person { person, with_changes: wanted.1 });
        }
    }
    Effect::ask_all(questions)
}

/// What erasing someone takes away, as a question.
pub fn erasing(state: &State, person: PersonId, erased: &Erased) -> String {
    let name = state.people.named(person).map_or_else(|| "them".to_owned(), |person| state.name(&person.name));
    let erasure = &erased.erasure;
    let mut goes = vec![words::count(erasure.sign_ups, "sign-up", "sign-ups")];
    if erasure.entries > 0 {
        goes.push(format!("the names in {}", words::count(erasure.entries, "line of the history", "lines of the history")));
    }
    if !erasure.copies.is_empty() {
        goes.push(words::count(erasure.copies.len(), "old copy of the calendar", "old copies of the calendar"));
    }
    let stays = match erasure.marks {
        0 => String::new(),
        marks => format!(" {} in registers stay without a name.", words::count(marks, "mark", "marks")),
    };
    let mentions = match erasure.mentions.as_slice() {
        [] => String::new(),
        [first, rest @ ..] if !state.privacy => {
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            format!(" What others wrote stays: {}{more}.", words::mention(first))
        }
        all => format!(" {} of others mention them and stay.", words::count(all.len(), "text", "texts")),
    };
    format!("Erase {name} for good? With them go {}.{stays}{mentions} No undo brings this back.", goes.join(", "))
}

/// Rows of the list.
fn rows(state: &State) -> usize {
    usize::from(list(state).height)
}

/// Where the list is drawn.
fn list(state: &State) -> Rect {
    super::list::lines(layout::list_panes(layout::body(state.size)).list())
}

/// The cursor moves, or the page is scrolled, whichever has the focus.
fn step(state: &mut State, by: i64) {
    if state.people.focus == Focus::List {
        let people = &mut state.people;
        people.cursor.step(by, people.count());
        return;
    }
    let page = layout::list_panes(layout::body(state.size)).page();
    let hidden = page::height(state, usize::from(page.width)).saturating_sub(usize::from(page.height));
    let mut top = Cursor(state.people.scroll);
    top.step(by, hidden + 1);
    state.people.scroll = top.0;
}

/// What was opened stands on the page: where that has no room beside the list, it takes its place.
fn turn_to_page(state: &mut State) {
    if !layout::list_panes(layout::body(state.size)).shows_page(state.people.focus == Focus::Page) {
        state.people.focus = Focus::Page;
    }
}

/// One thing after the other: the page, the marks, the choice of people, the filter.
fn clear(state: &mut State) {
    let people = &mut state.people;
    match () {
        () if people.focus == Focus::Page => people.focus = Focus::List,
        () if !people.marks.is_empty() => people.marks.clear(),
        () if people.only != Only::Everyone => people.show_only(Only::Everyone),
        () => people.clear_filter(),
    }
}

/// Shows only some, or everyone again where it did already.
fn only(state: &mut State, wanted: Only) -> Vec<Effect> {
    let people = &mut state.people;
    people.show_only(if people.only == wanted { Only::Everyone } else { wanted });
    match people.unknown() {
        Some(question) => vec![Effect::Ask(question)],
        None => settle(state),
    }
}
