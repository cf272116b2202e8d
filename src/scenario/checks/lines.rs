//! Log streams that would write too much.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Body, LogStream, Trigger};

/// Lines that one stream may be expected to write.
const LINES_LIMIT: f64 = 2_000_000.0;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (source, of) in subject.scenario.shelf.sources.iter().enumerate() {
        let Body::Logs(stream) = &of.body else { continue };
        let path = format!("sources[{source}].body[0]");
        let expected = expected_lines(subject, stream);
        if expected > LINES_LIMIT {
            let message = format!("this stream would write some {expected:.0} lines");
            findings.push(
                Finding::error("SS308", "evidence.ron", message)
                    .at(&path)
                    .help(format!("sample less: {LINES_LIMIT} lines are the limit")),
            );
        }
    }
}

fn expected_lines(subject: &Subject<'_>, stream: &LogStream) -> f64 {
    let world = &subject.scenario.world;
    let seconds = f64::from(world.seconds);
    let arriving: f64 = world.entries.iter().map(|entry| entry.per_second).sum();
    let mut lines = stream.lines.len() as f64;
    if stream.of.is_some() {
        lines += arriving * seconds * f64::from(stream.sample_per_thousand) / 1000.0;
        lines += f64::from(stream.failures_per_second) * seconds;
    }
    for template in &stream.templates {
        lines += match &template.on {
            Trigger::Request(_) => 0.0,
            Trigger::Every { seconds: every, .. } | Trigger::While { seconds: every, .. } => {
                seconds / every.max(1e-3)
            }
            Trigger::Random { per_minute } => per_minute * seconds / 60.0,
        };
    }
    lines
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_stream_without_measure() {
        let edit = ("world.ron", "per_second: 40.0", "per_second: 400000.0");
        assert!(codes(&[edit]).contains(&"SS308"));
    }
}
