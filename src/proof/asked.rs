//! What comes of a question by how it is put, and of a move: counted over plays of a bot.

use super::atlas::Atlas;
use super::bot::{self, Plan};
use super::kind::Kind;
use crate::people::{Event as Among, Layer};
use crate::play::{Case, Event};
use crate::scenario::model::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// What came of questions, or of moves, of one sort. A thing that several came of counts by the best.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Came {
    /// The form's or move's name, or how many closing questions the person had been asked before.
    pub of: String,
    pub times: u32,
    /// A condition, openly.
    pub open: u32,
    /// A condition, guardedly.
    pub guarded: u32,
    /// A fact.
    pub fact: u32,
}

impl Came {
    /// Neither a condition nor a fact.
    pub fn nothing(&self) -> u32 {
        self.times - self.open - self.guarded - self.fact
    }

    fn count(&mut self, told: Option<Told>) {
        self.times += 1;
        match told {
            Some(Told::Open) => self.open += 1,
            Some(Told::Guarded) => self.guarded += 1,
            Some(Told::Fact) => self.fact += 1,
            None => {}
        }
    }
}

/// The better, the higher.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Fact,
    Guarded,
    Open,
}

/// What came of all questions and moves of many plays.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Asked {
    pub player: &'static str,
    pub plays: u32,
    pub seed: u64,
    pub forms: Vec<Came>,
    /// Forms that open conditions alone, by the closing questions that the person had been asked
    /// before: none, one, two or more.
    pub after_closing: Vec<Came>,
    pub moves: Vec<Came>,
}

/// Counts over so many plays, with consecutive seeds.
pub fn asked(case: &Case, kind: Kind, plays: u32, seed: u64) -> Asked {
    let atlas = Atlas::new(case);
    let named = |label: &String| Came { of: label.clone(), ..Came::default() };
    let mut all = Asked {
        player: kind.name(),
        plays,
        seed,
        forms: case.rules.forms.iter().map(|form| named(&form.label)).collect(),
        after_closing: ["0", "1", "2+"].map(|of| named(&of.to_owned())).into(),
        moves: case.rules.moves.iter().map(|act| named(&act.label)).collect(),
    };
    for play in 0..u64::from(plays) {
        let (_, log) = bot::play_with_log(case, &atlas, Plan::of(kind, seed.wrapping_add(play)));
        all.count(case, &log);
    }
    all
}

impl Asked {
    fn count(&mut self, case: &Case, log: &[Event]) {
        let among: Vec<&Among> = log.iter().filter_map(Event::among).collect();
        let mut closing: BTreeMap<&PersonId, usize> = BTreeMap::new();
        for (at, event) in among.iter().enumerate() {
            let then = &among[at + 1..];
            match event {
                Among::Asked { person, form, closing: closes, .. } => {
                    let told = best(case, then, |of| of == person);
                    let of = case.rules.forms.iter().position(|known| known.id == *form);
                    if let Some(of) = of {
                        self.forms[of].count(told);
                        if case.rules.forms[of].opens == crate::people::Opens::Conditions {
                            let before = closing.get(person).copied().unwrap_or(0);
                            self.after_closing[before.min(2)].count(told);
                        }
                    }
                    *closing.entry(person).or_default() += usize::from(*closes);
                }
                Among::Moved { act, .. } => {
                    let told = best(case, then, |_| true);
                    if let Some(of) = case.rules.moves.iter().position(|known| known.id == *act) {
                        self.moves[of].count(told);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The best that was told before the next question, turn or move, by those who count.
fn best(case: &Case, then: &[&Among], counts: impl Fn(&PersonId) -> bool) -> Option<Told> {
    let next = |event: &&&Among| {
        matches!(
            event,
            Among::Asked { .. } | Among::Moved { .. } | Among::Turn | Among::MeetingOpened { .. }
        )
    };
    let told = then.iter().take_while(|event| !next(event)).filter_map(|event| match event {
        Among::Told { person, item, layer } if counts(person) => {
            let item = case.scenario.item(person, item)?;
            Some(match (item.kind, layer) {
                (ItemKind::Fact, _) => Told::Fact,
                (ItemKind::Condition, Layer::Guarded) => Told::Guarded,
                (ItemKind::Condition, Layer::Open) => Told::Open,
            })
        }
        _ => None,
    });
    told.max()
}
