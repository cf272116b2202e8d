//! An open mind: a guess that met evidence against it.

use super::verdict::{Find, Verdict, bears, pin_on};
use crate::debrief::dimensions::Thresholds;
use crate::debrief::phrases::say;
use crate::debrief::story::Story;
use crate::play::EntryPoint;
use crate::play::command::View;
use crate::scenario::model::*;
use std::collections::BTreeSet;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    [against(story), kinds(story), both_sides(story), chips(story, at)]
}

/// Statements with the most chips.
fn top(view: &View) -> BTreeSet<&StatementId> {
    let most = view.chips.values().copied().max().unwrap_or(0);
    view.chips.iter().filter(|(_, chips)| **chips == most && most > 0).map(|(id, _)| id).collect()
}

fn texts(story: &Story, ids: &BTreeSet<&StatementId>) -> String {
    let statements = story.case.scenario.manifest.gut_check.statements.iter();
    let chosen = statements.filter(|statement| ids.contains(&statement.id));
    chosen.map(|one| one.text.trim_end_matches('.')).collect::<Vec<_>>().join(" / ")
}

/// Statements and sources are not tied to each other, so the player's own last word tells what spoke
/// against the first guess: what they name against it or, where they changed their view, for the new
/// one. Of a guess that does not hold, anything that shows a factor speaks against it.
fn against(story: &Story) -> Verdict {
    let Some(gut) = &story.play.gut else {
        let begun_here = story.play.entry == EntryPoint::Review;
        return Verdict::not_reached(if begun_here { "no-guess-asked" } else { "no-guess" });
    };
    let half = story.play.budget / 2;
    let book = &story.play.notebook;
    let first = top(gut);
    let guess = texts(story, &first);
    let named = story.play.last.as_ref().and_then(|last| {
        // What speaks for a new view speaks against the old where the two have nothing in common.
        let changed = top(&last.view).is_disjoint(&first);
        let pin = if changed { last.pin_for } else { last.pin_against };
        Some((pin?, if changed { "mind-by-change" } else { "mind-by-last-view" }))
    });
    let early = |pin: &u32| {
        book.pins.get(pin).is_some_and(|pin| pin.minute <= half && bears(story, &pin.place))
    };
    let truth = &story.case.scenario.truth;
    let holds = first.iter().any(|id| truth.true_statements.contains(id));
    let shows_factor = |pin: &u32| {
        truth.factors.iter().any(|factor| factor.holds && pin_on(story, &factor.supports, *pin))
    };
    let by_factor = |is: &dyn Fn(&u32) -> bool| {
        let mut pins = book.pins.keys().copied();
        let pin = pins.find(|pin| !holds && is(pin) && shows_factor(pin))?;
        Some((pin, "mind-by-evidence"))
    };
    if let Some((pin, what)) = named.filter(|(pin, _)| early(pin)).or_else(|| by_factor(&early)) {
        let minute = book.pins.get(&pin).map_or(0, |pin| pin.minute);
        let what = say(what, &[]);
        let did =
            Find::new("mind-against", &[("guess", &guess), ("what", &what), ("minute", &minute)]);
        return Verdict::new(true, vec![did.pin(story, pin)]);
    }
    let bearing = |pin: &u32| book.pins.get(pin).is_some_and(|found| bears(story, &found.place));
    let late = named.filter(|(pin, _)| bearing(pin)).or_else(|| by_factor(&|_| true));
    if let Some((pin, what)) = late {
        let minute = book.pins.get(&pin).map_or(0, |pin| pin.minute);
        let what = say(what, &[]);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("guess", &guess), ("what", &what), ("half", &half), ("minute", &minute)];
        return Verdict::new(false, vec![Find::new("mind-against-late", &values).pin(story, pin)]);
    }
    let missed = truth.factors.iter().find(|factor| {
        factor.holds && !book.pins.keys().any(|pin| pin_on(story, &factor.supports, *pin))
    });
    let values: [(&str, &dyn std::fmt::Display); 2] = [("guess", &guess), ("half", &half)];
    Verdict::new(
        false,
        vec![match missed {
            Some(missed) => {
                Find::new("mind-not-against-there", &values).there(story, &missed.supports)
            }
            None => Find::new("mind-not-against", &values),
        }],
    )
}

fn kinds(story: &Story) -> Verdict {
    if story.play.entry == EntryPoint::Review {
        return Verdict::not_reached("dossier-opened");
    }
    let first: Vec<&Source> = story
        .play
        .opened
        .iter()
        .take(5)
        .filter_map(|opening| story.case.scenario.source(&opening.source))
        .collect();
    if first.is_empty() {
        return Verdict::not_reached("nothing-opened");
    }
    let groups: BTreeSet<Group> = first.iter().map(|source| source.group).collect();
    let names: Vec<&str> = first.iter().map(|source| source.name.as_str()).collect();
    let opened = story.first(|event| matches!(event, crate::play::Event::Opened(_)));
    let did = Find::new("mind-opened", &[("sources", &names.join(", "))]).at(opened);
    let did = did.shows("mind-kinds", &[("kinds", &groups.len())]);
    Verdict::new(groups.len() >= 3, vec![did])
}

fn both_sides(story: &Story) -> Verdict {
    let Some(last) = &story.play.last else { return Verdict::not_reached("no-last-view") };
    let pin = |pin: Option<u32>, key: &str, missing: &str| match pin {
        Some(pin) => Find::new(key, &[]).pin(story, pin),
        None => Find::new(missing, &[]),
    };
    // What speaks against a view that holds speaks for an explanation that does not; against one that
    // does not hold, for a factor that does.
    let truth = &story.case.scenario.truth;
    let right = top(&last.view).iter().any(|id| truth.true_statements.contains(id));
    let other = last.pin_against.and_then(|pin| {
        let mut others = truth.factors.iter().filter(|factor| factor.holds != right);
        others.find(|factor| pin_on(story, &factor.supports, pin))
    });
    let contrary = match (last.pin_against, other) {
        (Some(pin), Some(factor)) if right => {
            Find::new("mind-contrary-for", &[("factor", &factor.text)]).pin(story, pin)
        }
        (Some(_), Some(_)) => pin(last.pin_against, "mind-contrary", "mind-no-contrary"),
        _ => pin(last.pin_against, "mind-contrary-idle", "mind-no-contrary"),
    };
    let finds = vec![pin(last.pin_for, "mind-for", "mind-no-for"), contrary];
    let bearing = |pin: u32| {
        let pin = story.play.notebook.pins.get(&pin);
        pin.is_some_and(|pin| bears(story, &pin.place))
    };
    let met = match (last.pin_for, last.pin_against) {
        (Some(one), Some(against)) => one != against && bearing(one) && other.is_some(),
        _ => false,
    };
    Verdict::new(met, finds)
}

fn chips(story: &Story, at: &Thresholds) -> Verdict {
    let Some(last) = &story.play.last else { return Verdict::not_reached("no-last-view") };
    let truth = &story.case.scenario.truth.true_statements;
    let sum = |on: &dyn Fn(&StatementId) -> bool| -> u64 {
        last.view.chips.iter().filter(|(id, _)| on(id)).map(|(_, chips)| u64::from(*chips)).sum()
    };
    let (right, all) = (sum(&|id| truth.contains(id)), sum(&|_| true));
    let moment = story.last(|event| matches!(event, crate::play::Event::Finished { .. }));
    let did = Find::new("mind-chips", &[("right", &right), ("all", &all)]).at(moment);
    let mut did = did;
    did.shows = say("mind-true", &[("statements", &texts(story, &truth.iter().collect()))]);
    Verdict::new(all > 0 && right * 100 >= all * at.final_chips_percent, vec![did])
}
