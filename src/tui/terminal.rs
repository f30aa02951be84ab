//! The terminal: taken for the screen, and given back whole, whatever happens.

use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Cell;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::{Hide, RestorePosition, SavePosition, Show};
use ratatui::crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, supports_keyboard_enhancement,
};
use ratatui::crossterm::{execute, queue};

use super::link;
use super::state::State;
use super::view::view;

/// Whether the terminal is ours now. Giving it back twice would move the cursor into what was printed since.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether keys come unambiguously now: that is a stack in the terminal, which has to be as high afterwards as before.
static KEYS_ASKED: AtomicBool = AtomicBool::new(false);
/// Reports of buttons and wheel (1000), with numbers of any size (1006).
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
static HOOK: Once = Once::new();

/// A terminal that shows the screen; dropped, it is as it was before.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    /// The terminal knows kitty's keyboard protocol, in which Esc is not the beginning of another key.
    disambiguates: bool,
    /// The terminal reports the mouse.
    hears_mouse: bool,
}

impl Screen {
    /// # Errors
    /// When standard output is no terminal.
    pub fn take() -> io::Result<Self> {
        HOOK.call_once(give_back_before_a_panic_is_told);
        enter()?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| give_back())?;
        Ok(Self { terminal, disambiguates: false, hears_mouse: false })
    }

    /// Draws what changed since the last frame.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        self.hear_mouse(state.look.mouse)?;
        execute!(stdout(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| view(state, frame))?;
        if let Some((url, cells)) = state.link().map(|url| (url, link::cells(drawn.buffer, url))) {
            self.draw_link(url, &cells)?;
        }
        execute!(stdout(), EndSynchronizedUpdate)
    }

    /// Writes the cells of a link once more, told to the terminal as one (OSC 8): they are as wide as they were.
    fn draw_link(&mut self, url: &str, cells: &[(u16, u16, Cell)]) -> io::Result<()> {
        if cells.is_empty() {
            return Ok(());
        }
        let backend = self.terminal.backend_mut();
        queue!(backend, SavePosition, Print(format_args!("\x1b]8;;{url}\x1b\\")))?;
        backend.draw(cells.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
        queue!(backend, Print("\x1b]8;;\x1b\\"), RestorePosition)
    }

    /// Puts a text on the clipboard, by the terminal (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Gives the terminal back, stops until the shell wakes the program up, and takes the terminal again.
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        #[cfg(unix)]
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// Gives the terminal back for another program, until [`resume`](Self::resume).
    pub fn lend(&mut self) {
        give_back();
    }

    /// Takes the terminal again after a stop; everything is drawn anew.
    pub fn resume(&mut self) -> io::Result<()> {
        enter()?;
        self.hears_mouse = false;
        if self.disambiguates {
            ask_for_keys()?;
        }
        // a new one knows of no frame before; clearing the old one would ask the terminal for its cursor, behind the keyboard's back
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(())
    }

    /// Has the terminal send unambiguous keys, if it says that it can; those that are pressed before it answers are not lost.
    pub fn disambiguate(&mut self) -> io::Result<()> {
        // one that says nothing for two seconds cannot
        self.disambiguates = supports_keyboard_enhancement().unwrap_or(false);
        if self.disambiguates { ask_for_keys() } else { Ok(()) }
    }

    /// Presses and the wheel only: where it is moved to is nobody's business, and with Shift the terminal marks text as ever.
    fn hear_mouse(&mut self, wanted: bool) -> io::Result<()> {
        if wanted == self.hears_mouse {
            return Ok(());
        }
        self.hears_mouse = wanted;
        execute!(stdout(), Print(if wanted { MOUSE_ON } else { MOUSE_OFF }))
    }

    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    let taken =
        enable_raw_mode().and_then(|()| execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, Hide));
    taken.inspect_err(|_| give_back())
}

/// On the alternate screen, which has a stack of its own.
fn ask_for_keys() -> io::Result<()> {
    if KEYS_ASKED.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    execute!(stdout(), PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES))
}

/// As it was: no raw mode, the other screen, a cursor. Failures have nobody left to be told.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if KEYS_ASKED.swap(false, Ordering::SeqCst) {
            drop(execute!(stdout(), PopKeyboardEnhancementFlags));
        }
        drop(execute!(stdout(), EndSynchronizedUpdate, Print(MOUSE_OFF), DisableBracketedPaste, LeaveAlternateScreen, Show));
        drop(disable_raw_mode());
        drop(stdout().flush());
    }
}

/// The message of a panic belongs on the terminal that the shell knows.
fn give_back_before_a_panic_is_told() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        give_back();
        told(panic);
    }));
}
