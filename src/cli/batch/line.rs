//! A line of a batch: a JSON object read as the arguments that say the same, so that one grammar checks both.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;

use clap::Arg;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::cli::error::CliError;

/// Options that are the same for every line: they belong to the call.
const OF_THE_CALL: [&str; 7] = ["db", "tz", "now", "config", "no_color", "json", "help"];

const ADVICE: &str = "A line is {\"op\":\"attendee.add\",\"uid\":…,\"name\":…}: a command with a dot, its words and options as fields.";

/// The arguments that a line stands for, in the words of a command that was built: places of words are known then.
///
/// # Errors
/// When it is no JSON object, names no command, or has a field for which the command has no place.
pub fn arguments(command: &clap::Command, line: &str) -> Result<Vec<OsString>, CliError> {
    let wrong = |why: String| CliError::input(why, ADVICE);
    let value: Value = serde_json::from_str(line).map_err(|error| wrong(format!("that is no JSON: {error}")))?;
    if !value.is_object() {
        return Err(wrong("a line is one JSON object".into()));
    }
    let Fields(mut fields) = serde_json::from_str(line).map_err(|error| wrong(format!("that is no JSON: {error}")))?;
    fields.sort_by(|(one, _), (other, _)| one.cmp(other));
    let twice = |pair: &[(String, Value)]| matches!(pair, [(one, _), (other, _)] if one == other);
    if let Some([(name, _), _]) = fields.windows(2).find(|pair| twice(pair)) {
        return Err(wrong(format!("“{name}” stands there twice")));
    }
    let op = fields.iter().position(|(name, _)| name == "op").map(|at| fields.remove(at).1);
    let Some(Value::String(op)) = op else { return Err(wrong("there is no “op” with the name of a command".into())) };
    if op.split('.').any(|word| word == "help") {
        return Err(CliError::input("“help” is for people, not for a batch", "Call it on a line of its own: fortnight help"));
    }
    let mut leaf = command;
    for word in op.split('.') {
        leaf = leaf.find_subcommand(word).ok_or_else(|| wrong(format!("there is no command “{op}”")))?;
    }
    let mut said = Said::default();
    for (name, value) in &fields {
        let argument = argument(leaf, name).ok_or_else(|| wrong(format!("“{op}” has no place for “{name}”")))?;
        said.take(argument, name, value)?;
    }
    let words = said.words(leaf)?;
    let path = op.split('.').map(str::to_owned);
    let all = ["fortnight".to_owned(), "--json".to_owned()].into_iter().chain(path).chain(said.options).chain(["--".to_owned()]);
    Ok(all.chain(words).map(OsString::from).collect())
}

/// The fields of a JSON object as they were written, the same name perhaps twice.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// The argument that a field means: an option by its long name or another name it goes by, a word by its place's name; the UID of a
/// series stands for the series.
fn argument<'a>(leaf: &'a clap::Command, field: &str) -> Option<&'a Arg> {
    let long = field.replace('_', "-");
    let has_name = |argument: &&Arg| {
        argument.get_long() == Some(long.as_str()) || argument.get_all_aliases().is_some_and(|names| names.contains(&long.as_str()))
    };
    let own = || leaf.get_arguments().filter(|argument| !OF_THE_CALL.contains(&argument.get_id().as_str()));
    let word = |name: &str| own().find(|argument| argument.is_positional() && argument.get_id() == name);
    let series = || if field == "uid" { word("series") } else { None };
    own().find(has_name).or_else(|| word(field)).or_else(series)
}

/// What the fields say.
#[derive(Default)]
struct Said {
    /// By which field each argument was said.
    fields: BTreeMap<String, String>,
    options: Vec<String>,
    /// By their places, from 1.
    words: Vec<(usize, Vec<String>)>,
}

impl Said {
    fn take(&mut self, argument: &Arg, field: &str, value: &Value) -> Result<(), CliError> {
        let takes_value = argument.get_action().takes_values();
        let wrong = || CliError::input(format!("“{field}” cannot be {}", kind(value)), ADVICE);
        let values: Vec<String> = match value {
            Value::Null => return Ok(()),
            Value::Bool(said) if !takes_value => {
                self.options.extend(said.then(|| option(argument, None)));
                return Ok(());
            }
            Value::Array(values) if takes_value => values.iter().map(plain).collect::<Option<_>>().ok_or_else(wrong)?,
            value if takes_value => vec![plain(value).ok_or_else(wrong)?],
            _ => return Err(wrong()),
        };
        if let Some(other) = self.fields.insert(argument.get_id().to_string(), field.to_owned()) {
            return Err(CliError::input(format!("“{other}” and “{field}” mean the same"), "Give one of them only."));
        }
        match argument.get_index() {
            // standard input holds the batch itself
            Some(_) if values.iter().any(|value| value == "-") => {
                return Err(CliError::input("“-” is taken: standard input holds the batch", "Name a file."));
            }
            Some(place) => self.words.push((place, values)),
            None => self.options.extend(values.iter().map(|value| option(argument, Some(value)))),
        }
        Ok(())
    }

    /// The words in their order; a word cannot stand where one before it is missing.
    fn words(&mut self, leaf: &clap::Command) -> Result<Vec<String>, CliError> {
        self.words.sort();
        for (at, (place, _)) in self.words.iter().enumerate() {
            if *place != at + 1 {
                let name = leaf.get_positionals().nth(at).map(|missing| missing.get_id().as_str()).unwrap_or_default();
                return Err(CliError::input(format!("missing: “{name}”"), ADVICE));
            }
        }
        Ok(self.words.drain(..).flat_map(|(_, values)| values).collect())
    }
}

/// As one word, so that a value that begins with a hyphen is no flag.
fn option(argument: &Arg, value: Option<&String>) -> String {
    let name = argument.get_long().unwrap_or_default();
    value.map_or_else(|| format!("--{name}"), |value| format!("--{name}={value}"))
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list with such values",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{command, read};

    fn said(line: &str) -> Result<String, String> {
        let mut command = command();
        command.build();
        let words = arguments(&command, line).map_err(|error| error.to_string())?;
        let text = words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
        read(words).map_err(|error| error.to_string())?;
        Ok(text)
    }

    #[test]
    fn fields_are_words_and_options() {
        let cases = [
            (
                r#"{"op":"attendee.add","uid":"c@x","name":"-Bo","tag":["a","b"],"dry_run":true}"#,
                "fortnight --json attendee add --dry-run --name=-Bo --tag=a --tag=b -- c@x",
            ),
            (
                r#"{"op":"attendee.decline","person":"Bo","date":"2020-09-02","series":"c@x"}"#,
                "fortnight --json attendee decline --name=Bo -- c@x 2020-09-02",
            ),
            (
                r#"{"op":"series.edit","uid":"c@x","capacity":12,"location":"","tz":"UTC"}"#,
                "fortnight --json series edit --capacity=12 --location= --tz=UTC -- c@x",
            ),
            (r#"{"op":"series.rm","uid":"c@x","yes":true,"dry-run":false}"#, "fortnight --json series rm --yes -- c@x"),
            (r#"{"op":"undo"}"#, "fortnight --json undo --"),
            (r#"{"op":"agenda","limit":null}"#, "fortnight --json agenda --"),
        ];
        for (line, want) in cases {
            assert_eq!(said(line).as_deref(), Ok(want), "{line}");
        }
    }

    #[test]
    fn what_is_no_command_is_said() {
        let cases = [
            ("hello", "no JSON"),
            ("[]", "one JSON object"),
            (r#"{"uid":"c@x"}"#, "“op”"),
            (r#"{"op":"attendee.love"}"#, "“attendee.love”"),
            (r#"{"op":"attendee add"}"#, "“attendee add”"),
            (r#"{"op":"attendee"}"#, "half a command"),
            (r#"{"op":"agenda","form":"today"}"#, "“form”"),
            (r#"{"op":"agenda","db":"x.db"}"#, "“db”"),
            (r#"{"op":"agenda","tz":"UTC"}"#, "“tz”"),
            (r#"{"op":"attendee.add","name":"Bo"}"#, "missing"),
            (r#"{"op":"attendee.add","name":"Bo","date":"today"}"#, "missing: “series”"),
            (r#"{"op":"attendee.add","uid":"c@x","name":{"first":"Bo"}}"#, "an object"),
            (r#"{"op":"attendee.add","uid":"c@x","name":true}"#, "“name” cannot be true or false"),
            (r#"{"op":"series.rm","uid":"c@x","yes":"true"}"#, "“yes” cannot be a text"),
            (r#"{"op":"import","files":["-"]}"#, "“-”"),
            (r#"{"op":"help"}"#, "“help” is for people"),
            (r#"{"op":"series.help"}"#, "“help” is for people"),
            (r#"{"op":"series.rm","uid":"c@x","series":"choir"}"#, "“series” and “uid” mean the same"),
            (r#"{"op":"attendee.decline","series":"c@x","person":"Bo","name":"Al"}"#, "“name” and “person” mean the same"),
            (r#"{"op":"series.rm","uid":"c@x","uid":"d@x"}"#, "“uid” stands there twice"),
        ];
        for (line, want) in cases {
            let error = said(line).expect_err(line);
            assert!(error.contains(want), "{line}: {error}");
        }
    }
}
