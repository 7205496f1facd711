//! The command as people type it, whatever the machine that tests it.

use assert_cmd::Command;

/// What says how numbers and dates are written.
const LOCALE: [&str; 5] = ["LC_ALL", "LC_NUMERIC", "LC_TIME", "LC_CTYPE", "LC_MESSAGES"];

/// `simulate`, to be given arguments; what the machine's locale is makes no difference.
pub fn simulate() -> Command {
    let mut command = Command::cargo_bin("simulate").unwrap();
    LOCALE.into_iter().for_each(|name| {
        command.env_remove(name);
    });
    command.env("LANG", "C.UTF-8");
    command
}
