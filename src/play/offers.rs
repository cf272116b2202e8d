//! What would be possible where an owner has said no: each offer works if it is taken.

use super::case::Case;
use super::command::Agreement;
use super::conditions::can_pin;
use super::measures::{SHOWN_BY, answers, evidenced, forgotten, judge};
use super::start::first_place;
use super::state::Play;
use crate::scenario::model::*;

/// Offers made at most.
const MOST: usize = 3;

/// A way in which the same measure is agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Somebody else who would own it.
    pub owner: Option<PersonId>,
    /// Half the scope for half the days.
    pub half: bool,
    /// A factor is named that two pins show.
    pub evidence: bool,
    /// Something else comes first.
    pub first: Option<First>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// Another measure of the same owner gives its days back.
    Withdraw(MeasureId),
    /// An idea of theirs that was kept for later is agreed on or turned down.
    ComeBackTo(MeasureId),
}

impl Offer {
    /// What is asked when the offer is taken.
    pub fn applied(&self, asked: &Agreement) -> Agreement {
        let owner = self.owner.as_ref().unwrap_or(&asked.owner).clone();
        Agreement { owner, half: asked.half || self.half, ..asked.clone() }
    }

    fn changes(&self) -> usize {
        usize::from(self.owner.is_some())
            + usize::from(self.half)
            + usize::from(self.evidence)
            + usize::from(self.first.is_some())
    }
}

/// What would make the measure possible, the ways that change least; none: it can only be turned
/// down.
pub fn offers(case: &Case, play: &Play, wanted: &Agreement) -> Vec<Offer> {
    let Some(measure) = case.scenario.measure(&wanted.measure) else { return Vec::new() };
    let mut found: Vec<Offer> = candidates(case, play, measure, wanted)
        .into_iter()
        .filter(|offer| works(case, play, measure, wanted, offer))
        .collect();
    found.sort_by_key(Offer::changes);
    let least = found.first().map_or(0, Offer::changes);
    found.retain(|offer| offer.changes() == least);
    found.truncate(MOST);
    found
}

fn candidates(case: &Case, play: &Play, measure: &Measure, wanted: &Agreement) -> Vec<Offer> {
    let owners = [&measure.owner].into_iter().chain(&measure.others);
    let halves: &[bool] = if wanted.half { &[false] } else { &[false, true] };
    let show = !evidenced(case, play, wanted) && can_show(case, play, measure);
    let shows: &[bool] = if show { &[false, true] } else { &[false] };
    let mut all = Vec::new();
    for owner in owners {
        let given = play.agreed.values().filter(|agreed| agreed.owner == *owner);
        let given = given.map(|agreed| First::Withdraw(agreed.measure.clone()));
        let kept = forgotten(play, owner, &measure.id).into_iter().map(First::ComeBackTo);
        let firsts: Vec<Option<First>> =
            [None].into_iter().chain(given.chain(kept).map(Some)).collect();
        for &evidence in shows {
            for &half in halves {
                for first in &firsts {
                    all.push(Offer {
                        owner: (*owner != wanted.owner).then(|| owner.clone()),
                        half,
                        evidence,
                        first: first.clone(),
                    });
                }
            }
        }
    }
    all
}

fn works(case: &Case, play: &Play, measure: &Measure, wanted: &Agreement, offer: &Offer) -> bool {
    let mut then = play.clone();
    match &offer.first {
        Some(First::Withdraw(other)) => {
            then.agreed.remove(other);
        }
        Some(First::ComeBackTo(idea)) => {
            then.rejected.insert(idea.clone(), String::new());
        }
        None => {}
    }
    judge(case, &then, measure, &offer.applied(wanted), offer.evidence).is_none()
}

/// Whether the player could put two pins behind a factor that has come up and that the measure
/// answers.
fn can_show(case: &Case, play: &Play, measure: &Measure) -> bool {
    let surfaced = case.scenario.truth.factors.iter().filter(|f| play.surfaced.contains(&f.id));
    surfaced.filter(|factor| answers(measure, &factor.id)).any(|factor| {
        let places = factor.supports.iter().filter_map(|anchor| first_place(case, anchor));
        let mut seen: Vec<_> = places.filter(|place| can_pin(case, play, place)).collect();
        seen.sort_by_key(|place| place.to_string());
        seen.dedup();
        seen.len() >= SHOWN_BY
    })
}
