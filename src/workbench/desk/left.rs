//! Where a play was left, in words for the home screen: phase, time, and the last thing written.

use super::top::Stop;
use crate::play::Play;
use crate::scenario::model::*;
use crate::text::Words;

/// "in Investigate with 84 min left, after a pin on gatehouse".
pub fn left_at(words: &Words, scenario: &Scenario, play: &Play) -> String {
    let phase = words.get(Stop::of(play.phase).key());
    let minutes = match (play.phase, &play.people.meeting) {
        (PhaseName::Investigate, _) => Some(play.minutes_left()),
        (PhaseName::Review, Some(meeting)) => Some(meeting.minutes_left()),
        _ => None,
    };
    let phase = ("phase", phase.into());
    let place = match minutes {
        Some(minutes) => words.with("left-working", &[phase, ("minutes", minutes.into())]),
        None => words.with("left-begun", &[phase]),
    };
    let last = (play.phase == PhaseName::Investigate).then(|| last(words, scenario, play));
    match last.flatten() {
        Some(last) => format!("{place}, {last}"),
        None => place,
    }
}

/// The last thing that was opened or written, as far as the play knows when.
fn last(words: &Words, scenario: &Scenario, play: &Play) -> Option<String> {
    let book = &play.notebook;
    let source = |id: &SourceId| scenario.source(id).map(|source| source.name.clone());
    let pin = book.pins.last_key_value();
    let entry = book.entries.last_key_value();
    if entry.map(|(number, _)| number) > pin.map(|(number, _)| number) {
        return Some(words.get("left-entry"));
    }
    let opening = play.opened.last();
    let newest = pin.filter(|(_, pin)| opening.is_none_or(|opening| pin.minute >= opening.minute));
    let (key, name) = match newest.map(|(_, pin)| (&pin.place, pin.place.told())) {
        Some((_, Some((person, _)))) => {
            ("left-told", scenario.person(person).map(|person| person.called.clone())?)
        }
        Some((place, None)) => ("left-pinned", source(place.source()?)?),
        None => ("left-opened", source(&opening?.source)?),
    };
    Some(words.with(key, &[("name", name.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Place;
    use crate::play::Command;
    use crate::play::command::Note;
    use crate::workbench::desk::sample;

    #[test]
    fn it_says_phase_time_and_the_last_thing() {
        let words = Words::english();
        let says =
            |desk: &crate::workbench::desk::Desk| left_at(&words, desk.scenario(), &desk.play);
        assert_eq!(says(&sample::begun()), "in Brief");
        let mut desk = sample::investigating();
        let left = desk.play.minutes_left();
        assert_eq!(says(&desk), format!("in Investigate with {left} min left"));
        let source = desk.play.unlocked.first().unwrap().clone();
        let name = desk.scenario().source(&source).unwrap().name.clone();
        assert!(desk.send(Command::Open(source.clone()), &words));
        let left = desk.play.minutes_left();
        assert_eq!(says(&desk), format!("in Investigate with {left} min left, reading {name}"));
        let place = Place::Row { source, row: 0 };
        assert!(desk.send(Command::Note(Note::Pin { place, note: String::new() }), &words));
        let pinned = format!("in Investigate with {left} min left, after a pin on {name}");
        assert_eq!(says(&desk), pinned);
        assert!(desk.send(Command::StartReview, &words));
        assert!(says(&desk).starts_with("in Review with "));
    }
}
