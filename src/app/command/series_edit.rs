//! Changes the facts of a series and who leads it, or of what is left from one session on; what single sessions have of their own stays.

use chrono::NaiveDateTime;

use super::clash::clashes_ahead;
use super::lead::{cede_all, let_lead};
use super::lists::Lists;
use super::places::Upcoming;
use super::recognise::Recognised;
use super::rewrite::rewrite;
use super::series_split::{Later, split_off};
use super::{Context, Done, Who, carry, find, stale};
use crate::app::{AppError, Detail, words};
use crate::domain::event::{Contact, Event, Series};
use crate::domain::follow::Follow;
use crate::domain::id::{PersonId, Uid};
use crate::domain::recurrence::{End, Recurrence, Rule};
use crate::domain::time::{Anchor, Length, midnight};
use crate::store::{Stored, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesEdit {
    pub uid: Uid,
    pub edits: SeriesEdits,
    /// Who is signed up as facilitator of every session to come, beside those who are.
    pub facilitators: Vec<Who>,
    /// Who leads every session to come no more; what they have signed up for beside it stays.
    pub no_facilitators: Vec<PersonId>,
    /// Only from this session on: the series is split there, and the second part is changed.
    pub later: Option<Later>,
}

/// New values; `None` leaves a value as it is, an empty text clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeriesEdits {
    pub summary: Option<String>,
    pub description: Option<String>,
    pub location: Option<String>,
    pub url: Option<String>,
    pub organizer: Option<Option<Contact>>,
    /// On the clock that the series has after the change; midnight when all-day.
    pub start: Option<NaiveDateTime>,
    pub anchor: Option<Anchor>,
    pub length: Option<Length>,
    /// `Some(None)`: no rule any more.
    pub rule: Option<Option<Rule>>,
    /// At least 1; `Some(None)` is no limit.
    pub capacity: Option<Option<u32>>,
}

impl SeriesEdits {
    fn apply(&self, old: &Event) -> Event {
        let text = |new: &Option<String>, old: &String| new.as_ref().unwrap_or(old).clone();
        let (start, anchor) = (self.start.unwrap_or(old.start), self.anchor.clone().unwrap_or_else(|| old.anchor.clone()));
        let mut event = Event {
            summary: text(&self.summary, &old.summary),
            description: text(&self.description, &old.description),
            location: text(&self.location, &old.location),
            url: text(&self.url, &old.url),
            organizer: self.organizer.clone().unwrap_or_else(|| old.organizer.clone()),
            length: self.length.unwrap_or(old.length),
            capacity: self.capacity.unwrap_or(old.capacity),
            recurrence: self.recurrence(old, start, &anchor),
            start,
            anchor,
            ..old.clone()
        };
        event.kept = stale::without(&event.kept, event.description != old.description, (event.url != old.url).then_some(&old.url));
        event
    }

    fn recurrence(&self, old: &Event, start: NaiveDateTime, anchor: &Anchor) -> Recurrence {
        let mut recurrence = old.recurrence.clone();
        match &self.rule {
            Some(rule) => recurrence.rules = rule.iter().cloned().collect(),
            None if start != old.start || *anchor != old.anchor => {
                recurrence.rules = recurrence.rules.iter().map(|rule| ending_the_same_day(rule, old, start, anchor)).collect();
            }
            None => {}
        }
        if *anchor == Anchor::AllDay {
            recurrence.added = recurrence.added.iter().map(|wall| midnight(wall.date())).collect();
        }
        recurrence
    }
}

/// An UNTIL names the last session; it still does when that comes at another time of its day.
fn ending_the_same_day(rule: &Rule, old: &Event, start: NaiveDateTime, anchor: &Anchor) -> Rule {
    let last = || Recurrence::by(rule.clone()).last(old.start, &old.anchor);
    match rule.parts().end {
        End::Until(_) => {
            last().map_or_else(|| rule.clone(), |last| rule.ending(last.date().and_time(last.time().max(start.time())), anchor))
        }
        End::Never | End::Count(_) => rule.clone(),
    }
}

impl SeriesEdit {
    /// Only the facts of the whole series; whoever leads it does.
    pub fn of(uid: Uid, edits: SeriesEdits) -> Self {
        Self { uid, edits, facilitators: Vec::new(), no_facilitators: Vec::new(), later: None }
    }

    pub(super) fn apply(&self, writer: &Writer, context: &Context) -> Result<Done, AppError> {
        let known = find::series(writer.read(), &self.uid)?;
        let edited = self.edits.apply(&known.value.event).checked()?;
        let title = known.value.event.summary.clone();
        let is_edited = edited != known.value.event.clone().checked()?;
        if !is_edited && self.facilitators.is_empty() && self.no_facilitators.is_empty() {
            return Ok(Done::said(format!("{title} is like that already")));
        }
        let leaders: Vec<Recognised> = self.facilitators.iter().map(|who| who.found(writer, context)).collect::<Result<_, _>>()?;
        let from_day = self.later.as_ref().map(|later| later.date.0.date());
        let before = Upcoming::of(writer.read(), &known, from_day, context)?;
        let titles: &[&str] = if edited.summary == title { &[] } else { &[&title, &edited.summary] };
        let others = Lists::titled(writer.read(), titles, known.id, context)?;
        let (known, from) = split_off(writer, context, known, self.later.as_ref())?;
        let old = known.value.event.clone();
        let after = from.as_ref().map(|from| format!(" from {} on", words::day(from.0))).unwrap_or_default();
        let what = format!("{title}{after}");
        let mut said = vec![];
        let series = if is_edited {
            let (series, changed) = self.rewritten(writer, context, known, &what)?;
            said.push(changed);
            series
        } else {
            known
        };
        let day = from_day.unwrap_or_else(|| series.value.event.anchor.wall(context.now, &context.zone).date());
        for person in &self.no_facilitators {
            let ceded = cede_all(writer, &series, day, *person)?;
            let whom = if said.is_empty() { format!(" {what}") } else { String::new() };
            let still = if ceded.comes { ", and comes still" } else { ", and does not come any more" };
            said.push(format!("{} does not facilitate{whom} any more{still}", ceded.name));
        }
        for Recognised { person, .. } in &leaders {
            let_lead(writer, &series, day, person.id, context)?;
            let name = &person.profile.name;
            said.push(if said.is_empty() { format!("{name} facilitates {what}") } else { format!("{name} facilitates") });
        }
        let follow = Follow::of(&old, &series.value.event);
        let moves = before.moves_by(writer.read(), &series, |date| follow.find(&series.value, date))?;
        let (others, waiting) = others.moves(writer.read())?;
        let may_clash = is_redated(&old, &series.value.event) || old.url != series.value.event.url || !leaders.is_empty();
        let clashes = if may_clash { clashes_ahead(writer.read(), &series, None, context)? } else { String::new() };
        let learnt: String = leaders.into_iter().map(|leader| leader.moved).collect();
        let sentence = said.join("; ") + &moves.told() + &others + &learnt + &clashes;
        let made = from.map(|_| series.value.event.uid);
        Ok(Done { sentence, detail: Detail::Edited { made, waiting: [moves.waiting(), waiting].concat(), leap: None } })
    }

    /// The series with its new facts, and the sentence of them.
    fn rewritten(
        &self,
        writer: &Writer,
        context: &Context,
        known: Stored<Series>,
        what: &str,
    ) -> Result<(Stored<Series>, String), AppError> {
        let old = known.value.event.clone();
        let edited = self.edits.apply(&old).checked()?;
        let changed = changed(&old, &edited).join(", ");
        let event = Event { sequence: old.sequence + 1, updated: context.now, ..edited };
        let follow = Follow::of(&old, &event);
        if let Follow::Later(_) = follow {
            carry::standing(writer, known.id, event.start.date() - old.start.date())?;
        }
        let series = rewrite(writer, context, known, event, |series, date| follow.find(series, date))?;
        let now = &series.value.event;
        let now = if is_redated(&old, now) { format!("; now {}", words::dates(now, context.dial)) } else { String::new() };
        let sentence = format!("changed {changed} of {what}{now}");
        Ok((series, sentence))
    }
}

/// Whether the sessions come on other dates or at other times.
fn is_redated(old: &Event, new: &Event) -> bool {
    (old.start, &old.anchor, old.length, &old.recurrence) != (new.start, &new.anchor, new.length, &new.recurrence)
}

/// The names of what differs.
fn changed(old: &Event, new: &Event) -> Vec<&'static str> {
    let values = [
        ("the title", old.summary != new.summary),
        ("the start", old.start != new.start),
        ("the clock", old.anchor != new.anchor),
        ("the length", old.length != new.length),
        ("the rule", old.recurrence.rules != new.recurrence.rules),
        ("the seats", old.capacity != new.capacity),
        ("the place", old.location != new.location),
        ("the link", old.url != new.url),
        ("the organizer", old.organizer != new.organizer),
        ("the description", old.description != new.description),
    ];
    values.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
