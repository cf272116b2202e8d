//! `coach --score`: precision and recall on labelled sentences.

use super::super::{Exit, Failure};
use super::files::{Input, Places};
use crate::coach::score::{Counts, read, score as counted};
use std::io::Write;
use std::path::PathBuf;

pub fn score(files: &[PathBuf], places: &mut Places, out: &mut dyn Write) -> Result<Exit, Failure> {
    for file in files {
        let input = Input::File(file.clone());
        let wrong = |message: String| Failure::new(message, "");
        let text = input.text().map_err(|problem| wrong(problem.message))?;
        let entries = read(&text).map_err(|error| wrong(format!("{}: {error}", file.display())))?;
        let config = places.config(&input);
        let config = config.map_err(|problem| wrong(problem.message))?.unwrap_or_default();
        let (families, differs) = counted(&entries, &config);
        for one in &differs {
            let (vain, missed) = (one.wrong.join(" "), one.missed.join(" "));
            writeln!(out, "+ {vain:<10} - {missed:<8} {}", one.text)?;
        }
        let mut all = Counts::default();
        writeln!(out, "{}: {} entries", file.display(), entries.len())?;
        for (family, counts) in families.iter().filter(|(_, counts)| *counts != Counts::default()) {
            row(family, counts, out)?;
            all.add(counts);
        }
        row("all", &all, out)?;
    }
    Ok(Exit::Fine)
}

fn row(name: &str, counts: &Counts, out: &mut dyn Write) -> Result<(), Failure> {
    let share = |thousandths: usize| thousandths as f64 / 1000.0;
    write!(
        out,
        "{name:<4} precision {:.3}  recall {:.3}  right {:>3}  wrong {:>3}  missed {:>3}",
        share(counts.precision()),
        share(counts.recall()),
        counts.right,
        counts.wrong,
        counts.missed
    )?;
    if counts.hints > 0 {
        write!(out, "  hints {} of {}", counts.shown, counts.hints)?;
    }
    writeln!(out)?;
    Ok(())
}
