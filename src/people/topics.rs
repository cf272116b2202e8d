//! What can be asked about: topics that were earned and that this person has to do with.

use super::state::State;
use crate::scenario::model::*;

/// Topics on offer for a person, in file order. Whether anything is left on one is not told.
pub fn topics_on_offer(
    scenario: &Scenario,
    state: &State,
    person: &PersonId,
    earned: &dyn Fn(&TopicId) -> bool,
) -> Vec<TopicId> {
    let Some(known) = scenario.person(person) else { return Vec::new() };
    if state.person(person).is_some_and(|state| state.absent) {
        return Vec::new();
    }
    let concerns = |topic: &Topic| {
        known.knows.iter().any(|item| !item.meeting_only && item.topics.contains(&topic.id))
    };
    let topics = scenario.cast.topics.iter();
    topics
        .filter(|topic| earned(&topic.id) && concerns(topic))
        .map(|topic| topic.id.clone())
        .collect()
}
