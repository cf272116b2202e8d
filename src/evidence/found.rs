//! What queries find in logs, kept: it is asked after every command, and never changes.

use super::{Place, Sources};
use crate::logs::Query;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Answers by place. A copy of the sources begins with none.
#[derive(Debug, Default)]
pub struct Kept(Mutex<BTreeMap<Place, Arc<[u32]>>>);

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Kept {
    /// The numbers of the lines that a place's query finds.
    pub fn of(&self, sources: &Sources, place: &Place) -> Arc<[u32]> {
        let Place::Found { source, query, ahead } = place else { return Arc::default() };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(place) {
            return Arc::clone(known);
        }
        let rows: Arc<[u32]> = match (sources.get(source), Query::parse(query)) {
            (Some(view), Ok(query)) => {
                let rows = view.rows().iter();
                let found = rows.filter(|row| query.matches(&view.aligned_line(row, *ahead)));
                found.map(|row| row.index).collect()
            }
            _ => Arc::default(),
        };
        kept.insert(place.clone(), Arc::clone(&rows));
        rows
    }
}
