//! `schema`: what each command prints with `--json`, as JSON Schema (2020-12).

use std::collections::BTreeMap;

use clap::Args;
use serde_json::{Map, Value, json};

use super::error::CliError;
use super::print::Output;

/// Print the JSON Schema of what a command prints with --json; without a command that of all
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight schema agenda
  fortnight schema session show
  fortnight schema > fortnight.schema.json

The schema is that of one object; “description” says where a command prints one a line.")]
pub struct Schema {
    /// The command, as it is called
    command: Vec<String>,
}

/// The schemas of all commands, each under the command's name.
const ALL: &str = include_str!("../../assets/schema.json");
const DEFS: &str = "$defs";

pub fn schema(out: &mut Output, args: &Schema) -> Result<(), CliError> {
    if args.command.is_empty() {
        return out.raw(ALL);
    }
    let name = args.command.join(" ");
    let missing = || CliError::missing(format!("there is no schema of “{name}”"), "See all of them with: fortnight schema");
    let text = serde_json::to_string_pretty(&schema_of(&name).ok_or_else(missing)?);
    out.raw(&(text.map_err(|error| CliError::Output(error.into()))? + "\n"))
}

/// The schema of one command, with the shapes that it is made of and no others.
fn schema_of(command: &str) -> Option<Value> {
    let all: Value = serde_json::from_str(ALL).ok()?;
    let mut own = all.get("properties")?.get(command)?.as_object()?.clone();
    let mut shapes = BTreeMap::new();
    gather(&Value::Object(own.clone()), all.get(DEFS)?, &mut shapes);
    own.insert("$schema".to_owned(), all.get("$schema")?.clone());
    own.insert("title".to_owned(), json!(format!("fortnight {command} --json")));
    own.insert(DEFS.to_owned(), Value::Object(Map::from_iter(shapes)));
    Some(Value::Object(own))
}

/// Every shape that a schema names, and those that they name.
fn gather(schema: &Value, all: &Value, shapes: &mut BTreeMap<String, Value>) {
    match schema {
        Value::Object(fields) => {
            let named = fields.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
            if let Some((name, shape)) = named.and_then(|name| Some((name, all.get(name)?)))
                && shapes.insert(name.to_owned(), shape.clone()).is_none()
            {
                gather(shape, all, shapes);
            }
            fields.values().for_each(|field| gather(field, all, shapes));
        }
        Value::Array(several) => several.iter().for_each(|one| gather(one, all, shapes)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_stands_alone() {
        let agenda = schema_of("agenda").expect("a schema");
        let shapes: Vec<&String> = agenda[DEFS].as_object().expect("shapes").keys().collect();
        assert_eq!(shapes, ["session", "warning"]);
        assert_eq!(agenda["title"], "fortnight agenda --json");
        assert!(schema_of("agneda").is_none());
    }
}
