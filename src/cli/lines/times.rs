//! Times in words: as the player may know them, and no finer than their source writes them.

use crate::evidence::{Place, clock};
use crate::play::{Case, Play};
use crate::scenario::model::*;

/// An instant in UTC, with its date on another day than the incident's.
pub fn utc(case: &Case, at: Ms) -> String {
    shown(case, at, SECOND)
}

/// An instant in the company's zone and in UTC.
pub fn both(case: &Case, at: Ms) -> String {
    let company =
        Clock { zone: case.scenario.manifest.zone.clone(), skew_ms: 0, resolution_ms: MINUTE };
    let here = clock::raw_time(&company, at);
    let local = clock::Reader::new(&company).raw(at);
    let day = if local.div_euclid(DAY) == case.scenario.midnight.div_euclid(DAY) {
        String::new()
    } else {
        format!("{} ", clock::date_of(local))
    };
    format!("{day}{here} here, {} UTC", shown(case, at, MINUTE))
}

fn shown(case: &Case, at: Ms, resolution: Ms) -> String {
    let utc = Clock { zone: "UTC".to_owned(), skew_ms: 0, resolution_ms: resolution };
    let time = clock::raw_time(&utc, at);
    if at.div_euclid(DAY) == case.scenario.midnight.div_euclid(DAY) {
        time
    } else {
        format!("{} {time}", clock::date_of(at))
    }
}

/// The time of a place in UTC, its clock set right as far as the player did; of a source that writes
/// days the day, without a time.
pub fn of_place(case: &Case, play: &Play, place: &Place) -> Option<String> {
    let at = case.sources.corrected(place, &play.notebook.alignments)?;
    let Some(source) = place.source() else { return Some(utc(case, at)) };
    let source = case.scenario.source(source)?;
    if source.clock.resolution_ms >= DAY {
        let local = clock::Reader::new(&source.clock).raw(at);
        return Some(format!("{} (a day, without a time)", clock::date_of(local)));
    }
    Some(shown(case, at, source.clock.resolution_ms.max(SECOND)))
}
