//! The line after `:`: a command in the words of the command line, an action by its name, a view, or a date.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::dates::read_date;
use crate::tui::action::{Action, Context};
use crate::tui::console::{Candidate, End};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::table::entries;
use crate::tui::update::refused;
use crate::tui::views::View;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span, wrap};
use crate::tui::{Ending, widget::text};

/// Candidates that are shown at once.
const SHOWN: u16 = 8;
/// Columns of a word, before what it means.
const WORD: usize = 28;
const EXAMPLES: &str = "session skip choir next · attendee add … · 2 sep · week · help";

/// The line, how it may go on, and what was wrong with it.
#[derive(Debug)]
pub struct CommandLine {
    line: Line,
    /// What was typed, and may go on in several ways while the line shows one of them.
    typed: String,
    candidates: Vec<Candidate>,
    chosen: Option<Cursor>,
    /// The lines of this run, the newest last, and which of them is looked at.
    earlier: Vec<String>,
    looked_at: usize,
    /// Why it was refused, and what to do.
    wrong: Option<(String, String)>,
}

impl CommandLine {
    pub fn new(state: &State) -> Self {
        // they name people
        let earlier = if state.privacy { Vec::new() } else { state.lines.clone() };
        Self {
            line: Line::default(),
            typed: String::new(),
            candidates: Vec::new(),
            chosen: None,
            looked_at: earlier.len(),
            earlier,
            wrong: None,
        }
    }

    fn set(&mut self, text: &str) {
        self.line = Line::new(text);
        self.wrong = None;
    }

    /// Takes the only way to go on, or the next of several in its turn.
    fn complete(&mut self, by: i64) -> Reply {
        let total = self.candidates.len();
        match &mut self.chosen {
            _ if total == 0 => return Reply::NOTHING,
            Some(cursor) => cursor.turn(by, total),
            None => self.chosen = Some(Cursor(if by < 0 { total - 1 } else { 0 })),
        }
        let Some(line) = self.chosen.and_then(|cursor| self.candidates.get(cursor.0)).map(|candidate| candidate.line.clone()) else {
            return Reply::NOTHING;
        };
        self.set(&line);
        if total > 1 {
            return Reply::NOTHING;
        }
        self.typed = line;
        Reply::Stay(Effect::ask_all(self.needs()))
    }

    fn look_at(&mut self, place: usize) -> Reply {
        let text = self.earlier.get(place).cloned().unwrap_or_default();
        self.looked_at = place.min(self.earlier.len());
        self.set(&text);
        self.typed = text;
        self.chosen = None;
        Reply::Stay(Effect::ask_all(self.needs()))
    }

    fn accept(&mut self, state: &State) -> Reply {
        let text = self.line.value().trim().trim_start_matches(':').trim_start().to_owned();
        let action = match text.to_lowercase().as_str() {
            "" => return Reply::Close(Vec::new()),
            "q" | "quit" => return Reply::Close(vec![Effect::End(Ending::Quit)]),
            word => action(word, state),
        };
        match action {
            Some(Ok(action)) => return Reply::Then(Box::new(Msg::Act(action))),
            Some(Err(why)) => {
                self.wrong = Some((why, String::new()));
                return Reply::NOTHING;
            }
            None => {}
        }
        match read_date(&text, state.today()) {
            Ok(day) => Reply::Then(Box::new(Msg::Go(day))),
            // no command begins with a digit
            Err(why) if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-')) => {
                self.wrong = Some((why.to_string(), String::new()));
                Reply::NOTHING
            }
            Err(_) => {
                // it is remembered from now on, and closing loses nothing
                self.set(&text);
                Reply::Stay(vec![Effect::Obey { line: text, agreed: false }])
            }
        }
    }
}

/// The action that a word names, or why it cannot be done here; nothing where it may be a word of the command line.
fn action(word: &str, state: &State) -> Option<Result<Action, String>> {
    let view = View::ALL.into_iter().find(|view| view.name().to_lowercase() == word);
    let named = || entries().filter(move |entry| entry.name == word || view.is_some_and(|view| view.action() == entry.action));
    let contexts = state.contexts();
    if let Some(entry) = named().find(|entry| contexts.contains(&entry.context)) {
        return Some(refused(state, entry.action).map_or(Ok(entry.action), |why| Err(state.keyed(why))));
    }
    let elsewhere = named().next().filter(|entry| view.is_some() || entry.name.contains('.'))?;
    Some(Err(format!("not from here, but from: {}", elsewhere.context.words())))
}

impl Layer for CommandLine {
    fn title(&self, _state: &State) -> String {
        "Command".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::CommandLine, Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "do it"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn needs(&self) -> Vec<Question> {
        if self.typed.trim().is_empty() { Vec::new() } else { vec![Question::Candidates(self.typed.clone())] }
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match action {
            Action::Accept => self.accept(state),
            Action::Complete | Action::CompleteBack if state.privacy => {
                Reply::Refuse(state.keyed("hidden while names are initials: {privacy} shows them"))
            }
            Action::Complete => self.complete(1),
            Action::CompleteBack => self.complete(-1),
            Action::ChoiceUp => self.look_at(self.looked_at.saturating_sub(1)),
            Action::ChoiceDown => self.look_at(self.looked_at + 1),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, _state: &State) {
        self.typed = self.line.value().to_owned();
        self.chosen = None;
        self.wrong = None;
        if self.typed.trim().is_empty() {
            self.candidates.clear();
        }
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        match msg {
            Msg::Answer(Answer::Candidates(found)) => {
                self.candidates.clone_from(found);
                self.chosen = None;
            }
            Msg::Obeyed(obeyed) => match &obeyed.said.end {
                End::Done => return Reply::Close(Vec::new()),
                End::Asks(_) => {}
                End::Refused { why, advice } => self.wrong = Some((why.clone(), advice.clone())),
            },
            _ => {}
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        let below = match &self.wrong {
            Some((why, advice)) => [why, advice].iter().map(|text| wrap(text, usize::from(state.size.0.saturating_sub(4))).len()).sum(),
            None if state.privacy => 1,
            None => self.candidates.len().max(1),
        };
        1 + u16::try_from(below).unwrap_or(SHOWN).min(SHOWN)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let below = super::line_view(&self.line, ":", state, frame, area);
        let room = usize::from(below.width);
        if let Some((why, advice)) = &self.wrong {
            let told = [(why, theme.alert()), (advice, theme.quiet())];
            let lines = told.into_iter().flat_map(|(text, style)| wrap(text, room).into_iter().map(move |line| span(line, style)));
            for (row, line) in (below.y..below.bottom()).zip(lines) {
                draw(frame.buffer_mut(), (below.x, row), below.width, &[line]);
            }
        } else if self.line.value().is_empty() || state.privacy {
            draw(frame.buffer_mut(), (below.x, below.y), below.width, &[span(fit(EXAMPLES, room), theme.quiet())]);
        } else {
            let column = self.candidates.iter().map(|candidate| text::width(&candidate.word)).max().unwrap_or(0).min(WORD) + 2;
            let line = |candidate: &Candidate| {
                let word = left(&fit(&candidate.word, column - 2), column);
                let help = fit(&candidate.help, room.saturating_sub(text::width(&word) + 2));
                vec![span(word, theme.text()), span(help, theme.quiet())]
            };
            let lines: Vec<_> = self.candidates.iter().map(line).collect();
            sheet::lines(state, frame, below, self.chosen, &lines);
        }
    }
}
