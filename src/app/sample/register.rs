//! Who came in the year before the moment: chance decides, the same for the same person and date every time.

use super::programme::{Plan, Programme};
use super::{SampleMark, SampleSignUp};
use crate::domain::attendance::Attendance;
use crate::domain::id::{PersonId, RecurrenceId};
use crate::domain::person::Profile;
use crate::domain::roster::{Claims, Place, Roster, roster};
use crate::domain::signup::SignUp;

/// One session in so many has a walk-in.
const SESSIONS_PER_WALK_IN: u64 = 3;

/// The marks of every session that was held, by series and date.
pub fn year_before(programme: &Programme, people: &[Profile], sign_ups: &[SampleSignUp]) -> Vec<SampleMark> {
    let of_series = |plan: &Plan| {
        let own = (0..).zip(sign_ups).filter(|(_, one)| one.uid == plan.series.event.uid);
        let sign_ups = own.map(|(position, one)| numbered(position, one)).collect();
        let claims = Claims { sign_ups, ..Claims::default() };
        plan.past.iter().flat_map(|date| session(plan, *date, people, &claims)).collect::<Vec<_>>()
    };
    programme.plans.values().flat_map(of_series).collect()
}

fn session(plan: &Plan, date: RecurrenceId, people: &[Profile], claims: &Claims) -> Vec<SampleMark> {
    let list = roster(claims, date, plan.series.capacity(date));
    let expected = list.entries.iter().filter_map(|entry| {
        let person = index(entry.person);
        let attendance = match entry.place {
            Place::Crew => Attendance::Came,
            Place::Seat(_) => how_it_went(&people.get(person)?.name, date),
            Place::Declined => Attendance::Apologies,
            Place::Waiting(_) | Place::Tentative | Place::Invited => return None,
        };
        Some((person, attendance))
    });
    let unexpected = walk_in(plan, date, &claims.sign_ups, &list).map(|person| (index(person), Attendance::WalkIn));
    let mark = |(person, attendance)| SampleMark { uid: plan.series.event.uid.clone(), date, person, attendance };
    expected.chain(unexpected).map(mark).collect()
}

/// Someone who knows the series, was not expected, and came all the same.
fn walk_in(plan: &Plan, date: RecurrenceId, rows: &[SignUp], list: &Roster) -> Option<PersonId> {
    let knows = |row: &&SignUp| row.reach.is_standing() || plan.past.iter().any(|past| row.reach.covers(*past));
    let absent: Vec<PersonId> = rows.iter().filter(knows).map(|row| row.person).filter(|person| list.place(*person).is_none()).collect();
    let chance = draw(&plan.series.event.summary, date);
    let luck = usize::try_from(chance / SESSIONS_PER_WALK_IN).ok()?.checked_rem(absent.len())?;
    absent.get(luck).copied().filter(|_| chance.is_multiple_of(SESSIONS_PER_WALK_IN))
}

/// A sign-up as the roster reads it; people go by their index here.
fn numbered(position: i64, one: &SampleSignUp) -> SignUp {
    let person = PersonId(i64::try_from(one.person).unwrap_or(i64::MAX));
    SignUp::new(person, one.reach, one.role, one.answer, position)
}

fn index(person: PersonId) -> usize {
    usize::try_from(person.0).unwrap_or(usize::MAX)
}

/// Some people come nearly always, some two times in three; each is true to themselves.
fn how_it_went(name: &str, date: RecurrenceId) -> Attendance {
    let reliability = 68 + hash(name.bytes()) % 29;
    match draw(name, date) % 100 {
        roll if roll + 7 < reliability => Attendance::Came,
        roll if roll < reliability => Attendance::Late,
        roll if roll % 3 == 0 => Attendance::Missed,
        _ => Attendance::Apologies,
    }
}

fn draw(name: &str, date: RecurrenceId) -> u64 {
    hash(name.bytes().chain(date.0.to_string().bytes()))
}

/// FNV-1a with a final mix: small, and the same on every machine and in every version.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (sum ^ (sum >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}
