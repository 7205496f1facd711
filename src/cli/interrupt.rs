//! Ctrl-C: the program stops at once, with exit code 130 and nothing half-written.

use super::terminal;
use crate::report::files;

/// Stopped by the person at the terminal.
const INTERRUPTED: i32 = 130;

/// Waits, on a thread of its own, for an interruption.
pub fn watch() {
    // Where no signal can be watched, the system's own way of stopping a program stays in force.
    let _ = ctrlc::set_handler(|| {
        files::abandon();
        terminal::complain(
            "\ninterrupted: what had not been written yet is not there; earlier files are as they were",
        );
        std::process::exit(INTERRUPTED);
    });
}
