//! What stands under the map: the timeline's flags, pins, what logs cover, and what is missing.

use super::Desk;
use super::evidence::title;
use crate::evidence::clock::{Reader, raw_time};
use crate::evidence::{Place, Row};
use crate::play::projections;
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::map::{Bar, Flag};

/// How far the company's clock is ahead of UTC on the day.
pub fn offset(desk: &Desk) -> Ms {
    let zone = desk.scenario().manifest.zone.clone();
    let start = desk.case.day.start;
    Reader::new(&Clock { zone, skew_ms: 0, resolution_ms: 1 }).raw(start) - start
}

/// An instant as the lines of a source are searched for it: in its zone, its clock set right.
pub fn searched_for(desk: &Desk, source: &SourceId, at: Ms) -> String {
    let zone = desk.scenario().source(source).map_or("UTC", |source| source.clock.zone.as_str());
    raw_time(&Clock { zone: zone.to_owned(), skew_ms: 0, resolution_ms: SECOND }, at)
}

/// The stretch of the day that each opened log covers, its clock as the player has aligned it.
pub fn logs(desk: &Desk) -> Vec<(Ms, Ms)> {
    let opened = desk.play.opened.iter().filter_map(|opening| {
        let source = desk.scenario().source(&opening.source)?;
        source.body.is_log().then(|| desk.case.sources.get(&source.id))?
    });
    let covered = opened.filter_map(|view| {
        let when = |row: &Row| {
            let place = Place::Row { source: view.id.clone(), row: row.index };
            desk.case.sources.corrected(&place, &desk.play.notebook.alignments)
        };
        // A real log's last line may be late.
        let (one, other) = (when(view.rows().first()?)?, when(view.rows().last()?)?);
        Some((one.min(other), one.max(other)))
    });
    covered.collect()
}

/// The chart that would show the minutes of which nothing is known, with its price.
pub fn missing(desk: &Desk, words: &Words, bars: &[Bar]) -> String {
    if bars.iter().all(|bar| bar.seen.is_some()) {
        return String::new();
    }
    let door = desk.scenario().world.entries.first().map(|entry| &entry.to);
    let shows = |source: &&Source| match &source.body {
        Body::Chart(chart) => chart
            .series
            .iter()
            .any(|one| Some(&one.service) == door && one.metric == Metric::Arriving),
        _ => false,
    };
    let mut known = projections::sources(&desk.case, &desk.play).into_iter();
    let source = known.find(|source| shows(source) && !desk.play.is_open(&source.id));
    source.map_or_else(String::new, |source| {
        let minutes = ("minutes", source.minutes.into());
        words.with("map-missing", &[("source", source.name.as_str().into()), minutes])
    })
}

/// The player's timeline on this day, and what stood on it from the start.
pub fn flags(desk: &Desk) -> Vec<Flag> {
    let span = desk.case.day.start..desk.case.day.end();
    let events = || desk.scenario().truth.events.iter().filter(|event| event.given);
    let last = events().map(|event| desk.scenario().at(&event.at)).max();
    let given = events().map(|event| Flag {
        // What is given tells how it began and that it is over.
        ends: Some(desk.scenario().at(&event.at)) == last,
        at: desk.scenario().at(&event.at),
        title: desk.scenario().card(&event.card).map(|c| c.text.clone()).unwrap_or_default(),
        stands: true,
    });
    let own = desk.play.notebook.entries.iter().map(|(number, entry)| Flag {
        at: entry.at,
        title: title(desk, entry),
        stands: desk.play.locked(*number),
        ends: false,
    });
    given.chain(own).filter(|flag| span.contains(&flag.at)).collect()
}

/// When what the player pinned was written.
pub fn pins(desk: &Desk) -> Vec<Ms> {
    let span = desk.case.day.start..desk.case.day.end();
    let book = &desk.play.notebook;
    let times = book.pins.values();
    let times = times.filter_map(|pin| desk.case.sources.corrected(&pin.place, &book.alignments));
    times.filter(|at| span.contains(at)).collect()
}
