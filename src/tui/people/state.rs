//! What the directory knows: everyone, who of them is shown, where the cursor is, and who is marked.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::app::query::{AbsentLine, Glance, PersonLine, PersonPage, TwinLine};
use crate::domain::id::PersonId;
use crate::domain::text::folded;
use crate::tui::msg::Question;
use crate::tui::ranking::ranked;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;
use crate::tui::widget::marks::Marks;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    List,
    Page,
}

/// Of whom the list is, before any filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    #[default]
    Everyone,
    /// Those who are missed; who was there last stands first.
    Absent,
    /// Those who may be in the directory twice.
    Twins,
}

impl Only {
    /// What has to be asked to fill it.
    pub fn question(self) -> Option<Question> {
        match self {
            Only::Everyone => None,
            Only::Absent => Some(Question::Absent),
            Only::Twins => Some(Question::Twins),
        }
    }
}

/// Why someone is in a list of some.
#[derive(Clone, Copy, Debug)]
pub enum Why<'a> {
    Absent(&'a AbsentLine),
    Twin(&'a TwinLine),
}

/// The view's own state.
#[derive(Debug, Default)]
pub struct People {
    /// By name; `None` before the first answer.
    all: Option<Arc<[PersonLine]>>,
    places: HashMap<PersonId, usize>,
    /// Something was changed since `all` was read.
    is_outdated: bool,
    pub filter: Line,
    /// The keys go into the filter.
    pub is_filtering: bool,
    pub only: Only,
    /// Lists of some; `None` where the store has not answered since something was changed.
    absent: Option<Vec<AbsentLine>>,
    twins: Option<Vec<TwinLine>>,
    /// Who is listed, as places in `all`.
    shown: Vec<usize>,
    pub cursor: Cursor,
    /// What is known beside the names; asked for as the lines come into sight.
    pub glances: HashMap<PersonId, Glance>,
    pub marks: Marks,
    pub focus: Focus,
    pub page: Option<PersonPage>,
    /// The page that was asked for last: of whom, and whether with the changes made to the record.
    pub asked: Option<(PersonId, bool)>,
    /// What a key has opened on the page, of one person only.
    pub shows_needs: bool,
    pub shows_note: bool,
    /// Rows of the page above its first drawn one.
    pub scroll: usize,
    /// Who was sought and is not known yet.
    sought: Option<PersonId>,
}

impl People {
    /// Whether the store has answered yet, of those who are listed.
    pub fn is_loaded(&self) -> bool {
        self.all.is_some() && self.unknown().is_none()
    }

    pub fn all(&self) -> &[PersonLine] {
        self.all.as_deref().unwrap_or_default()
    }

    /// Everyone, where nothing was changed since they were read.
    pub fn up_to_date(&self) -> Option<Arc<[PersonLine]>> {
        self.all.clone().filter(|_| !self.is_outdated)
    }

    /// Something was changed: what is not in sight is asked for again when it is.
    pub fn outdate(&mut self) {
        self.is_outdated = true;
        self.absent.take_if(|_| self.only != Only::Absent);
        self.twins.take_if(|_| self.only != Only::Twins);
    }

    /// What has to be asked for the list that is shown.
    pub fn unknown(&self) -> Option<Question> {
        let is_known = match self.only {
            Only::Everyone => true,
            Only::Absent => self.absent.is_some(),
            Only::Twins => self.twins.is_some(),
        };
        self.only.question().filter(|_| !is_known)
    }

    pub fn hear_absent(&mut self, lines: Vec<AbsentLine>) {
        self.absent = Some(lines);
        self.show_only(self.only);
    }

    pub fn hear_twins(&mut self, lines: Vec<TwinLine>) {
        self.twins = Some(lines);
        self.show_only(self.only);
    }

    /// Why someone is in the list, where it is one of some.
    pub fn why(&self, person: PersonId) -> Option<Why<'_>> {
        match self.only {
            Only::Everyone => None,
            Only::Absent => self.absent.iter().flatten().find(|line| line.person == person).map(Why::Absent),
            Only::Twins => self.twins.iter().flatten().find(|line| line.person == person).map(Why::Twin),
        }
    }

    /// Takes everyone in; the cursor stays on its person.
    pub fn load(&mut self, all: Arc<[PersonLine]>) {
        let person = self.sought.take().or_else(|| self.person().map(|person| person.id));
        self.places = all.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
        self.marks.keep(|person| self.places.contains_key(person));
        (self.all, self.is_outdated) = (Some(all), false);
        self.glances.clear();
        self.asked = None;
        self.list(person);
    }

    /// Puts the cursor on a person; what hides them goes.
    pub fn seek(&mut self, person: PersonId) {
        let is_here = |people: &Self| people.person().map(|here| here.id) == Some(person);
        self.list(Some(person));
        if !is_here(self) {
            self.filter.clear();
            self.show_only(Only::Everyone);
            self.list(Some(person));
        }
        self.sought = (!is_here(self)).then_some(person);
    }

    /// Shows only some; the cursor stays on its person where it can.
    pub fn show_only(&mut self, only: Only) {
        let person = self.person().map(|person| person.id);
        self.only = only;
        self.list(person);
    }

    /// The filter was edited: the best match is under the cursor.
    pub fn refilter(&mut self) {
        self.list(None);
    }

    /// The filter goes; the cursor stays on its person.
    pub fn clear_filter(&mut self) {
        let person = self.person().map(|person| person.id);
        self.filter.clear();
        self.is_filtering = false;
        self.list(person);
    }

    fn list(&mut self, person: Option<PersonId>) {
        let place = |person: &PersonId| self.places.get(person).copied();
        let mut shown: Vec<usize> = match self.only {
            Only::Everyone => (0..self.all().len()).collect(),
            Only::Absent => self.absent.iter().flatten().filter_map(|line| place(&line.person)).collect(),
            Only::Twins => self.twins.iter().flatten().filter_map(|line| place(&line.person)).collect(),
        };
        let (words, tags) = self.wanted();
        if !tags.is_empty() {
            let begins = |person: &PersonLine, tag: &String| person.tags.iter().any(|own| own.starts_with(tag));
            shown.retain(|place| self.all().get(*place).is_some_and(|person| tags.iter().all(|tag| begins(person, tag))));
        }
        if !words.is_empty() {
            let found = ranked(&words, shown.iter().filter_map(|place| self.all().get(*place)).map(|person| person.name.as_str()));
            shown = found.iter().filter_map(|found| shown.get(found.place).copied()).collect();
        }
        let kept = person.and_then(|person| place(&person)).and_then(|place| shown.iter().position(|shown| *shown == place));
        self.cursor = Cursor(kept.unwrap_or(if person.is_some() { self.cursor.0 } else { 0 }));
        self.cursor.hold(shown.len());
        self.shown = shown;
    }

    /// The words of the filter, and its tags.
    fn wanted(&self) -> (String, Vec<String>) {
        let (tags, words): (Vec<&str>, Vec<&str>) = self.filter.value().split_whitespace().partition(|word| word.starts_with('#'));
        let tags = tags.iter().map(|tag| folded(tag.trim_start_matches('#'))).filter(|tag| !tag.is_empty()).collect();
        (words.join(" "), tags)
    }

    /// How many lines are listed.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The lines from one on.
    pub fn lines(&self, from: usize) -> impl Iterator<Item = &PersonLine> + Clone {
        self.shown.iter().skip(from).filter_map(|place| self.all().get(*place))
    }

    /// The person under the cursor.
    pub fn person(&self) -> Option<&PersonLine> {
        self.lines(self.cursor.0).next()
    }

    pub fn named(&self, person: PersonId) -> Option<&PersonLine> {
        self.all().get(*self.places.get(&person)?)
    }

    /// Marks the person under the cursor, or takes the mark away.
    pub fn toggle_mark(&mut self) {
        if let Some(person) = self.person().map(|person| person.id) {
            self.marks.toggle(person);
        }
    }

    /// Begins a range of marks at the cursor, or keeps the one that was begun.
    pub fn turn_range(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.turn_range(self.cursor.0, self.lines(0).map(|line| line.id));
        self.marks = marks;
    }

    /// Everyone who is marked.
    pub fn marked(&self) -> BTreeSet<PersonId> {
        self.marks.all(self.cursor.0, self.lines(0).map(|line| line.id))
    }

    /// On whom an action acts: those who are marked, else the one under the cursor.
    pub fn chosen(&self) -> Vec<&PersonLine> {
        let marks = self.marked();
        if marks.is_empty() { self.person().into_iter().collect() } else { marks.iter().filter_map(|person| self.named(*person)).collect() }
    }

    /// Whose lines will be drawn and are not known well enough for it.
    pub fn unseen(&self, top: usize, rows: usize) -> Vec<PersonId> {
        self.lines(top).take(rows).map(|person| person.id).filter(|person| !self.glances.contains_key(person)).collect()
    }

    /// The cursor moved, or someone else is under it: what was opened is closed again.
    pub fn close_secrets(&mut self) {
        (self.shows_needs, self.shows_note, self.scroll) = (false, false, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: i64, name: &str, tag: &str) -> PersonLine {
        PersonLine { id: PersonId(id), name: name.into(), email: None, tags: vec![tag.into()], organisation: None }
    }

    fn people() -> People {
        let mut people = People::default();
        people.load([person(1, "Ada Lovelace", "research"), person(2, "Bo Chen", "arts"), person(3, "Zoë Adams", "arts")].into());
        people
    }

    fn names(people: &People) -> Vec<&str> {
        people.lines(0).map(|line| line.name.as_str()).collect()
    }

    #[test]
    fn words_rank_and_tags_narrow() {
        let cases: [(&str, &[&str]); 6] = [
            ("", &["Ada Lovelace", "Bo Chen", "Zoë Adams"]),
            ("ada", &["Ada Lovelace", "Zoë Adams"]),
            ("#art", &["Bo Chen", "Zoë Adams"]),
            ("zoe #arts", &["Zoë Adams"]),
            ("#", &["Ada Lovelace", "Bo Chen", "Zoë Adams"]),
            ("zzz", &[]),
        ];
        for (typed, wanted) in cases {
            let mut people = people();
            people.filter = Line::new(typed);
            people.refilter();
            assert_eq!(names(&people), wanted, "{typed}");
        }
    }

    #[test]
    fn the_cursor_stays_on_its_person_when_the_list_changes() {
        let mut people = people();
        people.cursor = Cursor(2);
        people.load([person(3, "Zoë Adams", "arts"), person(1, "Zoltan", "arts")].into());
        assert_eq!(people.person().map(|person| person.id), Some(PersonId(3)));
    }
}
