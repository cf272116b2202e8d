//! Whose eyes were on a source, and when.

use crate::scenario::model::{Ms, PersonId, Scenario, Source};

/// Whether a person could see a source at an instant (UTC). A source without a list was open to
/// everybody, always. `from` is included, `until` is not.
pub fn visible(scenario: &Scenario, source: &Source, person: &PersonId, at: Ms) -> bool {
    source.sight.is_empty()
        || source.sight.iter().any(|sight| {
            sight.who == *person
                && sight.from.as_ref().is_none_or(|from| scenario.at(from) <= at)
                && sight.until.as_ref().is_none_or(|until| at < scenario.at(until))
        })
}
