//! The views between which the number keys go; each has a folder with its state, what its keys do, and how it is drawn.

use super::action::{Action, Context};
use super::keymap::Keymap;
use super::part::Part;
use super::{agenda, calendar, people, reports, series, week};

/// What fills the screen under the layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Calendar,
    Week,
    Agenda,
    Series,
    People,
    Reports,
}

impl View {
    pub const ALL: [View; 6] = [View::Calendar, View::Week, View::Agenda, View::Series, View::People, View::Reports];

    pub fn name(self) -> &'static str {
        match self {
            View::Calendar => "Calendar",
            View::Week => "Week",
            View::Agenda => "Agenda",
            View::Series => "Series",
            View::People => "People",
            View::Reports => "Reports",
        }
    }

    /// What it does and how it is drawn.
    pub fn part(self) -> &'static Part {
        match self {
            View::Calendar => &calendar::update::PART,
            View::Week => &week::update::PART,
            View::Agenda => &agenda::update::PART,
            View::Series => &series::update::PART,
            View::People => &people::update::PART,
            View::Reports => &reports::update::PART,
        }
    }

    /// Whether the cursor lies on a day of it.
    pub fn shows_days(self) -> bool {
        matches!(self, View::Calendar | View::Week | View::Agenda)
    }

    /// The action that opens it.
    pub fn action(self) -> Action {
        match self {
            View::Calendar => Action::ViewCalendar,
            View::Week => Action::ViewWeek,
            View::Agenda => Action::ViewAgenda,
            View::Series => Action::ViewSeries,
            View::People => Action::ViewPeople,
            View::Reports => Action::ViewReports,
        }
    }

    /// The view that an action opens, if it opens one.
    pub fn opened_by(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.action() == action)
    }

    /// The key that opens it, a number as a rule; `None` where it was given none.
    pub fn key(self, keymap: &Keymap) -> Option<String> {
        keymap.key(self.action(), &[Context::Screen])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_a_number_and_its_action_leads_back_to_it() {
        for view in View::ALL {
            assert!(view.key(&Keymap::default()).is_some_and(|key| key.parse::<u8>().is_ok()), "{}", view.name());
            assert_eq!(View::opened_by(view.action()), Some(view));
        }
        assert_eq!(View::opened_by(Action::Undo), None);
    }
}
