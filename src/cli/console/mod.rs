//! The command line from within: a line typed on the screen or in linear mode, done on the calendar that is open.

mod complete;
mod within;

use std::ffi::OsString;

use super::apply::work;
use super::args::{Global, Verb, command, read_with};
use super::ask::Questions;
use super::config::show;
use super::context::Context;
use super::docs;
use super::error::CliError;
use super::print::{Form, Output};
use super::shell_line::words;
use crate::app::App;
use crate::tui::{self, Candidate, End, Said};
pub use within::within;

/// Commands that mean nothing from within, and why.
pub const OUTSIDE: [(&str, &str); 9] = [
    ("batch", "it reads its commands from standard input"),
    ("completions", "it is for a shell"),
    ("demo", "a calendar is open already"),
    ("dump", "it prints more than anyone reads; “backup FILE” copies the store"),
    ("init", "the store is there"),
    ("man", "it prints for a reader of manual pages; “help” says the same"),
    ("restore", "it puts everything in the place of what is open"),
    ("schema", "it is for scripts"),
    ("tui", "a calendar is open already"),
];

const NAME: &str = "fortnight";

/// Whoever does lines from within.
pub struct Console {
    global: Global,
    command: clap::Command,
}

impl Console {
    /// For a program that was started so.
    pub fn new(global: Global) -> Self {
        Self { global, command: complete::from_within(command()) }
    }

    /// Does what a line says; `agreed` answers its questions with yes.
    pub fn obey(&mut self, app: &mut App, line: &str, form: Form, agreed: bool) -> Said {
        let mut text = String::new();
        let end = match self.try_to_obey(app, line, form, agreed, &mut text) {
            Ok(()) => End::Done,
            Err(CliError::Question(question)) => End::Asks(question),
            Err(CliError::Asked(help)) => {
                text = within(&help.render().to_string());
                End::Done
            }
            Err(error) => End::Refused { why: error.to_string(), advice: within(&error.advice()) },
        };
        Said { text, end }
    }

    fn try_to_obey(&mut self, app: &mut App, line: &str, form: Form, agreed: bool, text: &mut String) -> Result<(), CliError> {
        let arguments = arguments(line)?;
        refuse_command(&arguments)?;
        let cli = read_with(&mut self.command, &arguments)?;
        refuse_options(&cli.global)?;
        let Some(verb) = cli.verb else { return Err(CliError::usage("there is no command", "“help” shows all of them.")) };
        let global = Global { json: cli.global.json, yes: agreed || cli.global.yes, ..self.global.clone() };
        let questions = if global.yes { Questions::Answered } else { Questions::Afterwards };
        let mut context = Context { app, global: &global, out: Output::page(form, global.json), questions };
        let done = match &verb {
            Verb::Config(verb) => show::apply(&mut context.out, &global, verb),
            Verb::Version => docs::version(&mut context.out),
            verb => work(&mut context, verb),
        };
        *text = context.out.said();
        done
    }
}

impl tui::Console for Console {
    fn run(&mut self, app: &mut App, line: &str, columns: usize, agreed: bool) -> Said {
        self.obey(app, line, Form::Columns { width: Some(columns), colour: false }, agreed)
    }

    fn complete(&mut self, app: &App, line: &str) -> Vec<Candidate> {
        complete::candidates(&self.command, app, line)
    }
}

/// The words of a line behind the name of the program, which may be left out.
fn arguments(line: &str) -> Result<Vec<OsString>, CliError> {
    let open = |quote: char| {
        let advice = format!("Close it, or write \\{quote} for the character alone.");
        CliError::usage(format!("a quote {quote} is open"), advice)
    };
    let said = words(line).map_err(open)?;
    if said.iter().any(|word| word == "-") {
        return Err(CliError::usage("“-” means nothing here: nobody writes to standard input", "Name a file."));
    }
    let named = said.first().is_some_and(|word| word == NAME);
    Ok((!named).then(|| NAME.to_owned()).into_iter().chain(said).map(OsString::from).collect())
}

/// Commands that belong to the start of the program, whatever else is wrong with them.
fn refuse_command(arguments: &[OsString]) -> Result<(), CliError> {
    let verb = arguments.iter().skip(1).filter_map(|word| word.to_str()).find(|word| !word.starts_with('-'));
    match OUTSIDE.iter().find(|(name, _)| Some(*name) == verb) {
        Some((name, why)) => Err(CliError::usage(format!("“{name}” is not for here: {why}"), format!("Leave first, then: {NAME} {name}"))),
        None => Ok(()),
    }
}

/// Options that do.
fn refuse_options(said: &Global) -> Result<(), CliError> {
    let options = [
        ("--db", said.db.is_some()),
        ("--tz", said.tz.is_some()),
        ("--now", said.now.is_some()),
        ("--config", said.config.is_some()),
        ("--no-color", said.no_color),
    ];
    match options.iter().find(|(_, is_said)| *is_said) {
        Some((option, _)) => {
            Err(CliError::usage(format!("“{option}” belongs to the start of the program"), format!("Leave first, then: {NAME} {option} …")))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Clock;
    use crate::domain::time::Instant;
    use crate::domain::zone::Zone;

    const PLAIN: Form = Form::Columns { width: None, colour: false };

    /// Wednesday 2 September 2020, 15:42 in London.
    fn app() -> App {
        let zone = Zone::named("Europe/London").expect("London");
        App::in_memory(Clock::Fixed(Instant(1_599_057_720)), zone).expect("memory")
    }

    fn said(lines: &[(&str, bool)]) -> Vec<Said> {
        let (mut app, mut console) = (app(), Console::new(Global::default()));
        lines.iter().map(|(line, agreed)| console.obey(&mut app, line, PLAIN, *agreed)).collect()
    }

    fn refused(line: &str) -> String {
        match said(&[(line, false)]).remove(0).end {
            End::Refused { why, advice } => format!("{why} / {advice}"),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn a_line_is_done_on_the_calendar_that_is_open() {
        let told = said(&[
            ("add Choir every Thursday 10-11:30 from 3 Sep London, 20 places", false),
            ("fortnight attendee add choir --name 'Bo Chen'", false),
            ("session list choir --limit 1", false),
        ]);
        assert!(told.iter().all(|said| said.end == End::Done), "{told:?}");
        assert_eq!(told[1].text, "added Bo Chen to every session, seat 1 of 20\n", "{told:?}");
        assert!(told[2].text.contains("Thu 3 Sep 2020"), "{told:?}");
    }

    #[test]
    fn a_question_waits_for_its_answer_and_nothing_has_happened() {
        let told = said(&[
            ("add Choir every Thursday 10-11:30", false),
            ("series rm choir", false),
            ("series list", false),
            ("series rm choir", true),
        ]);
        assert!(matches!(&told[1].end, End::Asks(question) if question.starts_with("Remove the series “Choir”")), "{told:?}");
        assert!(told[2].text.contains("Choir"), "{told:?}");
        assert_eq!(told[3].end, End::Done);
    }

    #[test]
    fn what_is_wrong_is_said_as_the_command_line_says_it() {
        let cases = [
            ("agenda --db x.db", "“--db” belongs to the start of the program / Leave first, then: fortnight --db …"),
            ("batch", "“batch” is not for here: it reads its commands from standard input / Leave first, then: fortnight batch"),
            ("add Men's group", "a quote ' is open / Close it, or write \\' for the character alone."),
            ("import -", "“-” means nothing here: nobody writes to standard input / Name a file."),
            ("agneda", "there is no command “agneda” / Did you mean “agenda”? See “help”."),
            ("--yes", "there is no command / “help” shows all of them."),
        ];
        for (line, want) in cases {
            assert_eq!(refused(line), want, "{line}");
        }
    }

    #[test]
    fn help_is_text_and_no_error() {
        let told = said(&[("help", false), ("session skip --help", false)]);
        assert!(
            told.iter().all(|said| said.end == End::Done && said.text.contains("Usage: ") && !said.text.contains("fortnight s")),
            "{told:?}"
        );
    }
}
