//! Entries that never stood: what was off about each, told once the play is over.

use super::verdict::{Find, covered};
use crate::debrief::markdown::local_time;
use crate::debrief::phrases::{kind_text, say};
use crate::debrief::story::Story;
use crate::play::command::EntryDraft;
use crate::play::{Event, projections};
use crate::scenario::model;
use crate::scenario::model::*;

/// One find for each entry that stands for nothing, in the order of their numbers; what was only
/// never sent is one find together.
pub fn finds(story: &Story) -> Vec<Find> {
    let unconfirmed = projections::unconfirmed(story.case, story.play);
    let book = &story.play.notebook;
    let open = book.entries.iter().filter(|(number, _)| unconfirmed.contains(number));
    let mut finds = Vec::new();
    let mut unsent = Vec::new();
    for (number, entry) in open {
        let meant = meant(story, entry);
        match meant.map(|event| off(story, entry, event)) {
            Some(off) if off.is_empty() && !stands(story, meant) => unsent.push((*number, entry)),
            off => finds.push(find(story, *number, entry, meant, off)),
        }
    }
    if let [(number, entry)] = unsent.as_slice() {
        finds.push(find(story, *number, entry, meant(story, entry), Some(Vec::new())));
    } else if let Some((_, first)) = unsent.first() {
        let numbers = unsent.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &unsent.len()), ("numbers", &numbers.join(", "))];
        finds.push(Find::new("entries-unsent", &values).pin(story, first.pin));
    }
    finds
}

/// The event of the day that an entry states: the nearest of those on its card.
fn meant<'a>(story: &Story<'a>, entry: &EntryDraft) -> Option<&'a model::Event> {
    let scenario = &story.case.scenario;
    let of_card = scenario.truth.events.iter().filter(|event| event.card == entry.card);
    of_card.min_by_key(|event| (scenario.at(&event.at) - entry.at).abs())
}

fn stands(story: &Story, event: Option<&model::Event>) -> bool {
    event.is_some_and(|event| story.play.confirmed.contains_key(&event.id))
}

fn find(
    story: &Story,
    number: u32,
    entry: &EntryDraft,
    event: Option<&model::Event>,
    off: Option<Vec<String>>,
) -> Find {
    let set =
        story.last(|event| matches!(event, Event::EntrySet { entry, .. } if *entry == number));
    let card = story.case.scenario.card(&entry.card).map_or("", |card| card.text.as_str());
    let what = match off.as_deref() {
        None => say("off-card", &[]),
        Some([]) if stands(story, event) => say("off-twice", &[]),
        Some([]) => say("off-nothing", &[]),
        Some(some) => some.join(" "),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("number", &number), ("card", &card), ("what", &what)];
    let find = Find::new("entry-off", &values);
    let find = match event {
        Some(event) if !shown(story, entry, event) => find.there(story, &event.supports),
        _ => find.pin(story, entry.pin),
    };
    find.at(set)
}

/// The pin of the entry shows the event.
fn shown(story: &Story, entry: &EntryDraft, event: &model::Event) -> bool {
    let pin = story.play.notebook.pins.get(&entry.pin);
    pin.is_some_and(|pin| covered(story, &event.supports, &pin.place))
}

/// A sentence for each part of the entry that is off.
fn off(story: &Story, entry: &EntryDraft, event: &model::Event) -> Vec<String> {
    let at = story.case.scenario.at(&event.at);
    let pin = story.play.notebook.pins.get(&entry.pin);
    let tolerance = match pin {
        Some(pin) => story.case.tolerance(&pin.place),
        None => story.case.numbers.entry_tolerance_s * SECOND,
    };
    let mut off = Vec::new();
    let by = entry.at - at;
    if by.abs() > tolerance {
        let key = if by > 0 { "off-late" } else { "off-early" };
        let time = local_time(story.case, at);
        off.push(say(key, &[("by", &length(by.abs())), ("time", &time)]));
    }
    if !event.kinds.contains(&entry.kind) {
        let kinds: Vec<String> = event.kinds.iter().copied().map(kind_text).collect();
        let (kind, kinds) = (kind_text(entry.kind), kinds.join(&say("or", &[])));
        off.push(say("off-kind", &[("kind", &kind), ("kinds", &kinds)]));
    }
    if !shown(story, entry, event) {
        off.push(say("off-evidence", &[]));
    }
    off
}

/// A length of time, no finer than it matters.
fn length(ms: Ms) -> String {
    let (key, count) = match ms {
        ms if ms < 2 * MINUTE => ("length-seconds", ms / SECOND),
        ms if ms < 2 * HOUR => ("length-minutes", ms / MINUTE),
        ms if ms < 2 * DAY => ("length-hours", ms / HOUR),
        ms => ("length-days", ms / DAY),
    };
    say(key, &[("count", &count)])
}
