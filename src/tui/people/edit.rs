//! The form for a person: what is known of them, or of someone new.

use crate::app::Command;
use crate::app::command::{PersonAdd, PersonEdit, ProfileEdits};
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Profile};
use crate::tui::form::{Field, Form, Subject};
use crate::tui::msg::{Answer, Effect, Question};
use crate::tui::overlay::Reply;
use crate::tui::state::State;

/// Whom the form is about; `None` is someone new.
#[derive(Debug)]
pub struct PersonForm {
    person: Option<(PersonId, String, Vec<String>)>,
    /// Whether their page shows what was done with their record too.
    with_changes: bool,
}

/// The fields from top to bottom: a label, and the place of its text in a profile.
type Part = (&'static str, fn(&mut Profile) -> &mut Option<String>);
const PARTS: [Part; 6] = [
    ("E-mail", |profile| &mut profile.email),
    ("Phone", |profile| &mut profile.phone),
    ("From", |profile| &mut profile.organisation),
    ("Via", |profile| &mut profile.via),
    ("Access", |profile| &mut profile.access_needs),
    ("Note", |profile| &mut profile.note),
];
const NAME: usize = 0;
const TAGS: usize = 1;
const REST: usize = 2;
/// Nobody shall read these over a shoulder.
const PRIVATE: [&str; 2] = ["Access", "Note"];

impl PersonForm {
    pub fn of(person: &Person, with_changes: bool) -> Form<Self> {
        let Person { id, profile } = person;
        let subject = Self { person: Some((*id, profile.name.clone(), profile.tags.clone())), with_changes };
        Form::new(subject, fields(profile.clone()))
    }

    pub fn new_person() -> Form<Self> {
        Form::new(Self { person: None, with_changes: false }, fields(Profile::default()))
    }
}

fn fields(mut profile: Profile) -> Vec<Field> {
    let head = [Field::new("Name", &profile.name), Field::new("Tags", &profile.tags.join(", "))];
    let rest = PARTS.map(|(label, part)| {
        let text = part(&mut profile).clone().unwrap_or_default();
        // many lines stand in one here; what is not edited is not written, and so keeps them
        let text = text.lines().collect::<Vec<_>>().join(" · ");
        if PRIVATE.contains(&label) { Field::private(label, &text) } else { Field::new(label, &text) }
    });
    head.into_iter().chain(rest).collect()
}

fn tags(text: &str) -> Vec<String> {
    text.split([',', ';']).map(|tag| tag.trim().trim_start_matches('#').to_lowercase()).filter(|tag| !tag.is_empty()).collect()
}

impl Subject for PersonForm {
    fn title(&self, state: &State) -> String {
        self.person.as_ref().map_or("Someone new".into(), |(_, name, _)| format!("What is known of {}", state.name(name)))
    }

    fn check(&self, field: usize, text: &str) -> Result<(), String> {
        let mut profile = Profile::named("someone");
        match field {
            NAME => profile.name = text.to_owned(),
            TAGS => profile.tags = tags(text),
            place => {
                if let Some((_, part)) = PARTS.get(place - REST) {
                    *part(&mut profile) = Some(text.to_owned());
                }
            }
        }
        profile.checked().map(|_| ()).map_err(|error| error.to_string())
    }

    fn needs(&self, _fields: &[Field]) -> Vec<Question> {
        let of = |(person, ..): &(PersonId, _, _)| Question::Person { person: *person, with_changes: self.with_changes };
        self.person.iter().map(of).collect()
    }

    fn learn(&mut self, answer: &Answer, _state: &State) -> Option<Vec<String>> {
        let Answer::Person(Some(page)) = answer else { return None };
        let Person { id, profile } = &page.person;
        if self.person.as_ref().is_none_or(|(known, ..)| known != id) {
            return None;
        }
        self.person = Some((*id, profile.name.clone(), profile.tags.clone()));
        Some(fields(profile.clone()).iter().map(|field| field.text().to_owned()).collect())
    }

    fn save(&self, fields: &[Field], _state: &State) -> Result<Reply, String> {
        let [name, own_tags, rest @ ..] = fields else { return Err("there is nothing to save".into()) };
        let Some((person, _, old_tags)) = &self.person else {
            let mut profile = Profile { name: name.text().to_owned(), tags: tags(own_tags.text()), ..Profile::default() };
            for ((_, part), field) in PARTS.iter().zip(rest) {
                *part(&mut profile) = Some(field.text().to_owned());
            }
            return Ok(Reply::Stay(vec![Effect::run(Command::PersonAdd(PersonAdd { profile }))]));
        };
        let [email, phone, organisation, via, access_needs, note] = rest else { return Err("a field is missing".into()) };
        let mut edits = ProfileEdits {
            name: name.change(),
            email: email.change(),
            phone: phone.change(),
            organisation: organisation.change(),
            via: via.change(),
            access_needs: access_needs.change(),
            note: note.change(),
            ..ProfileEdits::default()
        };
        if let Some(text) = own_tags.change() {
            edits.new_tags = tags(&text);
            edits.old_tags = old_tags.iter().filter(|tag| !edits.new_tags.contains(tag)).cloned().collect();
        }
        let command = PersonEdit { person: *person, edits };
        Ok(Reply::Stay(vec![Effect::Propose(Box::new(Command::PersonEdit(command)))]))
    }
}
