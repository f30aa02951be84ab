//! Signing someone up for the session at hand: a question after the other, and back to each of them.

use super::talk::{Heard, PATIENCE};
use super::{Going, Linear, NOTHING};
use crate::app::command::{AttendeeAdd, Coming, Who};
use crate::app::query::{People, PersonLine};
use crate::app::words::sentence;
use crate::app::{AppError, Command};
use crate::cli::console::within;
use crate::cli::error::CliError;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::person::{Profile, check_email};
use crate::domain::signup::{Answer, Role};
use crate::domain::text::{folded, one_line};
use crate::tui::begins_words;

const HELP: &str = "back returns to the question before, stop leaves all as it was, and quit leaves the program.";

/// People known who are offered for the beginning of a name.
const OFFERED: usize = 3;

/// What is asked, in this order; of someone known only who it is and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Name,
    Email,
    Tags,
    Via,
    Reach,
}

/// What was answered so far.
#[derive(Debug, Default)]
struct Draft {
    profile: Profile,
    known: Option<PersonId>,
}

/// What follows an answer.
enum Next {
    Ask(Step),
    /// The same question, and why.
    Again(String),
    SignUp {
        every: bool,
    },
    /// It was not answered, but this was said.
    Instead(Heard),
}

impl Step {
    fn question(self, draft: &Draft) -> String {
        match self {
            Self::Name => "Name?".into(),
            Self::Email => "E-mail address? Leave it empty if there is none.".into(),
            Self::Tags => "Background, in words such as research or arts? Leave it empty if there is none.".into(),
            Self::Via => "Who referred them? Leave it empty if nobody did.".into(),
            Self::Reach => format!("{}: for this session or for every session? this or every?", draft.profile.name),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Name => "The whole name of someone known or new, such as Bo Chen.",
            Self::Email => "An address such as bo@example.org; it tells people of one name apart. An empty line goes on without one.",
            Self::Tags => "One word or several, such as: research, arts. Reports count by them. An empty line goes on without any.",
            Self::Via => "The name of a person or an organisation. An empty line goes on without one.",
            Self::Reach => "this signs up for the session at hand alone, every for all sessions of its series.",
        }
    }

    fn before(self, draft: &Draft) -> Option<Self> {
        match self {
            Self::Name => None,
            Self::Reach if draft.known.is_some() => Some(Self::Name),
            Self::Email => Some(Self::Name),
            Self::Tags => Some(Self::Email),
            Self::Via => Some(Self::Tags),
            Self::Reach => Some(Self::Via),
        }
    }
}

impl Linear {
    /// Asks for all that a sign-up needs, and signs up.
    pub fn add(&mut self) -> Result<Going, CliError> {
        let Some(key) = self.here.as_ref().map(|here| here.key.clone()) else {
            self.talk.say(NOTHING)?;
            return Ok(Going::On);
        };
        let mut draft = Draft::default();
        let mut step = Step::Name;
        let mut unclear = 0;
        loop {
            let line = match self.talk.ask(&step.question(&draft))? {
                Heard::Line(line) => one_line(&line),
                Heard::Help => {
                    self.talk.say(&format!("{}\n{HELP}", step.help()))?;
                    continue;
                }
                Heard::Back => match step.before(&draft) {
                    Some(before) => {
                        step = before;
                        continue;
                    }
                    None => return self.left(),
                },
                Heard::Stop => return self.left(),
                Heard::Quit => return Ok(Going::Out),
            };
            match self.answer(step, &mut draft, line)? {
                Next::Ask(next) => (step, unclear) = (next, 0),
                Next::Again(why) => {
                    self.talk.say(&why)?;
                    unclear += 1;
                    if unclear == PATIENCE {
                        return self.left();
                    }
                }
                Next::Instead(Heard::Quit) => return Ok(Going::Out),
                Next::Instead(Heard::Stop) => return self.left(),
                Next::Instead(_) => step = Step::Name,
                Next::SignUp { every } => {
                    let reach = if every { Coming::ALWAYS } else { Coming::Once(key.date) };
                    return self.sign_up(&key, draft, reach);
                }
            }
        }
    }

    /// Takes an answer into the draft; what to do next.
    fn answer(&mut self, step: Step, draft: &mut Draft, line: String) -> Result<Next, CliError> {
        let said = Some(line.clone()).filter(|line| !line.is_empty());
        Ok(match (step, said) {
            (Step::Name, None) => Next::Again("A name is needed; stop leaves all as it was.".into()),
            (Step::Name, Some(name)) => self.named(draft, &name)?,
            (Step::Email, email) => match email.as_deref().map_or(Ok(()), check_email) {
                Ok(()) => {
                    draft.profile.email = email;
                    Next::Ask(Step::Tags)
                }
                Err(error) => {
                    let error = AppError::from(error);
                    Next::Again(format!("{}\n{}", sentence(&one_line(&error.to_string())), within(&error.advice())))
                }
            },
            (Step::Tags, _) => {
                let tags = line.split([' ', ',']).map(|word| word.trim_start_matches('#')).filter(|word| !word.is_empty());
                draft.profile.tags = tags.map(str::to_owned).collect();
                Next::Ask(Step::Via)
            }
            (Step::Via, via) => {
                draft.profile.via = via;
                Next::Ask(Step::Reach)
            }
            (Step::Reach, _) => match line.to_lowercase().as_str() {
                "this" | "t" => Next::SignUp { every: false },
                "every" | "e" => Next::SignUp { every: true },
                _ => Next::Again("Please say this or every; stop leaves all as it was.".into()),
            },
        })
    }

    /// Someone known by that name alone, or by one that begins so, or someone new; what to ask next.
    fn named(&mut self, draft: &mut Draft, name: &str) -> Result<Next, CliError> {
        let people = self.app.ask(&People)?;
        let same: Vec<_> = people.iter().filter(|person| folded(&person.name) == folded(name)).collect();
        (draft.profile.name, draft.known) = (name.to_owned(), None);
        let known = match same.as_slice() {
            [] => match self.meant(people.iter().filter(|person| begins_words(name, &person.name)).take(OFFERED))? {
                Ok(Some(person)) => person,
                Ok(None) => return Ok(Next::Ask(Step::Email)),
                Err(heard) => return Ok(Next::Instead(heard)),
            },
            [one] => {
                self.talk.say(&format!("{} is known already.", one.name))?;
                *one
            }
            _ => {
                self.talk.say("Several people have that name: the e-mail address tells who is meant.")?;
                return Ok(Next::Ask(Step::Email));
            }
        };
        draft.profile.name.clone_from(&known.name);
        draft.known = Some(known.id);
        Ok(Next::Ask(Step::Reach))
    }

    /// The one of these who is meant, asked one by one; what was heard instead where that was no answer.
    fn meant<'a>(&self, people: impl Iterator<Item = &'a PersonLine>) -> Result<Result<Option<&'a PersonLine>, Heard>, CliError> {
        for person in people {
            match self.talk.agrees(&format!("{} is known. Is it them?", person.name))? {
                Ok(true) => return Ok(Ok(Some(person))),
                Ok(false) => {}
                Err(heard) => return Ok(Err(heard)),
            }
        }
        Ok(Ok(None))
    }

    fn sign_up(&mut self, key: &SessionKey, draft: Draft, reach: Coming) -> Result<Going, CliError> {
        let who = draft.known.map_or_else(|| Who::described(draft.profile), Who::Known);
        let command = AttendeeAdd { uid: key.uid.clone(), reach, who, role: Role::default(), answer: Answer::default(), mode: None };
        let outcome = self.app.run(Command::AttendeeAdd(command))?;
        self.told(&outcome)?;
        Ok(Going::On)
    }

    fn left(&self) -> Result<Going, CliError> {
        self.talk.say("Nothing was changed.")?;
        Ok(Going::On)
    }
}
