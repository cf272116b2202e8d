//! The same day once more, with the measures that were agreed on.

use super::report::{MeasureShown, Reading, SameDay};
use crate::play::{Case, Play};
use crate::scenario::model::*;
use crate::world::{self, Day};

/// Runs the day with the agreed measures in place. A measure agreed on at half its scope is work
/// under way: it is not in force on this day, so that halving everything buys no effect.
pub(super) fn same_day(case: &Case, play: &Play) -> Option<SameDay> {
    if play.agreed.is_empty() {
        return None;
    }
    let mut edits = Vec::new();
    let mut measures = Vec::new();
    for (id, agreed) in &play.agreed {
        let Some(measure) = case.scenario.measure(id) else { continue };
        let of_today = |edit: &&Edit| !matches!(edit, Edit::Guard(_) | Edit::Rate(..));
        let changes_the_day = !agreed.half && measure.edits.iter().any(|edit| of_today(&edit));
        if !agreed.half {
            edits.extend(measure.edits.iter().cloned());
        }
        measures.push(MeasureShown {
            measure: id.clone(),
            text: measure.text.clone(),
            strength: measure.strength,
            changes_the_day,
            half: agreed.half,
        });
    }
    let spec = world::edits::edited(&case.scenario.world, &edits);
    let with = world::run(&spec, case.scenario.midnight).ok()?;
    Some(SameDay {
        without: readings(case, &case.day),
        with: readings(case, &with),
        harm_percent: percent(harm(case, &with), harm(case, &case.day)),
        measures,
    })
}

fn readings(case: &Case, day: &Day) -> Vec<Reading> {
    let quantities = case.scenario.truth.impact.quantities.iter();
    let read = quantities.filter_map(|quantity| {
        let world = quantity.world.as_ref()?;
        // One decimal: the day is no more exact than that.
        let value = (day.measure(world, case.scenario.midnight) * 10.0 + 0.5).floor() / 10.0;
        Some(Reading {
            id: quantity.id.clone(),
            ask: quantity.ask.clone(),
            unit: quantity.unit.clone(),
            value,
        })
    });
    read.collect()
}

/// Requests of all entries that failed on a day.
fn harm(case: &Case, day: &Day) -> f64 {
    let entries = case.scenario.world.entries.iter().filter_map(|entry| day.entry(&entry.id));
    entries.flat_map(|entry| &entry.failed).map(|failed| f64::from(*failed)).sum()
}

fn percent(of: f64, all: f64) -> u32 {
    if all > 0.0 { (of * 100.0 / all + 0.5) as u32 } else { 0 }
}
