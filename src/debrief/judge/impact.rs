//! What it did to people.

use super::grade::{Fit, Grade, fit, grade};
use super::verdict::{Find, Verdict, pin_on};
use crate::debrief::cite::amount;
use crate::debrief::dimensions::Thresholds;
use crate::debrief::story::Story;
use crate::play::Event;
use crate::play::state::Range;
use crate::scenario::model::*;
use crate::text::grouped;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    let quantities = &story.case.scenario.truth.impact.quantities;
    let of = |is: &dyn Fn(QuantityKind) -> bool| -> Vec<&Quantity> {
        quantities.iter().filter(|quantity| is(quantity.measure)).collect()
    };
    let minutes = of(&|kind| kind == QuantityKind::Minutes);
    let mut many = of(&|kind| kind == QuantityKind::Count);
    if many.is_empty() {
        many = of(&|kind| kind == QuantityKind::Share);
    }
    [ranges(story, &minutes), ranges(story, &many), honest(story, quantities), severity(story, at)]
}

fn graded(story: &Story, quantity: &Quantity) -> Option<Grade> {
    let range = story.play.notebook.impact.get(&quantity.id)?;
    Some(grade(quantity, range, supported(story, quantity, range)))
}

/// A third of the pins show it at least: one that was counted from has others beside it, and a heap of
/// pins shows nothing.
fn supported(story: &Story, quantity: &Quantity, range: &Range) -> bool {
    let pins = range.pins.iter();
    let on = pins.filter(|pin| pin_on(story, &quantity.supports, **pin)).count();
    on > 0 && on * 3 >= range.pins.len()
}

/// One of the ranges holds, at least half.
fn ranges(story: &Story, quantities: &[&Quantity]) -> Verdict {
    let grades: Vec<Option<Grade>> =
        quantities.iter().map(|quantity| graded(story, quantity)).collect();
    if grades.iter().all(Option::is_none) {
        return Verdict::not_reached("no-range");
    }
    let met = grades.iter().any(|grade| *grade >= Some(Grade::Half));
    let verdict =
        Verdict::new(met, quantities.iter().map(|quantity| find(story, quantity)).collect());
    let reach = quantities.iter().any(|quantity| story.within_reach(&quantity.supports));
    if reach { verdict } else { verdict.out_of_reach(story) }
}

fn find(story: &Story, quantity: &Quantity) -> Find {
    let (low, high) = (amount(quantity.low), amount(quantity.high));
    let held = [
        ("ask", &quantity.ask as &dyn std::fmt::Display),
        ("low", &low),
        ("high", &high),
        ("unit", &quantity.unit),
    ];
    let Some(range) = story.play.notebook.impact.get(&quantity.id) else {
        return Find::new("range-none", &held).shows("range-truth", &held);
    };
    let moment = story
        .last(|event| matches!(event, Event::ImpactSet { quantity: id, .. } if *id == quantity.id));
    let said = [
        ("ask", &quantity.ask as &dyn std::fmt::Display),
        ("low", &grouped(range.low)),
        ("high", &grouped(range.high)),
        ("unit", &quantity.unit),
    ];
    let Fit { covers, grade } = fit(quantity, range);
    let supported = supported(story, quantity, range);
    let key = match (grade, covers) {
        (Grade::Full | Grade::Half, _) if !supported && range.pins.is_empty() => "range-no-pin",
        (Grade::Full | Grade::Half, _) if !supported => "range-pin-off",
        (Grade::Full, _) => "range-full",
        (Grade::Half, true) => "range-wide",
        (Grade::Half, false) => "range-one-end",
        (Grade::None, true) => "range-too-wide",
        (Grade::None, false) => "range-off",
    };
    let find = Find::new(key, &said).at(moment);
    let shown = find.clone().there(story, &quantity.supports);
    // Where only the evidence is amiss, what would have shown it says more than the number.
    if key.contains("pin") {
        shown
    } else {
        Find { place: shown.place, ..find.shows("range-truth", &held) }
    }
}

/// Half of the quantities are given at least, and every range that is given holds.
fn honest(story: &Story, quantities: &[Quantity]) -> Verdict {
    let given: Vec<(&Quantity, Grade)> = quantities
        .iter()
        .filter_map(|quantity| Some((quantity, graded(story, quantity)?)))
        .collect();
    if given.is_empty() {
        return Verdict::not_reached("no-range");
    }
    // Evidence that could not be had is asked for nowhere.
    let owed = |quantity: &Quantity| story.within_reach(&quantity.supports);
    let hold = given.iter().all(|(quantity, grade)| *grade >= Grade::Half || !owed(quantity));
    let all = quantities.iter().filter(|quantity| owed(quantity)).count();
    let shown = given.iter().filter(|(quantity, _)| owed(quantity)).count();
    let met = hold && shown > 0 && shown * 2 >= all;
    let mut finds =
        vec![Find::new("ranges-given", &[("given", &given.len()), ("all", &quantities.len())])];
    // What holds least comes first; what holds whole needs no word.
    let mut short: Vec<_> =
        given.iter().filter(|(quantity, grade)| *grade != Grade::Full && owed(quantity)).collect();
    short.sort_by_key(|(_, grade)| *grade);
    finds.extend(short.iter().map(|(quantity, _)| find(story, quantity)));
    let verdict = Verdict::new(met, finds);
    if all > 0 { verdict } else { verdict.out_of_reach(story) }
}

/// The table's severity, or the one beside it with a reason; and harms that hold, with evidence.
fn severity(story: &Story, at: &Thresholds) -> Verdict {
    let scenario = &story.case.scenario;
    let book = &story.play.notebook;
    let Some((given, reason)) = &book.severity else { return Verdict::not_reached("no-severity") };
    let table = &scenario.manifest.company.severities;
    let place = |id: &SeverityId| table.iter().position(|severity| severity.id == *id);
    let name = |id: &SeverityId| {
        place(id).and_then(|at| table.get(at)).map_or("", |severity| severity.name.as_str())
    };
    let off = match (place(given), place(&scenario.truth.severity)) {
        (Some(one), Some(other)) => one.abs_diff(other),
        _ => usize::MAX,
    };
    let right = off == 0 || (off == 1 && !reason.trim().is_empty());
    let set = story.last(|event| matches!(event, Event::SeveritySet { .. }));
    let mut finds = vec![
        Find::new("severity-given", &[("name", &name(given))])
            .at(set)
            .shows("severity-table", &[("name", &name(&scenario.truth.severity))]),
    ];
    let harms = &scenario.truth.impact.harms;
    let mut shown = 0;
    let mut wrong = false;
    for (index, pin) in &book.harms {
        let Some(harm) = harms.get(*index as usize) else { continue };
        let supported = pin.is_some_and(|pin| pin_on(story, &harm.supports, pin));
        wrong |= !harm.holds;
        shown += usize::from(harm.holds && supported);
        let key = match (harm.holds, supported) {
            (false, _) => "harm-not-so",
            (true, false) => "harm-unsupported",
            (true, true) => "harm-shown",
        };
        let find = Find::new(key, &[("harm", &harm.text)]);
        finds.push(match pin {
            Some(pin) => find.pin(story, *pin),
            None => find.there(story, &harm.supports),
        });
    }
    let reach = harms.iter().filter(|harm| harm.holds && story.within_reach(&harm.supports));
    let verdict = Verdict::new(right && shown >= at.harms && !wrong, finds);
    if !right || wrong || reach.count() >= at.harms { verdict } else { verdict.out_of_reach(story) }
}
