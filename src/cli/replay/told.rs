//! A recording and a copy side by side: what was said in one and not in the other.

use super::shown::Transcript;
use super::{Rejected, called, json};
use crate::cli::Failure;
use crate::debrief::replay::{Difference, Telling};
use crate::diagnostics::printable_line;
use crate::play::Case;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write;

/// What a copy came to.
pub struct Told<'a> {
    pub case: &'a Case,
    /// The turn at whose end they part, counted from one.
    pub from: usize,
    pub rejected: Vec<Rejected>,
    /// Whether the copy's review was closed.
    pub over: bool,
    pub found: Difference,
    pub recording: Transcript,
    pub copy: Transcript,
}

impl Told<'_> {
    pub fn value(&self) -> Value {
        let tellings = |told: &BTreeSet<Telling>| -> Vec<String> {
            told.iter().map(|(person, item)| format!("{person}/{item}")).collect()
        };
        let [first, second] = &self.found.told;
        let who: Vec<Value> = self
            .found
            .who
            .iter()
            .map(|(who, [first, second])| {
                json!({"person": who, "name": called(self.case, who), "recording": first,
                       "copy": second})
            })
            .collect();
        let [first_only, second_only] = &self.found.only;
        json!({
            "from": self.from,
            "rejected": self.rejected,
            "copy_is_over": self.over,
            "told": {"only_recording": tellings(first), "only_copy": tellings(second),
                     "both": tellings(&self.found.told_in_both)},
            "who": who,
            "minutes": {"recording": self.found.minutes[0], "copy": self.found.minutes[1]},
            "recording": self.recording.from(self.from, first_only),
            "copy": self.copy.from(self.from, second_only),
        })
    }

    pub fn print(&self, out: &mut dyn Write) -> Result<(), Failure> {
        for one in &self.rejected {
            let (command, why) = (printable_line(&one.command), printable_line(&one.why));
            writeln!(out, "rejected: line {}, `{command}`: {why}", one.line)?;
        }
        let ([first, second], both) = (&self.found.told, &self.found.told_in_both);
        writeln!(
            out,
            "After turn {}, told in the recording alone: {}, in the copy alone: {}, in both: {}.",
            self.from,
            first.len(),
            second.len(),
            both.len()
        )?;
        let [minutes, others] = self.found.minutes;
        writeln!(out, "The recording took {minutes} min of the hour, the copy {others} min.")?;
        if !self.over {
            writeln!(out, "The copy was not closed: it is compared as far as it has come.")?;
        }
        if !self.found.who.is_empty() {
            writeln!(out, "\n  {:<20}{:>9} {:>9}", "told", "recording", "copy")?;
        }
        for (who, [first, second]) in &self.found.who {
            writeln!(
                out,
                "  {:<20}{first:>9} {second:>9}",
                printable_line(&called(self.case, who))
            )?;
        }
        let [first, second] = &self.found.only;
        writeln!(out, "\n= The recording (- said here alone)")?;
        self.recording.lines(self.from, first, '-', out)?;
        writeln!(out, "\n= The copy (+ said here alone)")?;
        self.copy.lines(self.from, second, '+', out)
    }
}
