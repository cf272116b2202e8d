//! The debrief as plain data: what shells print and screens draw.

use crate::scenario::model::*;
use serde::Serialize;

/// What a play shows once it is over. No score, no total.
#[derive(Clone, Debug, Serialize)]
pub struct Debrief {
    pub first_page: FirstPage,
    pub dimensions: Vec<Dimension>,
    pub never_opened: NeverOpened,
    /// One entry a person, in the scenario's order.
    pub told: Vec<TellingCount>,
    pub gut_check: GutCheckThenAndNow,
    pub coach_marks: Vec<CoachMark>,
    /// None: no measure was agreed on, or the day cannot run with them.
    pub same_day_again: Option<SameDay>,
    /// The only place where a question or move has a tone and an effect.
    pub tone: Vec<Tone>,
    pub mentor_hints: u32,
    pub credit: Credit,
}

/// Where in a play something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// Place in the log of events, from 0.
    pub event: usize,
    pub phase: PhaseName,
    /// Working minute; in the review the minute of the meeting.
    pub minute: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FirstPage {
    pub best_moment: Option<BestMoment>,
    pub costliest_silence: Option<CostliestSilence>,
    pub second_story: String,
}

/// What surfaced most, and what came right before it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BestMoment {
    pub moment: Moment,
    /// Who told it; none for a confirmation.
    pub who: Option<PersonId>,
    /// The question, the move, or the group of entries.
    pub you_did: String,
    /// The telling itself, or the events that stand since.
    pub what_came: String,
    pub effect: String,
    /// Texts of the factors that rest on it.
    pub factors: Vec<String>,
}

/// The untold thing that most rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostliestSilence {
    pub who: PersonId,
    pub name: String,
    pub item: ItemId,
    /// The stretch of the day in which it belongs.
    pub when: String,
    /// Where it shut, if it was shut.
    pub moment: Option<Moment>,
    /// Why it stayed unsaid.
    pub because: String,
    pub what_would_have_opened_it: String,
    /// The telling that was there to be had.
    pub it_was: String,
    pub factors: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dimension {
    pub id: String,
    pub title: String,
    /// Always four.
    pub criteria: Vec<Criterion>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Criterion {
    pub id: String,
    pub text: String,
    pub state: CriterionState,
    /// At least one.
    pub reasons: Vec<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum CriterionState {
    Met,
    NotYet,
    /// The play did not come to it: nothing is said of how it would have been.
    NotReached,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    pub what_you_did: String,
    pub moment: Option<Moment>,
    pub what_the_evidence_shows: String,
    /// The short form of a place in the evidence.
    #[serde(rename = "where")]
    pub where_: Option<String>,
    pub why_it_matters: String,
    /// Literature.
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NeverOpened {
    pub sources: Vec<Unopened>,
    pub people: Vec<Unopened>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unopened {
    pub id: String,
    pub name: String,
    /// The player knew of it.
    pub known: bool,
    /// Texts of the factors that it would have shown.
    pub factors: Vec<String>,
}

/// How much somebody knew and told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TellingCount {
    pub person: PersonId,
    pub name: String,
    pub facts_told: u32,
    pub facts: u32,
    pub conditions_told: u32,
    pub conditions: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GutCheckThenAndNow {
    pub then: Option<Seen>,
    pub now: Option<Seen>,
    pub statements: Vec<StatementThenAndNow>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    pub line: String,
    /// 1 (a guess) to 5 (certain).
    pub sure: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatementThenAndNow {
    pub id: StatementId,
    pub text: String,
    pub holds: bool,
    /// Chips.
    pub then: u32,
    pub now: u32,
}

/// Wording that the coach still marks in the document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoachMark {
    /// Which part of the document.
    pub part: String,
    /// The marked words.
    pub words: String,
    pub code: String,
    /// False: only worth a look.
    pub sure: bool,
    /// It judges what was done.
    pub verdict: bool,
    /// It lays a cause at a person's door.
    pub at_person: bool,
    pub why: String,
    pub rewrite: String,
    pub source: String,
}

/// The incident's day with the agreed measures in place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SameDay {
    pub without: Vec<Reading>,
    pub with: Vec<Reading>,
    /// Harm with the measures as a share of harm without them, percent.
    pub harm_percent: u32,
    /// What each agreed measure was, now that it may be told.
    pub measures: Vec<MeasureShown>,
}

/// A number read off a simulated day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    pub id: QuantityId,
    pub ask: String,
    pub unit: String,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureShown {
    pub measure: MeasureId,
    pub text: String,
    pub strength: Strength,
    /// It changes this day. Guards and rarer hazards change later ones.
    pub changes_the_day: bool,
    /// Half the scope: agreed, and not in force on this day.
    pub half: bool,
}

/// A question, a move or a name that was given, how it sounded, and what it did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tone {
    pub moment: Moment,
    pub person: Option<PersonId>,
    /// The form's or move's label; for a name that was given, what that was.
    pub asked: String,
    pub topic: Option<String>,
    /// What the player said, as it was put: the question, the move, the answer to who asked.
    pub words: String,
    pub tone: ToneIs,
    /// Whose trust or ease the numbers are: trust in an interview, ease in the review.
    pub whose: String,
    pub before: i32,
    pub after: i32,
    pub opened: Vec<String>,
    /// What it took, in lines to read.
    pub shut: Vec<String>,
    /// What was said at once to one that closes: a fact, an apology, thanks.
    pub said: Vec<Saying>,
    /// What one that closes brought at once: support, a room in less of a hurry, minutes.
    pub won: Vec<String>,
    /// The tellings that it closed, with what became of each.
    pub closed: Vec<Closed>,
    /// Who else trusts less for it.
    pub heard: Vec<Heard>,
    /// What of it was felt later only.
    pub later: Option<Later>,
    pub why: String,
    pub source: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Saying {
    pub who: PersonId,
    pub text: String,
}

/// A telling that a question or a move closed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Closed {
    pub person: PersonId,
    pub item: ItemId,
    /// As it would have been told, or was told in the end.
    pub telling: String,
    pub outcome: Outcome,
    /// Where it was told all the same, or closed once more.
    pub moment: Option<Moment>,
    /// What became of it, in a sentence.
    pub since: String,
    /// Texts of the factors that rest on it.
    pub factors: Vec<String>,
}

/// What became of a telling that was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Outcome {
    /// It came all the same.
    Told,
    /// A later question or move closed it once more.
    ShutAgain,
    Unsaid,
    /// Closed once too often: nobody could hear it any more.
    Gone,
    /// The review went on without it.
    LeftMeeting,
}

/// Somebody that nothing was asked, and who trusts less.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heard {
    pub person: PersonId,
    pub name: String,
    pub before: i32,
    pub after: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Later {
    pub moment: Option<Moment>,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ToneIs {
    /// Asks for a defence, or for a name.
    Closing,
    /// Asks for the day as it was.
    Opening,
    /// Asks for a fact, or keeps order.
    Plain,
}
