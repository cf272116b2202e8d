//! Sampled requests against the series that they stand for.

use super::*;

#[test]
fn sampled_requests_fail_as_often_as_the_series_say() {
    let spec = world();
    let day = run(&spec, 0).expect("runs");
    let sampler = Sampler::new(&spec, &day);
    for at in [10, 25, 28] {
        let (mut drawn, mut failed, mut expected) = (0.0, 0.0, 0.0);
        for second in at * 60..(at + 1) * 60 {
            let ratio = f64::from(day.services[0].error_ratio[second]);
            for number in 0..100 {
                let request = sampler.request(0, second, number);
                let bad = matches!(request.hops[0].outcome, Outcome::Failed | Outcome::Shed);
                failed += f64::from(u8::from(bad));
                drawn += 1.0;
                expected += ratio;
            }
        }
        within_binomial(failed, drawn, expected / drawn);
    }
}

/// Four standard deviations: one in 16,000 such tests would fail by chance, and seeds are fixed.
fn within_binomial(seen: f64, drawn: f64, share: f64) {
    let bound = 4.0 * (drawn * share * (1.0 - share)).sqrt() + 1.0;
    let expected = drawn * share;
    assert!((seen - expected).abs() <= bound, "{seen} seen, {expected} expected of {drawn}");
}

#[test]
fn the_callee_that_failed_them_failed_as_often_as_the_series_say() {
    let mut spec = world();
    // Slow, and not so slow that nothing comes in time.
    spec.services[0].workers = 1000;
    spec.services[1].workers = 3000;
    spec.conditions[0].effects = vec![Effect::Slower(600.0)];
    let day = run(&spec, 0).expect("runs");
    let sampler = Sampler::new(&spec, &day);
    let door = &day.services[0];
    let (mut drawn, mut late, mut expected) = (0.0, 0.0, 0.0);
    for second in 1500..1560 {
        let of = |values: &[f32]| f64::from(values[second]);
        let survived = (1.0 - of(&door.own_errors))
            * (1.0 - of(&door.call_fails[0]))
            * (1.0 - of(&door.call_fails[1]));
        // Those not turned away, of whom a share then finds the rules too slow.
        let admitted = (1.0 - of(&door.error_ratio)) / survived;
        expected += 100.0 * admitted * (1.0 - of(&door.own_errors)) * of(&door.call_fails[0]);
        for number in 0..100 {
            let request = sampler.request(0, second, number);
            let rules = request.hops.iter().find(|hop| hop.service == 1);
            let slow = rules.is_some_and(|hop| hop.latency_ms > 1000.0);
            late += f64::from(u8::from(slow));
            drawn += 1.0;
            if slow {
                assert_eq!(request.hops[0].outcome, Outcome::Failed);
                assert!(request.hops[0].latency_ms >= 1000.0);
                assert!(request.hops.iter().all(|hop| hop.service != 2), "a site was asked");
            }
        }
    }
    assert!(late > 1000.0);
    within_binomial(late, drawn, expected / drawn);
}

#[test]
fn failing_requests_are_found_without_walking_all() {
    let spec = world();
    let day = run(&spec, 0).expect("runs");
    let sampler = Sampler::new(&spec, &day);
    for second in [300, 1230, 1500] {
        let failing: Vec<u32> = sampler.failing(0, second).collect();
        let walked: Vec<u32> = (0..sampler.count(0, second))
            .filter(|number| {
                let outcome = sampler.request(0, second, *number).hops[0].outcome;
                matches!(outcome, Outcome::Failed | Outcome::Shed)
            })
            .collect();
        assert_eq!(failing, walked, "second {second}");
    }
    assert!(sampler.failing(0, 1500).count() > 700);
}

#[test]
fn a_request_keeps_to_the_line_of_its_entry() {
    let mut spec = world();
    spec.conditions.clear();
    let to = |id: &str, share| Call { per_request: share, ..call(id) };
    spec.services[0].calls = vec![call("rules"), to("schools", 0.75), to("clinics", 0.25)];
    spec.services.push(service("schools", 100, 15.0, Vec::new()));
    spec.services.push(service("clinics", 100, 15.0, Vec::new()));
    let from = |id: &str, rate, site: &str| Entry {
        id: id.into(),
        line: vec!["door".into(), "rules".into(), site.into()],
        ..entry("door", rate)
    };
    spec.entries = vec![from("school", 750.0, "schools"), from("clinic", 250.0, "clinics")];
    let day = run(&spec, 0).expect("runs");
    let sampler = Sampler::new(&spec, &day);
    for number in 0..200 {
        let services = |entry| -> Vec<usize> {
            sampler.request(entry, 100, number).hops.iter().map(|hop| hop.service).collect()
        };
        assert_eq!(services(0), [0, 1, 3]);
        assert_eq!(services(1), [0, 1, 4]);
    }
}

#[test]
fn a_hundredth_of_quiet_requests_is_slow() {
    let spec = world();
    let day = quiet_day(&spec, 0).expect("runs");
    let sampler = Sampler::new(&spec, &day);
    let slow = (0..20_000)
        .filter(|n| {
            sampler.request(0, 600 + n / 100, (n % 100) as u32).hops[1].outcome == Outcome::Slow
        })
        .count();
    within_binomial(slow as f64, 20_000.0, 0.01);
}
