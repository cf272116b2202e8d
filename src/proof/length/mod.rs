//! Real minutes that a play takes, estimated from what is read, done and written in it.

mod clock;
mod read;
mod sheets;
mod work;

pub use clock::{Clock, PAUSE_MINUTES};
pub use work::Work;

use crate::people;
use crate::play::{Case, EntryPoint, Event, Play};
use crate::scenario::checks::words;
use serde::Serialize;

/// Where the minutes of a play go, in order. Timeline and sheets are filled in while one
/// investigates, and are reckoned apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Brief,
    Investigation,
    Timeline,
    Sheets,
    Review,
    Measures,
    Debrief,
}

impl Stage {
    pub const ALL: [Self; 7] = [
        Self::Brief,
        Self::Investigation,
        Self::Timeline,
        Self::Sheets,
        Self::Review,
        Self::Measures,
        Self::Debrief,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief and first guess",
            Self::Investigation => "evidence and talks",
            Self::Timeline => "timeline",
            Self::Sheets => "impact, causes, decisions",
            Self::Review => "review",
            Self::Measures => "measures",
            Self::Debrief => "last guess and debrief",
        }
    }
}

/// What was read, done and written in a play, by stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    stages: [Work; Stage::ALL.len()],
    pub questions: usize,
    pub moves: usize,
}

impl Length {
    /// Counts a play that came to its end, from everything that happened in it. What the dossier
    /// holds of a play that is entered at the review has been opened, not read.
    pub fn of(case: &Case, play: &Play, log: &[Event]) -> Self {
        let mut length = Length::default();
        let from_review = log.iter().any(
            |event| matches!(event, Event::Began { entry, .. } if *entry == EntryPoint::Review),
        );
        length.add(Stage::Brief, read::first(&case.scenario, from_review));
        length.add(Stage::Debrief, read::DEBRIEF);
        sheets::count(case, play, from_review, &mut length);
        let mut reader = read::Reader::default();
        for event in log {
            match event {
                Event::People(people::Event::Asked { .. }) => length.questions += 1,
                Event::People(people::Event::Moved { .. }) => length.moves += 1,
                // Nothing opens in the review, so that these are the dossier's.
                Event::Opened(_) | Event::Pinned { .. } if from_review => continue,
                _ => {}
            }
            let (stage, work) = reader.next(&case.scenario, event);
            length.add(stage, work);
        }
        length
    }

    /// The same for a bot, which writes no prose: with what a person writes for a sound document.
    pub fn of_bot(case: &Case, play: &Play, log: &[Event]) -> Self {
        let mut length = Self::of(case, play, log);
        length.add(Stage::Sheets, sheets::prose(play));
        length
    }

    fn add(&mut self, stage: Stage, work: Work) {
        self.stages[stage as usize] += work;
    }

    pub fn stage(&self, stage: Stage) -> Work {
        self.stages[stage as usize]
    }

    pub fn words(&self) -> usize {
        self.stages.iter().map(|work| work.read).sum()
    }

    pub fn minutes(&self) -> f64 {
        self.stages.iter().map(Work::minutes).sum()
    }
}

fn sum<'s>(texts: impl IntoIterator<Item = &'s String>) -> usize {
    texts.into_iter().map(|text| words(text)).sum()
}
