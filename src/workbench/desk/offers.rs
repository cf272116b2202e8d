//! An owner's no on the desk: why, what would be possible instead, and taking it.

use super::Desk;
use super::mitigate::{Wanted, fresh, owner};
use crate::play::Command;
use crate::play::command::Agreement;
use crate::play::event::Refusal;
use crate::play::measures as days;
use crate::play::offers::{First, Offer, offers};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::mitigate::{Offered, Refused};

/// The no that a card shows for what was asked.
pub fn refused(
    desk: &Desk,
    words: &Words,
    measure: &Measure,
    asked: &Agreement,
    why: Refusal,
) -> Refused {
    let found = offers(&desk.case, &desk.play, asked);
    Refused {
        by: owner(desk, &asked.owner),
        said: days::refusal_words(measure, &asked.owner, why).to_owned(),
        why: reason(desk, words, measure, asked, why),
        offers: found.iter().map(|offer| offered(desk, words, measure, asked, offer)).collect(),
    }
}

fn reason(
    desk: &Desk,
    words: &Words,
    measure: &Measure,
    asked: &Agreement,
    why: Refusal,
) -> String {
    match why {
        Refusal::Unwilling if days::evidenced(&desk.case, &desk.play, asked) => {
            words.get("mitigate-why-evidence")
        }
        Refusal::Unwilling => words.get("mitigate-why-unwilling"),
        Refusal::NoDays { left } => {
            let needs = days::days(measure, asked.half);
            words.with("mitigate-why-days", &[("left", left.into()), ("needs", needs.into())])
        }
        Refusal::NoSupport => words.get("mitigate-why-support"),
    }
}

fn offered(
    desk: &Desk,
    words: &Words,
    measure: &Measure,
    asked: &Agreement,
    offer: &Offer,
) -> Offered {
    let called = |id: &PersonId| owner(desk, id).name;
    let text = |id: &MeasureId| {
        desk.scenario().measure(id).map(|known| known.text.clone()).unwrap_or_default()
    };
    let who = called(offer.owner.as_ref().unwrap_or(&asked.owner));
    let mut parts = Vec::new();
    match &offer.first {
        Some(First::Withdraw(other)) => parts.push(words.with(
            "mitigate-offer-withdraw",
            &[("name", who.as_str().into()), ("measure", text(other).into())],
        )),
        Some(First::ComeBackTo(idea)) => {
            parts.push(words.with("mitigate-offer-come-back", &[("measure", text(idea).into())]));
        }
        None => {}
    }
    if offer.owner.is_some() {
        parts.push(words.with("mitigate-offer-owner", &[("name", who.as_str().into())]));
    }
    if offer.half {
        let half = days::days(measure, true);
        parts.push(words.with("mitigate-offer-half", &[("days", half.into())]));
    }
    if offer.evidence {
        parts.push(words.get("mitigate-offer-evidence"));
    }
    let joined = parts.into_iter().reduce(|first, then| {
        words.with("mitigate-offer-and", &[("first", first.into()), ("then", then.into())])
    });
    // Which factor it is, and what becomes of an idea, is for the player to say.
    let opens = match &offer.first {
        Some(First::ComeBackTo(idea)) => Some(idea.to_string()),
        _ => offer.evidence.then(|| measure.id.to_string()),
    };
    Offered { text: joined.unwrap_or_else(|| words.get("mitigate-offer-again")), opens }
}

/// Takes an offer: what it changes is changed, and the owner asked, unless something is left for
/// the player to do first.
pub fn take(desk: &mut Desk, wanted: &mut Wanted, id: &MeasureId, at: usize, words: &Words) {
    let Some(asked) = asked(desk, wanted, id) else { return };
    let found = offers(&desk.case, &desk.play, &asked);
    let Some(offer) = found.into_iter().nth(at) else { return };
    let again = offer.applied(&asked);
    wanted.plans.insert(id.clone(), again.clone());
    let ready = match offer.first {
        Some(First::Withdraw(other)) => {
            wanted.forget(&other);
            desk.send(Command::Withdraw(other), words)
        }
        Some(First::ComeBackTo(_)) => false,
        None => true,
    };
    if ready && !offer.evidence {
        wanted.ask(&again);
        desk.send(Command::Agree(again), words);
    }
}

/// What the owner who said no last was asked.
pub fn asked(desk: &Desk, wanted: &Wanted, id: &MeasureId) -> Option<Agreement> {
    let measure = desk.scenario().measure(id)?;
    let (_, owner, _) = desk.play.refused.iter().rev().find(|(refused, ..)| refused == id)?;
    let known = wanted.asked.get(id).filter(|asked| asked.owner == *owner).cloned();
    Some(known.unwrap_or_else(|| Agreement { owner: owner.clone(), ..fresh(measure) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people;
    use crate::play::{EntryPoint, Event, begin};
    use crate::workbench::desk::mitigate::{act, ask_owners, model};
    use crate::workbench::desk::{play::Forget, sample};
    use crate::workbench::mitigate::{Measure as Card, MitigateAction as A};

    /// Two days after the review, with everybody so safe and management so fond of it.
    fn session(safety: i32, sponsor: i32) -> Desk {
        let case = sample::begun().case;
        let mut log = begin(&case, 1, EntryPoint::Review);
        let mut desk = Desk::new(case.clone(), 1, log, Box::new(Forget));
        assert!(desk.send(Command::CloseReview, &Words::english()));
        let people = case.scenario.meeting.at_table.iter();
        let safe = people
            .map(|person| people::Event::SafetyChanged { person: person.clone(), after: safety });
        log = desk.log.clone();
        log.extend(safe.map(Event::People));
        log.push(Event::People(people::Event::SponsorChanged { after: sponsor }));
        Desk::new(case, 1, log, Box::new(Forget))
    }

    fn shown(desk: &Desk, wanted: &Wanted, id: &MeasureId) -> Card {
        let all = model(desk, &Words::english(), wanted).measures;
        all.into_iter().find(|card| card.id == id.as_str()).expect("a card")
    }

    #[test]
    fn an_offer_that_is_taken_is_agreed_to_unless_the_player_has_something_to_do_first() {
        let words = Words::english();
        let (mut taken, mut left) = (0, 0);
        for (safety, sponsor) in [(30, 75), (60, 50), (95, 50)] {
            let first = session(safety, sponsor);
            let ids: Vec<MeasureId> = first.play.measures.iter().cloned().collect();
            let (mut desk, mut wanted) = (first, Wanted::default());
            for id in &ids {
                let ask = act(&desk, &mut wanted, &A::Ask(id.to_string())).expect("a question");
                assert!(desk.send(ask, &words), "{:?}", desk.refused);
                let Some(refused) = shown(&desk, &wanted, id).refusal else { continue };
                assert!(!refused.said.is_empty() && !refused.why.is_empty());
                for (at, offer) in refused.offers.iter().enumerate() {
                    let log = desk.log.clone();
                    let mut then = Desk::new(desk.case.clone(), 1, log, Box::new(Forget));
                    let mut plans = wanted.clone();
                    take(&mut then, &mut plans, id, at, &words);
                    assert_eq!(then.refused, None);
                    let agreed = then.play.agreed.contains_key(id);
                    assert_eq!(agreed, offer.opens.is_none(), "{id}: {}", offer.text);
                    *if agreed { &mut taken } else { &mut left } += 1;
                }
            }
        }
        assert!(taken > 5 && left > 5, "{taken} taken, {left} left to do");
    }

    #[test]
    fn a_no_stands_until_the_plan_changes_and_comes_back_with_the_play() {
        let words = Words::english();
        let mut desk = session(95, 50);
        let mut wanted = Wanted::default();
        let id = MeasureId::from("login-outside");
        let name = id.to_string();
        let ask = act(&desk, &mut wanted, &A::Ask(name.clone())).expect("a question");
        assert!(desk.send(ask, &words));
        let card = shown(&desk, &wanted, &id);
        let refused = card.refusal.expect("she says no");
        assert!(!card.chosen);
        assert_eq!(refused.by.id, "suda");
        // Opened again, it is still there to be read, with what would be possible.
        let again = shown(&desk, &Wanted::default(), &id).refusal.expect("still");
        assert_eq!(again.said, refused.said);
        assert!(!again.offers.is_empty());
        // Another plan has not been asked for yet; closing the list asks.
        act(&desk, &mut wanted, &A::Scope { id: name.clone(), half: true });
        let card = shown(&desk, &wanted, &id);
        assert!(card.refusal.is_none() && card.chosen);
        assert!(!ask_owners(&mut desk, &mut wanted, &words));
        assert!(desk.notice.as_ref().is_some_and(|text| text.contains("Suda")));
        let owner = "javier".to_owned();
        act(&desk, &mut wanted, &A::Owner { id: name.clone(), owner });
        act(&desk, &mut wanted, &A::Scope { id: name.clone(), half: false });
        assert!(ask_owners(&mut desk, &mut wanted, &words), "{:?}", desk.note());
        assert_eq!(desk.play.agreed[&id].owner, PersonId::from("javier"));
        // Taken back to be changed, it stays on the list as it was.
        let back = act(&desk, &mut wanted, &A::Change(name)).expect("a command");
        assert!(desk.send(back, &words));
        let card = shown(&desk, &wanted, &id);
        assert!(card.chosen && !card.agreed && card.refusal.is_none(), "{card:?}");
    }
}
