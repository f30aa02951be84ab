//! Telling those who come of a changed session: how many mails that are, and into which folder they are written.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::notice::{Concerned, Notices};
use crate::app::words;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::{Layer, Reply, sheet};
use crate::tui::state::State;
use crate::tui::widget::input::Line;
use crate::tui::widget::text::{draw, span, wrap};

/// The prompt for the folder.
#[derive(Debug)]
pub struct WriteNotices {
    line: Line,
    concerned: Concerned,
}

impl WriteNotices {
    pub fn new(concerned: Concerned) -> Self {
        Self { line: Line::proposed("notices"), concerned }
    }

    /// What is written and who is left, in lines of so many columns.
    fn told(&self, state: &State, columns: usize) -> Vec<String> {
        let mails = words::count(self.concerned.mails, "mail (.eml)", "mails (.eml)");
        let folder = state.look.path(self.line.value().trim());
        let written = format!("{mails} in {}; nobody gets them before you send them.", folder.display());
        [Some(written), by_phone(state, &self.concerned.by_phone)].into_iter().flatten().flat_map(|text| wrap(&text, columns)).collect()
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

impl Layer for WriteNotices {
    fn title(&self, _state: &State) -> String {
        format!("{}: tell those who come", self.concerned.session)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Prompt]
    }

    fn verb(&self) -> &'static str {
        "write"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn is_unsaved(&self) -> bool {
        self.line.is_worth_keeping()
    }

    fn act(&mut self, action: Action, state: &State) -> Reply {
        match (action, self.line.value().trim()) {
            (Action::Accept, "") => Reply::Refuse("a folder needs a name".into()),
            (Action::Accept, typed) => Reply::Stay(vec![Effect::Notify(state.look.path(typed))]),
            _ => Reply::NOTHING,
        }
    }

    fn line(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        if matches!(msg, Msg::Noticed(_)) { Reply::Close(Vec::new()) } else { Reply::NOTHING }
    }

    fn rows(&self, state: &State) -> u16 {
        let below = self.told(state, usize::from(state.size.0.saturating_sub(4))).len();
        1 + u16::try_from(below).unwrap_or(u16::MAX)
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let below = super::line_view(&self.line, "folder", state, frame, area);
        for (row, line) in (below.y..below.bottom()).zip(self.told(state, usize::from(below.width))) {
            draw(frame.buffer_mut(), (below.x, row), below.width, &[span(line, state.theme().quiet())]);
        }
    }
}
