//! The investigator's workbench over sources, notebook and those who wait.

use super::asked::{asked, news, promised};
use super::evidence_body::{body, clock};
use super::evidence_day::trace;
use super::evidence_search::Searched;
use super::pinned::{quote, rest, where_is};
use super::top::{Stop, bar};
use super::{
    Desk, evidence_alike, evidence_chart, evidence_moment, evidence_present,
    evidence_together as together, eyes, path,
};
use crate::evidence::Place;
use crate::evidence::hunks::hunk_at;
use crate::play::command::Note;
use crate::play::{Command, Event, projections};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::evidence::{
    Body as Shown, Chosen, Cover, EvidenceAction, EvidenceModel, EvidenceUi, Later, Line, Notebook,
    OpenSource, PinModel, RowKey, SourceGroup, SourceKind, SourceRow, TOGETHER, Target, Trace,
};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is being read, beside the screen's own state.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub source: Option<SourceId>,
    /// The one whose cover is looked at in its place.
    pub cover: Option<SourceId>,
    /// Sources that the player has looked at since they became known.
    pub seen: BTreeSet<SourceId>,
    pub searched: Searched,
    /// The request of the selected row: how much had happened, where, and whether it is followed.
    pub traced: Option<(Traced, Option<Trace>)>,
    /// Where a pin can be sent to, and how much had happened when that was so.
    pub targets: Option<(usize, Arc<[Target]>)>,
}

/// What a request is of, as long as it holds.
pub type Traced = (usize, SourceId, u32, bool);

pub fn model(desk: &Desk, words: &Words, reading: &mut Reading, ui: &EvidenceUi) -> EvidenceModel {
    let eyes = eyes::of(desk, ui.eyes.as_ref());
    let open = reading.source.clone();
    let open = open.and_then(|id| open_source(desk, words, reading, ui, eyes.as_ref(), &id));
    let mut notebook = Notebook { targets: targets(desk, words, reading), ..notebook(desk, words) };
    let through = eyes.as_ref().map(|eyes| eyes::through(desk, eyes, &mut notebook.pins));
    let heard = desk.play.people.people_heard();
    let all = projections::people_to_ask(&desk.case).len();
    EvidenceModel {
        top: bar(desk, words, Stop::Investigate),
        groups: groups(desk, words, reading, eyes.as_ref()),
        people: words.with("people-heard", &[("heard", heard.into()), ("all", all.into())]),
        open,
        cover: reading.cover.as_ref().and_then(|id| cover(desk, id)),
        notebook,
        promised: promised(desk, words),
        news: news(desk),
        later: later(desk),
        asked: asked(desk, words),
        eyes: eyes::all(desk),
        through,
        path: path::is_there(desk),
    }
}

/// What a calendar shows of it, before one asks.
fn later(desk: &Desk) -> Option<Later> {
    let (minutes, away) = projections::review_can_move(&desk.case, &desk.play)?;
    Some(Later { minutes, away: away.into_iter().map(|person| person.name.clone()).collect() })
}

fn groups(
    desk: &Desk,
    words: &Words,
    reading: &Reading,
    eyes: Option<&eyes::Moment>,
) -> Vec<SourceGroup> {
    let mut known = projections::sources(&desk.case, &desk.play);
    // In the order in which they became known: a list in which something moves is clicked wrong.
    let since = since(desk);
    known.sort_by_key(|source| since.get(&source.id).copied());
    let names = [
        (Group::Logs, "group-logs"),
        (Group::Charts, "group-charts"),
        (Group::Talk, "group-talk"),
        (Group::Changes, "group-changes"),
        (Group::Papers, "group-papers"),
    ];
    let several = together::sources(desk, eyes).len();
    let all = SourceRow {
        id: TOGETHER.to_owned(),
        name: words.get("evidence-together"),
        kind: SourceKind::Together,
        note: words.with("evidence-together-note", &[("count", several.into())]),
        ..SourceRow::default()
    };
    let all = SourceGroup { name: String::new(), sources: vec![all] };
    let groups = names
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
        .filter(|group| !group.sources.is_empty());
    Some(all).filter(|_| several > 0).into_iter().chain(groups).collect()
}

/// When each source became known, as a place in what happened.
fn since(desk: &Desk) -> BTreeMap<&SourceId, usize> {
    let mut since = BTreeMap::new();
    for (at, event) in desk.log.iter().enumerate() {
        if let Event::Unlocked(source) = event {
            since.entry(source).or_insert(at);
        }
    }
    since
}

fn row(desk: &Desk, reading: &Reading, source: &Source) -> SourceRow {
    let opened = desk.play.is_open(&source.id);
    let kind = match (&source.body, source.group) {
        (Body::Logs(_) | Body::LogFile(_), _) => SourceKind::Log,
        (Body::Chart(_), _) => SourceKind::Chart,
        (Body::Chat(_), _) => SourceKind::Chat,
        (Body::Diff(_), _) => SourceKind::Change,
        (Body::Table(_), _) => SourceKind::Table,
        (Body::Paper(_), Group::Changes) => SourceKind::Ticket,
        (Body::Paper(_), _) => SourceKind::Paper,
    };
    let dear = !opened
        && (desk.play.phase != PhaseName::Investigate || source.minutes > desk.play.minutes_left());
    SourceRow {
        id: source.id.to_string(),
        name: source.name.clone(),
        kind,
        note: if opened { source.clock.zone.clone() } else { String::new() },
        minutes: if opened { 0 } else { source.minutes },
        fresh: !opened && !dear && !reading.seen.contains(&source.id),
        shut: false,
        dear,
    }
}

/// What is known of a source before it is opened.
fn cover(desk: &Desk, id: &SourceId) -> Option<Cover> {
    let source = desk.scenario().source(id).filter(|_| !desk.play.is_open(id))?;
    Some(Cover {
        id: id.to_string(),
        name: source.name.clone(),
        about: source.about.clone(),
        minutes: source.minutes,
        left: desk.play.minutes_left(),
        open: desk.play.phase == PhaseName::Investigate,
    })
}

fn open_source(
    desk: &Desk,
    words: &Words,
    reading: &mut Reading,
    ui: &EvidenceUi,
    eyes: Option<&eyes::Moment>,
    id: &SourceId,
) -> Option<OpenSource> {
    let until = eyes.map(eyes::Moment::until);
    // One source, or several as one.
    let together = id.as_str() == TOGETHER;
    let several = if together { together::sources(desk, eyes) } else { Vec::new() };
    let source = desk.scenario().source(id);
    let view = desk.case.sources.get(id);
    if several.is_empty() && view.is_none() {
        return None;
    }
    let read = |searched: &mut Searched, ui: &EvidenceUi| match view {
        Some(view) => body(desk, view, searched, ui, until),
        None => together::body(desk, &several, searched, ui, until),
    };
    let mut shown = read(&mut reading.searched, ui);
    // The frame in which one comes to a source shows where one comes to.
    let mut there = Cow::Borrowed(ui);
    let mut nearest = None;
    if ui.comes_to(id.as_str()) {
        let searched = &reading.searched;
        // What stands around a row is found again by the row.
        let row = ui.going_to.as_ref().filter(|_| !several.is_empty());
        let row = row.and_then(|key| searched.number(&key.source, key.row));
        let at = |moment| evidence_moment::nearest(desk, (&shown, searched), moment);
        nearest = row.or_else(|| ui.moment.and_then(at));
        there.to_mut().turn_to(id.as_str(), nearest, shown.begins());
        shown = read(&mut reading.searched, &there);
    }
    if let Shown::Chart(chart) = &mut shown {
        chart.marks = evidence_chart::marks(desk, eyes);
    }
    if let Some(view) = view {
        evidence_present::moves(desk, words, view, &mut shown);
    }
    let ui = there.as_ref();
    // What was searched last, where this is of rows.
    let log = matches!(&shown, Shown::Lines(lines) if lines.search);
    let rows = matches!(&shown, Shown::Lines(_));
    let chosen = reading.searched.chosen(desk, ui.selected).filter(|_| rows);
    let request = chosen.and_then(|(_, row)| row.request.as_ref());
    let follow = request.is_some() && request == ui.following.as_ref();
    // Following goes through every row of every open source.
    let at = chosen.map(|(view, row)| (desk.log.len(), view.id.clone(), row.index, follow));
    if reading.traced.as_ref().map(|(at, _)| at) != at.as_ref() {
        let trace = chosen.and_then(|(view, row)| trace(desk, words, row, view, follow));
        reading.traced = at.map(|at| (at, trace));
    }
    let trace = reading.traced.as_ref().and_then(|(_, trace)| trace.clone());
    let closer = chosen.filter(|_| ui.closer && log);
    let closer = closer.map(|(view, row)| evidence_alike::closer(desk, view, row, ui.since));
    let name = source.map_or_else(|| words.get("evidence-together"), |one| one.name.clone());
    let about =
        source.map_or_else(|| words.get("evidence-together-about"), |one| one.about.clone());
    Some(OpenSource {
        id: id.to_string(),
        present: view.and_then(|view| evidence_present::at_selected(desk, view, &shown, ui)),
        chosen: chosen_rows(desk, &shown, &reading.searched, ui),
        nearest,
        here: evidence_moment::here(words, &name, &shown, ui),
        closer,
        name,
        about,
        beside: together::beside(&several, ui),
        path: path::is_change(desk, id),
        body: shown,
        clock: match source {
            Some(source) => clock(desk, words, source),
            None => Some(together::clock(desk, words)),
        },
        // Their eyes follow nothing to where they could not go.
        trace: trace.filter(|_| eyes.is_none()),
        shut: eyes.zip(source).is_some_and(|(eyes, source)| !eyes.opens(desk, source)),
    })
}

/// The rows that are chosen together, those that are not in sight among them.
fn chosen_rows(desk: &Desk, shown: &Shown, searched: &Searched, ui: &EvidenceUi) -> Option<Chosen> {
    let ends = ui.range()?;
    let key = |number: u64| match shown {
        Shown::Lines(_) => searched
            .chosen(desk, number)
            .map(|(view, row)| RowKey { source: view.id.to_string(), row: row.index }),
        Shown::Chat(all) => all.get(usize::try_from(number).ok()?).map(|one| one.key.clone()),
        Shown::Paper(all) => all.get(usize::try_from(number).ok()?).map(|one| one.key.clone()),
        Shown::Chart(_) => None,
    };
    Some(Chosen { first: key(ends.0)?, last: key(ends.1)?, ends })
}

/// Reckoned anew when something has happened, and not in each frame.
fn targets(desk: &Desk, words: &Words, reading: &mut Reading) -> Arc<[Target]> {
    let now = desk.log.len();
    let kept = reading.targets.take().filter(|(at, _)| *at == now);
    let (_, all) = reading
        .targets
        .insert(kept.unwrap_or_else(|| (now, super::send::targets(desk, words).into())));
    Arc::clone(all)
}

fn notebook(desk: &Desk, words: &Words) -> Notebook {
    let book = &desk.play.notebook;
    let pins = book.pins.iter().rev().map(|(number, pin)| PinModel {
        number: *number,
        place: where_is(desk, words, &pin.place),
        quote: quote(desk, &pin.place),
        rest: rest(desk, &pin.place),
        told: pin.place.told().is_some(),
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
        ..Notebook::default()
    }
}

/// An entry's own title, or the words of its card.
pub fn title(desk: &Desk, entry: &crate::play::command::EntryDraft) -> String {
    if !entry.title.is_empty() {
        return entry.title.clone();
    }
    desk.scenario().card(&entry.card).map(|card| card.text.clone()).unwrap_or_default()
}

fn place(key: &RowKey) -> Place {
    Place::Row { source: SourceId::from(key.source.as_str()), row: key.row }
}

/// The rows that an action pins together.
fn range(desk: &Desk, action: &EvidenceAction) -> Option<Place> {
    match action {
        EvidenceAction::PinRows { first, last } => {
            Some(Place::rows(first.source.as_str().into(), first.row, last.row))
        }
        EvidenceAction::PinHunk(key) => {
            let source = SourceId::from(key.source.as_str());
            let (first, last) = hunk_at(desk.case.sources.get(&source)?.rows(), key.row)?;
            Some(Place::rows(source, first, last))
        }
        _ => None,
    }
}

/// The pin that has already what an action would pin.
pub fn pinned(desk: &Desk, action: &EvidenceAction) -> Option<u32> {
    match action {
        EvidenceAction::Pin(key) => desk.pin_on(&place(key)),
        _ => desk.pin_on(&range(desk, action)?),
    }
}

/// The command that an action stands for; none for what is the screen's own.
pub fn command(desk: &Desk, action: &EvidenceAction) -> Option<Command> {
    use EvidenceAction as A;
    Some(match action {
        // What is open is read at any time, and nothing has to happen for it.
        A::Open(id) if id == TOGETHER => return None,
        A::Open(id) if desk.play.is_open(&SourceId::from(id.as_str())) => return None,
        A::Open(id) => Command::Open(SourceId::from(id.as_str())),
        // A second press of the key must not wipe the note.
        A::Pin(_) | A::PinRows { .. } | A::PinHunk(_) if pinned(desk, action).is_some() => {
            return None;
        }
        A::Pin(key) => Command::Note(Note::Pin { place: place(key), note: String::new() }),
        A::PinRows { .. } | A::PinHunk(_) => {
            let place = range(desk, action)?;
            Command::Note(Note::Pin { place, note: String::new() })
        }
        A::PinFound { source, query } => {
            let source = SourceId::from(source.as_str());
            let ahead = desk.play.notebook.ahead(&source);
            let place = Place::Found { source, query: query.clone(), ahead };
            let place = Some(place).filter(|place| desk.pin_on(place).is_none())?;
            Command::Note(Note::Pin { place, note: String::new() })
        }
        A::PinPoint { source, series, at } => {
            let source = SourceId::from(source.as_str());
            let chart = desk.case.sources.get(&source)?.chart()?;
            let series = chart.series.get(*series as usize)?.name.clone();
            let place = Place::Point { source, series, at: *at };
            Command::Note(Note::Pin { place, note: String::new() })
        }
        A::Send { pin, to } => return super::send::command(desk, *pin, to),
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
        A::Cover(_) | A::Uncover => return None,
        A::Map | A::Path | A::People | A::Query(_) | A::Follow(_) | A::Turn(_) | A::Top(_) => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::desk::sample;

    #[test]
    fn a_source_that_becomes_known_stands_below_those_that_are() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let names = |desk: &Desk| -> Vec<Vec<String>> {
            let groups = groups(desk, &words, &Reading::default(), None).into_iter();
            groups.map(|group| group.sources.into_iter().map(|row| row.id).collect()).collect()
        };
        let all: Vec<SourceId> =
            desk.scenario().shelf.sources.iter().map(|source| source.id.clone()).collect();
        let mut inserted = 0;
        // From the last of the file to the first, which the file's own order would put on top.
        for id in all.into_iter().rev() {
            if desk.play.unlocked.contains(&id) {
                continue;
            }
            let before = names(&desk);
            desk.happened(Event::Unlocked(id.clone()));
            let after = names(&desk);
            let group = after.iter().find(|group| group.contains(&id.to_string()));
            let group = group.expect("it is listed");
            assert_eq!(group.last(), Some(&id.to_string()));
            inserted += usize::from(group.len() > 1);
            let kept = |group: &Vec<String>| after.iter().any(|now| now.starts_with(group));
            assert!(before.iter().all(kept), "{before:?} {after:?}");
        }
        assert!(inserted > 2, "{inserted}");
    }
}
