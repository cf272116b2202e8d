//! The impact sheet against the day that it describes.

use super::Subject;
use crate::diagnostics::Finding;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    let quantities = &subject.case.scenario.truth.impact.quantities;
    for (index, quantity) in quantities.iter().enumerate() {
        let Some(measure) = &quantity.world else { continue };
        let simulated = subject.case.day.measure(measure, subject.case.scenario.midnight);
        if !(quantity.low..=quantity.high).contains(&simulated) {
            let message = format!("the day has {simulated:.1} for `{}`", quantity.id);
            findings.push(
                Finding::error("SS805", "truth.ron", message)
                    .at(format!("impact.quantities[{index}].low"))
                    .help(format!(
                        "let the interval hold it (it is {} to {}), or change the world",
                        quantity.low, quantity.high
                    )),
            );
        }
    }
}
