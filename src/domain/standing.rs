//! Standing sign-ups cut at days: coming from a day on, leaving, being away for a while.

use chrono::NaiveDate;

use super::signup::{Answer, Reach, SignUp};

/// Days from `from` up to, not including, `until`; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Span {
    pub fn from(day: NaiveDate) -> Self {
        Self { from: Some(day), until: None }
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// The days that are in both.
    fn and(self, other: Self) -> Option<Self> {
        let until = [self.until, other.until].into_iter().flatten().min();
        // an open beginning sorts before every day
        Self { from: self.from.max(other.from), until }.with_days()
    }

    /// The days that are not in `other`: what lies before it, and what lies after it.
    fn without(self, other: Self) -> impl Iterator<Item = Self> {
        // what has no days cuts nothing; nor do days that are not in both
        let Some(cut) = self.and(other) else { return [Some(self), None].into_iter().flatten() };
        let before = cut.from.and_then(|from| self.and(Self { from: None, until: Some(from) }));
        let after = cut.until.and_then(|until| self.and(Self::from(until)));
        [before, after].into_iter().flatten()
    }

    fn with_days(self) -> Option<Self> {
        let empty = self.from.zip(self.until).is_some_and(|(from, until)| from >= until);
        (!empty).then_some(self)
    }
}

/// The days of a span that none of the others has.
pub fn uncovered(span: Span, others: &[Span]) -> Vec<Span> {
    others.iter().fold(vec![span], |left, other| left.into_iter().flat_map(|part| part.without(*other)).collect())
}

impl SignUp {
    /// The days of a standing sign-up that lie in a span.
    pub fn standing_in(&self, span: Span) -> Option<Span> {
        self.days().and_then(|days| days.and(span))
    }

    /// A standing sign-up without the days of a span: none, one or two, all in the same place in the order of acceptance.
    ///
    /// That is why who is away has the old seat again afterwards, while who took it for the time keeps it for that time.
    pub fn standing_without(&self, span: Span) -> Vec<SignUp> {
        self.days().into_iter().flat_map(|days| days.without(span)).map(|part| self.on(part)).collect()
    }

    /// Whether this stands beside what the same person said of the same days, over it: whoever works at every session keeps the
    /// seat that they have, for the time when they do not any more.
    pub fn lies_over(&self, other: &SignUp) -> bool {
        let is_firm = |sign_up: &SignUp| sign_up.answer == Answer::Accepted && sign_up.reach.is_standing();
        is_firm(self) && is_firm(other) && !self.role.takes_seat() && other.role.takes_seat()
    }

    /// The same for other days.
    pub fn on(&self, Span { from, until }: Span) -> SignUp {
        SignUp { reach: Reach::Standing { from, until }, ..self.clone() }
    }

    /// The days of a standing sign-up.
    pub fn days(&self) -> Option<Span> {
        match self.reach {
            Reach::Standing { from, until } => Some(Span { from, until }),
            Reach::One(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2020, number).expect("a day")
    }

    fn span(from: u32, until: u32) -> Span {
        Span { from: Some(day(from)), until: Some(day(until)) }
    }

    #[test]
    fn a_span_is_cut_out_of_another() {
        let open = Span::default();
        let cases = [
            (open, span(10, 20), vec![Span { from: None, until: Some(day(10)) }, Span::from(day(20))]),
            (span(1, 30), span(10, 20), vec![span(1, 10), span(20, 30)]),
            (span(10, 20), span(10, 20), vec![]),
            (span(10, 20), open, vec![]),
            (span(10, 20), span(20, 30), vec![span(10, 20)]),
            (span(10, 20), span(5, 15), vec![span(15, 20)]),
            (open, Span::from(day(10)), vec![Span { from: None, until: Some(day(10)) }]),
        ];
        for (whole, cut, left) in cases {
            assert_eq!(whole.without(cut).collect::<Vec<_>>(), left, "{whole:?} {cut:?}");
        }
    }

    fn any_span() -> impl Strategy<Value = Span> {
        let edge = || prop::option::of((1..40_u32).prop_map(day));
        (edge(), edge()).prop_filter_map("a span has days", |(from, until)| Span { from, until }.with_days())
    }

    proptest! {
        #[test]
        fn each_day_is_in_the_span_and_in_no_other_or_it_is_not_uncovered(
            whole in any_span(), others in prop::collection::vec(any_span(), 0..5), at in 1..40_u32,
        ) {
            let left = uncovered(whole, &others);
            let wanted = whole.holds(day(at)) && !others.iter().any(|other| other.holds(day(at)));
            prop_assert_eq!(left.iter().filter(|part| part.holds(day(at))).count(), usize::from(wanted));
        }
    }
}
