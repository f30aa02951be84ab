//! The palette: what can be done here first, then everything; typing filters by name, key or sentence, Enter runs it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Layer, Reply, sheet};
use crate::tui::action::{Action, Context, Entry, Group};
use crate::tui::key::Sequence;
use crate::tui::keymap::{Binding, Meaning};
use crate::tui::msg::Msg;
use crate::tui::state::State;
use crate::tui::synonyms::synonyms;
use crate::tui::update::refused;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, right, span, width, wrap};

/// Columns of the keys, and between a sentence and the name of its action behind it.
const KEYS: usize = 15;
const GAP: usize = 2;
/// From so many columns on the names stand beside the sentences, where those leave room.
const WITH_NAMES: usize = 96;
/// Rows under the list, in which the chosen sentence is read in whole.
const WHOLE: u16 = 2;

/// The table of actions as it applies here and now.
#[derive(Debug)]
pub struct Palette {
    filter: Line,
    /// What can be done here, then the rest with the reason why not here.
    entries: Vec<(Binding, Option<String>)>,
    cursor: Cursor,
    /// Where it was opened.
    contexts: Vec<Context>,
}

impl Palette {
    pub fn new(state: &State) -> Self {
        let contexts = state.contexts();
        let why_not = |binding: &Binding| match refused(state, binding.entry.action) {
            Some(why) => Some(state.keyed(why)),
            None if contexts.contains(&binding.entry.context) => None,
            None => Some(format!("in {}", binding.entry.context.words())),
        };
        let is_offered = |binding: &&Binding| binding.entry.group != Group::Layers && binding.entry.action != Action::Palette;
        let offered = state.look.keymap.bindings().iter().filter(is_offered);
        let mut entries: Vec<_> = offered.map(|binding| (binding.clone(), why_not(binding))).collect();
        entries.sort_by_key(|(_, why)| why.is_some());
        Self { filter: Line::default(), entries, cursor: Cursor::default(), contexts }
    }

    fn matching(&self) -> Vec<&(Binding, Option<String>)> {
        let wanted = self.filter.value().trim();
        let folded = wanted.to_lowercase();
        let has_key = |binding: &Binding| binding.keys.iter().any(|keys| keys.to_string() == wanted);
        let fits = |binding: &Binding| has_key(binding) || folded.split_whitespace().all(|word| means(binding.entry, word));
        let mut matching: Vec<_> = self.entries.iter().filter(|(binding, _)| fits(binding)).collect();
        // whoever types a key means that key, and whoever types a name that action
        matching.sort_by_key(|(binding, why)| (!has_key(binding), !is_called(binding.entry, &folded), why.is_some()));
        matching
    }

    /// Why nothing is listed.
    fn nothing(&self, state: &State) -> String {
        format!("nothing is called “{}”: {}", self.filter.value().trim(), state.keyed("{prompt.close} closes"))
    }

    /// The sentence of an entry, with the reason why it cannot be done here.
    fn told(entry: &Entry, why: Option<&String>) -> String {
        entry.sentence.to_owned() + &why.map(|why| format!("  ({why})")).unwrap_or_default()
    }
}

/// Whether a word, in small letters, stands in what an action is called or in what it says of itself, or begins another word for it.
fn means(entry: &Entry, word: &str) -> bool {
    let is_said = entry.name.contains(word) || entry.sentence.to_lowercase().contains(word);
    is_said || synonyms(entry.action).any(|other| other.starts_with(word))
}

/// Whether a word is one of those that an action is called by, or its singular.
fn is_called(entry: &Entry, word: &str) -> bool {
    entry
        .name
        .split(['.', '-'])
        .any(|part| !word.is_empty() && part.strip_suffix('s').unwrap_or(part) == word.strip_suffix('s').unwrap_or(word))
}

/// Where the list stands: under the filter, and over what the chosen sentence is read in.
fn list(area: Rect) -> Rect {
    let below = sheet::below(area, 1);
    Rect { height: below.height.saturating_sub(WHOLE), ..below }
}

impl Layer for Palette {
    fn title(&self, _state: &State) -> String {
        "What can be done".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "do it"
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.matching().len();
        match action {
            Action::Accept => {
                return match self.matching().get(self.cursor.0) {
                    Some((binding, None)) => Reply::Then(Box::new(Msg::Act(binding.entry.action))),
                    Some((_, Some(why))) => Reply::Refuse(why.clone()),
                    None => Reply::Refuse(self.nothing(state)),
                };
            }
            Action::ChoiceUp => self.cursor.step(-1, lines),
            Action::ChoiceDown => self.cursor.step(1, lines),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.filter)
    }

    fn typed(&mut self, _state: &State) {
        self.cursor = Cursor::default();
    }

    fn rows(&self, state: &State) -> u16 {
        state.size.1.saturating_sub(6)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let theme = state.theme();
        let prompt = draw(frame.buffer_mut(), (area.x, area.y), area.width, &[span("filter ", theme.quiet())]);
        self.filter.view(frame, (prompt, area.y), area.right().saturating_sub(prompt), theme.strong());
        let room = usize::from(area.width).saturating_sub(2);
        let rest = room.saturating_sub(KEYS);
        let line = |(Binding { entry, keys }, why): &&(Binding, Option<String>)| -> Vec<Span<'static>> {
            // of what can be done here, the keys that do it here: elsewhere another may mean more
            let works =
                |keys: &&Sequence| why.is_some() || state.look.keymap.meaning(&keys.keys, &self.contexts) == Meaning::Act(entry.action);
            let keys: Vec<String> = keys.iter().filter(works).take(2).map(ToString::to_string).collect();
            let style = if why.is_none() { theme.text() } else { theme.quiet() };
            let keyed = if why.is_none() { theme.accent() } else { theme.quiet() };
            let told = Self::told(entry, why.as_ref());
            let said = if width(&told) <= rest { told } else { fit(entry.sentence, rest) };
            let free = rest.saturating_sub(width(&said) + GAP);
            let name = if room < WITH_NAMES || width(entry.name) > free { String::new() } else { right(entry.name, free + GAP) };
            vec![span(left(&keys.join(" "), KEYS), keyed), span(said, style), span(name, theme.quiet())]
        };
        let lines: Vec<_> = self.matching().iter().map(line).collect();
        if lines.is_empty() {
            for (row, told) in (area.y + 1..area.bottom()).zip(wrap(&self.nothing(state), usize::from(area.width))) {
                draw(frame.buffer_mut(), (area.x, row), area.width, &[span(told, theme.quiet())]);
            }
            return;
        }
        let list = list(area);
        sheet::lines(state, frame, list, self.cursor, &lines);
        let end = list.y + u16::try_from(lines.len()).unwrap_or(u16::MAX).min(list.height);
        let chosen = self.matching().get(self.cursor.0).map(|(binding, why)| Self::told(binding.entry, why.as_ref()));
        let rows = chosen.filter(|told| width(told) > rest).map(|told| wrap(&told, room)).unwrap_or_default();
        for (row, told) in (end..area.bottom()).zip(rows) {
            draw(frame.buffer_mut(), (area.x + 2, row), area.width.saturating_sub(2), &[span(told, theme.quiet())]);
        }
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.matching().len(), list(area), at, state.clicked)
    }
}
