//! Care and account: those who wait, the own part, leave to quote, needs.

use super::verdict::{Find, Verdict, bearing, bears, pin_on};
use crate::debrief::quote;
use crate::debrief::story::Story;
use crate::evidence::Place;
use crate::play::Event;
use crate::play::conditions::{self, without_leave};
use crate::play::state::{EntryPoint, OwnPart};
use crate::play::status::owed;
use crate::scenario::model::*;
use std::collections::BTreeMap;

pub fn judge(story: &Story) -> [Verdict; 4] {
    [status(story), own_part(story), consent(story), needs(story)]
}

/// The first text is sent while it was asked for, claims nothing that had to be taken back, and every
/// promise of an update is kept or still to come; a play that promises none has not kept one.
fn status(story: &Story) -> Verdict {
    let play = story.play;
    let asked = story.case.scenario.interruptions.beats.iter().filter(|beat| beat.asks_status);
    let asked: Vec<_> = asked.filter_map(|beat| play.beats.get(&beat.id)).collect();
    if asked.is_empty() && play.statuses.is_empty() {
        return Verdict::not_reached("no-status-asked");
    }
    let late = asked.iter().any(|happened| happened.silent);
    let sent = story.first(|event| matches!(event, Event::StatusSent { .. }));
    let mut finds = Vec::new();
    match play.statuses.first() {
        Some(first) => finds.push(
            Find::new("status-sent", &[("sound", &first.sound), ("thin", &first.thin)])
                .at(sent)
                .shows("status-held", &[("wrong", &first.wrong)]),
        ),
        None => finds.push(Find::new("status-never", &[])),
    }
    if late {
        finds.push(Find::new("status-late", &[]));
    }
    let kept = play.promises.iter().filter(|promise| promise.kept == Some(true)).count();
    let missed = play.promises.iter().filter(|promise| promise.kept == Some(false)).count();
    let settled = story
        .last(|event| matches!(event, Event::PromiseKept { .. } | Event::PromiseMissed { .. }));
    finds.push(Find::new("promises", &[("kept", &kept), ("missed", &missed)]).at(settled));
    let owed = owed(story.case, play);
    finds.extend(owed.map(|text| Find::new("promise-owed", &[("text", &text)])));
    let true_early =
        play.statuses.first().is_some_and(|first| first.wrong == 0 && first.sound > 0 && !late);
    Verdict::new(
        true_early && play.retracted == 0 && (kept > 0 || owed.is_some()) && missed == 0,
        finds,
    )
}

fn own_part(story: &Story) -> Verdict {
    let moment =
        story.first(|event| matches!(event, Event::OwnPartTold { .. } | Event::OwnPartRaised));
    // Whether and how it was told was settled before this play began.
    if story.play.entry == EntryPoint::Review {
        return Verdict::not_reached("own-settled-before");
    }
    let touches = story.called(&story.case.scenario.manifest.player.touches);
    let raised = [story.case.scenario.manifest.player.raised_by.clone()];
    let (met, key) = match story.play.own_part {
        Some(OwnPart::ToldThemFirst) => (true, "own-told-first"),
        Some(OwnPart::Told) => (true, "own-told"),
        Some(OwnPart::Raised) => (false, "own-raised"),
        None => return Verdict::not_reached("own-not-yet"),
    };
    let find = Find::new(key, &[("who", &touches)]).at(moment).there(story, &raised);
    Verdict::new(met, vec![find])
}

fn consent(story: &Story) -> Verdict {
    let play = story.play;
    let personal = |place: &Place| {
        let (person, item) = place.told()?;
        conditions::personal(story.case, play, person, item).then(|| (person.clone(), item.clone()))
    };
    // What was said before everybody at the table is heard already; leave can be asked for it
    // afterwards, and need not.
    let before_all =
        |(person, item): &(PersonId, ItemId)| conditions::said_to_all(play, person, item);
    // What lies in the notebook and is cited nowhere is used for nothing.
    let used = story.cited.iter().filter_map(personal);
    // Of one telling several sentences may be used.
    let used: std::collections::BTreeSet<_> =
        used.filter(|key| play.consents.contains_key(key) || !before_all(key)).collect();
    let deleted = deleted(story);
    if used.is_empty() && deleted.is_empty() && play.quotes_heard.is_empty() {
        return Verdict::not_reached("nothing-personal");
    }
    let mut met = !used.is_empty() && play.quotes_heard.is_empty() && deleted.is_empty();
    let mut finds = Vec::new();
    for key in &used {
        let leave = play.consents.get(key) == Some(&true);
        met &= leave;
        let moment = story.first(|event| {
            matches!(event, Event::Consented { person, item, .. } if (person, item) == (&key.0, &key.1))
        });
        let said = if leave { "consent-given" } else { "consent-missing" };
        let find = Find::new(said, &[("who", &story.called(&key.0))]).at(moment);
        let place = Place::Telling { person: key.0.clone(), item: key.1.clone() };
        finds.push((leave, find.place(story, &place)));
    }
    for (person, item) in &play.quotes_heard {
        let moment = story.first(|event| {
            matches!(event, Event::QuoteHeard { person: p, item: i } if p == person && i == item)
        });
        let find = Find::new("quote-heard", &[("who", &story.called(person))]).at(moment);
        let place = Place::Telling { person: person.clone(), item: item.clone() };
        finds.push((false, find.place(story, &place)));
    }
    for (index, place) in deleted {
        let find = Find::new("fact-deleted", &[]).at(story.moment(index)).place(story, &place);
        finds.push((false, find));
    }
    finds.sort_by_key(|(kept, _)| *kept);
    Verdict::new(met, finds.into_iter().map(|(_, find)| find).collect())
}

/// Pins on something that holds that were taken out and are not there at the end.
fn deleted(story: &Story) -> Vec<(usize, Place)> {
    let mut pins: BTreeMap<u32, Place> = BTreeMap::new();
    let mut out = Vec::new();
    for (index, event) in story.log.iter().enumerate() {
        match event {
            Event::Pinned { pin, place, .. } => {
                pins.insert(*pin, place.clone());
            }
            Event::Unpinned(pin) => out.extend(pins.get(pin).map(|place| (index, place.clone()))),
            _ => {}
        }
    }
    let still = |place: &Place| {
        let pins = || story.play.notebook.pins.values();
        // A range that holds it keeps it as well; of a range, pins that show what it showed.
        pins().any(|pin| pin.place.holds(place))
            || (matches!(place, Place::Rows { .. })
                && bearing(story)
                    .filter(|anchor| story.case.covers(anchor, place))
                    .all(|anchor| pins().any(|pin| story.case.covers(anchor, &pin.place))))
    };
    // Personal words for which there is no leave are not a fact that is owed.
    let private = |place: &Place| without_leave(story.case, story.play, place);
    out.retain(|(_, place)| bears(story, place) && !still(place) && !private(place));
    out
}

fn needs(story: &Story) -> Verdict {
    let noted = &story.play.notebook.needs;
    if noted.is_empty() {
        return Verdict::not_reached("no-need");
    }
    let truth = &story.case.scenario.truth.needs;
    let mut met = true;
    let mut reach = true;
    let mut finds = Vec::new();
    for whose in [Whose::Responder, Whose::Customer] {
        let of: Vec<&NeedOf> = truth.iter().filter(|need| need.whose == whose).collect();
        let shown = noted.iter().filter(|(noted, _)| *noted == whose).find_map(|(_, pin)| {
            let need = of.iter().find(|need| pin_on(story, &need.supports, *pin))?;
            Some((need, *pin))
        });
        met &= shown.is_some();
        reach &= shown.is_some() || of.iter().any(|need| story.within_reach(&need.supports));
        finds.push(match shown {
            Some((need, pin)) => Find::new("need-noted", &[("need", &need.text)]).pin(story, pin),
            None => not_noted(story, whose, &of),
        });
    }
    let verdict = Verdict::new(met, finds);
    if reach { verdict } else { verdict.out_of_reach(story) }
}

/// A need of one side that was not noted: best one that is in the notebook already.
fn not_noted(story: &Story, whose: Whose, of: &[&NeedOf]) -> Find {
    let book = &story.play.notebook;
    let (missing, other) = match whose {
        Whose::Responder => ("need-responder-missing", "need-responder-other"),
        Whose::Customer => ("need-customer-missing", "need-customer-other"),
    };
    let pinned =
        |need: &&NeedOf| book.pins.keys().find(|pin| pin_on(story, &need.supports, **pin)).copied();
    let had = of.iter().find_map(|need| Some((*need, pinned(need)?)));
    let need = had.map(|(need, _)| need).or(of.first().copied());
    let text = need.map_or("", |need| need.text.as_str());
    let find = match book.needs.iter().find(|(noted, _)| *noted == whose) {
        Some((_, pin)) => {
            let place = book.pins.get(pin).map(|pin| &pin.place);
            let said = place.map(|place| quote::quote(story.case, story.play, place));
            Find::new(other, &[("noted", &said.unwrap_or_default()), ("need", &text)])
        }
        None => Find::new(missing, &[("need", &text)]),
    };
    match had {
        Some((_, pin)) => find.pin(story, pin),
        None => find.there(story, need.map_or(&[][..], |need| &need.supports)),
    }
}
