//! `play`: an incident without a window, one command a line.

mod files;

use super::args::seed;
use super::lines::parse::{Line, parse};
use super::lines::read::{open_lines, read_line};
use super::lines::{
    events, help, look, look_notebook, near, outline, reasons, refusals, said, waiting,
};
use super::{Common, Exit, Failure, Format};
use crate::diagnostics::{count, printable};
use crate::people;
use crate::play::journal::{FORMAT, Header};
use crate::play::rejection::{Rejection, What};
use crate::play::talk::without_occasion;
use crate::play::{
    Case, Command, EntryPoint, Event, Note, Play, apply, begin, decide, projections,
};
use crate::scenario;
use crate::scenario::model::PhaseName;
use crate::shelf::home::Home;
use crate::shelf::journals::{self, OpenJournal};
use crate::shelf::library::Library;
use crate::shelf::{copies, resume};
use clap::Args;
use serde_json::{Value, json};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

/// Play an incident without a window: commands in, events out, the debrief at the end
#[derive(Debug, Args)]
pub struct PlayCommand {
    #[command(flatten)]
    pub common: Common,
    /// The incident's name, as `list` shows it, or its folder
    name: String,
    /// Commands, one a line, from a file or `-` for standard input; `docs/commands.md` lists them
    #[arg(long, value_name = "FILE")]
    commands: PathBuf,
    /// Seeds the people of this play; the same seed and commands give the same bytes
    /// [default: 1]
    #[arg(long, allow_negative_numbers = true, value_parser = seed)]
    seed: Option<u64>,
    /// Begin at the review, with the prepared dossier
    #[arg(long)]
    from_review: bool,
    /// Keep the play's journal in this file; it is continued if it exists
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Write the postmortem into this file at the end, as Markdown
    #[arg(long, value_name = "FILE")]
    postmortem: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl PlayCommand {
    pub fn run(&self, common: &Common, out: &mut dyn Write) -> Result<Exit, Failure> {
        self.apart()?;
        // Before the play begins: a journal is not begun for commands that are not there.
        let mut input = open_lines(&self.commands)?;
        let mut table = self.set(common)?;
        table.play(&mut input, out)?;
        self.document(&table.case, &table.play)?;
        Ok(Exit::Fine)
    }

    /// The seed of a new play.
    fn seed(&self) -> u64 {
        self.seed.unwrap_or(1)
    }

    /// Opens the scenario, and the journal where one is kept.
    fn set(&self, common: &Common) -> Result<Table, Failure> {
        let library = Library::gather(&common.scenarios);
        let existing = self.journal.as_ref();
        let existing = existing.filter(|path| path.exists() && !journals::never_begun(path));
        if let Some(path) = existing {
            return self.resume(&library, path);
        }
        let opened = library.open(&self.name)?;
        let entry = if self.from_review { EntryPoint::Review } else { EntryPoint::Brief };
        let case = open_case(opened.scenario)?;
        let mut table = Table::new(case, self.seed(), self.format);
        if let Some(path) = &self.journal {
            let header = Header {
                format: FORMAT,
                scenario: opened.folder.slug.clone(),
                hash: opened.hash.clone(),
                seed: self.seed(),
                entry,
                program: env!("CARGO_PKG_VERSION").to_owned(),
            };
            let home = Home::find()?;
            copies::keep(&home, &opened.hash, &opened.folder)?;
            table.journal = Some(OpenJournal::create_at(path, &header)?);
        }
        let first = begin(&table.case, self.seed(), entry);
        table.take(&first)?;
        table.opening = said::opening(&table.case, &table.play, &first);
        Ok(table)
    }

    /// Continues a journal with the scenario that it was begun with.
    fn resume(&self, library: &Library, path: &Path) -> Result<Table, Failure> {
        let home = Home::find()?;
        let resumed = resume::resume(&home, library, path)?;
        self.is_the_play_meant(&resumed.header, path)?;
        let mut table = Table::new(resumed.case, resumed.header.seed, self.format);
        for event in resumed.events {
            apply(&mut table.play, &event);
            table.log.push(event);
        }
        table.notice = (resumed.dropped_lines > 0).then(|| {
            let lines = count(resumed.dropped_lines, "unfinished line");
            format!("dropped from the end of the journal: {lines}")
        });
        table.journal = Some(resumed.journal);
        Ok(table)
    }

    /// Refuses to go on with another play than the arguments ask for.
    fn is_the_play_meant(&self, header: &Header, path: &Path) -> Result<(), Failure> {
        let asked = Path::new(&self.name);
        let by_folder = asked.canonicalize().ok();
        let names = [Some(asked), by_folder.as_deref()];
        let named = names.iter().flatten().any(|path| path.ends_with(&header.scenario));
        let what = if !named {
            format!("of `{}`, not of `{}`", header.scenario, self.name)
        } else if self.seed.is_some_and(|seed| seed != header.seed) {
            format!("of seed {}, not of seed {}", header.seed, self.seed())
        } else if self.from_review && header.entry != EntryPoint::Review {
            "that began before the review".to_owned()
        } else {
            return Ok(());
        };
        Err(Failure::new(
            format!("{} holds a play {what}", path.display()),
            "leave out what does not fit to go on with it, or name another file",
        ))
    }
}

fn open_case(scenario: scenario::model::Scenario) -> Result<Case, Failure> {
    Case::open(scenario).map_err(|error| Failure::Told {
        message: format!("its world cannot run: {error}"),
        hint: "`second-story check` shows where".to_owned(),
    })
}

/// A play in progress.
struct Table {
    case: Case,
    play: Play,
    log: Vec<Event>,
    journal: Option<OpenJournal>,
    notice: Option<String>,
    /// What was said before the first command, where the play begins at the table.
    opening: Option<Value>,
    format: Format,
}

impl Table {
    fn new(case: Case, seed: u64, format: Format) -> Self {
        let play = Play::new(seed);
        let log = Vec::new();
        Self { case, play, log, journal: None, notice: None, opening: None, format }
    }

    /// Writes events down, then takes them: nothing is shown that the disk does not have.
    fn take(&mut self, events: &[Event]) -> Result<(), Failure> {
        if let Some(journal) = &mut self.journal {
            journal.append(events, None)?;
        }
        for event in events {
            apply(&mut self.play, event);
        }
        self.log.extend(events.iter().cloned());
        Ok(())
    }

    fn play(&mut self, input: &mut dyn BufRead, out: &mut dyn Write) -> Result<(), Failure> {
        if let Some(notice) = self.notice.take() {
            self.answer(out, &json!({"notice": notice}))?;
        }
        if let Some(opening) = self.opening.take() {
            self.answer(out, &opening)?;
        }
        while let Some(line) = read_line(input)? {
            let answer = match line {
                Err(reason) => Some(json!({"rejected": reason})),
                Ok(line) => match parse(&line, self.case.scenario.midnight) {
                    Ok(Line::Quit) => break,
                    Ok(read) => self.line(read)?,
                    Err(reason) => Some(json!({"rejected": reason})),
                },
            };
            if let Some(answer) = answer {
                self.answer(out, &answer)?;
            }
        }
        // The debrief tells what really happened, so it is for those who have sealed their last guess.
        if self.play.last.is_none() {
            return self.answer(out, &self.unfinished());
        }
        let debrief = crate::debrief::debrief(&self.case, &self.play, &self.log);
        let mut shown = serde_json::to_value(&debrief)?;
        shown["postmortem"] = crate::debrief::postmortem(&self.case, &self.play).into();
        match self.format {
            // One object a line, to the end.
            Format::Json => serde_json::to_writer(&mut *out, &shown)?,
            Format::Text => serde_json::to_writer_pretty(&mut *out, &shown)?,
        }
        writeln!(out)?;
        Ok(())
    }

    fn unfinished(&self) -> Value {
        let go_on = match &self.journal {
            Some(_) => "the same command with the same --journal goes on from here",
            None => "with --journal FILE a play is kept, and goes on where it stopped",
        };
        let debrief = self.to_seal().unwrap_or_else(|| {
            "it comes at the end of a play, since it tells what happened".to_owned()
        });
        json!({"unfinished": {
            "phase": reasons::phase(self.play.phase),
            "debrief": debrief,
            "go_on": go_on,
        }})
    }

    /// That the last guess comes before the debrief.
    fn to_seal(&self) -> Option<String> {
        let open = self.play.phase == PhaseName::Debrief && self.play.last.is_none();
        open.then(|| {
            let write = help::usage("finish").unwrap_or_default();
            format!("your last guess is still to be sealed, then it comes; write: {write}")
        })
    }

    /// The answer to one line; none to an empty one.
    fn line(&mut self, line: Line) -> Result<Option<Value>, Failure> {
        Ok(Some(match line {
            Line::Empty | Line::Quit => return Ok(None),
            Line::Help(name) => self.help(name.as_deref()),
            Line::Look(words) if words.len() == 1 && words[0] == "said" => {
                json!({"said": said::said(&self.case, &self.play, &self.log)})
            }
            Line::Look(words) => match look::look(&self.case, &self.play, &self.log, &words) {
                Ok(value) => value,
                Err(reason) => json!({"rejected": reason}),
            },
            Line::Do(command) => self.done(command)?,
        }))
    }

    /// What a command came to.
    fn done(&mut self, command: Command) -> Result<Value, Failure> {
        let asked = match &command {
            Command::Agree(asked) => Some(asked.clone()),
            _ => None,
        };
        let command = match self.as_shown(command) {
            Ok(command) => command,
            Err(rejection) => return Ok(self.refused(&rejection)),
        };
        let note = match &command {
            Command::Move { act, target } => {
                without_occasion(&self.case, &self.play, act, target.as_ref())
            }
            _ => None,
        };
        let question = match &command {
            Command::Ask { form, topic, words, .. } => {
                Some(projections::asked(&self.case, form, topic.as_ref(), words))
            }
            _ => None,
        };
        let had = self.play.minutes_left();
        let happened = match decide(&self.case, &self.play, command) {
            Ok(happened) => happened,
            Err(rejection) => return Ok(self.refused(&rejection)),
        };
        self.take(&happened)?;
        let (case, play) = (&self.case, &self.play);
        let mut answer = json!({"events": events::all(case, play, &happened)});
        let refusal = happened.iter().find_map(|event| match event {
            Event::Refused { why, .. } => Some(*why),
            _ => None,
        });
        if let (Some(asked), Some(refusal)) = (asked, refusal) {
            answer["why"] = refusals::why(case, play, &asked, refusal).into();
            answer["instead"] = refusals::instead(case, play, &asked).into();
        }
        if let Some(question) = question.filter(|words| !words.is_empty()) {
            answer["you_ask"] = question.into();
        }
        if let Some(note) = note.and_then(reasons::without) {
            answer["note"] = note.into();
        }
        let coached: Vec<Value> = crate::debrief::coached(case, &happened)
            .into_iter()
            .map(|mark| json!({"words": mark.words, "why": mark.why, "instead": mark.rewrite}))
            .collect();
        if !coached.is_empty() {
            answer["coach"] = coached.into();
        }
        let confided = waiting::in_confidence(case, play, &happened);
        if !confided.is_empty() {
            answer["in_confidence"] = confided.into();
        }
        if let Some(write) = self.to_seal() {
            answer["next"] = write.into();
        }
        answer["phase"] = reasons::phase(play.phase).into();
        answer["minutes_left"] = json!(look::minutes_left(play));
        let went_on = happened
            .iter()
            .any(|event| matches!(event, Event::People(people::Event::StretchOpened { .. })));
        if let Some(unsent) = waiting::unsent(case, play).filter(|_| went_on) {
            answer["unsent"] = unsent.into();
        }
        if let Some(out) = waiting::out_of_minutes(play, had) {
            answer["out_of_minutes"] = out.into();
        }
        let (waiting, promised) = (waiting::who(case, play), waiting::promised(case, play));
        if !waiting.is_empty() {
            answer["waiting"] = waiting.into();
        }
        if !promised.is_empty() {
            answer["promised"] = promised.into();
        }
        Ok(answer)
    }

    /// Why not, and which name may be meant.
    fn refused(&self, rejection: &Rejection) -> Value {
        let meant = near::meant(&self.case, &self.play, &self.log, rejection);
        json!({"rejected": format!("{}{meant}", reasons::reason(rejection))})
    }

    /// What went well is numbered as it is shown, not as the scenario counts.
    fn as_shown(&self, command: Command) -> Result<Command, Rejection> {
        if !self.play.can_write() {
            return Ok(command);
        }
        let meant = |shown: u32| {
            let order = look_notebook::well_order(&self.case, &self.play);
            let at = (shown as usize).checked_sub(1).and_then(|at| order.get(at));
            at.copied().ok_or_else(|| Rejection::unknown(What::WentWell, shown))
        };
        Ok(Command::Note(match command {
            Command::Note(Note::Well { well, pin }) => Note::Well { well: meant(well)?, pin },
            Command::Note(Note::RemoveWell(well)) => Note::RemoveWell(meant(well)?),
            other => return Ok(other),
        }))
    }

    fn help(&self, name: Option<&str>) -> Value {
        let shown =
            |command: &help::CommandHelp| json!({"write": command.usage, "to": command.about});
        let Some(name) = name else {
            return json!({"help": help::legal(&self.play).map(shown).collect::<Vec<_>>()});
        };
        let Some(command) = help::COMMANDS.iter().find(|command| command.name == name) else {
            return json!({"rejected": help::unknown(name)});
        };
        let mut answer = json!({"help": [shown(command)]});
        if help::legal(&self.play).all(|legal| legal.name != name) {
            answer["now"] = "not possible in this phase".into();
        }
        answer
    }

    fn answer(&self, out: &mut dyn Write, value: &Value) -> Result<(), Failure> {
        match self.format {
            Format::Json => serde_json::to_writer(&mut *out, value)?,
            // A document stands as it is.
            Format::Text if value["postmortem"].is_string() => {
                write!(out, "{}", printable(value["postmortem"].as_str().unwrap_or_default()))?;
            }
            Format::Text => write!(out, "{}", outline::outline(value))?,
        }
        writeln!(out)?;
        // Each command is answered at once.
        out.flush()?;
        Ok(())
    }
}

/// A play by these commands, kept nowhere: for tests of what shows a play.
#[cfg(test)]
pub fn played(name: &str, commands: &str) -> (Case, Vec<Event>) {
    let (table, _) = answered(name, commands);
    (table.case, table.log)
}

/// What is answered to these commands, as JSON.
#[cfg(test)]
pub fn answers(name: &str, commands: &str) -> String {
    answered(name, commands).1
}

#[cfg(test)]
fn answered(name: &str, commands: &str) -> (Table, String) {
    let scenario = Library::gather(&[]).open(name).expect("a scenario").scenario;
    let mut table = Table::new(open_case(scenario).expect("a world"), 1, Format::Json);
    let first = begin(&table.case, 1, EntryPoint::Brief);
    table.take(&first).expect("a beginning");
    let mut out = Vec::new();
    table.play(&mut commands.as_bytes(), &mut out).expect("a play");
    (table, String::from_utf8(out).expect("UTF-8"))
}
