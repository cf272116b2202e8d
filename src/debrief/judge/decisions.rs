//! Why decisions made sense then: what was visible, what was wanted, what a peer would have done.

use super::verdict::{Find, Verdict, covered, pin_on};
use crate::debrief::cite::cited;
use crate::debrief::phrases::say;
use crate::debrief::story::Story;
use crate::debrief::written::{self, PartKind};
use crate::evidence::{self, Place};
use crate::play::Event;
use crate::play::state::Turning;
use crate::scenario::model::*;

pub fn judge(story: &Story) -> [Verdict; 4] {
    [
        each(story, visible, |point, card| {
            Find::new("decision-unwritten", &[("event", &card)]).there(story, &point.visible)
        }),
        each(story, goal, |point, card| {
            let who = story.called(&point.who);
            let find = Find::new("decision-no-goal", &[("event", &card), ("who", &who)]);
            find.there(story, &point.goals)
        }),
        each(story, peer, |_, card| Find::new("decision-no-peer", &[("event", &card)])),
        no_verdicts(story),
    ]
}

/// Whether a criterion holds for what is written of one decision, with its reason.
type Read = fn(&Story, &TurningPoint, &Turning, &str) -> (bool, Find);

/// A criterion that every decision has to meet, and what is said of one that is not written.
fn each(story: &Story, read: Read, unwritten: impl Fn(&TurningPoint, &str) -> Find) -> Verdict {
    let written = &story.play.notebook.turning;
    if written.is_empty() {
        return Verdict::not_reached("no-decision");
    }
    let mut met = true;
    let mut finds = Vec::new();
    for point in &story.case.scenario.truth.turning_points {
        let card = card_text(story, &point.event);
        let find = match written.get(&point.event) {
            Some(turning) => {
                let (holds, find) = read(story, point, turning, &card);
                met &= holds;
                find.at(set_at(story, &point.event))
            }
            None => {
                met = false;
                unwritten(point, &card)
            }
        };
        finds.push(find);
    }
    Verdict::new(met, finds)
}

/// Two of what was named has to be something that the person could see then and had to weigh; of
/// what does not count it is said why.
fn visible(story: &Story, point: &TurningPoint, turning: &Turning, card: &str) -> (bool, Find) {
    let pins = turning.visible.iter().filter_map(|pin| story.play.notebook.pins.get(pin));
    let mut places: Vec<&Place> = pins.map(|pin| &pin.place).collect();
    places.dedup();
    let who = story.called(&point.who);
    let (good, idle): (Vec<&Place>, Vec<&Place>) =
        places.iter().partition(|place| counts(story, point, place));
    // What does not count for one reason is told together.
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for place in &idle {
        let why = idle_because(story, point, place);
        let name = cited(story.case, story.play, place).name();
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, places)) => places.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    let said = reasons
        .iter()
        .map(|(why, places)| say(why, &[("place", &places.join("; ")), ("who", &who)]));
    let why = said.collect::<Vec<_>>().join(" ");
    let within = |anchor: &&Anchor| story.within_reach(std::slice::from_ref(*anchor));
    let wanted = point.visible.iter().filter(within).count().min(2);
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("event", &card),
        ("who", &who),
        ("count", &good.len()),
        ("all", &places.len()),
        ("wanted", &wanted),
    ];
    let mut find = Find::new("decision-visible", &values);
    if !why.is_empty() {
        find.did = format!("{} {why}", find.did);
    }
    let later = idle.iter().any(|place| !seen_then(story, point, place));
    match good.as_slice() {
        [first, ..] if !later && good.len() >= wanted => (true, find.place(story, first)),
        _ => {
            let unnamed =
                |anchor: &&Anchor| !places.iter().any(|place| story.case.covers(anchor, place));
            let others: Vec<Anchor> = point.visible.iter().filter(unnamed).cloned().collect();
            if !others.is_empty() {
                find.did = format!("{} {}", find.did, say("decision-there", &[]));
            }
            (false, find.there(story, &others))
        }
    }
}

/// The person could see it then, and had to weigh it.
fn counts(story: &Story, point: &TurningPoint, place: &Place) -> bool {
    covered(story, &point.visible, place) && seen_then(story, point, place)
}

/// Why something that was named as visible does not count.
fn idle_because(story: &Story, point: &TurningPoint, place: &Place) -> &'static str {
    let event = story.case.scenario.event(&point.event);
    let at = event.map(|event| story.case.scenario.at(&event.at));
    let shown = story.case.sources.place_time(&story.case.sources.latest(place));
    match place {
        Place::Telling { .. } | Place::Sentence { .. } => "idle-told",
        _ if at.zip(shown).is_some_and(|(at, shown)| shown > at + MINUTE) => "idle-later",
        _ if !seen_then(story, point, place) => "idle-elsewhere",
        _ => "idle-aside",
    }
}

/// Whether a person could see a place at the moment of their decision. A telling has no moment.
fn seen_then(story: &Story, point: &TurningPoint, place: &Place) -> bool {
    let scenario = &story.case.scenario;
    let Some(event) = scenario.event(&point.event) else { return true };
    let at = scenario.at(&event.at);
    let Some(source) = place.source().and_then(|source| scenario.source(source)) else {
        return true;
    };
    // Of a range all has to have been there.
    let last = story.case.sources.latest(place);
    let later = story.case.sources.place_time(&last).is_some_and(|shown| shown > at + MINUTE);
    !later
        && (covered(story, &point.visible, place)
            || evidence::visible(scenario, source, &point.who, at))
}

fn goal(story: &Story, point: &TurningPoint, turning: &Turning, card: &str) -> (bool, Find) {
    let who = story.called(&point.who);
    match turning.goal {
        Some(pin) if pin_on(story, &point.goals, pin) => {
            let find = Find::new("decision-goal", &[("event", &card), ("who", &who)]);
            (true, find.pin(story, pin))
        }
        goal => {
            let key = if goal.is_some() { "decision-other-goal" } else { "decision-no-goal" };
            let find = Find::new(key, &[("event", &card), ("who", &who)]);
            (false, find.there(story, &point.goals))
        }
    }
}

fn peer(story: &Story, point: &TurningPoint, turning: &Turning, card: &str) -> (bool, Find) {
    let chosen = point.peers.get(turning.peer as usize);
    let act = chosen.map_or("", |act| act.text.as_str());
    let likely = point.peers.iter().find(|act| act.likely).map_or("", |act| act.text.as_str());
    let find = Find::new("decision-peer", &[("event", &card), ("act", &act)]);
    let mut find = find.there(story, &point.visible);
    let shown = std::mem::take(&mut find.shows);
    let find = find.shows("decision-likely", &[("act", &likely), ("shown", &shown)]);
    (chosen.is_some_and(|act| act.likely), find)
}

fn no_verdicts(story: &Story) -> Verdict {
    let parts = written::parts(story.case, story.play);
    let tells = |kind: PartKind| {
        matches!(kind, PartKind::Summary | PartKind::Mechanism | PartKind::Decision)
    };
    if !parts.iter().any(|part| tells(part.kind)) {
        return Verdict::not_reached("no-words");
    }
    let marks = parts.iter().flat_map(|part| written::marks_of(story.case, part));
    let verdicts: Vec<_> =
        marks.filter(|mark| mark.sure && (mark.verdict || mark.at_person)).collect();
    if verdicts.is_empty() {
        let find = Find::new("words-clean", &[("parts", &parts.len())]);
        return Verdict::new(true, vec![find]);
    }
    let finds = verdicts.iter().map(|mark| {
        Find::new("words-marked", &[("part", &mark.part), ("words", &mark.words)])
            .shows("words-instead", &[("rewrite", &mark.rewrite)])
    });
    // Each of them: one that is not shown would stay in the document.
    Verdict::with_all(false, finds.collect())
}

pub fn card_text(story: &Story, event: &EventId) -> String {
    let scenario = &story.case.scenario;
    let card = scenario.event(event).and_then(|event| scenario.card(&event.card));
    card.map_or_else(|| event.to_string(), |card| card.text.clone())
}

fn set_at(story: &Story, id: &EventId) -> Option<crate::debrief::report::Moment> {
    story.last(|event| matches!(event, Event::TurningSet { event, .. } if event == id))
}
