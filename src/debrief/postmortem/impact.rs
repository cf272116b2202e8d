//! What it did: numbers, harm, severity.

use super::paper::Paper;
use crate::debrief::markdown::{inline, stopped};
use crate::debrief::phrases::say;
use crate::play::state::Range;
use crate::text::grouped;
use std::fmt::Display;

/// Whether a quotation is of what a machine wrote.
fn is_code(words: &str) -> bool {
    words.starts_with('`')
}

impl Paper<'_> {
    pub fn impact(&mut self) {
        let case = self.case;
        let book = &self.play.notebook;
        let truth = &case.scenario.truth.impact;
        let mut rows = Vec::new();
        if let Some(name) = self.severity() {
            let reason = book.severity.as_ref().map_or("", |(_, reason)| reason.as_str());
            let reason = stopped(&self.own_line(reason));
            if !reason.is_empty() {
                rows.push(say("pm-severity", &[("name", &name), ("reason", &reason)]));
            }
        }
        for quantity in &truth.quantities {
            let Some(range) = book.impact.get(&quantity.id) else { continue };
            // What began before what it came to, in whichever order they were pinned.
            let mut pins: Vec<u32> = range.pins.clone();
            pins.sort_by_key(|pin| {
                let place = book.pins.get(pin).map(|pin| &pin.place);
                place.and_then(|place| case.sources.corrected(place, &book.alignments))
            });
            let evidence = self.cite(pins);
            let unit = inline(&quantity.unit);
            let values: [(&str, &dyn Display); 2] = [("range", &ends(range)), ("unit", &unit)];
            let range_text = say("pm-impact-range", &values);
            let mut row = match &quantity.as_stated {
                Some(stated) => {
                    let stated = inline(stated).replace("{range}", &range_text);
                    say("pm-impact-stated", &[("stated", &stated), ("evidence", &evidence)])
                }
                None => say(
                    "pm-impact-row",
                    &[
                        ("ask", &inline(&quantity.ask)),
                        ("range", &range_text),
                        ("evidence", &evidence),
                    ],
                ),
            };
            let how = stopped(&self.own_line(&range.how));
            if !how.is_empty() {
                row = say("pm-impact-how", &[("row", &row), ("how", &how)]);
            }
            rows.push(row);
        }
        for (index, pin) in &book.harms {
            let Some(harm) = truth.harms.get(*index as usize) else { continue };
            let harm = inline(&harm.text);
            // A line of a machine is read where it stands among the evidence.
            let words = pin.and_then(|pin| self.quoted(pin)).filter(|words| !is_code(words));
            let evidence = self.cite(*pin);
            rows.push(match words {
                // What a pin shows is one case of it.
                Some(words) => say(
                    "pm-harm-shown",
                    &[("harm", &stopped(&harm)), ("words", &words), ("evidence", &evidence)],
                ),
                None => say("pm-harm", &[("harm", &harm), ("evidence", &evidence)]),
            });
        }
        if rows.is_empty() {
            rows.push(say("pm-no-impact", &[]));
        }
        self.heading("pm-impact");
        self.paragraph(&rows.join("\n"));
    }
}

/// Low to high; one number where they are the same.
pub fn ends(range: &Range) -> String {
    let (low, high) = (grouped(range.low), grouped(range.high));
    if low == high { low } else { say("pm-range", &[("low", &low), ("high", &high)]) }
}
