//! The one place that turns values into organisers' words: dates, times, distances, seats, clocks.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::Dial;
use super::clashes::{Clash, Shared};
use super::query::{Overlap, SessionLine, Todo};
use crate::domain::abroad::Shifted;
use crate::domain::attendance::Attendance;
use crate::domain::event::{Event, Status};
use crate::domain::leap::Leap;
use crate::domain::register::Tally;
use crate::domain::report::SMALL;
use crate::domain::roster::{Place, Seats};
use crate::domain::seat_order::Reason;
use crate::domain::signup::Mode;
use crate::domain::term::Term;
use crate::domain::time::{Anchor, Instant, midnight};
use crate::domain::zone::{Fit, Zone};
use crate::store::Mention;

/// The text as a sentence of its own; a link has nothing behind it, so that it can be copied.
pub fn sentence(text: &str) -> String {
    let has_end = text.contains("://") || text.ends_with(['.', '!', '?', '…', ':']);
    format!("{text}{}", if has_end { "" } else { "." })
}

/// "Wed 2 Sep 2020".
pub fn day(wall: NaiveDateTime) -> String {
    date(wall.date())
}

/// "Wed 2 Sep 2020".
pub fn date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// "Wed 2 Sep 2020 16:00".
pub fn moment(wall: NaiveDateTime, dial: Dial) -> String {
    format!("{} {}", day(wall), dial.time(wall.time()))
}

/// "16:00–17:00" or "4–5 pm"; "all day" for dates; the end's date where it is another one: "22:00–Sun 6 Sep 06:00", "until Sun 15 Nov".
pub fn hours(start: NaiveDateTime, end: NaiveDateTime, anchor: &Anchor, dial: Dial) -> String {
    if *anchor == Anchor::AllDay {
        // the end of a date is exclusive: the last day is the one before
        let last = end.date() - TimeDelta::days(1);
        return if last <= start.date() { "all day".to_owned() } else { format!("until {}", last.format("%a %-d %b")) };
    }
    match end {
        _ if end == start => dial.time(start.time()),
        _ if end.date() == start.date() || end == midnight(start.date()) + TimeDelta::days(1) => dial.span(start.time(), end.time()),
        _ => format!("{}–{} {}", dial.time(start.time()), end.format("%a %-d %b"), dial.time(end.time())),
    }
}

/// How far off a session is: "in 18 min" until it begins, "now" while it is on, then "just over" and "5 min ago".
///
/// Counted in the minutes that a clock shows: at 15:42:30 it is 18 minutes to 16:00.
pub fn how_far(starts: Instant, ends: Instant, now: Instant) -> String {
    let minute = now.0 - now.0.rem_euclid(60);
    match () {
        () if now < starts => distance(starts.0.saturating_sub(minute)),
        () if now < ends => "now".to_owned(),
        () if now < ends.plus(60) => "just over".to_owned(),
        () => distance(ends.0.saturating_sub(minute)),
    }
}

/// How far off something is that starts in so many seconds: "in 18 min", "in 3 days", "now", "2 weeks ago".
fn distance(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let away = seconds.abs();
    let count = |unit: i64, one: &str, many: &str| {
        let n = away / unit;
        format!("{n} {}", if n == 1 { one } else { many })
    };
    let amount = match away {
        0..MINUTE => return "now".to_owned(),
        _ if away < HOUR => count(MINUTE, "min", "min"),
        _ if away < DAY => count(HOUR, "hour", "hours"),
        _ if away < 14 * DAY => count(DAY, "day", "days"),
        _ if away < 70 * DAY => count(7 * DAY, "week", "weeks"),
        _ if away < 730 * DAY => count(30 * DAY, "month", "months"),
        _ => count(365 * DAY, "year", "years"),
    };
    if seconds > 0 { format!("in {amount}") } else { format!("{amount} ago") }
}

/// "14 of 20", or "14" without limit.
pub fn seats(seats: &Seats) -> String {
    match seats.capacity {
        Some(capacity) => format!("{} of {capacity}", seats.taken),
        None => seats.taken.to_string(),
    }
}

/// "On Sun 28 Mar 2021 01:30 does not exist: the clocks go forward, and it is 02:30", for a start that the clock shows; empty for most.
pub fn fit(start: NaiveDateTime, fit: Fit, dial: Dial) -> String {
    let (day, shown) = (day(start), dial.time(start.time()));
    match fit {
        Fit::Exact => String::new(),
        Fit::Gap(by) => {
            let asked = dial.time((start - TimeDelta::seconds(by.into())).time());
            format!("On {day} {asked} does not exist: the clocks go forward, and it is {shown}")
        }
        Fit::Fold => format!("On {day} {shown} comes twice: the clocks go back, and the first is meant"),
    }
}

/// What is unusual about a new date.
pub fn leap(leap: Leap) -> &'static str {
    match leap {
        Leap::IntoThePast => "in the past",
        Leap::FarOff => "more than half a year away",
    }
}

/// "seat 14 of 20", "waiting 2", "declined", …
pub fn place(place: Place, seats: &Seats) -> String {
    match place {
        Place::Seat(number) => match seats.capacity {
            Some(capacity) => format!("seat {number} of {capacity}"),
            None => format!("seat {number}"),
        },
        Place::Waiting(number) => format!("waiting {number}"),
        Place::Crew => "no seat needed".to_owned(),
        Place::Tentative => "not sure yet".to_owned(),
        Place::Invited => "invited".to_owned(),
        Place::Declined => "not coming".to_owned(),
    }
}

/// Whose clock a series runs on: "UK time", "New York time", "UTC", "your time" for floating, nothing for dates.
pub fn clock(anchor: &Anchor) -> String {
    match anchor {
        Anchor::AllDay => String::new(),
        Anchor::Floating => "your time".to_owned(),
        Anchor::Utc => "UTC".to_owned(),
        Anchor::Zone(zone) if zone.name() == "Europe/London" => "UK time".to_owned(),
        Anchor::Zone(zone) => format!("{} time", self::zone(zone)),
    }
}

/// When the sessions of a series are: "at 17:00 UK time, weekly on Friday, from Fri 4 Sep 2020 on".
pub fn dates(event: &Event, dial: Dial) -> String {
    let rule = event.is_recurring().then(|| event.recurrence.describe(event.start, &event.anchor));
    let time = (event.anchor != Anchor::AllDay).then(|| format!("at {} {}", dial.time(event.start.time()), clock(&event.anchor)));
    let first = day(event.start);
    let first = if rule.is_some() { format!("from {first} on") } else { format!("on {first}") };
    [time, rule, Some(first)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A zone by its city: "London", "New York", "UTC".
pub fn zone(zone: &Zone) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// "in New York 12:00, usually 11:00".
pub fn shifted(found: &Shifted, dial: Dial) -> String {
    format!("in {} {}, usually {}", zone(&found.zone), dial.time(found.shows.time()), dial.time(found.usually.time()))
}

/// "no facilitator · 1 waiting · 2 access needs · 1 new person"; empty where nothing is to do.
pub fn todo(todo: &Todo) -> String {
    let some = |number: u32, one: &str, many: &str| (number > 0).then(|| count(number as usize, one, many));
    let parts = [
        some(todo.waiting, "waiting", "waiting"),
        some(todo.access_needs, "access need", "access needs"),
        some(todo.new_people, "new person", "new people"),
    ];
    todo.warnings.iter().cloned().chain(parts.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
}

/// What may go wrong with a session, each with its word for scripts: "bank holiday: Good Friday", "no facilitator", "clashes with …".
pub fn named_warnings(line: &SessionLine, dial: Dial) -> Vec<(&'static str, String)> {
    let takes_place = line.status != Status::Cancelled;
    let holiday = line.holiday.as_deref().filter(|_| takes_place).map(|name| ("bank-holiday", holiday(name)));
    let end = line.holidays_end.map(|last| ("holidays-unknown", holidays_end(last)));
    let open = line.no_facilitator.then(|| ("no-facilitator", "no facilitator".to_owned()));
    let clashes = line.clashes.iter().map(|found| ("clash", clash(found, dial)));
    [holiday, end, open].into_iter().flatten().chain(clashes).collect()
}

/// The same without the words for scripts.
pub fn warnings(line: &SessionLine, dial: Dial) -> Vec<String> {
    named_warnings(line, dial).into_iter().map(|(_, sentence)| sentence).collect()
}

/// "bank holiday: Good Friday".
pub fn holiday(name: &str) -> String {
    format!("bank holiday: {name}")
}

/// "bank holidays known to 31 Dec 2028".
pub fn holidays_end(last: NaiveDate) -> String {
    format!("bank holidays known to {}", last.format("%-d %b %Y"))
}

/// "clashes with Choir at 16:30: Naomi M. at both, same link".
pub fn clash(clash: &Clash, dial: Dial) -> String {
    let shared = clash.shared.iter().map(|shared| match shared {
        Shared::Link => "same link".to_owned(),
        Shared::Person(name) => format!("{name} at both"),
    });
    format!("clashes with {}: {}", other(clash, dial), shared.collect::<Vec<_>>().join(", "))
}

/// "Choir at 16:30", "Conference, all day".
fn other(clash: &Clash, dial: Dial) -> String {
    let when = if clash.all_day { ", all day".to_owned() } else { format!(" at {}", dial.time(clash.start.time())) };
    clash.summary.clone() + &when
}

/// "On Thu 10 Sep 2020 it clashes with Choir at 10:00: same link", or only "On Thu 10 Sep 2020 there is also Choir at 10:00"; and on how
/// many more of the dates that are shown.
pub fn overlap(overlap: &Overlap, dial: Dial) -> String {
    let (day, found, more) = (day(overlap.start), &overlap.other, overlap.more);
    let more = |lead: &str| if more > 0 { format!("{lead} on {more} more of these dates") } else { String::new() };
    if found.shared.is_empty() {
        return format!("On {day} there is also {}{}", other(found, dial), more(", and something"));
    }
    format!("On {day} it {}{}", clash(found, dial), more("; so it does"))
}

/// Why someone has a seat or waits, in a series with rules for that.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::FirstTime => "first time".to_owned(),
        Reason::Referred => "referred".to_owned(),
        Reason::Acceptance => "order of sign-up".to_owned(),
        Reason::Full => "waits: all seats taken".to_owned(),
        Reason::AtMost { most, tag } => format!("waits: at most {most} {tag}"),
    }
}

/// How someone takes part: "online", "in the room".
pub fn mode(mode: Mode) -> String {
    match mode {
        Mode::Online => "online".to_owned(),
        Mode::InPerson => "in the room".to_owned(),
    }
}

/// How people take part: "9 online, 5 in the room"; empty where nobody said.
pub fn modes(seats: &Seats) -> String {
    let parts = [(seats.online, Mode::Online), (seats.in_person, Mode::InPerson)];
    let told = parts.iter().filter(|(number, _)| *number > 0).map(|(number, how)| format!("{number} {}", mode(*how)));
    told.collect::<Vec<_>>().join(", ")
}

/// How it went with someone, for the register: "Bo Chen came on Wed 2 Sep 2020", "Bo Chen missed Wed 2 Sep 2020".
pub fn marked(name: &str, state: Attendance, day: &str) -> String {
    match state {
        Attendance::Came => format!("{name} came on {day}"),
        Attendance::Late => format!("{name} came late on {day}"),
        Attendance::Apologies => format!("{name} sent apologies for {day}"),
        Attendance::Missed => format!("{name} missed {day}"),
        Attendance::WalkIn => format!("{name} walked in on {day}"),
    }
}

/// "11 of 14 here".
pub fn here(tally: Tally) -> String {
    format!("{} of {} here", tally.here, tally.counted)
}

/// A number of people; where small ones are hidden "<5", so that nobody is known by it.
pub fn few(number: u32, hide_small: bool) -> String {
    if hide_small && (1..SMALL).contains(&number) { format!("<{SMALL}") } else { number.to_string() }
}

/// "Wed 1 Jul 2020 to Wed 30 Sep 2020", "all time".
pub fn term(term: Term) -> String {
    let last = |after: NaiveDate| after.pred_opt().unwrap_or(after);
    term.days().map_or_else(|| "all time".to_owned(), |(first, after)| format!("{} to {}", date(first), date(last(after))))
}

/// Where a text names someone: "the reason of Chats on Wed 2 Sep 2020", "the note of Ada".
pub fn mention(mention: &Mention) -> String {
    let Mention { date, name, field, .. } = mention;
    let of = if name.is_empty() { String::new() } else { format!(" of {name}") };
    let on = date.map(|date| format!(" on {}", day(date.0))).unwrap_or_default();
    format!("the {field}{of}{on}")
}

/// "1 person", "3 people".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{RecurrenceId, SessionKey, Uid};

    #[test]
    fn a_sentence_ends_once() {
        for (text, want) in [("Choir", "Choir."), ("Who?", "Who?"), ("Join: https://example.org/a", "Join: https://example.org/a")] {
            assert_eq!(sentence(text), want);
        }
    }

    fn wall(text: &str) -> NaiveDateTime {
        text.parse().expect("a wall time")
    }

    #[test]
    fn hours_name_another_day_only_where_there_is_one() {
        let cases = [
            ("2020-09-02T16:00:00", "2020-09-02T17:00:00", Anchor::Utc, "16:00–17:00"),
            ("2020-09-02T16:00:00", "2020-09-02T16:00:00", Anchor::Utc, "16:00"),
            ("2020-09-05T22:00:00", "2020-09-06T06:00:00", Anchor::Floating, "22:00–Sun 6 Sep 06:00"),
            ("2020-09-05T22:00:00", "2020-09-06T00:00:00", Anchor::Utc, "22:00–00:00"),
            ("2020-11-14T00:00:00", "2020-11-15T00:00:00", Anchor::AllDay, "all day"),
            ("2020-11-14T00:00:00", "2020-11-16T00:00:00", Anchor::AllDay, "until Sun 15 Nov"),
        ];
        for (start, end, anchor, want) in cases {
            assert_eq!(hours(wall(start), wall(end), &anchor, Dial::TwentyFour), want);
        }
        let twelve = |start, end| hours(wall(start), wall(end), &Anchor::Utc, Dial::Twelve);
        assert_eq!(twelve("2020-09-02T16:00:00", "2020-09-02T17:30:00"), "4–5:30 pm");
        assert_eq!(twelve("2020-09-05T22:00:00", "2020-09-06T06:00:00"), "10 pm–Sun 6 Sep 6 am");
    }

    #[test]
    fn distances() {
        let cases = [
            (18 * 60, "in 18 min"),
            (59, "now"),
            (-3600, "1 hour ago"),
            (3 * 86_400, "in 3 days"),
            (-15 * 86_400, "2 weeks ago"),
            (100 * 86_400, "in 3 months"),
            (800 * 86_400, "in 2 years"),
        ];
        for (seconds, want) in cases {
            assert_eq!(distance(seconds), want, "{seconds}");
        }
    }

    #[test]
    fn a_session_is_as_far_off_as_the_clock_shows() {
        let (starts, ends) = (Instant(16 * 3600), Instant(17 * 3600));
        let cases = [
            ("15:42:00", "in 18 min"),
            ("15:42:59", "in 18 min"),
            ("06:00:03", "in 10 hours"),
            ("15:59:50", "in 1 min"),
            ("16:00:00", "now"),
            ("16:59:59", "now"),
            ("17:00:59", "just over"),
            ("17:01:00", "1 min ago"),
            ("17:05:59", "5 min ago"),
        ];
        for (clock, want) in cases {
            let now = Instant::from_utc(wall(&format!("1970-01-01T{clock}")));
            assert_eq!(how_far(starts, ends, now), want, "{clock}");
        }
    }

    #[test]
    fn what_else_is_on_is_told_with_its_hour_or_its_day_and_how_often() {
        let clash = |all_day, shared| Clash {
            key: SessionKey { uid: Uid("a".into()), date: RecurrenceId(wall("2020-09-04T10:00:00")) },
            summary: "Conference".into(),
            start: wall("2020-09-04T10:00:00"),
            all_day,
            shared,
        };
        let told = |all_day, shared, more| {
            overlap(&Overlap { start: wall("2020-09-04T09:30:00"), other: clash(all_day, shared), more }, Dial::TwentyFour)
        };
        assert_eq!(told(false, vec![], 0), "On Fri 4 Sep 2020 there is also Conference at 10:00");
        assert_eq!(told(false, vec![], 4), "On Fri 4 Sep 2020 there is also Conference at 10:00, and something on 4 more of these dates");
        let naomi = || vec![Shared::Person("Naomi".into())];
        assert_eq!(told(true, naomi(), 0), "On Fri 4 Sep 2020 it clashes with Conference, all day: Naomi at both");
        let more = "On Fri 4 Sep 2020 it clashes with Conference at 10:00: Naomi at both; so it does on 1 more of these dates";
        assert_eq!(told(false, naomi(), 1), more);
    }

    #[test]
    fn clocks_have_names_people_use() {
        let named = |name: &str| Anchor::Zone(Zone::named(name).expect(name));
        assert_eq!(clock(&named("Europe/London")), "UK time");
        assert_eq!(clock(&named("America/New_York")), "New York time");
        assert_eq!(clock(&Anchor::AllDay), "");
    }
}
