//! The impact sheet and the board of factors over the notebook.

use super::Desk;
use super::pinned::{quote, where_is};
use super::top::{Stop, bar};
use crate::debrief;
use crate::play::command::Note;
use crate::play::state::{self, Branch};
use crate::play::{Command, conditions, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::impact::{
    Chart, Factor, ImpactAction, ImpactModel, Part, Quantity, Range, Series, Severity, Supported,
};
use crate::workbench::kit::PinTag;
use std::collections::BTreeMap;

/// Where the player put factors on the board; the play does not need it.
pub type Places = BTreeMap<FactorId, (u32, u32)>;

pub fn model(desk: &Desk, words: &Words, places: &Places) -> ImpactModel {
    let book = &desk.play.notebook;
    let sheet = sheet(desk, words);
    let severity = book.severity.as_ref();
    ImpactModel {
        top: bar(desk, words, Stop::Impact),
        pins: pins(desk, words),
        quantities: sheet.quantities,
        severities: desk
            .scenario()
            .manifest
            .company
            .severities
            .iter()
            .map(|level| Severity {
                id: level.id.to_string(),
                name: level.name.clone(),
                meaning: level.means.clone(),
            })
            .collect(),
        severity: severity.map(|(id, _)| id.to_string()),
        severity_reason: severity.map(|(_, reason)| reason.clone()).unwrap_or_default(),
        mechanism: book.mechanism.clone(),
        summary: book.summary.clone(),
        account_offers: Vec::new(),
        summary_offers: debrief::summary_offers(&desk.case, &desk.play),
        harms: sheet.harms,
        well: sheet.well,
        needs: sheet.needs,
        charts: charts(desk),
        factors: factors(desk, places),
        outcome: outcome(desk),
        document: String::new(),
        reread: Vec::new(),
    }
}

/// What the sheet asks, and the pins that show it.
pub struct Sheet {
    pub quantities: Vec<Quantity>,
    pub harms: Vec<Supported>,
    pub well: Vec<Supported>,
    pub needs: Vec<Supported>,
}

pub fn sheet(desk: &Desk, words: &Words) -> Sheet {
    let book = &desk.play.notebook;
    let truth = &desk.scenario().truth;
    Sheet {
        quantities: truth
            .impact
            .quantities
            .iter()
            .map(|quantity| {
                let yours = book.impact.get(&quantity.id);
                Quantity {
                    id: quantity.id.to_string(),
                    question: quantity.ask.clone(),
                    unit: quantity.unit.clone(),
                    range: yours.map(|r| Range { low: r.low as f64, high: r.high as f64 }),
                    pins: yours.map(|range| range.pins.clone()).unwrap_or_default(),
                    how: yours.map(|range| range.how.clone()).unwrap_or_default(),
                }
            })
            .collect(),
        harms: numbered(truth.impact.harms.iter().map(|harm| &harm.text), |at| {
            book.harms.get(&at).copied().flatten().into_iter().collect()
        }),
        well: well(desk),
        needs: [(Whose::Responder, "need-responder"), (Whose::Customer, "need-customer")]
            .into_iter()
            .map(|(whose, key)| Supported {
                id: format!("{whose:?}"),
                text: words.get(key),
                pins: book
                    .needs
                    .iter()
                    .filter(|(of, _)| *of == whose)
                    .map(|(_, pin)| *pin)
                    .collect(),
                words: book.need_words.get(&whose).cloned().unwrap_or_default(),
            })
            .collect(),
    }
}

/// What it came to: by the player's own word for it, or how it was first noticed.
fn outcome(desk: &Desk) -> String {
    let scenario = desk.scenario();
    let chosen = desk.play.notebook.severity.as_ref().map(|(id, _)| id);
    let mut levels = scenario.manifest.company.severities.iter();
    let level = levels.find(|level| Some(&level.id) == chosen).map(|level| level.means.clone());
    let noticed = || {
        let first = scenario.truth.events.iter().find(|event| event.given)?;
        scenario.card(&first.card).map(|card| card.text.clone())
    };
    level.or_else(noticed).unwrap_or_default()
}

/// Every pin as a tag.
pub fn pins(desk: &Desk, words: &Words) -> Vec<PinTag> {
    let pins = desk.play.notebook.pins.iter().map(|(number, pin)| PinTag {
        id: *number,
        name: format!("P{number}"),
        text: format!("{}: {}", where_is(desk, words, &pin.place), quote(desk, &pin.place)),
    });
    pins.collect()
}

fn numbered<'a>(
    texts: impl Iterator<Item = &'a String>,
    pins: impl Fn(u32) -> Vec<u32>,
) -> Vec<Supported> {
    let list = (0_u32..).zip(texts);
    list.map(|(at, text)| Supported {
        id: at.to_string(),
        text: text.clone(),
        pins: pins(at),
        ..Supported::default()
    })
    .collect()
}

/// What may have gone well, as far as the player's pins bear on it.
fn well(desk: &Desk) -> Vec<Supported> {
    let list = (0_u32..).zip(&desk.scenario().truth.went_well);
    list.filter(|(_, well)| {
        well.supports.iter().any(|anchor| conditions::known(&desk.case, &desk.play, anchor))
    })
    .map(|(at, well)| Supported {
        id: at.to_string(),
        text: well.text.clone(),
        pins: desk.play.notebook.well.get(&at).copied().into_iter().collect(),
        ..Supported::default()
    })
    .collect()
}

/// Charts that the player has opened.
fn charts(desk: &Desk) -> Vec<Chart> {
    let opened = projections::sources(&desk.case, &desk.play);
    let opened = opened.into_iter().filter(|source| desk.play.is_open(&source.id));
    let midnight = desk.scenario().midnight;
    opened
        .filter_map(|source| {
            let chart = desk.case.sources.get(&source.id)?.chart()?;
            let series = chart.series.iter().map(|series| Series {
                name: series.name.clone(),
                points: series
                    .points
                    .iter()
                    .map(|point| {
                        let second = (point.at - midnight) / SECOND;
                        (u32::try_from(second).unwrap_or(0), point.value)
                    })
                    .collect(),
            });
            Some(Chart {
                id: source.id.to_string(),
                title: source.name.clone(),
                unit: chart.unit.clone(),
                series: series.collect(),
                marks: Vec::new(),
            })
        })
        .collect()
}

fn factors(desk: &Desk, places: &Places) -> Vec<Factor> {
    desk.factors()
        .into_iter()
        .enumerate()
        .map(|(at, factor)| {
            let branch = desk.play.notebook.factors.get(&factor.id);
            Factor {
                id: factor.id.to_string(),
                tag: format!("F{}", at + 1),
                text: factor.text.clone(),
                words: branch.map(|branch| branch.words.clone()).unwrap_or_default(),
                pins: branch.map(|branch| branch.pins.clone()).unwrap_or_default(),
                leads_to: branch
                    .map(|branch| branch.with.iter().map(ToString::to_string).collect())
                    .unwrap_or_default(),
                on: branch.is_some(),
                left: desk.play.notebook.left_out.get(&factor.id).cloned().unwrap_or_default(),
                at: branch.and_then(|_| places.get(&factor.id).copied()),
            }
        })
        .collect()
}

/// Why no command stands for an action that asks for one, as the name of the words for it.
pub fn cannot(desk: &Desk, action: &ImpactAction) -> Option<&'static str> {
    match action {
        ImpactAction::QuantityPin { id, .. } => {
            let known = desk.play.notebook.impact.contains_key(&QuantityId::from(id.as_str()));
            (!known).then_some("impact-range-first")
        }
        _ => None,
    }
}

fn whose(id: &str) -> Whose {
    if id == "Responder" { Whose::Responder } else { Whose::Customer }
}

fn impact(id: &str, range: state::Range) -> Note {
    let state::Range { low, high, pins, how } = range;
    Note::Impact { quantity: QuantityId::from(id), low, high, pins, how }
}

/// The command that an action stands for; none for what is the screen's own.
pub fn command(desk: &Desk, action: &ImpactAction) -> Option<Command> {
    let book = &desk.play.notebook;
    let branch = |id: &str| book.factors.get(&FactorId::from(id)).cloned().unwrap_or_default();
    let set = |id: &str, branch: Branch| Note::Factor {
        factor: FactorId::from(id),
        pins: branch.pins,
        with: branch.with,
        words: branch.words,
    };
    Some(Command::Note(match action {
        ImpactAction::Range { id, range } => {
            let known = book.impact.get(&QuantityId::from(id.as_str())).cloned();
            let (low, high) = (range.low.max(0.0) as u64, range.high.max(0.0) as u64);
            impact(id, state::Range { low, high, ..known.unwrap_or_default() })
        }
        ImpactAction::QuantityPin { id, pin, on } => {
            let mut known = book.impact.get(&QuantityId::from(id.as_str()))?.clone();
            known.pins.retain(|other| other != pin);
            known.pins.extend(on.then_some(*pin));
            impact(id, known)
        }
        ImpactAction::How { id, how } => {
            let known = book.impact.get(&QuantityId::from(id.as_str()))?.clone();
            impact(id, state::Range { how: how.clone(), ..known })
        }
        ImpactAction::Severity { id, reason } => {
            Note::Severity { severity: SeverityId::from(id.as_str()), reason: reason.clone() }
        }
        ImpactAction::NeedWords { id, words } => {
            Note::NeedWords { whose: whose(id), words: words.clone() }
        }
        ImpactAction::Mechanism(text) => Note::Mechanism(text.clone()),
        ImpactAction::Summary(text) => Note::Summary(text.clone()),
        ImpactAction::Pin { part: Part::Harm, id, pin } => {
            Note::Harm { harm: id.parse().ok()?, pin: Some(*pin) }
        }
        ImpactAction::Pin { part: Part::Well, id, pin } => {
            Note::Well { well: id.parse().ok()?, pin: *pin }
        }
        ImpactAction::Pin { part: Part::Need, id, pin } => {
            Note::Need { whose: whose(id), pin: *pin }
        }
        ImpactAction::Unpin { part: Part::Harm, id, .. } => Note::RemoveHarm(id.parse().ok()?),
        ImpactAction::Unpin { part: Part::Well, id, .. } => Note::RemoveWell(id.parse().ok()?),
        ImpactAction::Unpin { part: Part::Need, id, pin } => {
            Note::RemoveNeed { whose: whose(id), pin: Some(*pin) }
        }
        ImpactAction::PutUp(factor) => {
            let id = FactorId::from(factor.as_str());
            let pins = projections::came_up_with(&desk.case, &desk.play, &id);
            set(factor, Branch { pins, ..Branch::default() })
        }
        // Where it lies is the desk's own.
        ImpactAction::Place { .. } => return None,
        ImpactAction::TakeOff(factor) => Note::RemoveFactor(FactorId::from(factor.as_str())),
        ImpactAction::LeaveOut { factor, words } => {
            Note::LeaveOut { factor: factor.as_str().into(), words: words.clone() }
        }
        ImpactAction::FactorPin { factor, pin } => {
            let mut changed = branch(factor);
            changed.pins.retain(|other| other != pin);
            changed.pins.push(*pin);
            set(factor, changed)
        }
        ImpactAction::FactorUnpin { factor, pin } => {
            let mut changed = branch(factor);
            changed.pins.retain(|other| other != pin);
            set(factor, changed)
        }
        ImpactAction::Link { from, to, on } => {
            let (mut changed, to) = (branch(from), FactorId::from(to.as_str()));
            changed.with.retain(|other| *other != to);
            if *on {
                changed.with.push(to);
            }
            set(from, changed)
        }
        ImpactAction::Words { factor, words } if branch(factor).words == *words => return None,
        ImpactAction::Words { factor, words } => {
            set(factor, Branch { words: words.clone(), ..branch(factor) })
        }
        ImpactAction::Decisions | ImpactAction::Top(_) => return None,
    }))
}
