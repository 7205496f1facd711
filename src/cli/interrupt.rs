//! Ctrl-C: the program stops at once, with exit code 130 and nothing half-written.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::terminal;
use crate::language::say;
use crate::report::files;

/// Stopped by the person at the terminal.
const INTERRUPTED: i32 = 130;
/// How long the message may take: whoever writes to the terminal just now may be waiting for an answer.
const PATIENCE: Duration = Duration::from_millis(200);

/// Waits, on a thread of its own, for an interruption.
pub fn watch() {
    // Where no signal can be watched, the system's own way of stopping a program stays in force.
    let _ = ctrlc::set_handler(|| {
        files::abandon();
        let (told, heard) = mpsc::channel();
        thread::spawn(move || {
            terminal::complain(&say!("cli-interrupted-what-had-not"));
            let _ = told.send(());
        });
        let _ = heard.recv_timeout(PATIENCE);
        std::process::exit(INTERRUPTED);
    });
}
