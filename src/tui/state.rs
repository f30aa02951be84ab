//! All that the screen knows; nothing else decides what is drawn.

use chrono::{NaiveDate, NaiveDateTime};

use super::Look;
use super::action::Context;
use super::calendar::{Calendar, Focus};
use super::keymap::Pending;
use super::msg::Effect;
use super::overlay::Layer;
use super::people::{self, People};
use super::theme::Theme;
use super::views::View;
use super::widget::input::Line;
use crate::domain::id::EntryId;
use crate::domain::time::Instant;
use crate::domain::zone::Zone;

/// The smallest screen that is drawn: columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// The state of the screen.
#[derive(Debug)]
pub struct State {
    pub look: Look,
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
    pub calendar: Calendar,
    pub people: People,
    /// What lies over the screen; the last is on top and has the keys.
    pub layers: Vec<Box<dyn Layer>>,
    pub pending: Pending,
    pub status: Status,
    /// The change that an undo would take back, as far as the screen has told: one made elsewhere since is not undone at once.
    pub newest: Option<EntryId>,
    /// Names are shown as initials.
    pub privacy: bool,
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
}

impl State {
    pub fn new(look: Look, now: Instant, zone: Zone) -> Self {
        let today = zone.wall(now).date();
        Self {
            look,
            size: (80, 24),
            now,
            zone,
            empty: true,
            view: View::default(),
            fresh: vec![View::default()],
            calendar: Calendar::on(today),
            people: People::default(),
            layers: Vec::new(),
            pending: Pending::default(),
            status: Status::default(),
            newest: None,
            privacy: false,
        }
    }

    /// What the viewer's clock shows.
    pub fn wall(&self) -> NaiveDateTime {
        self.zone.wall(self.now)
    }

    pub fn today(&self) -> NaiveDate {
        self.wall().date()
    }

    pub fn theme(&self) -> Theme {
        Theme::new(self.look.colours)
    }

    /// A name as it may be shown.
    pub fn name(&self, name: &str) -> String {
        if self.privacy { super::privacy::initials(name) } else { name.to_owned() }
    }

    pub fn too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Where keys are looked up, the most special place first.
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = match (self.layers.last(), self.view) {
            _ if self.too_small() => Vec::new(),
            (Some(layer), _) => layer.contexts().to_vec(),
            (None, View::Calendar) => match self.calendar.focus {
                _ if self.empty => vec![Context::First, Context::Screen],
                Focus::Grid => vec![Context::Calendar, Context::Home, Context::Screen],
                Focus::Attendees => vec![Context::Attendees, Context::Home, Context::Screen],
            },
            (None, View::People) => match self.people.focus {
                _ if self.people.is_filtering => vec![Context::Filter],
                people::Focus::List => vec![Context::Directory, Context::People, Context::Screen],
                people::Focus::Page => vec![Context::Person, Context::People, Context::Screen],
            },
        };
        contexts.push(Context::Anywhere);
        contexts
    }

    /// The line of the view that takes the keys which are no action, while no layer lies over it.
    pub fn line(&mut self) -> Option<&mut Line> {
        let is_typing = self.layers.is_empty() && self.view == View::People && self.people.is_filtering && !self.too_small();
        is_typing.then_some(&mut self.people.filter)
    }

    /// Whether a digit begins a count.
    pub fn takes_counts(&self) -> bool {
        self.layers.is_empty() && !self.people.is_filtering
    }

    /// Whether it makes a difference that no key follows for a moment.
    pub fn awaits_pause(&self) -> bool {
        self.takes_counts() && self.pending.alone(&self.contexts()).is_some()
    }

    /// Puts texts on the clipboard and says so.
    pub fn copy(&mut self, what: &str, texts: Vec<String>) -> Vec<Effect> {
        let said = if texts.len() == 1 { format!("copied {what}") } else { format!("copied {} {what}", texts.len()) };
        self.say(said);
        vec![Effect::Copy(texts.join(", "))]
    }

    pub fn refuse(&mut self, why: impl Into<String>) {
        self.status.refused = Some(why.into());
    }

    pub fn say(&mut self, what: impl Into<String>) {
        self.status = Status { done: Some(what.into()), offer: None, refused: None };
    }

    /// Says what was changed, and the key that does the opposite.
    pub fn offer(&mut self, what: impl Into<String>, key: Option<&'static str>) {
        self.say(what);
        self.status.offer = key;
    }
}
