//! Services that call each other in a circle: demand could never be passed down.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::ServiceId;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let services = &subject.scenario.world.services;
    let index: BTreeMap<&ServiceId, usize> =
        services.iter().enumerate().map(|(at, service)| (&service.id, at)).collect();
    let mut marks = vec![Mark::New; services.len()];
    for root in 0..services.len() {
        // A stack of its own: a chain of services may be longer than the program's stack.
        let mut stack = vec![(root, 0)];
        while let Some((at, call)) = stack.pop() {
            marks[at] = Mark::Open;
            let Some(next) = services[at].calls.get(call) else {
                marks[at] = Mark::Done;
                continue;
            };
            stack.push((at, call + 1));
            let Some(&to) = index.get(&next.to) else { continue };
            match marks[to] {
                Mark::New => stack.push((to, 0)),
                Mark::Done => {}
                Mark::Open => findings.push(cycle(subject, &stack, at, call, to)),
            }
        }
    }
}

fn cycle(
    subject: &Subject<'_>,
    stack: &[(usize, usize)],
    at: usize,
    call: usize,
    to: usize,
) -> Finding {
    let services = &subject.scenario.world.services;
    let from = stack.iter().position(|(service, _)| *service == to).unwrap_or(0);
    let mut names: Vec<&str> =
        stack[from..].iter().take(12).map(|(service, _)| services[*service].id.as_str()).collect();
    names.push(services[to].id.as_str());
    Finding::error(
        "SS401",
        "world.ron",
        format!("services call in a circle: {}", names.join(" → ")),
    )
    .at(format!("services[{at}].calls[{call}].to"))
    .help("leave out one of the calls: work is passed down from service to service")
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::edited;

    #[test]
    fn a_circle_is_named() {
        let call = "calls: [(to: \"front\", per_request: 1.0, need: Soft, timeout_ms: 100.0)]";
        let found = edited(&[("world.ron", "calls: []", call)]);
        assert_eq!(found[0].code, "SS401");
        assert!(found[0].message.contains("front → store → front"), "{}", found[0].message);
    }
}
