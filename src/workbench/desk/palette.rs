//! Whatever a player can go to or do now, for the palette.

use super::Desk;
use super::evidence::title;
use super::pinned::{quote, where_is};
use super::top::Stop;
use crate::debrief::replay::closed;
use crate::evidence::Place;
use crate::play::projections;
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::icons;
use crate::workbench::palette::Offer;

/// Where it leads, or what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    Source(SourceId),
    Person(PersonId),
    Pin(u32),
    Stop(Stop),
    Decisions,
    Document,
    Map,
    Path,
    Replay,
    Undo,
    Mentor,
    Settings,
    Keys,
    Home,
}

/// Letters of a pin's words that are shown.
const QUOTED: usize = 60;

/// Everything that is on offer now: where one is, what is read, who can be asked, what stands in the
/// notebook, what can be done.
pub fn offers(desk: &Desk, words: &Words) -> Vec<Offer<To>> {
    let offer = |name: String, what: &str, icon, to| Offer {
        name,
        what: words.get(what),
        note: String::new(),
        icon,
        to,
    };
    let phase = desk.play.phase;
    let bench = Stop::Investigate.open(phase);
    let mut all = Vec::new();
    if bench {
        let talks = phase == PhaseName::Investigate;
        let sources = projections::sources(&desk.case, &desk.play).into_iter();
        // What was not opened in time cannot be any more.
        let sources = sources.filter(|source| talks || desk.play.is_open(&source.id));
        all.extend(sources.map(|source| {
            let minutes = if desk.play.is_open(&source.id) { 0 } else { source.minutes };
            let note = words.with("palette-minutes", &[("minutes", minutes.into())]);
            Offer {
                note: if minutes == 0 { String::new() } else { note },
                ..offer(
                    source.name.clone(),
                    what(source),
                    icon(source),
                    To::Source(source.id.clone()),
                )
            }
        }));
        if talks {
            let people = projections::people_to_ask(&desk.case).into_iter();
            all.extend(people.map(|person| {
                let to = To::Person(person.id.clone());
                offer(person.name.clone(), "palette-person", icons::USER, to)
            }));
        }
        let book = &desk.play.notebook;
        all.extend(book.pins.iter().rev().map(|(number, pin)| {
            let said = if pin.note.is_empty() { quote(desk, &pin.place) } else { pin.note.clone() };
            let short: String = said.chars().take(QUOTED).collect();
            let place = where_is(desk, words, &pin.place);
            let name = format!("P{number} {short}");
            Offer { note: place, ..offer(name, "palette-pin", icons::PUSH_PIN, To::Pin(*number)) }
        }));
        all.extend(book.entries.values().map(|entry| {
            let name = format!("{} {}", desk.hour(entry.at), title(desk, entry));
            offer(name, "palette-event", icons::CLOCK, To::Stop(Stop::Timeline))
        }));
    }
    for stop in Stop::ALL.into_iter().filter(|stop| stop.open(phase)) {
        all.push(offer(words.get(stop.key()), "palette-screen", icons::BROWSERS, To::Stop(stop)));
    }
    if bench {
        let decisions = words.get("palette-decisions");
        all.push(offer(decisions, "palette-screen", icons::BROWSERS, To::Decisions));
        let document = words.get("palette-document");
        all.push(offer(document, "palette-screen", icons::BOOK_OPEN_TEXT, To::Document));
        all.push(offer(words.get("palette-map"), "palette-screen", icons::MAP_TRIFOLD, To::Map));
        if super::path::is_there(desk) {
            let path = offer(words.get("palette-path"), "palette-screen", icons::PATH, To::Path);
            all.push(Offer { note: keys::cap(Act::Path), ..path });
        }
    }
    if desk.play.last.is_some() && closed(&desk.log).is_some() {
        let replay = words.get("palette-replay");
        all.push(offer(replay, "palette-screen", icons::PLAY, To::Replay));
    }
    let mentor = super::mentor::model(desk, words).map(|_| ("palette-mentor", Some(Act::Mentor)));
    let acts = [
        (Some(("palette-undo", Some(Act::Undo))), To::Undo),
        (mentor, To::Mentor),
        (Some(("palette-settings", None)), To::Settings),
        (Some(("palette-keys", Some(Act::Help))), To::Keys),
        (Some(("palette-home", None)), To::Home),
    ];
    for (act, to) in acts {
        let Some((name, key)) = act else { continue };
        let note = key.map(keys::cap).unwrap_or_default();
        all.push(Offer {
            note,
            ..offer(words.get(name), "palette-action", icons::CARET_RIGHT, to)
        });
    }
    // What costs minutes comes last: nobody opens it by pressing Enter too soon.
    all.sort_by_key(|offer| matches!(&offer.to, To::Source(id) if !desk.play.is_open(id)));
    all
}

/// What a source is, in words.
fn what(source: &Source) -> &'static str {
    match &source.body {
        body if body.is_log() => "palette-log",
        Body::Chart(_) => "palette-chart",
        Body::Chat(_) => "palette-chat",
        Body::Diff(_) => "palette-diff",
        Body::Table(_) => "palette-table",
        _ => "palette-paper",
    }
}

fn icon(source: &Source) -> &'static str {
    match &source.body {
        body if body.is_log() => icons::TEXT_ALIGN_LEFT,
        Body::Chart(_) => icons::CHART_LINE,
        Body::Chat(_) => icons::CHAT,
        Body::Diff(_) => icons::GIT_DIFF,
        Body::Table(_) => icons::LIST,
        _ => icons::BOOK_OPEN,
    }
}

/// Where a pin leads: to a source and, if it is one, its row; or to who told it.
pub fn place(desk: &Desk, pin: u32) -> Option<Place> {
    desk.play.notebook.pins.get(&pin).map(|pin| pin.place.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::desk::sample;

    #[test]
    fn what_is_offered_is_there() {
        let (desk, words) = (sample::investigating(), Words::english());
        let all = offers(&desk, &words);
        let has = |to: &To| all.iter().any(|offer| offer.to == *to);
        assert!(has(&To::Source("gatehouse-log".into())) && has(&To::Person("ruta".into())));
        assert!(has(&To::Stop(Stop::Timeline)) && has(&To::Undo) && has(&To::Mentor));
        assert!(!has(&To::Stop(Stop::Debrief)), "it has not come to that");
        assert!(!has(&To::Source("edge-17".into())), "nobody knows of it yet");
        assert!(all.iter().all(|offer| !offer.name.is_empty() && !offer.what.is_empty()));
        let door = all.iter().find(|offer| offer.to == To::Source("door-trouble".into()));
        assert_eq!(door.map(|door| door.note.as_str()), Some("5 min"), "not opened yet");
        let costs = |offer: &Offer<To>| offer.note.ends_with("min");
        assert!(!costs(&all[0]) && all.last().is_some_and(costs));
    }
}
