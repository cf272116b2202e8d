//! What was never opened, whom nobody asked, how much was told, and the guess then and now.

use super::report::*;
use super::story::{Story, texts};
use crate::play::conditions::told_openly;
use crate::scenario::model::*;

pub(super) fn never_opened(story: &Story) -> NeverOpened {
    let scenario = &story.case.scenario;
    let factors = |is: &dyn Fn(&Anchor) -> bool| {
        let shown = |factor: &&Factor| factor.holds && factor.supports.iter().any(is);
        texts(&scenario.truth.factors.iter().filter(shown).collect::<Vec<_>>())
    };
    let closed = scenario.shelf.sources.iter().filter(|source| !story.play.is_open(&source.id));
    let sources = closed.map(|source| Unopened {
        id: source.id.to_string(),
        name: source.name.clone(),
        known: story.play.unlocked.contains(&source.id),
        factors: factors(&|anchor| source_of(anchor) == Some(&source.id)),
    });
    // Whoever spoke at the table was heard there.
    let unheard = |person: &&Person| {
        let meeting = story.play.people.meeting.as_ref();
        let spoke = meeting.is_some_and(|meeting| meeting.spoken.contains_key(&person.id));
        person.interview && story.play.people.asked(&person.id) == 0 && !spoke
    };
    let people = scenario.cast.people.iter().filter(unheard);
    let people = people.map(|person| Unopened {
        id: person.id.to_string(),
        name: person.name.clone(),
        known: true,
        factors: factors(&|anchor| matches!(anchor, Anchor::Told(who, _) if *who == person.id)),
    });
    NeverOpened { sources: sources.collect(), people: people.collect() }
}

/// The source that an anchor lies in; none for a telling.
pub(super) fn source_of(anchor: &Anchor) -> Option<&SourceId> {
    match anchor {
        Anchor::Mark(source, _) | Anchor::Lines { source, .. } | Anchor::Chart { source, .. } => {
            Some(source)
        }
        Anchor::Told(..) => None,
    }
}

pub(super) fn told(story: &Story) -> Vec<TellingCount> {
    let people = story.case.scenario.cast.people.iter().filter(|person| !person.knows.is_empty());
    people
        .map(|person| {
            let count = |kind: ItemKind, only_told: bool| {
                let items = person.knows.iter().filter(|item| {
                    let told = || told_openly(story.case, story.play, &person.id, &item.id);
                    item.kind == kind && (!only_told || told())
                });
                u32::try_from(items.count()).unwrap_or(u32::MAX)
            };
            TellingCount {
                person: person.id.clone(),
                name: person.name.clone(),
                facts_told: count(ItemKind::Fact, true),
                facts: count(ItemKind::Fact, false),
                conditions_told: count(ItemKind::Condition, true),
                conditions: count(ItemKind::Condition, false),
            }
        })
        .collect()
}

pub(super) fn gut_check(story: &Story) -> GutCheckThenAndNow {
    let scenario = &story.case.scenario;
    let (then, now) = (story.play.gut.as_ref(), story.play.last.as_ref().map(|last| &last.view));
    let seen =
        |view: &crate::play::command::View| Seen { line: view.line.clone(), sure: view.sure };
    let statements = scenario.manifest.gut_check.statements.iter().map(|statement| {
        let chips = |view: Option<&crate::play::command::View>| {
            view.and_then(|view| view.chips.get(&statement.id)).copied().unwrap_or(0)
        };
        StatementThenAndNow {
            id: statement.id.clone(),
            text: statement.text.clone(),
            holds: scenario.truth.true_statements.contains(&statement.id),
            then: chips(then),
            now: chips(now),
        }
    });
    GutCheckThenAndNow {
        then: then.map(seen),
        now: now.map(seen),
        statements: statements.collect(),
    }
}
