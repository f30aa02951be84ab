//! The register of a session, big and calm, for use while it runs: two letters of a name and Enter, or one key a person.

mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::Command;
use crate::app::command::{RegisterMark, RegisterRest, Who};
use crate::app::query::{RegisterLine, RegisterPage};
use crate::app::words;
use crate::domain::attendance::Attendance;
use crate::domain::id::{EntryId, PersonId, SessionKey};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Confirm, Layer, Reply};
use crate::tui::prompt::{AddAttendees, File};
use crate::tui::ranking::begins_words;
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;

/// The register, and the line in which someone is looked for.
#[derive(Debug)]
pub struct Register {
    key: SessionKey,
    page: Option<RegisterPage>,
    find: Line,
    /// Among those whom the line finds: all of them while it is empty.
    cursor: Cursor,
    /// Who was marked last: the cursor goes on from there.
    marked: Option<PersonId>,
    /// The newest change when it was opened: an undo here goes back that far at most.
    opened_at: Option<EntryId>,
    /// Something was noted here: from then on nothing can be made again but what was taken back here.
    is_noted: bool,
}

impl Register {
    pub fn new(state: &State) -> Option<Self> {
        let key = state.desk.selected.clone()?;
        Some(Self {
            key,
            page: None,
            find: Line::default(),
            cursor: Cursor::default(),
            marked: None,
            opened_at: state.newest,
            is_noted: false,
        })
    }

    fn lines(&self) -> impl Iterator<Item = &RegisterLine> {
        let typed = self.find.value().trim();
        self.page.iter().flat_map(|page| &page.lines).filter(move |line| begins_words(typed, &line.name))
    }

    fn is_finding(&self) -> bool {
        !self.find.value().is_empty()
    }

    fn mark(&mut self, state: Option<Attendance>, screen: &State) -> Reply {
        let Some(person) = self.lines().nth(self.cursor.0).map(|line| line.person) else {
            return match self.is_finding() {
                true => self.walk_in(),
                false => Reply::Refuse(screen.keyed("nobody is on the list: {register.walk-in} adds a walk-in")),
            };
        };
        self.marked = Some(person);
        self.stop_finding();
        Reply::Stay(vec![Effect::run(Command::RegisterMark(RegisterMark { key: self.key.clone(), who: Who::Known(person), state }))])
    }

    /// Someone who has not signed up; a name that was looked for in vain is theirs.
    fn walk_in(&mut self) -> Reply {
        let name = self.find.value().trim().to_owned();
        self.stop_finding();
        let line = |page: &RegisterPage| AddAttendees::walk_in(page.session.clone(), &name);
        self.page.as_ref().map_or(Reply::NOTHING, |page| Reply::Over(Box::new(line(page))))
    }

    /// All stand there again, the cursor on whom it was.
    fn stop_finding(&mut self) {
        let person = self.lines().nth(self.cursor.0).map(|line| line.person);
        self.find.clear();
        let place = self.lines().position(|line| Some(line.person) == person);
        self.cursor = Cursor(place.unwrap_or(0));
    }

    /// Until the session has ended, those without a mark may still come.
    fn close(&self, state: &State) -> Reply {
        let Some(page) = &self.page else { return Reply::Close(Vec::new()) };
        let open = page.lines.iter().filter(|line| line.expected && line.mark.is_none()).count();
        let is_taken = page.session.ends_at <= state.now && page.lines.iter().any(|line| line.mark.is_some());
        if open == 0 || !is_taken {
            return Reply::Close(Vec::new());
        }
        let ways = state.keyed("{register.rest} notes that they missed it, {register.rest.open} leaves them without one.");
        let question = format!("{} no mark yet. {ways}", words::count(open, "person has", "people have"));
        let rest = RegisterRest { key: self.key.clone(), state: Attendance::Missed };
        let confirm = Confirm::new(question, Effect::run(Command::RegisterRest(rest)));
        Reply::Instead(Box::new(confirm.keyed("Did the rest miss it?", &[Context::RegisterEnd], "leave open")))
    }
}

impl Layer for Register {
    fn title(&self, state: &State) -> String {
        self.page.as_ref().map_or_else(
            || "Register".into(),
            |page| {
                let hours = words::hours(page.session.shown_start, page.session.shown_end, &page.session.anchor, state.look.dial);
                format!("Register · {} · {} {hours}", page.session.summary, words::day(page.session.shown_start))
            },
        )
    }

    fn contexts(&self) -> &'static [Context] {
        if self.is_finding() { &[Context::RegisterFind] } else { &[Context::Register] }
    }

    fn verb(&self) -> &'static str {
        "came"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::Register(self.key.clone())]
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let lines = self.lines().count();
        match action {
            Action::RegisterCame => return self.mark(Some(Attendance::Came), state),
            Action::RegisterLate => return self.mark(Some(Attendance::Late), state),
            Action::RegisterApologies => return self.mark(Some(Attendance::Apologies), state),
            Action::RegisterMissed => return self.mark(Some(Attendance::Missed), state),
            Action::RegisterClear => return self.mark(None, state),
            Action::RegisterWalkIn => return self.walk_in(),
            Action::RegisterImport => return Reply::Over(Box::new(File::call(self.key.clone(), state))),
            Action::FindKeep => self.stop_finding(),
            Action::FindEnd => self.find.clear(),
            Action::LineUp => self.cursor.step(-1, lines),
            Action::LineDown => self.cursor.step(1, lines),
            Action::First => self.cursor = Cursor::default(),
            Action::Last => self.cursor.step(i64::MAX, lines),
            Action::Undo if state.newest <= self.opened_at => return Reply::Refuse("nothing was noted here that could be undone".into()),
            Action::Undo if state.newest.is_some_and(|newest| !state.made.contains(&newest)) => {
                let why = "the newest change was made elsewhere: {register.close} closes the register, and {undo} there takes it back";
                return Reply::Refuse(state.keyed(why));
            }
            Action::Undo => return Reply::Stay(vec![Effect::Undo { expected: state.newest, times: 1 }]),
            Action::Redo if !self.is_noted => return Reply::Refuse("nothing was taken back here that could be made again".into()),
            Action::Redo => return Reply::Stay(vec![Effect::Redo]),
            Action::Close => return self.close(state),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.find)
    }

    fn typed(&mut self, _state: &State) {
        self.cursor = Cursor::default();
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::Newest(newest)) = msg {
            self.is_noted |= *newest > self.opened_at;
        }
        if let Msg::Answer(Answer::Register(page)) = msg {
            self.page = page.as_deref().cloned();
            let marked = self.marked.take().and_then(|person| self.lines().position(|line| line.person == person));
            if let Some(place) = marked {
                // on to the next who has no mark yet; where all have one, it stays
                let open = self.lines().enumerate().skip(place + 1).find(|(_, line)| line.mark.is_none() && line.expected);
                self.cursor = Cursor(open.map_or(place, |(next, _)| next));
            }
            self.cursor.hold(self.lines().count());
            if self.page.is_none() {
                return Reply::Close(Vec::new());
            }
        }
        Reply::NOTHING
    }

    fn rows(&self, state: &State) -> u16 {
        state.size.1
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        if let Some(page) = &self.page {
            view::view(self, page, state, frame, area);
        }
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        self.cursor.away(self.lines().count(), view::list(area), at, state.clicked)
    }
}
