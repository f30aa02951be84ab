//! The form for a session: what it has of its own, the theme first; what holds for a series too asks how far it reaches.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use ratatui::text::Span;

use super::led_by::LedBy;
use super::{Field, Form, Subject};
use crate::app::command::{Edits, SeriesEdit, SeriesEdits, SessionEdit};
use crate::app::query::{AttendeeLine, SessionLine, SessionPage};
use crate::app::{Command, Detail, Outcome, words};
use crate::domain::dates::read_instead;
use crate::domain::id::PersonId;
use crate::domain::lasting::{length_text, read_length};
use crate::domain::link::read_link;
use crate::domain::roster::Place;
use crate::domain::time::{Anchor, Length};
use crate::tui::days::days_on;
use crate::tui::msg::{Answer, Effect, Question};
use crate::tui::overlay::{Reply, ScopePrompt, Touches};
use crate::tui::state::State;
use crate::tui::widget::text::{span, wrap};

const LABELS: [&str; 9] = ["Theme", "Led by", "Title", "When", "Lasts", "Where", "Link", "Seats", "About"];
const THEME: usize = 0;
const LED_BY: usize = 1;
const TITLE: usize = 2;
const WHEN: usize = 3;
const LENGTH: usize = 4;
const WHERE: usize = 5;
const LINK: usize = 6;
const SEATS: usize = 7;
const ABOUT: usize = 8;

/// What the form is about.
#[derive(Debug)]
pub struct SessionForm {
    line: SessionLine,
    led_by: LedBy,
}

impl SessionForm {
    /// Of the chosen session.
    pub fn of_chosen(state: &State) -> Option<Form<Self>> {
        let line = state.desk.line()?.clone();
        let page = state.desk.page.as_ref()?;
        let led_by = LedBy::of(leaders(page));
        let fields = LABELS.into_iter().zip(texts(page, led_by.text())).map(|(label, text)| Field::new(label, &text)).collect();
        Some(Form::new(Self { line, led_by }, fields))
    }

    fn start(&self, text: &str) -> Result<NaiveDateTime, String> {
        read_instead(text, self.line.start).map_err(|error| error.to_string())
    }

    fn length(&self, text: &str) -> Result<Length, String> {
        let whole = |length: &Length| self.line.anchor != Anchor::AllDay || length.seconds == 0;
        read_length(text).filter(whole).ok_or_else(|| format!("“{text}” is no length; 90m, 1h30m and 2d are"))
    }

    /// The change of this session alone.
    fn edit(&self, fields: &[Field]) -> Result<Command, String> {
        let changed = |place: usize| fields.get(place).and_then(Field::change);
        let edits = Edits {
            theme: changed(THEME),
            summary: changed(TITLE),
            location: changed(WHERE),
            url: changed(LINK),
            description: changed(ABOUT),
            capacity: changed(SEATS).map(|text| text.parse().ok()),
            start: changed(WHEN).map(|text| self.start(&text)).transpose()?,
            length: changed(LENGTH).map(|text| self.length(&text)).transpose()?,
        };
        let led = changed(LED_BY);
        let facilitators = led.as_deref().map(|text| self.led_by.joining(text)).transpose()?.unwrap_or_default();
        let no_facilitators = led.map(|text| self.led_by.leaving(&text)).unwrap_or_default();
        Ok(Command::SessionEdit(SessionEdit { key: self.line.key.clone(), edits, facilitators, no_facilitators }))
    }

    /// The same of the series, where all of it can be said of one.
    fn series_edits(&self, fields: &[Field]) -> Option<SeriesEdits> {
        let changed = |place: usize| fields.get(place).and_then(Field::change);
        let is_own = changed(THEME).is_some() || changed(LED_BY).is_some() || !self.line.recurring;
        if is_own {
            return None;
        }
        let edits = SeriesEdits {
            summary: changed(TITLE),
            location: changed(WHERE),
            url: changed(LINK),
            description: changed(ABOUT),
            capacity: changed(SEATS).map(|text| text.parse().ok()),
            length: changed(LENGTH).and_then(|text| self.length(&text).ok()),
            ..SeriesEdits::default()
        };
        // a rule moves to another day only where the series is moved and nothing else
        (edits == SeriesEdits::default() || !self.is_on_another_day(fields)).then_some(edits)
    }

    fn is_on_another_day(&self, fields: &[Field]) -> bool {
        let start = fields.get(WHEN).and_then(Field::change).and_then(|text| self.start(&text).ok());
        start.is_some_and(|start| start.date() != self.line.start.date())
    }

    /// What the clock does to the time that was typed.
    fn clock(&self, fields: &[Field], state: &State) -> String {
        let start = fields.get(WHEN).and_then(Field::change).and_then(|text| self.start(&text).ok());
        let resolved = start.map(|start| self.line.anchor.resolve(start, &state.zone));
        resolved.map(|found| words::fit(found.wall, found.fit, state.look.dial)).unwrap_or_default()
    }

    /// How far the change reaches; this session first.
    fn ask(&self, this: Command, edits: SeriesEdits, start: Option<NaiveDateTime>) -> Reply {
        let (uid, date) = (&self.line.key.uid, self.line.key.date);
        let edit = |edits: SeriesEdits, from| Effect::EditSeries { edit: Box::new(SeriesEdit::of(uid.clone(), edits)), from };
        let by = start.map_or(TimeDelta::zero(), |start| start - self.line.start);
        let shift = |to, only_later| Effect::MoveSeries { key: self.line.key.clone(), to, only_later };
        let (later, all) = match start {
            None => (edit(edits.clone(), Some(date)), Some(edit(edits, None))),
            Some(to) if edits == SeriesEdits::default() => (shift(to, true), Some(shift(to, false))),
            // how much later all others come together with other values is said where the series is changed
            Some(_) => (edit(SeriesEdits { start: date.0.checked_add_signed(by), ..edits }, Some(date)), None),
        };
        let mut choices = vec![
            ("this session", Touches::Day(words::day(self.line.shown_start)), Effect::Propose(Box::new(this))),
            ("this and following", Touches::Following, later),
        ];
        choices.extend(all.map(|all| ("every session", Touches::All("every date, the past ones too"), all)));
        Reply::Over(Box::new(ScopePrompt::new(format!("Change {}", self.line.summary), "change", &self.line, choices)))
    }
}

fn leaders(page: &SessionPage) -> Vec<(PersonId, String)> {
    let leads = |line: &&AttendeeLine| line.role.leads() && line.place == Place::Crew;
    page.attendees.iter().filter(leads).map(|line| (line.person, line.name.clone())).collect()
}

fn texts(page: &SessionPage, led_by: String) -> [String; 9] {
    let line = &page.line;
    let is_timed = line.anchor != Anchor::AllDay;
    let at = if is_timed { line.start.format(" %H:%M").to_string() } else { String::new() };
    let seconds = u32::try_from(line.ends_at.0 - line.starts_at.0).unwrap_or(0);
    let days = u32::try_from((line.end - line.start).num_days()).unwrap_or(1);
    let length = if is_timed { Length::of_seconds(seconds) } else { Length { days, seconds: 0 } };
    [
        line.theme.clone().unwrap_or_default(),
        led_by,
        line.summary.clone(),
        words::day(line.start) + &at,
        length_text(length),
        page.location.clone(),
        line.url.clone(),
        line.seats().capacity.map(|seats| seats.to_string()).unwrap_or_default(),
        page.description.lines().collect::<Vec<_>>().join(" · "),
    ]
}

impl Subject for SessionForm {
    fn title(&self, _state: &State) -> String {
        format!("{} on {}", self.line.summary, words::day(self.line.start))
    }

    fn check(&self, field: usize, text: &str) -> Result<(), String> {
        match field {
            LED_BY => self.led_by.joining(text).map(drop),
            WHEN => self.start(text).map(drop),
            LENGTH => self.length(text).map(drop),
            LINK => read_link(text).map(drop).ok_or_else(|| "a link looks like https://example.org/chat".to_owned()),
            SEATS if !text.is_empty() && text.parse::<u32>().is_ok_and(|seats| seats > 0) => Ok(()),
            SEATS if !text.is_empty() => Err("seats are a number from 1; nothing is as many as the series has".into()),
            _ => Ok(()),
        }
    }

    fn save(&self, fields: &[Field], _state: &State) -> Result<Reply, String> {
        let this = self.edit(fields)?;
        let start = fields.get(WHEN).and_then(Field::change).map(|text| self.start(&text)).transpose()?;
        match self.series_edits(fields) {
            Some(edits) => Ok(self.ask(this, edits, start)),
            None => Ok(Reply::Stay(vec![Effect::Propose(Box::new(this))])),
        }
    }

    /// It may lie elsewhere now; where a series was split off it is another session.
    fn saved(&self, outcome: &Outcome) -> Vec<Effect> {
        let is_another = matches!(outcome.detail, Detail::Edited { made: Some(_), .. });
        if is_another { Vec::new() } else { vec![Effect::Ask(Question::Follow(self.line.key.clone()))] }
    }

    fn needs(&self, _fields: &[Field]) -> Vec<Question> {
        vec![Question::People, Question::Session(self.line.key.clone())]
    }

    fn hear(&mut self, answer: &Answer) {
        if let Answer::People(people) = answer {
            self.led_by.know(people);
        }
    }

    fn learn(&mut self, answer: &Answer, _state: &State) -> Option<Vec<String>> {
        let Answer::Session(Some(page)) = answer else { return None };
        if page.line.key != self.line.key {
            return None;
        }
        self.line = page.line.clone();
        self.led_by.leaders = leaders(page);
        Some(texts(page, self.led_by.text()).to_vec())
    }

    fn offers(&self, field: usize, text: &str) -> Vec<String> {
        if field == LED_BY { self.led_by.offers(text) } else { Vec::new() }
    }

    fn told(&self, fields: &[Field], state: &State, columns: usize) -> Vec<Span<'static>> {
        let told = match self.series_edits(fields) {
            _ if !self.line.recurring => "{form.save} saves what was changed.",
            Some(_) => "{form.save} asks how far the change reaches: this session, those after it too, or all.",
            None if self.is_on_another_day(fields) => {
                "Another day together with other values is for this session alone; for others too, save the day first."
            }
            None => "The theme and who leads it belong to this session alone; whatever is saved together with them does too.",
        };
        let told = wrap(&state.keyed(told), columns).into_iter().map(|row| span(row, state.theme().quiet()));
        let clock = wrap(&self.clock(fields, state), columns).into_iter().map(|row| span(row, state.theme().alert()));
        clock.chain(told).collect()
    }

    fn told_rows(&self) -> u16 {
        4
    }

    fn step(&self, field: usize, text: &str, by: i64) -> Option<String> {
        match field {
            WHEN => self.day(field, text).map(|day| self.with_day(field, text, days_on(day, by))),
            SEATS => {
                let seats = text.parse::<i64>().unwrap_or(0) + by;
                Some(if seats > 0 { seats.to_string() } else { String::new() })
            }
            _ => None,
        }
    }

    fn day(&self, field: usize, text: &str) -> Option<NaiveDate> {
        (field == WHEN).then(|| self.start(text).unwrap_or(self.line.start).date())
    }

    fn with_day(&self, _field: usize, text: &str, day: NaiveDate) -> String {
        let time = self.start(text).unwrap_or(self.line.start);
        let at = if self.line.anchor == Anchor::AllDay { String::new() } else { time.format(" %H:%M").to_string() };
        words::date(day) + &at
    }
}
