//! What is read, done and written, and the minutes that it takes.

use std::ops::AddAssign;

/// Words that a reader takes in a minute: the mean of adults reading English non-fiction silently
/// (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019).
const READ: f64 = 238.0;

/// Words that somebody composes at a keyboard in a minute, with corrections (C.-M. Karat, C.
/// Halverson, D. Horn and J. Karat, "Patterns of entry and correction in large vocabulary
/// continuous speech recognition systems", CHI 1999).
const WRITTEN: f64 = 19.0;

/// Seconds of one step with the mouse: the mind is made up 1.35, the hand moves there 0.4, the
/// pointer 1.1, a press 0.2 (S. Card, T. Moran and A. Newell, "The keystroke-level model for user
/// performance time with interactive systems", Communications of the ACM 23, 1980).
const STEP: f64 = 3.05;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Words read.
    pub read: usize,
    /// Things decided on and clicked.
    pub steps: usize,
    /// Words written.
    pub written: usize,
}

impl Work {
    pub const fn read(read: usize) -> Self {
        Self { read, steps: 0, written: 0 }
    }

    pub const fn done(read: usize, steps: usize) -> Self {
        Self { read, steps, written: 0 }
    }

    pub fn minutes(&self) -> f64 {
        self.read as f64 / READ + STEP / 60.0 * self.steps as f64 + self.written as f64 / WRITTEN
    }
}

impl AddAssign for Work {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.steps += other.steps;
        self.written += other.written;
    }
}
