//! The investigator's workbench over sources, notebook and those who wait.

use super::evidence_body::{Searched, body, clock};
use super::evidence_day::trace;
use super::play::portrait;
use super::top::{Stop, bar};
use super::{Desk, eyes};
use crate::evidence::Place;
use crate::play::command::Note;
use crate::play::status::is_past;
use crate::play::{Command, Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{
    Asked, Choice, EvidenceAction, EvidenceModel, EvidenceUi, Line, News, Notebook, OpenSource,
    PinModel, RowKey, Slot, SourceGroup, SourceKind, SourceRow, Trace, Wants,
};
use std::collections::BTreeSet;

/// What is being read, beside the screen's own state.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub source: Option<SourceId>,
    /// Sources that the player has looked at since they became known.
    pub seen: BTreeSet<SourceId>,
    pub searched: Searched,
    /// The request of the selected row: how much had happened, where, and whether it is followed.
    pub traced: Option<(Traced, Option<Trace>)>,
}

/// What a request is of, as long as it holds.
pub type Traced = (usize, SourceId, u32, bool);

pub fn model(desk: &Desk, words: &Words, reading: &mut Reading, ui: &EvidenceUi) -> EvidenceModel {
    let eyes = eyes::of(desk, ui.eyes.as_ref());
    let open = reading.source.clone();
    let open = open.and_then(|id| open_source(desk, words, reading, ui, eyes.as_ref(), &id));
    let mut notebook = notebook(desk);
    let through = eyes.as_ref().map(|eyes| eyes::through(desk, eyes, &mut notebook.pins));
    let heard = desk.play.people.people_heard();
    let all = projections::people_to_ask(&desk.case).len();
    EvidenceModel {
        top: bar(desk, words, Stop::Investigate),
        groups: groups(desk, words, reading, eyes.as_ref()),
        people: words.with("people-heard", &[("heard", heard.into()), ("all", all.into())]),
        open,
        notebook,
        news: news(desk),
        later: (desk.play.phase == PhaseName::Investigate && !desk.play.moved)
            .then_some(desk.scenario().manifest.working_time.moved_minutes),
        asked: asked(desk, words),
        eyes: eyes::all(desk),
        through,
    }
}

fn groups(
    desk: &Desk,
    words: &Words,
    reading: &Reading,
    eyes: Option<&eyes::Moment>,
) -> Vec<SourceGroup> {
    let known = projections::sources(&desk.case, &desk.play);
    let names = [
        (Group::Logs, "group-logs"),
        (Group::Charts, "group-charts"),
        (Group::Talk, "group-talk"),
        (Group::Changes, "group-changes"),
        (Group::Papers, "group-papers"),
    ];
    names
        .into_iter()
        .map(|(group, key)| SourceGroup {
            name: words.get(key),
            sources: known
                .iter()
                .filter(|source| source.group == group)
                .map(|source| SourceRow {
                    shut: eyes.is_some_and(|eyes| !eyes.opens(desk, source)),
                    ..row(desk, reading, source)
                })
                .collect(),
        })
        .filter(|group| !group.sources.is_empty())
        .collect()
}

fn row(desk: &Desk, reading: &Reading, source: &Source) -> SourceRow {
    let opened = desk.play.is_open(&source.id);
    let kind = match (&source.body, source.group) {
        (Body::Logs(_), _) => SourceKind::Log,
        (Body::Chart(_), _) => SourceKind::Chart,
        (Body::Chat(_), _) => SourceKind::Chat,
        (Body::Diff(_), _) => SourceKind::Change,
        (Body::Table(_), _) => SourceKind::Table,
        (Body::Paper(_), Group::Changes) => SourceKind::Ticket,
        (Body::Paper(_), _) => SourceKind::Paper,
    };
    SourceRow {
        id: source.id.to_string(),
        name: source.name.clone(),
        kind,
        note: if opened { source.clock.zone.clone() } else { String::new() },
        minutes: if opened { 0 } else { source.minutes },
        fresh: !opened && !reading.seen.contains(&source.id),
        shut: false,
    }
}

fn open_source(
    desk: &Desk,
    words: &Words,
    reading: &mut Reading,
    ui: &EvidenceUi,
    eyes: Option<&eyes::Moment>,
    id: &SourceId,
) -> Option<OpenSource> {
    let source = desk.scenario().source(id)?;
    let view = desk.case.sources.get(id)?;
    let until = eyes.map(eyes::Moment::until);
    let shown = body(desk, view, &mut reading.searched, ui, until);
    let chosen = reading.searched.row(view, ui.selected);
    let follow = chosen.is_some_and(|row| row.request == ui.following) && ui.following.is_some();
    // Following goes through every row of every open source.
    let at = chosen.map(|row| (desk.log.len(), id.clone(), row.index, follow));
    if reading.traced.as_ref().map(|(at, _)| at) != at.as_ref() {
        let trace = chosen.and_then(|row| trace(desk, words, row, view, follow));
        reading.traced = at.map(|at| (at, trace));
    }
    let trace = reading.traced.as_ref().and_then(|(_, trace)| trace.clone());
    Some(OpenSource {
        id: id.to_string(),
        name: source.name.clone(),
        about: source.about.clone(),
        body: shown,
        clock: clock(desk, words, source),
        // Their eyes follow nothing to where they could not go.
        trace: trace.filter(|_| eyes.is_none()),
        shut: eyes.is_some_and(|eyes| !eyes.opens(desk, source)),
    })
}

fn notebook(desk: &Desk) -> Notebook {
    let book = &desk.play.notebook;
    let pins = book.pins.iter().rev().map(|(number, pin)| PinModel {
        number: *number,
        place: where_is(desk, &pin.place),
        quote: quote(desk, &pin.place),
        told: matches!(pin.place, Place::Telling { .. }),
        note: pin.note.clone(),
    });
    let timeline = book
        .entries
        .values()
        .map(|entry| Line { remark: desk.hour(entry.at), text: title(desk, entry) });
    let quantities = &desk.scenario().truth.impact.quantities;
    let impact = quantities.iter().filter_map(|quantity| {
        let range = book.impact.get(&quantity.id)?;
        let remark = format!("{} to {} {}", range.low, range.high, quantity.unit);
        Some(Line { remark, text: quantity.ask.clone() })
    });
    let factors = book.factors.keys().filter_map(|id| {
        let factor = desk.scenario().factor(id)?;
        Some(Line { remark: String::new(), text: factor.text.clone() })
    });
    Notebook {
        pins: pins.collect(),
        timeline: timeline.collect(),
        impact: impact.collect(),
        factors: factors.collect(),
    }
}

/// An entry's own title, or the words of its card.
pub fn title(desk: &Desk, entry: &crate::play::command::EntryDraft) -> String {
    if !entry.title.is_empty() {
        return entry.title.clone();
    }
    desk.scenario().card(&entry.card).map(|card| card.text.clone()).unwrap_or_default()
}

/// Source and time of a place, or who told it.
pub fn where_is(desk: &Desk, place: &Place) -> String {
    let scenario = desk.scenario();
    match place {
        Place::Telling { person, .. } => {
            scenario.person(person).map(|person| person.name.clone()).unwrap_or_default()
        }
        Place::Row { source, row } => {
            let name = scenario.source(source).map_or("", |source| source.name.as_str());
            let time = desk.case.sources.get(source).and_then(|view| view.row(*row));
            match time.map(|row| row.shown_time.as_str()).filter(|time| !time.is_empty()) {
                Some(time) => format!("{name}, {time}"),
                None => name.to_owned(),
            }
        }
        Place::Point { source, series, at } => {
            let name = scenario.source(source).map_or("", |source| source.name.as_str());
            format!("{name}, {series}, {}", desk.hour(*at))
        }
    }
}

/// The words that stand at a place.
pub fn quote(desk: &Desk, place: &Place) -> String {
    match place {
        Place::Telling { person, item } => {
            let known = desk.scenario().item(person, item);
            let words = known.and_then(|item| desk.play.people.words(person, item));
            words.unwrap_or_default().to_owned()
        }
        Place::Row { source, row } => {
            let row = desk.case.sources.get(source).and_then(|view| view.row(*row));
            let body = desk.scenario().source(source).map(|source| &source.body);
            match (row, body) {
                (Some(row), Some(Body::Paper(_))) => {
                    crate::workbench::kit::markup::of_row(&row.text, row.code).plain()
                }
                (row, _) => row.map(|row| row.text.clone()).unwrap_or_default(),
            }
        }
        Place::Point { source, series, at } => {
            let chart = desk.case.sources.get(source).and_then(|view| view.chart());
            let series = chart.and_then(|c| c.series.iter().find(|other| other.name == *series));
            let point = series.and_then(|s| s.points.iter().find(|point| point.at == *at));
            point.map(|point| format!("{:.1}", point.value)).unwrap_or_default()
        }
    }
}

/// Who waits for an answer.
fn asked(desk: &Desk, words: &Words) -> Vec<Asked> {
    let waiting = projections::beats_waiting(&desk.case, &desk.play);
    let mut asked: Vec<Asked> = waiting.into_iter().map(|beat| asks(desk, words, beat)).collect();
    // One text answers everybody who waits for one.
    let mut sheet = false;
    for one in asked.iter_mut().rev() {
        if matches!(one.wants, Wants::Status(_)) && std::mem::replace(&mut sheet, true) {
            one.wants = Wants::default();
        }
    }
    asked
}

/// Messages that asked nothing, and what came back to answers, the newest first.
pub fn news(desk: &Desk) -> Vec<News> {
    let known = |id: &BeatId| desk.scenario().beat(id);
    let said = desk.log.iter().zip(&desk.clock).rev().filter_map(|(event, at)| match event {
        Event::BeatHappened { beat, owes_by: None } => {
            let beat = known(beat)?;
            Some((beat, beat.id.to_string(), beat.text.clone(), *at))
        }
        Event::Answered { beat, choice } => {
            let beat = known(beat)?;
            let answer = beat.answers.iter().find(|answer| answer.id == *choice)?;
            let reply = answer.reply.clone();
            (!reply.is_empty()).then(|| (beat, format!("{} {choice}", beat.id), reply, *at))
        }
        _ => None,
    });
    let news = said.map(|(beat, id, text, at)| {
        let person = beat.from.as_ref().and_then(|id| desk.scenario().person(id));
        News {
            id,
            by: person.map(|person| person.id.to_string()).unwrap_or_default(),
            name: person.map(|person| person.called.clone()).unwrap_or_default(),
            portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
            time: desk.hour(at),
            text,
        }
    });
    news.collect()
}

fn asks(desk: &Desk, words: &Words, beat: &Beat) -> Asked {
    let wants = if beat.asks_status {
        let slots = desk.scenario().interruptions.status.slots.iter();
        Wants::Status(slots.map(|slot| status_slot(desk, slot)).collect())
    } else {
        let mut answers: Vec<&Answer> = beat.answers.iter().collect();
        answers.sort_by_key(|a| projections::order(&desk.play, "answer", a.id.as_str()));
        Wants::Choice(answers.into_iter().map(|a| choice(&a.id, &a.text)).collect())
    };
    let person = beat.from.as_ref().and_then(|id| desk.scenario().person(id));
    let heading = match person {
        Some(person) => words.with("evidence-asks", &[("name", person.called.as_str().into())]),
        None => words.get("what-happened"),
    };
    Asked {
        beat: beat.id.to_string(),
        by: person.map(|person| person.id.to_string()).unwrap_or_default(),
        name: person.map(|person| person.called.clone()).unwrap_or_default(),
        portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
        heading,
        text: beat.text.clone(),
        wants,
    }
}

fn status_slot(desk: &Desk, slot: &StatusSlot) -> Slot {
    let offered = slot.lines.iter().filter(|line| !is_past(&desk.case, &desk.play, line));
    let mut lines: Vec<&StatusLine> = offered.collect();
    lines.sort_by_key(|line| projections::order(&desk.play, "status", line.id.as_str()));
    Slot {
        name: slot.ask.clone(),
        lines: lines.into_iter().map(|line| choice(&line.id, &line.text)).collect(),
    }
}

fn choice(id: &ChoiceId, text: &str) -> Choice {
    Choice { id: id.to_string(), text: text.to_owned() }
}

fn place(key: &RowKey) -> Place {
    Place::Row { source: SourceId::from(key.source.as_str()), row: key.row }
}

/// The command that an action stands for; none for what is the screen's own.
pub fn command(desk: &Desk, action: &EvidenceAction) -> Option<Command> {
    use EvidenceAction as A;
    Some(match action {
        // What is open is read at any time, and nothing has to happen for it.
        A::Open(id) if desk.play.is_open(&SourceId::from(id.as_str())) => return None,
        A::Open(id) => Command::Open(SourceId::from(id.as_str())),
        // A second press of the key must not wipe the note.
        A::Pin(key) if desk.pin_on(&place(key)).is_some() => return None,
        A::Pin(key) => Command::Note(Note::Pin { place: place(key), note: String::new() }),
        A::PinPoint { source, series, at } => {
            let source = SourceId::from(source.as_str());
            let chart = desk.case.sources.get(&source)?.chart()?;
            let series = chart.series.get(*series as usize)?.name.clone();
            let place = Place::Point { source, series, at: *at };
            Command::Note(Note::Pin { place, note: String::new() })
        }
        A::Unpin(pin) => Command::Note(Note::Unpin(*pin)),
        A::Reword { pin, note } => Command::Note(Note::Reword { pin: *pin, note: note.clone() }),
        A::Align { first, second } => {
            Command::Note(Note::Align { first: place(first), second: place(second) })
        }
        A::Unalign(source) => Command::Note(Note::Unalign(SourceId::from(source.as_str()))),
        A::MoveReview => Command::MoveReview,
        A::Answer { beat, choice } => Command::Answer {
            beat: BeatId::from(beat.as_str()),
            choice: ChoiceId::from(choice.as_str()),
        },
        A::Status { choices, .. } => {
            Command::Status(choices.iter().map(|id| ChoiceId::from(id.as_str())).collect())
        }
        A::Map | A::People | A::Query(_) | A::Follow(_) | A::Turn(_) | A::Top(_) => return None,
    })
}
