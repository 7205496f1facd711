//! What goes to the terminal: answers to standard output, everything else to standard error, such as the bar of a run
//! that takes longer than a second.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Failure;
use crate::language::say;
use crate::report::text::Letters;
use crate::scenario::Drawing;

/// Columns that problems are drawn in.
pub const WIDTH: usize = 80;
/// How long a run may take without a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How a terminal wants to be written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manner {
    /// Colour and bold.
    pub colour: bool,
    /// Plain ASCII.
    pub ascii: bool,
}

impl Manner {
    /// The manner of standard output: colour on a terminal, unless `NO_COLOR` is set.
    pub fn of_answers(ascii: bool) -> Self {
        Self { colour: stdout().is_terminal() && colours_allowed(), ascii }
    }

    /// The manner of standard error.
    pub fn of_problems(ascii: bool) -> Self {
        Self { colour: stderr().is_terminal() && colours_allowed(), ascii }
    }

    /// How problems are drawn in this manner.
    pub const fn drawing(self) -> Drawing {
        match self {
            Self { ascii: true, .. } => Drawing::Ascii,
            Self { colour: true, .. } => Drawing::Colour,
            Self { .. } => Drawing::Plain,
        }
    }
}

/// Columns of the terminal that answers go to; 80 where they go elsewhere.
pub fn columns() -> usize {
    let terminal = stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(80, |(width, _)| usize::from(width.0))
}

/// The letters a drawing may use: plain ASCII where that is asked for, or where the locale says another encoding.
pub fn letters(ascii: bool) -> Letters {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let locale = locale.filter(|value| !value.is_empty()).map(|value| value.to_lowercase()).next();
    let unicode = locale.is_none_or(|locale| locale.contains("utf-8") || locale.contains("utf8"));
    if unicode && !ascii { Letters::Unicode } else { Letters::Ascii }
}

/// Prints an answer.
pub fn answer(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// What came of printing, where more depends on it than what is read: that the reader has gone changes no exit code.
pub fn if_anybody_reads(printed: Result<(), Failure>) -> Result<(), Failure> {
    match printed {
        Err(Failure::ReaderGone) => Ok(()),
        other => other,
    }
}

/// Prints a problem; where even that fails, nobody is left to tell.
pub fn complain(text: &str) {
    let mut err = stderr().lock();
    let newline = if text.ends_with('\n') { "" } else { "\n" };
    let _ = err.write_all(format!("{text}{newline}").as_bytes());
}

/// A bar over a number of futures that shows itself after a second.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
    shown: Once,
}

impl Progress {
    /// A bar that is not shown yet; never shown where `quiet` or where standard error is no terminal.
    pub fn new(futures: usize, quiet: bool) -> Self {
        let length = u64::try_from(futures).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(&say!("cli-bar-32-human-pos")) {
            bar.set_style(style);
        }
        let wanted = !quiet && std::io::stderr().is_terminal();
        Self { bar, started: Instant::now(), wanted, shown: Once::new() }
    }

    /// Notes that some futures are done.
    pub fn add(&self, futures: usize) {
        self.bar.inc(u64::try_from(futures).unwrap_or(0));
        if self.wanted && self.started.elapsed() > PATIENCE {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10)));
        }
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}

/// <https://no-color.org>: any value but an empty one.
fn colours_allowed() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
