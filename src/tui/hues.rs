//! Which of the theme's colours a series has: its own for good, unless a series in sight has that one already.

use std::collections::{BTreeMap, BTreeSet};

use super::theme::GLYPHS;

/// The places of series in the colours of a theme.
///
/// A series keeps its place for as long as the program runs. It moves on only when it comes into sight together with an older one of the
/// same place, so that up to six series side by side are always told apart.
#[derive(Clone, Debug, Default)]
pub struct Hues(BTreeMap<usize, usize>);

impl Hues {
    /// Takes in which series are in sight together, by their numbers.
    pub fn see(&mut self, series: impl IntoIterator<Item = usize>) {
        let in_sight: BTreeSet<usize> = series.into_iter().collect();
        let mut taken = BTreeSet::new();
        // first those that have a place, then those who look for one, the older before the younger
        let (known, new): (Vec<usize>, Vec<usize>) = in_sight.into_iter().partition(|number| self.0.contains_key(number));
        for number in known.into_iter().chain(new) {
            let own = self.of(number);
            let free = (0..GLYPHS.len()).map(|step| (own + step) % GLYPHS.len()).find(|place| !taken.contains(place));
            let place = free.unwrap_or(own);
            taken.insert(place);
            self.0.insert(number, place);
        }
    }

    /// The place of a series.
    pub fn of(&self, number: usize) -> usize {
        self.0.get(&number).copied().unwrap_or(number % GLYPHS.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(hues: &Hues, series: &[usize]) -> Vec<usize> {
        series.iter().map(|number| hues.of(*number)).collect()
    }

    #[test]
    fn series_in_sight_of_each_other_differ() {
        let mut hues = Hues::default();
        hues.see([0, 6, 12]);
        assert_eq!(places(&hues, &[0, 6, 12]), [0, 1, 2]);
        hues.see([1, 2, 8, 3, 9, 0]);
        assert_eq!(places(&hues, &[0, 1, 2, 3, 8, 9]).into_iter().collect::<BTreeSet<_>>().len(), 6);
    }

    #[test]
    fn a_series_keeps_its_place_when_others_come_and_go() {
        let mut hues = Hues::default();
        hues.see([7, 3]);
        let before = places(&hues, &[7, 3]);
        hues.see([3]);
        hues.see([1, 3, 7]);
        assert_eq!((before, places(&hues, &[7, 3, 1])), (vec![1, 3], vec![1, 3, 2]));
    }

    #[test]
    fn more_series_than_colours_share_them() {
        let mut hues = Hues::default();
        hues.see(0..9);
        assert_eq!(places(&hues, &[0, 5, 6, 8]), [0, 5, 0, 2]);
    }
}
