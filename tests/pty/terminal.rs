//! A terminal for the program: a PTY, keys that are typed into it, and a screen to look at.
//!
//! Nothing sleeps: `wait` is woken by what the program writes and gives up at a deadline, showing the screen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Far longer than anything takes, so that only a program that hangs meets it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The moment at which all of these tests play: the first chat is in 18 minutes.
pub const NOW: &str = "2020-09-02T15:42:00+01:00";

/// What stands at the end of the home screen: once it is there, the frame is whole.
pub const FRAME_END: &str = "? all keys";

/// What ends a frame on its way to the terminal.
const FRAME_WRITTEN: &str = "\x1b[?2026l";

/// How a program asks a terminal for its keyboard and for itself, and what the terminal answers.
const QUERY: &str = "\x1b[?u\x1b[c";
const PLAIN: &str = "\x1b[?62;22c";
const KITTY: &str = "\x1b[?0u\x1b[?62;22c";
/// Asking for unambiguous keys, and letting go of that.
pub const KEYS_PUSHED: &str = "\x1b[>1u";
pub const KEYS_POPPED: &str = "\x1b[<1u";

/// The program under test, away from the machine's own settings.
pub struct Program {
    home: tempfile::TempDir,
    env: Vec<(&'static str, &'static str)>,
    /// What its terminal says of itself.
    answer: &'static str,
}

impl Program {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder"), env: Vec::new(), answer: PLAIN }
    }

    /// In a terminal that knows kitty's keyboard protocol.
    pub fn in_kitty() -> Self {
        Self { answer: KITTY, ..Self::new() }
    }

    pub fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.env.push((name, value));
        self
    }

    /// A store that is not there yet.
    pub fn store(&self) -> PathBuf {
        self.home.path().join("store.db")
    }

    /// Starts the program in a terminal of `width` and `height` cells.
    pub fn start(&self, arguments: &[&str], width: u16, height: u16) -> Terminal {
        Terminal::open(self.command(arguments), width, height, self.answer)
    }

    fn command(&self, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_fortnight"));
        command.args(["--tz", "Europe/London", "--now", NOW]);
        command.args(arguments);
        command.env_clear();
        for (name, value) in self.settings() {
            command.env(name, value);
        }
        command.cwd(self.home.path());
        command
    }

    /// Runs the program without a terminal; answers what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
        command.args(["--tz", "Europe/London", "--now", NOW]).args(arguments).env_clear().envs(self.settings());
        let output = command.current_dir(self.home.path()).output().expect("the program");
        let (said, talk) = (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {}\n{said}{talk}", output.status);
        said
    }

    /// Starts the program in nobody's session, so that no signal tells it that its terminal is gone; answers how it ended once that is so.
    pub fn outlives_its_terminal(&self) -> ExitStatus {
        let pair = native_pty_system().openpty(size(80, 24)).expect("a PTY");
        let mut command = self.command(&["demo"]);
        command.set_controlling_tty(false);
        let mut child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let mut keyboard = pair.master.take_writer().expect("a keyboard");
        // the month is read ahead once for each side, with a frame each; after that the program waits for the next key
        keyboard.write_all(format!("{}l", self.answer).as_bytes()).expect("a key");
        let output = within_patience(move || {
            let (mut seen, mut bytes) = (Vec::new(), [0; 8192]);
            while seen.windows(FRAME_WRITTEN.len()).filter(|bytes| *bytes == FRAME_WRITTEN.as_bytes()).count() < 5 {
                let count = output.read(&mut bytes).expect("a frame");
                seen.extend_from_slice(&bytes[..count]);
            }
            output
        });
        drop((output.expect("five frames"), keyboard, pair.master));
        let mut killer = child.clone_killer();
        let ended = within_patience(move || child.wait().expect("how it ended"));
        if ended.is_err() {
            killer.kill().expect("an end");
        }
        ended.expect("an end by itself")
    }

    fn settings(&self) -> impl Iterator<Item = (&str, &str)> {
        let home: &Path = self.home.path();
        let home = home.to_str().expect("a folder with a plain name");
        let own = [("HOME", home), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("COLORTERM", "truecolor")];
        own.into_iter().chain(self.env.iter().copied())
    }
}

/// What comes of some work, unless it hangs.
fn within_patience<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, RecvTimeoutError> {
    let (tell, told) = channel();
    // nobody hears of it any more: the test has failed
    std::thread::spawn(move || drop(tell.send(work())));
    told.recv_timeout(PATIENCE)
}

pub struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Keyboard,
    child: Box<dyn Child + Send + Sync>,
    /// How the line was set before the program touched it.
    line: String,
}

/// Typed on by the test, and by the terminal when it is asked.
type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// What the program wrote so far.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

impl Seen {
    fn count(&self, sequence: &str) -> usize {
        self.bytes.windows(sequence.len()).filter(|bytes| *bytes == sequence.as_bytes()).count()
    }
}

impl Terminal {
    fn open(command: CommandBuilder, width: u16, height: u16, answer: &'static str) -> Self {
        let pair = native_pty_system().openpty(size(width, height)).expect("a PTY");
        let line = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).expect("the program");
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer().expect("a keyboard")));
        let parser = vt100::Parser::new(cells(height), cells(width), 0);
        let seen = Arc::new((Mutex::new(Seen { parser, bytes: Vec::new(), ended: false }), Condvar::new()));
        let (shared, asked) = (Arc::clone(&seen), Arc::clone(&keyboard));
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            let mut answered = 0;
            loop {
                let count = output.read(&mut bytes).unwrap_or(0);
                // poisoned: the test has failed, and nobody looks any more
                let Ok(mut seen) = shared.0.lock() else { break };
                seen.parser.process(&bytes[..count]);
                seen.bytes.extend_from_slice(&bytes[..count]);
                seen.ended = count == 0;
                if seen.count(QUERY) > answered {
                    answered += 1;
                    type_on(&asked, answer);
                }
                shared.1.notify_all();
                if seen.ended {
                    break;
                }
            }
        });
        // the slave stays open in the child only, so that its end is seen here
        drop(pair.slave);
        Self { seen, master: pair.master, keyboard, child, line }
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        type_on(&self.keyboard, keys);
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.lock().parser.screen_mut().set_size(cells(height), cells(width));
        self.master.resize(size(width, height)).expect("another size");
    }

    pub fn text(&self) -> String {
        self.lock().parser.screen().contents()
    }

    /// Waits until the screen shows `text`.
    pub fn shows(&self, text: &str) -> String {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// How often the program wrote a sequence.
    pub fn count(&self, sequence: &str) -> usize {
        self.lock().count(sequence)
    }

    /// Waits until the program has written a sequence so often.
    pub fn writes(&self, sequence: &str, times: usize) {
        self.seen_to("a sequence", |seen| seen.count(sequence) >= times);
    }

    /// Waits until the program shows what is in the store: with its second frame, since the first waits for nothing.
    pub fn is_up(&self) -> String {
        self.writes(FRAME_WRITTEN, 2);
        self.text()
    }

    /// Waits until the screen is as wanted; panics with the screen when it does not come to be.
    pub fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) -> String {
        self.seen_to(what, |seen| wanted(seen.parser.screen()))
    }

    fn seen_to(&self, what: &str, wanted: impl Fn(&Seen) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        loop {
            if wanted(&seen) {
                return seen.parser.screen().contents();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.ended, "“{what}” did not come; the screen is\n{}", seen.parser.screen().contents());
            seen = self.seen.1.wait_timeout(seen, left).expect("the screen is held by one thread at a time, and neither has failed").0;
        }
    }

    /// Waits until the program has written nothing for so long.
    pub fn rests(&self, span: Duration) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        loop {
            let before = seen.bytes.len();
            let same = |seen: &mut Seen| seen.bytes.len() == before && !seen.ended;
            let waited = self.seen.1.wait_timeout_while(seen, span, same);
            let (now, end) = waited.expect("the screen is held by one thread at a time, and neither has failed");
            if end.timed_out() {
                return;
            }
            assert!(Instant::now() < deadline && !now.ended, "it does not rest; the screen is\n{}", now.parser.screen().contents());
            seen = now;
        }
    }

    /// The processor's time that the program has used, in ticks of a hundredth of a second.
    #[cfg(target_os = "linux")]
    pub fn ticks(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process())).expect("a process that runs");
        // the name before the last bracket may have spaces in it; user and system time are the twelfth and thirteenth after it
        let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
        fields.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("a number")).sum()
    }

    /// Sends a signal by its name, as `kill` knows it.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.process()]).status().expect("kill");
        assert!(sent.success(), "no signal {name}");
    }

    /// Waits until the program is stopped, as by Ctrl-Z.
    pub fn is_stopped(&self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = Command::new("ps").args(["-o", "stat=", "-p", &self.process()]).output().expect("ps");
            if answer.stdout.trim_ascii_start().starts_with(b"T") {
                return;
            }
            assert!(Instant::now() < deadline, "the program is not stopped; the screen is\n{}", self.text());
            std::thread::yield_now();
        }
    }

    /// Waits for the end; the terminal must then be as the program found it.
    pub fn end(&mut self) -> (ExitStatus, String) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        while !seen.ended {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the program does not end; the screen is\n{}", seen.parser.screen().contents());
            seen = self.seen.1.wait_timeout(seen, left).expect("the screen is held by one thread at a time, and neither has failed").0;
        }
        drop(seen);
        self.is_restored();
        let status = self.child.wait().expect("an exit status");
        (status, self.text())
    }

    /// The normal screen with its cursor, no mouse or paste reports, and keys and the line as they were before.
    pub fn is_restored(&self) {
        self.wait("the normal screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        let seen = self.lock();
        let screen = seen.parser.screen();
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert_eq!(seen.count(KEYS_PUSHED), seen.count(KEYS_POPPED), "keys are not as they were");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still reported");
        assert_eq!(format!("{:?}", self.master.get_termios()), self.line, "the line is not as it was");
    }

    fn process(&self) -> String {
        self.child.process_id().expect("a process").to_string()
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the screen is held by one thread at a time, and neither has failed")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // a test that failed leaves no program behind; one that has ended cannot be killed, which is no matter
        let _ = self.child.kill();
    }
}

fn type_on(keyboard: &Keyboard, keys: &str) {
    let mut keyboard = keyboard.lock().expect("nobody fails while typing");
    keyboard.write_all(keys.as_bytes()).and_then(|()| keyboard.flush()).expect("keys");
}

fn size(width: u16, height: u16) -> PtySize {
    PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a size above zero")
}
