//! `attendee list`: the roster of a session with everyone's place, or everyone who is known.

use clap::Args;
use serde::Serialize;

use crate::app::query::{AttendeeLine, SessionPage, SessionView};
use crate::app::words;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::table::{Column, Table};
use crate::cli::{json, person};
use crate::domain::roster::Place;
use crate::domain::seat_order::Reason;
use crate::domain::signup::Role;

/// Who comes to a session, with their places; without a series everyone known
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight attendee list choir next
  fortnight attendee list choir 2020-09-03 --json")]
pub struct List {
    /// A UID, the start of one, or words of the title
    series: Option<String>,
    /// The session; without it the next one
    date: Vec<String>,
}

/// A line of the roster says which session it belongs to.
#[derive(Debug, Serialize)]
struct Coming {
    uid: String,
    recurrence_id: Option<String>,
    #[serde(flatten)]
    attendee: json::Attendee,
}

pub fn list(context: &mut Context, args: &List) -> Result<(), CliError> {
    let Some(series) = &args.series else { return person::everyone(context) };
    let key = if args.date.is_empty() {
        let uid = context.series_going_on(series)?;
        context.next_session(uid)?
    } else {
        context.session(series, &args.date)?
    };
    let page = context.app.ask(&SessionView { key })?;
    if !context.out.is_json() {
        if page.attendees.is_empty() {
            context.out.note("Nobody has signed up yet.");
            return Ok(());
        }
        return print(context, &page);
    }
    let session = json::Session::from(&page.line);
    context.out.json_lines(page.attendees.iter().map(|line| Coming {
        uid: session.uid.clone(),
        recurrence_id: session.recurrence_id.clone(),
        attendee: line.into(),
    }))
}

/// The roster as a table.
pub fn print(context: &mut Context, page: &SessionPage) -> Result<(), CliError> {
    let mut table = Table::new(&[
        ("Place", Column::Right),
        ("Name", Column::Flexible),
        ("Comes", Column::Left),
        ("Tags", Column::Flexible),
        ("Via", Column::Flexible),
        ("E-mail", Column::Flexible),
        ("Note", Column::Flexible),
    ]);
    for line in &page.attendees {
        let comes = if line.standing { "every time" } else { "this time" };
        let (tags, via, email) = (line.tags.join(" "), line.via.clone().unwrap_or_default(), line.email.clone().unwrap_or_default());
        table.row([place(line), line.name.clone(), comes.into(), tags, via, email, remarks(line)], line.place == Place::Declined);
    }
    context.out.table(&table)
}

/// The number of a seat, `w1` on the waiting list, the role of the crew, the answer of the others.
fn place(line: &AttendeeLine) -> String {
    match line.place {
        Place::Seat(number) => number.to_string(),
        Place::Waiting(number) => format!("w{number}"),
        Place::Crew => line.role.word().into(),
        Place::Tentative => "tentative".into(),
        Place::Invited => "invited".into(),
        Place::Declined => "declined".into(),
    }
}

fn remarks(line: &AttendeeLine) -> String {
    let parts = [
        line.reason.as_ref().map(words::reason),
        line.mode.map(words::mode),
        (line.role == Role::Supporter).then(|| "supporter".to_owned()),
        (line.new && line.reason != Some(Reason::FirstTime) && !matches!(line.place, Place::Crew | Place::Declined))
            .then(|| "new".to_owned()),
        line.attendance.map(|mark| mark.word().to_owned()),
        line.access_needs.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
