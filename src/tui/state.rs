//! All that the screen knows; nothing else decides what is drawn.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::layout::Position;
use ratatui::style::Style;

use super::Look;
use super::action::{Action, Context};
use super::agenda::Agenda;
use super::calendar::Calendar;
use super::desk::Desk;
use super::hues::Hues;
use super::key::Key;
use super::keymap::Meaning;
use super::link;
use super::msg::{Effect, Msg};
use super::only::{self, Only};
use super::overlay::Layer;
use super::pending::Pending;
use super::people::People;
use super::privacy::Names;
use super::reports::Reports;
use super::series::SeriesTable;
use super::theme::Theme;
use super::tour::Tour;
use super::views::View;
use super::week::Week;
use super::widget::input::Line;
use crate::app::query::SessionLine;
use crate::app::words;
use crate::domain::id::{EntryId, Uid};
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// The smallest screen that is drawn: columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// A screen of which nothing else is known.
pub const USUAL: (u16, u16) = (80, 24);

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub look: Look,
    /// Which colour a series has.
    pub hues: Hues,
    /// Columns and rows.
    pub size: (u16, u16),
    pub now: Instant,
    /// The display zone.
    pub zone: Zone,
    /// No series and no people yet.
    pub empty: bool,
    pub view: View,
    /// The views that show what the store has; another one asks when it comes into sight.
    pub fresh: Vec<View>,
    pub desk: Desk,
    /// The month and the week show this series alone.
    pub only: Option<Only>,
    pub calendar: Calendar,
    pub week: Week,
    pub agenda: Agenda,
    pub series: SeriesTable,
    pub people: People,
    pub reports: Reports,
    /// What lies over the screen; the last is on top and has the keys.
    pub layers: Vec<Box<dyn Layer>>,
    pub pending: Pending,
    /// Where the last click took something, until a key is pressed or the wheel turned: it stays there, and a second one there is Enter on it.
    pub clicked: Option<Position>,
    pub status: Status,
    /// The key that closes was pressed where that loses what is typed: pressed again, it does.
    pub is_warned: bool,
    /// The change that an undo would take back, as far as the screen has told: one made elsewhere since is not undone at once.
    pub newest: Option<EntryId>,
    /// The changes that were made on this screen.
    pub made: BTreeSet<EntryId>,
    /// Names are shown as initials.
    pub privacy: bool,
    /// What they are shown as; read while they are.
    pub names: Names,
    /// Where someone is on the tour, while it goes on.
    pub tour: Option<Tour>,
    /// The commands that were typed, kept while the program runs and nowhere else: they name people.
    pub lines: Vec<String>,
}

/// The right end of the bottom line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// What was done last.
    pub done: Option<String>,
    /// The key that does the opposite: `u undo`.
    pub offer: Option<&'static str>,
    /// Why the last key was refused; gone with the next key.
    pub refused: Option<String>,
    /// No key has followed what was done: it is told in full.
    pub is_new: bool,
}

impl State {
    pub fn new(look: Look, now: Instant, zone: Zone) -> Self {
        let today = zone.wall(now).date();
        Self {
            look,
            hues: Hues::default(),
            size: USUAL,
            now,
            zone,
            empty: true,
            view: View::default(),
            fresh: vec![View::default()],
            desk: Desk::on(today),
            only: None,
            calendar: Calendar::default(),
            week: Week::default(),
            agenda: Agenda::default(),
            series: SeriesTable::default(),
            people: People::default(),
            reports: Reports::on(today),
            layers: Vec::new(),
            pending: Pending::default(),
            clicked: None,
            status: Status::default(),
            is_warned: false,
            newest: None,
            made: BTreeSet::new(),
            privacy: false,
            names: Names::default(),
            tour: None,
            lines: Vec::new(),
        }
    }

    /// What the viewer's clock shows.
    pub fn wall(&self) -> NaiveDateTime {
        self.zone.wall(self.now)
    }

    pub fn today(&self) -> NaiveDate {
        self.wall().date()
    }

    /// The theme, or the one that is tried out.
    pub fn theme(&self) -> Theme {
        let tried = self.layers.last().and_then(|layer| layer.tries());
        Theme::new(tried.unwrap_or(self.look.scheme), self.look.background, self.look.colours)
    }

    /// The style of a series, by its number.
    pub fn series_style(&self, number: usize) -> Style {
        self.theme().series(self.hues.of(number))
    }

    /// A name as it may be shown.
    pub fn name(&self, name: &str) -> String {
        if self.privacy { self.names.initials(name) } else { name.to_owned() }
    }

    /// A text that may name people, as it may be shown.
    pub fn masked(&self, text: &str) -> String {
        if self.privacy { self.names.mask(text) } else { text.to_owned() }
    }

    pub fn too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Why no long text can be written now.
    pub fn cannot_write(&self) -> Option<&'static str> {
        match (self.privacy, &self.look.editor) {
            (true, _) => Some("names are initials now: {privacy} shows all again"),
            (false, None) => Some("no editor is set: name one in VISUAL or EDITOR, and start again"),
            (false, Some(_)) => None,
        }
    }

    /// The join link of the chosen session, where it may be opened.
    pub fn link(&self) -> Option<&str> {
        self.desk.line().and_then(|line| link::safe(&line.url))
    }

    /// Where keys are looked up, the most special place first.
    pub fn contexts(&self) -> Vec<Context> {
        let own = match self.layers.last() {
            _ if self.too_small() => &[],
            Some(layer) => layer.contexts(),
            None => (self.view.part().contexts)(self),
        };
        let is_silent = !self.too_small() && !own.iter().any(|context| context.takes_text());
        let tour = (self.tour.is_some() && self.takes_actions()).then_some(Context::Tour);
        tour.into_iter().chain(own.iter().copied()).chain(is_silent.then_some(Context::Silent)).chain([Context::Anywhere]).collect()
    }

    /// Whether no layer lies over the view, and it is seen.
    fn takes_actions(&self) -> bool {
        self.layers.is_empty() && !self.too_small()
    }

    /// What keys mean here.
    pub fn meaning(&self, pressed: &[Key]) -> Meaning {
        self.look.keymap.meaning(pressed, &self.contexts())
    }

    /// A sentence of the program in which `{series.add}` stands for the key of that action.
    pub fn keyed(&self, sentence: &'static str) -> String {
        self.look.keymap.keyed(sentence)
    }

    /// The line of the view that takes the keys which are no action, while no layer lies over it.
    pub fn line(&mut self) -> Option<&mut Line> {
        if self.takes_actions() { (self.view.part().line)(self) } else { None }
    }

    /// Whether a digit begins a count.
    pub fn takes_counts(&self) -> bool {
        self.layers.is_empty() && self.contexts().contains(&Context::Screen)
    }

    /// The series that the month and the week show alone.
    pub fn only_uid(&self) -> Option<Uid> {
        self.only.as_ref().map(|only| only.uid.clone())
    }

    /// Puts the cursor on a day; asks what comes into sight.
    pub fn go(&mut self, day: NaiveDate) -> Vec<Effect> {
        self.desk.go(day);
        (self.view.part().settle)(self)
    }

    /// Puts the cursor on a session; asks what comes into sight.
    pub fn choose(&mut self, line: &SessionLine) -> Vec<Effect> {
        if self.only.as_ref().is_some_and(|only| only.uid != line.key.uid) {
            only::all(self);
        }
        self.desk.choose(line);
        (self.view.part().settle)(self)
    }

    /// What a digit means that stands alone, where it does not begin a count after all.
    pub fn alone(&self) -> Option<Action> {
        self.takes_counts().then(|| self.pending.alone(&self.look.keymap, &self.contexts()))?
    }

    /// Whether it makes a difference that no key follows for a moment.
    pub fn awaits_pause(&self) -> bool {
        self.pending.awaits_pause()
    }

    /// Whether a message is a key that does something, as against text for a line.
    pub fn is_acted_on(&self, msg: &Msg) -> bool {
        matches!(msg, Msg::Key(key) if matches!(self.meaning(&[*key]), Meaning::Act(_)))
    }

    /// Puts texts on the clipboard and says of what they are.
    pub fn copy(&mut self, what: &str, texts: Vec<String>) -> Vec<Effect> {
        self.say(format!("copied {what}"));
        vec![Effect::Copy(texts.join(", "))]
    }

    /// Puts names on the clipboard.
    pub fn copy_names(&mut self, names: Vec<String>) -> Vec<Effect> {
        self.copy(&words::count(names.len(), "name", "names"), names)
    }

    /// Puts the addresses of some people on the clipboard, and says how many have none: they have to be told otherwise.
    pub fn copy_addresses(&mut self, of: Vec<Option<String>>) -> Vec<Effect> {
        let all = of.len();
        let addresses: Vec<String> = of.into_iter().flatten().collect();
        let mut what = words::count(addresses.len(), "address", "addresses");
        if addresses.len() < all {
            what += &format!("; {}", words::count(all - addresses.len(), "person has none", "people have none"));
        }
        self.copy(&what, addresses)
    }

    /// A key or the mouse goes on: what was told has been read.
    pub fn go_on(&mut self) {
        (self.status.refused, self.status.is_new) = (None, false);
    }

    pub fn refuse(&mut self, why: impl Into<String>) {
        self.status.refused = Some(why.into());
    }

    pub fn say(&mut self, what: impl Into<String>) {
        self.status = Status { done: Some(what.into()), is_new: true, ..Status::default() };
    }

    /// Says what was changed, and the key that does the opposite.
    pub fn offer(&mut self, what: impl Into<String>, key: Option<&'static str>) {
        self.say(what);
        self.status.offer = key;
    }
}
