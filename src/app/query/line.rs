//! How a session becomes a line of the calendar: the one place that joins it with its seats and who leads it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::app::claims::claims;
use crate::app::clashes::{self, Booked, BySession, Clash};
use crate::app::{App, AppError};
use crate::domain::clash::{Booking, Contested};
use crate::domain::event::{Series, Status};
use crate::domain::holiday::Holidays;
use crate::domain::id::{PersonId, RecurrenceId, SessionKey};
use crate::domain::occurrence::Occurrence;
use crate::domain::roster::{Claims, Roster, Seats, roster};
use crate::domain::time::{Anchor, Instant};
use crate::domain::zone::Fit;
use crate::store::Stored;

/// What a line of the calendar says of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub key: SessionKey,
    /// One of many, as against a one-off.
    pub recurring: bool,
    pub summary: String,
    pub theme: Option<String>,
    pub anchor: Anchor,
    /// On the series' own clock; the end is exclusive.
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    /// On the viewer's clock: where the session stands in the calendar.
    pub shown_start: NaiveDateTime,
    pub shown_end: NaiveDateTime,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub fit: Fit,
    pub status: Status,
    /// Why it is skipped.
    pub reason: Option<String>,
    pub moved: bool,
    /// The holiday on its day, by name.
    pub holiday: Option<String>,
    /// The last day of which holidays are known: told by the first session of its series that takes place later.
    pub holidays_end: Option<NaiveDate>,
    /// `None` where nobody asked: it takes reading everyone who comes.
    pub seats: Option<Seats>,
    /// The join link, or empty.
    pub url: String,
    /// Everyone who works at it.
    pub crew: Vec<PersonId>,
    /// Names of those who lead it.
    pub facilitators: Vec<String>,
    /// Nobody leads it, it is less than six weeks off, and other sessions of the series are led.
    pub no_facilitator: bool,
    /// Known in [`Agenda`](super::Agenda) and [`SessionView`](super::SessionView), which show them; elsewhere nobody looks.
    pub clashes: Vec<Clash>,
    /// Number of the series' colour, from 0, the same for ever: its row number in the store less one.
    pub colour: usize,
}

/// A session without anyone to lead it is pointed out this long before, in seconds: six weeks.
const SOON: i64 = 42 * 86_400;

/// Lines for sessions of one series, with their seats; its sign-ups are read once for all.
pub(super) fn lines(app: &App, series: &Stored<Series>, sessions: Vec<Occurrence>) -> Result<Vec<SessionLine>, AppError> {
    let Some((first, last)) = ends(sessions.iter()) else { return Ok(Vec::new()) };
    let claims = claims(app.read(), series, first, last)?;
    let seated = |session: Occurrence| {
        let roster = roster(&claims, session.date, series.value.capacity(session.date));
        Ok(SessionLine { seats: Some(roster.seats()), ..line(app, series, &session, &roster)? })
    };
    let mut lines = sessions.into_iter().map(seated).collect::<Result<Vec<_>, AppError>>()?;
    note_the_rest(app, series, &mut lines)?;
    Ok(lines)
}

/// Lines for sessions of many series, without their seats: of all sign-ups, only those of who works there are read, and those at once.
pub(super) fn unseated_lines(app: &App, found: Vec<(Stored<Series>, Vec<Occurrence>)>) -> Result<Vec<SessionLine>, AppError> {
    let Some((first, last)) = ends(found.iter().flat_map(|(_, sessions)| sessions)) else { return Ok(Vec::new()) };
    let mut crews = app.read().crews_between(first, last)?;
    let mut all = Vec::new();
    for (series, sessions) in found {
        let claims = Claims { sign_ups: crews.remove(&series.id).unwrap_or_default(), ..Claims::default() };
        let unseated = |session: Occurrence| line(app, &series, &session, &roster(&claims, session.date, None));
        let mut lines = sessions.into_iter().map(unseated).collect::<Result<Vec<_>, _>>()?;
        note_the_rest(app, &series, &mut lines)?;
        all.append(&mut lines);
    }
    Ok(all)
}

/// The first and the last original start.
fn ends<'a>(sessions: impl Iterator<Item = &'a Occurrence> + Clone) -> Option<(RecurrenceId, RecurrenceId)> {
    let dates = sessions.map(|session| session.date);
    dates.clone().min().zip(dates.max())
}

/// The line for one session, and everyone who has something to do with it.
pub(super) fn with_roster(app: &App, series: &Stored<Series>, session: Occurrence) -> Result<(SessionLine, Roster), AppError> {
    let date = session.date;
    let roster = roster(&claims(app.read(), series, date, date)?, date, series.value.capacity(date));
    let mut line = SessionLine { seats: Some(roster.seats()), ..line(app, series, &session, &roster)? };
    note_the_rest(app, series, std::slice::from_mut(&mut line))?;
    Ok((line, roster))
}

/// Notes on lines of one series what a glance at the date alone does not tell: bank holidays, and that nobody leads the session yet.
fn note_the_rest(app: &App, series: &Stored<Series>, lines: &mut [SessionLine]) -> Result<(), AppError> {
    note_holidays(lines, app.holidays());
    let is_open = |line: &SessionLine| {
        let soon = app.now() < line.ends_at && line.starts_at < app.now().plus(SOON);
        soon && line.facilitators.is_empty() && line.status != Status::Cancelled
    };
    if lines.iter().any(is_open) && app.read().is_led(series.id)? {
        lines.iter_mut().for_each(|line| line.no_facilitator = is_open(line));
    }
    Ok(())
}

fn note_holidays(lines: &mut [SessionLine], holidays: &Holidays) {
    for line in lines.iter_mut() {
        line.holiday = holidays.of_session(line.start, line.end, &line.anchor).map(str::to_owned);
    }
    let is_later = |line: &&mut SessionLine| line.status != Status::Cancelled && holidays.end_before(line.start.date());
    if let Some(line) = lines.iter_mut().filter(is_later).min_by_key(|line| line.starts_at) {
        line.holidays_end = holidays.until();
    }
}

/// Without its seats, which a part of the roster does not tell.
fn line(app: &App, series: &Stored<Series>, session: &Occurrence, roster: &Roster) -> Result<SessionLine, AppError> {
    let display = app.zone();
    let Series { event, .. } = &series.value;
    let own = series.value.own(session.date);
    // the clock of the series is that of most viewers
    let is_ours = event.anchor.follows_viewer() || matches!(&event.anchor, Anchor::Zone(zone) if zone == display);
    let shown = |at: Instant, wall: NaiveDateTime| if is_ours { wall } else { display.wall(at) };
    let name = |person: PersonId| Ok(app.read().name(person)?.unwrap_or_default());
    Ok(SessionLine {
        key: series.value.key(session.date),
        recurring: event.is_recurring(),
        summary: own.and_then(|own| own.summary.clone()).unwrap_or_else(|| event.summary.clone()),
        theme: own.and_then(|own| own.theme.clone()),
        url: own.and_then(|own| own.url.clone()).unwrap_or_else(|| event.url.clone()),
        anchor: event.anchor.clone(),
        start: session.start,
        end: session.end,
        shown_start: shown(session.starts_at, session.start),
        shown_end: shown(session.ends_at, session.end),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        fit: session.fit,
        status: session.status,
        reason: own.and_then(|own| own.reason.clone()),
        moved: session.moved,
        holiday: None,
        holidays_end: None,
        seats: None,
        crew: roster.crew().collect(),
        facilitators: roster.leaders().map(name).collect::<Result<_, AppError>>()?,
        no_facilitator: false,
        clashes: Vec::new(),
        colour: usize::try_from(series.id - 1).unwrap_or(0),
    })
}

/// Notes on each line which of the others it clashes with.
pub(super) fn note_clashes_among(app: &App, lines: &mut [SessionLine]) -> Result<(), AppError> {
    let contested = Contested::of(lines.iter().map(|line| (&line.key.uid, line.crew.as_slice(), line.url.as_str())));
    let in_question = lines.iter().filter(|line| contested.is_needed(&line.crew, &line.url));
    let found = clashes::among(app.read(), &booked(in_question))?;
    note(lines, found);
    Ok(())
}

/// Notes on each line of one series which sessions of others it clashes with.
pub(super) fn note_clashes_around(app: &App, lines: &mut [SessionLine]) -> Result<(), AppError> {
    let found = clashes::around(app.read(), booked(lines.iter()), app.zone())?;
    note(lines, found);
    Ok(())
}

/// What those of the lines that take place take up.
fn booked<'a>(lines: impl Iterator<Item = &'a SessionLine>) -> Vec<Booked> {
    lines.filter(|line| line.status != Status::Cancelled).map(SessionLine::booked).collect()
}

fn note(lines: &mut [SessionLine], mut found: BySession) {
    if found.is_empty() {
        return;
    }
    for line in lines {
        line.clashes = found.remove(&line.key).unwrap_or_default();
    }
}

impl SessionLine {
    /// How full it is; as if nobody came where that was not asked.
    pub fn seats(&self) -> Seats {
        self.seats.unwrap_or_default()
    }

    fn booked(&self) -> Booked {
        let (key, crew, url) = (self.key.clone(), self.crew.clone(), self.url.clone());
        let booking = Booking { key, from: self.starts_at, to: self.ends_at, crew, url };
        Booked { booking, summary: self.summary.clone(), start: self.shown_start, all_day: self.anchor == Anchor::AllDay }
    }
}

/// The order of every list of sessions: by start, then by title.
pub(super) fn sorted(lines: Vec<SessionLine>) -> Vec<SessionLine> {
    // a line is large: it is moved once, to its place
    let mut places: Vec<usize> = (0..lines.len()).collect();
    places.sort_by_key(|place| lines.get(*place).map(|line| (line.starts_at, &line.summary, &line.key)));
    let mut lines: Vec<Option<SessionLine>> = lines.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| lines.get_mut(place)?.take()).collect()
}
