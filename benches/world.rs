//! A day of ten services over 36,000 seconds: the goal is at most 50 ms.

use second_story::scenario::model::*;
use second_story::world::{self, Sampler};

fn main() {
    divan::main();
}

/// 2024-06-04 00:00 UTC.
const MIDNIGHT: Ms = 1_717_459_200_000;

/// A door, three fronts, a shared login, stores behind them: ten services, eleven calls.
fn spec() -> WorldSpec {
    let call = |to: &str| Call {
        to: to.into(),
        per_request: 0.5,
        need: Need::Hard,
        sync: true,
        timeout_ms: 1_000.0,
        retries: 2,
        retry_budget: 0.2,
    };
    let service = |id: &str, workers, service_ms, calls: &[&str]| Service {
        id: id.into(),
        name: id.into(),
        does: String::new(),
        kind: ServiceKind::Web,
        workers,
        service_ms,
        queue_limit: 500.0,
        base_error: 0.000_5,
        calls: calls.iter().map(|to| call(to)).collect(),
        hands_to: Vec::new(),
        place: (0, 0),
    };
    let services = vec![
        service("door", 800, 4.0, &["rules", "shop", "news", "login"]),
        service("rules", 64, 3.0, &[]),
        service("shop", 200, 40.0, &["stock", "search", "cache"]),
        service("news", 120, 25.0, &["cache", "articles"]),
        service("login", 40, 30.0, &["people"]),
        service("stock", 60, 12.0, &[]),
        service("search", 90, 30.0, &["cache"]),
        service("cache", 8, 0.4, &[]),
        service("articles", 60, 9.0, &[]),
        service("people", 30, 6.0, &[]),
    ];
    WorldSpec {
        seed: 7,
        start: Moment::new("06:00"),
        seconds: 36_000,
        services,
        entries: vec![Entry {
            id: "visitors".into(),
            name: String::new(),
            to: "door".into(),
            line: Vec::new(),
            per_second: 1_200.0,
            shape: vec![(Moment::new("06:00"), 0.5), (Moment::new("12:00"), 1.0)],
            weekday: [1.0; 7],
            bursts: Vec::new(),
            noise: 0.02,
            paths: Vec::new(),
            place: (0, 0),
        }],
        stocks: Vec::new(),
        conditions: vec![Condition {
            id: "slow".into(),
            name: String::new(),
            on: "rules".into(),
            from: Moment::new("09:00"),
            until: Until::Time(Moment::new("09:30")),
            effects: vec![Effect::Slower(100.0)],
            reach: 1.0,
        }],
        alerts: vec![Alert {
            id: "busy".into(),
            name: String::new(),
            on: "door".into(),
            metric: Metric::Saturation,
            above: 0.9,
            for_seconds: 120,
            text: String::new(),
            pages: Vec::new(),
        }],
        guards: Vec::new(),
        hazards: Vec::new(),
    }
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn day_of_ten_services(bencher: divan::Bencher<'_, '_>) {
    let spec = spec();
    bencher.bench(|| world::run(&spec, MIDNIGHT));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn ten_thousand_requests(bencher: divan::Bencher<'_, '_>) {
    let spec = spec();
    let day = world::run(&spec, MIDNIGHT).expect("the world runs");
    let sampler = Sampler::new(&spec, &day);
    bencher.bench(|| {
        for k in 0..10_000 {
            divan::black_box(sampler.request(0, 7_200 + k as usize % 600, k));
        }
    });
}
