//! A person in full: how to reach them, what they signed up for and came to, and what was done with their record.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Focus;
use crate::app::deed::deed;
use crate::app::query::{PersonPage, PersonSeries};
use crate::app::words;
use crate::domain::signup::{Answer, Reach, SignUp};
use crate::tui::state::State;
use crate::tui::widget::strip::strip;
use crate::tui::widget::text::{draw, fit, left, span, width, wrap};

type Spans = Vec<Span<'static>>;

const LABEL: usize = 9;
const STRIP: usize = 12;
/// Changes that are told, the newest.
const CHANGES: usize = 8;

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let Some(page) = &state.people.page else { return };
    let lines = lines(state, page, usize::from(area.width));
    let most = lines.len().saturating_sub(usize::from(area.height));
    for (row, line) in (area.y..area.bottom()).zip(lines.iter().skip(state.people.scroll.min(most))) {
        draw(frame.buffer_mut(), (area.x, row), area.width, line);
    }
}

/// How many rows the page has at a width.
pub fn height(state: &State, columns: usize) -> usize {
    state.people.page.as_ref().map_or(0, |page| lines(state, page, columns).len())
}

fn lines(state: &State, page: &PersonPage, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let profile = &page.person.profile;
    let style = if state.people.focus == Focus::Page { theme.accent() } else { theme.strong() };
    let mut lines = vec![vec![span(fit(&state.name(&profile.name), columns), style)]];
    let tags = profile.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    if !tags.is_empty() {
        lines.extend(wrap(&tags, columns).into_iter().map(|row| vec![span(row, theme.quiet())]));
    }
    lines.push(Vec::new());
    lines.extend(record(state, page, columns));
    for part in &page.series {
        lines.push(Vec::new());
        lines.extend(part_of(state, part, columns));
    }
    if page.series.is_empty() {
        lines.push(Vec::new());
        lines.push(vec![span(
            fit(&state.keyed("On no list yet: {people.add} signs them up for the chosen session"), columns),
            theme.quiet(),
        )]);
    }
    if !page.changes.is_empty() {
        lines.push(Vec::new());
        lines.push(vec![span("Changes to the record", theme.strong())]);
        let change = |(at, verb): &(_, String)| {
            let at = state.zone.wall(*at);
            vec![span(words::moment(at, state.look.dial) + "  ", theme.quiet()), span(fit(deed(verb), columns), theme.text())]
        };
        lines.extend(page.changes.iter().rev().take(CHANGES).map(change));
    }
    lines
}

/// What is known; what is private waits for its key.
fn record(state: &State, page: &PersonPage, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let people = &state.people;
    let profile = &page.person.profile;
    let closed = |text: &Option<String>, opened: bool, key: &'static str| match text {
        None => None,
        Some(text) if opened && !state.privacy => Some((text.clone(), theme.text())),
        Some(_) if state.privacy => Some(("hidden".to_owned(), theme.quiet())),
        Some(_) => Some((format!("kept: {key} shows it"), theme.quiet())),
    };
    let open = |text: &Option<String>| text.clone().filter(|_| !state.privacy).map(|text| (text, theme.text()));
    let facts = [
        ("E-mail", open(&profile.email)),
        ("Phone", open(&profile.phone)),
        ("From", open(&profile.organisation)),
        ("Via", open(&profile.via)),
        ("Access", closed(&profile.access_needs, people.shows_needs, "A")),
        ("Note", closed(&profile.note, people.shows_note, "N")),
    ];
    let mut lines = Vec::new();
    for (label, (text, style)) in facts.into_iter().filter_map(|(label, fact)| Some((label, fact?))) {
        let rows = text.lines().flat_map(|line| wrap(line, columns.saturating_sub(LABEL))).collect::<Vec<_>>();
        let labels = std::iter::once(label).chain(std::iter::repeat(""));
        lines.extend(labels.zip(rows).map(|(label, row)| vec![span(left(label, LABEL), theme.quiet()), span(row, style)]));
    }
    if lines.is_empty() {
        let told = if state.privacy { "names are initials now" } else { "Nothing but the name is known: {person.edit} adds more" };
        lines.push(vec![span(fit(&state.keyed(told), columns), theme.quiet())]);
    }
    lines
}

/// A series: its title and the strip, how they signed up, how often they came.
fn part_of(state: &State, part: &PersonSeries, columns: usize) -> Vec<Spans> {
    let theme = state.theme();
    let room = columns.saturating_sub(STRIP + 1);
    let noted = strip(&part.strip, STRIP.min(columns));
    let mut lines = vec![vec![span(left(&state.masked(&part.summary), room) + " ", theme.strong()), span(noted, theme.text())]];
    let signed = sign_ups(&part.sign_ups);
    if !signed.is_empty() {
        lines.extend(wrap(&signed, columns).into_iter().map(|row| vec![span(row, theme.text())]));
    }
    let seen: Vec<_> = part.marks.iter().filter(|mark| mark.state.was_here()).map(|mark| mark.date.0.date()).collect();
    let came = match (seen.len(), part.marks.len()) {
        (0, 0) => String::new(),
        (0, times) => format!("came to none of {times}"),
        (seen, times) => format!("came {seen} of {times}"),
    };
    let when = match seen.as_slice() {
        [] => String::new(),
        [only] => format!(" · on {}", words::date(*only)),
        [first, .., last] => format!(" · first {} · last {}", words::date(*first), words::date(*last)),
    };
    // the dates go together, below where they do not fit beside
    let all = format!("{came}{when}");
    let told = if width(&all) <= columns { vec![all] } else { vec![came, when.trim_start_matches(" · ").to_owned()] };
    lines.extend(told.iter().flat_map(|told| wrap(told, columns)).map(|row| vec![span(row, theme.quiet())]));
    lines
}

/// "every time from Wed 2 Sep 2020 · 2 single sessions · facilitator once".
fn sign_ups(rows: &[SignUp]) -> String {
    let standing = rows.iter().filter_map(|row| match row.reach {
        Reach::Standing { from, until } if row.answer != Answer::Declined => {
            let from = from.map(|day| format!(" from {}", words::date(day))).unwrap_or_default();
            let until = until.map(|day| format!(" until before {}", words::date(day))).unwrap_or_default();
            Some(format!("every time{from}{until}"))
        }
        Reach::Standing { .. } | Reach::One(_) => None,
    });
    let once = |answer: Answer| rows.iter().filter(|row| !row.reach.is_standing() && row.answer == answer).count();
    let counted =
        [(once(Answer::Accepted), "single session", "single sessions"), (once(Answer::Declined), "session declined", "sessions declined")];
    let counted = counted.into_iter().filter(|(number, _, _)| *number > 0).map(|(number, one, many)| words::count(number, one, many));
    let role = rows.iter().map(|row| row.role).find(|role| !role.takes_seat()).map(|role| role.word().to_owned());
    standing.chain(counted).chain(role).collect::<Vec<_>>().join(" · ")
}
