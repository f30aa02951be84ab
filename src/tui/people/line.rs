//! A line of the directory: its columns, shared out by what fits.

use ratatui::style::Style;
use ratatui::text::Span;

use super::{Only, Why};
use crate::app::query::{Glance, PersonLine};
use crate::app::words;
use crate::tui::state::State;
use crate::tui::widget::strip::strip;
use crate::tui::widget::text::{left, right, span, width};

const MARK: usize = 2;
const NAME: usize = 16;
const LONGEST_NAME: usize = 28;
const SERIES: usize = 6;
/// A day, and a column more, so that it stands apart from the number before it.
const DAY: usize = 12;
const STRIP: usize = 12;
/// Tags and organisation get no more than this, and stand only where they get as much as that.
const LONGEST_TEXT: usize = 26;
const SHORTEST_TEXT: usize = 12;
const ORGANISATION: usize = 18;

/// Columns of each part; none where a part does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    name: usize,
    tags: usize,
    organisation: usize,
    series: usize,
    day: usize,
    strip: usize,
    /// Why someone is in a list of some only.
    why: usize,
}

impl Columns {
    /// The name first, then when they were last there, the strip, tags, the number of series, the organisation.
    pub fn of(columns: usize, only: Only) -> Self {
        // nothing stands behind the last part
        let mut rest = (columns + 1).saturating_sub(MARK);
        let mut take = |wanted: usize, needs: usize| {
            let fits = rest > needs;
            let taken = if fits { wanted.min(rest - 1) } else { 0 };
            rest = rest.saturating_sub(if taken > 0 { taken + 1 } else { 0 });
            taken
        };
        if only != Only::Everyone {
            let name = take(NAME, 0);
            let why = take(usize::MAX, SHORTEST_TEXT);
            return Self { name, why, ..Self::default() }.widened(columns);
        }
        let name = take(NAME, 0);
        let day = take(DAY, DAY);
        let strip = take(STRIP, STRIP);
        let tags = take(SHORTEST_TEXT, SHORTEST_TEXT);
        let series = if tags > 0 { take(SERIES, SERIES) } else { 0 };
        let organisation = take(ORGANISATION, ORGANISATION);
        let mut found = Self { name, tags, organisation, series, day, strip, why: 0 };
        for (part, most) in [(&mut found.name, LONGEST_NAME), (&mut found.tags, LONGEST_TEXT), (&mut found.organisation, LONGEST_TEXT)] {
            let more = rest.min(most - *part);
            if *part > 0 {
                *part += more;
                rest -= more;
            }
        }
        found
    }

    /// In a list of some, the name takes a third of what there is.
    fn widened(self, columns: usize) -> Self {
        let more = (columns / 3).clamp(NAME, LONGEST_NAME) - NAME;
        let more = more.min(self.why.saturating_sub(SHORTEST_TEXT));
        Self { name: self.name + more, why: self.why - more, ..self }
    }

    /// The row over the list.
    pub fn labels(&self) -> String {
        let parts = [
            (self.name, left("name", self.name)),
            (self.why, left("why", self.why)),
            (self.tags, left("tags", self.tags)),
            (self.organisation, left("organisation", self.organisation)),
            (self.series, right("series", self.series)),
            (self.day, right("last there", self.day)),
            (self.strip, right("lately", self.strip)),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(columns, _)| *columns > 0).map(|(_, text)| text).collect();
        " ".repeat(MARK) + &parts.join(" ")
    }
}

/// The line of a person; what the store has not told yet is blank.
pub fn line(state: &State, person: &PersonLine, is_marked: bool, columns: &Columns) -> Vec<Span<'static>> {
    let theme = state.theme();
    let unknown = Glance::default();
    let glance = state.people.glances.get(&person.id);
    let known = glance.unwrap_or(&unknown);
    let series = if known.series > 0 { known.series.to_string() } else { String::new() };
    let day = match (known.last_seen, glance) {
        (Some(day), _) => day.format("%-d %b %Y").to_string(),
        (None, Some(_)) => "never yet".to_owned(),
        (None, None) => String::new(),
    };
    let noted: Vec<_> = known.strip.iter().copied().map(Some).collect();
    let organisation = person.organisation.as_deref().filter(|_| !state.privacy).unwrap_or_default();
    let parts: [(usize, String, Style); 7] = [
        (columns.name, left(&state.name(&person.name), columns.name), theme.text()),
        (columns.why, left(&why(state, person), columns.why), theme.quiet()),
        (columns.tags, left(&tags(&person.tags, columns.tags), columns.tags), theme.quiet()),
        (columns.organisation, left(organisation, columns.organisation), theme.quiet()),
        (columns.series, right(&series, columns.series), theme.text()),
        (columns.day, right(&day, columns.day), theme.quiet()),
        (columns.strip, strip(&noted, columns.strip), theme.quiet()),
    ];
    let mark = span(if is_marked { "✓ " } else { "  " }, theme.accent());
    let parts = parts.into_iter().filter(|(columns, _, _)| *columns > 0);
    std::iter::once(mark).chain(parts.flat_map(|(_, text, style)| [span(text, style), span(" ", theme.text())])).collect()
}

/// Why they are in a list of some.
fn why(state: &State, person: &PersonLine) -> String {
    match state.people.why(person.id) {
        None => String::new(),
        Some(Why::Absent(line)) => {
            let others = if line.others > 0 { format!(" · and {} more", line.others) } else { String::new() };
            format!("{} · last there {}{others}", line.series, words::date(line.last_there))
        }
        Some(Why::Twin(line)) => line.why.words().into(),
    }
}

/// All tags where they fit, else the first and how many more there are.
pub fn tags(tags: &[String], columns: usize) -> String {
    let all = tags.join(" ");
    match tags {
        [first, rest @ ..] if width(&all) > columns && !rest.is_empty() => format!("{first} +{}", rest.len()),
        _ => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fit_at_every_width() {
        for columns in 20..220 {
            for only in [Only::Everyone, Only::Absent] {
                let labels = Columns::of(columns, only).labels();
                assert!(width(&labels) <= columns, "{columns}: “{labels}”");
            }
        }
    }
}
