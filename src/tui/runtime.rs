//! The event loop: keys and signals come through one channel, frames are drawn when something changed, and idle means idle.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::action::{Action, Context};
use super::editor::{edit, keep};
#[cfg(unix)]
use super::hangup;
use super::key::Key;
use super::keymap::Meaning;
use super::long_text::LongText;
use super::mouse::{Did, Mouse};
use super::msg::{Effect, Msg};
use super::session::Session;
use super::state::State;
use super::terminal::Screen;
use super::wake::{Wake, Wakes};
use super::watch::Watch;
use super::{Again, Console, Ending, Look, TuiError};
use crate::app::App;

/// No key for so long: whoever types a count has typed on.
const PAUSE: Duration = Duration::from_millis(300);

/// No key for so long: one that is held down was let go, and what the screen did not wait for is looked up.
const MOMENT: Duration = Duration::from_millis(40);

/// Two clicks at one place within this are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Held down, a key is for the desktop: where the terminal reports it at all, it means nothing here.
const OF_THE_DESKTOP: KeyModifiers = KeyModifiers::SUPER.union(KeyModifiers::HYPER).union(KeyModifiers::META);

/// Shows the screen until it is left; the look is taken over whenever there is another.
///
/// # Errors
/// When there is no terminal, or when it is gone.
pub fn run(app: App, look: Look, again: Again<'_>, console: Box<dyn Console>) -> Result<Ending, TuiError> {
    let panics = look.panic;
    let mut wakes = Wakes::new();
    watch_signals(wakes.teller())?;
    watch_terminal(wakes.teller());
    let mut watch = watch_files(&look.watched, wakes.teller());
    let mut screen = Screen::take()?;
    let mut session = Session::begin(app, look, screen.size()?).with_console(console);
    screen.draw(&session.state)?;
    if session.owes() {
        // what the first frame has not waited for comes with the second
        session.catch_up_by_one();
        screen.draw(&session.state)?;
    }
    // after the first frames, which wait for no answer, and before anyone else reads what the terminal says
    screen.disambiguate()?;
    wakes.read_keyboard();
    if panics {
        panic!("the screen was asked to panic, to prove that the terminal is restored");
    }
    let mut clicks = Clicks::default();
    let mut is_idle = false;
    loop {
        let mut woken = wakes.wait(patience(&session, is_idle));
        is_idle = woken.is_none();
        let mut changed = look_up(&mut session, again);
        if is_idle && (session.owes() || session.state.awaits_pause()) {
            let effects = if session.owes() { session.catch_up_by_one() } else { session.feed_fast(Msg::Pause) };
            if let Some(ending) = carry_out(effects, &mut session, &mut screen, &mut wakes)? {
                return Ok(ending);
            }
            changed = true;
        }
        // all that waits is taken in before a frame is drawn: a held key never lags behind
        while let Some(wake) = woken.take().or_else(|| wakes.take()) {
            let effects = match wake {
                Wake::Input(event) => match message(event, &mut clicks) {
                    Some(msg) => {
                        changed = true;
                        session.feed_watched(msg, &mut |state| meanwhile(state, &mut screen, &mut wakes))
                    }
                    None => Vec::new(),
                },
                Wake::Signal(signal) => match on_signal(signal, &mut screen)? {
                    Some(ending) => return Ok(ending),
                    None => {
                        changed = true;
                        Vec::new()
                    }
                },
                Wake::Changed => {
                    changed |= look_up(&mut session, again);
                    Vec::new()
                }
                // its end is awaited where it was started
                Wake::Left(_) => Vec::new(),
                Wake::Lost(error) => return Err(error.into()),
            };
            if let Some(ending) = carry_out(effects, &mut session, &mut screen, &mut wakes)? {
                return Ok(ending);
            }
        }
        wakes.read_on();
        if changed {
            screen.draw(&session.state)?;
            watch.iter_mut().for_each(Watch::go_on);
        }
    }
}

/// Looks at the clock, the store and the settings; whether there is something to draw.
fn look_up(session: &mut Session, again: Again<'_>) -> bool {
    let look = again().map(|look| session.look(look));
    session.tick() || look.is_some()
}

/// While long work goes on: shows how far it is, and stops it on Esc, or to leave; other keys are passed over.
fn meanwhile(state: &State, screen: &mut Screen, wakes: &mut Wakes) -> ControlFlow<()> {
    let mut kept = Vec::new();
    let mut is_stopped = false;
    wakes.read_on();
    while !is_stopped && let Some(wake) = wakes.take() {
        match wake {
            Wake::Input(Event::Key(key)) if Key::from(key) == Key::plain(KeyCode::Esc) => is_stopped = true,
            Wake::Input(Event::Key(key)) if !leaves(state, key.into()) => {}
            Wake::Input(Event::Key(_)) | Wake::Signal(_) | Wake::Lost(_) => {
                kept.push(wake);
                is_stopped = true;
            }
            Wake::Input(_) | Wake::Changed | Wake::Left(_) => kept.push(wake),
        }
    }
    wakes.put_back(kept);
    if is_stopped {
        return ControlFlow::Break(());
    }
    // a frame that cannot be drawn shows again when the work is done
    screen.draw(state).map_or(ControlFlow::Break(()), ControlFlow::Continue)
}

fn leaves(state: &State, key: Key) -> bool {
    state.look.keymap.meaning(&[key], &[Context::Anywhere]) == Meaning::Act(Action::Leave)
}

/// How long nothing may happen: until the minute is full; a digit, or what is owed, waits no longer than it takes to type another key, and
/// what is owed still when no key came does not wait.
fn patience(session: &Session, is_idle: bool) -> Duration {
    let into_minute = u64::try_from(session.app().now().0.rem_euclid(60)).unwrap_or(0);
    match () {
        () if session.owes() && is_idle => Duration::ZERO,
        () if session.owes() => MOMENT,
        () if session.state.awaits_pause() => PAUSE,
        () => Duration::from_secs(60 - into_minute),
    }
}

fn message(event: Event, clicks: &mut Clicks) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release || key.modifiers.intersects(OF_THE_DESKTOP) => None,
        Event::Key(key) => Some(Msg::Key(key.into())),
        Event::Mouse(mouse) => clicks.read(mouse).map(Msg::Mouse),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize(columns, rows)),
        _ => None,
    }
}

/// The last click: a second one there, soon after, is another thing.
#[derive(Default)]
struct Clicks(Option<(Instant, Position)>);

impl Clicks {
    fn read(&mut self, mouse: MouseEvent) -> Option<Mouse> {
        let at = Position::new(mouse.column, mouse.row);
        let did = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let again = self.0.take().is_some_and(|(then, there)| there == at && then.elapsed() < DOUBLE);
                if !again {
                    self.0 = Some((Instant::now(), at));
                }
                if again { Did::ClickAgain } else { Did::Click }
            }
            MouseEventKind::ScrollUp => Did::WheelUp,
            MouseEventKind::ScrollDown => Did::WheelDown,
            _ => return None,
        };
        Some(Mouse { at, did })
    }
}

/// Does what lies outside of the screen and the store; what does not work out is said.
fn carry_out(effects: Vec<Effect>, session: &mut Session, screen: &mut Screen, wakes: &mut Wakes) -> Result<Option<Ending>, TuiError> {
    for effect in effects {
        match effect {
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Open(url) => {
                let opened = open::that_detached(url);
                if opened.is_err() {
                    let why = session.state.keyed("there is no browser to open it with: {copy.link} copies the link");
                    session.feed(Msg::Failed(why));
                }
            }
            Effect::Write { of, text } => write(of, text, session, screen, wakes)?,
            Effect::KeepText { why, text } => {
                let kept =
                    keep(&text).map_or_else(|error| format!("it cannot be kept: {error}"), |path| format!("what you wrote is in {path}"));
                session.feed(Msg::Failed(format!("{why}; {kept}")));
            }
            Effect::Suspend => screen.suspend()?,
            Effect::End(ending) => return Ok(Some(ending)),
            _ => {}
        }
    }
    Ok(None)
}

/// Lends the terminal to the user's editor, and takes what comes back.
fn write(of: LongText, before: String, session: &mut Session, screen: &mut Screen, wakes: &mut Wakes) -> Result<(), TuiError> {
    let Some(editor) = session.state.look.editor.clone() else { return Ok(()) };
    let edited = if wakes.leaves_keyboard() {
        screen.lend();
        let edited = edit(&editor, &before, wakes).map_err(|error| error.to_string());
        screen.resume()?;
        edited
    } else {
        Err("that key came too early: press it again".to_owned())
    };
    let (columns, rows) = screen.size()?;
    session.resize(columns, rows);
    let effects = session.feed(match edited {
        Ok(text) => Msg::Written { of, before, text },
        Err(why) => Msg::Failed(why),
    });
    carry_out(effects, session, screen, wakes).map(drop)
}

/// Hears of changes that others make; where files cannot be watched, they are noticed with the next key or minute.
fn watch_files(files: &[PathBuf], tell: impl Fn(Wake) -> bool + Send + 'static) -> Option<Watch> {
    if files.is_empty() {
        return None;
    }
    Watch::begin(files, move || tell(Wake::Changed))
}

#[cfg(unix)]
fn watch_signals(tell: impl Fn(Wake) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if !tell(Wake::Signal(signal)) {
                return;
            }
        }
    });
    Ok(())
}

#[cfg(unix)]
fn watch_terminal(tell: impl Fn(Wake) -> bool + Send + 'static) {
    hangup::watch_terminal(move |gone| {
        // whoever does not listen any more has left already
        let _ = tell(Wake::Lost(gone));
    });
}

#[cfg(unix)]
fn on_signal(signal: i32, screen: &mut Screen) -> io::Result<Option<Ending>> {
    use signal_hook::consts::{SIGCONT, SIGTSTP};
    match signal {
        SIGTSTP => screen.suspend().map(|()| None),
        // whoever stopped the program by other means may have left the terminal otherwise than we had it
        SIGCONT => screen.resume().map(|()| None),
        ending => Ok(Some(Ending::Signal(ending))),
    }
}

#[cfg(not(unix))]
fn watch_signals(_tell: impl Fn(Wake) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn watch_terminal(_tell: impl Fn(Wake) -> bool + Send + 'static) {}

#[cfg(not(unix))]
fn on_signal(signal: i32, _screen: &mut Screen) -> io::Result<Option<Ending>> {
    Ok(Some(Ending::Signal(signal)))
}
