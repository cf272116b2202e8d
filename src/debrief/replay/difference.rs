//! Two reviews that went the same way up to a turn: what was said in one and not in the other.

use super::turns::closed;
use crate::people::event::Spoke;
use crate::people::{Event as Among, Layer};
use crate::play::Event;
use crate::scenario::model::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Who told something, and what.
pub type Telling = (PersonId, ItemId);

/// What differs from where they part; of each pair the first review comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Places in each log of what was said there and not in the other.
    pub only: [BTreeSet<usize>; 2],
    /// Tellings of one alone.
    pub told: [BTreeSet<Telling>; 2],
    pub told_in_both: BTreeSet<Telling>,
    /// How much everybody told who told anything.
    pub who: BTreeMap<PersonId, [usize; 2]>,
    /// Minutes of the hour that were gone at the end of each.
    pub minutes: [u32; 2],
}

/// Something that may be said in several reviews.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Saying<'a> {
    Told(&'a PersonId, &'a ItemId),
    Beat(&'a BeatId),
    Habit(&'a PersonId, u32),
    Stretch(&'a StretchId),
}

/// Compares two logs whose first `shared` events are the same, up to the close of each review.
pub fn difference(first: &[Event], second: &[Event], shared: usize) -> Difference {
    let logs = [first, second].map(|log| &log[..closed(log).unwrap_or(log.len())]);
    let sides = logs.map(|log| said(log, shared.min(log.len())..log.len()));
    let mut found = Difference { minutes: logs.map(minutes), ..Difference::default() };
    for (side, own) in sides.iter().enumerate() {
        for (saying, places) in own {
            // What is said more often than in the other is, from then on, said here alone.
            let both = sides[1 - side].get(saying).map_or(0, Vec::len);
            found.only[side].extend(places.iter().skip(both));
            let Saying::Told(person, item) = saying else { continue };
            let telling = ((*person).clone(), (*item).clone());
            found.who.entry(telling.0.clone()).or_default()[side] += 1;
            if both > 0 { &mut found.told_in_both } else { &mut found.told[side] }.insert(telling);
        }
    }
    found
}

fn minutes(log: &[Event]) -> u32 {
    let spent = log.iter().filter_map(|event| match event.among()? {
        Among::Moved { minutes, .. } | Among::MeetingMinutes { minutes } => Some(*minutes),
        _ => None,
    });
    spent.sum()
}

/// All that is said in a part of a log, with the places where it is.
fn said(log: &[Event], part: Range<usize>) -> BTreeMap<Saying<'_>, Vec<usize>> {
    let mut all: BTreeMap<Saying, Vec<usize>> = BTreeMap::new();
    for at in part {
        let saying = match log[at].among() {
            Some(Among::Told { person, item, layer: Layer::Open }) => Saying::Told(person, item),
            Some(Among::Said { beat, .. }) => Saying::Beat(beat),
            // Who says nothing has not said anything.
            Some(Among::Habit { kind: Spoke::Silence, .. }) => continue,
            Some(Among::Habit { person, line, .. }) => Saying::Habit(person, *line),
            Some(Among::StretchOpened { stretch }) => Saying::Stretch(stretch),
            _ => continue,
        };
        all.entry(saying).or_default().push(at);
    }
    all
}
