//! Signing people up, one after the other: two letters of someone known, or someone new in one line.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::Review;
use super::completion::{Match, complete};
use crate::app::Command;
use crate::app::command::{AttendeeAdd, Coming, RegisterMark, Who};
use crate::app::query::{PersonLine, SessionLine};
use crate::app::words;
use crate::domain::attendance::Attendance;
use crate::domain::quick::attendee::read_attendee;
use crate::domain::quick::attendees::read_attendees;
use crate::domain::signup::{Answer as Answered, Role};
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::text::{draw, fit, left, span};

/// People known that are offered at once.
const OFFERED: usize = 5;

/// What becomes of whoever is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    ThisSession,
    EverySession,
    /// They came without having signed up.
    WalkIn,
}

/// The prompt; it stays open from one attendee to the next.
#[derive(Debug)]
pub struct AddAttendees {
    line: Line,
    session: SessionLine,
    purpose: Purpose,
    people: Arc<[PersonLine]>,
    matches: Vec<Match>,
    /// Among the matches; behind the last stands the new person.
    cursor: Cursor,
}

impl AddAttendees {
    pub fn new(state: &State) -> Option<Self> {
        Some(Self::of(state.desk.line()?.clone(), Purpose::ThisSession))
    }

    /// For the register of a session; a name may stand there already.
    pub fn walk_in(session: SessionLine, name: &str) -> Self {
        Self { line: Line::new(name), ..Self::of(session, Purpose::WalkIn) }
    }

    fn of(session: SessionLine, purpose: Purpose) -> Self {
        Self { line: Line::default(), session, purpose, people: Arc::default(), matches: Vec::new(), cursor: Cursor::default() }
    }

    fn search(&mut self) {
        self.matches = complete(self.line.value(), &self.people, OFFERED);
        let sure = self.matches.first().is_some_and(|best| best.sure);
        self.cursor = Cursor(if sure { 0 } else { self.matches.len() });
    }

    fn accept(&mut self, state: &State) -> Reply {
        let typed = self.line.value().trim();
        if typed.is_empty() {
            return Reply::Refuse(state.keyed("type a name, or two letters of one: {prompt.close} closes"));
        }
        let who = match self.matches.get(self.cursor.0) {
            Some(known) => Who::Known(known.person.id),
            None => match read_attendee(typed) {
                Ok(profile) => Who::described(profile),
                Err(error) => return Reply::Refuse(error.to_string()),
            },
        };
        self.line.clear();
        self.search();
        let key = self.session.key.clone();
        Reply::Stay(vec![Effect::run(match self.reach() {
            None => Command::RegisterMark(RegisterMark { key, who, state: Some(Attendance::WalkIn) }),
            Some(reach) => {
                let (role, answer) = (Role::Participant, Answered::Accepted);
                Command::AttendeeAdd(AttendeeAdd { uid: key.uid, reach, who, role, answer, mode: None })
            }
        })])
    }

    /// For which sessions; none for a walk-in, who is not signed up.
    fn reach(&self) -> Option<Coming> {
        match self.purpose {
            Purpose::ThisSession => Some(Coming::Once(self.session.key.date)),
            Purpose::EverySession => Some(Coming::ALWAYS),
            Purpose::WalkIn => None,
        }
    }

    /// What stands beside a name that is offered.
    fn about(&self, person: &PersonLine, state: &State) -> String {
        let page = state.desk.page.as_ref().filter(|page| page.line.key == self.session.key);
        let there = page.and_then(|page| page.attendees.iter().find(|attendee| attendee.person == person.id));
        match there {
            Some(attendee) => format!("on the list: {}", words::place(attendee.place, &self.session.seats())),
            None if state.privacy => String::new(),
            None => {
                let tags = person.tags.iter().map(|tag| format!("#{tag}"));
                person.email.iter().cloned().chain(person.organisation.iter().cloned()).chain(tags).collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn offers(&self, state: &State, columns: usize) -> Vec<Vec<Span<'static>>> {
        let theme = state.theme();
        let name = (columns / 3).clamp(12, 32);
        let known = |found: &Match| {
            let about = fit(&self.about(&found.person, state), columns.saturating_sub(name + 1));
            vec![span(left(&state.name(&found.person.name), name) + " ", theme.text()), span(about, theme.quiet())]
        };
        let mut offers: Vec<_> = self.matches.iter().map(known).collect();
        let typed = self.line.value().trim();
        if !typed.is_empty() {
            offers.push(match read_attendee(typed) {
                Ok(profile) => {
                    let told = profile.email.into_iter().chain(profile.tags.iter().map(|tag| format!("#{tag}")));
                    let told: Vec<String> = told.chain(profile.via.map(|via| format!("via {via}"))).collect();
                    let new = fit(&format!("new person: {}", profile.name), columns);
                    vec![span(new, theme.text()), span(format!("  {}", told.join(" ")), theme.quiet())]
                }
                Err(error) => vec![span(fit(&error.to_string(), columns), theme.alert())],
            });
        }
        offers
    }
}

impl Layer for AddAttendees {
    fn title(&self, _state: &State) -> String {
        let day = words::day(self.session.shown_start);
        match (self.purpose, self.session.recurring) {
            (Purpose::WalkIn, _) => format!("Walk-in, {day} · {}", self.session.summary),
            (Purpose::EverySession, _) => format!("Add to every session of {}", self.session.summary),
            (Purpose::ThisSession, true) => format!("Add to this session, {day} · {}", self.session.summary),
            (Purpose::ThisSession, false) => format!("Add to {}, {day}", self.session.summary),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        let has_reach = self.session.recurring && self.purpose != Purpose::WalkIn;
        if has_reach { &[Context::AddPrompt, Context::Prompt] } else { &[Context::Prompt] }
    }

    fn verb(&self) -> &'static str {
        "add"
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::People]
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        let offers = self.matches.len() + 1;
        match action {
            Action::Accept => return self.accept(state),
            Action::Reach if self.purpose == Purpose::ThisSession => self.purpose = Purpose::EverySession,
            Action::Reach => self.purpose = Purpose::ThisSession,
            Action::ChoiceUp => self.cursor.turn(-1, offers),
            Action::ChoiceDown => self.cursor.turn(1, offers),
            _ => {}
        }
        Reply::NOTHING
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn paste(&mut self, text: &str) -> Option<Reply> {
        let pasted = read_attendees(text);
        if let ([one], true) = (pasted.as_slice(), text.contains('\t')) {
            self.line.paste(&one.text);
            self.search();
            return Some(Reply::NOTHING);
        }
        let reach = self.reach().filter(|_| self.line.value().trim().is_empty() && pasted.len() > 1)?;
        Some(Reply::Over(Box::new(Review::new(self.session.clone(), reach, pasted))))
    }

    fn typed(&mut self, _state: &State) {
        self.search();
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if let Msg::Answer(Answer::People(people)) = msg {
            self.people = Arc::clone(people);
            self.search();
        }
        Reply::NOTHING
    }

    fn rows(&self, _state: &State) -> u16 {
        u16::try_from(OFFERED + 2).unwrap_or(7)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = super::line_view(&self.line, "who", state, frame, area);
        let offers = self.offers(state, usize::from(below.width.saturating_sub(2)));
        if offers.is_empty() {
            let help =
                ["Two letters of a name find whom you know. Someone new is welcome too:", "Bo Chen <bo@example.org> #arts via Lin Ward"];
            for (row, line) in (below.y..below.bottom()).zip(help) {
                let line = span(fit(line, usize::from(below.width)), state.theme().quiet());
                draw(frame.buffer_mut(), (below.x, row), below.width, &[line]);
            }
        } else {
            sheet::lines(state, frame, below, self.cursor, &offers);
        }
    }

    fn away(&self, state: &State, area: Rect, at: Position) -> Option<i64> {
        let offers = self.offers(state, usize::from(area.width)).len();
        self.cursor.away(offers, sheet::below(area, 1), at, state.clicked)
    }
}
