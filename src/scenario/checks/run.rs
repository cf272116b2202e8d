//! Runs all passes over a scenario.

use super::walk::{Leaf, leaves};
use super::*;
use crate::diagnostics::Finding;
use crate::scenario::Folder;
use crate::scenario::model::Scenario;

/// What the passes read.
pub struct Subject<'s> {
    pub scenario: &'s Scenario,
    /// What it was read from.
    pub folder: &'s Folder,
    /// Every value with its path.
    pub leaves: Vec<Leaf>,
}

/// A named pass: reads a scenario, adds what it finds.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&Subject<'_>, &mut Vec<Finding>),
}

/// Every structural pass, in the order in which they run: what names lead to comes first.
pub const PASSES: &[Pass] = &[
    Pass { name: "duplicate ids", run: duplicates::pass },
    Pass { name: "unknown ids", run: ids::pass },
    Pass { name: "forms of questions", run: forms::pass },
    Pass { name: "files", run: files::pass },
    Pass { name: "texts", run: texts::pass },
    Pass { name: "moments", run: moments::pass },
    Pass { name: "order of time", run: order::pass },
    Pass { name: "numbers", run: numbers::pass },
    Pass { name: "cycles between services", run: cycles::pass },
    Pass { name: "log lines", run: lines::pass },
    Pass { name: "who was in a chat", run: present::pass },
    Pass { name: "the first story", run: first_story::pass },
    Pass { name: "events", run: events::pass },
    Pass { name: "cards", run: cards::pass },
    Pass { name: "factors", run: factors::pass },
    Pass { name: "impact", run: impact::pass },
    Pass { name: "measures", run: measures::pass },
    Pass { name: "turning points", run: turning_points::pass },
    Pass { name: "the path to production", run: path::pass },
    Pass { name: "what people know", run: items::pass },
    Pass { name: "accounts", run: accounts::pass },
    Pass { name: "participants", run: participants::pass },
    Pass { name: "beats", run: beats::pass },
    Pass { name: "reachability", run: reach::pass },
    Pass { name: "length of options", run: options::pass },
    Pass { name: "working time", run: budget::pass },
    Pass { name: "stated length", run: length::pass },
];

/// Values in one scenario at most; a real one has some ten thousand.
const LEAVES_LIMIT: usize = 60_000;

/// Findings of one pass at most: a broken file would otherwise bury all others.
pub(super) const FINDINGS_LIMIT: usize = 300;

/// What all structural passes find, in the order of the passes.
pub fn check(scenario: &Scenario) -> Vec<Finding> {
    check_read(scenario, &Folder::default())
}

/// As [`check`], where files of the folder may have been refused.
pub fn check_read(scenario: &Scenario, folder: &Folder) -> Vec<Finding> {
    let leaves = leaves(scenario);
    if leaves.len() > LEAVES_LIMIT {
        let message = format!("the scenario holds more than {LEAVES_LIMIT} values");
        return vec![Finding::error("SS003", "", message).help("leave out what nobody meets")];
    }
    let subject = Subject { scenario, folder, leaves };
    let mut findings = Vec::new();
    for pass in PASSES {
        let mut found = Vec::new();
        (pass.run)(&subject, &mut found);
        found.truncate(FINDINGS_LIMIT);
        findings.append(&mut found);
    }
    findings
}
