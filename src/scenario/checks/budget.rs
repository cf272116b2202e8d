//! Working time: neither enough for everything, nor too little to get anywhere.

use super::Subject;
use super::forms::FORMS;
use crate::diagnostics::Finding;
use crate::scenario::model::{Item, Scenario};

/// Working minutes, as percent of the cost of everything.
const PERCENT: std::ops::RangeInclusive<u32> = 45..=70;

/// What it costs to open every source and to hear every item once, in working minutes.
pub fn cost_of_everything(scenario: &Scenario) -> f64 {
    let sources: f64 = scenario.shelf.sources.iter().map(|source| f64::from(source.minutes)).sum();
    let people = scenario.cast.people.iter().filter(|person| person.interview);
    let talks: f64 = people
        .map(|person| {
            let heard = person.knows.iter().filter(|item| !item.meeting_only);
            let asked: f64 = heard.map(minutes_of).sum();
            // Everybody is told once why one asks.
            asked + if asked > 0.0 { form_minutes("why-i-ask") } else { 0.0 }
        })
        .sum();
    sources + talks
}

/// Minutes of the cheapest form that opens an item.
fn minutes_of(item: &Item) -> f64 {
    let forms = item.forms.iter().map(|form| form_minutes(form.as_str()));
    let cheapest = forms.fold(f64::INFINITY, f64::min);
    if cheapest.is_finite() { cheapest } else { 3.0 }
}

fn form_minutes(form: &str) -> f64 {
    FORMS.iter().find(|(id, _)| id == form).map_or(3.0, |(_, minutes)| *minutes)
}

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let scenario = subject.scenario;
    let cost = cost_of_everything(scenario);
    let minutes = scenario.manifest.working_time.minutes;
    if cost <= 0.0 {
        return;
    }
    let percent = (f64::from(minutes) * 100.0 / cost) as u32;
    if !PERCENT.contains(&percent) {
        let verdict =
            if percent > 70 { "suffices for nearly everything" } else { "cannot suffice" };
        findings.push(
            Finding::warning("SS702", "scenario.ron", format!("the working time {verdict}"))
                .at("working_time.minutes")
                .help("let it be 45 to 70 percent of what everything costs")
                .note(format!(
                    "Opening each source and hearing each item once costs {cost:.0} minutes; \
                     {minutes} are {percent} percent."
                )),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn time_for_everything() {
        let found = codes(&[("scenario.ron", "minutes: 22, starts", "minutes: 60, starts")]);
        assert!(found.contains(&"SS702"), "{found:?}");
    }

    #[test]
    fn time_for_nothing() {
        let found = codes(&[("scenario.ron", "minutes: 22, starts", "minutes: 10, starts")]);
        assert!(found.contains(&"SS702"), "{found:?}");
    }
}
