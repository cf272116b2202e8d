//! One moment as several people remember it, beside the pins that bear on it.

use super::Desk;
use super::pinned::{quote, where_is};
use crate::people::{Event as Among, Layer};
use crate::play::Event;
use crate::play::projections::{self, AccountsHeard};
use crate::text::Words;
use crate::workbench::debrief::{MomentLine, MomentShown, MomentVoice};

/// Who remembers otherwise what somebody told; `heard`: moments of which the player knows all accounts.
pub fn otherwise(desk: &Desk, heard: &[AccountsHeard], event: &Event) -> Option<String> {
    let Event::People(Among::Told { person: by, item, layer: Layer::Open }) = event else {
        return None;
    };
    let mut others = heard.iter().flat_map(|heard| {
        let tellings = &heard.accounts.tellings;
        let own = tellings.iter().any(|(who, what)| who == by && what == item);
        tellings.iter().filter(move |(who, _)| own && who != by).map(|(who, _)| who)
    });
    desk.scenario().person(others.next()?).map(|other| other.called.clone())
}

/// The accounts of what was told in the exchange at `asked`, side by side.
pub fn shown(desk: &Desk, words: &Words, asked: usize) -> Option<MomentShown> {
    let next = |event: &&Event| !matches!(event, Event::People(Among::Asked { .. }));
    let mut told = desk.log.get(asked + 1..)?.iter().take_while(next);
    let heard = projections::accounts(&desk.case, &desk.play);
    told.find_map(|event| beside(desk, words, &heard, event))
}

/// The accounts that what was told belongs to, side by side, with the pins that bear on them.
pub fn beside(
    desk: &Desk,
    words: &Words,
    all: &[AccountsHeard],
    told: &Event,
) -> Option<MomentShown> {
    let Event::People(Among::Told { person, item, .. }) = told else { return None };
    let of = (person.clone(), item.clone());
    let heard = all.iter().find(|heard| heard.accounts.tellings.contains(&of))?;
    let accounts = heard.accounts.tellings.iter().filter_map(|(who, what)| {
        let person = desk.scenario().person(who)?;
        let item = desk.scenario().item(who, what)?;
        Some(MomentLine {
            by: words.with("interview-accounts", &[("name", person.called.as_str().into())]),
            text: desk.play.people.words(who, item)?.to_owned(),
            voice: MomentVoice::Said,
        })
    });
    let mut lines: Vec<MomentLine> = accounts.collect();
    let pins = heard.pins.iter().filter_map(|pin| {
        let place = &desk.play.notebook.pins.get(pin)?.place;
        let named =
            [("pin", format!("P{pin}").into()), ("place", where_is(desk, words, place).into())];
        Some(MomentLine {
            by: words.with("interview-beside", &named),
            text: quote(desk, place),
            voice: MomentVoice::Evidence,
        })
    });
    lines.extend(pins);
    if heard.pins.is_empty() {
        let text = words.get("interview-beside-none");
        lines.push(MomentLine { text, ..MomentLine::default() });
    }
    Some(MomentShown { when: String::new(), title: heard.accounts.of.clone(), lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Place;
    use crate::play::Command;
    use crate::play::command::Note;
    use crate::scenario::model::{Anchor, ItemId, PersonId};
    use crate::workbench::desk::{interview, review, sample};
    use crate::workbench::interview::InterviewUi;

    #[test]
    fn two_accounts_of_a_moment_lie_beside_what_was_pinned() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let asked = |person: &str| {
            Event::People(Among::Asked {
                person: person.into(),
                form: "see".into(),
                topic: None,
                minutes: 3,
                closing: false,
                words: String::new(),
            })
        };
        let told = |(person, item): &(PersonId, ItemId), layer| {
            Event::People(Among::Told { person: person.clone(), item: item.clone(), layer })
        };
        let pair = desk.scenario().cast.accounts[0].tellings.clone();
        let [one, other] = pair.as_slice() else { panic!("two remember it") };
        desk.happened(asked(one.0.as_str()));
        let at = desk.log.len() - 1;
        desk.happened(told(one, Layer::Open));
        desk.happened(asked(other.0.as_str()));
        desk.happened(told(other, Layer::Guarded));
        let model = |desk: &Desk, ui: &InterviewUi| interview::model(desk, &words, &one.0, ui);
        let last = |desk: &Desk| model(desk, &InterviewUi::default()).exchanges.pop().expect("one");
        assert_eq!(last(&desk).otherwise, "", "the other has told half of it");
        desk.happened(told(other, Layer::Open));
        assert_eq!(last(&desk).otherwise, desk.scenario().person(&other.0).expect("them").called);
        let ui = InterviewUi { beside: Some(at.to_string()), ..InterviewUi::default() };
        let shown = model(&desk, &ui).beside.expect("a sheet");
        assert_eq!(shown.lines.len(), 3, "two accounts, and that nothing is pinned");
        let anchor = desk.scenario().cast.accounts[0].shown_by[0].clone();
        let Anchor::Mark(source, _) = &anchor else { panic!("a mark") };
        let row = (0..200).map(|row| Place::Row { source: source.clone(), row });
        let place = row.into_iter().find(|place| desk.case.covers(&anchor, place));
        desk.happened(Event::Opened(source.clone()));
        let place = place.expect("the marked row");
        let pin = Command::Note(Note::Pin { place, note: String::new() });
        assert!(desk.send(pin, &words), "{:?}", desk.refused);
        let shown = model(&desk, &ui).beside.expect("a sheet");
        assert!(matches!(shown.lines[2].voice, MomentVoice::Evidence), "{shown:?}");
    }

    #[test]
    fn what_is_remembered_otherwise_at_the_table_has_both_accounts() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let pair = desk.scenario().cast.accounts[0].tellings.clone();
        let table = Among::MeetingOpened { safety: Vec::new(), pull: 40, minutes: 30 };
        desk.happened(Event::People(table));
        let otherwise = |desk: &Desk| {
            let said = review::said_at(desk, &words).into_iter().map(|(_, said)| said);
            said.filter_map(|said| Some((said.otherwise, said.beside?))).collect::<Vec<_>>()
        };
        for (person, item) in &pair {
            assert_eq!(otherwise(&desk), []);
            let (person, item) = (person.clone(), item.clone());
            let layer = Layer::Open;
            desk.happened(Event::People(Among::Told { person, item, layer }));
        }
        let shown = otherwise(&desk);
        let called = |at: usize| &desk.scenario().person(&pair[at].0).expect("them").called;
        let names: Vec<&String> = shown.iter().map(|(name, _)| name).collect();
        assert_eq!(names, [called(1), called(0)]);
        assert_eq!(shown[0].1, shown[1].1);
    }
}
