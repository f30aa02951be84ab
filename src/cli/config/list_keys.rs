//! `config keys`: which keys do what on the screen, and which of them the file of settings says.

use clap::Args;
use serde::Serialize;

use super::{Config, settle};
use crate::cli::args::Global;
use crate::cli::error::CliError;
use crate::cli::print::Output;
use crate::cli::table::{Column, Table};
use crate::tui::keymap::Binding;

/// Every key of the screen, as it is with the file of settings
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  fortnight config keys
  fortnight config keys --json | jq 'select(.source == \"file\")'

Other keys stand in the file of settings, in a table [keys]: a name of this list, then one key, several, or none:
  [keys]
  \"session.skip\" = \"c\"
  \"undo\" = [\"<f2>\", \"<c-u>\"]
  \"privacy\" = []
A key is written as it is typed; <enter>, <esc>, <tab>, <s-tab>, <space>, <bs>, <del>, <ins>, <up>, <down>, <left>, <right>, <pgup>,
<pgdn>, <home>, <end>, <f1> to <f12> and <lt> stand for those, <c-x> for Ctrl-X, <a-x> for Alt-X. Ctrl-C always leaves.")]
pub struct Keys {}

#[derive(Debug, Serialize)]
struct Line<'k> {
    action: &'static str,
    /// As they are written in the file of settings.
    keys: Vec<&'k str>,
    /// Where they have this meaning.
    place: &'static str,
    does: &'static str,
    /// `file` or `default`.
    source: &'static str,
    /// The file and its line.
    from: Option<String>,
}

pub fn keys(out: &mut Output, global: &Global) -> Result<(), CliError> {
    let mut settled = global.clone();
    settle(&mut settled)?;
    let keymap = settled.settings.keymap();
    let bindings = keymap.bindings();
    if out.is_json() {
        let lines: Vec<Line> = bindings.iter().map(|binding| line(binding, &settled.settings)).collect();
        return out.json_lines(&lines);
    }
    let columns = [("Keys", Column::Left), ("Action", Column::Left), ("Where", Column::Flexible), ("Does", Column::Flexible)];
    let mut table = Table::new(&columns);
    for Binding { entry, keys } in bindings {
        let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
        table.row([shown.join(" "), entry.name.to_owned(), entry.context.words().to_owned(), entry.sentence.to_owned()], false);
    }
    out.table(&table)
}

fn line<'k>(binding: &'k Binding, settings: &Config) -> Line<'k> {
    let from = settings.place_of_keys(binding.entry.name);
    Line {
        action: binding.entry.name,
        keys: binding.keys.iter().map(|keys| keys.notation.as_str()).collect(),
        place: binding.entry.context.words(),
        does: binding.entry.sentence,
        source: if from.is_some() { "file" } else { "default" },
        from,
    }
}
