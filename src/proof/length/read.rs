//! What somebody reads and does when something happens.

use super::{Stage, Work, sum};
use crate::people::{self, Layer};
use crate::play::Event;
use crate::scenario::checks::{words, words_of};
use crate::scenario::model::*;

/// Of a debrief: its first page, three windows with their reasons, and the sections of the
/// document looked over.
pub const DEBRIEF: Work = Work::done(1_200, 12);
/// Words of what is on offer (people, topics, forms; or acts and faces), skimmed for each choice.
const OFFERS: usize = 10;

/// The brief with the first guess, or the dossier in its place.
pub fn first(scenario: &Scenario, from_review: bool) -> Work {
    let manifest = &scenario.manifest;
    let own_part = words(&manifest.player.own_part);
    if from_review {
        return Work::read(own_part + words(&manifest.dossier.text));
    }
    let story = &manifest.first_story;
    let read = own_part
        + sum([&story.headline, &story.standfirst, &story.caption, &story.quote.text])
        + sum(&story.paragraphs);
    Work::read(read)
}

/// What is believed: statements read, chips laid, a line written.
fn view(scenario: &Scenario, line: &str) -> Work {
    let check = &scenario.manifest.gut_check;
    Work {
        read: sum(check.statements.iter().map(|statement| &statement.text)),
        // Chips are laid several at a time; one step more says how sure one is, one seals it.
        steps: check.chips as usize / 2 + 2,
        written: words(line),
    }
}

/// How far a play has come, as what something takes depends on it.
#[derive(Default)]
pub struct Reader {
    at_table: bool,
    sent: bool,
}

impl Reader {
    /// What the next event takes, and where it belongs.
    pub fn next(&mut self, scenario: &Scenario, event: &Event) -> (Stage, Work) {
        self.at_table |= matches!(event, Event::People(people::Event::MeetingOpened { .. }));
        let read = of(scenario, event, self.at_table, self.sent);
        self.sent |= matches!(event, Event::StatusSent { .. });
        read
    }
}

fn of(scenario: &Scenario, event: &Event, at_table: bool, sent: bool) -> (Stage, Work) {
    let then = if at_table { Stage::Review } else { Stage::Investigation };
    let read = |id: Option<&String>| id.map_or(0, |text| words(text));
    match event {
        Event::Sealed(first) => (Stage::Brief, view(scenario, &first.line)),
        Event::Finished { view: last, .. } => (Stage::Debrief, view(scenario, &last.line)),
        // What it is and costs is read before it is opened.
        Event::Opened(id) => {
            let of = |source| words_of(scenario, source) as usize + words(&source.about);
            (then, Work::done(scenario.source(id).map_or(0, of), 2))
        }
        // The row has been read; it is found again among others and pinned.
        Event::Pinned { note, .. } => (then, Work { written: words(note), ..Work::done(0, 2) }),
        Event::CardEarned(id) => {
            (Stage::Timeline, Work::read(read(scenario.card(id).map(|card| &card.text))))
        }
        Event::FactorSurfaced(id) => {
            (Stage::Sheets, Work::read(read(scenario.factor(id).map(|factor| &factor.text))))
        }
        Event::MeasureEarned(id) => {
            (Stage::Measures, Work::read(read(scenario.measure(id).map(|measure| &measure.text))))
        }
        Event::Confirmed { .. } | Event::NotConfirmed { .. } => (Stage::Timeline, Work::done(0, 2)),
        Event::StatusSent { lines, .. } => {
            (then, Work::done(status_words(scenario, lines, !sent), lines.len() + 1))
        }
        Event::BeatHappened { beat, .. } => {
            let read = scenario.beat(beat).map_or(0, |beat| {
                words(&beat.text) + sum(beat.answers.iter().map(|answer| &answer.text))
            });
            (then, Work::read(read))
        }
        Event::Answered { .. } => (then, Work::done(0, 1)),
        Event::People(event) => (then, among(scenario, event, at_table)),
        _ => (sheet_of(event).unwrap_or(then), Work::default()),
    }
}

/// Where a change of the notebook belongs; its work is counted by what stands in the end.
fn sheet_of(event: &Event) -> Option<Stage> {
    match event {
        Event::EntrySet { .. }
        | Event::EntryRemoved(_)
        | Event::Aligned { .. }
        | Event::Unaligned(_) => Some(Stage::Timeline),
        Event::ImpactSet { .. }
        | Event::HarmSet { .. }
        | Event::HarmRemoved(_)
        | Event::SeveritySet { .. }
        | Event::FactorSet { .. }
        | Event::FactorRemoved(_)
        | Event::FactorLeftOut { .. }
        | Event::TurningSet { .. }
        | Event::WellSet { .. }
        | Event::WellRemoved(_)
        | Event::NeedSet { .. }
        | Event::NeedRemoved { .. }
        | Event::NeedWorded { .. }
        | Event::MechanismSet(_)
        | Event::SummarySet(_) => Some(Stage::Sheets),
        Event::Proposed { .. }
        | Event::ProposalRemoved(_)
        | Event::Planned(_)
        | Event::PlanRemoved(_)
        | Event::Agreed(_)
        | Event::Refused { .. }
        | Event::Withdrawn(_)
        | Event::Rejected { .. } => Some(Stage::Measures),
        _ => None,
    }
}

/// All lines to choose from are read for the first status text, and those chosen for a later one.
fn status_words(scenario: &Scenario, chosen: &[ChoiceId], first: bool) -> usize {
    let lines = scenario.interruptions.status.slots.iter().flat_map(|slot| &slot.lines);
    sum(lines.filter(|line| first || chosen.contains(&line.id)).map(|line| &line.text))
}

/// What is put to somebody, and words that somebody says.
fn among(scenario: &Scenario, event: &people::Event, at_table: bool) -> Work {
    use people::Event as Among;
    let meeting = &scenario.meeting;
    let read = match event {
        // One's own words: person, field, to read what they are read as, to put them.
        Among::Asked { words: own, .. } if !own.is_empty() => {
            return Work { written: words(own), ..Work::done(OFFERS, 3) };
        }
        // Person, topic, form; silence is one key, but first one sees that it is time for it.
        Among::Asked { topic: Some(_), .. } => return Work::done(OFFERS, 4),
        Among::Asked { .. } => 2 * OFFERS,
        // The room is read, an act and somebody chosen, and it is weighed against another.
        Among::Moved { .. } => return Work::done(2 * OFFERS, 6),
        Among::Told { person, item, layer } => scenario
            .item(person, item)
            .map_or(0, |item| words(item.said(*layer == Layer::Open, at_table))),
        Among::MeetingOpened { .. } => sum(&meeting.opening),
        Among::MeetingClosed => sum(&meeting.closing) + sum(&meeting.two_days_later),
        Among::StretchOpened { stretch } => {
            scenario.stretch(stretch).map_or(0, |stretch| words(&stretch.opening))
        }
        Among::Said { beat, .. } => scenario.meeting_beat(beat).map_or(0, |beat| words(&beat.text)),
        Among::Habit { person, line, .. } => {
            scenario.person(person).map_or(0, |person| words(person.habit_line(*line)))
        }
        _ => 0,
    };
    Work::read(read)
}
