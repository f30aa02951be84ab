//! A screen as SVG: every cell of the buffer where a terminal would put it, whatever font the reader has.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::palette::{Palette, Rgb};

/// A cell, in pixels.
const WIDTH: f32 = 9.0;
const HEIGHT: f32 = 20.0;
/// From the top of a cell to the foot of its letters.
const BASELINE: f32 = 14.75;
const MARGIN: f32 = 16.0;
const FONT: &str = "ui-monospace,SF Mono,Menlo,DejaVu Sans Mono,Liberation Mono,Consolas,monospace";

/// Letters side by side that look alike.
struct Run {
    column: u16,
    row: u16,
    /// In cells.
    width: u16,
    text: String,
    look: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    /// `None` is the terminal's own.
    paper: Option<Rgb>,
    marks: Modifier,
}

/// Draws the buffer; `title` is read out to those who do not see it.
pub fn svg(buffer: &Buffer, palette: &Palette, title: &str) -> String {
    let (width, height) = (f32::from(buffer.area.width) * WIDTH + 2.0 * MARGIN, f32::from(buffer.area.height) * HEIGHT + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{}\"/>\n\
         <g font-family=\"{FONT}\" font-size=\"15\">\n",
        escaped(title),
        palette.paper.hex()
    );
    for run in runs(buffer, palette) {
        draw(&mut out, &run);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn runs(buffer: &Buffer, palette: &Palette) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for row in 0..buffer.area.height {
        let mut covered = 0;
        for column in 0..buffer.area.width {
            let Some(cell) = buffer.cell((buffer.area.x + column, buffer.area.y + row)) else { continue };
            if column < covered {
                continue;
            }
            let width = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            covered = column + width;
            let look = look(cell, palette);
            match runs.last_mut() {
                Some(run) if run.row == row && run.look == look && run.text.is_ascii() && cell.symbol().is_ascii() => {
                    run.text.push_str(cell.symbol());
                    run.width += width;
                }
                _ => runs.push(Run { column, row, width, text: cell.symbol().to_owned(), look }),
            }
        }
    }
    runs
}

fn look(cell: &Cell, palette: &Palette) -> Look {
    let marks = cell.modifier;
    let (mut ink, mut paper) = (palette.shown(cell.fg), palette.shown(cell.bg));
    if marks.contains(Modifier::REVERSED) {
        (ink, paper) = (Some(paper.unwrap_or(palette.paper)), Some(ink.unwrap_or(palette.ink)));
    }
    let mut ink = ink.unwrap_or(palette.ink);
    if marks.contains(Modifier::DIM) {
        ink = ink.faded(paper.unwrap_or(palette.paper));
    }
    if marks.contains(Modifier::HIDDEN) {
        ink = paper.unwrap_or(palette.paper);
    }
    Look { ink, paper, marks: marks.difference(Modifier::REVERSED | Modifier::DIM | Modifier::HIDDEN) }
}

fn draw(out: &mut String, run: &Run) {
    let (x, y) = (MARGIN + f32::from(run.column) * WIDTH, MARGIN + f32::from(run.row) * HEIGHT);
    let width = f32::from(run.width) * WIDTH;
    let ink = run.look.ink.hex();
    if let Some(paper) = run.look.paper {
        rectangle(out, [x, y, width, HEIGHT], &paper.hex());
    }
    if let Some([left, top, right, bottom]) = block(&run.text) {
        rectangle(out, [x + left * WIDTH, y + top * HEIGHT, (right - left) * WIDTH, (bottom - top) * HEIGHT], &ink);
        return;
    }
    let (underlined, struck) = (run.look.marks.contains(Modifier::UNDERLINED), run.look.marks.contains(Modifier::CROSSED_OUT));
    if underlined {
        rectangle(out, [x, y + BASELINE + 2.25, width, 1.0], &ink);
    }
    if struck {
        rectangle(out, [x, y + BASELINE - 4.5, width, 1.0], &ink);
    }
    if run.text.chars().all(|c| c == ' ') {
        return;
    }
    let weight = if run.look.marks.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let slant = if run.look.marks.contains(Modifier::ITALIC) { " font-style=\"italic\"" } else { "" };
    let mut column = 0;
    for word in run.text.split(' ') {
        if !word.is_empty() {
            // each letter has a place of its own, so that the grid holds with any font; where a reader knows one place only, each word has
            let letters = if word.is_ascii() { word.len() } else { 1 };
            let place = |letter: usize| (x + f32::from(u16::try_from(column + letter).unwrap_or(u16::MAX)) * WIDTH).to_string();
            let places: Vec<String> = (0..letters).map(place).collect();
            let written = escaped(word);
            let line = format!("<text x=\"{}\" y=\"{}\" fill=\"{ink}\"{weight}{slant}>{written}</text>\n", places.join(" "), y + BASELINE);
            out.push_str(&line);
        }
        column += word.len() + 1;
    }
}

fn rectangle(out: &mut String, [x, y, width, height]: [f32; 4], fill: &str) {
    let drawn =
        writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" shape-rendering=\"crispEdges\"/>");
    drawn.expect("writing to a string does not fail");
}

/// Bars, halves and lines are drawn, as fonts leave gaps between them: left, top, right and bottom in parts of a cell.
fn block(symbol: &str) -> Option<[f32; 4]> {
    let mut characters = symbol.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return None };
    let eighths = |from: char| f32::from(u8::try_from(u32::from(character) - u32::from(from)).unwrap_or(0)) / 8.0;
    match character {
        '▀' => Some([0.0, 0.0, 1.0, 0.5]),
        '▁'..='█' => Some([0.0, 1.0 - eighths('▀'), 1.0, 1.0]),
        '▉'..='▏' => Some([0.0, 0.0, 1.0 - eighths('█'), 1.0]),
        '▐' => Some([0.5, 0.0, 1.0, 1.0]),
        '─' => Some([0.0, 0.475, 1.0, 0.525]),
        '━' => Some([0.0, 0.4375, 1.0, 0.5625]),
        '│' => Some([0.445, 0.0, 0.555, 1.0]),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;
    use crate::picture::palette::{DARK, LIGHT};

    fn drawn(text: &str, style: Style) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(1, 0, text, style);
        svg(&buffer, &DARK, "a <picture> & more")
    }

    #[test]
    fn words_stand_on_the_grid() {
        let picture = drawn("a <b&", Style::new().fg(Color::Rgb(1, 2, 3)));
        assert!(picture.contains("<text x=\"25\" y=\"30.75\" fill=\"#010203\">a</text>"), "{picture}");
        assert!(picture.contains("<text x=\"43 52 61\" y=\"30.75\" fill=\"#010203\">&lt;b&amp;</text>"), "{picture}");
        assert!(picture.contains("<title>a &lt;picture&gt; &amp; more</title>"), "{picture}");
        assert_eq!(picture.matches("<text").count(), 2, "{picture}");
    }

    #[test]
    fn a_wide_character_takes_two_cells_and_what_follows_keeps_its_place() {
        let picture = drawn("小b", Style::new());
        assert!(picture.contains("<text x=\"25\"") && picture.contains(">小</text>"), "{picture}");
        assert!(picture.contains("<text x=\"43\"") && picture.contains(">b"), "{picture}");
    }

    #[test]
    fn every_mark_is_seen() {
        let cases = [
            (Style::new().bold(), "font-weight=\"bold\""),
            (Style::new().italic(), "font-style=\"italic\""),
            (Style::new().underlined(), "y=\"33\" width=\"18\" height=\"1\""),
            (Style::new().crossed_out(), "y=\"26.25\" width=\"18\" height=\"1\""),
            (Style::new().dim(), "fill=\"#8c8d93\""),
            (Style::new().reversed(), "height=\"20\" fill=\"#d8dae0\""),
            (Style::new().reversed(), "fill=\"#1a1b21\">ab"),
            (Style::new().bg(Color::Rgb(9, 9, 9)), "height=\"20\" fill=\"#090909\""),
        ];
        for (style, wanted) in cases {
            let picture = drawn("ab", style);
            assert!(picture.contains(wanted), "{style:?} {wanted}\n{picture}");
        }
    }

    #[test]
    fn bars_are_drawn_and_not_written() {
        for (symbol, height) in [("▂", 5.0), ("▅", 12.5), ("█", 20.0), ("▀", 10.0), ("▌", 20.0), ("─", 1.0), ("━", 2.5)] {
            let picture = drawn(symbol, Style::new());
            assert!(!picture.contains("<text") && picture.contains(&format!("height=\"{height}")), "{symbol}\n{picture}");
        }
    }

    #[test]
    fn light_paper_is_light() {
        let buffer = Buffer::empty(Rect::new(0, 0, 2, 1));
        assert!(svg(&buffer, &LIGHT, "").contains("rx=\"10\" fill=\"#fbfaf7\""));
    }
}
