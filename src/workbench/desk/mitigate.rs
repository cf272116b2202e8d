//! The session on measures: what is chosen on the screen, asked of owners, agreed in the play.

use super::Desk;
use super::offers;
use super::play::portrait;
use super::top::{Stop, bar};
use crate::play::command::{Agreement, Note};
use crate::play::{Command, measures as days, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::mitigate::{
    Answered, Choice, FactorLine, Measure as Card, MitigateAction, MitigateModel, Origin,
    OwnMeasure, Owner,
};
use std::collections::BTreeMap;

/// Due days that can be chosen.
const DUES: [u32; 6] = [2, 5, 10, 15, 20, 30];

/// What the player is putting together for each measure, and what its owner was asked last.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub plans: BTreeMap<MeasureId, Agreement>,
    pub asked: BTreeMap<MeasureId, Agreement>,
}

impl Wanted {
    /// The plan for a measure; what is changed about one puts it on the list.
    fn plan(&mut self, desk: &Desk, id: &str) -> Option<&mut Agreement> {
        let measure = desk.scenario().measure(&MeasureId::from(id))?;
        Some(self.plans.entry(measure.id.clone()).or_insert_with(|| fresh(measure)))
    }

    /// Keeps what is being asked; the command for it.
    pub fn ask(&mut self, plan: &Agreement) -> Command {
        self.asked.insert(plan.measure.clone(), plan.clone());
        Command::Agree(plan.clone())
    }

    /// Takes a measure off the list: what was asked about it, and perhaps agreed to, is over.
    pub fn forget(&mut self, id: &MeasureId) {
        self.plans.remove(id);
        self.asked.remove(id);
    }

    /// Whether the owner has said no to this very plan.
    fn declined(&self, desk: &Desk, plan: &Agreement) -> bool {
        self.asked.get(&plan.measure) == Some(plan)
            && desk.play.refused.iter().any(|(measure, ..)| *measure == plan.measure)
            && !desk.play.agreed.contains_key(&plan.measure)
    }
}

pub fn model(desk: &Desk, words: &Words, wanted: &Wanted) -> MitigateModel {
    let cards: Vec<Card> = projections::measures(&desk.case, &desk.play)
        .into_iter()
        .map(|measure| card(desk, words, wanted, measure))
        .collect();
    let owners = desk.scenario().truth.capacity.iter();
    MitigateModel {
        top: bar(desk, words, Stop::Mitigate),
        factors: factors(desk, &cards),
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
    let board = projections::factors(&desk.case, &desk.play).into_iter().enumerate();
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

fn card(desk: &Desk, words: &Words, wanted: &Wanted, measure: &Measure) -> Card {
    let agreed = desk.play.agreed.get(&measure.id);
    let plan = agreed.or_else(|| wanted.plans.get(&measure.id));
    let owners: Vec<&PersonId> = [&measure.owner].into_iter().chain(&measure.others).collect();
    let open = agreed.is_none() && plan.is_none_or(|plan| wanted.declined(desk, plan));
    let last = desk.play.refused.iter().rev().find(|(refused, ..)| *refused == measure.id);
    // The words of whoever was asked last, as long as nothing has changed since.
    let refusal = last.filter(|_| open).and_then(|(_, _, why)| {
        let asked = offers::asked(desk, wanted, &measure.id)?;
        Some(offers::refused(desk, words, measure, &asked, *why))
    });
    let left = |id: &PersonId| Some(days::days_left(&desk.case, &desk.play, id));
    Card {
        id: measure.id.to_string(),
        origin: match &measure.proposed_by {
            Some(_) => Origin::Room,
            None if measure.leadership => Origin::Others,
            None => Origin::Notebook,
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

/// Takes an action: changes what is being put together, or gives the command that it stands for.
pub fn act(desk: &Desk, wanted: &mut Wanted, action: &MitigateAction) -> Option<Command> {
    use MitigateAction as A;
    let id = |id: &String| MeasureId::from(id.as_str());
    match action {
        A::Choose { id: name, on: true } => {
            let plan = wanted.plan(desk, name)?.clone();
            // Put on the list once more after a no: its owner is asked once more.
            return wanted.declined(desk, &plan).then_some(Command::Agree(plan));
        }
        A::Choose { id: name, on: false } => {
            wanted.forget(&id(name));
            let agreed = desk.play.agreed.contains_key(&id(name));
            return agreed.then(|| Command::Withdraw(id(name)));
        }
        A::Owner { id: name, owner } => {
            wanted.plan(desk, name)?.owner = PersonId::from(owner.as_str());
        }
        A::Scope { id: name, half } => wanted.plan(desk, name)?.half = *half,
        A::Due { id: name, days } => wanted.plan(desk, name)?.due_days = *days,
        A::Verify { id: name, verification } => {
            wanted.plan(desk, name)?.verify = verification.parse().ok();
        }
        A::Words { id: name, words } => wanted.plan(desk, name)?.words.clone_from(words),
        A::Watch { id: name, side_effect } => {
            let effect = side_effect.as_ref().and_then(|text| text.parse().ok());
            wanted.plan(desk, name)?.side_effect = effect;
        }
        A::Link { id: name, factor, on } => {
            let factors = &mut wanted.plan(desk, name)?.factors;
            let factor = FactorId::from(factor.as_str());
            factors.retain(|other| *other != factor);
            if *on {
                factors.push(factor);
            }
        }
        A::Ask(name) => {
            let plan = wanted.plan(desk, name)?.clone();
            return Some(wanted.ask(&plan));
        }
        A::Change(name) => {
            let agreed = desk.play.agreed.get(&id(name))?.clone();
            wanted.forget(&id(name));
            wanted.plans.insert(id(name), agreed);
            return Some(Command::Withdraw(id(name)));
        }
        A::Reject { id: name, reason } => {
            wanted.plans.remove(&id(name));
            return Some(Command::Reject { measure: id(name), reason: reason.clone() });
        }
        A::Agree => return Some(Command::CloseMeasures),
        A::Propose { text, owner, due } => {
            let (text, owner) = (text.clone(), PersonId::from(owner.as_str()));
            return Some(Command::Note(Note::Propose { text, owner, due_days: *due }));
        }
        A::TakeOut(number) => return Some(Command::Note(Note::RemoveProposal(*number))),
        A::Reopen(name) => return Some(Command::Withdraw(id(name))),
        // What an owner offered is more than one command: [`offers::take`].
        A::Take { .. } | A::Top(_) => {}
    }
    None
}

/// Asks the owners of everything on the list; whether nobody refused just now. Who did is told.
pub fn ask_owners(desk: &mut Desk, wanted: &mut Wanted, words: &Words) -> bool {
    let before = desk.play.refused.len();
    let open = |plan: &&Agreement| {
        !desk.play.agreed.contains_key(&plan.measure) && !wanted.declined(desk, plan)
    };
    let open: Vec<Agreement> = wanted.plans.values().filter(open).cloned().collect();
    let possible = open.iter().all(|plan| {
        let command = wanted.ask(plan);
        desk.send(command, words)
    });
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

/// A measure as it is put on the list at first.
pub(super) fn fresh(measure: &Measure) -> Agreement {
    Agreement {
        measure: measure.id.clone(),
        owner: measure.owner.clone(),
        factors: Vec::new(),
        due_days: DUES[2],
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    }
}
