//! The path to production over what the player pinned and was told.

use super::Desk;
use super::pinned::{hour_or_day, where_is};
use super::play::portrait;
use super::top::{Stop, bar};
use crate::play::path::{self, LineSeen, StepSeen};
use crate::scenario::model::SourceId;
use crate::text::Words;
use crate::workbench::path::{Gate, Hand, Known, Lane, Leads, PathModel};

/// The whole picture; none where no change came to production.
pub fn model(desk: &Desk, words: &Words) -> Option<PathModel> {
    let whole = desk.scenario().truth.path.as_ref()?;
    let steps = path::path(&desk.case, &desk.play);
    Some(PathModel {
        top: bar(desk, words, Stop::Investigate),
        title: whole.title.clone(),
        gates: steps.into_iter().map(|step| gate(desk, words, &step)).collect(),
    })
}

/// Whether there is a path, and whether this source shows its change.
pub fn is_there(desk: &Desk) -> bool {
    desk.scenario().truth.path.is_some()
}

pub fn is_change(desk: &Desk, source: &SourceId) -> bool {
    desk.scenario().truth.path.as_ref().is_some_and(|path| path.change == *source)
}

fn gate(desk: &Desk, words: &Words, seen: &StepSeen<'_>) -> Gate {
    let person = seen.step.who.as_ref().and_then(|who| desk.scenario().person(who));
    let person = person.filter(|_| seen.known());
    Gate {
        id: seen.step.id.to_string(),
        name: seen.step.name.clone(),
        by_hand: seen.step.who.is_some(),
        hand: person.map(|person| Hand {
            who: person.id.to_string(),
            name: person.called.clone(),
            portrait: portrait(&person.portrait),
        }),
        time: seen.at.map(|at| hour_or_day(desk, words, at)).unwrap_or_default(),
        saw: lane(desk, words, &seen.saw),
        missed: lane(desk, words, &seen.missed),
    }
}

fn lane(desk: &Desk, words: &Words, lane: &path::Lane<'_>) -> Lane {
    let lines = lane.known.iter().filter_map(|line| known(desk, words, line));
    Lane { lines: lines.collect(), open: lane.open }
}

fn known(desk: &Desk, words: &Words, line: &LineSeen<'_>) -> Option<Known> {
    let text = line.text.to_owned();
    let pin =
        line.pins.first().and_then(|number| Some((number, desk.play.notebook.pins.get(number)?)));
    if let Some((number, pin)) = pin {
        let place = where_is(desk, words, &pin.place);
        let source = pin.place.source().and_then(|id| desk.scenario().source(id));
        return Some(Known {
            text,
            pin: format!("P{number}"),
            short: source.map_or_else(|| place.clone(), |source| source.name.clone()),
            place,
            leads: Leads::Pin(*number),
        });
    }
    let person = desk.scenario().person(line.told.first()?.0)?;
    let place = words.with("path-told", &[("name", person.called.as_str().into())]);
    let leads = Leads::Person(person.id.to_string());
    Some(Known { text, pin: String::new(), short: place.clone(), place, leads })
}
