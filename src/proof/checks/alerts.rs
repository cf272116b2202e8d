//! Conditions that end by a response to an alert, on a day on which it fires.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::Until;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    for (index, condition) in subject.case.scenario.world.conditions.iter().enumerate() {
        let Until::After { alert, .. } = &condition.until else { continue };
        if subject.case.day.alert_fired(alert).is_empty() {
            let message = format!("`{}` waits for `{alert}`, which never fires", condition.id);
            findings.push(
                Finding::error("SS804", "world.ron", message)
                    .at(format!("conditions[{index}].until"))
                    .help("lower the alert's bound or its `for_seconds`, or end it another way"),
            );
        }
    }
}
