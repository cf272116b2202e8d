//! How often a request of each entry makes each call.

use crate::scenario::model::*;

/// Mean calls for a request: by service, call, entry.
///
/// `per_request` is a mean over all requests of the service. Where a callee stands on the lines of
/// some entries, and these can carry all of its calls, only they make them: a school's page goes to
/// the schools' own servers and never to a clinic's.
pub fn routes(spec: &WorldSpec, order: &[usize]) -> Vec<Vec<Vec<f64>>> {
    let find = |id: &ServiceId| spec.services.iter().position(|service| service.id == *id);
    let entries = spec.entries.len();
    let mut flow = vec![vec![0.0; entries]; spec.services.len()];
    for (at, entry) in spec.entries.iter().enumerate() {
        if let Some(to) = find(&entry.to) {
            flow[to][at] += entry.per_second;
        }
    }
    let mut routes = vec![Vec::new(); spec.services.len()];
    for &service in order {
        for call in &spec.services[service].calls {
            let mean = call.per_request;
            let on_line = |entry: usize| spec.entries[entry].line.contains(&call.to);
            let all: f64 = flow[service].iter().sum();
            let named = (0..entries).filter(|entry| on_line(*entry));
            let named: f64 = named.map(|entry| flow[service][entry]).sum();
            let each = if named > 0.0 { mean * all / named } else { 0.0 };
            // A little room, or rounding alone would decide.
            let carried = named > 0.0 && each <= libm::ceil(mean) + 1e-9;
            let of = |entry: usize| match (carried, on_line(entry)) {
                (false, _) => mean,
                (true, true) => each,
                (true, false) => 0.0,
            };
            let by_entry: Vec<f64> = (0..entries).map(of).collect();
            if let Some(to) = find(&call.to) {
                for (entry, calls) in by_entry.iter().enumerate() {
                    flow[to][entry] = (flow[to][entry] + flow[service][entry] * calls).min(1e12);
                }
            }
            routes[service].push(by_entry);
        }
    }
    routes
}
