//! The kinds of bots, and what sets them apart.

use std::fmt;
use std::str::FromStr;

/// A way of playing. All kinds understand evidence equally (see [`super::reader::Reader`]); they
/// differ in what they ask and choose alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Facts and the purpose first, varied forms, waits, reads back; turns blame into conditions.
    Learner,
    /// The learner, with two closing questions a person instead of the purpose, and names quickly.
    Blamer,
    /// Walk-throughs, thanks and reassurance.
    Nice,
    /// Uniform among legal commands.
    Random,
    /// Opens and asks nothing.
    NoEvidence,
}

impl Kind {
    pub const ALL: [Kind; 5] =
        [Kind::Learner, Kind::Blamer, Kind::Nice, Kind::Random, Kind::NoEvidence];

    /// As it is written on the command line and in output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Learner => "learner",
            Kind::Blamer => "blamer",
            Kind::Nice => "nice",
            Kind::Random => "random",
            Kind::NoEvidence => "no-evidence",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Kind::ALL.into_iter().find(|kind| kind.name() == text);
        let names = || Kind::ALL.map(Kind::name).join(", ");
        found.ok_or_else(|| format!("one of {}", names()))
    }
}

/// How a bot that follows a plan carries it out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Plain facts a person before anything else.
    pub facts: usize,
    /// Closing questions a person, in place of the purpose.
    pub closing: usize,
    /// Asks for conditions in this way alone.
    pub only: Option<&'static str>,
    /// Begins a talk by this, in place of the facts and the purpose.
    pub first: Option<&'static str>,
    /// Waits after a guarded telling.
    pub waits: bool,
    /// Says whose it was, at so many chances in the review.
    pub names: usize,
    /// Reassures and thanks; leaves lectures, fixes and blame where they are.
    pub soothes: bool,
}

impl Style {
    /// The plan of a kind; none for those that follow no plan.
    pub fn of(kind: Kind) -> Option<Style> {
        let learner = Style {
            facts: 2,
            closing: 0,
            only: None,
            first: None,
            waits: true,
            names: 0,
            soothes: false,
        };
        match kind {
            Kind::Learner => Some(learner),
            Kind::Blamer => Some(Style { closing: 2, names: 3, ..learner }),
            Kind::Nice => {
                Some(Style { only: Some("walk-through"), waits: false, soothes: true, ..learner })
            }
            Kind::Random | Kind::NoEvidence => None,
        }
    }
}
