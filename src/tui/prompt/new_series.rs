//! A new series in one line of words, echoed as a sentence and its next dates while it is typed.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::command::SeriesAdd;
use crate::app::query::{Overlap, OverlapOf};
use crate::domain::event::{Event, Series};
use crate::domain::id::Uid;
use crate::domain::quick::QuickError;
use crate::domain::quick::series::read_series;
use crate::tui::action::{Action, Context};
use crate::tui::echo;
use crate::tui::form::SeriesForm;
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, fit, span, width, wrap};

const LABEL: &str = "what and when";
/// Rows under the line, at least: fewer would let it jump while it is typed.
const TOLD: u16 = 4;

/// The prompt for a series.
#[derive(Debug, Default)]
pub struct NewSeries {
    line: Line,
    /// What the line says, where it says all that a series needs.
    draft: Option<Event>,
    /// What else is on at its time.
    overlap: Option<Overlap>,
}

impl NewSeries {
    /// What the line says; it has no UID yet.
    fn read(&self, state: &State) -> Result<Event, QuickError> {
        let said = read_series(self.line.value(), state.wall())?;
        let event = said.event(Uid(String::new()), &state.zone, state.now);
        Ok(Event { organizer: state.look.organizer.clone(), ..event })
    }

    /// Every field, filled from what the line says so far.
    fn full_form(&self, state: &State) -> Result<SeriesForm, QuickError> {
        let event = if self.line.value().trim().is_empty() { SeriesForm::blank(state) } else { self.read(state)? };
        Ok(SeriesForm::of_draft(event, state))
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
            Ok(event) => (columns >= echo::NARROW)
                .then(|| span(event.summary.clone(), theme.strong()))
                .into_iter()
                .chain(echo::lines(&Series { event, overrides: BTreeMap::new() }, self.overlap.as_ref(), state, columns))
                .collect(),
            Err(error) => {
                let before = self.line.value().get(..error.at.start).map_or(0, width);
                let pointer = "^".repeat(self.line.value().get(error.at.clone()).map_or(1, width).max(1));
                let pointer = span(" ".repeat(before + LABEL.len() + 1) + &pointer, theme.alert());
                std::iter::once(pointer).chain(wrap(&error.to_string(), columns).into_iter().map(|row| span(row, theme.text()))).collect()
            }
        }
    }
}

impl Layer for NewSeries {
    fn title(&self, _state: &State) -> String {
        "New series, in words".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::SeriesPrompt, Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "save"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn needs(&self) -> Vec<Question> {
        self.draft.iter().map(|event| Question::Overlap(Box::new(OverlapOf::Series(Box::new(event.clone()))))).collect()
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match (action, self.read(state)) {
            (Action::FullForm, _) => match self.full_form(state) {
                Ok(form) => Reply::Instead(Box::new(form.open())),
                Err(_) => Reply::Refuse(super::NOT_YET.into()),
            },
            (Action::Accept, _) if self.line.value().trim().is_empty() => {
                Reply::Refuse(state.keyed("say what and when: {prompt.close} closes"))
            }
            (Action::Accept, Ok(event)) => Reply::Stay(vec![Effect::SaveSeries(Box::new(SeriesAdd::of(event)))]),
            (Action::Accept, Err(_)) => Reply::Refuse(super::NOT_YET.into()),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, state: &State) {
        self.draft = self.read(state).ok();
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        match msg {
            Msg::Changed { .. } => return Reply::Close(Vec::new()),
            Msg::Answer(Answer::Overlap(overlap)) => self.overlap.clone_from(overlap),
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let told = self.told(state, usize::from(state.size.0.saturating_sub(sheet::MARGINS))).len();
        1 + u16::try_from(told).unwrap_or(u16::MAX).max(TOLD)
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
