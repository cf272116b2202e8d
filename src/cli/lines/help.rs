//! The commands of a play without a window, and which of them are legal now.

use crate::diagnostics::nearest;
use crate::play::Play;
use crate::scenario::model::PhaseName::{self, *};

pub struct CommandHelp {
    pub name: &'static str,
    pub usage: &'static str,
    pub about: &'static str,
    phases: &'static [PhaseName],
}

const ALL: &[PhaseName] = &[Brief, Investigate, Review, Mitigate, Debrief];
/// The notebook, until `finish`.
const WORK: &[PhaseName] = &[Investigate, Review, Mitigate, Debrief];

macro_rules! commands {
    ($($name:literal $usage:literal $about:literal $phases:expr;)*) => {
        /// Every command, in the order in which a play needs them.
        pub const COMMANDS: &[CommandHelp] = &[$(CommandHelp {
            name: $name, usage: $usage, about: $about, phases: $phases,
        }),*];
    };
}

commands! {
    "look" "look [WHAT]" "what you may see now; `look` alone lists what there is to look at. A source shows 20 rows: `from 20` goes on, `count 100` shows more, and a query picks: words that all must be there, \"a phrase\", before:09:24, after:09:20, around:09:24, field:value, latency:>500ms, -not, a OR b" ALL;
    "help" "help [COMMAND]" "the commands that are legal now, or how one is written" ALL;
    "seal" "seal STATEMENT=CHIPS… sure=1..5 \"LINE\"" "record your gut check and begin" &[Brief];
    "open" "open SOURCE" "open a source; the first time costs its minutes" &[Investigate];
    "ask" "ask PERSON FORM [TOPIC] [\"WORDS\"]" "put a question: FORM is how (`look forms`), TOPIC what about (`look PERSON`); most forms need a topic, and `look forms` says which do without. WORDS are your own; `look question PERSON \"WORDS\"` says before what they are read as" &[Investigate];
    "consent" "consent PERSON/ITEM" "ask for leave to quote something personal; before the review (1 min) or after it" &[Investigate, Mitigate];
    "pin" "pin PLACE [\"NOTE\"]" "pin a place of the evidence, or a telling (person/item)" WORK;
    "unpin" "unpin P3" "take a pin out" WORK;
    "reword" "reword P3 \"NOTE\"" "new words for a pin" WORK;
    "align" "align PLACE PLACE" "two rows, of two sources, that show one moment: the second source's clock is set right by it" WORK;
    "unalign" "unalign SOURCE" "forget an alignment" WORK;
    "entry" "entry CARD [DATE] TIME KIND P3 [\"TITLE\"]" "a timeline entry; `own` for CARD where no card says it and your TITLE does: nobody confirms those; time in UTC; kind: condition (how something was), change (somebody or something made it otherwise), signal (it could be noticed), decision (somebody chose), message (somebody said it)" WORK;
    "change" "change E4 CARD [DATE] TIME KIND P3 [\"TITLE\"]" "change an entry" WORK;
    "drop" "drop E4 | FACTOR | harm N | M2" "take an entry, a factor, a harm or a measure of your own out" WORK;
    "confirm" "confirm E1 E2 E3" "send three entries that you are sure of: all right, or no word. A wrong group takes minutes, each more than the last, so there has to be time for one; the review is the last place for it" &[Investigate, Review];
    "impact" "impact QUANTITY LOW HIGH [P3 P4…] [\"HOW\"]" "a range you can defend, what shows it, and how you came to it" WORK;
    "harm" "harm N [P3]" "a kind of harm that was done" WORK;
    "severity" "severity SEVERITY [\"REASON\"]" "by the company's table" WORK;
    "factor" "factor FACTOR [P1 P2…] [with OTHER…] [\"WORDS\"]" "put a factor on the board: pins that show it, after with the factors of your board that it worked together with, and in quotes how, in your words" WORK;
    "leave" "leave FACTOR [\"WHY\"]" "why a factor that came up is not on your board; one that is there comes off. Without words nothing is said of it any more" WORK;
    "decision" "decision EVENT [P1 P2…] [goal P3] peer N [\"WORDS\"]" "how a decision looked to who took it: pins of what they could see then (a telling is heard afterwards and counts as nothing seen), after goal the pin of a telling of what they were after, and what most peers would have done" WORK;
    "well" "well N [P3]" "something that went well, by its number in `look well`, with the pin that shows it; without a pin it is taken out" WORK;
    "need" "need responder|customer [P3 | \"WORDS\"]" "what somebody who responded, or who was hit, needed and did not have: first the pin in which it shows, then, in a line of its own, the need in your words (else the pin’s note stands for it); one of each counts; with neither what stands there is taken out" WORK;
    "mechanism" "mechanism \"TEXT\"" "how it happened: what one thing did to the next, from the change to what people met, for somebody who was not there; a pin’s name in your own words, such as P12, is cited by the document" WORK;
    "summary" "summary \"TEXT\"" "the summary of your postmortem; `\\n\\n` begins a paragraph" WORK;
    "answer" "answer BEAT CHOICE" "answer somebody" &[Investigate];
    "status" "status LINE…" "publish a status text, one line a slot" &[Investigate];
    "move-review" "move-review" "have the review moved, once; not everybody may be able to come then" &[Investigate];
    "hint" "hint" "ask the mentor; free, and never scored" &[Investigate, Review];
    "review" "review" "begin the review" &[Investigate];
    "move" "move MOVE [PERSON]" "one move in the review; where it is made towards a person: whom you ask, or who shall be heard" &[Review];
    "next" "next" "go on to the next stretch" &[Review];
    "close" "close" "close the review" &[Review];
    "agree" "agree MEASURE owner PERSON due DAYS [verify N] [watch N] [half] [\"WORDS\"] [for FACTOR…]" "ask an owner to agree: due in so many working days, how it will be verified and which side effect is watched (numbers of `look measures`), half for half the scope at half the days, in quotes what exactly is to be done, and after for the factors that it answers" &[Mitigate];
    "withdraw" "withdraw MEASURE" "take an agreed measure back" &[Mitigate];
    "reject" "reject MEASURE \"REASON\"" "turn a measure down" &[Mitigate];
    "propose" "propose \"TEXT\" owner PERSON due DAYS" "a measure of your own; it is no part of the model" &[Mitigate];
    "done" "done [anyway]" "close the session on measures; `anyway` also where an owner's no is left as it is" &[Mitigate];
    "finish" "finish STATEMENT=CHIPS… sure=1..5 \"LINE\" [for P1] [against P2]" "the gut check again; ends the play" &[Debrief];
    "undo" "undo" "take back the last change of your notebook" WORK;
    "quit" "quit" "stop here; a play with a journal goes on from here later" ALL;
}

/// How a command is written.
pub fn usage(name: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|command| command.name == name).map(|command| command.usage)
}

/// Says that there is no such command, and which may be meant.
pub fn unknown(name: &str) -> String {
    match nearest(name, COMMANDS.iter().map(|command| command.name)) {
        Some(near) => format!("there is no command `{name}`; did you mean `{near}`?"),
        None => format!("there is no command `{name}`; `help` lists those that can be used now"),
    }
}

/// Commands that are legal now.
pub fn legal(play: &Play) -> impl Iterator<Item = &'static CommandHelp> {
    let phase = play.phase;
    let over = play.last.is_some();
    COMMANDS
        .iter()
        .filter(move |command| command.phases.contains(&phase))
        .filter(move |command| !over || command.phases.len() == ALL.len())
}
