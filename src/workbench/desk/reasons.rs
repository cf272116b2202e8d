//! Why something was not possible, in the program's words.

use crate::people::Refusal as R;
use crate::play::rejection::{Rejection, What};
use crate::text::Words;

/// Why a command was not possible, and where it can be put right what to do.
pub fn reason(words: &Words, rejection: &Rejection) -> String {
    match rejection {
        Rejection::NoTime { needs, left } => {
            words.with("no-time", &[("needs", (*needs).into()), ("left", (*left).into())])
        }
        Rejection::NoTimeToBeWrong { needs, left } => words
            .with("no-time-to-be-wrong", &[("needs", (*needs).into()), ("left", (*left).into())]),
        Rejection::Chips { laid, wanted } => {
            words.with("chips-wrong", &[("laid", (*laid).into()), ("wanted", (*wanted).into())])
        }
        Rejection::StatusLines { slots } => {
            words.with("status-lines", &[("slots", (*slots).into())])
        }
        Rejection::RangeTooLong { rows, most } => {
            words.with("range-too-long", &[("rows", (*rows).into()), ("most", (*most).into())])
        }
        Rejection::Due { most } => words.with("due-wrong", &[("most", (*most).into())]),
        Rejection::NeedsNoConfirming { entry } => {
            words.with("needs-no-confirming", &[("entry", (*entry).into())])
        }
        Rejection::Stands { entry } => words.with("entry-stands", &[("entry", (*entry).into())]),
        Rejection::Unknown { what, .. } => words.get(unknown(*what)),
        Rejection::TooLong { most } => words.with("too-long", &[("most", (*most).into())]),
        other => words.get(plain(other)),
    }
}

/// The words for a reason that has no numbers.
fn plain(rejection: &Rejection) -> &'static str {
    match rejection {
        Rejection::Sure => "not-sure",
        Rejection::NoLine => "no-line",
        Rejection::NotThree => "not-three",
        Rejection::SameGroup => "same-group",
        Rejection::CannotAlign => "cannot-align",
        Rejection::Range => "range-wrong",
        Rejection::Time => "time-wrong",
        Rejection::AlreadyAnswered => "already-answered",
        Rejection::AlreadyMoved => "already-moved",
        Rejection::PromiseNear => "promise-near",
        Rejection::NoStatusYet => "no-status-yet",
        Rejection::NothingToUndo => "nothing-to-undo",
        Rejection::NothingThere => "nothing-there",
        Rejection::NothingToHint => "nothing-to-hint",
        Rejection::NotTold => "not-told",
        Rejection::NeedsNoLeave => "needs-no-leave",
        Rejection::AlreadyAgreed => "already-agreed",
        Rejection::NotAgreed => "not-agreed",
        Rejection::LeftDeclined { .. } => "left-declined",
        Rejection::NoReason => "no-reason",
        Rejection::NoWords => "no-words",
        Rejection::ReadAs { .. } => "read-as",
        Rejection::People(R::HourOver) => "hour-over",
        Rejection::People(R::SaidBefore) => "said-before",
        Rejection::People(R::NothingTold) => "nothing-told",
        Rejection::People(R::NeedsTopic) => "needs-topic",
        Rejection::People(R::NeedsPerson) => "needs-person",
        Rejection::People(R::Absent | R::NotAtTable) => "not-here",
        Rejection::People(R::LastStretch) => "last-stretch",
        Rejection::People(R::NoFix) => "no-fix",
        Rejection::People(R::TargetSpeaks) => "target-speaks",
        // Those with numbers have their words above.
        Rejection::NotNow { .. }
        | Rejection::NoTime { .. }
        | Rejection::NoTimeToBeWrong { .. }
        | Rejection::Chips { .. }
        | Rejection::StatusLines { .. }
        | Rejection::RangeTooLong { .. }
        | Rejection::Due { .. }
        | Rejection::NeedsNoConfirming { .. }
        | Rejection::Stands { .. }
        | Rejection::TooLong { .. }
        | Rejection::Unknown { .. } => "not-now",
    }
}

/// The words for something that is not there for the player, or no longer.
fn unknown(what: What) -> &'static str {
    match what {
        What::Pin => "unknown-pin",
        What::Entry => "unknown-entry",
        What::Factor | What::FactorOnBoard => "unknown-factor",
        What::Card => "unknown-card",
        What::Topic => "unknown-topic",
        What::Place => "unknown-place",
        What::Owner => "unknown-owner",
        _ => "unknown-thing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn reasons_have_words_that_tell_them_apart() {
        let words = Words::english();
        let all = [
            Rejection::NoTime { needs: 5, left: 1 },
            Rejection::NoTimeToBeWrong { needs: 5, left: 1 },
            Rejection::Chips { laid: 3, wanted: 10 },
            Rejection::StatusLines { slots: 5 },
            Rejection::RangeTooLong { rows: 40, most: 20 },
            Rejection::Due { most: 60 },
            Rejection::NeedsNoConfirming { entry: 4 },
            Rejection::Stands { entry: 4 },
            Rejection::PromiseNear,
            Rejection::Sure,
            Rejection::NoLine,
            Rejection::NothingThere,
            Rejection::NotThree,
            Rejection::SameGroup,
            Rejection::CannotAlign,
            Rejection::Range,
            Rejection::Time,
            Rejection::AlreadyAnswered,
            Rejection::AlreadyMoved,
            Rejection::NoStatusYet,
            Rejection::NothingToUndo,
            Rejection::NothingToHint,
            Rejection::NotTold,
            Rejection::NeedsNoLeave,
            Rejection::AlreadyAgreed,
            Rejection::LeftDeclined { measures: vec![] },
            Rejection::NotAgreed,
            Rejection::NoReason,
            Rejection::NoWords,
            Rejection::unknown(What::Pin, 3),
            Rejection::unknown(What::Entry, 3),
            Rejection::unknown(What::Factor, "f"),
            Rejection::unknown(What::Card, "c"),
            Rejection::unknown(What::Topic, "t"),
            Rejection::unknown(What::Place, "p"),
            Rejection::unknown(What::Owner, "o"),
            Rejection::unknown(What::Beat, "b"),
            Rejection::People(R::HourOver),
            Rejection::People(R::SaidBefore),
            Rejection::People(R::NothingTold),
            Rejection::People(R::NeedsTopic),
            Rejection::People(R::NeedsPerson),
            Rejection::People(R::Absent),
            Rejection::People(R::LastStretch),
            Rejection::People(R::NoFix),
            Rejection::People(R::TargetSpeaks),
        ];
        let said: BTreeSet<String> = all.iter().map(|one| reason(&words, one)).collect();
        assert_eq!(said.len(), all.len(), "{said:?}");
        assert!(!said.contains(&words.get("not-now")));
        for (left, says) in [(0, "none is"), (1, "one is"), (4, "4 are")] {
            let five = reason(&words, &Rejection::NoTime { needs: 5, left });
            assert!(five.contains('5') && five.contains(says), "{five}");
        }
    }
}
