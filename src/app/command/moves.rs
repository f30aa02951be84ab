//! Whose place a change made another one, and the words for it.

use chrono::NaiveDateTime;

use crate::app::words;
use crate::domain::roster::Roster;

/// Whose place a change made another one.
#[derive(Default)]
pub(super) struct Moves {
    /// The list, as it is now, of the session by which the change is told.
    pub(super) roster: Roster,
    /// From the waiting list to a seat.
    pub(super) up: Vec<Move>,
    /// From a seat to the waiting list.
    pub(super) down: Vec<Move>,
}

/// People by name, and the session in which they moved where that is not the one by which the change is told.
pub(super) struct Move {
    pub(super) names: Vec<String>,
    pub(super) on: Option<NaiveDateTime>,
}

impl Moves {
    /// "; Dev Patel moves up from the waiting list; 2 go to the waiting list: Bo and Cara", or nothing.
    pub(super) fn told(&self) -> String {
        self.told_of("")
    }

    /// The same with the series, for a change that can touch several: "; Dev Patel moves up from the waiting list of Chats".
    pub(super) fn told_in(&self, title: &str) -> String {
        self.told_of(&format!(" of {title}"))
    }

    fn told_of(&self, whose: &str) -> String {
        let list = |moved: &Move| {
            let day = moved.on.map(|start| format!(" on {}", words::day(start))).unwrap_or_default();
            format!("the waiting list{whose}{day}")
        };
        let up = self.up.iter().map(|moved| match moved.names.as_slice() {
            [one] => format!("; {one} moves up from {}", list(moved)),
            many => format!("; {} move up from {}", listed(many), list(moved)),
        });
        let down = self.down.iter().map(|moved| match moved.names.as_slice() {
            [one] => format!("; {one} goes to {}", list(moved)),
            many => format!("; {} go to {}: {}", many.len(), list(moved), listed(many)),
        });
        up.chain(down).collect()
    }

    /// Names of those who lose a seat.
    pub(super) fn waiting(self) -> Vec<String> {
        self.down.into_iter().flat_map(|moved| moved.names).collect()
    }
}

/// A sentence without those of its parts that tell whose place is another one.
pub(in crate::app) fn without_moves(sentence: &str) -> String {
    let is_move = |part: &&str| MOVES.iter().any(|words| part.contains(words));
    sentence.split("; ").filter(|part| !is_move(part)).collect::<Vec<_>>().join("; ")
}

/// What each part of a sentence has in it that tells whose place is another one.
const MOVES: [&str; 4] =
    [" moves up from the waiting list", " move up from the waiting list", " goes to the waiting list", " go to the waiting list"];

/// "Ada, Bo and Cara".
fn listed(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_stays_where_whom_it_moved_goes() {
        let cases = [
            ("Ada does not come on Wed 2 Sep 2020; Cara moves up from the waiting list", "Ada does not come on Wed 2 Sep 2020"),
            ("a; Bo and Cara move up from the waiting list of Chats on Wed 2 Sep 2020; 2 go to the waiting list: Dev and Eve; b", "a; b"),
            ("added Ada, first on the waiting list; noted of them: a note", "added Ada, first on the waiting list; noted of them: a note"),
        ];
        for (sentence, left) in cases {
            assert_eq!(without_moves(sentence), left);
        }
    }
}
