//! Where everything of a week stands: gutters, days, the sessions over the hours and those in them. Drawing and clicks go by it.

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use ratatui::layout::Rect;

use super::lanes::{Lane, lanes, side_by_side};
use super::state::{CLOSEST, USUAL, is_long, last_day};
use crate::app::Dial;
use crate::app::query::SessionLine;
use crate::tui::days::{days_on, week_of};
use crate::tui::state::State;

/// Rows over the hours: the title, and the names of the days.
const HEAD: u16 = 2;
/// Rows that sessions of a day or more have at most.
const LONG: u16 = 3;
/// Columns of a day at least, where several stand side by side.
const NARROWEST: u16 = 8;
/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Where nothing is planned the day begins at eight; for what begins before five it does not begin earlier.
const MORNING: u16 = 8 * 60;
const DAWN: u16 = 5 * 60;

/// A session where it is seen.
pub struct Block<'a> {
    pub line: &'a SessionLine,
    pub place: Rect,
    /// It begins above the first row that is seen, and it ends below the last one.
    pub is_cut: (bool, bool),
}

/// A week on its place.
pub struct Plan<'a> {
    /// Over the rest: the title, and under it the names of the days.
    pub title: Rect,
    /// Our hours, and those of the other zone.
    pub gutter: Rect,
    pub beside: Option<Rect>,
    /// Where each day has its hours.
    pub days: Vec<(NaiveDate, Rect)>,
    /// Sessions that fit.
    pub blocks: Vec<Block<'a>>,
    /// Days on which some are not seen, and how many.
    pub hidden: Vec<(NaiveDate, usize)>,
    /// Minutes of a row.
    pub zoom: u16,
    /// The first row that is seen, counted from midnight.
    pub top: u16,
}

impl<'a> Plan<'a> {
    pub fn of(state: &'a State, area: Rect) -> Self {
        let [own, other] = gutters(state);
        let left = own + other;
        let room = area.width.saturating_sub(left);
        let shown = shown_days(state, room);
        let width = room / u16::try_from(shown.len().max(1)).unwrap_or(1);
        let bars = bars(state, &shown);
        let long = bars.iter().map(|(_, _, lane)| lane + 1).max().unwrap_or(0).min(LONG);
        let head = (HEAD + long).min(area.height);
        let hours = Rect { x: area.x + left, y: area.y + head, width: room, height: area.height - head };
        let zoom = state.week.zoom.unwrap_or_else(|| zoom(state, hours.height));
        // where a day has fewer rows, those below midnight stay empty
        let hours = Rect { height: hours.height.min(DAY / zoom), ..hours };
        let column = |place: u16| Rect { x: hours.x + place * width, width, ..hours };
        let days: Vec<(NaiveDate, Rect)> = (0..).zip(&shown).map(|(place, day)| (*day, column(place))).collect();
        let top = top(state, &shown, zoom, hours.height);
        let mut plan = Self {
            title: Rect { height: area.height.min(HEAD), ..area },
            gutter: Rect { x: area.x, width: own, ..hours },
            beside: (other > 0).then_some(Rect { x: area.x + own, width: other, ..hours }),
            days,
            blocks: Vec::new(),
            hidden: Vec::new(),
            zoom,
            top,
        };
        plan.put_long(bars, area.y + HEAD, width);
        plan.put_hours(state, hours.height);
        plan
    }

    fn put_long(&mut self, bars: Vec<(&'a SessionLine, Range<u16>, u16)>, y: u16, width: u16) {
        for (line, days, lane) in bars {
            let Some((day, first)) = self.days.get(usize::from(days.start)).copied() else { continue };
            if lane < LONG {
                let columns = (days.end - days.start) * width;
                let place = Rect { x: first.x, y: y + lane, width: columns.saturating_sub(1), height: 1 };
                self.blocks.push(Block { line, place, is_cut: (false, false) });
            } else {
                self.hidden.push((day, 1));
            }
        }
    }

    fn put_hours(&mut self, state: &'a State, height: u16) {
        let seen = self.top..self.top.saturating_add(height);
        for (day, column) in self.days.clone() {
            let lines: Vec<&SessionLine> = state.week.sessions_on(day).filter(|line| !is_long(line)).collect();
            let rows: Vec<Range<u16>> = lines.iter().map(|line| rows(line, day, self.zoom)).collect();
            let mut placed = side_by_side(&rows, column.width.saturating_sub(1));
            if let Some(chosen) = lines.iter().position(|line| Some(&line.key) == state.desk.selected.as_ref()) {
                bring_forward(&rows, &mut placed, chosen);
            }
            let mut hidden = 0;
            for ((line, rows), lane) in lines.into_iter().zip(rows).zip(placed) {
                let (from, to) = (rows.start.max(seen.start), rows.end.min(seen.end));
                match lane.filter(|_| from < to) {
                    Some(lane) => {
                        let place = Rect { x: column.x + lane.x, y: column.y + from - seen.start, width: lane.width, height: to - from };
                        self.blocks.push(Block { line, place, is_cut: (rows.start < from, to < rows.end) });
                    }
                    None => hidden += 1,
                }
            }
            if hidden > 0 {
                self.hidden.push((day, hidden));
            }
        }
    }
}

/// A block that has no room takes that of the last one beside it: the chosen session is always seen.
fn bring_forward(rows: &[Range<u16>], placed: &mut [Option<Lane>], chosen: usize) {
    let (Some(own), Some(None)) = (rows.get(chosen), placed.get(chosen)) else { return };
    let meets = |others: &Range<u16>| own.start < others.end && others.start < own.end;
    let beside = || rows.iter().enumerate().filter(|(_, others)| meets(others)).map(|(place, _)| place);
    let lane = beside().filter_map(|place| placed.get(place).copied().flatten()).max_by_key(|lane| lane.x);
    for place in beside() {
        if let Some(taken) = placed.get_mut(place).filter(|taken| **taken == lane) {
            *taken = None;
        }
    }
    if let Some(own) = placed.get_mut(chosen) {
        *own = lane;
    }
}

/// Columns of the hours: ours, and those of the other zone with the mark of another day.
fn gutters(state: &State) -> [u16; 2] {
    let own = if state.look.dial == Dial::Twelve { 7 } else { 6 };
    [own, if state.week.beside.is_some() { own + 2 } else { 0 }]
}

/// The days that fit: the week, else the day of the cursor and its neighbours in the week, else that day.
fn shown_days(state: &State, room: u16) -> Vec<NaiveDate> {
    let (day, first) = (state.desk.day, week_of(state.desk.day, state.look.week_start));
    let (from, count) = match () {
        () if room >= 7 * NARROWEST => (first, 7),
        () if room >= 3 * NARROWEST => (days_on(day, -1).clamp(first, days_on(first, 4)), 3),
        () => (day, 1),
    };
    let mut shown: Vec<NaiveDate> = (0..count).map(|place| days_on(from, place)).collect();
    // the last week of all years is shorter
    shown.dedup();
    shown
}

/// The sessions over the hours, over which of the days they go, and in which row.
fn bars<'a>(state: &'a State, shown: &[NaiveDate]) -> Vec<(&'a SessionLine, Range<u16>, u16)> {
    let over = |line: &'a SessionLine| {
        let is_on = |day: &&NaiveDate| line.shown_start.date() <= **day && **day <= last_day(line);
        let from = shown.iter().position(|day| is_on(&day))?;
        let days = shown.iter().filter(is_on).count();
        Some((line, u16::try_from(from).ok()?..u16::try_from(from + days).ok()?))
    };
    let bars: Vec<(&SessionLine, Range<u16>)> = state.week.long_ones().filter_map(over).collect();
    let lanes = lanes(&bars.iter().map(|(_, days)| days.clone()).collect::<Vec<_>>());
    bars.into_iter().zip(lanes).map(|((line, days), lane)| (line, days, u16::try_from(lane).unwrap_or(LONG))).collect()
}

/// The rows of a session on a day, counted from midnight; at least one.
fn rows(line: &SessionLine, day: NaiveDate, zoom: u16) -> Range<u16> {
    let start = if line.shown_start.date() < day { 0 } else { minute(line.shown_start) };
    let end = if line.shown_end.date() > day { DAY } else { minute(line.shown_end) };
    let first = start / zoom;
    first..end.div_ceil(zoom).max(first + 1)
}

/// The minute of the day.
pub fn minute(wall: NaiveDateTime) -> u16 {
    u16::try_from(wall.hour() * 60 + wall.minute()).unwrap_or(DAY)
}

/// The sessions of a day that have hours, with their rows.
fn timed(state: &State, day: NaiveDate, zoom: u16) -> impl Iterator<Item = (&SessionLine, Range<u16>)> {
    state.week.sessions_on(day).filter(|line| !is_long(line)).map(move |line| (line, rows(line, day, zoom)))
}

/// The hour with which the sessions of these days begin, in minutes; those of the small hours count where there are no others.
fn first_hour(state: &State, days: &[NaiveDate]) -> Option<u16> {
    let starts: Vec<u16> = days.iter().flat_map(|day| timed(state, *day, 1)).map(|(_, minutes)| minutes.start).collect();
    let by_day = starts.iter().filter(|start| **start >= DAWN).min();
    by_day.or(starts.iter().min()).map(|start| start / 60 * 60)
}

/// As close as the sessions of the week have room; the same for all of its days, so that it stays while the cursor walks.
fn zoom(state: &State, height: u16) -> u16 {
    let first = week_of(state.desk.day, state.look.week_start);
    let days: Vec<NaiveDate> = (0..7).map(|place| days_on(first, place)).collect();
    let last = days.iter().flat_map(|day| timed(state, *day, 1)).map(|(_, minutes)| minutes.end).max();
    match first_hour(state, &days).zip(last) {
        Some((first, last)) if last.saturating_sub(first).div_ceil(CLOSEST) <= height => CLOSEST,
        _ => USUAL,
    }
}

/// The first row that is seen: as a key has scrolled, else where the sessions of these days begin, the chosen one always in sight.
fn top(state: &State, shown: &[NaiveDate], zoom: u16, height: u16) -> u16 {
    let last = (DAY / zoom).saturating_sub(height);
    if let Some(minute) = state.week.scrolled {
        return (minute / zoom).min(last);
    }
    let first = first_hour(state, shown).unwrap_or(MORNING) / zoom;
    let chosen = timed(state, state.desk.day, zoom).find(|(line, _)| Some(&line.key) == state.desk.selected.as_ref());
    let sight = chosen.map_or(0..=u16::MAX, |(_, rows)| rows.end.saturating_sub(height).min(rows.start)..=rows.start);
    first.clamp(*sight.start(), *sight.end()).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_stands_twice_in_the_last_week_of_all_years() {
        let zone = crate::domain::zone::Zone::named("UTC").expect("a zone");
        let mut state = State::new(crate::tui::Look::default(), crate::domain::time::Instant(0), zone);
        state.desk.go(NaiveDate::MAX);
        for room in [70, 24, 8] {
            let shown = shown_days(&state, room);
            assert!(shown.windows(2).all(|pair| pair[0] < pair[1]) && shown.contains(&state.desk.day), "{shown:?}");
        }
    }

    #[test]
    fn the_chosen_block_takes_the_place_of_the_last_one_beside_it() {
        let rows = [0..4, 0..2, 1..3, 4..5];
        let mut placed = side_by_side(&rows, 5);
        assert_eq!(placed[2], None);
        let last = placed[1];
        bring_forward(&rows, &mut placed, 2);
        assert_eq!((placed[1], placed[2]), (None, last));
    }
}
