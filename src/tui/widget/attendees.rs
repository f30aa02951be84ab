//! Who comes: places, tags, the strip of the last six times, and what is special about each.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::app::query::{AttendeeLine, SessionPage};
use crate::app::words;
use crate::domain::attendance::Attendance;
use crate::domain::roster::Place;
use crate::domain::signup::Role;
use crate::tui::desk::Focus;
use crate::tui::msg::Effect;
use crate::tui::state::State;
use crate::tui::widget::strip::strip;
use crate::tui::widget::text::{draw, fit, left, right, span, width};

/// Columns of the place, and of the strip at its longest.
const PLACE: usize = 3;
const STRIP: usize = 6;
/// Names longer than this are cut even where there is room, so that a line stays a line to the eye.
const LONGEST_NAME: usize = 32;
/// Narrower lists show half the strip, or none.
const ROOMY: usize = 40;
const SLIM: usize = 32;
/// From this width on, tags have a column of their own.
const WITH_TAGS: usize = 48;

pub fn view(state: &State, frame: &mut Frame, area: Rect) {
    let Some(page) = &state.desk.page else { return };
    let focused = state.desk.focus == Focus::Attendees;
    head(state, page, frame, area, focused);
    let list = list(area, focused);
    let detail = area.bottom() - list.bottom();
    if page.attendees.is_empty() {
        let theme = state.theme();
        let empty = [span("Nobody yet: ", theme.quiet()), span("a", theme.accent()), span(" adds someone", theme.quiet())];
        draw(frame.buffer_mut(), (list.x, list.y), list.width, &empty);
        return;
    }
    let columns = usize::from(list.width);
    let cursor = state.desk.attendee;
    let room = Room::of(page, columns);
    let marked = state.desk.marked();
    let top = cursor.top(page.attendees.len(), list, state.clicked);
    for (row, (place, line)) in (list.y..list.bottom()).zip(page.attendees.iter().enumerate().skip(top)) {
        draw(frame.buffer_mut(), (list.x, row), list.width, &attendee(state, line, &room));
        if marked.contains(&line.person) {
            draw(frame.buffer_mut(), (list.x, row), 1, &[span("✓", state.theme().accent())]);
        }
        if focused && place == cursor.0 {
            frame.buffer_mut().set_style(Rect { y: row, height: 1, ..list }, state.theme().selected());
        }
    }
    if let Some(line) = state.desk.attendee().filter(|_| focused) {
        about(state, line, frame, Rect { y: list.bottom(), height: detail, ..area });
    }
}

/// Where the lines lie: under the head, over what is told of the chosen one while the list has the focus.
fn list(area: Rect, focused: bool) -> Rect {
    let detail = if focused { area.height.saturating_sub(5).min(2) } else { 0 };
    Rect { y: area.y + 2, height: area.height.saturating_sub(2 + detail), ..area }
}

/// Takes the attendee at a place of the list.
pub fn click(state: &mut State, area: Rect, at: Position) -> Option<Vec<Effect>> {
    let desk = &mut state.desk;
    let lines = desk.attendees().len();
    let away = desk.attendee.away(lines, list(area, desk.focus == Focus::Attendees), at, state.clicked)?;
    desk.attendee.step(away, lines);
    Some(Vec::new())
}

/// "Attendees  14 of 20 · 2 waiting · 1 declined · 9 online, 5 in the room", as far as there is room, and the line under which the list has the focus.
fn head(state: &State, page: &SessionPage, frame: &mut Frame, area: Rect, focused: bool) {
    let theme = state.theme();
    let seats = &page.line.seats();
    let mut counts = words::seats(seats);
    let room = usize::from(area.width).saturating_sub(11);
    let others = [(seats.waiting, "waiting"), (seats.declined, "declined")].map(|(count, word)| (count > 0, format!("{count} {word}")));
    let modes = words::modes(seats);
    for (is_told, part) in others.into_iter().chain([(!modes.is_empty(), modes)]) {
        let longer = format!("{counts} · {part}");
        counts = if is_told && width(&longer) <= room { longer } else { counts };
    }
    let style = if focused { theme.accent() } else { theme.strong() };
    let told = match state.desk.marked().len() {
        0 => span(counts, theme.text()),
        marked => span(format!("{marked} marked"), theme.accent()),
    };
    let title = [span("Attendees  ", style), told];
    draw(frame.buffer_mut(), (area.x, area.y), area.width, &title);
    if area.height < 2 {
        return;
    }
    let edge = if focused { theme.accent() } else { theme.quiet() };
    draw(frame.buffer_mut(), (area.x, area.y + 1), area.width, &[span("─".repeat(usize::from(area.width)), edge)]);
}

/// How the columns of the list are shared out: what is said and the strip take what they need, names and tags the rest.
struct Room {
    name: usize,
    tags: usize,
    strip: usize,
    said: usize,
}

impl Room {
    fn of(page: &SessionPage, columns: usize) -> Self {
        let longest = |of: fn(&AttendeeLine) -> usize| page.attendees.iter().map(of).max().unwrap_or(0);
        let said = longest(|line| width(&said(line))).min(columns / 2);
        let strip = longest(|line| line.strip.len()).min(match columns {
            ..SLIM => 0,
            SLIM..ROOMY => STRIP / 2,
            _ => STRIP,
        });
        let rest = columns.saturating_sub(PLACE + 1 + 1 + strip + usize::from(strip > 0) + said);
        let tags = if columns >= WITH_TAGS { (rest * 2 / 5).min(24) } else { 0 };
        let name = rest.saturating_sub(tags + usize::from(tags > 0)).min(LONGEST_NAME);
        Self { name, tags, strip, said }
    }
}

fn attendee(state: &State, line: &AttendeeLine, room: &Room) -> Vec<Span<'static>> {
    let theme = state.theme();
    let coming = !matches!(line.place, Place::Declined);
    let style = if coming { theme.text() } else { theme.quiet() };
    let mut spans = vec![
        span(right(&place(line.place), PLACE) + " ", if matches!(line.place, Place::Waiting(_)) { theme.alert() } else { theme.quiet() }),
        span(left(&state.name(&line.name), room.name) + " ", style),
    ];
    if room.tags > 0 {
        spans.push(span(left(&tags(&line.tags, room.tags), room.tags) + " ", theme.quiet()));
    }
    if room.strip > 0 {
        spans.push(span(strip(&line.strip, room.strip) + " ", theme.quiet()));
    }
    spans.push(span(fit(&said(line), room.said), if line.new && coming { theme.text() } else { theme.quiet() }));
    spans
}

/// All tags where they fit, else the first and how many more there are.
fn tags(tags: &[String], columns: usize) -> String {
    let all = tags.join(" ");
    match tags {
        [first, rest @ ..] if width(&all) > columns && !rest.is_empty() => format!("{first} +{}", rest.len()),
        _ => all,
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Crew => "·".into(),
        Place::Seat(number) => number.to_string(),
        Place::Waiting(number) => format!("w{number}"),
        Place::Tentative => "?".into(),
        Place::Invited => "…".into(),
        Place::Declined => "✗".into(),
    }
}

/// The one thing to know: what the register says, what they do here, that they are new, or how they signed up.
fn said(line: &AttendeeLine) -> String {
    let crew = (!line.role.takes_seat()).then(|| line.role.word());
    match (line.attendance, line.place) {
        (Some(Attendance::Apologies), _) => "sent apologies".into(),
        (Some(noted), _) => noted.word().into(),
        (None, Place::Declined) => "not this time".into(),
        (None, Place::Tentative) => "perhaps".into(),
        (None, Place::Invited) => "invited".into(),
        (None, _) if crew.is_some() => crew.unwrap_or_default().into(),
        (None, _) if line.new => "new".into(),
        (None, _) if line.role == Role::Supporter => line.role.word().into(),
        (None, _) if line.standing => "every time".into(),
        (None, _) => String::new(),
    }
}

/// Under the list, of the chosen attendee: what they need, how to reach them, who sent them, and the strip in words.
fn about(state: &State, line: &AttendeeLine, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let columns = usize::from(area.width);
    let open = |text: &Option<String>| text.clone().filter(|_| !state.privacy);
    let parts = [
        line.reason.as_ref().map(words::reason),
        line.mode.map(words::mode),
        open(&line.access_needs).map(|needs| format!("needs: {needs}")),
        open(&line.email),
        open(&line.via).map(|via| format!("via {via}")),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    let noted: Vec<&str> = line.strip.iter().map(|noted| noted.map_or("–", Attendance::word)).collect();
    let past = if noted.is_empty() { "first time here".to_owned() } else { format!("last times: {}", noted.join(", ")) };
    for (row, text) in (area.y..area.bottom()).zip([known.join(" · "), past]) {
        draw(frame.buffer_mut(), (area.x, row), area.width, &[span(fit(&text, columns), theme.quiet())]);
    }
}
