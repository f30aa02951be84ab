//! Several people who were pasted: each a line that says whom it means; whoever is not left out is signed up, all at once.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::Command;
use crate::app::command::{AttendeeAddAll, Coming, Who};
use crate::app::query::{SessionLine, Standing};
use crate::app::words;
use crate::domain::quick::attendees::{Pasted, Told};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{fit, left, span};

const HIGHEST: usize = 14;

/// The people, and for what they are signed up.
#[derive(Debug)]
pub struct Review {
    session: SessionLine,
    reach: Coming,
    lines: Vec<ReviewLine>,
    cursor: Cursor,
}

#[derive(Debug)]
struct ReviewLine {
    pasted: Pasted,
    /// `None` until the store has answered, or where the line cannot be read.
    standing: Option<Standing>,
    is_left_out: bool,
}

impl ReviewLine {
    /// Whom the line signs up, if anyone.
    fn who(&self) -> Option<Who> {
        match (&self.pasted.told, &self.standing) {
            (Ok(Told::Profile(profile)), Some(Standing::Known(_) | Standing::New)) => Some(Who::Described(Box::new(profile.clone()))),
            (Ok(Told::Address(_)), Some(Standing::Known(person))) => Some(Who::Known(person.id)),
            _ => None,
        }
    }

    /// What there is to say of it, and whether that keeps it from being taken.
    fn about(&self, state: &State) -> (String, bool) {
        match (&self.pasted.told, &self.standing) {
            (Err(why), _) => (why.clone(), true),
            (Ok(_), None) => (String::new(), false),
            (Ok(_), Some(Standing::New)) => ("new person".into(), false),
            (Ok(_), Some(Standing::Known(person))) => (format!("known: {}", state.name(&person.name)), false),
            (Ok(_), Some(Standing::Ambiguous(count))) => {
                (format!("{count} people it may be: add them one by one, by name or address"), true)
            }
            (Ok(_), Some(Standing::Nameless)) => ("nobody known has this address: write the name before it".into(), true),
        }
    }
}

impl Review {
    pub fn new(session: SessionLine, reach: Coming, pasted: Vec<Pasted>) -> Self {
        let line = |pasted| ReviewLine { pasted, standing: None, is_left_out: false };
        Self { session, reach, lines: pasted.into_iter().map(line).collect(), cursor: Cursor::default() }
    }

    fn taken(&self) -> Vec<Who> {
        self.lines.iter().filter(|line| !line.is_left_out).filter_map(ReviewLine::who).collect()
    }
}

impl Layer for Review {
    fn title(&self, _state: &State) -> String {
        let all = self.lines.len();
        let taken = self.taken().len();
        let count = if taken == all { words::count(all, "person", "people") } else { format!("{taken} of {all} people") };
        match self.reach {
            Coming::Once(_) => format!("Add {count} to {}, {}", self.session.summary, words::day(self.session.shown_start)),
            Coming::EveryTime { .. } => format!("Add {count} to every session of {}", self.session.summary),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Review, Context::List]
    }

    fn verb(&self) -> &'static str {
        "add them"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::Recognised(self.lines.iter().filter_map(|line| line.pasted.told.clone().ok()).collect())]
    }

    fn is_unsaved(&self) -> bool {
        self.lines.iter().any(|line| line.is_left_out)
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.lines.len();
        match action {
            Action::Accept => {
                let people = self.taken();
                if people.is_empty() {
                    return Reply::Refuse(state.keyed("nobody is left to be added: {attendee.leave-out} takes a line in again"));
                }
                let command = AttendeeAddAll { uid: self.session.key.uid.clone(), reach: self.reach, people };
                return Reply::Stay(vec![Effect::run(Command::AttendeeAddAll(command))]);
            }
            Action::LeaveOut => {
                if let Some(line) = self.lines.get_mut(self.cursor.0) {
                    line.is_left_out = !line.is_left_out;
                }
                self.cursor.step(1, lines);
            }
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        match msg {
            Msg::Changed { .. } => return Reply::Close(Vec::new()),
            Msg::Answer(Answer::Recognised(found)) => {
                let readable = self.lines.iter_mut().filter(|line| line.pasted.told.is_ok());
                for (line, standing) in readable.zip(found) {
                    line.standing = Some(standing.clone());
                }
            }
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(self.lines.len().clamp(1, HIGHEST)).unwrap_or(1)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let columns = usize::from(area.width.saturating_sub(4));
        let text = (columns * 2 / 5).max(12);
        let line = |line: &ReviewLine| {
            let (about, is_bad) = line.about(state);
            let (mark, style) = match (line.is_left_out, line.who()) {
                (true, _) => ("  ", theme.skipped()),
                (false, Some(_)) => ("✓ ", theme.text()),
                (false, None) => ("× ", theme.text()),
            };
            let shown = if state.privacy { state.name(&line.pasted.text) } else { line.pasted.text.clone() };
            let told = if line.is_left_out { "left out".to_owned() } else { about };
            let told_style = if is_bad && !line.is_left_out { theme.alert() } else { theme.quiet() };
            vec![
                span(mark, theme.accent()),
                span(left(&shown, text) + " ", style),
                span(fit(&told, columns.saturating_sub(text + 1)), told_style),
            ]
        };
        let lines: Vec<_> = self.lines.iter().map(line).collect();
        sheet::lines(state, frame, area, self.cursor, &lines);
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.lines.len(), area, at, state.clicked)
    }
}
