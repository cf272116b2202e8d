//! What somebody could see when they decided something.

use super::case::Case;
use super::state::Play;
use crate::evidence::{Place, visible};
use crate::scenario::model::*;

/// Whether something lay before somebody's eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// It was there, and open to them.
    #[default]
    Seen,
    /// It came later.
    Later,
    /// It was not open to them.
    Shut,
}

/// When a decision was taken, as far as the player has established it, and from when on what is shown
/// came after it: behind the second that the pin of their entry shows, or else behind the minute,
/// which is the grain of a timeline.
pub fn span(case: &Case, play: &Play, event: &crate::scenario::model::Event) -> Option<(Ms, Ms)> {
    let book = &play.notebook;
    let own = book.entries.values().find(|entry| entry.card == event.card);
    let given = event.given.then(|| case.scenario.at(&event.at));
    let at = own.map(|entry| entry.at).or(given)?;
    let pin = own.and_then(|entry| book.pins.get(&entry.pin));
    let shown = pin.and_then(|pin| case.sources.corrected(&pin.place, &book.alignments));
    // A source that writes minutes alone does not say when in the minute: what others write with seconds
    // may have come after, and nobody is told to have seen what they perhaps did not.
    let exact = shown.filter(|shown| (at..at + MINUTE).contains(shown) && shown % MINUTE != 0);
    Some((at, exact.unwrap_or(at) + 1))
}

/// Whether a place lay before the eyes of somebody in the [`span`] of their decision; none for what was
/// told afterwards.
pub fn sight(
    case: &Case,
    play: &Play,
    place: &Place,
    who: &PersonId,
    (at, ends): (Ms, Ms),
) -> Option<Sight> {
    let source = place.source().and_then(|id| case.scenario.source(id))?;
    let last = case.sources.latest(place);
    let shown = case.sources.corrected(&last, &play.notebook.alignments);
    Some(if shown.is_some_and(|shown| shown >= ends) {
        Sight::Later
    } else if visible(&case.scenario, source, who, at) {
        Sight::Seen
    } else {
        Sight::Shut
    })
}
