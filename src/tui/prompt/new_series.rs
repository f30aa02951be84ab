//! A new series in one line of words, echoed as a sentence and its next dates while it is typed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::words;
use crate::domain::event::Series;
use crate::domain::id::Uid;
use crate::domain::occurrence::Occurrence;
use crate::domain::quick::QuickError;
use crate::domain::quick::series::{QuickSeries, read_series};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span, width, wrap};

/// Dates that are echoed.
const ECHOED: usize = 6;
/// Bank holidays that are told, and how far ahead they are looked for, in seconds.
const TOLD_HOLIDAYS: usize = 3;
const A_YEAR: i64 = 365 * 86_400;
const LABEL: &str = "what and when";

/// The prompt for a series.
#[derive(Debug, Default)]
pub struct NewSeries {
    line: Line,
}

impl NewSeries {
    fn read(&self, state: &State) -> Result<QuickSeries, QuickError> {
        read_series(self.line.value(), state.wall())
    }

    /// The title, the sentence, what is on bank holidays, then the dates.
    fn echo(series: &QuickSeries, state: &State) -> [String; 4] {
        let anchor = series.anchor(&state.zone);
        let start = anchor.resolve(series.start, &state.zone);
        let end = anchor.end(start, series.length, &state.zone);
        let clock = words::clock(&anchor);
        let seats = series.capacity.map(|seats| format!(", {seats} places")).unwrap_or_default();
        let rule = series.recurrence.describe(series.start, &anchor);
        let hours = words::hours(start.wall, end.wall, &anchor, state.look.dial);
        let starts = series.recurrence.starts(series.start, &anchor, series.start);
        let this_year = state.today().year();
        let short = |start: NaiveDateTime| start.format(if start.year() == this_year { "%a %-d %b" } else { "%a %-d %b %Y" }).to_string();
        let dates: Vec<String> = starts.take(ECHOED).map(short).collect();
        let when = format!("{rule}, {hours} {clock}").trim_end().to_owned() + &seats;
        [series.summary.clone(), when, on_holidays(series, state), dates.join(" · ")]
    }

    fn told(&self, state: &State, columns: usize) -> Vec<Span<'static>> {
        let theme = state.theme();
        if self.line.value().trim().is_empty() {
            return [
                "Choir every Thursday 10-11:30 from 3 Sep, 20 places",
                "Social Cohesion chat every 2 weeks on Wed 4-5pm from 2 Sep London",
                "Planning meeting 9 Sep 14:00",
            ]
            .map(|example| span(example, theme.quiet()))
            .into();
        }
        match self.read(state) {
            Ok(series) => {
                let [title, when, holidays, dates] = Self::echo(&series, state);
                let holidays = (!holidays.is_empty()).then(|| span(holidays, theme.alert()));
                let dates = wrap(&dates, columns).into_iter().map(|row| span(row, theme.quiet()));
                [span(title, theme.strong()), span(when, theme.text())].into_iter().chain(holidays).chain(dates).collect()
            }
            Err(error) => {
                let before = self.line.value().get(..error.at.start).map_or(0, width);
                let pointer = "^".repeat(self.line.value().get(error.at.clone()).map_or(1, width).max(1));
                let pointer = span(" ".repeat(before + LABEL.len() + 1) + &pointer, theme.alert());
                std::iter::once(pointer).chain(wrap(&error.to_string(), columns).into_iter().map(|row| span(row, theme.text()))).collect()
            }
        }
    }
}

/// "25 Dec is Christmas Day · 1 Jan is New Year’s Day · and 2 more" of the year ahead, or nothing.
fn on_holidays(series: &QuickSeries, state: &State) -> String {
    let event = series.clone().event(Uid(String::new()), &state.zone, state.now);
    let series = Series { event, overrides: BTreeMap::new() };
    let soon = |(session, _): &(Occurrence, &str)| session.starts_at < state.now.plus(A_YEAR);
    let found: Vec<_> = series.on_holidays(&state.look.holidays, state.now, &state.zone).take_while(soon).collect();
    let told = found.iter().take(TOLD_HOLIDAYS).map(|(session, name)| format!("{} is {name}", session.start.format("%-d %b")));
    let more = found.len().saturating_sub(TOLD_HOLIDAYS);
    told.chain((more > 0).then(|| format!("and {more} more"))).collect::<Vec<_>>().join(" · ")
}

impl Layer for NewSeries {
    fn title(&self, _state: &State) -> String {
        "New series, in words".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "save"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match (action, self.read(state)) {
            (Action::Accept, _) if self.line.value().trim().is_empty() => {
                Reply::Refuse(state.keyed("say what and when: {prompt.close} closes"))
            }
            (Action::Accept, Ok(series)) => Reply::Stay(vec![Effect::SaveSeries(Box::new(series))]),
            (Action::Accept, Err(error)) => Reply::Refuse(error.to_string()),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Changed { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        5
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = super::line_view(&self.line, LABEL, state, frame, area);
        for (row, told) in (below.y..below.bottom()).zip(self.told(state, usize::from(below.width))) {
            let spaces = told.content.len() - told.content.trim_start().len();
            let text = " ".repeat(spaces) + &fit(&told.content, usize::from(below.width).saturating_sub(spaces));
            draw(frame.buffer_mut(), (below.x, row), below.width, &[span(text, told.style)]);
        }
    }
}
