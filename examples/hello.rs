//! The floor under `benches/start.rs`: the least that opens a store and draws a word on the screen.

use std::error::Error;

use crossterm::event::{self, Event};
use ratatui::widgets::Paragraph;
use rusqlite::Connection;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: hello FILE")?;
    let tables: i64 = Connection::open(path)?.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let mut terminal = ratatui::try_init()?;
    terminal.draw(|frame| frame.render_widget(Paragraph::new(format!("hello, {tables} tables")), frame.area()))?;
    while !matches!(event::read()?, Event::Key(_)) {}
    Ok(ratatui::try_restore()?)
}
