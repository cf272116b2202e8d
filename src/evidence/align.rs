//! What a player holds clocks to be off by, from rows that show the same event.

use super::{Place, Sources};
use crate::scenario::model::{Ms, Scenario, SourceId};
use std::collections::BTreeMap;

/// How far a source's clock is ahead, milliseconds, by the player's own alignment.
pub type Alignments = BTreeMap<SourceId, Ms>;

impl Sources {
    /// The source of `second`, and how far its clock is ahead if both places show one event, given
    /// what is held of the first's. `None` unless both have a time and lie in different sources; a range is no one event.
    pub fn alignment(
        &self,
        _scenario: &Scenario,
        first: &Place,
        second: &Place,
        held: &Alignments,
    ) -> Option<(SourceId, Ms)> {
        let (one, other) = (first.source()?, second.source()?);
        let range = |place: &Place| matches!(place, Place::Rows { .. });
        if one == other || range(first) || range(second) {
            return None;
        }
        let known = self.corrected(first, held)?;
        let claimed = self.get(other)?.clock.claimed(self.raw(second)?);
        Some((other.clone(), claimed - known))
    }

    /// The shown time of a place, local civil milliseconds of its source.
    pub fn raw(&self, place: &Place) -> Option<Ms> {
        let view = self.get(place.source()?)?;
        Some(view.clock.raw(self.place_time(place)?))
    }

    /// The time of a place in UTC as the player may know it: read from what the source shows, set
    /// right by the alignments.
    pub fn corrected(&self, place: &Place, held: &Alignments) -> Option<Ms> {
        let source = place.source()?;
        let view = self.get(source)?;
        let ahead = held.get(source).copied().unwrap_or(0);
        Some(view.clock.corrected(self.raw(place)?, ahead))
    }
}
