//! An owner's no on the desk: why, what would be possible instead, and taking it.

use super::Desk;
use super::mitigate::{Asked, ask, fresh, owner, remove};
use crate::play::Command;
use crate::play::command::{Agreement, Note};
use crate::play::event::Refusal;
use crate::play::measures as days;
use crate::play::offers::{First, Offer, offers};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::mitigate::{Offered, Opens, Refused};

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
        Refusal::NoDays { left, .. } => {
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
        Some(First::ComeBackTo(idea)) => Some(Opens::Card(idea.to_string())),
        _ if !offer.evidence => None,
        _ if shown_for(desk, measure) => Some(Opens::Card(measure.id.to_string())),
        _ => Some(Opens::Board),
    };
    Offered { text: joined.unwrap_or_else(|| words.get("mitigate-offer-again")), opens }
}

/// Whether a factor that a measure answers stands on the board with two pins, whatever they show.
fn shown_for(desk: &Desk, measure: &Measure) -> bool {
    on_board(desk, |factor| days::answers(measure, factor))
}

/// Whether any factor does.
pub(super) fn shown(desk: &Desk) -> bool {
    on_board(desk, |_| true)
}

fn on_board(desk: &Desk, fits: impl Fn(&FactorId) -> bool) -> bool {
    let mut board = desk.play.notebook.factors.iter();
    board.any(|(id, branch)| fits(id) && branch.pins.len() >= days::SHOWN_BY)
}

/// Takes an offer: what it changes is changed, and the owner asked, unless something is left for
/// the player to do first.
pub fn take(desk: &mut Desk, asked: &mut Asked, id: &MeasureId, at: usize, words: &Words) {
    let Some(was) = self::asked(desk, asked, id) else { return };
    let found = offers(&desk.case, &desk.play, &was);
    let Some(offer) = found.into_iter().nth(at) else { return };
    let again = offer.applied(&was);
    let planned = desk.send(Command::Note(Note::Plan(again.clone())), words);
    let ready = match offer.first {
        Some(First::Withdraw(other)) => {
            asked.remove(&other);
            let plan = remove(desk, &other);
            plan.is_none_or(|plan| desk.send(plan, words))
                && desk.send(Command::Withdraw(other), words)
        }
        Some(First::ComeBackTo(_)) => false,
        None => true,
    };
    if planned && ready && !offer.evidence {
        desk.send(ask(asked, again), words);
    }
}

/// What the owner who said no last was asked.
pub fn asked(desk: &Desk, asked: &Asked, id: &MeasureId) -> Option<Agreement> {
    let measure = desk.scenario().measure(id)?;
    let (_, owner, _) = desk.play.refused.iter().rev().find(|(refused, ..)| refused == id)?;
    let known = asked.get(id).filter(|asked| asked.owner == *owner).cloned();
    Some(known.unwrap_or_else(|| Agreement { owner: owner.clone(), ..fresh(measure) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Place;
    use crate::people;
    use crate::play::{EntryPoint, Event, begin};
    use crate::workbench::desk::mitigate::{act, ask_owners, model};
    use crate::workbench::desk::top::Stop;
    use crate::workbench::desk::{impact, next, play::Forget, sample};
    use crate::workbench::impact::{ImpactAction, ImpactTab};
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

    fn shown(desk: &Desk, asked: &Asked, id: &MeasureId) -> Card {
        let all = model(desk, &Words::english(), asked).measures;
        all.into_iter().find(|card| card.id == id.as_str()).expect("a card")
    }

    /// Does what an action stands for.
    fn done(desk: &mut Desk, asked: &mut Asked, action: &A) {
        for command in act(desk, asked, action) {
            assert!(desk.send(command, &Words::english()), "{action:?}: {:?}", desk.refused);
        }
    }

    #[test]
    fn an_offer_that_is_taken_is_agreed_to_unless_the_player_has_something_to_do_first() {
        let words = Words::english();
        let (mut taken, mut left) = (0, 0);
        for (safety, sponsor) in [(30, 75), (60, 50), (95, 50)] {
            let first = session(safety, sponsor);
            let ids: Vec<MeasureId> = first.play.measures.iter().cloned().collect();
            let (mut desk, mut asked) = (first, Asked::default());
            for id in &ids {
                done(&mut desk, &mut asked, &A::Ask(id.to_string()));
                let Some(refused) = shown(&desk, &asked, id).refusal else { continue };
                assert!(!refused.said.is_empty() && !refused.why.is_empty());
                for (at, offer) in refused.offers.iter().enumerate() {
                    let log = desk.log.clone();
                    let mut then = Desk::new(desk.case.clone(), 1, log, Box::new(Forget));
                    let mut asked = asked.clone();
                    take(&mut then, &mut asked, id, at, &words);
                    assert_eq!(then.refused, None);
                    let agreed = then.play.agreed.contains_key(id);
                    assert_eq!(agreed, offer.opens.is_none(), "{id}: {}", offer.text);
                    *if agreed { &mut taken } else { &mut left } += 1;
                }
            }
        }
        assert!(taken > 5 && left > 5, "{taken} taken, {left} left to do");
    }

    /// Puts what came up on the board, each with the pins and tellings that truly show it.
    fn fill_board(desk: &mut Desk) {
        let words = Words::english();
        let case = desk.case.clone();
        let people = desk.play.people.people.clone();
        let told = people.iter().flat_map(|(person, state)| {
            state.told.keys().map(|item| (person.clone(), item.clone()))
        });
        for (person, item) in told {
            let place = Place::Telling { person, item };
            assert!(desk.send(Command::Note(Note::Pin { place, note: String::new() }), &words));
        }
        for factor in &case.scenario.truth.factors {
            if !desk.play.surfaced.contains(&factor.id) {
                continue;
            }
            let id = factor.id.to_string();
            let up = impact::command(desk, &ImpactAction::PutUp(id.clone())).expect("a command");
            assert!(desk.send(up, &words), "{:?}", desk.refused);
            let pins = desk.play.notebook.pins.clone();
            for (pin, set) in pins {
                if factor.supports.iter().any(|anchor| case.covers(anchor, &set.place)) {
                    let to = ImpactAction::FactorPin { factor: id.clone(), pin };
                    let to = impact::command(desk, &to).expect("a command");
                    assert!(desk.send(to, &words), "{:?}", desk.refused);
                }
            }
        }
    }

    #[test]
    fn from_the_review_a_no_leads_by_the_board_to_a_yes() {
        let words = Words::english();
        let case = sample::begun().case;
        let log = begin(&case, 1, EntryPoint::Review);
        let mut desk = Desk::new(case.clone(), 1, log, Box::new(Forget));
        for person in &case.scenario.meeting.at_table {
            let target = Some(person.clone());
            desk.send(Command::Move { act: "visible-then".into(), target }, &words);
        }
        assert!(desk.send(Command::CloseReview, &words));
        let line = |desk: &Desk| next::at(desk, &words, Stop::Mitigate).text;
        let board = |desk: &Desk| {
            next::on_impact(desk, &words, Some(ImpactTab::Board)).map(|next| next.text)
        };
        assert_eq!(line(&desk), words.get("next-no-factor"));
        assert_eq!(board(&desk), Some(words.get("next-two-pins")));
        let mut asked = Asked::default();
        let ids: Vec<MeasureId> = desk.play.measures.iter().cloned().collect();
        let mut refused: Vec<(MeasureId, usize)> = Vec::new();
        for id in ids {
            done(&mut desk, &mut asked, &A::Ask(id.to_string()));
            let Some(no) = shown(&desk, &asked, &id).refusal else { continue };
            let at = no.offers.iter().position(|offer| offer.opens == Some(Opens::Board));
            refused.extend(at.map(|at| (id, at)));
        }
        assert!(refused.len() > 1, "{refused:?}");
        fill_board(&mut desk);
        assert_eq!(board(&desk), None);
        assert_ne!(line(&desk), words.get("next-no-factor"));
        let mut agreed = 0;
        let shown_well = |factor: &&FactorId| days::factor_pins(&case, &desk.play, factor) >= 2;
        let on_board: Vec<FactorId> =
            desk.play.notebook.factors.keys().filter(shown_well).cloned().collect();
        for (id, _) in refused {
            let measure = case.scenario.measure(&id).expect("a measure");
            let answered = on_board.iter().find(|factor| days::answers(measure, factor));
            let no = shown(&desk, &asked, &id).refusal.expect("still");
            let card = Some(Opens::Card(id.to_string()));
            let Some(at) = no.offers.iter().position(|offer| offer.opens == card) else { continue };
            take(&mut desk, &mut asked, &id, at, &words);
            let factor = answered.expect("what it answers is shown").to_string();
            done(&mut desk, &mut asked, &A::Link { id: id.to_string(), factor, on: true });
            done(&mut desk, &mut asked, &A::Ask(id.to_string()));
            assert!(desk.play.agreed.contains_key(&id), "{id}: {:?}", desk.play.refused.last());
            agreed += 1;
        }
        assert!(agreed > 0, "a no became a yes");
    }

    #[test]
    fn what_was_chosen_on_a_card_is_there_again_when_it_is_ticked_once_more() {
        let mut desk = session(95, 50);
        let mut asked = Asked::default();
        let id = "login-outside".to_owned();
        done(&mut desk, &mut asked, &A::Due { id: id.clone(), days: 30 });
        let due = |desk: &Desk| shown(desk, &Asked::default(), &MeasureId::from(id.as_str())).due;
        assert_eq!(due(&desk), Some(30));
        done(&mut desk, &mut asked, &A::Choose { id: id.clone(), on: false });
        assert_eq!(due(&desk), None);
        done(&mut desk, &mut asked, &A::Choose { id: id.clone(), on: true });
        assert_eq!(due(&desk), Some(30));
    }

    #[test]
    fn a_no_stands_until_the_plan_changes_and_comes_back_with_the_play() {
        let words = Words::english();
        let mut desk = session(95, 50);
        let mut asked = Asked::default();
        let id = MeasureId::from("login-outside");
        let name = id.to_string();
        done(&mut desk, &mut asked, &A::Ask(name.clone()));
        let card = shown(&desk, &asked, &id);
        let refused = card.refusal.expect("she says no");
        assert!(!card.chosen);
        assert_eq!(refused.by.id, "suda");
        // Opened again, it is still there to be read, with what would be possible.
        let again = shown(&desk, &Asked::default(), &id).refusal.expect("still");
        assert_eq!(again.said, refused.said);
        assert!(!again.offers.is_empty());
        // Another plan has not been asked for yet; closing the list asks.
        done(&mut desk, &mut asked, &A::Scope { id: name.clone(), half: true });
        let card = shown(&desk, &asked, &id);
        assert!(card.refusal.is_none() && card.chosen);
        assert!(!ask_owners(&mut desk, &mut asked, &words));
        assert!(desk.notice.as_ref().is_some_and(|text| text.contains("Suda")));
        let owner = "javier".to_owned();
        done(&mut desk, &mut asked, &A::Owner { id: name.clone(), owner });
        done(&mut desk, &mut asked, &A::Scope { id: name.clone(), half: false });
        assert!(ask_owners(&mut desk, &mut asked, &words), "{:?}", desk.note());
        assert_eq!(desk.play.agreed[&id].owner, PersonId::from("javier"));
        // Taken back to be changed, it stays on the list as it was.
        done(&mut desk, &mut asked, &A::Change(name.clone()));
        let card = shown(&desk, &asked, &id);
        assert!(card.chosen && !card.agreed && card.refusal.is_none(), "{card:?}");
        // What is put together is part of the play: opened again, it is still there.
        let later = Desk::new(desk.case.clone(), 1, desk.log.clone(), Box::new(Forget));
        let card = shown(&later, &Asked::default(), &id);
        assert!(card.chosen, "{card:?}");
        assert_eq!(card.owner, shown(&desk, &asked, &id).owner);
        done(&mut desk, &mut asked, &A::Choose { id: name, on: false });
        assert!(!shown(&desk, &asked, &id).chosen);
    }
}
