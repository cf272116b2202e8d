//! Where in the day the rows that match are, and one request through all open sources.

use super::Desk;
use crate::evidence::{Place, Row, SourceView};
use crate::logs::{Level, Query};
use crate::scenario::model::{DAY, MINUTE, Ms};
use crate::text::Words;
use crate::workbench::evidence::{Density, RowKey, Trace, TraceLine};

/// Stretches of the strip.
const STRETCHES: usize = 120;
/// Times below the strip, at most.
const TICKS: i64 = 7;

/// Where in the day of a source a query looks, as shares of the strip; none where it looks at all
/// of it. The source's clock is held to be `ahead` milliseconds ahead.
pub fn window(query: Option<&Query>, from: Ms, long: Ms, ahead: Ms) -> Option<(f32, f32)> {
    let (after, before) = query?.window(from.div_euclid(DAY) * DAY);
    let part = |at: i64| ((at + ahead - from) as f32 / long as f32).clamp(0.0, 1.0);
    (after.is_some() || before.is_some())
        .then(|| (after.map_or(0.0, part), before.map_or(1.0, part)))
}

/// When a row is shown to have been written, and how serious it is.
pub struct Dated {
    at: Option<Ms>,
    level: usize,
}

impl Dated {
    pub fn of(at: Option<Ms>, row: &Row) -> Self {
        Self { at, level: level(row) }
    }
}

/// How many of the rows that match fall where in the time that all of them cover, and where the query
/// looks. Times are as they are shown, by clocks that are held to be `ahead` milliseconds ahead.
pub fn density(
    all: impl Iterator<Item = Ms>,
    matched: impl Iterator<Item = Dated>,
    query: Option<&Query>,
    ahead: Ms,
) -> Option<Density> {
    let ends = |ends: Option<(Ms, Ms)>, at: Ms| {
        Some(ends.map_or((at, at), |(from, to)| (from.min(at), to.max(at))))
    };
    let (from, to) = all.fold(None, ends)?;
    let long = (to - from).max(1);
    let stretch = |at: Ms| ((at - from) * STRETCHES as i64 / (long + 1)) as usize;
    let mut stretches = vec![[0; 3]; STRETCHES];
    let mut first: Vec<Option<u64>> = vec![None; STRETCHES];
    let mut last = 0;
    for (number, row) in (0_u64..).zip(matched) {
        last = number;
        let Some(at) = row.at.map(stretch) else { continue };
        stretches[at][row.level] += 1;
        first[at].get_or_insert(number);
    }
    // An empty stretch leads to the next row there is, or to the last.
    let mut next = last;
    let mut leads: Vec<u64> = first
        .iter()
        .rev()
        .map(|number| {
            next = number.unwrap_or(next);
            next
        })
        .collect();
    leads.reverse();
    Some(Density {
        stretches,
        ever: Vec::new(),
        first: leads,
        ticks: ticks(from, long),
        window: window(query, from, long, ahead),
        span: Some((from - ahead, to - ahead + 1)),
    })
}

fn level(row: &Row) -> usize {
    match row.level {
        Some(Level::Error | Level::Critical) => 0,
        Some(Level::Warn) => 1,
        _ => 2,
    }
}

/// Round times of day, as the source's own clock shows them.
fn ticks(from: Ms, long: Ms) -> Vec<(f32, String)> {
    let steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map(|minutes| minutes * MINUTE);
    let step = steps.into_iter().find(|step| long / step < TICKS).unwrap_or(DAY);
    let first = from.div_euclid(step) + 1;
    let times = (first..).map(|number| number * step).take_while(|at| *at < from + long);
    let tick = |at: Ms| {
        let minute = at.rem_euclid(DAY) / MINUTE;
        let text = format!("{:02}:{:02}", minute / 60, minute % 60);
        ((at - from) as f32 / long as f32, text)
    };
    times.take(TICKS as usize + 1).map(tick).collect()
}

/// The request of a row; with its lines in all open sources, if it is followed.
pub fn trace(
    desk: &Desk,
    words: &Words,
    row: &Row,
    view: &SourceView,
    follow: bool,
) -> Option<Trace> {
    let request = row.request.clone()?;
    let of = |row: &&Row| row.request.as_ref() == Some(&request);
    if !follow {
        let lines = view.rows().iter().filter(of).count();
        let about = words.with("evidence-request-of", &[("lines", lines.into())]);
        return Some(Trace { request, about, lines: Vec::new() });
    }
    let mut found: Vec<(Option<Ms>, TraceLine)> = Vec::new();
    let mut sources = 0;
    for opening in &desk.play.opened {
        let Some(view) = desk.case.sources.get(&opening.source) else { continue };
        let before = found.len();
        for row in view.rows().iter().filter(of) {
            let place = Place::Row { source: view.id.clone(), row: row.index };
            let line = TraceLine {
                key: RowKey { source: view.id.to_string(), row: row.index },
                time: row.shown_time.clone(),
                source: view.name.clone(),
                text: row.text.clone(),
                pin: desk.pins_of(&view.id, row.index).0,
            };
            let alignments = &desk.play.notebook.alignments;
            found.push((desk.case.sources.corrected(&place, alignments), line));
        }
        sources += usize::from(found.len() > before);
    }
    found.sort_by_key(|(at, _)| *at);
    let values = [("lines", found.len().into()), ("sources", sources.into())];
    let about = words.with("evidence-request-through", &values);
    Some(Trace { request, about, lines: found.into_iter().map(|(_, line)| line).collect() })
}
