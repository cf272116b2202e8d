//! The timeline over the notebook's entries, by the clock of the house, as people speak and as the
//! document has it.

use super::Desk;
use super::evidence::title;
use super::pinned::{quote, where_is};
use super::play::portrait;
use super::review::kind;
use super::top::{Stop, bar};
use crate::evidence::clock::Reader;
use crate::play::command::{EntryDraft, Note};
use crate::play::statements::statements;
use crate::play::{Command, Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::kit::KindMark;
use crate::workbench::timeline::{
    CardModel, ClockRow, Draft, EntryModel, EntryState, Lane, PinChoice, TimelineAction,
    TimelineModel, Verdict, Witness,
};

/// Margin on both sides of the day's events on the axis.
const MARGIN: Ms = 10 * MINUTE;

pub fn model(desk: &Desk, words: &Words) -> TimelineModel {
    let (scenario, house) = (desk.scenario(), desk.house());
    let times = scenario.truth.events.iter().filter(|event| event.given);
    let times: Vec<Ms> = times.map(|event| scenario.at(&event.at)).collect();
    // The axis spans what the player knows from the start, with room on both sides.
    let from = times.iter().min().copied().unwrap_or(desk.case.day.start) - 2 * MARGIN;
    let to = times.iter().max().copied().unwrap_or(desk.case.day.end()) + MARGIN;
    TimelineModel {
        top: bar(desk, words, Stop::Timeline),
        from: house.raw(from),
        to: house.raw(to),
        midnight: scenario.midnight,
        zone: scenario.manifest.zone.clone(),
        clocks: clocks(desk, words, &house),
        lanes: [
            ("lane-machines", "lane-machines-note"),
            ("lane-people", "lane-people-note"),
            ("lane-outside", "lane-outside-note"),
        ]
        .map(|(name, note)| Lane { name: words.get(name), note: words.get(note) })
        .to_vec(),
        entries: given(desk, &house).chain(own(desk, &house)).collect(),
        cards: cards(desk),
        pins: pins(desk, words, &house),
        cost: cost(desk),
        closed: closed(desk, words),
        group: 1 + u32::try_from(desk.play.confirmed.len() / 3).unwrap_or(0),
        witnesses: Vec::new(),
        verdict: verdict(desk, words),
    }
}

/// Pins by number; what has no time of its own, as what people told, comes after the rest.
fn pins(desk: &Desk, words: &Words, house: &Reader) -> Vec<PinChoice> {
    let book = &desk.play.notebook;
    let pins = book.pins.iter().map(|(number, pin)| PinChoice {
        number: *number,
        label: where_is(desk, words, &pin.place),
        quote: quote(desk, &pin.place),
        at: desk.case.sources.corrected(&pin.place, &book.alignments).map(|at| house.raw(at)),
        placed: book.entries.values().any(|entry| entry.pin == *number),
    });
    let mut pins: Vec<PinChoice> = pins.collect();
    pins.sort_by_key(|pin| pin.at.is_none());
    pins
}

/// A new entry that begins with a pin.
pub fn of_pin(desk: &Desk, number: u32) -> Draft {
    let book = &desk.play.notebook;
    let place = book.pins.get(&number).map(|pin| &pin.place);
    let at = place.and_then(|place| desk.case.sources.corrected(place, &book.alignments));
    let at = at.map(|at| desk.house().raw(at));
    Draft::of_pin(number, at, desk.scenario().midnight)
}

/// Statements by where they came up.
fn cards(desk: &Desk) -> Vec<CardModel> {
    let groups = statements(&desk.case, &desk.play, &desk.log).into_iter();
    let groups = groups.map(|(came_up, cards)| {
        cards.into_iter().map(move |card| CardModel {
            id: card.id.to_string(),
            text: card.text.clone(),
            came_up: came_up.name().to_owned(),
        })
    });
    groups.flatten().collect()
}

/// What a wrong group costs now, as the play will take it.
pub(super) fn cost(desk: &Desk) -> Option<u32> {
    let needs = desk.case.numbers.wrong_group(desk.play.refused_groups.len());
    match (desk.play.phase, &desk.play.people.meeting) {
        (PhaseName::Investigate, _) => (needs <= desk.play.minutes_left()).then_some(needs),
        // The last minutes of the hour are enough to begin.
        (PhaseName::Review, Some(meeting)) => {
            (meeting.minutes_left() > 0).then_some(needs.min(meeting.minutes_left()))
        }
        _ => None,
    }
}

fn closed(desk: &Desk, words: &Words) -> String {
    match desk.play.phase {
        _ if cost(desk).is_some() => String::new(),
        PhaseName::Brief | PhaseName::Investigate => words.get("timeline-to-review"),
        _ => words.get("timeline-over"),
    }
}

fn verdict(desk: &Desk, words: &Words) -> Option<Verdict> {
    desk.log.iter().rev().find_map(|event| match event {
        Event::Confirmed { pairs, .. } => {
            let reaction =
                pairs.iter().find_map(|(_, event)| desk.scenario().event(event)?.reaction.clone());
            let ours = || Verdict { by: None, text: words.get("group-stands") };
            Some(reaction.map_or_else(ours, |said| Verdict {
                by: witness(desk, &said.by),
                text: format!("“{}”", said.text),
            }))
        }
        Event::NotConfirmed { .. } => Some(Verdict { by: None, text: words.get("group-wrong") }),
        _ => None,
    })
}

fn witness(desk: &Desk, id: &PersonId) -> Option<Witness> {
    let person = desk.scenario().person(id)?;
    Some(Witness {
        id: id.to_string(),
        name: person.called.clone(),
        portrait: portrait(&person.portrait),
    })
}

fn clocks(desk: &Desk, words: &Words, house: &Reader) -> Vec<ClockRow> {
    let book = &desk.play.notebook;
    let used: std::collections::BTreeSet<SourceId> =
        book.pins.values().filter_map(|pin| pin.place.source().cloned()).collect();
    let rows = used.into_iter().filter_map(|id| {
        let source = desk.scenario().source(&id)?;
        let aligned = book.alignments.get(&id).copied();
        let start = desk.case.day.start;
        // What the clock shows at an instant, as far as the player may know: its zone, and their
        // own alignment.
        let zone = Clock { skew_ms: 0, resolution_ms: 1, ..source.clock.clone() };
        let ahead = Reader::new(&zone).raw(start) - house.raw(start);
        Some(ClockRow {
            name: source.name.clone(),
            ahead: ahead + aligned.unwrap_or(0),
            note: match aligned {
                Some(_) => words.get("clock-by-you"),
                None => source.clock.zone.clone(),
            },
            skewed: aligned.is_some_and(|ms| ms != 0),
        })
    });
    // Clocks that show the same stand in one row: what is of interest is where they differ.
    let mut merged: Vec<ClockRow> = Vec::new();
    for row in rows {
        let same = |other: &&mut ClockRow| {
            (other.ahead, other.skewed, &other.note) == (row.ahead, row.skewed, &row.note)
        };
        match merged.iter_mut().find(same) {
            Some(other) => other.name = format!("{}, {}", other.name, row.name),
            None => merged.push(row),
        }
    }
    // By which the entries stand comes first.
    merged.sort_by_key(|row| row.ahead != 0);
    merged.truncate(4);
    merged
}

fn given<'a>(desk: &'a Desk, house: &'a Reader) -> impl Iterator<Item = EntryModel> + 'a {
    let given = desk.scenario().truth.events.iter().filter(|event| event.given).enumerate();
    given.map(|(at, event)| {
        let mark = event.kinds.first().map_or(KindMark::Signal, |first| kind(*first));
        EntryModel {
            // Numbers of their own, far above those of the player's entries.
            id: u32::MAX - u32::try_from(at).unwrap_or(0),
            lane: lane(mark),
            at: house.raw(desk.scenario().at(&event.at)),
            day: String::new(),
            title: desk.scenario().card(&event.card).map(|c| c.text.clone()).unwrap_or_default(),
            own: String::new(),
            card: event.card.to_string(),
            kind: mark,
            pin: None,
            state: EntryState::Confirmed,
            unsettled: false,
        }
    })
}

fn own<'a>(desk: &'a Desk, house: &'a Reader) -> impl Iterator<Item = EntryModel> + 'a {
    let midnight = desk.scenario().midnight;
    desk.play.notebook.entries.iter().map(move |(number, entry)| EntryModel {
        id: *number,
        lane: lane(kind(entry.kind)),
        at: house.raw(entry.at),
        day: if (midnight..midnight + DAY).contains(&house.raw(entry.at)) {
            String::new()
        } else {
            crate::evidence::clock::date_of(house.raw(entry.at))
        },
        title: title(desk, entry),
        own: entry.title.clone(),
        card: entry.card.to_string(),
        kind: kind(entry.kind),
        pin: Some(entry.pin),
        state: match () {
            () if desk.play.locked(*number) => EntryState::Confirmed,
            () if !projections::idle(&desk.case, entry) => EntryState::Open,
            () if projections::reads_so(&desk.case, &desk.play, entry) => EntryState::AsRead,
            () => EntryState::OwnReading,
        },
        unsettled: desk.play.unsettled(*number),
    })
}

/// Machines, people, outside.
fn lane(mark: KindMark) -> usize {
    match mark {
        KindMark::Condition | KindMark::Change | KindMark::Signal => 0,
        KindMark::Decision => 1,
        KindMark::Message => 2,
    }
}

fn kind_of(mark: KindMark) -> EventKind {
    match mark {
        KindMark::Condition => EventKind::Condition,
        KindMark::Change => EventKind::Change,
        KindMark::Signal => EventKind::Signal,
        KindMark::Decision => EventKind::Decision,
        KindMark::Message => EventKind::Message,
    }
}

/// The command that an action stands for; none for going elsewhere.
pub fn command(desk: &Desk, action: &TimelineAction) -> Option<Command> {
    Some(match action {
        TimelineAction::Save { entry, card, at, kind, pin, title } => {
            Command::Note(Note::Entry(EntryDraft {
                entry: *entry,
                card: CardId::from(card.as_str()),
                at: desk.house().claimed(*at),
                kind: kind_of(*kind),
                pin: *pin,
                title: title.clone(),
            }))
        }
        TimelineAction::Place { entry, at } => {
            let known = desk.play.notebook.entries.get(entry)?.clone();
            Command::Note(Note::Entry(EntryDraft {
                entry: Some(*entry),
                at: desk.house().claimed(*at),
                ..known
            }))
        }
        TimelineAction::Remove(entry) => Command::Note(Note::RemoveEntry(*entry)),
        TimelineAction::Send(group) => Command::Confirm(*group),
        TimelineAction::Evidence | TimelineAction::Top(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Play;
    use crate::workbench::desk::sample;

    #[test]
    fn statements_stand_where_they_were_met_first_and_say_nothing_by_their_order() {
        let case = sample::investigating().case;
        let pin = |source: &str, mark: &str| {
            let anchor = Anchor::Mark(source.into(), mark.into());
            let place = case.sources.first_covered(&case.scenario, &anchor).expect("a place");
            Event::Pinned { pin: 1, place, note: String::new() }
        };
        let earned = |card: &str| Event::CardEarned(card.into());
        let told = crate::people::Event::Told {
            person: "suda".into(),
            item: "s-march".into(),
            layer: crate::people::Layer::Open,
        };
        let log = [
            pin("door-trouble", "dt-attack"),
            earned("c-attack"),
            earned("c-flood"),
            // Another place of both.
            pin("pages", "pe-ack"),
            Event::People(told),
            earned("c-bypass"),
            pin("door-trouble", "dt-no-deploys"),
            earned("c-no-change"),
            pin("gatehouse-log", "gh-login-502"),
            earned("c-login"),
        ];
        let groups = |seed: u64| {
            let mut play = Play::new(seed);
            log.iter().for_each(|event| crate::play::apply(&mut play, event));
            let groups = statements(&case, &play, &log).into_iter();
            let ids = |cards: Vec<&Card>| cards.iter().map(|card| card.id.to_string()).collect();
            groups.map(|(of, cards)| (of.name().to_owned(), ids(cards))).collect::<Vec<_>>()
        };
        let source = |id: &str| case.scenario.source(&id.into()).expect("a source").name.clone();
        let suda = case.scenario.person(&"suda".into()).expect("a person").name.clone();
        let mut orders = std::collections::BTreeSet::new();
        for seed in 0..20 {
            let groups: Vec<(String, Vec<String>)> = groups(seed);
            let names: Vec<&String> = groups.iter().map(|(name, _)| name).collect();
            assert_eq!(names, [&source("gatehouse-log"), &source("door-trouble"), &suda]);
            assert_eq!(groups[1].1[2], "c-no-change", "what came later stands later");
            orders.insert(groups[1].1.clone());
        }
        assert_eq!(orders.len(), 2, "what came up at once stands in either order");
    }
}
