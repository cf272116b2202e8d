//! Forms, moves, temperaments and numbers, read from `assets/people/`.

use super::heard::Ear;
use crate::scenario::model::{FormId, MoveId, Temperament};
use serde::Deserialize;
use std::sync::OnceLock;

/// A way of asking.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: FormId,
    /// As it stands on a chip. Says nothing of its virtue.
    pub label: String,
    pub key: String,
    /// The sentence, with `{topic}` or `{words}`.
    pub question: String,
    /// Working minutes.
    pub minutes: u32,
    pub opens: Opens,
    /// What it does to trust at first, in points of 100.
    pub trust: i32,
    /// Trust moves by temperament instead, and the topic's next condition shuts.
    pub closing: bool,
    /// For the debrief.
    pub why: String,
    pub source: String,
}

impl Form {
    /// Whether it has to be about something.
    pub fn needs_topic(&self) -> bool {
        matches!(self.opens, Opens::Facts | Opens::Conditions)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Opens {
    None,
    Facts,
    Conditions,
    /// The item that was just told guardedly.
    Same,
}

/// What a temperament brings to a talk; trust in points of 100.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Temper {
    pub id: Temperament,
    pub trust: i32,
    /// Minutes.
    pub patience: u32,
    /// Change of trust at a closing question.
    pub closing: i32,
    /// Change of trust when told why one asks.
    pub purpose: i32,
}

/// A move of the second chair.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub id: MoveId,
    pub label: String,
    /// When one would think of it: what happened, and not what it is worth.
    pub fits: String,
    pub key: String,
    /// Minutes of the meeting.
    pub minutes: u32,
    pub target: Target,
    pub cases: Vec<Case>,
    pub why: String,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Target {
    Person,
    Room,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub when: Met,
    pub effects: Vec<Effect>,
}

/// What a move meets in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Met {
    Always,
    /// The same person was asked the same in this stretch.
    AgainInStretch,
    /// The move before was this one, too.
    JustNow,
    /// The last speaker lectures or proposes.
    SpeakerRuns,
    SpeakerFixes,
    /// An idea for a fix came up in this stretch, and was not kept for later yet.
    IdeaOpen,
    BlameOpen,
    MisreadingOpen,
    /// Something was told since the last move, and fewer thanks than this were said.
    ToldLast(u32),
    /// Somebody lacks at most so much safety to tell something that fits.
    SomebodyNear(i32),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Effect {
    Safety(Whom, i32),
    /// May tell at that much less need.
    MayTell(Whom, i32),
    /// Each in turn may tell at less need; who passes needs more from then on.
    EachMayTell(i32, i32),
    /// At most so many others tell, at less need.
    OthersMayTell(u32, i32),
    Pull(i32),
    Sponsor(i32),
    AnswerBlame,
    ClearMisreading,
    Thank,
    Park,
    /// Those who were there put wrong entries right.
    Correct,
    ShutNext(Whom),
    ItemLeaves(Whom),
    OwnersUnwilling(i32),
    /// So many turns later.
    Later(u32, Vec<Effect>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Whom {
    Target,
    Speaker,
    /// All but the target, the blamed one and the speaker.
    Others,
    All,
    Blamed,
    Misread,
    /// Who lacks least to tell.
    Nearest,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    pub jitter: i32,
    pub interview: InterviewNumbers,
    pub meeting: MeetingNumbers,
    pub measures: MeasureNumbers,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterviewNumbers {
    pub story_welcome: usize,
    pub story_again: i32,
    pub anxious_below: i32,
    pub anxious_story: i32,
    pub facts_in_a_row: usize,
    pub facts_in_a_row_trust: i32,
    pub wait_after_guarded: i32,
    pub wait_otherwise: i32,
    pub wait_need: i32,
    pub read_back_again: i32,
    pub nothing_more: i32,
    pub past_patience: i32,
    pub closing_others: i32,
    pub closing_others_times: u32,
    pub shut_need: i32,
    pub shut_times: u8,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingNumbers {
    pub sponsor: i32,
    pub pull: i32,
    pub pull_a_turn: i32,
    pub pull_told: i32,
    pub speak_minutes: u32,
    pub fits_urge: i32,
    pub safety_urge_divisor: i32,
    pub silent_urge: i32,
    pub silent_turns_at_most: i32,
    pub last_urge: i32,
    pub to_mean_percent: i32,
    pub conclude_at: i32,
    pub conclude_minutes: u32,
    pub conclude_safety: i32,
    pub conclude_pull: i32,
    pub blame_target: i32,
    pub blame_others: i32,
    pub witness_safety: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureNumbers {
    pub willing: i32,
    pub needed: i32,
    pub safety_divisor: i32,
    pub own_proposal: i32,
    pub evidenced: i32,
    pub forgotten: i32,
    pub absent: i32,
    pub reopened: i32,
}

#[derive(Clone, Debug)]
pub struct Rules {
    pub forms: Vec<Form>,
    pub tempers: Vec<Temper>,
    pub moves: Vec<Move>,
    pub numbers: Numbers,
    pub(super) ear: Ear,
}

impl Rules {
    /// The rules that the game plays by.
    pub fn standard() -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            Rules::read().expect("the files of assets/people are read")
        })
    }

    /// Reads the rules that come with the program.
    ///
    /// # Errors
    /// Where a file of `assets/people/` does not parse.
    pub fn read() -> Result<Self, ron::error::SpannedError> {
        Ok(Self {
            forms: ron::from_str(include_str!("../../assets/people/forms.ron"))?,
            tempers: ron::from_str(include_str!("../../assets/people/temperaments.ron"))?,
            moves: ron::from_str(include_str!("../../assets/people/moves.ron"))?,
            numbers: ron::from_str(include_str!("../../assets/people/rules.ron"))?,
            ear: ron::from_str(include_str!("../../assets/people/heard.ron"))?,
        })
    }

    pub fn form(&self, id: &FormId) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == *id)
    }

    pub fn move_(&self, id: &MoveId) -> Option<&Move> {
        self.moves.iter().find(|act| act.id == *id)
    }

    pub fn temper(&self, id: Temperament) -> Option<&Temper> {
        self.tempers.iter().find(|temper| temper.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_parse_and_closing_questions_open_facts_only() {
        let rules = Rules::read().expect("parsed");
        assert_eq!((rules.forms.len(), rules.tempers.len(), rules.moves.len()), (15, 5, 14));
        assert!(
            rules.forms.iter().filter(|form| form.closing).all(|form| form.opens == Opens::Facts)
        );
        assert_eq!(rules.temper(Temperament::Tired).map(|temper| temper.patience), Some(12));
    }

    #[test]
    fn labels_do_not_tell_by_length_what_a_move_or_form_is_worth() {
        let rules = Rules::standard();
        let lengths: Vec<usize> = rules.moves.iter().map(|act| act.label.chars().count()).collect();
        let (least, most) = (lengths.iter().min(), lengths.iter().max());
        assert!(most < least.map(|least| least * 2).as_ref(), "{lengths:?}");
        let closing = |closing: bool| {
            let forms = rules.forms.iter().filter(|form| form.closing == closing);
            let all: Vec<usize> = forms.map(|form| form.label.chars().count()).collect();
            all.iter().sum::<usize>() as f64 / all.len() as f64
        };
        assert!((closing(true) - closing(false)).abs() < 4.0);
    }

    #[test]
    fn every_form_is_a_question_that_somebody_says() {
        let rules = Rules::standard();
        for form in rules.forms.iter().filter(|form| form.id.as_str() != "wait") {
            let text = form.question.replace("{topic}", "the push").replace("{words}", "wait");
            let sentences: Vec<&str> = text.split_inclusive(['.', '?']).map(str::trim).collect();
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(sentences.iter().all(|one| one.ends_with(['.', '?'])), "{text}");
            assert!(sentences.iter().all(|one| one.starts_with(char::is_uppercase)), "{text}");
            assert!(sentences.len() <= 2 && text.chars().count() <= 110, "{text}");
            // A stage direction would say what is meant instead of asking it.
            let asks = text.ends_with('?') || text.starts_with("Walk me");
            assert!(asks && !text.starts_with("What I am"), "{text}");
        }
    }

    #[test]
    fn every_form_and_move_has_a_source_and_a_reason() {
        let rules = Rules::standard();
        assert!(rules.forms.iter().all(|form| !form.source.is_empty() && !form.why.is_empty()));
        let told =
            |act: &Move| [&act.source, &act.why, &act.fits].iter().all(|text| !text.is_empty());
        assert!(rules.moves.iter().all(told));
    }
}
