//! A report as a screen shows it: the numbers, how many came on each day of its year, and the series that one may choose among.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::report_days::ReportDays;
use super::{Query, ReportOf};
use crate::app::{App, AppError};
use crate::domain::event::Series;
use crate::domain::id::Uid;
use crate::domain::report::Report;
use crate::domain::term::{Kind, Term};
use crate::store::Stored;

/// Of which time, and of which series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView(pub ReportOf);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    pub of: ReportOf,
    pub numbers: Report,
    /// The year in which its time lies; of all time that of the last session that was held, else this one.
    pub year: i32,
    /// How many were there on each day of that year on which anything was held.
    pub days: BTreeMap<NaiveDate, u32>,
    /// All there are, by title.
    pub series: Vec<ReportedSeries>,
}

/// A series by name, and how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedSeries {
    pub uid: Uid,
    pub title: String,
    pub colour: usize,
    /// How many were there at each of its sessions that were held in that time, in their order.
    pub here: Vec<u32>,
}

impl Query for ReportView {
    type Answer = ReportPage;

    fn answer(&self, app: &App) -> Result<ReportPage, AppError> {
        let ReportView(of) = self;
        let numbers = app.ask(of)?;
        let last_held = || numbers.sessions.last().map(|one| one.start.date());
        let today = app.zone().wall(app.now()).date();
        let day = of.term.days().map_or_else(|| last_held().unwrap_or(today), |(first, _)| first);
        let days = match of.term.kind() {
            Kind::Year | Kind::All => by_day(&numbers, day.year()),
            Kind::Month | Kind::Quarter => {
                app.ask(&ReportDays(ReportOf { term: Term::around(day, Kind::Year), series: of.series.clone() }))?
            }
        };
        let mut here: HashMap<&Uid, Vec<u32>> = HashMap::new();
        for one in &numbers.sessions {
            here.entry(&one.series).or_default().push(one.here);
        }
        let reported = |one: Stored<Series>| ReportedSeries {
            colour: usize::try_from(one.id - 1).unwrap_or(0),
            here: here.remove(&one.value.event.uid).unwrap_or_default(),
            uid: one.value.event.uid,
            title: one.value.event.summary,
        };
        let mut series: Vec<ReportedSeries> = app.read().series()?.into_iter().map(reported).collect();
        series.sort_by(|a, b| (&a.title, &a.uid).cmp(&(&b.title, &b.uid)));
        Ok(ReportPage { of: of.clone(), numbers, year: day.year(), days, series })
    }
}

fn by_day(numbers: &Report, year: i32) -> BTreeMap<NaiveDate, u32> {
    let mut days = BTreeMap::new();
    for one in numbers.sessions.iter().filter(|one| one.start.year() == year) {
        *days.entry(one.start.date()).or_default() += one.here;
    }
    days
}
