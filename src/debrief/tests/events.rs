//! Events past all rules, for plays that need them.

use super::*;
use crate::people::Layer;

/// Something that happened, past all rules.
pub fn happens(play: &mut Given, events: impl IntoIterator<Item = Among>) {
    for event in events.into_iter().map(Event::People) {
        apply(&mut play.play, &event);
        play.log.push(event);
    }
}

pub fn told(person: &str, item: &str) -> Among {
    Among::Told { person: person.into(), item: item.into(), layer: Layer::Open }
}

pub fn moved(act: &str, target: Option<&str>) -> Among {
    Among::Moved { act: act.into(), target: target.map(PersonId::from), minutes: 1 }
}

pub fn opened_table() -> Among {
    let safety = ["ines", "omar", "lena"].map(|person| (PersonId::from(person), 50));
    Among::MeetingOpened { safety: safety.to_vec(), pull: 40, minutes: 30 }
}

pub fn ease(person: &str, after: i32) -> Among {
    Among::SafetyChanged { person: person.into(), after }
}
