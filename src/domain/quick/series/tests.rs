//! What holds for every line: no line panics, and an error points into it.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::quick::attendee::read_attendee;

fn now() -> NaiveDateTime {
    "2020-09-02T15:00:00".parse().expect("a wall time")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn no_line_panics_and_errors_stay_inside_it(words in vec(word(), 0..7)) {
        let line = words.join(" ");
        match read_series(&line, now()) {
            Ok(series) => prop_assert!(series.length.nominal_seconds() > 0, "{}", line),
            Err(error) => prop_assert!(line.get(error.at.clone()) == Some(error.word.as_str()), "{}: {:?}", line, error),
        }
        if let Err(error) = read_attendee(&line) {
            prop_assert!(line.get(error.at.clone()) == Some(error.word.as_str()), "{}: {:?}", line, error);
        }
    }
}

/// Words of the grammar, in any order, and noise.
fn word() -> impl Strategy<Value = String> {
    let known = "every each 2nd second last Wed Mondays weekdays working day June Wensday 31 alternate once twice a on the of month monthly daily 4-5pm 4 - 5 pm at from until to except and x8 8 times \
        for 3 weeks days 90 min 14 Nov 2020 tomorrow +2w 9999-12-31 20 places max London UTC GMT , ; “ \" #arts <bo@example.org> via";
    let known: Vec<String> = known.split_whitespace().map(str::to_owned).collect();
    prop_oneof![8 => select(known), 1 => "[0-9a-zA-Zé+:.,@#<-]{1,6}"]
}
