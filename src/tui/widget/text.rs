//! Text that fits its cells: measured as the terminal draws it, cut at a grapheme, safe.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::text::one_line;

/// Between parts of a line.
const DOT: &str = " · ";

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Columns that spans take side by side.
pub fn columns(spans: &[Span]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// The text in at most `columns`; what is cut ends in `…`.
pub fn fit(text: &str, columns: usize) -> String {
    let safe = one_line(text);
    if safe.width() <= columns {
        return safe;
    }
    cut(&safe, columns)
}

/// The beginning of a safe line, and `…`.
fn cut(line: &str, columns: usize) -> String {
    if columns == 0 {
        return String::new();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        used += grapheme.width();
        if used >= columns {
            break;
        }
        cut += grapheme;
    }
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// Spans of safe text side by side in at most `columns`; what is cut ends in `…`.
pub fn fit_spans(spans: Vec<Span<'static>>, columns: usize) -> Vec<Span<'static>> {
    let whole: String = spans.iter().map(|span| span.content.as_ref()).collect();
    if width(whole.trim_end()) <= columns {
        return spans;
    }
    let mut room = columns;
    let mut fitting = Vec::new();
    for one in spans {
        let taken = width(&one.content);
        // what follows needs a column for its `…`
        if taken >= room {
            fitting.push(span(cut(&(one.content.into_owned() + " "), room), one.style));
            break;
        }
        room -= taken;
        fitting.push(one);
    }
    fitting
}

/// The columns of a safe line from one on, with all its spaces: a part of a table. A wide character at the edge becomes a space.
pub fn part(line: &str, from: usize, columns: usize) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for grapheme in line.graphemes(true) {
        let next = at + grapheme.width();
        if at >= from && next <= from + columns {
            shown += grapheme;
        } else if next > from && at < from {
            shown += &" ".repeat((next - from).min(columns));
        }
        at = next;
    }
    shown
}

/// The text in exactly `columns`, to the left.
pub fn left(text: &str, columns: usize) -> String {
    let fitting = fit(text, columns);
    let missing = columns.saturating_sub(fitting.width());
    fitting + &" ".repeat(missing)
}

/// The text in exactly `columns`, to the right: numbers and times.
pub fn right(text: &str, columns: usize) -> String {
    let fitting = fit(text, columns);
    " ".repeat(columns.saturating_sub(fitting.width())) + &fitting
}

/// The text in lines of at most `columns`, broken between words; a longer word is cut.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in one_line(text).split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fit(word, columns)),
        }
    }
    lines
}

/// Parts with a dot between them, in lines of at most `columns`, broken between parts: a date never ends in another line.
pub fn wrap_parts(parts: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts.iter().map(|part| fit(part, columns)) {
        match lines.last_mut() {
            Some(line) if line.width() + DOT.width() + part.width() <= columns => {
                line.push_str(DOT);
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// At most so many lines of a text: all of it is told in part, and not a part of it in full.
pub fn first_rows(text: &str, columns: usize, most: usize) -> Vec<String> {
    first_lines(wrap(text, columns), " ", columns, most)
}

/// The same of parts.
pub fn first_parts(parts: &[String], columns: usize, most: usize) -> Vec<String> {
    first_lines(wrap_parts(parts, columns), DOT, columns, most)
}

/// The first lines; what follows stands in the last of them as far as it fits.
fn first_lines(mut rows: Vec<String>, between: &str, columns: usize, most: usize) -> Vec<String> {
    let rest = rows.split_off(most.saturating_sub(1).min(rows.len())).join(between);
    if !rest.is_empty() {
        rows.push(fit(&rest, columns));
    }
    rows
}

/// Draws spans side by side from a place on, in at most `columns`; returns the column after the last.
pub fn draw(buffer: &mut Buffer, (x, y): (u16, u16), columns: u16, spans: &[Span]) -> u16 {
    let area = buffer.area;
    let end = x.saturating_add(columns).min(area.right());
    let mut at = x;
    if y < area.top() || y >= area.bottom() || x < area.left() {
        return at;
    }
    for span in spans {
        let room = usize::from(end.saturating_sub(at));
        if room == 0 {
            break;
        }
        let (next, _) = buffer.set_stringn(at, y, &span.content, room, span.style);
        at = next;
    }
    at
}

/// A span of text in a style.
pub fn span(text: impl Into<String>, style: Style) -> Span<'static> {
    Span::styled(text.into(), style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_are_cut_say_so() {
        let spans = || vec![span("Ada  ", Style::new()), span("Lovelace", Style::new()), span("  ", Style::new())];
        let shown = |columns| fit_spans(spans(), columns).iter().map(|span| span.content.to_string()).collect::<String>();
        assert_eq!([15, 13, 12, 6, 5, 2, 0].map(shown), ["Ada  Lovelace  ", "Ada  Lovelace  ", "Ada  Lovela…", "Ada  …", "Ada…", "A…", ""]);
    }

    #[test]
    fn a_part_of_a_table_keeps_its_columns() {
        let cases =
            [("ab  cd", 0, 5, "ab  c"), ("ab  cd", 3, 9, " cd"), ("合唱団 a", 1, 4, " 唱"), ("合唱団 a", 2, 6, "唱団 a"), ("a", 5, 5, "")];
        for (line, from, columns, want) in cases {
            assert_eq!(part(line, from, columns), want, "{line} {from} {columns}");
        }
    }

    #[test]
    fn text_is_cut_at_graphemes_by_the_columns_it_takes() {
        let cases = [
            ("Ada Lovelace", 12, "Ada Lovelace"),
            ("Ada Lovelace", 5, "Ada…"),
            ("Ada Lovelace", 6, "Ada L…"),
            ("日本語のチャット", 7, "日本語…"),
            ("e\u{301}te\u{301} long", 4, "été…"),
            ("a\u{1b}[31mb", 9, "a[31mb"),
            ("x", 0, ""),
        ];
        for (text, columns, wanted) in cases {
            assert_eq!(fit(text, columns), wanted, "{text}");
            assert!(fit(text, columns).width() <= columns);
        }
        assert_eq!((left("日", 4), right("9", 3)), ("日  ".to_owned(), "  9".to_owned()));
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("whose creative approaches should be heard", 16), ["whose creative", "approaches", "should be heard"]);
        assert_eq!(wrap("", 16), Vec::<String>::new());
    }

    #[test]
    fn parts_stay_whole() {
        let dates = ["Wed 3 Mar 2021", "Wed 10 Mar", "Wed 17 Mar"].map(str::to_owned);
        assert_eq!(wrap_parts(&dates, 30), ["Wed 3 Mar 2021 · Wed 10 Mar", "Wed 17 Mar"]);
        assert_eq!(wrap_parts(&dates, 12), ["Wed 3 Mar 2…", "Wed 10 Mar", "Wed 17 Mar"]);
        assert_eq!(first_parts(&dates, 28, 1), ["Wed 3 Mar 2021 · Wed 10 Mar…"]);
    }
}
