//! On a day without trouble, every service has room.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::Metric;

/// Share of worker time in use at most. Above it, small bursts tip a service over, and the world
/// falls down before the incident begins.
const ROOM: f64 = 0.8;

/// Seconds over which use is averaged, so that a burst of a few seconds does not count.
const WINDOW: usize = 300;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    for (index, service) in subject.case.scenario.world.services.iter().enumerate() {
        let Some(series) = subject.quiet.series(&service.id, Metric::Saturation) else { continue };
        let mean =
            |part: &[f32]| part.iter().map(|v| f64::from(*v)).sum::<f64>() / part.len() as f64;
        let busiest = series.chunks(WINDOW).map(mean).fold(0.0, f64::max);
        if busiest > ROOM {
            let percent = busiest * 100.0;
            let message = format!("`{}` is {percent:.0} percent busy on a quiet day", service.id);
            findings.push(
                Finding::error("SS803", "world.ron", message)
                    .at(format!("services[{index}].workers"))
                    .help("give it more workers or a shorter `service_ms`: 80 percent at most")
                    .note("A worker that waits for a service it calls is busy, too."),
            );
        }
    }
}
