//! The views between which the number keys go; each has a folder with its state, what its keys do, and how it is drawn.

use super::action::{Action, Context, entry};

/// What fills the screen under the layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Calendar,
    People,
}

impl View {
    pub const ALL: [View; 2] = [View::Calendar, View::People];

    pub fn name(self) -> &'static str {
        match self {
            View::Calendar => "Calendar",
            View::People => "People",
        }
    }

    /// The action that opens it.
    pub fn action(self) -> Action {
        match self {
            View::Calendar => Action::ViewCalendar,
            View::People => Action::ViewPeople,
        }
    }

    /// The view that an action opens, if it opens one.
    pub fn opened_by(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.action() == action)
    }

    /// The number that opens it, as the table of actions has it.
    pub fn key(self) -> &'static str {
        entry(self.action(), &[Context::Screen]).and_then(|entry| entry.keys.first()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_a_number_and_its_action_leads_back_to_it() {
        for view in View::ALL {
            assert!(view.key().parse::<u8>().is_ok(), "{}", view.name());
            assert_eq!(View::opened_by(view.action()), Some(view));
        }
        assert_eq!(View::opened_by(Action::Undo), None);
    }
}
