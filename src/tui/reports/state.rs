//! What the view of reports knows: which time and which series it is about, and the numbers of those.

use chrono::NaiveDate;

use crate::app::query::{ReportOf, ReportPage, ReportView, ReportedSeries};
use crate::app::words;
use crate::domain::id::Uid;
use crate::domain::term::{Kind, Term};
use crate::tui::days::months_on;
use crate::tui::msg::Question;

/// The view's own state.
#[derive(Debug)]
pub struct Reports {
    /// A day of the time that is shown; it stays when the length changes.
    day: NaiveDate,
    kind: Kind,
    /// `None`: all of them.
    series: Option<Uid>,
    pub page: Option<Box<ReportPage>>,
    /// Numbers of people from 1 to 4 are not told.
    pub hides_small: bool,
    /// Rows that are above the screen.
    pub scroll: usize,
}

impl Reports {
    pub fn on(day: NaiveDate) -> Self {
        Self { day, kind: Kind::default(), series: None, page: None, hides_small: false, scroll: 0 }
    }

    pub fn of(&self) -> ReportOf {
        ReportOf { term: Term::around(self.day, self.kind), series: self.series.clone() }
    }

    pub fn question(&self) -> Question {
        Question::Report(ReportView(self.of()))
    }

    /// Whether the numbers are those of another time or another series.
    pub fn is_stale(&self) -> bool {
        self.page.as_ref().is_none_or(|page| page.of != self.of())
    }

    /// So many stretches on, back when negative.
    pub fn walk(&mut self, by: i64) {
        let months = match self.kind {
            Kind::Month => 1,
            Kind::Quarter => 3,
            Kind::Year => 12,
            Kind::All => 0,
        };
        self.go(months_on(self.day, by.saturating_mul(months)));
    }

    pub fn go(&mut self, day: NaiveDate) {
        self.day = day;
        self.scroll = 0;
    }

    /// A quarter, a year, all time, a month, and again.
    pub fn turn_kind(&mut self) {
        self.kind = match self.kind {
            Kind::Quarter => Kind::Year,
            Kind::Year => Kind::All,
            Kind::All => Kind::Month,
            Kind::Month => Kind::Quarter,
        };
        self.scroll = 0;
    }

    pub fn is_all_time(&self) -> bool {
        self.kind == Kind::All
    }

    /// The next series, or the one before; all of them between the last and the first.
    pub fn turn_series(&mut self, by: i64) {
        let known = self.titles();
        let places = i64::try_from(known.len()).unwrap_or(0) + 1;
        let here = self.series.as_ref().and_then(|uid| known.iter().position(|one| one.uid == *uid)).map_or(0, |place| place + 1);
        let there = (i64::try_from(here).unwrap_or(0) + by.rem_euclid(places)).rem_euclid(places);
        let chosen = usize::try_from(there).ok().and_then(|place| place.checked_sub(1)).and_then(|place| known.get(place));
        self.series = chosen.map(|one| one.uid.clone());
        self.scroll = 0;
    }

    /// Only that series; all of them, where it is the one already.
    pub fn turn_to(&mut self, series: Uid) {
        self.series = Some(series).filter(|series| self.series.as_ref() != Some(series));
        self.scroll = 0;
    }

    /// The series there are.
    pub fn titles(&self) -> &[ReportedSeries] {
        self.page.as_ref().map_or(&[], |page| &page.series)
    }

    /// The series that the report is about; `None`: all of them.
    pub fn title(&self) -> Option<&ReportedSeries> {
        self.titles().iter().find(|one| Some(&one.uid) == self.series.as_ref())
    }

    /// Takes the numbers in, if they are those that are shown.
    pub fn load(&mut self, page: Option<Box<ReportPage>>) {
        match page {
            Some(page) if page.of == self.of() => self.page = Some(page),
            Some(_) => {}
            // the series is there no more
            None => self.series = None,
        }
    }

    /// A number of people, as far as it may be told.
    pub fn told(&self, number: u32) -> String {
        words::few(number, self.hides_small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stays_the_day_while_the_length_turns() {
        let mut reports = Reports::on("2020-09-02".parse().expect("a date"));
        let mut told = Vec::new();
        for _ in 0..5 {
            told.push(reports.of().term.to_string());
            reports.turn_kind();
        }
        assert_eq!(told, ["2020-q3", "2020", "all", "2020-09", "2020-q3"]);
        reports.walk(-2);
        assert_eq!(reports.of().term.to_string(), "2018");
    }
}
