//! A report on paper: as text, as Markdown, as rows for a spreadsheet.

use chrono::NaiveDateTime;

use super::{sheet, words};
use crate::domain::report::{Count, Report, Share};
use crate::domain::text::one_line;

/// The report with what is needed to write it.
pub struct Page<'a> {
    pub numbers: &'a Report,
    pub title: String,
    /// Numbers of people from 1 to 4 are not told.
    pub hide_small: bool,
}

/// The cells of a row by their names.
pub const HEADINGS: [&str; 9] = ["Session", "Title", "Theme", "Expected", "Here", "Late", "Walk-in", "Apologies", "Missed"];

impl Page<'_> {
    fn people(&self, number: u32) -> String {
        words::few(number, self.hide_small)
    }

    /// What the numbers say, by name.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        let Report { planned, held, unnoted, ahead, skipped, attendances, people, first_timers, came_twice, came_three_times, .. } =
            self.numbers;
        let reasons = skipped.iter().map(|(reason, times)| if *times > 1 { format!("{reason} ({times} times)") } else { reason.clone() });
        let skipped_times: u32 = skipped.iter().map(|(_, times)| times).sum();
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        let why = if reasons.is_empty() { reasons } else { format!(": {reasons}") };
        let back = format!("{} came a second time, {} a third", self.people(*came_twice), self.people(*came_three_times));
        let not_noted = if unnoted.is_empty() { String::new() } else { format!(", {} not noted", unnoted.len()) };
        let mut facts = vec![
            ("Sessions", format!("{planned} planned: {held} held{not_noted}, {ahead} ahead, {skipped_times} skipped{why}")),
            ("Attendances", format!("{} by {} different people", self.people(*attendances), self.people(*people))),
            ("First-timers", format!("{}; {back}", self.people(*first_timers))),
            ("Background", self.shares(&self.numbers.by_background, "none told")),
            ("Referred by", self.shares(&self.numbers.by_referrer, "nobody")),
        ];
        if !unnoted.is_empty() {
            facts.insert(1, ("Not noted", without_register(unnoted)));
        }
        facts
    }

    fn shares(&self, shares: &[Share], nameless: &str) -> String {
        let told = |share: &Share| {
            let name = share.name.as_deref().unwrap_or(nameless);
            let times = if self.people(share.attendances) == "1" { "time" } else { "times" };
            format!("{name} {} ({} {times})", self.people(share.people), self.people(share.attendances))
        };
        shares.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    /// A session, a cell under each heading.
    pub fn row(&self, one: &Count) -> [String; 9] {
        let (theme, people) = (one.theme.clone().unwrap_or_default(), |number| self.people(number));
        let day = one.start.format("%Y-%m-%d %H:%M").to_string();
        let numbers = [one.expected, one.here, one.late, one.walk_ins, one.apologies, one.missed].map(people);
        let [expected, here, late, walk_ins, apologies, missed] = numbers;
        [day, one.title.clone(), theme, expected, here, late, walk_ins, apologies, missed]
    }

    /// A line for each number and each session that was held.
    pub fn text(&self) -> String {
        let fact = |(name, value): (&str, String)| format!("{name}: {}\n", one_line(&value));
        let session = |one: &Count| {
            let row = self.row(one).map(|cell| one_line(&cell));
            let [day, title, theme, expected, here, late, walk_ins, apologies, missed] = row;
            let theme = if theme.is_empty() { theme } else { format!(" ({theme})") };
            format!(
                "{day}  {title}{theme}: {here} of {expected} here, {late} late, {walk_ins} walked in, {apologies} sent apologies, {missed} missed\n"
            )
        };
        let facts: String = self.facts().into_iter().map(fact).collect();
        let sessions: String = self.numbers.sessions.iter().map(session).collect();
        let parts = [format!("Report: {}\n", self.title), facts, sessions];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// With a table of the sessions.
    pub fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.iter().map(|text| escaped(text)).collect::<Vec<_>>().join(" | "));
        let mut text = format!("# Report: {}\n\n", self.title);
        for (name, value) in self.facts() {
            text += &format!("- **{name}:** {}\n", escaped(&value));
        }
        text += "\n";
        text += &line(&HEADINGS.map(str::to_owned));
        text += "|---|---|---|---:|---:|---:|---:|---:|---:|\n";
        self.numbers.sessions.iter().for_each(|one| text += &line(&self.row(one)));
        text
    }

    /// A row for each session that was held.
    pub fn csv(&self) -> String {
        sheet::table(&HEADINGS, self.numbers.sessions.iter().map(|one| self.row(one)))
    }
}

/// So many dates without a register are named, the others counted.
const NAMED: usize = 6;

fn without_register(starts: &[NaiveDateTime]) -> String {
    let named: Vec<String> = starts.iter().take(NAMED).map(|start| words::day(*start)).collect();
    let more = starts.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}

/// As Markdown that reads like the text: no link, no HTML, no cell of a table begins in it. “<5” stays as it is.
fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let means_something = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '&' => true,
            '<' => rest.peek().is_none_or(|next| !next.is_ascii_digit()),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_reads_like_the_text() {
        let cases = [
            ("Ada & Bo | *hope*", "Ada \\& Bo \\| \\*hope\\*"),
            ("<img src=x> [a](javascript:b) `c`", "\\<img src=x> \\[a\\](javascript:b) \\`c\\`"),
            ("arts <5 (<5 times)", "arts <5 (<5 times)"),
            ("a\nb\\|c", "a b\\\\\\|c"),
        ];
        for (text, want) in cases {
            assert_eq!(escaped(text), want);
        }
    }
}
