//! Who signed up for what: the groups of the files, and the facilitators that come with each chat's theme.

use chrono::TimeDelta;

use super::SampleSignUp;
use super::files::{Files, Group, Which};
use super::programme::{Plan, Programme, theme_of};
use crate::domain::signup::{Answer, Reach, Role};

/// For so many chats to come the facilitators are settled; later ones are still to be found.
const SETTLED: usize = 6;

/// All sign-ups, in the order of acceptance.
pub fn sign_ups(files: &Files, programme: &Programme) -> Vec<SampleSignUp> {
    let facilitators = programme.plans.get(&Which::Chats).into_iter().flat_map(|chats| facilitators(files, chats));
    let of_groups = files.groups.iter().filter_map(|group| Some((group, programme.plans.get(&group.series)?)));
    let others = of_groups.flat_map(|(group, plan)| {
        let reaches = reaches(group, plan, programme);
        let people: Vec<usize> = group.people.iter().filter_map(|name| files.person(name)).collect();
        let rows = reaches.into_iter().flat_map(move |reach| people.clone().into_iter().map(move |person| (reach, person)));
        rows.map(|(reach, person)| SampleSignUp {
            uid: plan.series.event.uid.clone(),
            person,
            reach,
            role: group.role,
            answer: group.answer,
        })
    });
    facilitators.chain(others).collect()
}

fn reaches(group: &Group, plan: &Plan, programme: &Programme) -> Vec<Reach> {
    if group.sessions.is_empty() {
        let day = |weeks: i64| programme.today + TimeDelta::weeks(weeks);
        return vec![Reach::Standing { from: group.from_week.map(day), until: group.until_week.map(day) }];
    }
    group.sessions.iter().filter_map(|number| plan.session(*number)).map(Reach::One).collect()
}

fn facilitators<'a>(files: &'a Files, chats: &'a Plan) -> impl Iterator<Item = SampleSignUp> + 'a {
    let settled = chats.past.iter().chain(chats.upcoming.iter().take(SETTLED));
    let held = settled.filter(|date| chats.series.own(**date).is_none_or(|own| own.reason.is_none()));
    held.flat_map(move |date| {
        let theme = theme_of(chats.series.event.start, *date, files);
        let people = theme.into_iter().flat_map(|theme| &theme.facilitators).filter_map(|name| files.person(name));
        people.map(move |person| SampleSignUp {
            uid: chats.series.event.uid.clone(),
            person,
            reach: Reach::One(*date),
            role: Role::Facilitator,
            answer: Answer::Accepted,
        })
    })
}
