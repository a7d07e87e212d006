//! How far long work is.

use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no telling.
const PATIENCE: Duration = Duration::from_millis(500);

/// A line on the terminal of errors that says how far some work is, where that takes longer than half a second. At its end it is gone.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Of `all` parts; `line` has `{pos}` for those that are done, and `{len}` for all.
    pub(super) fn of(all: usize, line: &str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::hidden());
        // The lines are ours.
        bar.set_style(ProgressStyle::with_template(line).unwrap_or_else(|problem| unreachable!("{problem}")));
        let waiting = bar.downgrade();
        // Work of one part does not come by to say that it is not done.
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            // Once finished, it draws nothing any more.
            if let Some(bar) = waiting.upgrade().filter(|bar| !bar.is_finished()) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(PATIENCE / 5);
            }
        });
        Self(bar)
    }

    /// Where there is no terminal.
    pub(super) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// One more part is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
