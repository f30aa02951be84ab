//! What the table of series knows: all of them, which are shown in which order, and where the cursor is.

use super::sessions::Sessions;
use crate::app::query::SeriesRow;
use crate::domain::id::Uid;
use crate::tui::ranking::ranked;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Cursor;

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Table,
    Sessions,
}

/// The order of the lines; of equals, and where there is nothing to go by, the title decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Title,
    /// What comes next stands first, what has ended last.
    Next,
    /// Where most came lately stands first.
    Came,
}

impl Order {
    /// The order after this one, and after the last the first again.
    fn following(self) -> Self {
        match self {
            Order::Title => Order::Next,
            Order::Next => Order::Came,
            Order::Came => Order::Title,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Order::Title => "by title",
            Order::Next => "by next date",
            Order::Came => "by how many come",
        }
    }
}

/// The view's own state.
#[derive(Debug, Default)]
pub struct SeriesTable {
    /// By title; `None` before the first answer.
    all: Option<Vec<SeriesRow>>,
    pub filter: Line,
    /// The keys go into the filter.
    pub is_filtering: bool,
    pub order: Order,
    /// What is listed, as places in `all`.
    shown: Vec<usize>,
    pub cursor: Cursor,
    pub focus: Focus,
    /// The sessions of the series under the cursor.
    pub sessions: Sessions,
    /// The series that was sought and is not known yet.
    sought: Option<Uid>,
}

impl SeriesTable {
    /// Whether the store has answered yet.
    pub fn is_loaded(&self) -> bool {
        self.all.is_some()
    }

    pub fn all(&self) -> &[SeriesRow] {
        self.all.as_deref().unwrap_or_default()
    }

    /// Takes all series in; the cursor stays on its series.
    pub fn load(&mut self, all: Vec<SeriesRow>) {
        let uid = self.sought.take().or_else(|| self.uid());
        self.all = Some(all);
        self.sessions.forget();
        self.list(uid.as_ref());
    }

    /// Puts the cursor on a series; a filter that hides it goes.
    pub fn seek(&mut self, uid: &Uid) {
        self.list(Some(uid));
        if self.uid().as_ref() != Some(uid) {
            self.filter.clear();
            self.list(Some(uid));
        }
        self.sought = (self.uid().as_ref() != Some(uid)).then(|| uid.clone());
    }

    /// Puts the cursor on a series when the table comes up for the first time, unless another was sought.
    pub fn begin_at(&mut self, uid: &Uid) {
        if self.all.is_none() {
            self.sought.get_or_insert_with(|| uid.clone());
        }
    }

    /// The filter was edited: the best match is under the cursor.
    pub fn refilter(&mut self) {
        self.list(None);
    }

    /// The filter goes; the cursor stays on its series.
    pub fn clear_filter(&mut self) {
        let uid = self.uid();
        self.filter.clear();
        self.is_filtering = false;
        self.list(uid.as_ref());
    }

    /// The next order; the cursor stays on its series.
    pub fn reorder(&mut self) {
        let uid = self.uid();
        self.order = self.order.following();
        self.list(uid.as_ref());
    }

    fn list(&mut self, uid: Option<&Uid>) {
        let all = self.all();
        let typed = self.filter.value().trim();
        let mut shown: Vec<usize> = match typed {
            "" => (0..all.len()).collect(),
            typed => ranked(typed, all.iter().map(|row| row.summary.as_str())).into_iter().map(|found| found.place).collect(),
        };
        match self.order {
            // the best match stands first, and without a filter the title decides already
            Order::Title => {}
            Order::Next => shown
                .sort_by_key(|place| all.get(*place).and_then(|row| row.next.as_ref()).map_or((true, None), |next| (false, Some(next.1)))),
            Order::Came => shown.sort_by_key(|place| std::cmp::Reverse(all.get(*place).and_then(SeriesRow::average))),
        }
        let kept = uid.and_then(|uid| shown.iter().position(|place| all.get(*place).is_some_and(|row| row.uid == *uid)));
        self.cursor = Cursor(kept.unwrap_or(if uid.is_some() { self.cursor.0 } else { 0 }));
        self.cursor.hold(shown.len());
        self.shown = shown;
        if self.shown.is_empty() {
            self.focus = Focus::Table;
        }
    }

    /// How many lines are listed.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// The lines from one on.
    pub fn lines(&self, from: usize) -> impl Iterator<Item = &SeriesRow> {
        self.shown.iter().skip(from).filter_map(|place| self.all().get(*place))
    }

    /// The series under the cursor.
    pub fn row(&self) -> Option<&SeriesRow> {
        self.lines(self.cursor.0).next()
    }

    pub fn uid(&self) -> Option<Uid> {
        self.row().map(|row| row.uid.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{RecurrenceId, SessionKey};

    fn row(title: &str, next: Option<&str>, came: &[u32]) -> SeriesRow {
        let uid = Uid(title.to_lowercase());
        let start = |text: &str| text.parse::<chrono::NaiveDate>().expect(text).and_hms_opt(16, 0, 0).expect("a time");
        SeriesRow {
            next: next.map(|text| (SessionKey { uid: uid.clone(), date: RecurrenceId(start(text)) }, start(text))),
            uid,
            summary: title.into(),
            rule: "weekly".into(),
            recurring: true,
            standing: 0,
            facilitators: Vec::new(),
            came: came.to_vec(),
            capacity: None,
            seat_order: String::new(),
            colour: 0,
        }
    }

    fn table() -> SeriesTable {
        let mut table = SeriesTable::default();
        table.load(vec![row("Chat", Some("2020-09-16"), &[11, 12]), row("Choir", Some("2020-09-03"), &[]), row("Course", None, &[20])]);
        table
    }

    fn titles(table: &SeriesTable) -> Vec<&str> {
        table.lines(0).map(|row| row.summary.as_str()).collect()
    }

    #[test]
    fn each_order_has_its_first_and_what_nothing_is_known_of_stands_last() {
        let mut table = table();
        table.seek(&Uid("choir".into()));
        assert_eq!(titles(&table), ["Chat", "Choir", "Course"]);
        table.reorder();
        assert_eq!(titles(&table), ["Choir", "Chat", "Course"]);
        table.reorder();
        assert_eq!(titles(&table), ["Course", "Chat", "Choir"]);
        assert_eq!(table.uid(), Some(Uid("choir".into())), "the cursor stays on its series");
    }

    #[test]
    fn a_series_that_is_sought_is_found_behind_a_filter_and_before_any_is_known() {
        let mut table = table();
        table.filter = Line::new("choir");
        table.refilter();
        assert_eq!(titles(&table), ["Choir"]);
        table.seek(&Uid("course".into()));
        assert_eq!((table.uid(), table.count()), (Some(Uid("course".into())), 3));
        let mut early = SeriesTable::default();
        early.seek(&Uid("choir".into()));
        early.load(table.all().to_vec());
        assert_eq!(early.uid(), Some(Uid("choir".into())));
    }

    #[test]
    fn averages_are_rounded_to_tenths() {
        assert_eq!(row("Chat", None, &[11, 12]).average(), Some(115));
        assert_eq!(row("Chat", None, &[1, 1, 2]).average(), Some(13));
        assert_eq!(row("Chat", None, &[]).average(), None);
    }
}
