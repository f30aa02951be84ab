//! What an import would do, before it is done: series by series, then what was found in the file, line by line.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Layer, Reply, sheet};
use crate::app::command::series_import::Tally;
use crate::app::transfer::{Became, Imported, Progress};
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::state::State;
use crate::tui::theme::Theme;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::progress;
use crate::tui::widget::text::{draw, fit, left, right, span};

const HIGHEST: usize = 14;

/// The file, and what it would change.
#[derive(Debug)]
pub struct ImportPreview {
    path: PathBuf,
    imported: Imported,
    cursor: Cursor,
    /// How far the import is, once it was agreed to.
    progress: Option<Progress>,
}

impl ImportPreview {
    pub fn new(path: PathBuf, imported: Imported) -> Self {
        Self { path, imported, cursor: Cursor::default(), progress: None }
    }

    fn changes_something(&self) -> bool {
        let Tally { added, updated, .. } = self.imported.tally;
        added + updated > 0 || self.imported.people > 0
    }

    fn lines(&self, theme: &Theme, columns: usize) -> Vec<Vec<Span<'static>>> {
        let room = columns.saturating_sub(14);
        let line = |what: &str, text: &str| vec![span(left(what, 12), theme.quiet()), span(fit(text, room), theme.text())];
        let series = self.imported.series.iter().map(|(title, became)| line(word(*became), title));
        let Tally { added, updated, unchanged, skipped } = self.imported.tally;
        let more = (added + updated + skipped) as usize - self.imported.series.len().min((added + updated + skipped) as usize);
        let more = (more > 0).then(|| line("", &format!("and {more} more")));
        let same = (unchanged > 0).then(|| line("as it is", &words::count(unchanged as usize, "series", "series")));
        let people = (self.imported.people > 0).then(|| line("new", &words::count(self.imported.people as usize, "person", "people")));
        let found = self.imported.warnings.iter().map(|warning| {
            let place = format!("line {}", right(&warning.finding.line.to_string(), 5));
            vec![span(left(&place, 12), theme.alert()), span(fit(&warning.finding.text, room), theme.text())]
        });
        series.chain(more).chain(same).chain(people).chain(found).collect()
    }

    fn count(&self) -> usize {
        self.lines(&Theme::new(Default::default()), 80).len()
    }
}

/// What becomes of a series, as a word before its title.
fn word(became: Became) -> &'static str {
    match became {
        Became::Added => "new",
        Became::Updated => "update",
        Became::Left => "older, left",
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
        format!("Import {name}: {added} new, {updated} updated{found}")
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn verb(&self) -> &'static str {
        if self.changes_something() { "import" } else { "close" }
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        let lines = self.count();
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

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.count().clamp(1, HIGHEST)).unwrap_or(1)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        if let Some(progress) = self.progress {
            return progress::view(progress, state, frame, (area.x, area.y), area.width);
        }
        let lines = self.lines(&state.theme(), usize::from(area.width));
        if lines.is_empty() {
            let nothing = span("Every series in it is here already, as it is there.", state.theme().quiet());
            draw(frame.buffer_mut(), (area.x, area.y), area.width, &[nothing]);
        }
        sheet::lines(state, frame, area, self.cursor, &lines);
    }
}
