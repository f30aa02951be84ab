//! Damaged calendar files: whatever was done to them, nothing panics or hangs, and the store is whole afterwards or as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Clock};

use fortnight::app::transfer::unwatched;
use fortnight::app::{App, Clock as AppClock};
use fortnight::domain::time::Instant;
use fortnight::domain::zone::Zone;
use fortnight::ics::audience::Audience;
use fortnight::ics::decode::decode;
use fortnight::ics::encode::encode;

const NOW: Instant = Instant(1_600_000_000);
/// So many files are tried, or as many as this variable says.
const CASES: &str = "FORTNIGHT_MUTATIONS";
const USUAL_CASES: u64 = 400;
/// One of so many goes through a store too.
const STORED: u64 = 10;
/// No damaged file may take longer, even without optimisation on a busy machine.
const BOUND: Duration = Duration::from_secs(5);

const SPLICES: [&[u8]; 24] = [
    b"\r\n",
    b"\r\n ",
    b":",
    b";",
    b"\"",
    b"\\",
    b"^",
    b"9",
    b"-",
    b"T",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"BEGIN:VCALENDAR\r\n",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"BEGIN:VTIMEZONE\r\n",
    b"END:VTIMEZONE\r\n",
    b",COUNT=99999999",
    b"\r\nRRULE:FREQ=SECONDLY\r\n",
    b"\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20210405T160000Z\r\n",
    b";TZID=Nowhere",
    b"99991231T235959Z",
];

/// A small generator (xorshift), so that a case can be tried again by its number.
struct Dice(u64);

impl Dice {
    fn of(case: u64) -> Self {
        Self((case + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).expect("small")
    }
}

/// Every file of the corpus, by name.
fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ics");
    let files = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path());
    let mut paths: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "ics")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

fn damaged(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut text = corpus[dice.roll(corpus.len())].clone();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(text.len() + 1);
        let upto = (at + dice.roll(24)).min(text.len());
        match dice.roll(6) {
            0 if at < text.len() => text[at] ^= 1 << dice.roll(8),
            1 => text.truncate(at),
            2 => drop(text.drain(at..upto)),
            3 => {
                let other = &corpus[dice.roll(corpus.len())];
                let from = dice.roll(other.len() + 1);
                let part = &other[from..(from + dice.roll(400)).min(other.len())];
                drop(text.splice(at..at, part.iter().copied()));
            }
            _ => drop(text.splice(at..upto, SPLICES[dice.roll(SPLICES.len())].iter().copied())),
        }
    }
    text
}

/// What is read can be written, and is then read as it was.
fn read_and_write(text: &[u8]) {
    let (calendar, _) = decode(text, NOW);
    let written = encode(&calendar, Audience::Backup, NOW);
    let (again, _) = decode(written.as_bytes(), NOW);
    assert_eq!(encode(&again, Audience::Backup, NOW), written);
}

/// All of it is taken and sound, or nothing of it.
fn import(text: &[u8], path: &PathBuf) {
    let mut app = App::in_memory(AppClock::Fixed(NOW), Zone::utc()).expect("memory");
    fs::write(path, text).expect("a file");
    let before = app.dump().expect("a dump");
    match app.import(std::slice::from_ref(path), false, &mut unwatched) {
        Ok(_) => {
            assert_eq!(app.check().expect("a check").problems, <[String; 0]>::default());
            let after = app.dump().expect("a dump");
            if after != before {
                app.undo(None).expect("undone");
                assert_eq!(app.dump().expect("a dump"), before);
            }
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert_eq!(app.dump().expect("a dump"), before);
        }
    }
}

#[test]
fn damaged_files_do_no_damage() {
    let cases = std::env::var(CASES).ok().and_then(|cases| cases.parse().ok()).unwrap_or(USUAL_CASES);
    let corpus = corpus();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("damaged.ics");
    for case in 0..cases {
        let text = damaged(&corpus, &mut Dice::of(case));
        let begun = Clock::now();
        let tried = std::panic::catch_unwind(|| {
            read_and_write(&text);
            if case % STORED == 0 {
                import(&text, &path);
            }
        });
        let took = begun.elapsed();
        assert!(tried.is_ok() && took <= BOUND, "case {case} took {took:?}:\n{}", text.escape_ascii());
    }
}
