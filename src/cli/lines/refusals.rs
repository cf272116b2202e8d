//! An owner's no, in words: the reason, and what would be possible instead.

use crate::diagnostics::count;
use crate::play::command::Agreement;
use crate::play::event::Refusal;
use crate::play::measures::{days, evidenced};
use crate::play::offers::{First, Offer, offers};
use crate::play::{Case, Play};

/// Why somebody refuses.
pub fn why(case: &Case, play: &Play, asked: &Agreement, refusal: Refusal) -> String {
    match refusal {
        Refusal::Unwilling if evidenced(case, play, asked) => {
            "they are not convinced, with the evidence on the table".to_owned()
        }
        Refusal::Unwilling => {
            "they are not convinced; no factor with two pins that show it stands behind it"
                .to_owned()
        }
        Refusal::NoDays { left, .. } => {
            let needs = case.scenario.measure(&asked.measure);
            let needs = needs.map_or(0, |measure| days(measure, asked.half));
            format!(
                "they have {} left, and it takes {}",
                count(left as usize, "day"),
                count(needs as usize, "day")
            )
        }
        Refusal::NoSupport => "management does not stand behind it".to_owned(),
    }
}

/// What would be possible instead, each in one line.
pub fn instead(case: &Case, play: &Play, asked: &Agreement) -> Vec<String> {
    let found = offers(case, play, asked);
    if found.is_empty() {
        let measure = &asked.measure;
        return vec![format!(
            "as things stand nobody can take it on: `reject {measure} \"REASON\"`"
        )];
    }
    found.iter().map(|offer| words(asked, offer)).collect()
}

fn words(asked: &Agreement, offer: &Offer) -> String {
    let mut parts = Vec::new();
    match &offer.first {
        Some(First::Withdraw(other)) => {
            parts.push(format!("first give days back: `withdraw {other}`"));
        }
        Some(First::ComeBackTo(idea)) => parts.push(format!(
            "first come back to the idea that was kept for later: `agree {idea} …`, or `reject` it"
        )),
        None => {}
    }
    if let Some(owner) = &offer.owner {
        parts.push(format!("`owner {owner}`"));
    }
    if offer.half {
        parts.push("the smaller part now: `half`".to_owned());
    }
    if offer.evidence {
        parts.push(
            "with a factor of your board that two of your pins show: `for FACTOR`".to_owned(),
        );
    }
    format!("ask again ({}): {}", asked.measure, parts.join(", and "))
}
