//! The player's own notebook, as values.

use super::times;
use crate::debrief;
use crate::evidence::{Place, visible};
use crate::play::eyes::{Sight, sight, span};
use crate::play::path::{Lane, path as path_seen};
use crate::play::projections::{idle, reads_so};
use crate::play::statements::statements;
use crate::play::{Case, Event, Play, conditions, projections};
use crate::scenario::model::*;
use serde_json::{Value, json};

pub fn pins(case: &Case, play: &Play) -> Value {
    let pins = play.notebook.pins.iter().map(|(number, pin)| {
        json!({"pin": format!("P{number}"), "place": pin.place.text(case.scenario.midnight),
               "shows": shows(case, play, &pin.place), "utc": times::of_place(case, play, &pin.place),
               "note": pin.note})
    });
    Value::Array(pins.collect())
}

/// The words that a place holds: of a range its first row and how many more there are, of a telling as
/// far as it was told.
pub fn shows(case: &Case, play: &Play, place: &Place) -> String {
    match place {
        Place::Row { .. } | Place::Rows { .. } => match case.sources.rows_at(place) {
            [] => String::new(),
            [row] => row.text.clone(),
            [row, rest @ ..] => format!("{} (and {} more)", row.text, rest.len()),
        },
        Place::Sentence { person, item, sentence } => {
            let said = conditions::sentence_heard(case, play, person, item, *sentence);
            said.unwrap_or_default().to_owned()
        }
        Place::Found { source, query, .. } => {
            let (found, view) = (case.sources.found(place), case.sources.get(source));
            let all = view.map_or(0, |view| view.rows().len());
            format!("{} of {all} lines match {query}", found.len())
        }
        Place::Point { series, .. } => series.clone(),
        Place::Telling { person, item } => {
            let known = case.scenario.item(person, item);
            let words = known.and_then(|item| play.people.words(person, item));
            words.unwrap_or_default().to_owned()
        }
    }
}

/// Pins as they are called.
fn names(pins: &[u32]) -> Vec<String> {
    pins.iter().map(|pin| format!("P{pin}")).collect()
}

/// Statements by where they came up, as the window has them.
pub fn cards(case: &Case, play: &Play, log: &[Event]) -> Value {
    let groups = statements(case, play, log).into_iter().map(|(came_up, cards)| {
        let cards = cards.into_iter().map(|card| json!({"card": card.id, "text": card.text}));
        json!({"from": came_up.name(), "cards": cards.collect::<Vec<_>>()})
    });
    Value::Array(groups.collect())
}

pub fn timeline(case: &Case, play: &Play) -> Value {
    let given = case.scenario.truth.events.iter().filter(|event| event.given).map(|event| {
        let text = case.scenario.card(&event.card).map_or("", |card| card.text.as_str());
        let utc = times::utc(case, case.scenario.at(&event.at));
        json!({"standing": "from the first report", "utc": utc, "text": text})
    });
    let own = play.notebook.entries.iter().map(|(number, entry)| {
        let text = case.scenario.card(&entry.card).map_or("", |card| card.text.as_str());
        let standing = match (play.locked(*number), idle(case, entry)) {
            (true, _) => "confirmed",
            (false, true) if reads_so(case, play, entry) => "as read; nobody has to confirm it",
            (false, true) => {
                "your reading: what shows it does not say just that; nobody has to confirm it"
            }
            (false, false) if play.unsettled(*number) => "one of three that did not stand together",
            (false, false) => "not confirmed yet",
        };
        json!({"entry": format!("E{number}"), "standing": standing,
               "utc": times::utc(case, entry.at), "card": entry.card, "text": text,
               "kind": super::noted::lower(entry.kind),
               "pin": format!("P{}", entry.pin), "title": entry.title})
    });
    json!({"given": given.collect::<Vec<_>>(), "yours": own.collect::<Vec<_>>(),
           "wrong_groups": play.refused_groups.len()})
}

pub fn impact(case: &Case, play: &Play) -> Value {
    let truth = &case.scenario.truth.impact;
    let quantities = truth.quantities.iter().map(|quantity| {
        let yours = play.notebook.impact.get(&quantity.id).map(|range| {
            let pins = names(&range.pins);
            json!({"low": range.low, "high": range.high, "pins": pins, "how": range.how})
        });
        json!({"quantity": quantity.id, "ask": quantity.ask, "unit": quantity.unit,
               "yours": yours})
    });
    let harms = truth.harms.iter().enumerate().map(|(at, harm)| {
        let at32 = u32::try_from(at).unwrap_or(u32::MAX);
        let pin = play.notebook.harms.get(&at32).map(|pin| pin.map(|pin| format!("P{pin}")));
        json!({"harm": at, "text": harm.text, "yours": pin})
    });
    json!({"quantities": quantities.collect::<Vec<_>>(), "harms": harms.collect::<Vec<_>>(),
           "severities": case.scenario.manifest.company.severities,
           "your_severity": play.notebook.severity, "your_mechanism": play.notebook.mechanism,
           "mechanism_might_say": debrief::account_offers(case, play),
           "your_summary": play.notebook.summary,
           "summary_might_say": debrief::summary_offers(case, play).into_iter().flatten().collect::<Vec<_>>()})
}

pub fn factors(case: &Case, play: &Play) -> Value {
    let factors = projections::factors(case, play).into_iter().map(|factor| {
        let yours = play.notebook.factors.get(&factor.id).map(|branch| {
            let pins = names(&branch.pins);
            json!({"pins": pins, "with": branch.with, "words": branch.words})
        });
        let with = names(&projections::came_up_with(case, play, &factor.id));
        let left_out = play.notebook.left_out.get(&factor.id);
        json!({"factor": factor.id, "text": factor.text, "came_up_with": with, "yours": yours,
               "left_out": left_out})
    });
    Value::Array(factors.collect())
}

/// Decisions of people whose event has a card among the player's.
pub fn decisions(case: &Case, play: &Play) -> Value {
    let points = projections::decisions(case, play).into_iter();
    let points = points.map(|point| {
        let text = case
            .scenario
            .event(&point.event)
            .and_then(|event| case.scenario.card(&event.card))
            .map_or("", |card| card.text.as_str());
        let peers: Vec<Value> = point
            .peers
            .iter()
            .enumerate()
            .map(|(at, peer)| json!({"peer": at, "text": peer.text}))
            .collect();
        json!({"decision": point.event, "who": point.who, "text": text,
               "their_eyes": their_eyes(case, play, point),
               "what_would_a_peer_do": peers,
               "yours": play.notebook.turning.contains_key(&point.event)})
    });
    Value::Array(points.collect())
}

/// The evidence through the eyes of who decided, at that moment: nothing before it stands on the
/// timeline.
fn their_eyes(case: &Case, play: &Play, point: &TurningPoint) -> Value {
    let span = case.scenario.event(&point.event).and_then(|event| span(case, play, event));
    let Some((at, end)) = span else {
        return json!("put it on the timeline, and this says what they could see then");
    };
    let open = projections::sources(case, play).into_iter();
    let open = open.filter(|source| visible(&case.scenario, source, &point.who, at));
    let mut pins: [Vec<String>; 3] = Default::default();
    for (number, pin) in &play.notebook.pins {
        let list = match sight(case, play, &pin.place, &point.who, (at, end)) {
            Some(Sight::Seen) => &mut pins[0],
            Some(Sight::Later) => &mut pins[1],
            Some(Sight::Shut) => &mut pins[2],
            None => continue,
        };
        list.push(format!("P{number}"));
    }
    let [seen, later, shut] = pins;
    json!({"at": times::both(case, at),
           "sources_open_to_them": open.map(|source| &source.id).collect::<Vec<_>>(),
           "pins_before_their_eyes": seen, "pins_of_later": later,
           "pins_not_open_to_them": shut})
}

/// Things that may have gone well, in the order in which the player's evidence came to bear on them:
/// what is shown keeps its number.
pub fn well_order(case: &Case, play: &Play) -> Vec<u32> {
    let mut list: Vec<(u32, u32)> = Vec::new();
    for (index, well) in (0_u32..).zip(&case.scenario.truth.went_well) {
        let known = |anchor: &Anchor| conditions::known(case, play, anchor);
        if !well.supports.iter().any(known) {
            continue;
        }
        let bears = |place: &Place| well.supports.iter().any(|anchor| case.covers(anchor, place));
        let pin = play.notebook.pins.iter().find(|(_, pin)| bears(&pin.place));
        list.push((pin.map_or(u32::MAX, |(number, _)| *number), index));
    }
    list.sort_unstable();
    list.into_iter().map(|(_, index)| index).collect()
}

/// The path to production, as far as it is known.
pub fn path(case: &Case, play: &Play) -> Option<Value> {
    let whole = case.scenario.truth.path.as_ref()?;
    let lane = |lane: Lane<'_>| {
        let known = lane.known.iter().map(|line| {
            let pins = names(&line.pins);
            let told = line.told.iter().map(|(person, item)| format!("{person}/{item}"));
            json!({"text": line.text, "pins": pins, "told": told.collect::<Vec<_>>()})
        });
        json!({"known": known.collect::<Vec<_>>(), "more_to_find": lane.open})
    };
    let steps = path_seen(case, play).into_iter().map(|seen| {
        let who = seen.step.who.as_ref().filter(|_| seen.known());
        json!({"step": seen.step.id, "name": seen.step.name, "who": who,
               "utc": seen.at.map(|at| times::utc(case, at)),
               "saw": lane(seen.saw), "could_not_see": lane(seen.missed)})
    });
    Some(json!({"title": whole.title, "steps": steps.collect::<Vec<_>>()}))
}

pub fn well(case: &Case, play: &Play) -> Value {
    let list = (1_u32..).zip(well_order(case, play)).filter_map(|(shown, index)| {
        let well = case.scenario.truth.went_well.get(index as usize)?;
        let pin = play.notebook.well.get(&index).map(|pin| format!("P{pin}"));
        Some(json!({"well": shown, "text": well.text, "yours": pin}))
    });
    Value::Array(list.collect())
}
