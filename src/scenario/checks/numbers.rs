//! Numbers that are no numbers, or that the rules cannot work with.

use super::Subject;
use super::walk::{Leaf, Value};
use crate::diagnostics::Finding;
use crate::scenario::model::Entry;

/// The range of a number by the struct or variant and the field that it stands in.
///
/// Upper bounds keep a scenario from asking for a day that takes hours to simulate or to read.
#[rustfmt::skip]
const RANGES: &[(&str, &str, f64, f64)] = &[
    // scenario.ron
    ("Manifest", "level", 1.0, 5.0),
    ("Manifest", "minutes", 10.0, 240.0),
    ("Manifest", "minutes_from_review", 5.0, 120.0),
    ("Sitting", "minutes", 1.0, 240.0),
    ("GutCheck", "chips", 1.0, 50.0),
    ("WorkingTime", "minutes", 10.0, 1000.0),
    ("WorkingTime", "moved_minutes", 0.0, 240.0),
    ("WorkingTime", "review_minutes", 15.0, 240.0),
    ("Dossier", "review_minutes", 15.0, 240.0),
    // world.ron
    ("WorldSpec", "seconds", 60.0, 86_400.0),
    ("Service", "workers", 1.0, 1e6),
    ("Service", "service_ms", 0.001, 3.6e6),
    ("Service", "queue_limit", 0.0, 1e9),
    ("Service", "base_error", 0.0, 1.0),
    ("Service", "place", -100.0, 100.0),
    ("Call", "per_request", 0.0, 1000.0),
    ("Call", "timeout_ms", 0.001, 3.6e6),
    ("Call", "retries", 0.0, 20.0),
    ("Call", "retry_budget", 0.0, 1.0),
    ("Entry", "per_second", 0.0, 1e6),
    ("Entry", "shape", 0.0, 100.0),
    ("Entry", "weekday", 0.0, 100.0),
    ("Entry", "noise", 0.0, 1.0),
    ("Entry", "paths", 0.0, 1e6),
    ("Entry", "place", -100.0, 100.0),
    ("Burst", "seconds", 1.0, 86_400.0),
    ("Burst", "factor", 0.0, 1000.0),
    ("Stock", "level", 0.0, 1e15),
    ("Stock", "in_per_request", 0.0, 1e9),
    ("Stock", "in_per_second", 0.0, 1e12),
    ("Stock", "out_per_second", 0.0, 1e12),
    ("Stock", "limit", 1e-6, 1e15),
    ("Condition", "reach", 0.0, 1.0),
    ("Until", "minutes", 0.0, 1440.0),
    ("Effect.Slower", "", 0.001, 1e6),
    ("Effect.AtMostMs", "", 0.001, 3.6e6),
    ("Effect.Errors", "", 0.0, 1.0),
    ("Effect.Workers", "", 0.0, 1000.0),
    ("Effect.Wrong", "", 0.0, 1.0),
    ("Effect.Load", "", 0.0, 1000.0),
    ("Effect.Grow", "", 0.0, 1e12),
    ("Alert", "for_seconds", 0.0, 86_400.0),
    ("Guard", "catches", 0.0, 1.0),
    ("Hazard", "per_year", 0.0, 10_000.0),
    ("Hazard", "minutes", 0.0, 1e6),
    ("Edit.Reach", "", 0.0, 1.0),
    ("Edit.Workers", "", 0.001, 1000.0),
    ("Edit.Rate", "", 0.0, 1000.0),
    // people.ron
    ("Person", "talkativeness", 0.0, 100.0),
    ("Item", "need", 0.0, 100.0),
    // evidence.ron
    ("Source", "minutes", 0.0, 120.0),
    ("Clock", "skew_ms", -86_400_000.0, 86_400_000.0),
    ("Clock", "resolution_ms", 1.0, 86_400_000.0),
    ("LogStream", "sample_per_thousand", 0.0, 1000.0),
    ("LogStream", "failures_per_second", 0.0, 1000.0),
    ("Template", "weight", 0.0, 1e6),
    ("Trigger", "seconds", 0.1, 86_400.0),
    ("Trigger", "jitter", 0.0, 86_400.0),
    ("Trigger", "per_minute", 0.0, 6000.0),
    ("Chart", "step_seconds", 1.0, 86_400.0),
    ("Threshold", "value", -1e15, 1e15),
    // truth.ron
    ("Measure", "days", 1.0, 8.0),
    ("Truth", "capacity", 0.0, 100.0),
    ("Quantity", "low", 0.0, 1e15),
    ("Quantity", "high", 0.0, 1e15),
    // review.ron, beats.ron
    ("Stretch", "minutes", 1.0, 240.0),
    ("Answer", "minutes", 0.0, 240.0),
    ("Beat", "within", 1.0, 1000.0),
    ("Then.Trust", "", -100.0, 100.0),
    ("Then.TrustOfClose", "", -100.0, 100.0),
    ("Then.TrustOfAll", "", -100.0, 100.0),
    ("Then.Sponsor", "", -100.0, 100.0),
    ("Then.Minutes", "", -240.0, 240.0),
    ("Then.Patience", "", -240.0, 240.0),
    ("Is.AtLeast", "", -1000.0, 1000.0),
    ("Is.Below", "", -1000.0, 1000.0),
];

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    size(subject, findings);
    for leaf in &subject.leaves {
        let Value::Number(number) = leaf.value else { continue };
        if !number.is_finite() {
            findings.push(
                Finding::error(
                    "SS305",
                    leaf.file,
                    format!("`{number}` is not a number to reckon with"),
                )
                .at(&leaf.path)
                .help("write a finite number"),
            );
        } else if let Some((low, high)) = range(leaf)
            && !(low..=high).contains(&number)
        {
            findings.push(
                Finding::error("SS306", leaf.file, format!("{number} is out of range"))
                    .at(&leaf.path)
                    .help(format!(
                        "write a number from {low} to {high}; docs/scenarios.md has its unit"
                    )),
            );
        }
    }
}

/// Parts of a world at most: each is reckoned every second of the day.
fn size(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let world = &subject.scenario.world;
    let calls = world.services.iter().map(|service| service.calls.len()).max().unwrap_or(0);
    let longest = |of: fn(&Entry) -> usize| world.entries.iter().map(of).max().unwrap_or(0);
    let parts = [
        ("services", world.services.len(), 64),
        ("services", calls, 64),
        ("entries", world.entries.len(), 64),
        ("entries", longest(|entry| entry.bursts.len()), 64),
        ("entries", longest(|entry| entry.shape.len()), 256),
        ("entries", longest(|entry| entry.paths.len()), 256),
        ("stocks", world.stocks.len(), 64),
        ("alerts", world.alerts.len(), 64),
        ("conditions", world.conditions.len(), 256),
    ];
    for (field, count, limit) in parts {
        if count > limit {
            findings.push(
                Finding::error("SS309", "world.ron", format!("{count} are too many here"))
                    .at(field)
                    .help(format!("{limit} are the limit: let one stand for many alike")),
            );
        }
    }
}

fn range(leaf: &Leaf) -> Option<(f64, f64)> {
    let (of, variant) = leaf.inside;
    let matches = |name: &str, field: &str| match name.split_once('.') {
        Some((outer, inner)) => outer == of && inner == variant,
        None => name == of && field == leaf.field,
    };
    RANGES
        .iter()
        .find(|(name, field, ..)| matches(name, field))
        .map(|(.., low, high)| (*low, *high))
}

#[cfg(test)]
mod tests {
    use super::RANGES;
    use crate::scenario::checks::sample::{codes, sample};
    use crate::scenario::checks::walk::{Value, leaves};

    #[test]
    fn not_a_number_and_too_many() {
        for (wrong, code) in
            [("NaN", "SS305"), ("inf", "SS305"), ("-inf", "SS305"), ("-1.0", "SS306")]
        {
            let to = format!("service_ms: {wrong}");
            let found = codes(&[("world.ron", "service_ms: 20.0", &to)]);
            assert_eq!(found, [code], "{wrong}");
        }
        assert!(codes(&[("world.ron", "Slower(8.0)", "Slower(1e999)")]).contains(&"SS305"));
        assert_eq!(codes(&[("scenario.ron", "level: 1", "level: 9")]), ["SS306"]);
    }

    #[test]
    fn a_threshold_at_no_number() {
        for (value, found) in
            [("0.9", &[][..]), ("NaN", &["SS305"]), ("-inf", &["SS305"]), ("1e16", &["SS306"])]
        {
            let lines = format!("thresholds: [(name: \"page\", value: {value})], step_seconds");
            assert_eq!(codes(&[("evidence.ron", "step_seconds", &lines)]), found, "{value}");
        }
    }

    #[test]
    fn too_many_services() {
        let service = |n| {
            format!(
                "(id: \"s-{n}\", name: \"s\", does: \"s\", kind: Web, workers: 1, service_ms: 1.0, \
                 queue_limit: 1.0, place: (0, 0)),"
            )
        };
        let many: String = (0..70).map(service).collect();
        let found = codes(&[("world.ron", "services: [", &format!("services: [{many}"))]);
        assert_eq!(found, ["SS309"]);
    }

    /// A range whose struct or field was renamed would guard nothing.
    #[test]
    fn every_range_of_a_struct_names_a_field_of_the_model() {
        let model = [
            include_str!("../model/manifest.rs"),
            include_str!("../model/world.rs"),
            include_str!("../model/people.rs"),
            include_str!("../model/evidence.rs"),
            include_str!("../model/truth.rs"),
            include_str!("../model/review.rs"),
            include_str!("../model/language.rs"),
        ]
        .concat();
        for (name, field, ..) in RANGES {
            let (of, variant) = name.split_once('.').unwrap_or((name, ""));
            let start = [format!("struct {of} {{"), format!("enum {of} {{")];
            let at =
                start.iter().find_map(|start| model.find(start)).unwrap_or_else(|| panic!("{of}"));
            let body = &model[at..at + model[at..].find("\n}").expect("a body")];
            let wanted =
                if variant.is_empty() { format!("{field}:") } else { format!("{variant}(") };
            assert!(body.contains(&wanted), "{name} {field}");
        }
    }

    #[test]
    fn the_sample_has_numbers_of_many_kinds() {
        let numbers = leaves(&sample());
        let numbers = numbers.iter().filter(|leaf| matches!(leaf.value, Value::Number(_)));
        assert!(numbers.filter(|leaf| super::range(leaf).is_some()).count() > 50);
    }
}
