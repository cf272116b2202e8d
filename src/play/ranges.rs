//! How much one pin may hold: else a whole source could be pinned at once, and be right everywhere.

use super::case::Case;
use super::rejection::Rejection;
use crate::evidence::Place;
use crate::evidence::hunks::hunk_at;
use crate::scenario::model::{Body, SourceId};

/// Rows that a range of a source may hold at most.
pub fn most(case: &Case, source: &SourceId) -> u32 {
    match case.scenario.source(source).map(|source| &source.body) {
        Some(Body::Chat(_) | Body::Paper(_)) => case.numbers.range_texts,
        _ => case.numbers.range_lines,
    }
}

/// Refuses a range that holds more than one pin may. A hunk is read as one, however long it is.
pub fn short_enough(case: &Case, place: &Place) -> Result<(), Rejection> {
    let Place::Rows { source, first, last } = place else { return Ok(()) };
    let (rows, most) = (last.saturating_sub(*first).saturating_add(1), most(case, source));
    if rows <= most || is_hunk(case, source, (*first, *last)) {
        return Ok(());
    }
    Err(Rejection::RangeTooLong { rows, most })
}

fn is_hunk(case: &Case, source: &SourceId, span: (u32, u32)) -> bool {
    let body = case.scenario.source(source).map(|source| &source.body);
    let view = case.sources.get(source).filter(|_| matches!(body, Some(Body::Diff(_))));
    view.and_then(|view| hunk_at(view.rows(), span.0)) == Some(span)
}
