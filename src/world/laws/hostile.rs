//! Worlds that nobody should write: each is refused or runs, and no number gets lost.

use super::*;
use proptest::prelude::*;

/// A world with one number of many replaced.
fn with(place: usize, x: f64) -> WorldSpec {
    let mut spec = world();
    spec.start = Moment::new("08:18");
    spec.seconds = 200;
    spec.services[0].calls[0].retries = 3;
    spec.stocks = vec![Stock {
        id: "disk".into(),
        name: String::new(),
        unit: "GB".into(),
        of: "site".into(),
        level: 1.0,
        in_per_request: 0.1,
        in_per_second: 1.0,
        out_per_second: 1.0,
        limit: 50.0,
        full: Some(Effect::Workers(0.5)),
    }];
    let effect = |effect| vec![effect];
    match place {
        0 => spec.services[1].service_ms = x,
        1 => spec.services[1].queue_limit = x,
        2 => spec.services[1].base_error = x,
        3 => spec.services[0].calls[0].per_request = x,
        4 => spec.services[0].calls[0].timeout_ms = x,
        5 => spec.services[0].calls[0].retry_budget = x,
        6 => spec.entries[0].per_second = x,
        7 => spec.entries[0].noise = x,
        8 => spec.entries[0].weekday[3] = x,
        9 => spec.entries[0].shape = vec![(Moment::new("08:00"), x)],
        10 => {
            let burst = Burst { at: Moment::new("08:18"), seconds: u32::MAX, factor: x };
            spec.entries[0].bursts = vec![burst];
        }
        11 => spec.stocks[0].level = x,
        12 => spec.stocks[0].in_per_request = x,
        13 => spec.stocks[0].limit = x,
        14 => spec.conditions[0].reach = x,
        15 => spec.conditions[0].until = Until::After { alert: "busy".into(), minutes: x },
        16 => spec.conditions[0].effects = effect(Effect::Slower(x)),
        17 => spec.conditions[0].effects = effect(Effect::AtMostMs(x)),
        18 => spec.conditions[0].effects = effect(Effect::Errors(x)),
        19 => spec.conditions[0].effects = effect(Effect::Workers(x)),
        20 => spec.conditions[0].effects = effect(Effect::Wrong(x)),
        21 => spec.conditions[0].effects = effect(Effect::Load("visitors".into(), x)),
        22 => spec.conditions[0].effects = effect(Effect::Grow("disk".into(), x)),
        _ => spec.alerts[0].above = x,
    }
    spec
}

fn sound(day: &Day) -> bool {
    day.services.iter().all(|series| {
        let all = [
            &series.arriving,
            &series.answered,
            &series.p50,
            &series.p99,
            &series.queue,
            &series.shed,
        ];
        let shares = [&series.error_ratio, &series.saturation, &series.wrong];
        all.iter().all(|values| values.iter().all(|value| value.is_finite() && *value >= 0.0))
            && shares.iter().all(|values| values.iter().all(|share| (0.0..=1.0).contains(share)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_is_refused_or_gives_a_sound_day(
        place in 0..24_usize,
        x in prop_oneof![
            any::<f64>(),
            0.0..2.0,
            -1e3..1e7,
            Just(f64::NAN),
            Just(f64::INFINITY),
            Just(1e-300),
            Just(1e6),
            Just(1e12),
        ],
    ) {
        match run(&with(place, x), 0) {
            Ok(day) => prop_assert!(sound(&day), "place {place}, {x}"),
            Err(WorldError::Number { .. }) => {}
            Err(other) => prop_assert!(false, "place {place}, {x}: {other}"),
        }
    }
}

#[test]
fn names_that_do_not_exist_are_refused() {
    let with = |change: &dyn Fn(&mut WorldSpec)| {
        let mut spec = world();
        change(&mut spec);
        run(&spec, 0).err()
    };
    let nobody = || Some(WorldError::NoService("x".into()));
    assert_eq!(with(&|spec| spec.entries[0].to = "x".into()), nobody());
    assert_eq!(with(&|spec| spec.conditions[0].on = "x".into()), nobody());
    assert_eq!(with(&|spec| spec.alerts[0].on = "x".into()), nobody());
    assert_eq!(with(&|spec| spec.services[0].calls[0].to = "x".into()), nobody());
    let until = Until::After { alert: "x".into(), minutes: 1.0 };
    let alert = with(&|spec| spec.conditions[0].until = until.clone());
    assert_eq!(alert, Some(WorldError::NoAlert("x".into())));
    let load = with(&|spec| spec.conditions[0].effects = vec![Effect::Load("x".into(), 2.0)]);
    assert_eq!(load, Some(WorldError::NoEntry("x".into())));
    let moment = with(&|spec| spec.conditions[0].from = Moment::new("25:00"));
    assert_eq!(moment, Some(WorldError::NoMoment("25:00".into())));
    let twice = with(&|spec| spec.services[1].id = "door".into());
    assert!(matches!(twice, Some(WorldError::Twice { .. })));
}

#[test]
fn a_circle_is_named_by_a_service_that_is_in_it() {
    let mut spec = world();
    // door calls rules and site; site and a store call each other. The door is in no circle.
    spec.services[2].calls = vec![call("store")];
    spec.services.push(service("store", 4, 1.0, vec![call("site")]));
    let Err(WorldError::Circle(through)) = run(&spec, 0) else { panic!("it ran") };
    assert!(["site", "store"].contains(&through.as_str()), "{through}");
}

#[test]
fn calls_that_multiply_down_a_long_chain_stay_numbers() {
    let mut spec = world();
    let next = |n: usize| Call { per_request: 1000.0, need: Need::Soft, ..call(&format!("s{n}")) };
    spec.services = (0..150)
        .map(|n| {
            let calls = if n < 149 { vec![next(n + 1)] } else { Vec::new() };
            service(&format!("s{n}"), 1, 1.0, calls)
        })
        .collect();
    spec.entries = vec![entry("s0", 100.0)];
    spec.conditions.clear();
    spec.alerts.clear();
    spec.seconds = 30;
    let day = run(&spec, 0).expect("runs");
    assert!(sound(&day));
    let hops = Sampler::new(&spec, &day).request(0, 5, 0).hops.len();
    assert!((1..=400).contains(&hops), "{hops}");
}

#[test]
fn a_world_that_would_not_fit_into_memory_is_refused() {
    let mut spec = world();
    spec.seconds = 86_400;
    spec.services.extend((0..200).map(|n| service(&format!("s{n}"), 1, 1.0, Vec::new())));
    assert!(matches!(run(&spec, 0), Err(WorldError::Size { .. })));
}
