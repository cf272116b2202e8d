//! Why a command was not possible, in words.

use crate::people::rules::Met;
use crate::play::rejection::{Rejection, What};
use crate::scenario::model::PhaseName;

/// One sentence: what is wrong, and what to do.
pub fn reason(rejection: &Rejection) -> String {
    match rejection {
        Rejection::NotNow { now } => {
            format!("not in this phase ({}); `help` lists what is possible now", phase(*now))
        }
        Rejection::Unknown { what, name } => unknown(*what, name),
        Rejection::NoTime { needs, left } => {
            format!("it takes {needs} min and {left} are left; reading, writing and hints are free")
        }
        Rejection::NoTimeToBeWrong { needs, left } => format!(
            "a wrong group takes {needs} min and {left} are left, so no time is left to be wrong: take \
             it into the review, where it can be sent too"
        ),
        Rejection::Chips { laid, wanted } => {
            format!("{laid} chips are laid; lay {wanted} in all")
        }
        Rejection::Sure => "say how sure you are, from 1 (a guess) to 5 (certain)".to_owned(),
        Rejection::NoLine => "say in one line, in your own words, what caused it".to_owned(),
        Rejection::NotThree => {
            "send three different entries of yours that do not stand yet; `look timeline` shows them"
                .to_owned()
        }
        Rejection::SameGroup => "this very group has been sent before; change an entry".to_owned(),
        Rejection::NeedsNoConfirming { entry } => format!(
            "E{entry} needs no confirming: it stands on your timeline as you read it; send three others"
        ),
        Rejection::Stands { entry } => format!("E{entry} stands, and changes no more"),
        Rejection::Time => "that time lies far outside the incident".to_owned(),
        Rejection::CannotAlign => {
            "to align two clocks, name one row with a time from each of two sources".to_owned()
        }
        Rejection::RangeTooLong { rows, most } => format!(
            "that range holds {rows} rows, and one pin holds {most} there at most; pin what matters of \
             it (a whole hunk of a diff may be longer)"
        ),
        Rejection::Range => "the low end is above the high end".to_owned(),
        Rejection::AlreadyAnswered => "that has been answered".to_owned(),
        Rejection::AlreadyMoved => "the review has been moved once, and moves no more".to_owned(),
        Rejection::StatusLines { slots } => {
            format!("a status text has {slots} lines, one a slot, in order; see `look status`")
        }
        Rejection::PromiseNear => {
            "that line promises the next word for a time that has passed, or nearly; choose \
             another"
                .to_owned()
        }
        Rejection::NoStatusYet => "nobody has asked for a status text yet".to_owned(),
        Rejection::NothingToUndo => "there is nothing of yours to take back".to_owned(),
        Rejection::NothingThere => {
            "no pin stands there that could be taken out; name one to put it there".to_owned()
        }
        Rejection::NothingToHint => "everything in reach is established".to_owned(),
        Rejection::NotTold => "they have told you no such personal thing".to_owned(),
        Rejection::NeedsNoLeave => "that is nothing personal: it can be quoted without leave".to_owned(),
        Rejection::AlreadyAgreed => "that measure is agreed; `withdraw` takes it back".to_owned(),
        Rejection::LeftDeclined { measures } => {
            let names: Vec<&str> = measures.iter().map(|measure| measure.as_str()).collect();
            format!(
                "the owner said no to {} and nothing was made of it: ask somebody else, ask for less, or \
                 `reject` it with a reason; there is no way back from `done` (`done anyway` leaves it)",
                names.join(", ")
            )
        }
        Rejection::NotAgreed => "that measure is not agreed".to_owned(),
        Rejection::Due { most } => {
            format!("say in how many working days it is done, from 1 to {most}")
        }
        Rejection::NoReason => "say why; the reason stands in the document".to_owned(),
        Rejection::NoWords => "say in quotes what the measure is".to_owned(),
        Rejection::ReadAs { form } => format!(
            "those words read as `{form}`: ask so, or put them differently (`look question` says how \
             they are read)"
        ),
        Rejection::TooLong { most } => format!("a question has {most} characters at most"),
        Rejection::People(refusal) => refusal.to_string(),
    }
}

/// That a move was made without what it is for; `None` where that shows by itself.
pub fn without(occasion: Met) -> Option<&'static str> {
    match occasion {
        Met::SpeakerRuns | Met::SpeakerFixes | Met::IdeaOpen => {
            Some("nobody was holding the floor just then")
        }
        Met::BlameOpen => Some("nobody had just put it on somebody else, or asked for a name"),
        Met::MisreadingOpen => Some("nobody had just misread somebody"),
        Met::ToldLast(_) => Some("nothing had been told just then"),
        Met::Always | Met::AgainInStretch | Met::JustNow | Met::SomebodyNear(_) => None,
    }
}

fn unknown(what: What, name: &str) -> String {
    let (kind, look) = match what {
        What::Source => ("source", "sources"),
        What::Place => return no_place(name),
        What::Person => ("person to ask", "people"),
        What::Form => ("way of asking", "forms"),
        What::Topic => ("topic on offer for this person", "PERSON"),
        What::Item => ("telling", "PERSON"),
        What::Pin => ("pin of yours", "pins"),
        What::Entry => ("entry of yours", "timeline"),
        What::Card => ("card that your pins yield", "cards"),
        What::Quantity => ("quantity", "impact"),
        What::Harm => ("kind of harm", "impact"),
        What::HarmOnSheet => ("harm on your sheet; `harm` puts one there", "impact"),
        What::Severity => ("severity", "impact"),
        What::Factor => ("factor that has come up", "factors"),
        What::FactorOnBoard => {
            ("factor on your board; `factor` puts one up that has come up", "factors")
        }
        What::Decision => ("decision to look at", "decisions"),
        What::PeerAct => ("answer to what a peer would do", "decisions"),
        What::WentWell => ("thing that went well", "well"),
        What::Beat => ("question to answer", "waiting"),
        What::Answer => ("answer to choose", "waiting"),
        What::StatusLine => ("line of that slot, in order", "status"),
        What::Statement => ("statement of the gut check", "brief"),
        What::Move => ("move", "moves"),
        What::Measure => ("measure that has come up", "measures"),
        What::Owner => ("owner of this measure", "measures"),
        What::Proposal => ("measure of your own", "measures"),
        What::Verify => ("way to verify it", "measures"),
        What::SideEffect => ("side effect", "measures"),
    };
    format!("`{name}` is no {kind}; see `look {look}`")
}

/// Why nothing can be pinned there, by how the place is written.
fn no_place(name: &str) -> String {
    if name.contains('?') {
        return format!("`{name}`: no line of a log that is open matches; times are by its clock");
    }
    if name.contains('@') {
        return format!("`{name}` is no point of a chart that is open; see `look SOURCE`");
    }
    match name.split_once('/') {
        Some((person, item)) if item.contains(':') => format!(
            "`{name}` is no sentence that was told openly; see `look {person}`, or pin the telling whole"
        ),
        _ => format!("`{name}` is no place that you can see; see `look SOURCE`"),
    }
}

pub fn phase(phase: PhaseName) -> &'static str {
    match phase {
        PhaseName::Brief => "brief",
        PhaseName::Investigate => "investigate",
        PhaseName::Review => "review",
        PhaseName::Mitigate => "mitigate",
        PhaseName::Debrief => "debrief",
    }
}
