//! A stage for the real program: its own home and store, a fixed clock and zone, and all that it said in one text.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a call left behind.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A folder with a home and perhaps a store in it.
pub struct Stage {
    folder: TempDir,
}

pub const NOW: &str = "2020-09-02T15:42";

impl Stage {
    pub fn empty() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    /// A fortnightly series with three seats and a choir.
    pub fn with_series() -> Self {
        let stage = Self::empty();
        stage.done(&[
            "series",
            "add",
            "--uid",
            "chats@example.org",
            "--summary",
            "Social Cohesion in Social Isolation",
            "--start",
            "2020-09-02T16:00",
            "--duration",
            "1h",
            "--tz",
            "Europe/London",
            "--rrule",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            "--capacity",
            "3",
            "--url",
            "https://example.org/chat",
            "--organizer",
            "Naomi M. <naomi@example.org>",
        ]);
        stage.done(&[
            "series",
            "add",
            "--uid",
            "choir@example.org",
            "--summary",
            "Choir",
            "--start",
            "2020-09-03T10:00",
            "--end",
            "11:30",
            "--tz",
            "Europe/London",
            "--rrule",
            "FREQ=WEEKLY;BYDAY=TH;COUNT=8",
        ]);
        stage
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn store(&self) -> PathBuf {
        self.path("store.db")
    }

    /// Calls the program on the store of this stage.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_on(&self.store(), arguments)
    }

    /// Calls the program on another store.
    pub fn run_on(&self, store: &Path, arguments: &[&str]) -> Run {
        let store = store.to_str().expect("a plain path");
        let mut all = vec!["--db", store, "--now", NOW];
        if !arguments.contains(&"--tz") || arguments.starts_with(&["series", "add"]) {
            all.extend(["--tz", "Europe/London"]);
        }
        all.extend(arguments);
        self.bare(&all)
    }

    /// Calls the program with these arguments only.
    pub fn bare(&self, arguments: &[&str]) -> Run {
        let output = self.command().args(arguments).output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run { code: output.status.code().expect("an exit code"), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The program in this stage's surroundings.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fortnight"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    /// A call that must work; what it printed.
    pub fn done(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}\n{}", run.stderr);
        run.stdout
    }

    /// Calls in a row, each as it looks on a terminal.
    pub fn told(&self, calls: &[&[&str]]) -> String {
        let mut text = String::new();
        for call in calls {
            let run = self.run(call);
            writeln!(text, "$ fortnight {}", call.join(" ")).expect("a text");
            text.push_str(&run.stdout);
            for line in run.stderr.lines() {
                writeln!(text, "! {line}").expect("a text");
            }
            writeln!(text, "[{}]\n", run.code).expect("a text");
        }
        self.masked(&text)
    }

    /// The text without what differs from run to run: the folder of the stage and made-up UIDs.
    pub fn masked(&self, text: &str) -> String {
        let text = text.replace(self.folder.path().to_str().expect("a plain path"), "DIR");
        let is_uid = |word: &str| word.len() == 36 && word.matches('-').count() == 4;
        let mut words: Vec<&str> = text.split(|c: char| !c.is_ascii_hexdigit() && c != '-').filter(|word| is_uid(word)).collect();
        words.dedup();
        words.iter().fold(text.clone(), |text, word| text.replace(word, "UID"))
    }
}
