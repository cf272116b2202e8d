//! Opens a log in the game's window, scrolls and jumps in it, and says how long frames took: see
//! docs/performance/scroll.
//!
//! Usage: scroll FILE LINES FRAMES
//!
//! Prints, a line each: what was done, the number of frames, the median and the 99th of a hundred of
//! the times from one frame to the next, milliseconds. `indexing` is all of them until the index is
//! whole, `still` the same rows again and again, `scroll` seven rows a frame, `jump` anywhere.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use second_story::game::{GameOptions, Screens, Size, run};
use second_story::text::Words;
use second_story::workbench::kit::Look;
use second_story::workbench::log::LogReader;
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

const PHASES: [&str; 4] = ["indexing", "still", "scroll", "jump"];

struct Scrolled {
    reader: LogReader,
    words: Words,
    frames: usize,
    phase: usize,
    last: Option<Instant>,
    took: [Vec<f64>; PHASES.len()],
    chance: ChaCha8Rng,
    lines: u64,
    told: bool,
}

impl Drop for Scrolled {
    fn drop(&mut self) {
        let mut out = std::io::stdout().lock();
        for (phase, took) in PHASES.iter().zip(&mut self.took) {
            took.sort_by(f64::total_cmp);
            let at = |share: f64| took.get((took.len() as f64 * share) as usize).unwrap_or(&0.0);
            // With nowhere to write to there is nobody to tell.
            drop(writeln!(out, "{phase} {} {:.2} {:.2}", took.len(), at(0.5), at(0.99)));
        }
    }
}

impl Screens for Scrolled {
    fn ui(&mut self, ui: &mut egui::Ui) {
        let now = Instant::now();
        if let Some(last) = self.last.replace(now) {
            self.took[self.phase].push((now - last).as_secs_f64() * 1000.0);
        }
        if self.phase + 1 == PHASES.len() && self.took[self.phase].len() == self.frames {
            self.told = true;
        }
        let over = match self.phase {
            0 => !self.reader.works(),
            phase => self.took[phase].len() == self.frames,
        };
        if over && self.phase + 1 < PHASES.len() {
            self.phase += 1;
            // The frame in between belongs to neither.
            self.last = None;
        }
        match self.phase {
            2 => self.reader.state.top_row += 7,
            3 => self.reader.state.top_row = self.chance.random_range(0..self.lines),
            _ => {}
        }
        self.reader.ui(ui, &self.words);
    }

    fn look(&self) -> Look {
        Look::default()
    }

    fn wants_frames(&self) -> bool {
        true
    }

    fn wants_to_close(&self) -> bool {
        self.told
    }

    fn stops(&self) -> Vec<String> {
        Vec::new()
    }

    fn go_to(&mut self, _stop: &str) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [file, lines, frames] = &given[..] else {
        return Err("usage: scroll FILE LINES FRAMES".into());
    };
    let scrolled = Scrolled {
        reader: LogReader::open(&[PathBuf::from(file)]),
        words: Words::english(),
        frames: frames.parse()?,
        phase: 0,
        last: None,
        took: Default::default(),
        chance: ChaCha8Rng::seed_from_u64(1),
        lines: lines.parse()?,
        told: false,
    };
    let options = GameOptions {
        title: "scroll".to_owned(),
        size: Size::default(),
        tour: None,
        first_frame: None,
    };
    run(options, Box::new(scrolled))?;
    Ok(())
}
