//! The moment that all views share, in the source that is open now.

use super::Desk;
use super::evidence_body::known;
use super::evidence_search::Searched;
use crate::scenario::model::{DAY, Ms};
use crate::text::Words;
use crate::workbench::evidence::{Body, EvidenceUi};

/// What is selected at `moment` when one comes to a source: of what is shown, the last that was
/// there by then, else the first. None where nothing shown has a time, or all of it is of an
/// earlier day.
pub fn nearest(desk: &Desk, (shown, searched): (&Body, &Searched), moment: Ms) -> Option<u64> {
    match shown {
        // A diff begins with what changed, whenever that was.
        Body::Lines(lines) if !lines.search && lines.columns.is_empty() => None,
        Body::Lines(_) => {
            last_by(moment, searched.spots(desk).map(|(view, row)| known(desk, view, row)))
        }
        Body::Chat(messages) => last_by(moment, messages.iter().map(|message| message.at)),
        Body::Chart(chart) => {
            let points = &chart.series.first().filter(|series| !series.points.is_empty())?.points;
            Some(points.before(moment - chart.known_ms).unwrap_or(0) as u64)
        }
        Body::Paper(_) => None,
    }
}

/// The number of the latest of `times` that is no later than `moment`; lines may be out of order.
fn last_by(moment: Ms, times: impl Iterator<Item = Option<Ms>>) -> Option<u64> {
    let mut best: Option<(Ms, u64)> = None;
    let mut any = false;
    for (number, at) in (0_u64..).zip(times) {
        let Some(at) = at else { continue };
        any = true;
        if at <= moment && best.is_none_or(|(before, _)| at >= before) {
            best = Some((at, number));
        }
    }
    match best {
        // Of an archive one reads the beginning, and not how it ended weeks ago.
        Some((before, _)) if moment - before > DAY => None,
        Some((_, number)) => Some(number),
        None => any.then_some(0),
    }
}

/// What the place where one reads is called.
pub fn here(words: &Words, source: &str, shown: &Body, ui: &EvidenceUi) -> String {
    let time = time(shown, ui).filter(|time| !time.is_empty());
    let Some(time) = time else { return source.to_owned() };
    // Of a time to the millisecond the seconds are enough to know it again.
    let time = time.split(['.', ',']).next().unwrap_or_default().to_owned();
    words.with("evidence-here", &[("source", source.into()), ("time", time.into())])
}

/// The time of what is selected, as its source shows it.
fn time(shown: &Body, ui: &EvidenceUi) -> Option<String> {
    match shown {
        Body::Lines(lines) => Some(lines.rows.get(ui.selected_from(lines.first)?)?.time.clone()),
        Body::Chat(messages) => Some(messages.get(ui.selected_from(0)?)?.time.clone()),
        Body::Chart(chart) => {
            let point = chart.point(ui.point)?;
            let minutes = (point.at + chart.offset_ms).div_euclid(60_000).rem_euclid(24 * 60);
            Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
        }
        Body::Paper(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::desk::evidence::{Reading, model};
    use crate::workbench::desk::sample;

    #[test]
    fn the_latest_that_was_there_is_chosen() {
        let at = |moment, times: &[i64]| {
            last_by(moment, times.iter().map(|at| Some(*at).filter(|at| *at >= 0)))
        };
        assert_eq!(at(25, &[10, 20, 30]), Some(1));
        assert_eq!(at(5, &[10, 20, 30]), Some(0));
        assert_eq!(at(99, &[10, -1, 30, 20]), Some(2), "out of order");
        assert_eq!(at(20, &[10, 20, 20, 30]), Some(2));
        assert_eq!(at(20, &[-1, -1]), None);
        assert_eq!(at(20 + DAY, &[10, 20]), Some(1));
        assert_eq!(at(21 + DAY, &[10, 20]), None, "of an archive the beginning");
    }

    /// Whoever stands at a line of one source and opens another stands at the same moment there,
    /// in logs, charts and chats, and after an alignment by the time set right.
    #[test]
    fn every_source_opens_at_the_moment_of_the_one_before() {
        let words = Words::english();
        let desk = sample::investigating();
        let mut reading = Reading::default();
        let mut checked = 0;
        for source in &desk.scenario().shelf.sources {
            let view = desk.case.sources.get(&source.id).unwrap();
            let Some(first) = view.rows().iter().find_map(|row| known(&desk, view, row)) else {
                continue;
            };
            for later in [0, 3_600_000, 5_060_000] {
                let moment = first + later;
                let mut ui = EvidenceUi::default();
                ui.moment = Some(moment);
                reading.source = Some(source.id.clone());
                let open = model(&desk, &words, &mut reading, &ui).open.unwrap();
                let Some(number) = open.nearest else { continue };
                let rows = view.rows();
                let at = known(&desk, view, &rows[number as usize]).unwrap();
                let between = rows
                    .iter()
                    .filter_map(|row| known(&desk, view, row))
                    .any(|one| at < one && one <= moment);
                assert!(at <= moment && !between, "{}: {at} for {moment}", source.id);
                checked += 1;
            }
        }
        assert!(checked > 10, "{checked}");
    }
}
