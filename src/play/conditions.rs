//! Whether a condition of a scenario holds in a play.

use super::case::Case;
use super::state::{Pin, Play};
use super::status;
use crate::evidence::Place;
use crate::evidence::place::apart;
use crate::evidence::sentences::{self, sentences};
use crate::scenario::model::*;

/// Reads `when` over the whole play.
pub fn holds(case: &Case, play: &Play, when: &When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::All(all) => all.iter().all(|when| holds(case, play, when)),
        When::Any(any) => any.iter().any(|when| holds(case, play, when)),
        When::Not(when) => !holds(case, play, when),
        When::Opened(source) => play.is_open(source),
        When::Pinned(anchor) => pinned(case, play, anchor),
        When::Pins(count) => {
            // What people told is noted by itself, and is no pin that somebody set.
            let set = play.notebook.pins.values().map(|pin| &pin.place);
            apart(set.filter(|place| !matches!(place, Place::Telling { .. }))) >= *count as usize
        }
        When::Told(person, item) => told_openly(case, play, person, item),
        When::Heard(person, item) => play.people.told(person, item).is_some(),
        When::Asked(person, count) => play.people.asked(person) >= *count,
        When::ClosingAsked(person, count) => play.people.closing_asked(person) >= *count,
        When::PeopleHeard(count) => play.people.people_heard() >= *count,
        When::Trust(person, is) => is.holds(play.people.trust(person)),
        When::Sponsor(is) => is.holds(play.people.sponsor),
        When::MeanSafety(is) => is.holds(play.people.mean_safety()),
        When::Spent(is) => is.holds(i32::try_from(play.spent).unwrap_or(i32::MAX)),
        When::Moved => play.moved,
        When::Confirmed(event) => play.confirmed.contains_key(event),
        When::ConfirmedCount(count) => {
            let given = case.scenario.truth.events.iter().filter(|event| event.given).count();
            play.confirmed.len() >= given + *count as usize
        }
        When::Clock(moment) => play.now() >= case.scenario.at(moment),
        When::StatusDue(minutes) => status::due(case, play)
            .is_some_and(|due| due - play.now() <= Ms::from(*minutes) * MINUTE),
        When::Phase(phase) => play.phase >= *phase,
        When::Happened(beat) => {
            let meeting = play.people.meeting.as_ref();
            play.beats.contains_key(beat)
                || meeting.is_some_and(|meeting| meeting.beats.contains(beat))
        }
        When::Chose(beat, choice) => {
            play.beats.get(beat).is_some_and(|happened| happened.chose.as_ref() == Some(choice))
        }
        When::Flag(flag) => play.flags.contains(flag),
        When::Stretch(stretch) => play.people.stretch_reached(&case.scenario, stretch),
        When::Made(act, towards) => play.people.made(act, towards),
    }
}

/// Whether some pin rests on this place.
pub fn pinned(case: &Case, play: &Play, anchor: &Anchor) -> bool {
    play.notebook.pins.values().any(|pin| case.covers(anchor, &pin.place))
}

/// Whether an anchor is known: pinned, or told.
pub fn known(case: &Case, play: &Play, anchor: &Anchor) -> bool {
    match anchor {
        Anchor::Told(person, item) => told_openly(case, play, person, item),
        other => pinned(case, play, other),
    }
}

/// Those of the anchors that are known.
pub fn known_of<'a>(case: &Case, play: &Play, anchors: &'a [Anchor]) -> Vec<&'a Anchor> {
    anchors.iter().filter(|anchor| known(case, play, anchor)).collect()
}

/// The pins that rest on anchors which are known. One on what was told guardedly does not show what was
/// meant, so that its anchor is none of them.
pub fn pins_on<'p>(
    case: &Case,
    play: &'p Play,
    known: &[&Anchor],
) -> impl Iterator<Item = (u32, &'p Pin)> {
    let pins = play.notebook.pins.iter();
    let on = pins.filter(|(_, pin)| known.iter().any(|anchor| case.covers(anchor, &pin.place)));
    on.map(|(number, pin)| (*number, pin))
}

/// A fact is told or not; a condition has to be told openly.
pub fn told_openly(case: &Case, play: &Play, person: &PersonId, item: &ItemId) -> bool {
    let known = case.scenario.item(person, item);
    known.is_some_and(|item| play.people.told_openly(person, item))
}

/// Whether what somebody told is personal, so that their leave is owed before it is quoted. What
/// was said guardedly holds nothing of that.
pub fn personal(case: &Case, play: &Play, person: &PersonId, item: &ItemId) -> bool {
    let known = case.scenario.item(person, item);
    known.is_some_and(|item| item.personal) && told_openly(case, play, person, item)
}

/// Whether somebody said it before everybody at the table.
pub fn said_to_all(play: &Play, person: &PersonId, item: &ItemId) -> bool {
    play.people.person(person).is_some_and(|state| state.told_in_meeting.contains(item))
}

/// Whether a place holds personal words for which leave is owed and there is none: what was said
/// before all is no confidence, unless they were asked and said no.
pub fn without_leave(case: &Case, play: &Play, place: &Place) -> bool {
    let Some((person, item)) = place.told() else { return false };
    personal(case, play, person, item)
        && match play.consents.get(&(person.clone(), item.clone())) {
            Some(leave) => !leave,
            None => !said_to_all(play, person, item),
        }
}

/// The sentences that a telling can be pinned by: those of the open words, once they have been heard.
/// What is told guardedly gives way to them, and what is said at the table is briefer: both are pinned
/// whole.
pub fn sentences_heard<'a>(
    case: &'a Case,
    play: &Play,
    person: &PersonId,
    item: &ItemId,
) -> Vec<&'a str> {
    let known = case.scenario.item(person, item);
    let heard = |item: &&Item| play.people.words(person, item) == Some(item.open.as_str());
    known.filter(heard).map_or_else(Vec::new, |item| sentences(&item.open))
}

/// A sentence that was pinned: it stays as it was heard, whatever is said afterwards.
pub fn sentence_heard<'a>(
    case: &'a Case,
    play: &Play,
    person: &PersonId,
    item: &ItemId,
    sentence: u32,
) -> Option<&'a str> {
    let known = case.scenario.item(person, item)?;
    play.people.told_openly(person, known).then(|| sentences::sentence(&known.open, sentence))?
}

/// Whether a telling can be pinned: it has been heard, openly or guardedly; of a source whatever is in
/// it, once it is open.
pub fn can_pin(case: &Case, play: &Play, place: &Place) -> bool {
    match place {
        Place::Telling { person, item } => play.people.told(person, item).is_some(),
        Place::Sentence { person, item, sentence } => {
            let heard = sentences_heard(case, play, person, item).len();
            *sentence > 0 && usize::try_from(*sentence).is_ok_and(|number| number <= heard)
        }
        Place::Row { source, .. } | Place::Rows { source, .. } | Place::Point { source, .. } => {
            play.is_open(source) && case.exists(place)
        }
        // Of a log alone: of what people wrote each row says something of its own.
        Place::Found { source, .. } => {
            let body = case.scenario.source(source).map(|source| &source.body);
            matches!(body, Some(Body::Logs(_) | Body::LogFile(_)))
                && play.is_open(source)
                && case.exists(place)
        }
    }
}
