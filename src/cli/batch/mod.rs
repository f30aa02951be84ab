//! `batch`: one JSON command a line in, one JSON acknowledgement a line out, each sent when its change is durable.

mod line;

use std::io::{self, BufRead, BufReader, Read, Write};

use clap::Args;
use serde::Serialize;

use crate::app::AppError;
use crate::cli::apply::work;
use crate::cli::args::{Global, command, read_with};
use crate::cli::ask::Questions;
use crate::cli::context::{Context, open};
use crate::cli::error::CliError;
use crate::cli::json;
use crate::cli::print::{Answer, Output};
use line::arguments;

/// Commands from standard input, one JSON object a line; each is acknowledged in a line when it is durable
#[derive(Debug, Args)]
#[command(after_help = "Example:
  fortnight batch < commands.jsonl

A line names a command with a dot, its words and its options; “uid” may stand for SERIES:
  {\"op\":\"attendee.add\",\"uid\":\"choir@example.org\",\"name\":\"Bo Chen\",\"tag\":[\"arts\"]}
  {\"op\":\"session.skip\",\"series\":\"choir\",\"date\":\"2020-09-10\",\"reason\":\"conference\"}

The acknowledgement is {\"ok\":true, …} with the fields that the command has with --json, a list under “lines” and a file
under “text”; or {\"ok\":false, \"line\":…, \"error\":…, \"advice\":…, \"exit\":…}. A line that fails changes nothing, and the
next one follows. A line that asks has to say \"yes\":true; --yes says it for all lines. The exit code is 0 when all lines
were done, else 3.")]
pub struct Batch {}

/// No command is longer than this, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

/// The acknowledgement of a line that failed.
#[derive(Debug, Serialize)]
struct Refused {
    ok: bool,
    line: usize,
    error: String,
    advice: String,
    exit: u8,
}

impl Refused {
    fn new(line: usize, error: &CliError) -> Self {
        Self { ok: false, line, error: error.to_string(), advice: error.advice(), exit: error.exit_code() }
    }
}

/// Reads to the end of standard input.
///
/// # Errors
/// When the store cannot be opened, the input or the output fails, or a line was refused.
pub fn batch(global: &Global) -> Result<(), CliError> {
    // whatever it answers is JSON
    let global = Global { json: true, ..global.clone() };
    let mut app = open(&global)?;
    let mut context = Context::new(&mut app, &global);
    let mut command = command();
    command.build();
    let mut input = BufReader::new(io::stdin());
    let (mut number, mut refused) = (0, 0_usize);
    while let Some(line) = next_line(&mut input)? {
        number += 1;
        if matches!(&line, Ok(line) if line.trim().is_empty()) {
            continue;
        }
        let answer = line.and_then(|line| obey(&mut context, &mut command, &line, global.yes));
        refused += usize::from(answer.is_err());
        let text = match answer {
            Ok(answer) => acknowledged(answer),
            Err(error) => json::line(&Refused::new(number, &error)),
        };
        let text = text.map_err(|error| CliError::Output(error.into()))? + "\n";
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(CliError::Output)?;
    }
    if refused > 0 {
        let lines = if refused == 1 { "1 line was".to_owned() } else { format!("{refused} lines were") };
        return Err(CliError::input(format!("{lines} refused, the others are done"), "See the acknowledgements with \"ok\":false."));
    }
    Ok(())
}

/// The next line, or why it cannot be one; nothing at the end.
pub fn next_line(input: &mut impl BufRead) -> Result<Option<Result<String, CliError>>, CliError> {
    let broken = |source| CliError::App(AppError::Read { path: "standard input".into(), source });
    let mut bytes = vec![];
    if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes).map_err(broken)? == 0 {
        return Ok(None);
    }
    if !bytes.ends_with(b"\n") && u64::try_from(bytes.len()).is_ok_and(|length| length == LONGEST_LINE) {
        input.skip_until(b'\n').map_err(broken)?;
        return Ok(Some(Err(CliError::input("that line is longer than a megabyte", "Send what it says in several lines."))));
    }
    Ok(Some(String::from_utf8(bytes).map_err(|_| CliError::input("that line is no UTF-8", "Write the file as UTF-8."))))
}

/// `agreed`: the questions of every line were answered with yes before it.
fn obey(context: &mut Context, command: &mut clap::Command, line: &str, agreed: bool) -> Result<Answer, CliError> {
    let arguments = arguments(command, line)?;
    let cli = read_with(command, &arguments)?;
    context.out = Output::kept();
    context.questions = Questions::at_terminal(agreed || cli.global.yes);
    let verb = cli.verb.ok_or_else(|| CliError::usage("there is no command", "Name one as “op”."))?;
    work(context, &verb)?;
    Ok(std::mem::replace(&mut context.out, Output::kept()).answer())
}

/// What was said, as the fields of the acknowledgement.
fn acknowledged(answer: Answer) -> serde_json::Result<String> {
    Ok(match answer {
        Answer::Nothing => r#"{"ok":true}"#.to_owned(),
        // `check` says itself whether all is well
        Answer::One(object) if object.starts_with(r#"{"ok":"#) => object,
        Answer::One(object) => match object.strip_prefix('{') {
            Some(fields) => format!(r#"{{"ok":true,{fields}"#),
            None => format!(r#"{{"ok":true,"value":{object}}}"#),
        },
        Answer::Lines(lines) => format!(r#"{{"ok":true,"lines":[{}]}}"#, lines.join(",")),
        Answer::Text(text) => format!(r#"{{"ok":true,"text":{}}}"#, json::line(&text)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_one_by_one_and_the_monstrous_are_skipped() {
        let long = "x".repeat(3 << 20);
        let text = format!("one\n{long}\n\ntwo");
        let mut input = BufReader::new(text.as_bytes());
        let mut lines = vec![];
        while let Some(line) = next_line(&mut input).expect("a text") {
            lines.push(line.map_err(|error| error.exit_code()));
        }
        assert_eq!(lines, [Ok("one\n".into()), Err(3), Ok("\n".into()), Ok("two".into())]);
        assert!(next_line(&mut &b"\xff\n"[..]).expect("bytes").expect("a line").is_err());
    }

    #[test]
    fn every_kind_of_answer_is_one_object() {
        let answers = [
            (Answer::Nothing, r#"{"ok":true}"#),
            (Answer::One(r#"{"uid":"x"}"#.into()), r#"{"ok":true,"uid":"x"}"#),
            (Answer::One(r#"{"ok":true,"problems":[]}"#.into()), r#"{"ok":true,"problems":[]}"#),
            (Answer::One("null".into()), r#"{"ok":true,"value":null}"#),
            (Answer::Lines(vec!["{}".into(), "{}".into()]), r#"{"ok":true,"lines":[{},{}]}"#),
            (Answer::Text("a\n".into()), r#"{"ok":true,"text":"a\n"}"#),
        ];
        for (answer, want) in answers {
            assert_eq!(acknowledged(answer).expect("JSON"), want);
        }
    }
}
