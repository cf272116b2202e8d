//! The sittings against the stated length. What a play really takes is estimated by
//! `proof::checks`, which plays.

use super::Subject;
use crate::diagnostics::Finding;

/// Real minutes of a sitting at most.
const SITTING: u32 = 20;

/// More than a fifth off what is stated.
pub fn off(stated: u32, likely: f64) -> bool {
    let stated = f64::from(stated);
    (likely - stated).abs() > 0.2 * stated
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let manifest = &subject.scenario.manifest;
    for (index, sitting) in manifest.sittings.iter().enumerate() {
        if sitting.minutes > SITTING {
            let message = format!("a sitting of {} minutes", sitting.minutes);
            findings.push(
                Finding::warning("SS703", "scenario.ron", message)
                    .at(format!("sittings[{index}].minutes"))
                    .help("end a sitting after 20 minutes at most, at a good place to stop"),
            );
        }
    }
    let sum: u32 = manifest.sittings.iter().map(|sitting| sitting.minutes.min(1000)).sum();
    if off(manifest.minutes, f64::from(sum)) {
        findings.push(
            Finding::warning("SS703", "scenario.ron", "the sittings do not add up to the length")
                .at("sittings")
                .help("let their minutes add up to `minutes`")
                .note(format!("They take {sum} minutes, the play {}.", manifest.minutes)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_long_sitting() {
        let found = codes(&[(
            "scenario.ron",
            "minutes: 12, until: Phase(Review)",
            "minutes: 31, until: Phase(Review)",
        )]);
        assert!(found.contains(&"SS703"), "{found:?}");
    }
}
