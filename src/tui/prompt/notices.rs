//! Telling those who come of a changed session: how many mails that are, and into which folder they are written.

use ratatui::text::Span;

use super::one_line::{Ask, OneLine};
use crate::app::notice::{Concerned, Notices};
use crate::app::words;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{span, wrap};

/// The prompt for the folder.
#[derive(Debug)]
pub struct WriteNotices {
    concerned: Concerned,
}

impl WriteNotices {
    pub fn prompt(concerned: Concerned) -> OneLine<Self> {
        OneLine::new(Line::proposed("notices"), Self { concerned })
    }
}

/// Where the mails lie, one a line, and who has to be told by other means.
pub fn notices_told(state: &State, notices: &Notices) -> String {
    let files = notices.files.iter().map(|file| file.display().to_string());
    let columns = usize::from(state.size.0.saturating_sub(sheet::MARGINS));
    let others = by_phone(state, &notices.by_phone).into_iter().flat_map(|text| wrap(&text, columns));
    files.chain(others).collect::<Vec<_>>().join("\n")
}

fn by_phone(state: &State, names: &[String]) -> Option<String> {
    let shown: Vec<String> = names.iter().map(|name| state.name(name)).collect();
    (!shown.is_empty()).then(|| format!("Without an address, to be told by other means: {}.", shown.join(", ")))
}

impl Ask for WriteNotices {
    fn title(&self, _state: &State) -> String {
        format!("{}: tell those who come", self.concerned.session)
    }

    fn label(&self) -> &'static str {
        "folder"
    }

    fn verb(&self) -> &'static str {
        "write"
    }

    fn told(&self, text: &str, state: &State) -> Vec<Span<'static>> {
        let mails = words::count(self.concerned.mails, "mail (.eml)", "mails (.eml)");
        let written = format!("{mails} in {}; nobody gets them before you send them.", state.look.path(text).display());
        let told = [Some(written), by_phone(state, &self.concerned.by_phone)];
        told.into_iter().flatten().map(|told| span(told, state.theme().quiet())).collect()
    }

    fn accept(&mut self, text: &str, state: &State) -> Reply {
        if text.is_empty() {
            return Reply::Refuse("a folder needs a name".into());
        }
        Reply::Stay(vec![Effect::Notify(state.look.path(text))])
    }

    fn hear(&mut self, msg: &Msg) -> bool {
        matches!(msg, Msg::Noticed(_))
    }
}
