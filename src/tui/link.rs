//! Links: which may be opened or handed to the terminal, and where on the screen one stands.

use ratatui::buffer::{Buffer, Cell};

/// What leads to a page or a letter; anything else may start a program.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
/// How a text ends that was cut, in Unicode and in ASCII.
const CUT: [&str; 2] = ["…", "~"];
/// Fewer letters of a link than this say nothing.
const SHORTEST: usize = 12;

/// The link, if it leads to a page or a letter and has nothing in it that could steer a terminal.
pub fn safe(url: &str) -> Option<&str> {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    (SCHEMES.iter().any(|scheme| begins(scheme)) && url.chars().all(|c| c.is_ascii_graphic())).then_some(url)
}

/// The cells in which a link of plain ASCII stands, whole or cut; none where it is not in sight.
pub fn cells(buffer: &Buffer, url: &str) -> Vec<(u16, u16, Cell)> {
    let columns = usize::from(buffer.area.width.max(1));
    let found = buffer.content.chunks(columns).zip(buffer.area.y..).find_map(|(row, y)| {
        let (start, shown) = (0..row.len()).find_map(|start| shown(row.get(start..)?, url).map(|shown| (start, shown)))?;
        Some((row.get(start..start + shown)?, start, y))
    });
    let Some((cells, start, y)) = found else { return Vec::new() };
    let from = buffer.area.x + u16::try_from(start).unwrap_or(0);
    (from..).zip(cells).map(|(x, cell)| (x, y, cell.clone())).collect()
}

/// How many of the cells show the link: all of it, or its beginning before a sign that it was cut.
fn shown(cells: &[Cell], url: &str) -> Option<usize> {
    let same = cells.iter().zip(url.chars()).take_while(|(cell, c)| cell.symbol().chars().eq([*c])).count();
    let is_cut = same >= SHORTEST && cells.get(same).is_some_and(|cell| CUT.contains(&cell.symbol()));
    (same == url.len() || is_cut).then_some(same)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn only_pages_and_letters_are_opened() {
        for good in ["https://example.org/chat?a=1#b", "HTTP://example.org", "mailto:ada@example.org"] {
            assert_eq!(safe(good), Some(good));
        }
        let bad =
            ["", "file:///etc/passwd", "javascript:alert(1)", "https://a.org/\u{1b}]8;;", "https://a.org/ b", "--help", "httpé", "tel:1"];
        for bad in bad {
            assert_eq!(safe(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_link_is_found_where_it_stands_whole_or_cut() {
        let url = "https://example.org/chat";
        let cases = [
            ("  Join    https://example.org/chat  o open", Some((10, 24))),
            ("日 https://example.org/chat", Some((3, 24))),
            ("Join https://example.org/c…", Some((5, 21))),
            ("Join https://example.org/other", None),
            ("Join https…", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 50, 3));
            buffer.set_string(0, 1, text, Style::new());
            let found = cells(&buffer, url);
            assert_eq!(found.first().map(|(x, _, _)| (*x, found.len())), wanted, "{text}");
            assert!(found.iter().all(|(_, y, _)| *y == 1));
        }
    }
}
