//! Hears that the terminal is gone where no signal tells it: a program that is in nobody's session gets none.

use std::io::{self, stdout};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// Tells once when the terminal that is drawn on is gone. Whoever reads keys from it is told of their end again and again, and not of the reason.
pub fn watch_terminal(tell: impl FnOnce(io::Error) + Send + 'static) {
    thread::spawn(move || {
        let terminal = stdout();
        loop {
            // where nothing is asked for, it sleeps until the end
            let mut asked = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut asked, None) {
                Err(Errno::INTR) => {}
                Ok(_) if asked.iter().any(|terminal| terminal.revents().contains(PollFlags::HUP)) => {
                    tell(io::Error::new(io::ErrorKind::BrokenPipe, "the terminal is gone"));
                    return;
                }
                Ok(_) | Err(_) => return,
            }
        }
    });
}
