//! Command lines read as commands of a play; `docs/commands.md` documents them.

use super::args::{Args, numbered, pin};
use super::words::words;
use crate::play::command::{Agreement, Command, EntryDraft, Note, View};
use crate::scenario::model::*;
use std::collections::BTreeMap;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// Nothing, or a comment.
    Empty,
    Do(Command),
    /// What to look at, and the words after it.
    Look(Vec<String>),
    Help(Option<String>),
    Quit,
}

/// Reads one line. `midnight` opens the day that times without a date belong to.
///
/// # Errors
/// What is wrong, and how the command is written.
pub fn parse(line: &str, midnight: Ms) -> Result<Line, String> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(Line::Empty);
    }
    let cut = words(line)?;
    let mut args = Args::new(cut, midnight);
    let name = args.word("a command")?;
    let read = match name.as_str() {
        "look" => return Ok(Line::Look(args.look())),
        "help" => return Ok(Line::Help(args.rest().into_iter().next())),
        "quit" => Line::Quit,
        _ => Line::Do(command(&name, &mut args, midnight).map_err(|what| usage(&name, &what))?),
    };
    args.end().map_err(|what| usage(&name, &what))?;
    Ok(read)
}

fn usage(name: &str, what: &str) -> String {
    match super::help::usage(name) {
        Some(usage) => format!("{what}; write: {usage}"),
        None => what.to_owned(),
    }
}

fn command(name: &str, args: &mut Args, midnight: Ms) -> Result<Command, String> {
    Ok(match name {
        "seal" => Command::Seal(view(args)?),
        "open" => Command::Open(args.id("a source")?),
        "ask" => {
            let words = args.quoted().unwrap_or_default();
            Command::Ask {
                person: args.id("a person")?,
                form: args.id("a form")?,
                topic: args.maybe().map(TopicId),
                words,
            }
        }
        "consent" => {
            let (person, item) = telling(&args.word("a telling, as person/item")?)?;
            Command::Consent { person, item }
        }
        "confirm" => {
            let group = "an entry: a group is three, such as E1 E2 E3,";
            Command::Confirm([args.grouped(group)?, args.grouped(group)?, args.grouped(group)?])
        }
        "answer" => {
            Command::Answer { beat: args.id("what to answer")?, choice: args.id("an answer")? }
        }
        "status" => Command::Status(args.rest().into_iter().map(ChoiceId).collect()),
        "move-review" => Command::MoveReview,
        "hint" => Command::Hint,
        "review" => Command::StartReview,
        "move" => Command::Move { act: args.id("a move")?, target: args.maybe().map(PersonId) },
        "next" => Command::NextStretch,
        "close" => Command::CloseReview,
        "agree" => Command::Agree(agreement(args)?),
        "withdraw" => Command::Withdraw(args.id("a measure")?),
        "reject" => {
            Command::Reject { measure: args.id("a measure")?, reason: args.text("a reason")? }
        }
        "done" => Command::CloseMeasures { anyway: args.flag("anyway") },
        "finish" => {
            let pin_for = args.after("for")?.map(|text| pin(&text)).transpose()?;
            let pin_against = args.after("against")?.map(|text| pin(&text)).transpose()?;
            Command::Finish { view: view(args)?, pin_for, pin_against }
        }
        "undo" => Command::Undo,
        _ => Command::Note(note(name, args, midnight)?),
    })
}

fn note(name: &str, args: &mut Args, midnight: Ms) -> Result<Note, String> {
    Ok(match name {
        "pin" => Note::Pin { place: args.place()?, note: args.maybe().unwrap_or_default() },
        "unpin" => Note::Unpin(args.pin()?),
        "reword" => Note::Reword { pin: args.pin()?, note: args.text("new words")? },
        "entry" => Note::Entry(entry(None, args, midnight)?),
        "change" => {
            let number = args.entry()?;
            Note::Entry(entry(Some(number), args, midnight)?)
        }
        "drop" => {
            let what = args.word(
                "an entry (E4), a measure of your own (M2), a factor, or harm and its number",
            )?;
            if what == "harm" {
                Note::RemoveHarm(args.number("its number")?)
            } else if let Ok(number) = numbered(&what, 'E') {
                Note::RemoveEntry(number)
            } else if let Ok(number) = numbered(&what, 'M') {
                Note::RemoveProposal(number)
            } else {
                Note::RemoveFactor(FactorId(what))
            }
        }
        "align" => Note::Align { first: args.place()?, second: args.place()? },
        "unalign" => Note::Unalign(args.id("a source")?),
        "impact" => {
            let how = args.quoted().unwrap_or_default();
            Note::Impact {
                quantity: args.id("a quantity")?,
                low: args.number("the low end")?,
                high: args.number("the high end")?,
                pins: args.pins()?,
                how,
            }
        }
        "harm" => Note::Harm {
            harm: args.number("its number")?,
            pin: args.maybe().map(|text| pin(&text)).transpose()?,
        },
        "severity" => Note::Severity {
            severity: args.id("a severity")?,
            reason: args.maybe().unwrap_or_default(),
        },
        "factor" => {
            let words = args.quoted().unwrap_or_default();
            let factor = args.id("a factor")?;
            let with = args.all_after("with").into_iter().map(FactorId).collect();
            let pins = args.pins()?;
            Note::Factor { factor, pins, with, words }
        }
        "leave" => {
            let words = args.quoted().unwrap_or_default();
            Note::LeaveOut { factor: args.id("a factor")?, words }
        }
        "decision" => {
            let words = args.quoted().unwrap_or_default();
            let event = args.id("a decision")?;
            let goal = args.after("goal")?.map(|text| pin(&text)).transpose()?;
            let peer = args.after("peer")?.ok_or("peer and a number are missing")?;
            let peer = peer.parse().map_err(|_| format!("`{peer}` is no number"))?;
            let visible = args.pins()?;
            Note::Turning { event, visible, goal, peer, words }
        }
        "well" => {
            let well = args.number("its number")?;
            match args.maybe() {
                Some(text) => Note::Well { well, pin: pin(&text)? },
                None => Note::RemoveWell(well),
            }
        }
        "need" => {
            let whose = args.word("responder or customer")?;
            let whose = match whose.as_str() {
                "responder" => Whose::Responder,
                "customer" => Whose::Customer,
                _ => return Err(format!("`{whose}` is neither responder nor customer")),
            };
            match (args.quoted(), args.maybe()) {
                (Some(words), _) => Note::NeedWords { whose, words },
                (None, Some(text)) => Note::Need { whose, pin: pin(&text)? },
                (None, None) => Note::RemoveNeed { whose, pin: None },
            }
        }
        "propose" => {
            let text = args.text("the measure")?;
            let owner = args.after("owner")?.ok_or("owner and a person are missing")?;
            let due = args.after("due")?.ok_or("due and a number of days are missing")?;
            let due_days = due.parse().map_err(|_| format!("`{due}` is no number of days"))?;
            Note::Propose { text, owner: PersonId(owner), due_days }
        }
        "summary" => Note::Summary(args.text("a text")?),
        "mechanism" => Note::Mechanism(args.text("a text")?),
        _ => return Err(super::help::unknown(name)),
    })
}

fn view(args: &mut Args) -> Result<View, String> {
    let line = args.quoted().ok_or("your line in quotes is missing")?;
    let mut chips = BTreeMap::new();
    let mut sure = None;
    for word in args.rest() {
        let (name, value) =
            word.split_once('=').ok_or_else(|| format!("`{word}` is not name=number"))?;
        let value: u32 = value.parse().map_err(|_| format!("`{value}` is no whole number"))?;
        if name == "sure" {
            sure = Some(u8::try_from(value).unwrap_or(u8::MAX));
        } else if value > 0 {
            chips.insert(StatementId::from(name), value);
        }
    }
    Ok(View { chips, line, sure: sure.ok_or("sure=1 to sure=5 is missing")? })
}

/// Stands for a card where none of them says what the player found.
const OWN: &str = "own";

fn entry(number: Option<u32>, args: &mut Args, midnight: Ms) -> Result<EntryDraft, String> {
    let card: CardId = args.id("a card, or `own`")?;
    let mut time = args.word("a time, UTC")?;
    // A date before the time makes it another day.
    if time.len() == 10 && time.as_bytes().get(4) == Some(&b'-') {
        time = format!("{time} {}", args.word("a time, UTC")?);
    }
    let at = Moment::new(&time).at(midnight).ok_or_else(|| {
        format!(
            "`{time}` is no time; write HH:MM or HH:MM:SS in UTC, with YYYY-MM-DD for another day"
        )
    })?;
    let kind = args.word("a kind")?;
    let kind = match kind.as_str() {
        "condition" => EventKind::Condition,
        "change" => EventKind::Change,
        "signal" => EventKind::Signal,
        "decision" => EventKind::Decision,
        "message" => EventKind::Message,
        _ => {
            return Err(format!(
                "`{kind}` is no kind; condition, change, signal, decision, message are"
            ));
        }
    };
    let pin = args.pin()?;
    let title = args.maybe().unwrap_or_default();
    if numbered(&title, 'P').is_ok() {
        return Err("an entry rests on one pin; send another entry for another source".to_owned());
    }
    let card = if card.as_str() == OWN { CardId::from("") } else { card };
    if card.as_str().is_empty() && title.trim().is_empty() {
        return Err("an entry of your own needs its words in quotes".to_owned());
    }
    Ok(EntryDraft { entry: number, card, at, kind, pin, title })
}

fn agreement(args: &mut Args) -> Result<Agreement, String> {
    let words = args.quoted().unwrap_or_default();
    let measure = args.id("a measure")?;
    let half = args.flag("half");
    let owner = args.after("owner")?.map(PersonId).ok_or("owner and a person are missing")?;
    let due = args.after("due")?.ok_or("due and a number of working days are missing")?;
    let number = |text: String| text.parse().map_err(|_| format!("`{text}` is no whole number"));
    let due_days = number(due)?;
    let verify = args.after("verify")?.map(number).transpose()?;
    let side_effect = args.after("watch")?.map(number).transpose()?;
    let factors = args.all_after("for").into_iter().map(FactorId).collect();
    Ok(Agreement { measure, owner, factors, due_days, verify, side_effect, words, half })
}

fn telling(text: &str) -> Result<(PersonId, ItemId), String> {
    match text.split_once('/') {
        Some((person, item)) => Ok((PersonId::from(person), ItemId::from(item))),
        None => Err(format!("`{text}` is no telling; write person/item")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(line: &str) -> Command {
        match parse(line, 0) {
            Ok(Line::Do(command)) => command,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn a_view_has_chips_certainty_and_a_line() {
        let Command::Seal(view) = done("seal a=4 b=6 sure=3 \"Somebody was in a hurry\"") else {
            panic!("no seal")
        };
        assert_eq!(view.chips.values().sum::<u32>(), 10);
        assert_eq!((view.sure, view.line.as_str()), (3, "Somebody was in a hurry"));
    }

    #[test]
    fn agreements_take_their_parts_in_any_order() {
        let Command::Agree(wanted) =
            done("agree m owner ana half due 5 verify 1 \"do it\" for f g")
        else {
            panic!("no agreement")
        };
        assert_eq!((wanted.due_days, wanted.verify, wanted.half), (5, Some(1), true));
        assert_eq!(wanted.factors.len(), 2);
        assert_eq!(wanted.words, "do it");
    }

    #[test]
    fn a_measure_of_ones_own_has_words_owner_and_date() {
        let Command::Note(Note::Propose { text, owner, due_days }) =
            done("propose due 10 owner ana \"Show the cost in the diff\"")
        else {
            panic!("no proposal")
        };
        assert_eq!(
            (text.as_str(), owner.as_str(), due_days),
            ("Show the cost in the diff", "ana", 10)
        );
        assert_eq!(done("drop M7"), Command::Note(Note::RemoveProposal(7)));
    }

    #[test]
    fn entries_on_another_day() {
        let Command::Note(Note::Entry(entry)) = done("entry c 1970-01-02 00:01 change P3") else {
            panic!("no entry")
        };
        assert_eq!((entry.at, entry.pin), (DAY + MINUTE, 3));
    }

    #[test]
    fn wrong_lines_say_what_to_write() {
        for (line, wanted) in [
            ("opne log", "did you mean `open`"),
            ("entry c 25:00 change P1", "is no time"),
            ("confirm E1 E2", "a group is three, such as E1 E2 E3"),
            ("entry c 09:24 change P1 P2", "rests on one pin"),
            ("open", "write: open SOURCE"),
            ("finish a=9 sure=3 \"x\" for P1 P4", "one is taken after `for`: `P4`"),
            ("finish a=9 sure=3 \"x\" for P1 for P4", "`for` stands twice"),
            ("decision e P1 goal P2 P3 peer 0", "one is taken after `goal`: `P3`"),
            ("entry own 09:44 change P3", "an entry of your own needs its words in quotes"),
            ("agree m owner ana due 5 7", "one is taken after `due`: `7`"),
            ("undo now", "more than the command takes"),
            ("pin nowhere", "is no place"),
        ] {
            let error = parse(line, 0).expect_err(line);
            assert!(error.contains(wanted), "{line}: {error}");
        }
    }
}
