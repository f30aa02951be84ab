//! `person show` and `export`: one person as a page, and the whole record as JSON.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::app::deed::deed;
use crate::app::query::{PersonPage, PersonSeries, PersonView};
use crate::app::transfer::write_file;
use crate::app::words;
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::json;
use crate::domain::attendance::Attendance;
use crate::domain::person::Profile;
use crate::domain::signup::{Mode, Reach, SignUp};
use crate::domain::text::one_line;

/// The whole record of a person, to hand out to them: JSON, or with --page a text to read
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight person export 'Bo Chen' > bo.json
  fortnight person export bo@example.org --page --out bo.txt")]
pub struct Export {
    /// A name, an e-mail address, or a person's number
    #[arg(required = true)]
    person: Vec<String>,
    /// A text to read instead of JSON
    #[arg(long)]
    page: bool,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "F")]
    out: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Serialize)]
struct Record {
    person: i64,
    name: String,
    email: Option<String>,
    phone: Option<String>,
    organisation: Option<String>,
    tags: Vec<String>,
    via: Option<String>,
    access_needs: Option<String>,
    note: Option<String>,
    /// Names by which video calls showed them.
    aliases: Vec<String>,
    series: Vec<Part>,
    /// Only in the whole record: when what was done with their data.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<Change>>,
}

#[derive(Debug, Serialize)]
struct Part {
    uid: String,
    summary: String,
    came: usize,
    strip: Vec<Option<&'static str>>,
    standing: Vec<Standing>,
    sessions: Vec<Once>,
    register: Vec<Marked>,
}

#[derive(Debug, Serialize)]
struct Standing {
    from: Option<String>,
    until: Option<String>,
    role: &'static str,
    status: &'static str,
    mode: Option<&'static str>,
    parameters: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Once {
    recurrence_id: String,
    role: &'static str,
    status: &'static str,
    mode: Option<&'static str>,
    parameters: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Marked {
    recurrence_id: String,
    mark: &'static str,
}

#[derive(Debug, Serialize)]
struct Change {
    at: String,
    verb: String,
}

impl Record {
    fn of(page: &PersonPage, with_notes: bool) -> Self {
        let Profile { name, email, phone, organisation, tags, via, access_needs, note, aliases } = page.person.profile.clone();
        let note = note.filter(|_| with_notes);
        let series = page.series.iter().map(Part::from).collect();
        Self { person: page.person.id.0, name, email, phone, organisation, tags, via, access_needs, note, aliases, series, changes: None }
    }

    fn whole(page: &PersonPage) -> Self {
        let change = |(at, verb): &(_, String)| Change { at: json::utc(*at), verb: verb.clone() };
        Self { changes: Some(page.changes.iter().map(change).collect()), ..Self::of(page, true) }
    }
}

impl From<&PersonSeries> for Part {
    fn from(part: &PersonSeries) -> Self {
        let mode = |row: &SignUp| row.mode.map(Mode::word);
        let standing = |row: &SignUp| match row.reach {
            Reach::Standing { from, until } => {
                let [from, until] = [from, until].map(|day| day.map(|day| day.to_string()));
                let (role, status) = (row.role.word(), row.answer.word());
                Some(Standing { from, until, role, status, mode: mode(row), parameters: parameters(row) })
            }
            Reach::One(_) => None,
        };
        let once = |row: &SignUp| {
            let recurrence_id = row.reach.date()?.stamp(&part.anchor).to_string();
            let (role, status) = (row.role.word(), row.answer.word());
            Some(Once { recurrence_id, role, status, mode: mode(row), parameters: parameters(row) })
        };
        Self {
            uid: part.uid.to_string(),
            summary: part.summary.clone(),
            came: part.came(),
            strip: part.strip.iter().map(|mark| mark.map(Attendance::word)).collect(),
            standing: part.sign_ups.iter().filter_map(standing).collect(),
            sessions: part.sign_ups.iter().filter_map(once).collect(),
            register: part
                .marks
                .iter()
                .map(|mark| Marked { recurrence_id: mark.date.stamp(&part.anchor).to_string(), mark: mark.state.word() })
                .collect(),
        }
    }
}

/// What calendar files said of them beside that, as ATTENDEE has it.
fn parameters(row: &SignUp) -> Vec<String> {
    row.kept.lines().map(one_line).collect()
}

/// A heading with named values below it; empty values are left out when printed.
type Section = (String, Vec<(&'static str, String)>);

/// The page: who, then each series, then, of the whole record, when what was done.
fn sections(context: &Context, page: &PersonPage, whole: bool, with_notes: bool) -> Vec<Section> {
    let profile = &page.person.profile;
    let told = |text: &Option<String>| text.clone().unwrap_or_default();
    let note = profile.note.clone().filter(|_| with_notes);
    let fields = vec![
        ("Number", page.person.id.0.to_string()),
        ("E-mail", told(&profile.email)),
        ("Phone", told(&profile.phone)),
        ("Belongs to", told(&profile.organisation)),
        ("Tags", profile.tags.join(", ")),
        ("Via", told(&profile.via)),
        ("Access", told(&profile.access_needs)),
        ("Note", told(&note)),
        ("In calls", profile.aliases.join(", ")),
    ];
    let changes = page.changes.iter().filter(|_| whole).map(|(at, verb)| {
        let at = context.app.zone().wall(*at);
        format!("{}: {}", words::moment(at, context.app.dial()), deed(verb))
    });
    let changes = changes.collect::<Vec<_>>().join("\n");
    let history = (!changes.is_empty()).then(|| ("History".to_owned(), vec![("Changes", changes)]));
    let series = page.series.iter().map(|part| (part.summary.clone(), part_fields(part, whole)));
    std::iter::once((profile.name.clone(), fields)).chain(series).chain(history).collect()
}

fn part_fields(part: &PersonSeries, whole: bool) -> Vec<(&'static str, String)> {
    let mode = |row: &SignUp| row.mode.map(|mode| format!(", {}", mode.word())).unwrap_or_default();
    let said = part.sign_ups.iter().map(|row| format!("{}: {}, {}{}", reach(row.reach), row.role.word(), row.answer.word(), mode(row)));
    let files = part.sign_ups.iter().filter(|_| whole).flat_map(parameters);
    let strip = part.strip.iter().map(|mark| mark.map_or("–", Attendance::word));
    let marks = part.marks.iter().filter(|_| whole).map(|mark| format!("{}: {}", words::day(mark.date.0), mark.state.word()));
    let here = match part.marks.len() {
        0 => String::new(),
        number => format!("here {} of {number} times", part.came()),
    };
    vec![
        ("Signed up", said.collect::<Vec<_>>().join("\n")),
        ("In files", files.collect::<Vec<_>>().join("\n")),
        ("Register", here),
        ("Lately", strip.collect::<Vec<_>>().join(" ")),
        ("In full", marks.collect::<Vec<_>>().join("\n")),
    ]
}

/// "every time from Wed 2 Sep 2020", "Wed 16 Sep 2020".
fn reach(reach: Reach) -> String {
    match reach {
        Reach::One(date) => words::day(date.0),
        Reach::Standing { from, until } => {
            let from = from.map(|day| format!(" from {}", words::date(day)));
            let until = until.map(|day| format!(" until before {}", words::date(day)));
            format!("every time{}{}", from.unwrap_or_default(), until.unwrap_or_default())
        }
    }
}

pub fn show(context: &mut Context, page: &PersonPage, with_notes: bool) -> Result<(), CliError> {
    if context.out.is_json() {
        return context.out.json(&Record::of(page, with_notes));
    }
    for (at, (title, fields)) in sections(context, page, false, with_notes).into_iter().enumerate() {
        if at > 0 {
            context.out.blank()?;
        }
        context.out.title(&title)?;
        for (name, value) in fields {
            context.out.field(name, &value)?;
        }
    }
    Ok(())
}

pub fn export(context: &mut Context, args: &Export) -> Result<(), CliError> {
    let person = context.person(&args.person.join(" "))?;
    let page = context.app.ask(&PersonView { person, with_changes: true })?;
    let text = if args.page { text(&sections(context, &page, true, true)) } else { json(&Record::whole(&page))? };
    let Some(file) = args.out.as_deref().filter(|file| *file != Path::new("-")) else {
        // noted first: what has left the program cannot be called back
        context.app.note_export()?;
        return context.out.raw(&text);
    };
    write_file(file, &text, args.force)?;
    context.app.note_export()?;
    context.out.line(&format!("wrote {}", file.display()))
}

fn json(record: &Record) -> Result<String, CliError> {
    let line = json::line(record).map_err(|error| CliError::Output(error.into()))?;
    Ok(format!("{line}\n"))
}

/// The page as plain text for a file.
fn text(sections: &[Section]) -> String {
    let field = |(name, value): &(&str, String)| {
        let names = std::iter::once(*name).chain(std::iter::repeat(""));
        value.lines().zip(names).map(|(line, name)| format!("{name:13}{}\n", one_line(line))).collect::<String>()
    };
    let section = |(title, fields): &Section| format!("{}\n{}", one_line(title), fields.iter().map(field).collect::<String>());
    sections.iter().map(section).collect::<Vec<_>>().join("\n")
}
