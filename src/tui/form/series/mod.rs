//! The form for a series: every fact a field, its sentence and next dates under them; new, or another one for what is known.

mod draft;
mod zones;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use ratatui::text::Span;

use self::draft::{ABOUT, CLOCK, DATE, ENDS, LABELS, LED_BY, LENGTH, LINK, ORGANISER, REPEATS, Reading, SEATS, TIME, TITLE, WHERE, texts};
use super::led_by::LedBy;
use super::{Field, Form, Subject};
use crate::app::command::{SeriesAdd, SeriesEdit, SeriesEdits};
use crate::app::query::{Overlap, OverlapOf, SeriesPage, SessionLine};
use crate::app::words;
use crate::domain::event::{Event, Override, Series};
use crate::domain::follow::Follow;
use crate::domain::id::{RecurrenceId, Uid};
use crate::domain::lasting::length_text;
use crate::domain::recurrence::End;
use crate::domain::time::{Anchor, Length};
use crate::tui::days::days_on;
use crate::tui::echo;
use crate::tui::msg::{Answer, Effect, Question};
use crate::tui::overlay::{Reply, ScopePrompt, Touches};
use crate::tui::state::State;
use crate::tui::widget::text::{span, wrap};

/// A step of a time of day and of a length, in minutes.
const STEP: i64 = 15;

/// What the form is about.
#[derive(Debug)]
pub struct SeriesForm {
    /// What is edited, or what was said so far of a new one.
    base: Event,
    /// What single sessions have of their own.
    overrides: BTreeMap<RecurrenceId, Override>,
    is_new: bool,
    /// The next session, from which on a change may hold.
    next: Option<SessionLine>,
    reading: Reading,
    led_by: LedBy,
    /// Whether people are offered by their names.
    names_people: bool,
    /// What else is on at the time that the fields say.
    overlap: Option<Overlap>,
}

impl SeriesForm {
    /// Of a series that is known.
    pub fn of(page: SeriesPage, state: &State) -> Self {
        let led_by = LedBy::of(page.facilitators);
        let Series { event, overrides } = page.line.series;
        Self { led_by, overrides, is_new: false, next: page.line.next, ..Self::of_draft(event, state) }
    }

    /// Of a new one, filled from what was said so far.
    pub fn of_draft(base: Event, state: &State) -> Self {
        let reading = Reading { today: state.today(), zone: state.zone.clone() };
        let (led_by, names_people) = (LedBy::default(), !state.privacy);
        Self { base, overrides: BTreeMap::new(), is_new: true, next: None, reading, led_by, names_people, overlap: None }
    }

    /// A new series of which nothing was said: the next full hour, on the viewer's clock.
    pub fn blank(state: &State) -> Event {
        let hour = state.wall().with_minute(0).and_then(|wall| wall.with_second(0)).unwrap_or(state.wall());
        let start = hour.checked_add_signed(TimeDelta::hours(1)).unwrap_or(hour);
        let event = Event::new(Uid(String::new()), start, Anchor::of_zone(state.zone.clone()), state.now);
        Event { organizer: state.look.organizer.clone(), ..event }
    }

    pub fn open(self) -> Form<Self> {
        let fields = LABELS.into_iter().zip(texts(&self.base, self.led_by.text())).map(|(label, text)| Field::new(label, &text)).collect();
        let is_new = self.is_new;
        let form = Form::new(self, fields);
        if is_new { form.draft() } else { form }
    }

    fn event(&self, fields: &[Field]) -> Result<Event, String> {
        self.reading.event(&self.base, |place| fields.get(place).map(Field::text).unwrap_or_default())
    }

    /// The series that the fields say, with what was skipped, moved or removed of it and goes along.
    fn series(&self, event: Event) -> Series {
        // most often another field is typed: nothing has to be looked for with each letter
        if (event.start, &event.anchor, &event.recurrence) == (self.base.start, &self.base.anchor, &self.base.recurrence) {
            return Series { event, overrides: self.overrides.clone() };
        }
        let follow = Follow::of(&self.base, &event);
        let mut series = Series { event, overrides: BTreeMap::new() };
        let removed = self.base.recurrence.removed.iter().filter_map(|date| Some(follow.find(&series, RecurrenceId(*date))?.0));
        let removed: Vec<NaiveDateTime> = removed.collect();
        let overrides = self.overrides.iter().filter_map(|(date, own)| {
            let to = follow.find(&series, *date)?;
            // one that moved to where it is due now has not moved
            Some((to, Override { start: own.start.filter(|start| *start != to.0), ..own.clone() }))
        });
        series.overrides = overrides.collect();
        series.event.recurrence.removed.extend(removed);
        series
    }

    /// What is another value now; of the dates, only where one of their fields was touched.
    fn edits(&self, fields: &[Field]) -> Result<SeriesEdits, String> {
        let touched = |places: &[usize]| places.iter().any(|place| fields.get(*place).is_some_and(Field::is_changed));
        let new = self.event(fields)?;
        let old = &self.base;
        let is_ruled = touched(&[REPEATS, ENDS]);
        if is_ruled && !new.recurrence.removed.is_empty() {
            return Err("single dates are skipped in the calendar: s".into());
        }
        let text = |place: usize| fields.get(place).and_then(Field::change);
        Ok(SeriesEdits {
            summary: text(TITLE),
            description: text(ABOUT),
            location: text(WHERE),
            url: text(LINK).map(|_| new.url.clone()),
            organizer: text(ORGANISER).map(|_| new.organizer.clone()),
            start: Some(new.start).filter(|start| touched(&[DATE, TIME, REPEATS]) && *start != old.start),
            anchor: Some(new.anchor.clone()).filter(|anchor| touched(&[TIME, CLOCK]) && *anchor != old.anchor),
            length: Some(new.length).filter(|length| touched(&[LENGTH, TIME]) && *length != old.length),
            rule: is_ruled.then(|| new.recurrence.rules.first().cloned()),
            capacity: text(SEATS).map(|_| new.capacity),
        })
    }

    /// "No session is on Thu 10 Sep 2020: the first is on Wed 16 Sep 2020", where the rule gives none on the day that was typed.
    fn begins_later(&self, fields: &[Field], event: &Event) -> Option<String> {
        let field = fields.get(DATE).filter(|field| self.is_new || field.is_changed())?;
        let typed = self.reading.date(field.text()).ok().filter(|typed| *typed != event.start.date())?;
        Some(format!("No session is on {}: the first is on {}", words::date(typed), words::day(event.start)))
    }

    /// The same change for what is left from a session on: as much later or earlier, and by the new rule.
    fn of_what_follows(&self, edits: &SeriesEdits, from: RecurrenceId) -> SeriesEdits {
        let by = edits.start.map_or(TimeDelta::zero(), |start| start - self.base.start);
        // a first date that only a new rule moved says nothing of the later ones
        let by = if edits.rule.is_some() { TimeDelta::seconds(by.num_seconds() % 86_400) } else { by };
        let moved: NaiveDateTime = from.0.checked_add_signed(by).unwrap_or(from.0);
        let start = match &edits.rule {
            Some(Some(rule)) => rule.with_end(End::Never).first_from(moved).unwrap_or(moved),
            _ => moved,
        };
        SeriesEdits { start: Some(start).filter(|start| *start != from.0), ..edits.clone() }
    }

    /// Changed dates ask from when on they hold, where some may lie behind.
    fn ask(&self, all: SeriesEdit) -> Reply {
        let edits = all.edits.clone();
        let edit = |edits: SeriesEdits, from| Effect::EditSeries { edit: Box::new(SeriesEdit { edits, ..all.clone() }), from };
        let is_redated = edits.start.is_some() || edits.anchor.is_some() || edits.length.is_some() || edits.rule.is_some();
        match self.next.as_ref().filter(|next| is_redated && next.recurring && next.key.date.0 > self.base.start) {
            Some(next) => {
                let later = self.of_what_follows(&edits, next.key.date);
                let choices = vec![
                    ("this and following", Touches::Following, edit(later, Some(next.key.date))),
                    ("every session", Touches::All("every date, the past ones too"), edit(edits, None)),
                ];
                let title = format!("Change {} from {} on?", self.base.summary, words::day(next.start));
                Reply::Over(Box::new(ScopePrompt::new(title, "change", next, choices)))
            }
            None => Reply::Stay(vec![edit(edits, None)]),
        }
    }
}

impl Subject for SeriesForm {
    fn title(&self, _state: &State) -> String {
        if self.is_new { "New series, field by field".into() } else { format!("What is known of {}", self.base.summary) }
    }

    fn check(&self, field: usize, text: &str) -> Result<(), String> {
        let start = self.base.start;
        match field {
            TITLE if text.is_empty() => Err("a series needs a title".into()),
            DATE => self.reading.date(text).map(drop),
            TIME => Reading::time(text).map(drop),
            LENGTH => Reading::length(text, start.time(), false).map(drop),
            CLOCK => self.reading.clock(text).map(drop),
            // more than one rule has words, but none that are read back
            REPEATS if !self.is_new && text == texts(&self.base, String::new())[REPEATS] => Ok(()),
            REPEATS => Reading::repeats(text, start).map(drop),
            ENDS => self.reading.ends(text, start.date()).map(drop),
            SEATS => Reading::seats(text).map(drop),
            LINK => Reading::link(text).map(drop),
            LED_BY => self.led_by.joining(text).map(drop),
            ORGANISER => Reading::organiser(text).map(drop),
            _ => Ok(()),
        }
    }

    fn save(&self, fields: &[Field], _state: &State) -> Result<Reply, String> {
        if self.is_new {
            let facilitators = self.led_by.joining(fields.get(LED_BY).map(Field::text).unwrap_or_default())?;
            return Ok(Reply::Stay(vec![Effect::SaveSeries(Box::new(SeriesAdd { event: self.event(fields)?, facilitators }))]));
        }
        let led = fields.get(LED_BY).and_then(Field::change);
        let facilitators = led.as_deref().map(|text| self.led_by.joining(text)).transpose()?.unwrap_or_default();
        let no_facilitators = led.map(|text| self.led_by.leaving(&text)).unwrap_or_default();
        let edit = SeriesEdit { facilitators, no_facilitators, ..SeriesEdit::of(self.base.uid.clone(), self.edits(fields)?) };
        Ok(self.ask(edit))
    }

    fn needs(&self, fields: &[Field]) -> Vec<Question> {
        let overlap = self.event(fields).into_iter().map(|event| Question::Overlap(Box::new(OverlapOf::Series(Box::new(event)))));
        let known = (!self.is_new).then(|| Question::Series(self.base.uid.clone()));
        overlap.chain(known).chain(self.names_people.then_some(Question::People)).collect()
    }

    fn hear(&mut self, answer: &Answer) {
        match answer {
            Answer::Overlap(overlap) => self.overlap.clone_from(overlap),
            Answer::People(people) => self.led_by.know(people),
            _ => {}
        }
    }

    fn learn(&mut self, answer: &Answer, _state: &State) -> Option<Vec<String>> {
        let Answer::Series(Some(page)) = answer else { return None };
        if self.is_new || page.line.series.event.uid != self.base.uid {
            return None;
        }
        let Series { event, overrides } = page.line.series.clone();
        (self.base, self.overrides) = (event, overrides);
        self.next.clone_from(&page.line.next);
        self.led_by.leaders.clone_from(&page.facilitators);
        Some(texts(&self.base, self.led_by.text()).to_vec())
    }

    fn told(&self, fields: &[Field], state: &State, columns: usize) -> Vec<Span<'static>> {
        match self.event(fields) {
            Ok(event) => {
                let begins = self.begins_later(fields, &event).map(|told| wrap(&told, columns)).unwrap_or_default();
                let begins = begins.into_iter().map(|row| span(row, state.theme().alert()));
                begins.chain(echo::lines(&self.series(event), self.overlap.as_ref(), state, columns)).collect()
            }
            Err(why) => wrap(&why, columns).into_iter().map(|row| span(row, state.theme().alert())).collect(),
        }
    }

    fn told_rows(&self) -> u16 {
        4
    }

    fn offers(&self, field: usize, text: &str) -> Vec<String> {
        match field {
            CLOCK => zones::offers(text),
            LED_BY => self.led_by.offers(text),
            _ => Vec::new(),
        }
    }

    fn step(&self, field: usize, text: &str, by: i64) -> Option<String> {
        match field {
            DATE | ENDS => self.day(field, text).map(|day| words::date(days_on(day, by))),
            TIME => {
                let time = Reading::time(text).ok()?.unwrap_or(self.base.start.time());
                let (stepped, _) = time.overflowing_add_signed(TimeDelta::minutes(STEP * by));
                Some(stepped.format("%H:%M").to_string())
            }
            LENGTH => {
                let length = Reading::length(text, self.base.start.time(), false).ok()?;
                let seconds = i64::from(length.seconds) + STEP * 60 * by;
                Some(length_text(Length::of_seconds(u32::try_from(seconds).ok().filter(|seconds| *seconds > 0)?)))
            }
            SEATS => {
                let seats = Reading::seats(text).ok()?.map_or(0, i64::from) + by;
                Some(if seats > 0 { seats.to_string() } else { String::new() })
            }
            _ => None,
        }
    }

    fn day(&self, field: usize, text: &str) -> Option<NaiveDate> {
        let start = self.base.start.date();
        let date = match field {
            DATE => self.reading.date(text).ok(),
            ENDS => self.reading.last_date(text, start),
            _ => return None,
        };
        Some(date.unwrap_or(start.max(self.reading.today)))
    }
}
