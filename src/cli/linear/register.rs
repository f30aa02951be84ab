//! The register, person by person, as in “3 of 12: Ada Lovelace. came, late, apologies, missed?”, and what is to be done at its end.

use super::talk::Heard;
use super::{Going, Linear, NOTHING};
use crate::app::Command;
use crate::app::command::{RegisterMark, RegisterRest, Who};
use crate::app::query::{RegisterLine, RegisterOf, RegisterPage};
use crate::app::words;
use crate::cli::error::CliError;
use crate::domain::attendance::Attendance;
use crate::domain::id::SessionKey;
use crate::domain::quick::attendee::read_attendee;
use crate::domain::text::folded;

const MARKS: [Attendance; 4] = [Attendance::Came, Attendance::Late, Attendance::Apologies, Attendance::Missed];

const HELP: &str = "came, late, apologies and missed may be said by their first letter; none takes a mark away.
An empty line or next goes on, previous or back returns, a number or a name goes to that person.
walk-in and a name notes someone who had not signed up. done leaves the register, and undo takes the newest mark back.";

/// What a line in the register means.
enum Act {
    Mark(Option<Attendance>),
    To(usize),
    WalkIn(String),
    Undo,
    Done,
    Nothing,
}

impl Linear {
    /// Goes through everyone in the register of the session at hand.
    pub fn register(&mut self) -> Result<Going, CliError> {
        let Some(key) = self.here.as_ref().map(|here| here.key.clone()) else {
            self.talk.say(NOTHING)?;
            return Ok(Going::On);
        };
        let page = self.page(&key)?;
        self.talk.say(&format!(
            "The register of {} on {}. {}.",
            page.session.summary,
            words::day(page.session.start),
            words::here(page.tally)
        ))?;
        self.talk.say("help says what can be said here.")?;
        let mut at = 0;
        loop {
            let page = self.page(&key)?;
            let Some(line) = page.lines.get(at) else { break };
            let heard = match self.talk.ask(&question(line, at, page.lines.len()))? {
                Heard::Line(heard) => heard,
                Heard::Help => {
                    self.talk.say(HELP)?;
                    continue;
                }
                Heard::Back => "previous".into(),
                Heard::Stop => break,
                Heard::Quit => return Ok(Going::Out),
            };
            match act(&heard, at, &page) {
                Act::Mark(state) => {
                    let mark = RegisterMark { key: key.clone(), who: Who::Known(line.person), state };
                    if self.in_register(Command::RegisterMark(mark))? {
                        at += 1;
                    }
                }
                Act::To(place) => at = place,
                Act::WalkIn(words) => self.walk_in(&key, &words)?,
                Act::Undo => match self.app.undo(None) {
                    Ok(outcome) => self.talk.say(&format!("{}.", outcome.sentence))?,
                    Err(error) => self.refuse(&error)?,
                },
                Act::Done => break,
                Act::Nothing => self.talk.say("Please say came, late, apologies or missed; help says what else.")?,
            }
        }
        self.close_register(&key)
    }

    fn page(&self, key: &SessionKey) -> Result<RegisterPage, CliError> {
        Ok(self.app.ask(&RegisterOf { key: key.clone() })?)
    }

    /// Whether the change was made; why not is said.
    fn in_register(&mut self, command: Command) -> Result<bool, CliError> {
        match self.app.run(command) {
            Ok(outcome) => self.talk.say(&format!("{}.", outcome.sentence)).map(|()| true),
            Err(error) => self.refuse(&error).map(|()| false),
        }
    }

    fn walk_in(&mut self, key: &SessionKey, words: &str) -> Result<(), CliError> {
        match read_attendee(words) {
            Ok(profile) => {
                let mark = RegisterMark { key: key.clone(), who: Who::described(profile), state: Some(Attendance::WalkIn) };
                self.in_register(Command::RegisterMark(mark)).map(drop)
            }
            Err(error) => self.talk.refuse(&error.to_string(), "Say it as: walk-in Bo Chen <bo@example.org> #arts via Lin Ward"),
        }
    }

    /// Whether its day has not come yet, on the clock of its series.
    fn lies_ahead(&self, page: &RegisterPage) -> bool {
        page.session.start.date() > page.session.anchor.wall(self.app.now(), self.app.zone()).date()
    }

    /// Says the count, and asks once whether those without a mark missed it.
    fn close_register(&mut self, key: &SessionKey) -> Result<Going, CliError> {
        let page = self.page(key)?;
        self.talk.say(&format!("{}.", words::here(page.tally)))?;
        let open = page.lines.iter().filter(|line| line.expected && line.mark.is_none()).count();
        // nobody can have missed what lies ahead
        if open == 0 || self.lies_ahead(&page) {
            return Ok(Going::On);
        }
        let who = words::count(open, "person who was expected has", "people who were expected have");
        match self.talk.agrees(&format!("{who} no mark. Note that they missed it?"))? {
            Ok(true) => {
                self.in_register(Command::RegisterRest(RegisterRest { key: key.clone(), state: Attendance::Missed })).map(|_| Going::On)
            }
            Ok(false) | Err(Heard::Line(_) | Heard::Help | Heard::Back | Heard::Stop) => {
                self.talk.say("They stay without a mark.").map(|()| Going::On)
            }
            Err(Heard::Quit) => Ok(Going::Out),
        }
    }
}

/// “3 of 12: Ada Lovelace, first time, now late. came, late, apologies, missed?”
fn question(line: &RegisterLine, at: usize, total: usize) -> String {
    let place = line.place.is_none().then(|| "not on the list".to_owned());
    let expected = (!line.expected && line.place.is_some()).then(|| "not expected".to_owned());
    let first = line.first_time.then(|| "first time".to_owned());
    let needs = line.access_needs.as_ref().map(|needs| format!("needs {needs}"));
    let mark = line.mark.map(|mark| format!("now {}", mark.word()));
    let parts = [Some(line.name.clone()), place, expected, first, needs, mark];
    format!("{} of {total}: {}. came, late, apologies, missed?", at + 1, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn act(heard: &str, at: usize, page: &RegisterPage) -> Act {
    let word = folded(heard);
    match word.as_str() {
        "" | "next" => return Act::To(at + 1),
        "previous" => return Act::To(at.saturating_sub(1)),
        "undo" => return Act::Undo,
        "done" => return Act::Done,
        "none" => return Act::Mark(None),
        "walk-in" => return Act::WalkIn(String::new()),
        _ => {}
    }
    if let Some((_, words)) = heard.split_once(' ').filter(|(first, _)| first.eq_ignore_ascii_case(Attendance::WalkIn.word())) {
        return Act::WalkIn(words.trim().to_owned());
    }
    if let Some(mark) = MARKS.into_iter().find(|mark| mark.word() == word || mark.word().get(..1) == Some(word.as_str())) {
        return Act::Mark(Some(mark));
    }
    if let Some(place) = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|place| *place < page.lines.len()) {
        return Act::To(place);
    }
    let named = page.lines.iter().position(|line| folded(&line.name).contains(&word));
    named.map_or(Act::Nothing, Act::To)
}
