//! Signing someone up for the session at hand: a question after the other, and back to each of them.

use super::talk::Heard;
use super::{Going, Linear, NOTHING};
use crate::app::command::{AttendeeAdd, Coming, Who};
use crate::app::query::People;
use crate::app::{AppError, Command};
use crate::cli::error::CliError;
use crate::domain::id::{PersonId, SessionKey};
use crate::domain::person::{Profile, check_email};
use crate::domain::signup::{Answer, Role};
use crate::domain::text::{folded, one_line};

const HELP: &str = "An answer is a line. back returns to the question before, stop leaves all as it was, and quit leaves the program.";

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
        loop {
            let line = match self.talk.ask(&step.question(&draft))? {
                Heard::Line(line) => one_line(&line),
                Heard::Help => {
                    self.talk.say(HELP)?;
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
            step = match step {
                Step::Name if line.is_empty() => {
                    self.talk.say("A name is needed; stop leaves this.")?;
                    continue;
                }
                Step::Name => self.named(&mut draft, &line)?,
                Step::Email if line.is_empty() => {
                    draft.profile.email = None;
                    Step::Tags
                }
                Step::Email => match check_email(&line) {
                    Ok(()) => {
                        draft.profile.email = Some(line);
                        Step::Tags
                    }
                    Err(error) => {
                        self.refuse(&AppError::from(error))?;
                        continue;
                    }
                },
                Step::Tags => {
                    let tags = line.split([' ', ',']).map(|word| word.trim_start_matches('#')).filter(|word| !word.is_empty());
                    draft.profile.tags = tags.map(str::to_owned).collect();
                    Step::Via
                }
                Step::Via => {
                    draft.profile.via = Some(line).filter(|line| !line.is_empty());
                    Step::Reach
                }
                Step::Reach => match line.to_lowercase().as_str() {
                    "this" | "t" => return self.sign_up(&key, draft, Coming::Once(key.date)),
                    "every" | "e" => return self.sign_up(&key, draft, Coming::ALWAYS),
                    _ => {
                        self.talk.say("Please say this or every.")?;
                        continue;
                    }
                },
            };
        }
    }

    /// Someone known by that name alone, or someone new; what to ask next.
    fn named(&mut self, draft: &mut Draft, name: &str) -> Result<Step, CliError> {
        let people = self.app.ask(&People)?;
        let mut same = people.iter().filter(|person| folded(&person.name) == folded(name));
        let (first, second) = (same.next(), same.next());
        draft.profile.name = name.to_owned();
        draft.known = first.filter(|_| second.is_none()).map(|person| person.id);
        match (first, second) {
            (Some(person), None) => {
                draft.profile.name.clone_from(&person.name);
                self.talk.say(&format!("{} is known already.", person.name))?;
                Ok(Step::Reach)
            }
            (Some(_), Some(_)) => {
                self.talk.say("Several people have that name: the e-mail address tells who is meant.")?;
                Ok(Step::Email)
            }
            (None, _) => Ok(Step::Email),
        }
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
