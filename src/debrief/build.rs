//! The debrief of a play, from the play and the log that led to it.

use super::report::Debrief;
use super::story::Story;
use super::{again, criteria, first_page, opened, tone, written};
use crate::play::{Case, Event, Play};

/// Everything that a play shows. The log is the play's own, from its first event; a shorter one
/// costs the moments, and no more. The same play gives the same debrief.
pub fn debrief(case: &Case, play: &Play, log: &[Event]) -> Debrief {
    let story = Story::new(case, play, log);
    let again = again::same_day(case, play);
    Debrief {
        first_page: first_page::first_page(&story),
        dimensions: criteria::dimensions(&story, again.as_ref()),
        never_opened: opened::never_opened(&story),
        told: opened::told(&story),
        gut_check: opened::gut_check(&story),
        coach_marks: written::marks(case, play),
        same_day_again: again,
        tone: tone::tones(&story),
        mentor_hints: u32::try_from(play.hints.len()).unwrap_or(u32::MAX),
        credit: case.scenario.manifest.credit.clone(),
    }
}
