//! What a terminal shows of long work while it lasts, and the Ctrl-C that stops it.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::SigId;
use signal_hook::consts::SIGINT;

use super::error::CliError;
use crate::app::transfer::{Progress, Stage};

/// The line is drawn ten times a second at most.
const BETWEEN: Duration = Duration::from_millis(100);

/// While it lives, Ctrl-C does not end the program but is noted.
pub struct Watched {
    stopped: Arc<AtomicBool>,
    signal: SigId,
    /// Whether it is time to draw again; `None` where nobody looks.
    due: Option<Arc<AtomicBool>>,
    drawn: bool,
}

impl Watched {
    /// `live`: someone at the terminal follows.
    pub fn begin(live: bool) -> Result<Self, CliError> {
        let stopped = Arc::new(AtomicBool::new(false));
        let signal = signal_hook::flag::register(SIGINT, Arc::clone(&stopped)).map_err(CliError::Terminal)?;
        Ok(Self { stopped, signal, due: (live && io::stderr().is_terminal()).then(ticking), drawn: false })
    }

    /// Shows how far it is, and says whether to go on.
    pub fn hear(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.due.as_ref().is_some_and(|due| due.swap(false, Ordering::Relaxed)) {
            self.draw(&told(progress));
        }
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Nothing can be done when standard error is closed.
    fn draw(&mut self, text: &str) {
        self.drawn = !text.is_empty();
        let mut out = io::stderr().lock();
        drop(write!(out, "\r\x1b[K{text}").and_then(|()| out.flush()));
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if self.drawn {
            self.draw("");
        }
        signal_hook::low_level::unregister(self.signal);
    }
}

/// A flag that is raised again and again for as long as someone else holds it.
fn ticking() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let held = Arc::downgrade(&flag);
    thread::spawn(move || {
        loop {
            thread::sleep(BETWEEN);
            match held.upgrade() {
                Some(flag) => flag.store(true, Ordering::Relaxed),
                None => break,
            }
        }
    });
    flag
}

fn told(progress: Progress) -> String {
    let Progress { stage, done, total } = progress;
    match stage {
        Stage::Reading => format!("reading… {} of {} kB", grouped(done / 1_000), grouped(total.div_ceil(1_000))),
        Stage::Storing => format!("storing… {} of {} series", grouped(done), grouped(total)),
    }
}

/// `12,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_few_words() {
        let cases = [
            (Progress { stage: Stage::Storing, done: 12_000, total: 100_000 }, "storing… 12,000 of 100,000 series"),
            (Progress { stage: Stage::Reading, done: 999_999, total: 50_000_001 }, "reading… 999 of 50,001 kB"),
        ];
        for (progress, text) in cases {
            assert_eq!(told(progress), text);
        }
    }
}
