//! Makes a store with the sample programme as it stands at a moment: `cargo run --example sample -- chats.db 20200902T144200Z`.

use std::error::Error;
use std::path::Path;

use fortnight::app::command::SampleAdd;
use fortnight::app::{App, Clock, Command};
use fortnight::domain::stamp::Stamp;
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, moment] = arguments.as_slice() else { return Err("usage: sample FILE MOMENT, such as chats.db 20200902T144200Z".into()) };
    let clock = Clock::Fixed(Instant::from_utc(Stamp::parse(moment)?.wall()));
    let mut app = App::open(Path::new(path), clock, Zone::named("Europe/London")?)?;
    println!("{}", app.run(Command::SampleAdd(SampleAdd))?.sentence);
    Ok(())
}
