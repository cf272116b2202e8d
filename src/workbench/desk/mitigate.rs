//! The session on measures: what is chosen on the screen, asked of owners, agreed in the play.

use super::Desk;
use super::offers;
use super::play::portrait;
use super::top::{Stop, bar};
use crate::play::command::{Agreement, Note};
use crate::play::measures::{self as days, CameFrom};
use crate::play::{Command, Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::mitigate::{
    Answered, Choice, FactorLine, Measure as Card, MitigateAction, MitigateModel, Origin,
    OwnMeasure, Owner,
};
use std::collections::BTreeMap;

/// Due days that can be chosen.
const DUES: [u32; 6] = [2, 5, 10, 15, 20, 30];

/// What the owner of each measure was asked last.
pub type Asked = BTreeMap<MeasureId, Agreement>;

/// The plan for a measure as it stands in the notebook, as it was when it was taken off the list, or
/// as it begins.
fn plan(desk: &Desk, id: &MeasureId) -> Option<Agreement> {
    let measure = desk.scenario().measure(id)?;
    let once = || {
        let mut planned = desk.log.iter().rev().filter_map(|event| match event {
            Event::Planned(plan) if plan.measure == *id => Some(plan),
            _ => None,
        });
        planned.next().cloned()
    };
    let mut plan = desk.play.notebook.plans.get(id).cloned().or_else(once);
    // A factor may have left the board meanwhile.
    if let Some(plan) = &mut plan {
        plan.factors.retain(|factor| desk.play.notebook.factors.contains_key(factor));
    }
    Some(plan.unwrap_or_else(|| fresh(measure)))
}

/// Keeps what is being asked; the command for it.
pub(super) fn ask(asked: &mut Asked, plan: Agreement) -> Command {
    asked.insert(plan.measure.clone(), plan.clone());
    Command::Agree(plan)
}

/// Whether the owner has said no to this very plan.
fn declined(desk: &Desk, asked: &Asked, plan: &Agreement) -> bool {
    asked.get(&plan.measure) == Some(plan)
        && desk.play.refused.iter().any(|(measure, ..)| *measure == plan.measure)
        && !desk.play.agreed.contains_key(&plan.measure)
}

pub fn model(desk: &Desk, words: &Words, asked: &Asked) -> MitigateModel {
    let came_from = days::came_from(&desk.case, &desk.play);
    let cards: Vec<Card> = projections::measures(&desk.case, &desk.play)
        .into_iter()
        .map(|measure| card(desk, words, asked, measure, came_from(measure)))
        .collect();
    let owners = desk.scenario().truth.capacity.iter();
    let book = &desk.play.notebook;
    MitigateModel {
        top: bar(desk, words, Stop::Mitigate),
        factors: factors(desk, &cards),
        left: days::not_gone_into(&desk.case, &desk.play).len(),
        waiting: desk.play.surfaced.iter().filter(|id| !book.speaks_of(id)).count(),
        capacity: owners.map(|(owner, _)| days::days_of(&desk.case, &desk.play, owner)).sum(),
        until: words.get("capacity-until"),
        remark: None,
        own: own(desk),
        owners: desk.scenario().truth.capacity.iter().map(|(id, _)| owner(desk, id)).collect(),
        dues: DUES.to_vec(),
        measures: cards,
    }
}

fn factors(desk: &Desk, cards: &[Card]) -> Vec<FactorLine> {
    let board = desk.factors().into_iter().enumerate();
    board
        .filter(|(_, factor)| desk.play.notebook.factors.contains_key(&factor.id))
        .map(|(at, factor)| {
            let id = factor.id.to_string();
            let linked = |agreed: bool| {
                cards.iter().any(|card| {
                    card.factors.contains(&id) && if agreed { card.agreed } else { card.chosen }
                })
            };
            FactorLine {
                tag: format!("F{}", at + 1),
                text: factor.text.clone(),
                answered: match (linked(true), linked(false)) {
                    (true, _) => Answered::Yes,
                    (false, true) => Answered::Partly,
                    _ => Answered::No,
                },
                id,
            }
        })
        .collect()
}

fn card(desk: &Desk, words: &Words, asked: &Asked, measure: &Measure, came: CameFrom) -> Card {
    let agreed = desk.play.agreed.get(&measure.id);
    let plan = agreed.or_else(|| desk.play.notebook.plans.get(&measure.id));
    let owners: Vec<&PersonId> = [&measure.owner].into_iter().chain(&measure.others).collect();
    let open = agreed.is_none() && plan.is_none_or(|plan| declined(desk, asked, plan));
    let last = desk.play.refused.iter().rev().find(|(refused, ..)| *refused == measure.id);
    // The words of whoever was asked last, as long as nothing has changed since.
    let refusal = last.filter(|_| open).and_then(|(_, _, why)| {
        let asked = offers::asked(desk, asked, &measure.id)?;
        Some(offers::refused(desk, words, measure, &asked, *why))
    });
    let left = |id: &PersonId| Some(days::days_left(&desk.case, &desk.play, id));
    Card {
        id: measure.id.to_string(),
        origin: match came {
            CameFrom::Proposal => Origin::Room,
            CameFrom::Evidence => Origin::Notebook,
            CameFrom::List => Origin::Others,
        },
        text: measure.text.clone(),
        whole: measure.days,
        halved: days::days(measure, true),
        half: plan.is_some_and(|plan| plan.half),
        chosen: plan.is_some() && refusal.is_none(),
        owner: plan.and_then(|plan| owners.iter().position(|owner| **owner == plan.owner)),
        owners: owners.iter().map(|id| Owner { left: left(id), ..owner(desk, id) }).collect(),
        due: plan.map(|plan| plan.due_days),
        dues: DUES.to_vec(),
        verification: plan.and_then(|plan| plan.verify).map(|at| at.to_string()),
        verifications: choices(measure.verify.iter().map(|verify| &verify.text)),
        words: plan.map(|plan| plan.words.clone()).unwrap_or_default(),
        factors: plan
            .map(|plan| plan.factors.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        side_effect: plan.and_then(|plan| plan.side_effect).map(|at| at.to_string()),
        side_effects: choices(measure.side_effects.iter().map(|effect| &effect.text)),
        agreed: agreed.is_some(),
        until: agreed.and(Some(&measure.until)).filter(|until| !until.is_empty()).cloned(),
        refusal,
        rejected: desk.play.rejected.get(&measure.id).cloned(),
    }
}

/// Measures in the player's own words.
fn own(desk: &Desk) -> Vec<OwnMeasure> {
    let own = desk.play.notebook.proposals.iter().map(|(number, one)| OwnMeasure {
        number: *number,
        text: one.text.clone(),
        owner: owner(desk, &one.owner),
        due: one.due_days,
    });
    own.collect()
}

pub(super) fn owner(desk: &Desk, id: &PersonId) -> Owner {
    let person = desk.scenario().person(id);
    Owner {
        id: id.to_string(),
        name: person.map(|person| person.called.clone()).unwrap_or_default(),
        portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
        left: None,
    }
}

fn choices<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<Choice> {
    let list = texts.enumerate();
    list.map(|(at, text)| Choice { id: at.to_string(), text: text.clone() }).collect()
}

/// The commands that an action stands for, in order.
pub fn act(desk: &Desk, asked: &mut Asked, action: &MitigateAction) -> Vec<Command> {
    use MitigateAction as A;
    let measure = |id: &String| MeasureId::from(id.as_str());
    // What is changed about a measure puts it on the list.
    let change = |id: &String, to: &dyn Fn(&mut Agreement)| {
        let mut plan = plan(desk, &measure(id))?;
        to(&mut plan);
        Some(Command::Note(Note::Plan(plan)))
    };
    let changed = match action {
        A::Choose { id, on: true } => match plan(desk, &measure(id)) {
            // Put on the list once more after a no: its owner is asked once more.
            Some(plan) if declined(desk, asked, &plan) => Some(Command::Agree(plan)),
            _ => change(id, &|_| {}),
        },
        A::Choose { id, on: false } => {
            asked.remove(&measure(id));
            let agreed = desk.play.agreed.contains_key(&measure(id));
            let withdraw = agreed.then(|| Command::Withdraw(measure(id)));
            return withdraw.into_iter().chain(remove(desk, &measure(id))).collect();
        }
        A::Owner { id, owner } => change(id, &|plan| plan.owner = PersonId::from(owner.as_str())),
        A::Scope { id, half } => change(id, &|plan| plan.half = *half),
        A::Due { id, days } => change(id, &|plan| plan.due_days = *days),
        A::Verify { id, verification } => {
            change(id, &|plan| plan.verify = verification.parse().ok())
        }
        A::Words { id, words } => change(id, &|plan| plan.words.clone_from(words)),
        A::Watch { id, side_effect } => change(id, &|plan| {
            plan.side_effect = side_effect.as_ref().and_then(|text| text.parse().ok());
        }),
        A::Link { id, factor, on } => change(id, &|plan| {
            let factor = FactorId::from(factor.as_str());
            plan.factors.retain(|other| *other != factor);
            if *on {
                plan.factors.push(factor);
            }
        }),
        A::Ask(id) => plan(desk, &measure(id)).map(|plan| ask(asked, plan)),
        A::Change(id) => {
            let Some(agreed) = desk.play.agreed.get(&measure(id)) else { return Vec::new() };
            asked.remove(&measure(id));
            let again = Command::Note(Note::Plan(agreed.clone()));
            return vec![Command::Withdraw(measure(id)), again];
        }
        A::Reject { id, reason } => {
            let reject = Command::Reject { measure: measure(id), reason: reason.clone() };
            return remove(desk, &measure(id)).into_iter().chain([reject]).collect();
        }
        // Who said no was told when they were asked.
        A::Agree => Some(Command::CloseMeasures { anyway: true }),
        A::Propose { text, owner, due } => {
            let (text, owner) = (text.clone(), PersonId::from(owner.as_str()));
            Some(Command::Note(Note::Propose { text, owner, due_days: *due }))
        }
        A::TakeOut(number) => Some(Command::Note(Note::RemoveProposal(*number))),
        A::Reopen(id) => Some(Command::Withdraw(measure(id))),
        // What an owner offered depends on how they answer: [`offers::take`].
        A::Take { .. } | A::Board | A::Top(_) => None,
    };
    changed.into_iter().collect()
}

/// Takes the plan for a measure out of the notebook, if there is one.
pub(super) fn remove(desk: &Desk, id: &MeasureId) -> Option<Command> {
    let there = desk.play.notebook.plans.contains_key(id);
    there.then(|| Command::Note(Note::RemovePlan(id.clone())))
}

/// Asks the owners of everything on the list; whether nobody refused just now. Who did is told.
pub fn ask_owners(desk: &mut Desk, asked: &mut Asked, words: &Words) -> bool {
    let before = desk.play.refused.len();
    let open = |plan: &&Agreement| {
        !desk.play.agreed.contains_key(&plan.measure) && !declined(desk, asked, plan)
    };
    let open: Vec<Agreement> = desk.play.notebook.plans.values().filter(open).cloned().collect();
    let possible = open.into_iter().all(|plan| desk.send(ask(asked, plan), words));
    let mut names: Vec<String> = Vec::new();
    for (_, by, _) in desk.play.refused.iter().skip(before) {
        let name = owner(desk, by).name;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if possible && !names.is_empty() {
        let names = names.join(", ");
        desk.notice = Some(words.with("mitigate-some-said-no", &[("names", names.into())]));
        return false;
    }
    possible
}

/// The first day on offer by which half of somebody's time has done it; the last, where none is enough.
fn due(days: u32) -> u32 {
    DUES.into_iter().find(|due| *due >= 2 * days).unwrap_or(DUES[DUES.len() - 1])
}

/// A measure as it is put on the list at first.
pub(super) fn fresh(measure: &Measure) -> Agreement {
    Agreement {
        measure: measure.id.clone(),
        owner: measure.owner.clone(),
        factors: Vec::new(),
        due_days: due(measure.days),
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    }
}
