//! Two records side by side, and what will stay when they become one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::command::PersonMerge;
use crate::app::query::{MergeOf, MergePage};
use crate::app::{AppError, Command};
use crate::domain::id::PersonId;
use crate::domain::person::Profile;
use crate::tui::action::{Action, Context};
use crate::tui::msg::{Answer, Effect, Msg, Question};
use crate::tui::overlay::{Layer, Reply};
use crate::tui::state::State;
use crate::tui::widget::text::{draw, left, span};

/// Columns of the labels, and from how many on both records stand beside what will stay.
const LABEL: usize = 8;
const BESIDE: usize = 64;

/// The comparison; the first stays.
#[derive(Debug)]
pub struct Merge {
    of: MergeOf,
    page: Option<MergePage>,
}

impl Merge {
    pub fn new(kept: PersonId, other: PersonId) -> Self {
        Self { of: MergeOf { kept, other }, page: None }
    }

    fn rows_of(profile: &Profile, state: &State) -> [String; 8] {
        let open = |text: &Option<String>| match text {
            Some(_) if state.privacy => "hidden".to_owned(),
            Some(text) => text.lines().collect::<Vec<_>>().join(" · "),
            None => String::new(),
        };
        let closed = |text: &Option<String>| text.as_ref().map_or(String::new(), |_| "kept".to_owned());
        [
            state.name(&profile.name),
            open(&profile.email),
            open(&profile.phone),
            open(&profile.organisation),
            profile.tags.join(", "),
            open(&profile.via),
            closed(&profile.access_needs),
            closed(&profile.note),
        ]
    }
}

const LABELS: [&str; 8] = ["Name", "E-mail", "Phone", "From", "Tags", "Via", "Access", "Note"];

impl Layer for Merge {
    fn title(&self, state: &State) -> String {
        self.page.as_ref().map_or("Merge".into(), |page| {
            format!("{} stays, {} goes into it", state.name(&page.kept.profile.name), state.name(&page.other.profile.name))
        })
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Merge, Context::List]
    }

    fn verb(&self) -> &'static str {
        "merge"
    }

    fn offers_choices(&self) -> bool {
        false
    }

    fn needs(&self) -> Vec<Question> {
        vec![Question::Merge(self.of.clone())]
    }

    fn act(&mut self, action: Action, _state: &State) -> Reply {
        let MergeOf { kept, other } = self.of;
        match action {
            Action::Accept => Reply::Stay(vec![Effect::run(Command::PersonMerge(PersonMerge { kept, other }))]),
            Action::MergeSwap => {
                self.of = MergeOf { kept: other, other: kept };
                Reply::Stay(Effect::ask_all(self.needs()))
            }
            _ => Reply::NOTHING,
        }
    }

    fn hear(&mut self, msg: &Msg, _state: &State) -> Reply {
        match msg {
            Msg::Changed { .. } => return Reply::Close(Vec::new()),
            Msg::Answer(Answer::Merge(page)) => self.page = page.as_deref().cloned(),
            _ => return Reply::NOTHING,
        }
        if self.page.is_some() { Reply::NOTHING } else { Reply::Then(Box::new(Msg::Failed(AppError::PersonGone.to_string()))) }
    }

    fn rows(&self, _state: &State) -> u16 {
        10
    }

    fn view(&self, state: &State, frame: &mut Frame, area: Rect) {
        let Some(page) = &self.page else { return };
        let theme = state.theme();
        let columns = usize::from(area.width);
        let records = [&page.kept.profile, &page.other.profile, &page.both].map(|profile| Self::rows_of(profile, state));
        let heads = ["this one", "the other", "will stay"];
        // where there is no room for all three, what will stay is what counts
        let shown = if columns >= BESIDE { 0..3 } else { 2..3 };
        let each = columns.saturating_sub(LABEL) / shown.len();
        let head = heads.iter().enumerate().filter(|(place, _)| shown.contains(place));
        let mut lines: Vec<Vec<Span>> = vec![
            std::iter::once(span(" ".repeat(LABEL), theme.text()))
                .chain(head.map(|(place, head)| span(left(head, each), if place == 2 { theme.strong() } else { theme.quiet() })))
                .collect(),
        ];
        for (row, label) in LABELS.iter().enumerate() {
            let cells = records.iter().enumerate().filter(|(place, _)| shown.contains(place)).map(|(place, record)| {
                let text = record.get(row).map(String::as_str).unwrap_or_default();
                span(left(text, each.saturating_sub(1)) + " ", if place == 2 { theme.strong() } else { theme.text() })
            });
            lines.push(std::iter::once(span(left(label, LABEL), theme.quiet())).chain(cells).collect());
        }
        lines.push(vec![span("Sign-ups and the register of both go along.", theme.quiet())]);
        for (row, line) in (area.y..area.bottom()).zip(lines) {
            draw(frame.buffer_mut(), (area.x, row), area.width, &line);
        }
    }
}
