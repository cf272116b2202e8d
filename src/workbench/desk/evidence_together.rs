//! Several sources read as one, in the order of time.

use super::evidence_body::{ahead, found, known};
use super::evidence_search::{Part, Searched};
use super::{Desk, eyes};
use crate::evidence::{Reader, SourceView};
use crate::scenario::model::{Body, Clock, Ms, Source};
use crate::text::Words;
use crate::workbench::evidence::{
    Beside, Body as Shown, ClockState, EvidenceUi, Lines, RowModel, TOGETHER,
};

/// The sources that can be read together: what the player has opened of those that tell when. Nothing
/// where there is only one.
pub fn sources<'a>(desk: &'a Desk, eyes: Option<&eyes::Moment>) -> Vec<&'a Source> {
    let dated = |source: &&Source| {
        source.body.is_log() || matches!(source.body, Body::Chat(_) | Body::Table(_))
    };
    let sources = desk.scenario().shelf.sources.iter().filter(dated);
    let sources = sources.filter(|source| desk.play.is_open(&source.id));
    let open: Vec<&Source> =
        sources.filter(|source| eyes.is_none_or(|eyes| eyes.opens(desk, source))).collect();
    if open.len() > 1 { open } else { Vec::new() }
}

/// Which can be read together, and which are.
pub fn beside(sources: &[&Source], ui: &EvidenceUi) -> Vec<Beside> {
    let beside = sources.iter().map(|source| Beside {
        id: source.id.to_string(),
        name: source.name.clone(),
        on: !ui.apart.contains(source.id.as_str()),
    });
    beside.collect()
}

/// The clock by which the times of all of them are shown: the house's own.
pub fn clock(desk: &Desk, words: &Words) -> ClockState {
    let zone = desk.scenario().manifest.zone.as_str();
    let zone = words.with("evidence-together-clock", &[("zone", zone.into())]);
    ClockState { zone, can_align: true, several: true, ..ClockState::default() }
}

/// What they show.
pub fn body(
    desk: &Desk,
    sources: &[&Source],
    searched: &mut Searched,
    ui: &EvidenceUi,
    until: Option<Ms>,
) -> Shown {
    let zone = desk.scenario().manifest.zone.clone();
    let clock = Reader::new(&Clock { zone, skew_ms: 0, resolution_ms: 1 });
    let views = sources.iter().filter(|source| !ui.apart.contains(source.id.as_str()));
    let views = views.filter_map(|source| desk.case.sources.get(&source.id));
    let part = |view| Part { view, ahead: ahead(desk, view), beside: Some(clock.clone()) };
    let parts: Vec<Part<'_>> = views.map(part).collect();
    searched.search(&parts, ui.query_in(TOGETHER), until, None);
    searched.sorts(desk, ui.looked);
    let rows = |view: &SourceView, row: &crate::evidence::Row, shown: RowModel| {
        let time = known(desk, view, row);
        let time =
            time.map(|at| clock.like(view.clock.resolution()).shown(at, desk.case.day.start));
        // Who speaks is known by name; of a machine, where it stands.
        let speaks =
            matches!(desk.scenario().source(&view.id), Some(Source { body: Body::Chat(_), .. }));
        let who = if speaks { shown.who } else { view.name.clone() };
        RowModel { time: time.unwrap_or_default(), who, ..shown }
    };
    let lines = found(desk, searched, ui, rows);
    Shown::Lines(Lines { search: true, ..lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Command;
    use crate::workbench::desk::evidence::{Reading, model};
    use crate::workbench::desk::sample;

    /// A desk on which all that can be opened at once is open.
    fn desk() -> Desk {
        let mut desk = sample::investigating();
        for source in desk.play.unlocked.clone() {
            assert!(desk.send(Command::Open(source), &Words::english()), "{:?}", desk.refused);
        }
        desk
    }

    fn lines(desk: &Desk, reading: &mut Reading, ui: &EvidenceUi) -> (Lines, Vec<Beside>) {
        let open = model(desk, &Words::english(), reading, ui).open.expect("they are open");
        let Shown::Lines(lines) = open.body else { panic!("several sources have lines") };
        (lines, open.beside)
    }

    /// Every source that says when is there, by the house's clock, and each row is known for what it
    /// is in its own source.
    #[test]
    fn what_was_opened_is_read_as_one_by_the_clock_of_the_house() {
        let desk = desk();
        let mut reading = Reading { source: Some(TOGETHER.into()), ..Reading::default() };
        let mut ui = EvidenceUi::default();
        ui.rows_wanted = 60_000;
        let (all, beside) = lines(&desk, &mut reading, &ui);
        assert!(beside.len() > 1, "{beside:?}");
        let rows = |id: &str| desk.case.sources.get(&id.into()).map_or(0, |view| view.rows().len());
        let sum: usize = beside.iter().map(|one| rows(&one.id)).sum();
        assert_eq!(all.matched, sum as u64);
        assert!(all.rows.is_sorted_by_key(|row| row.at), "else they are not in the order of time");
        let known = |key: &crate::workbench::evidence::RowKey| {
            let view = desk.case.sources.get(&key.source.as_str().into())?;
            known(&desk, view, view.row(key.row)?)
        };
        let mut zones = std::collections::BTreeSet::new();
        for row in &all.rows {
            assert_eq!(row.at, known(&row.key));
            let view = desk.case.sources.get(&row.key.source.as_str().into()).unwrap();
            zones.insert(view.row(row.key.row).unwrap().shown_time == row.time);
        }
        assert_eq!(zones.len(), 2, "some sources have the clock of the house, and some have not");
        // A time that is asked for is one of the house.
        ui.turn_to(TOGETHER, None, 0);
        ui.query = "after:11:24 before:11:30".into();
        let (minute, _) = lines(&desk, &mut reading, &ui);
        assert!((1..all.matched).contains(&minute.matched), "{}", minute.matched);
        for row in &minute.rows {
            assert!(("11:24".."11:30").contains(&row.time.as_str()), "{row:?}");
        }
        let sources: std::collections::BTreeSet<&str> =
            minute.rows.iter().map(|row| row.key.source.as_str()).collect();
        assert!(sources.len() > 1, "{sources:?}");
        // What is left out is not there.
        ui.query.clear();
        let out = beside[0].id.clone();
        ui.apart.insert(out.clone());
        let (fewer, beside) = lines(&desk, &mut reading, &ui);
        assert_eq!(fewer.matched, (sum - rows(&out)) as u64);
        assert!(!beside[0].on && beside[1].on);
    }

    /// Whoever looks for something finds what stands around it, in all of them.
    #[test]
    fn a_row_is_found_again_among_all_of_them() {
        let desk = desk();
        let mut reading = Reading { source: Some(TOGETHER.into()), ..Reading::default() };
        let mut ui = EvidenceUi::default();
        ui.turn_to(TOGETHER, None, 0);
        ui.query = "level:error".into();
        ui.selected = 3;
        let (found, _) = lines(&desk, &mut reading, &ui);
        let key = found.rows[3].key.clone();
        ui.query.clear();
        ui.going_to = Some(key.clone());
        ui.go_to_moment(0);
        let open = model(&desk, &Words::english(), &mut reading, &ui).open.unwrap();
        let Shown::Lines(all) = &open.body else { panic!("several sources have lines") };
        let at = open.nearest.expect("it is there");
        assert!(at > 3);
        assert_eq!(all.rows[(at - all.first) as usize].key, key);
    }
}
