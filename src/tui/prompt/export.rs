//! Exporting as iCalendar: a session, a series or everything, for everyone, for one person or as a backup.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::transfer::{Audience, ExportScope, file_name};
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::desk::Focus;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span};

/// One thing that can be written.
#[derive(Debug)]
struct Choice {
    name: &'static str,
    about: String,
    scope: ExportScope,
    audience: Audience,
    file: String,
}

impl Choice {
    /// One person's sessions; no name in the name of a file that will be handed round.
    fn person(state: &State) -> Option<Self> {
        let attendee = state.desk.attendee().filter(|_| state.desk.focus == Focus::Attendees)?;
        let about = format!("the sessions of {}, with no other names", state.name(&attendee.name));
        let (scope, audience) = (ExportScope::Everything, Audience::Person(attendee.person));
        Some(Self { name: "this person", about, scope, audience, file: "your-sessions.ics".into() })
    }

    /// The session under the cursor, and its series.
    fn sessions(state: &State) -> Vec<Self> {
        let Some(line) = state.desk.line() else { return vec![] };
        let name = file_name(&state.masked(&line.summary));
        let audience = Audience::Public;
        let session = Self {
            name: "this session",
            about: words::day(line.shown_start),
            scope: ExportScope::Session(line.key.clone()),
            audience,
            file: format!("{name}-{}.ics", line.start.format("%Y-%m-%d")),
        };
        let series = line.recurring.then(|| Self {
            name: "this series",
            about: state.masked(&line.summary),
            scope: ExportScope::Series(line.key.uid.clone()),
            audience,
            file: format!("{name}.ics"),
        });
        [session].into_iter().chain(series).collect()
    }

    fn everything(name: &'static str, about: &str, audience: Audience, file: &str) -> Self {
        Self { name, about: about.to_owned(), scope: ExportScope::Everything, audience, file: file.to_owned() }
    }
}

/// What is written and where.
#[derive(Debug)]
pub struct Export {
    line: Line,
    choices: Vec<Choice>,
    cursor: Cursor,
}

impl Export {
    pub fn new(state: &State) -> Self {
        let everything = [
            Choice::everything("everything", "all series, without names", Audience::Public, "fortnight.ics"),
            Choice::everything("backup", "all series with names, notes and register", Audience::Backup, "fortnight-backup.ics"),
        ];
        let choices: Vec<Choice> = Choice::person(state).into_iter().chain(Choice::sessions(state)).chain(everything).collect();
        let line = Line::proposed(choices.first().map_or("", |choice| choice.file.as_str()));
        Self { line, choices, cursor: Cursor::default() }
    }

    fn choose(&mut self, by: i64) {
        self.cursor.turn(by, self.choices.len());
        // a path of one's own is changed by no choice
        if let Some(choice) = self.choices.get(self.cursor.0).filter(|_| self.line.is_proposed()) {
            self.line = Line::proposed(&choice.file);
        }
    }
}

impl Layer for Export {
    fn title(&self, _state: &State) -> String {
        "Export as iCalendar".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "write"
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match action {
            Action::ChoiceUp => self.choose(-1),
            Action::ChoiceDown => self.choose(1),
            Action::Accept => {
                let typed = self.line.value().trim();
                let Some(choice) = self.choices.get(self.cursor.0).filter(|_| !typed.is_empty()) else {
                    return Reply::Refuse("a file needs a name".into());
                };
                let path = state.look.path(typed);
                return Reply::Stay(vec![Effect::Export { scope: choice.scope.clone(), audience: choice.audience, path, force: false }]);
            }
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Exported { .. } | Msg::Occupied { .. }) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.choices.len()).unwrap_or(0) + 2
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, "file", state, frame, area);
        let room = usize::from(area.width).saturating_sub(20);
        let lines: Vec<_> = self
            .choices
            .iter()
            .map(|choice| vec![span(left(choice.name, 16), theme.text()), span(fit(&choice.about, room), theme.quiet())])
            .collect();
        let rows = u16::try_from(lines.len()).unwrap_or(0).min(below.height);
        sheet::lines(state, frame, Rect { height: rows, ..below }, self.cursor, &lines);
        let folder = fit(&format!("in {}", state.look.folder.display()), usize::from(area.width));
        draw(frame.buffer_mut(), (below.x, below.y + rows), below.width, &[span(folder, theme.quiet())]);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.choices.len(), sheet::below(area, 1), at, state.clicked)
    }
}
