//! A progress bar for runs that take longer than a second, on a terminal only.

use std::io::IsTerminal;
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over a number of futures that shows itself after a second.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    wanted: bool,
    shown: Once,
}

const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// A bar that is not shown yet; never shown where `quiet` or where standard error is no terminal.
    pub fn new(futures: usize, quiet: bool) -> Self {
        let length = u64::try_from(futures).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        if let Ok(style) =
            ProgressStyle::with_template("{bar:32} {human_pos} of {human_len} futures, {eta} left")
        {
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
