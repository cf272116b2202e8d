//! What Larkgate's papers say of the day agrees with the day that is simulated.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use second_story::scenario::model::*;
use second_story::{scenario, shelf, world};
use std::path::Path;

fn larkgate() -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    scenario::load(&folder).expect("a scenario")
}

/// The instant that a source gives for one of its marks.
fn told(scenario: &Scenario, source: &str, mark: &str) -> Ms {
    let mark = MarkId::from(mark);
    let at = match &scenario.source(&source.into()).expect("a source").body {
        Body::Logs(stream) => {
            stream.lines.iter().find(|l| l.mark.as_ref() == Some(&mark)).map(|l| &l.at)
        }
        Body::Chat(chat) => chat.iter().find(|m| m.mark.as_ref() == Some(&mark)).map(|m| &m.at),
        Body::Table(table) => {
            table.rows.iter().find(|r| r.mark.as_ref() == Some(&mark)).map(|r| &r.at)
        }
        _ => None,
    };
    scenario.at(at.expect("a mark with a time"))
}

#[test]
fn the_pager_rings_when_the_day_says_so() {
    let scenario = larkgate();
    let day = world::run(&scenario.world, scenario.midnight).expect("a day");
    for (alert, mark) in [("sieve-worker-busy", "pe-first"), ("visitors-refused", "pe-refused")] {
        let fired = day.alert_fired(&alert.into());
        assert_eq!(fired, [told(&scenario, "pages", mark)], "{alert}");
    }
}

#[test]
fn the_rule_runs_from_the_push_to_the_flag() {
    let scenario = larkgate();
    let day = world::run(&scenario.world, scenario.midnight).expect("a day");
    let ran = |id: &str| {
        let found = day.conditions().iter().find(|ran| ran.condition.as_str() == id);
        found.map(|ran| (ran.from, ran.until)).expect("a condition that ran")
    };
    let near = |a: Ms, b: Ms| assert!((a - b).abs() <= 2 * SECOND, "{a} and {b}");
    let (from, until) = ran("pattern-2211");
    near(from, told(&scenario, "pigeon-log", "pg-done"));
    near(until, told(&scenario, "pigeon-log", "pg-off"));
    let (off, on) = ran("sieve-off");
    near(off, until);
    near(on, told(&scenario, "pigeon-log", "pg-on"));
}

#[test]
fn workers_are_full_within_four_seconds_and_free_before_the_all_clear() {
    let scenario = larkgate();
    let day = world::run(&scenario.world, scenario.midnight).expect("a day");
    let busy = day.series(&"gatehouse".into(), Metric::Saturation).expect("a series");
    let at = |ms: Ms| f64::from(busy[day.second_at(ms).expect("a second of the day")]);
    assert!(at(told(&scenario, "pigeon-log", "pg-done") - SECOND) < 0.4);
    assert!(at(told(&scenario, "edge-17", "e17-full")) > 0.99);
    assert!(at(told(&scenario, "door-trouble", "dt-clear")) < 0.4);
}
