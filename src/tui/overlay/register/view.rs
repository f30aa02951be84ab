//! The register drawn: the count, then everyone with a mark, what there is to know of them beside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Register;
use crate::app::query::{RegisterLine, RegisterPage};
use crate::app::words;
use crate::domain::attendance::Attendance;
use crate::domain::roster::Place;
use crate::tui::overlay::sheet;
use crate::tui::state::State;
use crate::tui::widget::text::{draw, fit, left, span, width, wrap};

/// Columns of a mark.
const MARK: usize = 12;
const LONGEST_NAME: usize = 34;

pub fn view(register: &Register, page: &RegisterPage, state: &State, frame: &mut Frame, area: Rect) {
    let theme = state.theme();
    let air = air(area);
    let count = words::here(page.tally);
    let rest = if lies_ahead(page, state) { "before its day only apologies can be noted".to_owned() } else { counts(page) };
    let room = usize::from(area.width).saturating_sub(width(&count) + 3);
    let head = [span(count, theme.accent()), span("   ", theme.text()), span(fit(&rest, room), theme.quiet())];
    draw(frame.buffer_mut(), (area.x, area.y + air), area.width, &head);
    let find = (area.x, area.y + air + 1);
    if register.is_finding() {
        let start = draw(frame.buffer_mut(), find, area.width, &[span("who ", theme.quiet())]);
        register.find.view(frame, (start, find.1), area.right().saturating_sub(start), theme.strong());
    }
    let list = list(area);
    let lines: Vec<_> = register.lines().map(|line| line_of(line, state, usize::from(area.width))).collect();
    if lines.is_empty() {
        let nobody = if register.is_finding() {
            "Nobody of that name is on the list: {register.find.came} adds them as a walk-in, {register.find.end} shows all."
        } else {
            "Nobody is on the list: {register.walk-in} adds a walk-in."
        };
        for (row, text) in (list.y..list.bottom()).zip(wrap(&state.keyed(nobody), usize::from(list.width))) {
            draw(frame.buffer_mut(), (list.x, row), list.width, &[span(text, theme.quiet())]);
        }
        return;
    }
    sheet::lines(state, frame, list, register.cursor, &lines);
}

/// Where there is room, a row of air stands over the count.
fn air(area: Rect) -> u16 {
    u16::from(area.height >= 16)
}

/// Under the count and the line to find someone.
pub fn list(area: Rect) -> Rect {
    sheet::below(area, air(area) + 2)
}

/// Whether its day has not come yet, on the clock of its series.
fn lies_ahead(page: &RegisterPage, state: &State) -> bool {
    page.session.start.date() > page.session.anchor.wall(state.now, &state.zone).date()
}

/// "2 late · 1 missed · 3 to go".
fn counts(page: &RegisterPage) -> String {
    let of = |state: Attendance| page.lines.iter().filter(|line| line.mark == Some(state)).count();
    let open = page.lines.iter().filter(|line| line.expected && line.mark.is_none()).count();
    let told = [
        (of(Attendance::Late), "late"),
        (of(Attendance::WalkIn), "walk-in"),
        (of(Attendance::Apologies), "sent apologies"),
        (of(Attendance::Missed), "missed"),
        (open, "to go"),
    ];
    told.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect::<Vec<_>>().join(" · ")
}

fn line_of(line: &RegisterLine, state: &State, columns: usize) -> Vec<Span<'static>> {
    let theme = state.theme();
    let (glyph, word) = match line.mark {
        Some(Attendance::Came) => ("✓", "came"),
        Some(Attendance::WalkIn) => ("✓", "walk-in"),
        Some(Attendance::Late) => ("✓", "late"),
        Some(Attendance::Apologies) => ("–", "apologies"),
        Some(Attendance::Missed) => ("×", "missed"),
        None => ("·", ""),
    };
    let mark = match line.mark {
        Some(noted) if noted.was_here() => theme.accent(),
        Some(_) => theme.quiet(),
        None => theme.quiet(),
    };
    let style = if line.expected || line.mark.is_some() { theme.text() } else { theme.quiet() };
    let name = columns.saturating_sub(MARK + 2).min(LONGEST_NAME);
    let room = columns.saturating_sub(MARK + name + 5);
    vec![
        span(format!("{glyph} {}", left(word, MARK - 2)), mark),
        span(left(&state.name(&line.name), name) + "  ", style),
        span(fit(&remarks(line, state), room), theme.quiet()),
    ]
}

/// What there is to know when they come in.
fn remarks(line: &RegisterLine, state: &State) -> String {
    let place = match line.place {
        Some(Place::Crew) => line.role.word(),
        Some(Place::Waiting(_)) => "on the waiting list",
        Some(Place::Tentative) => "perhaps",
        Some(Place::Invited) => "invited",
        Some(Place::Declined) => "not this time",
        Some(Place::Seat(_)) | None => "",
    };
    let first = if line.first_time { "first time" } else { "" };
    let needs = line.access_needs.as_deref().filter(|_| !state.privacy).map(|needs| format!("needs: {needs}")).unwrap_or_default();
    [place, first, &needs].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}
