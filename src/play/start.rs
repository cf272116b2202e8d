//! How a play begins: at the brief, or at the review with the prepared dossier.

use super::beats;
use super::case::Case;
use super::command::EntryDraft;
use super::draft::Draft;
use super::event::Event;
use super::state::{EntryPoint, Play};
use super::talk;
use crate::evidence::Place;
use crate::people;
use crate::scenario::model::*;

/// The events with which a play begins.
pub fn begin(case: &Case, seed: u64, entry: EntryPoint) -> Vec<Event> {
    let mut draft = Draft::new(case, &Play::new(seed));
    let manifest = &case.scenario.manifest;
    let time = &manifest.working_time;
    let shorter = manifest.dossier.review_minutes.filter(|_| entry == EntryPoint::Review);
    draft.push(Event::Began {
        entry,
        budget: time.minutes,
        starts: case.scenario.at(&time.starts),
        review_minutes: shorter.unwrap_or(time.review_minutes),
    });
    draft.people(people::begin(&case.scenario, case.rules, seed));
    for event in case.scenario.truth.events.iter().filter(|event| event.given) {
        draft.push(Event::Given(event.id.clone()));
    }
    if entry == EntryPoint::Review {
        dossier(&mut draft);
    }
    draft.events
}

/// Everything the dossier holds, as if the player had found it.
fn dossier(draft: &mut Draft) {
    let case = draft.case;
    let dossier = &case.scenario.manifest.dossier;
    draft.push(Event::PhaseBegan(PhaseName::Investigate));
    for source in &dossier.opened {
        draft.push(Event::Unlocked(source.clone()));
        draft.push(Event::Opened(source.clone()));
    }
    for (person, item) in &dossier.told {
        let told = people::volunteer(&case.scenario, &draft.play.people, person, item);
        draft.people(told);
    }
    for anchor in &dossier.pins {
        if let Some(place) = first_place(case, anchor) {
            let pin = draft.play.next_pin;
            draft.push(Event::Pinned { pin, place, note: String::new() });
        }
    }
    beats::effects(draft, &dossier.then);
    beats::happen(draft);
    for id in &dossier.timeline {
        if let Some(event) = case.scenario.event(id) {
            enter(draft, event);
        }
    }
    talk::open_review(draft);
}

/// Writes an event of the reference into the notebook, on the first pin that shows it.
fn enter(draft: &mut Draft, event: &crate::scenario::model::Event) {
    let case = draft.case;
    let pins = &draft.play.notebook.pins;
    let shown = pins.iter().find(|(_, pin)| case.covers_any(&event.supports, &pin.place));
    let (Some((&pin, _)), Some(&kind)) = (shown, event.kinds.first()) else { return };
    let written = EntryDraft {
        entry: None,
        card: event.card.clone(),
        at: case.scenario.at(&event.at),
        kind,
        pin,
        title: String::new(),
    };
    let entry = draft.play.next_entry;
    draft.push(Event::EntrySet { entry, draft: written });
}

/// The first place that an anchor covers.
pub fn first_place(case: &Case, anchor: &Anchor) -> Option<Place> {
    match anchor {
        Anchor::Told(person, item) => {
            Some(Place::Telling { person: person.clone(), item: item.clone() })
        }
        other => case.sources.first_covered(&case.scenario, other),
    }
}
