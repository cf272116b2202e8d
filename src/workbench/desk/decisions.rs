//! Decisions over the scenario's turning points, as far as the player has come across them.

use super::impact::pins;
use super::pinned::{hour_or_day, quote, where_is};
use super::play::portrait;
use super::top::{Stop, bar};
use super::{Desk, next};
use crate::evidence::{Place, papers};
use crate::play::command::Note;
use crate::play::{Command, eyes, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::decisions::{
    Decision, DecisionsAction, DecisionsModel, Draft, LensPin, Peer, Sight,
};
use crate::workbench::kit::PinTag;

pub fn model(desk: &Desk, words: &Words) -> DecisionsModel {
    let known = projections::decisions(&desk.case, &desk.play);
    let mut top = bar(desk, words, Stop::Impact);
    top.next = next::on_impact(desk, words, None).unwrap_or(top.next);
    DecisionsModel {
        top,
        decisions: known.into_iter().map(|point| decision(desk, words, point)).collect(),
        refused: desk.refused.clone(),
    }
}

/// When it was, as far as the player knows: given, or where they put it on the timeline.
pub fn moment(desk: &Desk, event: &Event) -> Option<Ms> {
    span(desk, event).map(|(at, _)| at)
}

/// The moment, and from when on what is shown came after it.
pub fn span(desk: &Desk, event: &Event) -> Option<(Ms, Ms)> {
    eyes::span(&desk.case, &desk.play, event)
}

fn decision(desk: &Desk, words: &Words, point: &TurningPoint) -> Decision {
    let scenario = desk.scenario();
    let event = scenario.event(&point.event);
    let card = event.and_then(|event| scenario.card(&event.card));
    let person = scenario.person(&point.who);
    let at = event.and_then(|event| moment(desk, event));
    let kept = desk.play.notebook.turning.get(&point.event);
    Decision {
        id: point.event.to_string(),
        text: card.map(|card| card.text.clone()).unwrap_or_default(),
        who: point.who.to_string(),
        name: person.map(|person| person.called.clone()).unwrap_or_default(),
        portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
        hour: at.map(|at| desk.hour(at)).unwrap_or_default(),
        pins: lens(desk, words, &point.who, event.and_then(|event| span(desk, event))),
        goals: goals(desk, words, &point.who),
        peers: peers(desk, point),
        kept: kept.map(|turning| Draft {
            visible: turning.visible.clone(),
            goal: turning.goal,
            peer: Some(turning.peer),
            words: turning.words.clone(),
        }),
    }
}

/// Pins on what somebody told, single sentences first: of a whole telling a reader has to guess which
/// half is meant.
fn goals(desk: &Desk, words: &Words, who: &PersonId) -> Vec<PinTag> {
    let place = |pin: &PinTag| desk.play.notebook.pins.get(&pin.id).map(|pin| &pin.place);
    let theirs =
        |pin: &PinTag| place(pin).and_then(Place::told).is_some_and(|(person, _)| person == who);
    let mut goals: Vec<PinTag> = pins(desk, words).into_iter().filter(theirs).collect();
    goals.sort_by_key(|pin| !matches!(place(pin), Some(Place::Sentence { .. })));
    goals
}

fn peers(desk: &Desk, point: &TurningPoint) -> Vec<Peer> {
    let all = (0_u32..).zip(&point.peers);
    let mut all: Vec<Peer> = all.map(|(id, peer)| Peer { id, text: peer.text.clone() }).collect();
    all.sort_by_key(|peer| projections::order(&desk.play, "peer", &peer.text));
    all
}

/// The pins of evidence as a person could have seen them at a moment, the nearest before it first; all,
/// while none is known. What has no time stands after those of the same day.
fn lens(desk: &Desk, words: &Words, who: &PersonId, at: Option<(Ms, Ms)>) -> Vec<LensPin> {
    let book = &desk.play.notebook;
    let before = |place: &Place| {
        let moment = at?.0;
        let there = desk.case.sources.corrected(place, &book.alignments)?;
        Some((moment - there).unsigned_abs())
    };
    let pins = book.pins.iter().filter_map(|(number, pin)| {
        let source = desk.scenario().source(pin.place.source()?)?;
        let (author, text) = comment(desk, &pin.place).unwrap_or_default();
        let place = placed(desk, words, source, &pin.place);
        Some(LensPin {
            id: *number,
            name: format!("P{number}"),
            place: if author.is_empty() { place } else { format!("{place}, {author}") },
            text: if text.is_empty() { quote(desk, &pin.place) } else { text },
            written: written(desk, source, &pin.place),
            sight: at.map_or(Sight::Seen, |at| sight(desk, &pin.place, who, at)),
        })
    });
    let mut pins: Vec<LensPin> = pins.collect();
    let far = |pin: &LensPin| {
        let place = book.pins.get(&pin.id).map(|pin| &pin.place);
        place.and_then(before).unwrap_or(DAY.unsigned_abs())
    };
    pins.sort_by_key(far);
    pins
}

/// Where a pin is, at its time by the clock of the house: decisions are told by it, whatever clock the
/// source has.
fn placed(desk: &Desk, words: &Words, source: &Source, place: &Place) -> String {
    let shown = desk.case.sources.corrected(place, &desk.play.notebook.alignments);
    match (place, shown) {
        (Place::Row { .. }, Some(at)) => {
            format!("{}, {}", source.name, hour_or_day(desk, words, at))
        }
        _ => where_is(desk, words, place),
    }
}

/// Whether a row is of a chat, or of a paper that nobody's machine printed.
fn written(desk: &Desk, source: &Source, place: &Place) -> bool {
    let row = desk.case.sources.rows_at(place).first();
    matches!(source.body, Body::Chat(_) | Body::Paper(_)) && row.is_some_and(|row| !row.code)
}

/// A comment of a paper, such as a ticket has: who wrote it, and what, without number and time, which
/// stand beside it.
fn comment(desk: &Desk, place: &Place) -> Option<(String, String)> {
    let Place::Row { source, row } = place else { return None };
    let row = desk.case.sources.get(source)?.row(*row)?;
    let (author, text) = papers::comment(&row.text)?;
    Some((author.to_owned(), crate::workbench::kit::markup::plain(text)))
}

/// What a person could see of a place, by the clocks as the player has aligned them.
pub fn sight(desk: &Desk, place: &Place, who: &PersonId, at: (Ms, Ms)) -> Sight {
    match eyes::sight(&desk.case, &desk.play, place, who, at) {
        // What somebody told needs nobody's eyes.
        None | Some(eyes::Sight::Seen) => Sight::Seen,
        Some(eyes::Sight::Later) => Sight::Later,
        Some(eyes::Sight::Shut) => Sight::Shut,
    }
}

/// The command that an action stands for; none for going elsewhere.
pub fn command(action: &DecisionsAction) -> Option<Command> {
    let DecisionsAction::Keep { decision, visible, goal, peer, words } = action else {
        return None;
    };
    Some(Command::Note(Note::Turning {
        event: EventId::from(decision.as_str()),
        visible: visible.clone(),
        goal: *goal,
        peer: *peer,
        words: words.clone(),
    }))
}
