//! Where things stand: one pane when narrow, from 60 columns the session under the month, from 76 beside it; lists with a page likewise.

use ratatui::layout::Rect;

/// Columns from which the session shows together with the month: under it, and beside it.
const UNDER: u16 = 60;
const BESIDE: u16 = 76;
/// Rows from which a month and a list under it are both worth looking at.
const HIGH: u16 = 17;
/// Columns that a week needs beside a session, so that each of its days keeps ten, and what it leaves to the session for that.
const LEAST_WEEK: u16 = 76;
const LEAST_SIDE: u16 = 40;
/// Columns from which a page shows beside its list, or a session beside a week or an agenda, and how wide a page is at most while its list can use the rest.
const PAGE_BESIDE: u16 = 110;
const WIDEST_PAGE: u16 = 64;
/// A list says nothing more with more columns than this: its page has the rest.
const WIDEST_LIST: u16 = 96;
/// A day cell needs this for its seats, and says nothing more with more than that.
const NARROWEST_CELL: u16 = 6;
const WIDEST_CELL: u16 = 22;
/// Percent of the columns that a month may take, and what it leaves to the session beside it before its cells grow.
const MONTH: u16 = 62;
const BESIDE_MONTH: u16 = 45;
/// Columns between the panes.
const GAP: u16 = 2;

/// The screen from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    pub header: Rect,
    pub body: Rect,
    pub footer: Rect,
}

/// The panes of a view of sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panes {
    /// The one with the focus has all.
    One(Rect),
    /// The month, the week or the list; beside or under it the session and its attendees.
    Several { main: Rect, session: Rect, attendees: Rect },
}

/// Header, body and bottom line; a row of air between them where there is room.
pub fn screen(area: Rect) -> Screen {
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
    let air = u16::from(area.height >= 20);
    let top = 1 + air;
    let bottom = area.height.saturating_sub(1);
    let below = bottom.saturating_sub(u16::from(area.height >= 30));
    let body = Rect { y: area.y + top, height: below.saturating_sub(top), ..area };
    Screen { header: row(0), body, footer: row(bottom) }
}

/// The body of a screen of so many columns and rows.
pub fn body((columns, rows): (u16, u16)) -> Rect {
    screen(Rect::new(0, 0, columns, rows)).body
}

/// Where layers rise from the bottom line: all but the head of a screen of so many columns and rows.
pub fn layers((columns, rows): (u16, u16)) -> Rect {
    Rect::new(0, 1, columns, rows.saturating_sub(2))
}

/// The panes of a list with one of its lines in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPanes {
    /// The one with the focus has all.
    One(Rect),
    Both {
        list: Rect,
        page: Rect,
    },
}

impl ListPanes {
    pub fn list(self) -> Rect {
        match self {
            ListPanes::One(pane) | ListPanes::Both { list: pane, .. } => pane,
        }
    }

    pub fn page(self) -> Rect {
        match self {
            ListPanes::One(pane) | ListPanes::Both { page: pane, .. } => pane,
        }
    }

    pub fn shows_list(self, has_focus: bool) -> bool {
        has_focus || matches!(self, ListPanes::Both { .. })
    }

    pub fn shows_page(self, has_focus: bool) -> bool {
        has_focus || matches!(self, ListPanes::Both { .. })
    }
}

/// The panes of such a list that fit a body.
pub fn list_panes(body: Rect) -> ListPanes {
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    if body.width < PAGE_BESIDE {
        return ListPanes::One(inner);
    }
    let usual = (inner.width * 2 / 5).min(WIDEST_PAGE);
    let width = usual.max(inner.width.saturating_sub(WIDEST_LIST + 2 * GAP));
    let list = Rect { width: inner.width - width - 2 * GAP, ..inner };
    ListPanes::Both { list, page: Rect { x: inner.right() - width, width, ..inner } }
}

/// The panes that fit a body.
pub fn panes(body: Rect) -> Panes {
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    if body.width < UNDER || (body.width < BESIDE && body.height < HIGH) {
        return Panes::One(inner);
    }
    if body.width < BESIDE {
        return stacked(inner);
    }
    let room = inner.width - GAP;
    let cell = (room * MONTH / 100).min(room.saturating_sub(BESIDE_MONTH)) / 7;
    let month = 7 * cell.clamp(NARROWEST_CELL, WIDEST_CELL);
    let side = Rect { x: inner.x + month + GAP, width: inner.width - month - GAP, ..inner };
    let (session, attendees) = under_each_other(side);
    Panes::Several { main: Rect { width: month, ..inner }, session, attendees }
}

/// The panes of the week and of the agenda: the session beside them on a wide screen, under them on a high one.
pub fn session_panes(body: Rect) -> Panes {
    let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    if body.width < UNDER || body.height < HIGH {
        return Panes::One(inner);
    }
    if body.width < PAGE_BESIDE {
        let height = (body.height * 3 / 10).clamp(6, 12);
        let main = Rect { height: inner.height - height - 1, ..inner };
        let (session, attendees) = halves(Rect { y: main.bottom() + 1, height, ..inner });
        return Panes::Several { main, session, attendees };
    }
    let least = LEAST_WEEK.min(inner.width - LEAST_SIDE - GAP);
    let main = Rect { width: (inner.width * 3 / 5).max(least), ..inner };
    let side = Rect { x: main.right() + GAP, width: inner.width - main.width - GAP, ..inner };
    let (session, attendees) = under_each_other(side);
    Panes::Several { main, session, attendees }
}

/// A session over its attendees; it keeps its height, so that the list under it stays where it is.
fn under_each_other(side: Rect) -> (Rect, Rect) {
    let height = if side.height >= 30 { 13 } else { side.height * 9 / 20 };
    (Rect { height, ..side }, Rect { y: side.y + height, height: side.height - height, ..side })
}

/// A session and its attendees side by side.
fn halves(below: Rect) -> (Rect, Rect) {
    let half = (below.width - GAP) / 2;
    (Rect { width: half, ..below }, Rect { x: below.x + half + GAP, width: below.width - half - GAP, ..below })
}

/// The month above, the session and its attendees side by side under it.
fn stacked(area: Rect) -> Panes {
    // two rows of heading and six weeks, each as high as half the area allows
    let height = (2 + (area.height * 11 / 20).saturating_sub(2).div_euclid(6).max(1) * 6).min(area.height);
    let below = Rect { y: area.y + height, height: area.height - height, ..area };
    let (session, attendees) = halves(below);
    Panes::Several { main: Rect { height, ..area }, session, attendees }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_lie_side_by_side_inside_the_body_at_every_size() {
        for (columns, rows) in (40..260).flat_map(|columns| (12..70).map(move |rows| (columns, rows))) {
            let screen = screen(Rect::new(0, 0, columns, rows));
            let list = list_panes(screen.body);
            assert!(list.list().right() <= columns && list.page().right() <= columns, "{columns}x{rows}");
            assert!(screen.body.bottom() <= screen.footer.y && screen.header.bottom() <= screen.body.y, "{columns}x{rows}");
            for (panes, beside) in [(panes(screen.body), BESIDE), (session_panes(screen.body), u16::MAX)] {
                match panes {
                    Panes::One(pane) => assert!(columns < beside && pane.right() <= columns),
                    Panes::Several { main, session, attendees } => {
                        let apart = [(main, session), (main, attendees), (session, attendees)];
                        assert!(apart.iter().all(|(a, b)| a.intersection(*b).is_empty()), "{columns}x{rows}");
                        let inside = |pane: &Rect| screen.body.intersection(*pane) == *pane;
                        assert!([main, session, attendees].iter().all(inside), "{columns}x{rows}");
                    }
                }
            }
        }
    }
}
