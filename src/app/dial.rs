//! How a time of day is written: “16:00” or “4 pm”.

use chrono::{NaiveTime, Timelike};

/// A way to write times of day. Files, JSON and mails always have 24 hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dial {
    #[default]
    TwentyFour,
    Twelve,
}

impl Dial {
    /// "16:00"; "4 pm", "4:30 pm".
    pub fn time(self, time: NaiveTime) -> String {
        match self {
            Dial::TwentyFour => time.format("%H:%M").to_string(),
            Dial::Twelve => format!("{} {}", number(time), half(time)),
        }
    }

    /// "16:00–17:00"; "4–5 pm", "11 am–1 pm".
    pub fn span(self, from: NaiveTime, to: NaiveTime) -> String {
        match self {
            Dial::Twelve if half(from) == half(to) && from < to => format!("{}–{}", number(from), self.time(to)),
            _ => format!("{}–{}", self.time(from), self.time(to)),
        }
    }

    /// The start in a cell, where columns are dear: "16", "16:30"; " 4p", " 4:30p". Minutes only on request.
    pub fn brief(self, time: NaiveTime, with_minutes: bool) -> String {
        let minutes = if with_minutes && time.minute() != 0 { format!(":{:02}", time.minute()) } else { String::new() };
        match self {
            Dial::TwentyFour => format!("{:>2}{minutes}", time.hour()),
            Dial::Twelve => format!("{:>2}{minutes}{}", time.hour12().1, if time.hour12().0 { 'p' } else { 'a' }),
        }
    }
}

/// The hour from 1 to 12, and the minute where it is not the full hour.
fn number(time: NaiveTime) -> String {
    let hour = time.hour12().1;
    if time.minute() == 0 { hour.to_string() } else { format!("{hour}:{:02}", time.minute()) }
}

fn half(time: NaiveTime) -> &'static str {
    if time.hour12().0 { "pm" } else { "am" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_in_both_ways() {
        let cases = [
            ("16:00", "16:00", "4 pm", " 4p"),
            ("16:30", "16:30", "4:30 pm", " 4:30p"),
            ("00:00", "00:00", "12 am", "12a"),
            ("12:05", "12:05", "12:05 pm", "12:05p"),
            ("09:00", "09:00", "9 am", " 9a"),
        ];
        for (text, full, half, brief) in cases {
            let time: NaiveTime = format!("{text}:00").parse().expect(text);
            assert_eq!((Dial::TwentyFour.time(time), Dial::Twelve.time(time)), (full.to_owned(), half.to_owned()));
            assert_eq!(Dial::Twelve.brief(time, true), brief);
        }
        let nine = NaiveTime::from_hms_opt(9, 30, 0).expect("a time");
        assert_eq!((Dial::TwentyFour.brief(nine, true), Dial::TwentyFour.brief(nine, false)), (" 9:30".to_owned(), " 9".to_owned()));
    }

    #[test]
    fn a_stretch_says_the_half_of_the_day_once_where_that_is_clear() {
        let cases = [("16:00", "17:00", "4–5 pm"), ("11:00", "13:30", "11 am–1:30 pm"), ("22:00", "00:00", "10 pm–12 am")];
        for (from, to, wanted) in cases {
            let time = |text: &str| format!("{text}:00").parse().expect(text);
            assert_eq!(Dial::Twelve.span(time(from), time(to)), wanted);
        }
        // over midnight the halves are alike, and yet not one
        assert_eq!(Dial::Twelve.span(NaiveTime::MIN.with_hour(3).expect("3"), NaiveTime::MIN.with_hour(1).expect("1")), "3 am–1 am");
    }
}
