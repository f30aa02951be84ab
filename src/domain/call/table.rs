//! Finding the participants in what a service writes: summaries before them, other tables after them, columns by many names.

use chrono::{NaiveDate, NaiveTime};
use thiserror::Error;

use super::when::{days, minutes, time_of_day};
use crate::domain::text::one_line;
use crate::domain::zone::Zone;

/// Someone came into the room; whoever comes twice has two of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// As the service shows it.
    pub name: String,
    pub email: Option<String>,
    /// On the viewer's clock.
    pub joined: Option<NaiveTime>,
    pub minutes: Option<u32>,
    /// That it may have been; empty where the service does not say.
    pub days: Vec<NaiveDate>,
}

/// Why a table is no list of participants.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TableError {
    #[error("there is no list of participants: no row has a column for names and one for times")]
    NoHeading,
    #[error("the list of participants is empty")]
    Nobody,
    #[error("the list of participants is of {0}")]
    OtherDay(NaiveDate),
}

/// Where the columns are.
#[derive(Default)]
struct Columns {
    name: Option<usize>,
    last_name: Option<usize>,
    email: Option<usize>,
    joined: Option<usize>,
    minutes: Option<usize>,
    waiting_room: Option<usize>,
    action: Option<usize>,
}

impl Columns {
    fn of(row: &[String]) -> Option<Self> {
        let mut columns = Self::default();
        for (place, cell) in row.iter().enumerate() {
            let heading: String = cell.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
            let column = match heading.trim() {
                "name" | "full name" | "name original name" | "participant" | "first name" | "user name" => &mut columns.name,
                "last name" | "surname" => &mut columns.last_name,
                "email" | "user email" | "email address" => &mut columns.email,
                "join time" | "first join" | "first join time" | "time joined" | "joined" | "timestamp" => &mut columns.joined,
                "duration" | "duration minutes" | "total duration minutes" | "inmeeting duration" | "time in call" => &mut columns.minutes,
                "in waiting room" => &mut columns.waiting_room,
                "user action" => &mut columns.action,
                _ => continue,
            };
            column.get_or_insert(place);
        }
        (columns.name.is_some() && (columns.joined.is_some() || columns.minutes.is_some())).then_some(columns)
    }
}

/// Everyone who came into the room, in the order of the table.
///
/// # Errors
/// [`TableError`] where nobody can be found.
pub fn read(rows: &[Vec<String>], display: &Zone) -> Result<Vec<Join>, TableError> {
    let heading = rows.iter().enumerate().find_map(|(place, row)| Some((place, Columns::of(row)?)));
    let (place, columns) = heading.ok_or(TableError::NoHeading)?;
    let mut joins = Vec::new();
    for row in rows.iter().skip(place + 1) {
        let cell = |column: Option<usize>| column.and_then(|place| row.get(place)).map(|cell| one_line(cell)).unwrap_or_default();
        // the next table of a Teams report: “3. In-Meeting Activities”
        if row.iter().filter(|cell| !cell.trim().is_empty()).count() < 2 || Columns::of(row).is_some() {
            break;
        }
        let yes = |column| matches!(cell(column).to_lowercase().as_str(), "yes" | "true");
        let name = one_line(&format!("{} {}", cell(columns.name), cell(columns.last_name)));
        if name.is_empty() || yes(columns.waiting_room) || cell(columns.action).to_lowercase().contains("left") {
            continue;
        }
        joins.push(Join {
            name,
            email: Some(cell(columns.email)).filter(|email| email.contains('@')),
            joined: time_of_day(&cell(columns.joined), display),
            minutes: minutes(&cell(columns.minutes)),
            days: days(&cell(columns.joined)),
        });
    }
    if joins.is_empty() { Err(TableError::Nobody) } else { Ok(joins) }
}

/// The call of a day: where the list says of which day it is, that has to be the one.
///
/// # Errors
/// [`TableError::OtherDay`] with the day that the list says.
pub fn held_on(joins: &[Join], day: NaiveDate) -> Result<(), TableError> {
    let told = || joins.iter().filter(|join| !join.days.is_empty());
    match told().next().and_then(|join| join.days.first()) {
        Some(other) if !told().any(|join| join.days.contains(&day)) => Err(TableError::OtherDay(*other)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().filter(|line| !line.is_empty()).map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    fn seen(text: &str) -> Vec<String> {
        let joins = read(&rows(text), &Zone::utc()).expect("a table");
        let told = |join: &Join| {
            let time = join.joined.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
            format!("{} {} {time} {}", join.name, join.email.as_deref().unwrap_or("-"), join.minutes.unwrap_or(0))
        };
        joins.iter().map(told).collect()
    }

    #[test]
    fn zoom_teams_and_meet_are_read() {
        let zoom = "Meeting ID|Topic|Start Time|End Time|User Email|Duration (Minutes)|Participants\n1|Chats|x|y|mary@example.org|72|2\n\n\
            Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)|Guest|In Waiting Room\n\
            Ada Lovelace (Ada)|ada@example.org|09/02/2020 03:58:00 PM|09/02/2020 05:00:00 PM|62|Yes|No\n\
            Ada Lovelace (Ada)|ada@example.org|09/02/2020 03:55:00 PM|09/02/2020 03:58:00 PM|3|Yes|Yes\n\
            iPhone||09/02/2020 04:20:00 PM|09/02/2020 05:00:00 PM|40|Yes|No";
        assert_eq!(seen(zoom), ["Ada Lovelace (Ada) ada@example.org 15:58 62", "iPhone - 16:20 40"]);
        let teams = "1. Summary\nMeeting title|Chats\nStart time|9/2/20, 3:50:12 PM\n2. Participants\n\
            Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role\n\
            Bo Chen|9/2/20, 3:59:01 PM|9/2/20, 5:00:10 PM|1h 1m 9s|bo@example.org|bo@example.org|Attendee\n\
            3. In-Meeting Activities\nName|Join Time|Leave Time|Duration|Email|Role\nBo Chen|9/2/20, 3:59:01 PM|x|1h 1m 9s|bo@example.org|Attendee";
        assert_eq!(seen(teams), ["Bo Chen bo@example.org 15:59 61"]);
        let old_teams = "Full Name|User Action|Timestamp\nBo Chen|Joined|9/2/2020, 4:01:00 PM\nBo Chen|Left|9/2/2020, 5:00:00 PM";
        assert_eq!(seen(old_teams), ["Bo Chen - 16:01 0"]);
        let meet = "First name|Last name|Email|Duration|Time joined|Time exited\nCara|Diaz|cara@example.org|1 hr 2 min|3:58 PM|5:00 PM";
        assert_eq!(seen(meet), ["Cara Diaz cara@example.org 15:58 62"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(read(&rows("Name|Colour\nAda|red"), &Zone::utc()), Err(TableError::NoHeading));
        assert_eq!(read(&rows("Name|Duration"), &Zone::utc()), Err(TableError::Nobody));
    }
}
