//! A rule as text in one canonical order: equal rules print alike, and reading it back gives the same rule.

use std::fmt::{self, Display, Formatter};

use chrono::Weekday;

use super::rule::{End, Rule, Skip, WeekdayNum};

/// The order of numbers that count from both ends: 1, 2, … then …, -2, -1.
pub(super) fn chronological(n: i16) -> (bool, i16) {
    (n < 0, n)
}

/// The two letters of a weekday (RFC 5545 3.3.10, `weekday`).
pub(super) fn weekday_code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

/// One part, `NAME=1,2,3`.
pub(super) fn part<T: Display>(name: &str, values: &[T]) -> String {
    let values: Vec<String> = values.iter().map(T::to_string).collect();
    format!("{name}={}", values.join(","))
}

impl Display for WeekdayNum {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(weekday_code(self.day))
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        // SKIP needs RSCALE, and without it RSCALE=GREGORIAN says nothing (RFC 7529 4.1)
        if parts.skip != Skip::Omit {
            write!(f, "RSCALE=GREGORIAN;")?;
        }
        write!(f, "FREQ={}", parts.freq.name())?;
        if parts.interval != 1 {
            write!(f, ";INTERVAL={}", parts.interval)?;
        }
        match parts.end {
            End::Never => {}
            End::Count(count) => write!(f, ";COUNT={count}")?,
            End::Until(until) => write!(f, ";UNTIL={until}")?,
        }
        list(f, "BYMONTH", &parts.by_month)?;
        list(f, "BYWEEKNO", &parts.by_week_no)?;
        list(f, "BYYEARDAY", &parts.by_year_day)?;
        list(f, "BYMONTHDAY", &parts.by_month_day)?;
        list(f, "BYDAY", &parts.by_day)?;
        list(f, "BYHOUR", &parts.by_hour)?;
        list(f, "BYMINUTE", &parts.by_minute)?;
        list(f, "BYSECOND", &parts.by_second)?;
        list(f, "BYSETPOS", &parts.by_set_pos)?;
        if parts.week_start != Weekday::Mon {
            write!(f, ";WKST={}", weekday_code(parts.week_start))?;
        }
        if parts.skip != Skip::Omit {
            write!(f, ";SKIP={}", parts.skip.name())?;
        }
        Ok(())
    }
}

fn list<T: Display>(f: &mut Formatter<'_>, name: &str, values: &[T]) -> fmt::Result {
    if values.is_empty() { Ok(()) } else { write!(f, ";{}", part(name, values)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_canonical() {
        let cases = [
            ("byday=we,mo;interval=2;freq=weekly;wkst=mo", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1,+15,1;COUNT=010", "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,15,-1"),
            ("FREQ=MONTHLY;BYDAY=-1SU,FR,1SU,1MO", "FREQ=MONTHLY;BYDAY=FR,1MO,1SU,-1SU"),
            ("FREQ=DAILY;BYSECOND=60,59;INTERVAL=1", "FREQ=DAILY;BYSECOND=59"),
            ("SKIP=forward;FREQ=MONTHLY;rscale=Gregorian;WKST=SU", "RSCALE=GREGORIAN;FREQ=MONTHLY;WKST=SU;SKIP=FORWARD"),
            ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT", "FREQ=MONTHLY"),
            ("FREQ=DAILY;UNTIL=20201216t160000z;WKST=SU", "FREQ=DAILY;UNTIL=20201216T160000Z;WKST=SU"),
        ];
        for (text, canonical) in cases {
            let rule = Rule::parse(text).expect(text);
            assert_eq!(rule.to_string(), canonical);
            assert_eq!(Rule::parse(canonical), Ok(rule));
        }
    }
}
