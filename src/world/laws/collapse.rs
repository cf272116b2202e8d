//! Overload, retries, backlogs and stocks: where a small cause goes on.

use super::*;

/// A front with plenty of workers and a back that serves 100 a second, 80 of which are asked for.
/// For a minute the back takes three times as long.
fn fragile(budget: f64) -> WorldSpec {
    let mut spec = world();
    let asks = Call { retries: 3, retry_budget: budget, ..call("back") };
    spec.services = vec![
        Service { queue_limit: 1e6, ..service("front", 5000, 1.0, vec![asks]) },
        Service { queue_limit: 1e6, ..service("back", 10, 100.0, Vec::new()) },
    ];
    spec.entries = vec![entry("front", 80.0)];
    spec.alerts.clear();
    spec.conditions = vec![Condition {
        on: "back".into(),
        until: Until::Time(Moment::new("08:21")),
        effects: vec![Effect::Slower(3.0)],
        ..spec.conditions[0].clone()
    }];
    spec
}

#[test]
fn late_attempts_occupy_the_callee_and_retries_keep_it_down() {
    let day = run(&fragile(3.0), 0).expect("runs");
    // Half an hour after the cause is gone, the back is busy with answers that nobody awaits.
    assert!(minute(&day, Metric::ErrorRatio, "front", 15) < 0.01);
    assert!(minute(&day, Metric::ErrorRatio, "front", 55) > 0.95);
    assert!(minute(&day, Metric::Saturation, "back", 55) > 0.99);
    assert!(minute(&day, Metric::Answered, "back", 55) > 95.0);
}

#[test]
fn a_retry_budget_lets_the_backlog_drain() {
    let day = run(&fragile(0.1), 0).expect("runs");
    assert!(minute(&day, Metric::ErrorRatio, "front", 22) > 0.95);
    assert!(minute(&day, Metric::ErrorRatio, "front", 55) < 0.01);
}

#[test]
fn whatever_arrives_is_answered_turned_away_or_still_there() {
    let mut spec = world();
    spec.services[1].queue_limit = 40.0;
    let day = run(&spec, 0).expect("runs");
    let rules = day.service(&"rules".into()).expect("a service");
    let sum = |values: &[f32]| values.iter().map(|value| f64::from(*value)).sum::<f64>();
    let inside =
        |second: usize| f64::from(rules.queue[second]) + 64.0 * f64::from(rules.saturation[second]);
    for last in [1150, 1230, 1500, 3599] {
        let came = sum(&rules.arriving[1..=last]) + inside(0);
        let gone = sum(&rules.answered[1..=last]) + sum(&rules.shed[1..=last]);
        assert!((came - gone - inside(last)).abs() < 1e-4 * came, "until second {last}");
    }
    assert!(sum(&rules.shed) > 1000.0, "the queue never was full");
}

#[test]
fn below_full_load_every_queue_stays_small() {
    let mut spec = world();
    // From 1,500 to 3,000 a second: the door at 0.55 of its workers, then at nearly 0.9.
    spec.entries[0].shape = vec![(Moment::new("08:00"), 1.0), (Moment::new("09:00"), 1.95)];
    let day = quiet_day(&spec, 0).expect("runs");
    for id in ["door", "rules", "site"] {
        let queue = day.series(&id.into(), Metric::Queue).expect("a series");
        let busy = day.series(&id.into(), Metric::Saturation).expect("a series");
        assert!(busy.iter().all(|share| *share < 0.95), "{id}");
        assert!(queue.iter().all(|waiting| *waiting < 30.0), "{id}");
    }
    let peak = day.peak_utilisation(&"door".into());
    assert!((0.5..0.95).contains(&peak), "{peak}");
}

#[test]
fn a_stock_fills_and_then_its_service_suffers() {
    let mut spec = world();
    spec.conditions = vec![Condition {
        effects: vec![Effect::Grow("disk".into(), 2.0)],
        until: Until::Time(Moment::new("08:40")),
        ..spec.conditions[0].clone()
    }];
    spec.stocks = vec![Stock {
        id: "disk".into(),
        name: String::new(),
        unit: "GB".into(),
        of: "site".into(),
        level: 100.0,
        in_per_request: 0.0,
        in_per_second: 1.0,
        out_per_second: 1.0,
        limit: 700.0,
        full: Some(Effect::Errors(0.5)),
    }];
    let day = run(&spec, 0).expect("runs");
    let level = day.series(&"disk".into(), Metric::Level).expect("a level");
    assert_eq!([level[1199], level[1200], level[1498], level[1600]], [100.0, 102.0, 698.0, 700.0]);
    assert!(minute(&day, Metric::ErrorRatio, "door", 24) < 0.01);
    assert!((minute(&day, Metric::ErrorRatio, "door", 26) - 0.5).abs() < 0.01);
}

#[test]
fn nobody_asks_a_service_that_is_bypassed() {
    let mut spec = world();
    spec.conditions[0].effects = vec![Effect::Slower(400.0), Effect::Bypassed];
    let day = run(&spec, 0).expect("runs");
    assert_eq!(minute(&day, Metric::Arriving, "rules", 25), 0.0);
    assert!(minute(&day, Metric::ErrorRatio, "door", 25) < 1e-3);
    assert!(minute(&day, Metric::Arriving, "site", 25) > 1400.0);
}

#[test]
fn wrong_answers_pass_up() {
    let mut spec = world();
    spec.conditions[0].effects = vec![Effect::Wrong(0.2)];
    let day = run(&spec, 0).expect("runs");
    assert!((minute(&day, Metric::WrongRatio, "door", 25) - 0.2).abs() < 1e-6);
    assert_eq!(minute(&day, Metric::WrongRatio, "site", 25), 0.0);
}
