//! The screen beside the program: feeds messages to `update` and performs what it asks for, at once.
//!
//! The terminal, the tests, the benches and the picture maker all run the screen through this.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::mem::discriminant;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::answers::ask;
use super::command::Obeyed;
use super::key::read_keys;
use super::long_text::LongText;
use super::msg::{Answer, Effect, Msg, Question};
use super::overlay::ListPage;
use super::state::{State, USUAL};
use super::update::{start, update};
use super::view::view;
use super::{Console, Look, TuiError};
use crate::app::command::{AttendeeImport, Later, SeriesAdd, SeriesEdit, SeriesMove, SeriesSplit};
use crate::app::notice::Snapshot;
use crate::app::transfer::{Progress, write_file};
use crate::app::{App, AppError, Command, Detail};
use crate::domain::event::Event;

/// Columns beside the text of a sheet.
const MARGINS: u16 = 4;
/// A table needs so many columns; a narrower screen shows a part of it.
const LEAST: u16 = 76;
const PAUSE: &str = "<pause>";
/// So many times long work shows itself, and can be stopped.
const STEPS: u64 = 200;

/// Sees the state while long work goes on, and says whether it shall go on.
pub type Watch<'a> = &'a mut dyn FnMut(&State) -> ControlFlow<()>;

/// A screen and the program behind it.
pub struct Session {
    pub state: State,
    app: App,
    /// Who understands commands, if anyone does.
    console: Option<Box<dyn Console>>,
    version: Option<i64>,
    /// A session before it was changed, until those who come are told of that.
    untold: Option<Snapshot>,
    /// Questions that the screen does not wait for, of each kind the newest; the last one is answered first.
    owed: Vec<Question>,
    /// What only a terminal can do, for whoever drives the screen.
    outside: Vec<Effect>,
}

impl Session {
    /// The screen with all that it shows.
    pub fn new(app: App, look: Look) -> Self {
        let mut session = Self::begin(app, look, USUAL);
        session.catch_up();
        session
    }

    /// The screen as it comes up, so many columns and rows, however much is in the store: its sessions are owed.
    pub fn begin(app: App, look: Look, size: (u16, u16)) -> Self {
        let state = State { size, ..State::new(look, app.now(), app.zone().clone()) };
        let version = app.data_version().ok();
        let (untold, owed, outside) = (None, Vec::new(), Vec::new());
        let mut session = Self { state, app, console: None, version, untold, owed, outside };
        session.perform(start(), &mut |_| ControlFlow::Continue(()));
        if let Some(warning) = session.state.look.warning.clone() {
            session.state.refuse(warning);
        }
        session
    }

    /// The same with someone who understands commands.
    #[must_use]
    pub fn with_console(self, console: Box<dyn Console>) -> Self {
        Self { console: Some(console), ..self }
    }

    /// Takes a message in and does all that follows; returns what only a terminal can do.
    pub fn feed(&mut self, msg: Msg) -> Vec<Effect> {
        let mut outside = self.feed_fast(msg);
        outside.extend(self.catch_up());
        outside
    }

    /// The same, but what the screen does not wait for is owed: a next message may make it needless.
    pub fn feed_fast(&mut self, msg: Msg) -> Vec<Effect> {
        self.feed_watched(msg, &mut |_| ControlFlow::Continue(()))
    }

    /// Whether something is owed.
    pub fn owes(&self) -> bool {
        !self.owed.is_empty()
    }

    /// Answers what is owed.
    pub fn catch_up(&mut self) -> Vec<Effect> {
        while self.owes() {
            self.answer_one();
        }
        std::mem::take(&mut self.outside)
    }

    /// Answers one question of what is owed, so that a key that comes meanwhile waits for no more than that.
    pub fn catch_up_by_one(&mut self) -> Vec<Effect> {
        self.answer_one();
        std::mem::take(&mut self.outside)
    }

    fn answer_one(&mut self) {
        let Some(question) = self.owed.pop() else { return };
        let answer = ask(&self.app, self.console.as_mut(), question).map_or_else(|error| Msg::Failed(error.to_string()), Msg::Answer);
        let effects = update(&mut self.state, answer);
        self.perform(effects, &mut |_| ControlFlow::Continue(()));
    }

    /// As [`feed_fast`](Self::feed_fast), with long work watched: it shows the state while it goes on, and a break stops it before anything has happened.
    ///
    /// The work is done where the screen is, and not on a thread of its own: nothing else can be asked of the store meanwhile, and so
    /// it is the same for a store in memory as for one in a file.
    pub fn feed_watched(&mut self, msg: Msg, watch: Watch<'_>) -> Vec<Effect> {
        // what a key does may depend on what was asked for the line that is typed
        while self.owed.iter().any(Question::goes_before_keys) && self.state.is_acted_on(&msg) {
            self.answer_one();
        }
        let effects = update(&mut self.state, msg);
        self.perform(effects, watch);
        std::mem::take(&mut self.outside)
    }

    /// Lets the clock move on, and asks anew when another process changed the store; whether there is something to draw.
    pub fn tick(&mut self) -> bool {
        let minute = self.state.now.0.div_euclid(60);
        self.feed_fast(Msg::Now(self.app.now()));
        // one that cannot be followed is refused by the next write, in words
        let moved = self.app.follow().unwrap_or(false);
        let version = self.app.data_version().ok();
        let stale = moved || version != self.version;
        if stale {
            self.version = version;
            self.feed_fast(Msg::Stale);
        }
        stale || minute != self.state.now.0.div_euclid(60)
    }

    /// Takes another look over, or says why all is kept as it was.
    pub fn look(&mut self, look: Result<Look, String>) {
        match look {
            Ok(look) => {
                self.app.set_dial(look.dial);
                self.app.set_holidays(Arc::clone(&look.holidays));
                self.feed_fast(Msg::Look(Box::new(look)));
            }
            Err(why) => {
                self.feed(Msg::Failed(why));
            }
        }
    }

    /// Presses keys in the notation of [`read_keys`]: `a Ada Love<enter>`; at `<pause>` no key follows for a moment.
    pub fn press(&mut self, keys: &str) -> Vec<Effect> {
        let mut outside = self.press_fast(keys);
        outside.extend(self.catch_up());
        outside
    }

    /// The same without time in between for what the screen does not wait for.
    pub fn press_fast(&mut self, keys: &str) -> Vec<Effect> {
        let mut outside = Vec::new();
        for (place, keys) in keys.split(PAUSE).enumerate() {
            if place > 0 {
                outside.extend(self.feed(Msg::Pause));
            }
            outside.extend(read_keys(keys).into_iter().flat_map(|key| self.feed_fast(Msg::Key(key))));
        }
        outside
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.feed(Msg::Resize(columns, rows));
    }

    /// The screen as it would be on a terminal of its size.
    ///
    /// # Errors
    /// None in practice: the terminal is in memory.
    pub fn draw(&self) -> Result<Buffer, TuiError> {
        let (columns, rows) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).map_err(std::io::Error::other)?;
        let drawn = terminal.draw(|frame| view(&self.state, frame)).map_err(std::io::Error::other)?;
        Ok(drawn.buffer.clone())
    }

    /// The program behind the screen.
    pub fn app(&self) -> &App {
        &self.app
    }

    fn perform(&mut self, effects: Vec<Effect>, watch: Watch<'_>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            if let Some(msg) = self.effect(effect, watch) {
                queue.extend(update(&mut self.state, msg));
            }
        }
    }

    fn effect(&mut self, effect: Effect, watch: Watch<'_>) -> Option<Msg> {
        let result = match effect {
            Effect::Ask(question) if question.can_wait() => {
                self.owed.retain(|owed| discriminant(owed) != discriminant(&question));
                let place = if question.is_early() { 0 } else { self.owed.len() };
                self.owed.insert(place, question);
                return None;
            }
            Effect::Ask(question) => ask(&self.app, self.console.as_mut(), question).map(Msg::Answer),
            Effect::Run(command) => self.run(*command),
            Effect::Consider(command) => self.app.preview((*command).clone()).map(|outcome| match outcome.detail {
                Detail::Nothing => Msg::Failed(outcome.sentence),
                _ => Msg::Considered { sentence: outcome.sentence, command },
            }),
            Effect::Concern => match &self.untold {
                Some(before) => self.app.concerned(before).map(Msg::Concerned),
                None => Ok(Msg::Failed("nothing was changed that anyone has to be told of".into())),
            },
            Effect::Notify(folder) => self.notify(&folder),
            Effect::Propose(command) => self.propose(*command),
            Effect::SaveSeries(add) => {
                let SeriesAdd { event, facilitators } = *add;
                let event = Event { uid: self.app.new_uid(), created: self.app.now(), updated: self.app.now(), ..event };
                self.run(Command::SeriesAdd(SeriesAdd { event, facilitators }))
            }
            Effect::EditSeries { edit, from } => {
                let later = from.map(|date| Later { date, uid: self.app.new_uid() });
                self.propose(Command::SeriesEdit(Box::new(SeriesEdit { later, ..*edit })))
            }
            Effect::MoveSeries { key, to, only_later } => {
                let later = only_later.then(|| Later { date: key.date, uid: self.app.new_uid() });
                self.propose(Command::SeriesMove(SeriesMove { key, to, later }))
            }
            Effect::SplitSeries(key) => self.run(Command::SeriesSplit(SeriesSplit { key, uid: self.app.new_uid() })),
            Effect::Undo { expected, times } => Ok(match self.app.undo_several(expected, times) {
                Ok(outcome) => Msg::Changed { outcome, offer: "{redo} redo" },
                Err(error) => Msg::UndoRefused(error.to_string()),
            }),
            Effect::Redo => self.app.redo().map(|outcome| Msg::Changed { outcome, offer: "{undo} undo" }),
            Effect::TryList { import, path } => self.try_list(*import, path.as_deref()),
            Effect::Import { path, dry_run } => self.import(path, dry_run, watch),
            Effect::Export { scope, audience, path, force } => {
                let exported = self.app.export(&scope, audience);
                let written = exported.and_then(|exported| write_file(&path, &exported.text, force).map(|()| exported.left_out));
                let written = written.and_then(|left_out| self.app.note_export_for(audience).map(|()| left_out));
                match written {
                    Err(AppError::Exists(path)) => {
                        let again = Box::new(Effect::Export { scope, audience, path: path.clone(), force: true });
                        Ok(Msg::Occupied { path, again })
                    }
                    other => other.map(|left_out| Msg::Exported { path, left_out }),
                }
            }
            Effect::WriteReport { of, hide_small, path, force } => match self.app.write_report(&of, hide_small, &path, force) {
                Err(AppError::Exists(path)) => {
                    let again = Box::new(Effect::WriteReport { of, hide_small, path: path.clone(), force: true });
                    Ok(Msg::Occupied { path, again })
                }
                other => other.map(|()| Msg::Exported { path, left_out: 0 }),
            },
            Effect::Erase { person, dry_run } => self.app.erase(person, dry_run).map(|erased| match dry_run {
                true => Msg::Erasing { person, erased },
                false => Msg::Gone(erased.sentence),
            }),
            Effect::Obey { line, agreed } => self.obey(line, agreed),
            Effect::SaveText { of, before, text } => Ok(self.save_text(of, &before, text)),
            outside @ (Effect::Copy(_)
            | Effect::Open(_)
            | Effect::Write { .. }
            | Effect::KeepText { .. }
            | Effect::Suspend
            | Effect::End(_)) => {
                self.outside.push(outside);
                return None;
            }
        };
        if matches!(result, Ok(Msg::Changed { .. } | Msg::Imported(_) | Msg::Gone(_) | Msg::Obeyed(_))) {
            // what we changed ourselves is no news
            self.version = self.app.data_version().ok();
        }
        Some(result.unwrap_or_else(|error| Msg::Failed(error.to_string())))
    }

    fn obey(&mut self, line: String, agreed: bool) -> Result<Msg, AppError> {
        let Some(console) = &mut self.console else { return Ok(Msg::Failed("nobody here understands commands".into())) };
        let before = self.app.newest_change()?;
        let columns = usize::from(self.state.size.0.saturating_sub(MARGINS).max(LEAST));
        let said = console.run(&mut self.app, &line, columns, agreed);
        let offer = match self.app.newest_change()?.cmp(&before) {
            Ordering::Greater => Some("{undo} undo"),
            Ordering::Less => Some("{redo} redo"),
            Ordering::Equal => None,
        };
        Ok(Msg::Obeyed(Box::new(Obeyed { line, said, offer })))
    }

    fn run(&mut self, command: Command) -> Result<Msg, AppError> {
        let before = command.session().and_then(|key| self.app.snapshot(key).ok());
        let outcome = self.app.run(command)?;
        let offer = match before.filter(|before| outcome.entry.is_some() && before.has_anyone()) {
            Some(before) => {
                // several changes of one session are told at once
                if self.untold.as_ref().is_none_or(|known| known.key() != before.key()) {
                    self.untold = Some(before);
                }
                "{undo} undo · {session.notice} mails"
            }
            None => "{undo} undo",
        };
        Ok(Msg::Changed { outcome, offer })
    }

    /// Tells those who come of what was changed, once.
    fn notify(&mut self, folder: &Path) -> Result<Msg, AppError> {
        let Some(before) = &self.untold else { return Ok(Msg::Failed("they are told already".into())) };
        let notices = self.app.write_notices(before, folder)?;
        self.untold = None;
        Ok(Msg::Noticed(notices))
    }

    /// Runs it where nobody has to agree first; else tells what it would do.
    fn propose(&mut self, command: Command) -> Result<Msg, AppError> {
        let outcome = self.app.preview(command.clone())?;
        match outcome.doubt() {
            Some(doubt) => Ok(Msg::Asking { doubt, sentence: outcome.sentence, command: Box::new(command) }),
            None => self.run(command),
        }
    }

    /// Puts a text in its place; one that someone else has changed meanwhile is left as it is, and so is one that is gone.
    fn save_text(&mut self, of: LongText, before: &str, text: String) -> Msg {
        let saved = match ask(&self.app, None, Question::LongText(of.clone())) {
            Ok(Answer::LongText { text: now, .. }) if now.trim_end() != before.trim_end() && now.trim_end() != text => {
                Err("that text was changed elsewhere meanwhile, and is kept".to_owned())
            }
            Ok(_) => self.run(of.command(text.clone())).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        saved.unwrap_or_else(|why| Msg::Unsaved { why, text })
    }

    fn import(&mut self, path: PathBuf, dry_run: bool, watch: Watch<'_>) -> Result<Msg, AppError> {
        let Self { app, state, .. } = self;
        let mut shown = None;
        let mut told = |progress: Progress| {
            let step = (progress.stage, progress.done.saturating_mul(STEPS) / progress.total.max(1));
            if shown.replace(step) == Some(step) {
                return ControlFlow::Continue(());
            }
            update(state, Msg::Progress(progress));
            watch(state)
        };
        let imported = app.import(std::slice::from_ref(&path), dry_run, &mut told)?;
        Ok(if dry_run { Msg::Previewed { path, imported } } else { Msg::Imported(imported) })
    }

    fn try_list(&mut self, mut import: AttendeeImport, path: Option<&Path>) -> Result<Msg, AppError> {
        if let Some(path) = path {
            import.sheet = self.app.read_list(path, &[])?;
        }
        let outcome = match self.app.preview(Command::AttendeeImport(import.clone())) {
            Ok(outcome) => Ok(outcome.sentence),
            Err(AppError::Rows(problems)) => Err(problems),
            Err(error) => return Err(error),
        };
        Ok(Msg::ListTried(Box::new(ListPage { import, outcome })))
    }
}
