//! What wakes the screen up: keys, signals, files that changed. All of it comes through one channel.

use std::collections::VecDeque;
use std::io;
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event};

/// Keys that are taken in at once at most, so that a long paste is seen coming.
const BREATH: usize = 1_000;

/// Something that happened outside.
#[derive(Debug)]
pub enum Wake {
    Input(Event),
    Signal(i32),
    /// A file that is watched may be another now.
    Changed,
    /// The editor was left.
    Left(io::Result<ExitStatus>),
    /// The terminal is gone.
    Lost(io::Error),
}

/// The channel, and what was taken out of it and waits.
pub struct Wakes {
    /// What came in one breath comes in one piece.
    sender: Sender<Vec<Wake>>,
    receiver: Receiver<Vec<Wake>>,
    waiting: VecDeque<Wake>,
    /// Lets the reader of the keyboard read on: between two breaths it leaves the keys alone, which may be another program's.
    read_on: Option<Sender<()>>,
    /// Whether the reader waits for that.
    rests: bool,
}

impl Wakes {
    pub fn new() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, waiting: VecDeque::new(), read_on: None, rests: false }
    }

    /// Tells of something; false when nobody listens any more.
    pub fn teller(&self) -> impl Fn(Wake) -> bool + Send + 'static {
        let sender = self.sender.clone();
        move |wake| sender.send(vec![wake]).is_ok()
    }

    /// Begins to read the keyboard.
    pub fn read_keyboard(&mut self) {
        let (read_on, permission) = channel();
        let sender = self.sender.clone();
        thread::spawn(move || {
            loop {
                let (breath, is_lost) = match breath() {
                    Ok(events) => (events.into_iter().map(Wake::Input).collect(), false),
                    Err(error) => (vec![Wake::Lost(error)], true),
                };
                if sender.send(breath).is_err() || is_lost || permission.recv().is_err() {
                    return;
                }
            }
        });
        self.read_on = Some(read_on);
    }

    /// Lets the keyboard be read on.
    pub fn read_on(&mut self) {
        if std::mem::take(&mut self.rests)
            && let Some(reader) = &self.read_on
        {
            // a reader that is gone has lost the terminal, and has told so
            let _ = reader.send(());
        }
    }

    /// Whether nobody reads the keyboard just now.
    pub fn leaves_keyboard(&self) -> bool {
        self.rests || self.read_on.is_none()
    }

    /// Waits for something to happen, at most so long.
    pub fn wait(&mut self, patience: Duration) -> Option<Wake> {
        if self.waiting.is_empty()
            && let Ok(breath) = self.receiver.recv_timeout(patience)
        {
            self.keep(breath);
        }
        self.waiting.pop_front()
    }

    /// What has happened already.
    pub fn take(&mut self) -> Option<Wake> {
        if self.waiting.is_empty()
            && let Ok(breath) = self.receiver.try_recv()
        {
            self.keep(breath);
        }
        self.waiting.pop_front()
    }

    /// Waits for what happens next, however long.
    pub fn next(&mut self) -> Vec<Wake> {
        self.receiver.recv().unwrap_or_default()
    }

    /// Keeps for later what was taken, before whatever waits.
    pub fn put_back(&mut self, wakes: Vec<Wake>) {
        wakes.into_iter().rev().for_each(|wake| self.waiting.push_front(wake));
    }

    fn keep(&mut self, breath: Vec<Wake>) {
        self.rests |= breath.iter().any(|wake| matches!(wake, Wake::Input(_)));
        self.waiting.extend(breath);
    }
}

/// A key, and those that were typed behind it already.
fn breath() -> io::Result<Vec<Event>> {
    let mut events = vec![event::read()?];
    while events.len() < BREATH && event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(events)
}
