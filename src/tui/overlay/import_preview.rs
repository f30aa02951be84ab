//! What an import would do, before it is done: series by series, then what was found in the file, line by line.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::{Layer, Reply, reading, sheet};
use crate::app::command::series_import::Tally;
use crate::app::transfer::{Became, Imported, Progress};
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::progress;
use crate::tui::widget::text::{draw, fit, left, right, span};

const HIGHEST: usize = 14;
/// Columns of what happens.
const MARK: usize = 12;

/// The file, and what it would change.
#[derive(Debug)]
pub struct ImportPreview {
    path: PathBuf,
    imported: Imported,
    rows: Vec<Row>,
    cursor: Cursor,
    /// How far the import is, once it was agreed to.
    progress: Option<Progress>,
}

/// What happens to something, or where something was found, and what that is.
#[derive(Debug)]
struct Row {
    mark: String,
    text: String,
    /// Found in the file, as against done with it.
    found: bool,
}

impl ImportPreview {
    pub fn new(path: PathBuf, imported: Imported) -> Self {
        Self { path, rows: rows(&imported), imported, cursor: Cursor::default(), progress: None }
    }

    fn changes_something(&self) -> bool {
        let Tally { added, updated, .. } = self.imported.tally;
        added + updated > 0 || self.imported.people > 0 || !self.imported.said.is_empty()
    }
}

fn rows(imported: &Imported) -> Vec<Row> {
    let row = |mark: &str, text: String| Row { mark: mark.to_owned(), text, found: false };
    let Tally { added, updated, unchanged, skipped } = imported.tally;
    let listed = |is: fn(&Became) -> bool| imported.series.iter().filter(|(_, became)| is(became)).count();
    let untold = ((added + updated) as usize).saturating_sub(listed(|became| !matches!(became, Became::Left)));
    let left_out = (skipped as usize).saturating_sub(listed(|became| matches!(became, Became::Left)));
    let counted = |count: usize, row: Row| (count > 0).then_some(row);
    let found = imported.warnings.iter().map(|warning| {
        let mark = format!("line {}", right(&warning.finding.line.to_string(), 5));
        Row { mark, text: warning.finding.text.clone(), found: true }
    });
    let series = imported.series.iter().map(|(title, became)| row(word(*became), title.clone()));
    series
        .chain(counted(untold, row("", format!("and {untold} more"))))
        .chain(counted(left_out, row("left out", words::count(left_out, "series", "series"))))
        .chain(counted(unchanged as usize, row("as it is", words::count(unchanged as usize, "series", "series"))))
        .chain(counted(imported.people as usize, row("new", words::count(imported.people as usize, "person", "people"))))
        .chain(imported.said.iter().map(|said| row("message", said.clone())))
        .chain(found)
        .collect()
}

/// What becomes of a series, as a word before its title.
fn word(became: Became) -> &'static str {
    match became {
        Became::Added => "new",
        Became::Updated => "update",
        Became::Left => "older, left",
    }
}

impl ImportPreview {
    /// Rows in which the chosen line is read.
    fn full(&self, columns: u16) -> u16 {
        let columns = usize::from(columns);
        reading::rows(self.rows.iter().map(|row| row.text.as_str()), columns.saturating_sub(MARK + 2), columns)
    }
}

impl Layer for ImportPreview {
    fn title(&self, _state: &State) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let Tally { added, updated, .. } = self.imported.tally;
        if !self.changes_something() {
            return format!("{name} has nothing new");
        }
        let found = match self.imported.warnings.len() {
            0 => String::new(),
            many => format!("; {}", words::count(many, "thing to know", "things to know")),
        };
        format!("Import {name}? {added} would be new, {updated} updated{found}")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        if self.changes_something() { "import" } else { "close" }
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        let lines = self.rows.len();
        match action {
            Action::Accept if self.changes_something() => {
                return Reply::Stay(vec![Effect::Import { path: self.path.clone(), dry_run: false }]);
            }
            Action::Accept => return Reply::Close(Vec::new()),
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        self.progress = match msg {
            Msg::Imported(_) => return Reply::Close(Vec::new()),
            Msg::Progress(progress) => Some(*progress),
            _ => None,
        };
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let list = u16::try_from(self.rows.len().clamp(1, HIGHEST)).unwrap_or(1);
        list + self.full(state.size.0.saturating_sub(sheet::MARGINS))
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        if let Some(progress) = self.progress {
            return progress::view(progress, state, frame, (area.x, area.y), area.width);
        }
        let theme = state.theme();
        let room = usize::from(area.width).saturating_sub(MARK + 2);
        let line = |row: &Row| {
            let mark = if row.found { theme.alert() } else { theme.quiet() };
            vec![span(left(&row.mark, MARK), mark), span(fit(&state.masked(&row.text), room), theme.text())]
        };
        let lines: Vec<_> = self.rows.iter().map(line).collect();
        if lines.is_empty() {
            let nothing = span("Every series in it is here already, as it is there.", theme.quiet());
            draw(frame.buffer_mut(), (area.x, area.y), area.width, &[nothing]);
        }
        let (list, under) = reading::places(area, self.full(area.width));
        sheet::lines(state, frame, list, self.cursor, &lines);
        let chosen = self.rows.get(self.cursor.0).map(|row| state.masked(&row.text)).unwrap_or_default();
        reading::view(state, frame, under, (&chosen, room));
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.rows.len(), reading::places(area, self.full(area.width)).0, at, state.clicked)
    }
}
