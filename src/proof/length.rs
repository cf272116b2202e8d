//! Real minutes that a play takes, estimated from what is read and done in it.

use crate::people::{self, Layer};
use crate::play::{Case, EntryPoint, Event, Play};
use crate::scenario::checks::{words, words_of};
use crate::scenario::model::*;

/// Words that a reader takes in a minute: the mean of adults reading English non-fiction silently
/// (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019).
const WORDS_PER_MINUTE: f64 = 238.0;
/// Real minutes that it takes to choose and put a question.
const QUESTION: f64 = 0.3;
/// Real minutes that it takes to enter an event of the timeline, or to agree on a measure.
const ENTRY: f64 = 0.5;
/// Real minutes that it takes to fill in a line of another sheet.
const LINE: f64 = 0.2;
/// Real minutes that it takes to choose a move in the review.
const MOVE: f64 = 0.7;
/// Real minutes of the debrief: its first page, and some of what is one click deeper.
const DEBRIEF: f64 = 8.0;

/// What was read and done in a play.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    pub words: usize,
    pub questions: usize,
    pub entries: usize,
    pub lines: usize,
    pub moves: usize,
}

impl Length {
    /// Counts a play that came to its end, from everything that happened in it. What the dossier
    /// holds of a play that is entered at the review has been opened, not read.
    pub fn of(case: &Case, play: &Play, log: &[Event]) -> Self {
        let scenario = &case.scenario;
        let book = &play.notebook;
        let sheets = [book.impact.len(), book.harms.len(), book.factors.len(), book.turning.len()];
        let mut length = Length {
            words: 0,
            questions: 0,
            entries: book.entries.len() + play.agreed.len(),
            lines: sheets.iter().sum::<usize>() + book.well.len() + book.needs.len(),
            moves: 0,
        };
        let from_review = log.iter().any(
            |event| matches!(event, Event::Began { entry, .. } if *entry == EntryPoint::Review),
        );
        length.words += first_words(scenario, from_review);
        if from_review {
            length.entries =
                length.entries.saturating_sub(scenario.manifest.dossier.timeline.len());
        }
        let mut at_table = false;
        let mut sent = false;
        for event in log {
            match event {
                Event::StatusSent { lines, .. } => {
                    length.words += status_words(scenario, lines, !sent);
                    sent = true;
                }
                // Nothing opens in the review, so that these are the dossier's.
                Event::Opened(_) if from_review => continue,
                Event::People(people::Event::Asked { .. }) => length.questions += 1,
                Event::People(people::Event::Moved { .. }) => length.moves += 1,
                Event::People(people::Event::MeetingOpened { .. }) => {
                    at_table = true;
                    length.words += sum(&scenario.meeting.opening);
                }
                Event::People(people::Event::MeetingClosed) => {
                    let meeting = &scenario.meeting;
                    length.words += sum(&meeting.closing) + sum(&meeting.two_days_later);
                }
                _ => {}
            }
            length.words += read(scenario, event, at_table);
        }
        length
    }

    pub fn minutes(&self) -> f64 {
        self.words as f64 / WORDS_PER_MINUTE
            + QUESTION * self.questions as f64
            + ENTRY * self.entries as f64
            + LINE * self.lines as f64
            + MOVE * self.moves as f64
            + DEBRIEF
    }
}

fn sum<'s>(texts: impl IntoIterator<Item = &'s String>) -> usize {
    texts.into_iter().map(|text| words(text)).sum()
}

/// The brief, or the dossier in its place.
fn first_words(scenario: &Scenario, from_review: bool) -> usize {
    let manifest = &scenario.manifest;
    let own_part = words(&manifest.player.own_part);
    if from_review {
        return own_part + words(&manifest.dossier.text);
    }
    let story = &manifest.first_story;
    own_part
        + sum([&story.headline, &story.standfirst, &story.caption, &story.quote.text])
        + sum(&story.paragraphs)
        + sum(manifest.gut_check.statements.iter().map(|statement| &statement.text))
}

/// All lines to choose from are read for the first status text, and those chosen for a later one.
fn status_words(scenario: &Scenario, chosen: &[ChoiceId], first: bool) -> usize {
    let lines = scenario.interruptions.status.slots.iter().flat_map(|slot| &slot.lines);
    sum(lines.filter(|line| first || chosen.contains(&line.id)).map(|line| &line.text))
}

/// Words that somebody reads when this happens.
fn read(scenario: &Scenario, event: &Event, at_table: bool) -> usize {
    match event {
        Event::Opened(id) => {
            scenario.source(id).map_or(0, |source| words_of(scenario, source) as usize)
        }
        Event::CardEarned(id) => scenario.card(id).map_or(0, |card| words(&card.text)),
        Event::FactorSurfaced(id) => scenario.factor(id).map_or(0, |factor| words(&factor.text)),
        Event::MeasureEarned(id) => scenario.measure(id).map_or(0, |m| words(&m.text)),
        Event::Agreed(agreed) => scenario.measure(&agreed.measure).map_or(0, |measure| {
            sum(measure.verify.iter().map(|verify| &verify.text))
                + sum(measure.side_effects.iter().map(|effect| &effect.text))
        }),
        Event::BeatHappened { beat, .. } => scenario.beat(beat).map_or(0, |beat| {
            words(&beat.text) + sum(beat.answers.iter().map(|answer| &answer.text))
        }),
        Event::People(event) => heard(scenario, event, at_table),
        _ => 0,
    }
}

/// Words that somebody says.
fn heard(scenario: &Scenario, event: &people::Event, at_table: bool) -> usize {
    use people::Event as Among;
    match event {
        Among::Told { person, item, layer } => scenario
            .item(person, item)
            .map_or(0, |item| words(item.said(*layer == Layer::Open, at_table))),
        Among::StretchOpened { stretch } => {
            scenario.stretch(stretch).map_or(0, |stretch| words(&stretch.opening))
        }
        Among::Said { beat, .. } => scenario.meeting_beat(beat).map_or(0, |beat| words(&beat.text)),
        Among::Habit { person, line, .. } => {
            scenario.person(person).map_or(0, |person| words(person.habit_line(*line)))
        }
        _ => 0,
    }
}
