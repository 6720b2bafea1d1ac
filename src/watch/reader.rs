//! Whether anybody is left to read what the program prints. The only file that names the crate that asks the system.

use std::sync::mpsc::Sender;

use super::Signal;

/// Asks the program to end when the reader of its standard output has gone away, even while there is nothing to print.
/// Elsewhere than on Unix it is noticed with the next line.
#[cfg(unix)]
pub(super) fn end_without_reader(signals: Sender<Signal>) {
    use rustix::{
        event::{PollFd, PollFlags, poll},
        io::Errno,
    };

    let gone = PollFlags::ERR | PollFlags::HUP;
    std::thread::spawn(move || {
        let out = std::io::stdout();
        // Nothing is asked for: only what is told unasked ends the wait, which a file never does.
        let mut asked = [PollFd::new(&out, PollFlags::empty())];
        while poll(&mut asked, None) == Err(Errno::INTR) {}
        if asked[0].revents().intersects(gone) {
            // Nobody listens any more when the program ends anyway.
            let _ = signals.send(Signal::End);
        }
    });
}

/// Asks the program to end when the reader of its standard output has gone away: not on this system.
#[cfg(not(unix))]
pub(super) fn end_without_reader(_: Sender<Signal>) {}
