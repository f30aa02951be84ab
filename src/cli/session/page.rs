//! One session with all that the home screen's panel shows, as text and as JSON.

use serde::Serialize;

use crate::app::query::{SessionPage, Todo};
use crate::app::words;
use crate::cli::attendee::list;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::{agenda, json};
use crate::domain::abroad::Shifted;
use crate::domain::time::Anchor;

/// The panel for scripts: the line of `session list`, then what only the panel knows.
#[derive(Debug, Serialize)]
pub struct SessionJson {
    #[serde(flatten)]
    line: json::Listed,
    declined: u32,
    rule: Option<String>,
    /// Which session of the series it is, from 1.
    number: Option<u32>,
    online: u32,
    in_person: u32,
    seats_by: String,
    location: String,
    url: String,
    description: String,
    todo: TodoJson,
    abroad: Vec<AbroadJson>,
    attendees: Vec<json::Attendee>,
}

#[derive(Debug, Serialize)]
struct TodoJson {
    new_people: u32,
    access_needs: u32,
    waiting: u32,
    no_facilitator: bool,
}

/// A place where the session comes an hour off.
#[derive(Debug, Serialize)]
struct AbroadJson {
    tz: String,
    start: String,
    usually: String,
}

impl From<&Shifted> for AbroadJson {
    fn from(found: &Shifted) -> Self {
        let wall = |wall| json::wall(wall, &Anchor::Floating);
        Self { tz: found.zone.name().to_owned(), start: wall(found.shows), usually: wall(found.usually) }
    }
}

impl From<&SessionPage> for SessionJson {
    fn from(page: &SessionPage) -> Self {
        let Todo { new_people, access_needs, waiting, .. } = page.todo;
        let no_facilitator = page.line.no_facilitator;
        Self {
            line: (&page.line).into(),
            declined: page.line.seats().declined,
            rule: page.rule.clone(),
            number: page.number,
            online: page.line.seats().online,
            in_person: page.line.seats().in_person,
            seats_by: page.seat_order.to_string(),
            location: page.location.clone(),
            url: page.line.url.clone(),
            description: page.description.clone(),
            todo: TodoJson { new_people, access_needs, waiting, no_facilitator },
            abroad: page.abroad.iter().map(AbroadJson::from).collect(),
            attendees: page.attendees.iter().map(json::Attendee::from).collect(),
        }
    }
}

/// The panel for people.
pub fn print(context: &mut Context, page: &SessionPage) -> Result<(), CliError> {
    let line = &page.line;
    let hours = words::hours(line.start, line.end, &line.anchor, context.app.dial());
    let off = words::how_far(line.starts_at, line.ends_at, context.app.now());
    let when = [words::day(line.start), format!("{hours} {}", page.clock).trim_end().to_owned(), off];
    let number = page.number.map(|number| format!("session {number}"));
    let series: Vec<String> = [page.rule.clone(), number].into_iter().flatten().collect();
    context.out.title(&line.summary)?;
    context.out.line(&when.join(" · "))?;
    if !series.is_empty() {
        context.out.line(&series.join(" · "))?;
    }
    context.out.blank()?;
    let fields = [
        ("Note", agenda::remarks(line)),
        ("Theme", line.theme.clone().unwrap_or_default()),
        ("Facilitator", page.line.facilitators.join(", ")),
        ("Clocks", page.abroad.iter().map(|found| words::shifted(found, context.app.dial())).collect::<Vec<_>>().join(", ")),
        ("Join", page.line.url.clone()),
        ("Where", page.location.clone()),
        ("About", page.description.clone()),
        ("To do", words::todo(&page.todo)),
        ("Seats by", page.seat_order.to_string()),
        ("Attendees", attendance(page)),
    ];
    for (name, value) in &fields {
        context.out.field(name, value)?;
    }
    if page.attendees.is_empty() {
        return Ok(());
    }
    context.out.blank()?;
    list::print(context, page)
}

/// "14 of 20 · 9 online, 5 in the room · 2 waiting · 1 declined".
fn attendance(page: &SessionPage) -> String {
    let seats = &page.line.seats();
    let mut parts = vec![words::seats(seats)];
    parts.extend(Some(words::modes(seats)).filter(|modes| !modes.is_empty()));
    parts.extend(
        [(seats.waiting, "waiting"), (seats.declined, "declined")].iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")),
    );
    parts.join(" · ")
}
