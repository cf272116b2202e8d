//! Sources that would hold too much.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Body, Chart, FileOf, LogStream, Trigger};
use std::ops::AddAssign;

/// Lines, rows and points that all sources may be expected to hold together.
const LINES_LIMIT: f64 = 1_000_000.0;

/// Bytes of text in them.
const BYTES_LIMIT: f64 = 256.0 * 1024.0 * 1024.0;

/// Ordinary requests of one entry that are written down in one second, at most.
const SAMPLED_AT_MOST: f64 = 200.0;

/// What a source may be expected to hold.
#[derive(Clone, Copy, Default)]
struct Weight {
    lines: f64,
    bytes: f64,
}

impl Weight {
    /// So many lines of a length.
    fn of(lines: f64, length: usize) -> Self {
        Self { lines, bytes: lines * length as f64 }
    }

    fn is_too_much(self) -> bool {
        // Where a number is none, that is what is found.
        self.lines.is_finite() && (self.lines > LINES_LIMIT || self.bytes > BYTES_LIMIT)
    }
}

impl AddAssign for Weight {
    fn add_assign(&mut self, more: Self) {
        self.lines += more.lines;
        self.bytes += more.bytes;
    }
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut all = Weight::default();
    for (index, source) in subject.scenario.shelf.sources.iter().enumerate() {
        let weight = match &source.body {
            Body::Logs(stream) => logs(subject, stream),
            Body::Chart(chart) => points(subject, chart),
            Body::Chat(messages) => Weight::of(messages.len() as f64, 0),
            Body::Table(table) => {
                let fired = if table.alerts { alerts(subject) } else { 0.0 };
                Weight::of(table.rows.len() as f64 + fired, 0)
            }
            Body::Diff(file) | Body::Paper(file) | Body::LogFile(file) => text(subject, file),
        };
        let path = format!("sources[{index}].body[0]");
        if weight.is_too_much() {
            findings.push(found("this source", weight, path));
            continue;
        }
        all += weight;
        if all.is_too_much() {
            findings.push(found("the sources up to here", all, path));
            return;
        }
    }
}

fn found(what: &str, Weight { lines, bytes }: Weight, path: String) -> Finding {
    let lines = if lines < 1e9 { format!("some {lines:.0}") } else { "billions of".to_owned() };
    let (lines_limit, bytes_limit) = (LINES_LIMIT, BYTES_LIMIT / 1024.0 / 1024.0);
    Finding::error("SS308", "evidence.ron", format!("{what} would hold {lines} lines or points"))
        .at(path)
        .help(format!(
            "sample less, or in longer steps: all sources may hold {lines_limit} lines and points, \
             and {bytes_limit} MiB of text"
        ))
        .note(format!("Their text would have {:.0} MiB.", (bytes / 1024.0 / 1024.0).min(1e9)))
}

fn logs(subject: &Subject<'_>, stream: &LogStream) -> Weight {
    let world = &subject.scenario.world;
    let seconds = f64::from(world.seconds);
    let mut lines = stream.lines.len() as f64;
    if stream.of.is_some() {
        let share = f64::from(stream.sample_per_thousand) / 1000.0;
        let sampled = world.entries.iter().map(|entry| {
            let shape = entry.shape.iter().map(|(_, factor)| *factor).fold(1.0, f64::max);
            let weekday = entry.weekday.iter().copied().fold(1.0, f64::max);
            let rate = entry.per_second * shape * weekday * share;
            // Bursts and conditions are short, or written out by their own numbers.
            if rate.is_finite() { rate.min(SAMPLED_AT_MOST) } else { rate }
        });
        lines += (sampled.sum::<f64>() + f64::from(stream.failures_per_second)) * seconds;
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
    let templates = stream.templates.iter().map(|template| {
        let fields = template.fields.iter().map(|(name, value)| name.len() + value.len());
        template.text.len() + fields.sum::<usize>()
    });
    Weight::of(lines, templates.max().unwrap_or(0))
}

fn points(subject: &Subject<'_>, chart: &Chart) -> Weight {
    let steps = subject.scenario.world.seconds / chart.step_seconds.max(1);
    Weight::of(chart.series.len() as f64 * f64::from(steps), 0)
}

/// Alerts that fire and clear as often as they can.
fn alerts(subject: &Subject<'_>) -> f64 {
    let world = &subject.scenario.world;
    world.alerts.len() as f64 * f64::from(world.seconds) / 2.0
}

fn text(subject: &Subject<'_>, file: &FileOf) -> Weight {
    let text = subject.scenario.files.get(&file.file).map_or("", String::as_str);
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Weight { lines: lines as f64, bytes: text.len() as f64 }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn a_stream_without_measure() {
        let edit = ("world.ron", "per_second: 40.0", "per_second: 400000.0");
        assert!(codes(&[edit]).contains(&"SS308"));
        let endless = ("world.ron", "per_second: 40.0", "per_second: inf");
        assert!(!codes(&[endless]).contains(&"SS308"));
    }

    #[test]
    fn charts_of_ten_thousand_series() {
        let series = "(name: \"b\", service: \"store\", metric: Saturation),".repeat(5_000);
        let edit = ("evidence.ron", "series: [", &*format!("series: [{series}"));
        assert!(codes(&[edit]).contains(&"SS308"));
    }

    #[test]
    fn lines_of_pages() {
        let long = format!("sold {{path}} {}", "x".repeat(15_000));
        assert!(codes(&[("evidence.ron", "sold {path}", &long)]).contains(&"SS308"));
    }

    #[test]
    fn one_long_paper_in_many_sources() {
        let paper = |n| {
            format!(
                "(id: \"p{n}\", name: \"p\", group: Papers, about: \"p\", minutes: 2, when: Always, \
                 clock: (zone: \"UTC\", resolution_ms: 1), body: Paper((file: \"ticket.md\"))),"
            )
        };
        let many: String = (0..20).map(paper).collect();
        let text = "x\n".repeat(60_000);
        let edits = [
            ("evidence.ron", "sources: [", &*format!("sources: [{many}")),
            ("evidence/ticket.md", "\n", &*format!("\n{text}")),
        ];
        assert!(codes(&edits).contains(&"SS308"));
        assert!(!codes(&edits[1..]).contains(&"SS308"));
    }
}
