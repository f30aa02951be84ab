//! One-line entry: about a hundred and fifty lines as organisers write them, what each one means, and where an error points.

use chrono::NaiveDateTime;
use fortnight::domain::quick::series::read_series;
use fortnight::domain::recurrence::Rule;

/// Wednesday 2 September 2020 at 15:00.
fn now() -> NaiveDateTime {
    "2020-09-02T15:00:00".parse().expect("a wall time")
}

/// Title, rule, start, length, capacity and zone; or the word that is not understood, and why.
fn told(line: &str) -> String {
    let series = match read_series(line, now()) {
        Ok(series) => series,
        Err(error) => {
            assert_eq!(line.get(error.at.clone()), Some(error.word.as_str()), "{line}: the error lies in the line");
            return format!("“{}”\t{}", error.word, error.why);
        }
    };
    let mut rule: Vec<String> = series.recurrence.rules.iter().map(Rule::to_string).collect();
    rule.extend(series.recurrence.removed.iter().map(|date| format!("less {}", date.date())));
    let start = series.start.format(if series.all_day { "%a %Y-%m-%d" } else { "%a %Y-%m-%d %H:%M" });
    let minutes = series.length.nominal_seconds() / 60;
    let length = if series.all_day { format!("{} d", series.length.days) } else { format!("{minutes} min") };
    let capacity = series.capacity.map(|seats| seats.to_string()).unwrap_or_default();
    let zone = series.zone.as_ref().map(|zone| zone.name().to_owned()).unwrap_or_default();
    [series.summary, rule.join(" "), start.to_string(), length, capacity, zone].join("\t")
}

/// The lines of a table that are told otherwise than it says.
fn differences(table: &str) -> Vec<String> {
    let cases = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').expect("a tab behind the line"));
    cases.filter(|(line, want)| told(line) != *want).map(|(line, want)| format!("{line}\n  want {want}\n  got  {}", told(line))).collect()
}

#[test]
fn each_line_means_what_the_table_says() {
    let table = include_str!("data/quick.tsv");
    let wrong = differences(table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table.lines().count() > 120);
}

#[test]
fn each_error_points_at_the_word_and_says_what_would_do() {
    let table = include_str!("data/quick_errors.tsv");
    let wrong = differences(table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table.lines().count() > 60);
}
