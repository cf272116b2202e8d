//! The turns of a review as values and as text.

use super::{called, json};
use crate::cli::Failure;
use crate::cli::lines::events;
use crate::debrief::replay::{Chapter, Did, Matter, Turn, chapters};
use crate::diagnostics::{count, printable, printable_line};
use crate::play::{Case, Event, Play, apply};
use crate::scenario::model::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write;

/// A review, turn by turn.
pub struct Transcript {
    seed: u64,
    turns: Vec<Shown>,
}

/// A turn.
struct Shown {
    /// What the player did: as a command, and in words.
    command: String,
    words: String,
    /// The stretch that begins here.
    begins: Option<String>,
    stretch: Option<StretchId>,
    minutes: u32,
    chapters: Vec<Value>,
    matters: Vec<String>,
    /// What was said, with its place in the log.
    said: Vec<(usize, Value)>,
}

impl Transcript {
    pub fn of(case: &Case, seed: u64, log: &[Event], turns: &[Turn]) -> Self {
        let chapters = chapters(case, log, turns);
        let mut play = Play::new(seed);
        let mut at = 0;
        let shown = turns.iter().enumerate().map(|(number, turn)| {
            for event in &log[at..turn.events.end] {
                apply(&mut play, event);
            }
            at = turn.events.end;
            let there = chapters.iter().filter(|chapter| chapter.turn == number);
            one(case, &play, log, turn, there)
        });
        Self { seed, turns: shown.collect() }
    }

    pub fn value(&self, scenario: &str) -> Value {
        json!({"scenario": scenario, "seed": self.seed, "minutes": self.minutes(),
               "turns": self.from(0, &BTreeSet::new())})
    }

    fn minutes(&self) -> u32 {
        self.turns.last().map_or(0, |turn| turn.minutes)
    }

    /// The turns from one on as values; what stands at `only` is said here alone.
    pub fn from(&self, first: usize, only: &BTreeSet<usize>) -> Value {
        let turns = self.turns.iter().enumerate().skip(first).map(|(number, turn)| {
            let said = turn.said.iter().map(|(at, value)| {
                let mut value = value.clone();
                if only.contains(at) {
                    value["only_here"] = true.into();
                }
                value
            });
            json!({"turn": number + 1, "stretch": turn.stretch, "minutes": turn.minutes,
                   "you": turn.command, "chapters": turn.chapters,
                   "said": said.collect::<Vec<_>>()})
        });
        Value::Array(turns.collect())
    }

    pub fn print(&self, scenario: &str, out: &mut dyn Write) -> Result<(), Failure> {
        let turns = count(self.turns.len(), "turn");
        let (scenario, seed, minutes) = (printable_line(scenario), self.seed, self.minutes());
        writeln!(out, "The review of {scenario}, seed {seed}: {turns}, {minutes} min")?;
        self.lines(0, &BTreeSet::new(), ' ', out)
    }

    /// The turns from one on as text, with a mark at what stands at `only`.
    pub fn lines(
        &self,
        first: usize,
        only: &BTreeSet<usize>,
        mark: char,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        for (number, turn) in self.turns.iter().enumerate().skip(first) {
            writeln!(out)?;
            if let Some(name) = &turn.begins {
                writeln!(out, "# {}\n", printable_line(name))?;
            }
            let (words, minutes) = (printable_line(&turn.words), turn.minutes);
            writeln!(out, "{:>3}  {words} ({minutes} min)", number + 1)?;
            for matter in &turn.matters {
                writeln!(out, "     * {}", printable_line(matter))?;
            }
            for (at, value) in &turn.said {
                let mark = if only.contains(at) { mark } else { ' ' };
                write!(out, "   {mark} {}", printable(&line(value)))?;
                writeln!(out)?;
            }
        }
        Ok(())
    }
}

fn one<'a>(
    case: &Case,
    play: &Play,
    log: &[Event],
    turn: &Turn,
    chapters: impl Iterator<Item = &'a Chapter>,
) -> Shown {
    let first = turn.events.start;
    let mut said = Vec::new();
    for (at, mut value) in events::placed(case, play, &log[turn.events.clone()]) {
        let people = matches!(log[first + at], Event::People(_) | Event::PhaseBegan(_));
        let own = ["you", "then"].iter().any(|own| value["event"] == *own);
        if people && !own {
            if let Some(by) = value["by"].as_str().map(PersonId::from) {
                value["name"] = called(case, &by).into();
            } else if value["says"].is_array() || value["says"].is_string() {
                let chair = &case.scenario.meeting.facilitator;
                value["by"] = json!(chair);
                value["name"] = called(case, chair).into();
            }
            said.push((first + at, value));
        }
    }
    let (chapters, matters): (Vec<Value>, Vec<String>) =
        chapters.filter_map(|chapter| matter(case, &chapter.matter)).unzip();
    let stretch = |id: &StretchId| case.scenario.stretch(id).map(|stretch| stretch.name.clone());
    let begins =
        (!matches!(turn.did, Did::Moved { .. })).then_some(turn.stretch.as_ref()).flatten();
    let (command, words) = did(case, &turn.did);
    Shown {
        command,
        words,
        begins: begins.and_then(stretch),
        stretch: turn.stretch.clone(),
        minutes: turn.minutes,
        chapters,
        matters,
        said,
    }
}

fn did(case: &Case, did: &Did) -> (String, String) {
    match did {
        Did::Opened => ("review".to_owned(), "everybody sits down".to_owned()),
        Did::WentOn(_) => ("next".to_owned(), "you go on to the next stretch".to_owned()),
        Did::Moved { act, target } => {
            let label = case.rules.move_(act).map_or(act.as_str(), |rule| rule.label.as_str());
            match target {
                Some(to) => (
                    format!("move {act} {to}"),
                    format!("you to {}: {label} [move {act} {to}]", called(case, to)),
                ),
                None => (format!("move {act}"), format!("you: {label} [move {act}]")),
            }
        }
    }
}

/// What mattered, as a value and in words; stretches stand above their turns.
fn matter(case: &Case, matter: &Matter) -> Option<(Value, String)> {
    Some(match matter {
        Matter::Stretch(_) => return None,
        Matter::Blamed { by, target } => (
            json!({"blamed": target, "by": by}),
            format!("{} blames {}", called(case, by), called(case, target)),
        ),
        Matter::Told(told) => {
            let items = told.iter().map(|(person, item)| format!("{person}/{item}"));
            let names: Vec<String> = told.iter().map(|(by, _)| called(case, by)).collect();
            (
                json!({"condition_told": items.collect::<Vec<_>>()}),
                format!("a condition is told for the first time: {}", names.join(", ")),
            )
        }
        Matter::OwnPart { raised } => (
            json!({"own_part": if *raised { "raised" } else { "told" }}),
            match raised {
                true => "the document raises your own part".to_owned(),
                false => "your own part is told".to_owned(),
            },
        ),
    })
}

/// Who said what, in one line.
fn line(value: &Value) -> String {
    let name = value["name"].as_str().unwrap_or_default();
    match &value["says"] {
        Value::String(says) => format!("{name}: “{says}”"),
        Value::Array(says) => {
            let says: Vec<&str> = says.iter().filter_map(Value::as_str).collect();
            format!("{name}: “{}”", says.join(" "))
        }
        _ => format!("{name} {}", value["event"].as_str().unwrap_or_default()).trim().to_owned(),
    }
}
