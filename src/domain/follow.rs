//! Where a session goes when the dates of its series change: to the one of its day, or as much later as all of them.

use chrono::TimeDelta;

use super::event::{Event, Series};
use super::id::RecurrenceId;
use super::recurrence::{End, Recurrence, Rule};
use super::time::midnight;

/// How the sessions of a series are found after its dates have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// Each on its own day.
    SameDay,
    /// The rule is the same on other weekdays: each is as much later as the first.
    Later(TimeDelta),
}

impl Follow {
    /// From the series as it was to what it is now.
    pub fn of(old: &Event, new: &Event) -> Self {
        turned_by(old, new).map_or(Self::SameDay, Self::Later)
    }

    /// The session of the new series that the old one with this date is.
    pub fn find(self, series: &Series, date: RecurrenceId) -> Option<RecurrenceId> {
        match self {
            Self::SameDay => counterpart(series, date),
            Self::Later(by) => date.0.checked_add_signed(by).map(RecurrenceId).filter(|to| series.gives(*to)),
        }
    }
}

/// By how much all dates lie later, where they come on other weekdays within a week and are no dates of before.
fn turned_by(old: &Event, new: &Event) -> Option<TimeDelta> {
    let endless = |recurrence: &Recurrence| recurrence.rules.iter().map(|rule| rule.with_end(End::Never)).collect::<Vec<Rule>>();
    let by = new.start - old.start;
    let is_turned = old.anchor == new.anchor && by.num_days().abs() < 7 && endless(&old.recurrence) != endless(&new.recurrence);
    let moved = is_turned.then(|| old.recurrence.shifted(old.start, &old.anchor, by).ok()).flatten()?;
    let mut first_week = old.recurrence.starts(old.start, &old.anchor, old.start).take(7);
    let stays = first_week.any(|date| new.recurrence.starts(new.start, &new.anchor, date).next() == Some(date));
    (endless(&moved) == endless(&new.recurrence) && !stays).then_some(by)
}

/// The session that a date means after a change: itself, else the only one of that day.
pub fn counterpart(series: &Series, date: RecurrenceId) -> Option<RecurrenceId> {
    if series.gives(date) {
        return Some(date);
    }
    let Event { start, anchor, recurrence, .. } = &series.event;
    let day = date.0.date();
    let mut that_day = recurrence.starts(*start, anchor, midnight(day)).take_while(|found| found.date() == day);
    match (that_day.next(), that_day.next()) {
        (Some(only), None) => Some(RecurrenceId(only)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Uid;
    use crate::domain::time::{Anchor, Instant};

    fn series(start: &str, rule: &str) -> Event {
        let start = start.parse().expect("a wall time");
        let recurrence = Recurrence::by(Rule::parse(rule).expect(rule));
        Event { recurrence, ..Event::new(Uid("a".into()), start, Anchor::Floating, Instant(0)) }
    }

    #[test]
    fn only_the_same_rule_on_other_weekdays_takes_every_session_along() {
        let wednesdays = series("2020-09-02T16:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE");
        let later = |days: i64, minutes: i64| Follow::Later(TimeDelta::days(days) + TimeDelta::minutes(minutes));
        let cases = [
            ("2020-09-03T16:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", later(1, 0)),
            ("2020-09-08T17:30:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", later(6, 90)),
            ("2020-09-03T16:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=8", later(1, 0)),
            ("2020-09-03T16:00:00", "FREQ=WEEKLY;BYDAY=TH", Follow::SameDay),
            ("2020-09-17T16:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", Follow::SameDay),
            ("2020-09-02T17:00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", Follow::SameDay),
        ];
        for (start, rule, wanted) in cases {
            assert_eq!(Follow::of(&wednesdays, &series(start, rule)), wanted, "{start} {rule}");
        }
        let both = series("2020-09-02T16:00:00", "FREQ=WEEKLY;BYDAY=WE,FR");
        let one_stays = series("2020-09-04T16:00:00", "FREQ=WEEKLY;BYDAY=FR,SU");
        assert_eq!(Follow::of(&both, &one_stays), Follow::SameDay, "Fridays stay what they are");
    }
}
