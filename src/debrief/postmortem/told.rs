//! What went well, what people needed, what customers were told, and who was heard.

use super::paper::{Paper, Values};
use crate::debrief::markdown::{inline, local_time, person_text, stopped};
use crate::debrief::phrases::say;
use crate::play::conditions::without_leave;
use crate::play::start::first_place;
use crate::play::state::{EntryPoint, OwnPart, Status};
use crate::play::status::hours;
use crate::scenario::model::*;
use crate::text::capital;

impl Paper<'_> {
    pub fn well(&mut self) {
        let case = self.case;
        let known = &case.scenario.truth.went_well;
        let found = self.play.notebook.well.iter();
        let mut found: Vec<(&WentWell, u32)> =
            found.filter_map(|(index, pin)| Some((known.get(*index as usize)?, *pin))).collect();
        found.sort_by_key(|(well, _)| match well.kind {
            WentWellKind::Success => 0,
            WentWellKind::Guard => 1,
            WentWellKind::Luck => 2,
        });
        let luck = found.iter().any(|(well, _)| matches!(well.kind, WentWellKind::Luck));
        let mut rows = Vec::new();
        for (well, pin) in found {
            let evidence = self.cite([pin]);
            let values: Values = &[("text", &inline(&well.text)), ("evidence", &evidence)];
            let key = match well.kind {
                WentWellKind::Success => "pm-well-plain",
                WentWellKind::Luck => "pm-well-luck",
                WentWellKind::Guard => "pm-well-guard",
            };
            rows.push(say(key, values));
        }
        self.list(if luck { "pm-well-and-luck" } else { "pm-well" }, &rows);
    }

    pub fn needs(&mut self) {
        let mut rows = Vec::new();
        for (whose, key) in
            [(Whose::Responder, "pm-need-responder"), (Whose::Customer, "pm-need-customer")]
        {
            let book = &self.play.notebook;
            let pins = book.needs.iter().filter(|(of, _)| *of == whose).map(|(_, pin)| *pin);
            let pins: Vec<u32> = pins.collect();
            let words = book.need_words.get(&whose).map_or("", |words| words.trim());
            let needs = match (words, pins.as_slice()) {
                (_, []) => Vec::new(),
                ("", pins) => pins.iter().map(|pin| self.need(*pin)).collect(),
                (words, pins) => vec![self.need_in_words(words, pins)],
            };
            for need in needs {
                let row = say(key, &[("need", &need)]);
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        self.list("pm-needs", &rows);
    }

    /// A need that the author put into words, with what shows it.
    fn need_in_words(&mut self, words: &str, pins: &[u32]) -> String {
        let note = stopped(&self.own_line(words));
        let shown = pins.iter().find_map(|pin| self.quoted(*pin)).unwrap_or_default();
        let evidence = self.cite(pins.iter().copied());
        if shown.is_empty() {
            return say("pm-need-worded", &[("note", &note), ("evidence", &evidence)]);
        }
        let values: Values = &[("note", &note), ("words", &shown), ("evidence", &evidence)];
        say("pm-need-noted", values)
    }

    /// A need as a pin shows it, in the words of the pin's note.
    fn need(&mut self, pin: u32) -> String {
        let pinned = self.play.notebook.pins.get(&pin);
        // A note on words without leave would tell what they were.
        let shown = pinned.filter(|p| !without_leave(self.case, self.play, &p.place));
        let note = shown.map_or_else(String::new, |pin| stopped(&inline(&pin.note)));
        let words = self.quoted(pin).unwrap_or_default();
        let evidence = self.cite([pin]);
        match (note.is_empty(), words.is_empty()) {
            (_, true) => say("pm-need-hidden", &[("evidence", &evidence)]),
            (true, _) => say("pm-need-shown", &[("words", &words), ("evidence", &evidence)]),
            (false, _) => {
                let values: Values = &[("note", &note), ("words", &words), ("evidence", &evidence)];
                say("pm-need-noted", values)
            }
        }
    }

    /// The text that was sent first, its lines behind the question that they answer; of each later one
    /// what it changed, on a line.
    pub fn statuses(&mut self) {
        let Some((first, later)) = self.play.statuses.split_first() else { return };
        self.heading("pm-statuses");
        let slots = &self.case.scenario.interruptions.status.slots;
        let said = |status: &Status| -> Vec<Option<&StatusLine>> {
            let of = |line: &&StatusLine| status.lines.contains(&line.id);
            slots.iter().map(|slot| slot.lines.iter().find(of)).collect()
        };
        let title = say("pm-status", &[("time", &local_time(self.case, first.at))]);
        self.paragraph(&format!("### {title}"));
        let mut before = said(first);
        let rows = slots.iter().zip(&before).filter_map(|(slot, line)| {
            let ask = capital(&inline(&slot.ask));
            Some(say("pm-status-row", &[("ask", &ask), ("text", &inline(&line.as_ref()?.text))]))
        });
        self.paragraph(&rows.collect::<Vec<_>>().join("\n"));
        let mut rows = Vec::new();
        for status in later {
            let now = said(status);
            let both = slots.iter().zip(before.iter().zip(&now));
            let changed =
                both.filter(|(_, (old, new))| old.map(|line| &line.id) != new.map(|line| &line.id));
            let changes: Vec<String> = changed
                .map(|(slot, (_, new))| {
                    let ask = capital(&inline(&slot.ask));
                    match new {
                        Some(line) => {
                            let text = stopped(&inline(&line.text));
                            say("pm-status-change", &[("ask", &ask), ("text", &text)])
                        }
                        None => say("pm-status-without", &[("ask", &ask)]),
                    }
                })
                .collect();
            let time = local_time(self.case, status.at);
            rows.push(match changes.is_empty() {
                true => say("pm-status-same", &[("time", &time)]),
                false => {
                    say("pm-status-changed", &[("time", &time), ("changes", &changes.join(" "))])
                }
            });
            before = now;
        }
        rows.extend(self.missed_updates().iter().map(|due| self.missed(*due)));
        if !rows.is_empty() {
            self.paragraph(&rows.join("\n"));
        }
    }

    /// The hours at which word was promised to customers and none came.
    fn missed_updates(&self) -> Vec<Ms> {
        let sent = self.play.statuses.iter();
        let hours: Vec<Ms> = sent.flat_map(|status| hours(self.case, &status.lines)).collect();
        let missed = self.play.promises.iter();
        let missed = missed.filter(|one| one.kept == Some(false) && one.to.is_none());
        missed.map(|promise| promise.due).filter(|due| hours.contains(due)).collect()
    }

    fn missed(&self, due: Ms) -> String {
        say("pm-status-missed", &[("time", &local_time(self.case, due))])
    }

    /// The author's own part, where they told it.
    pub fn own_part(&mut self) {
        let key = match self.play.own_part {
            Some(OwnPart::ToldThemFirst) => "pm-own-first",
            Some(OwnPart::Told) => "pm-own-told",
            Some(OwnPart::Raised) | None => return,
        };
        let player = &self.case.scenario.manifest.player;
        let who = inline(&person_text(self.case, &player.touches));
        let mut text = say(key, &[("who", &who)]);
        // Only what the author has read can be quoted.
        let place = first_place(self.case, &player.raised_by)
            .filter(|place| place.source().is_none_or(|source| self.play.is_open(source)));
        if !player.own_part_written.is_empty() {
            text = format!("{text} {}", inline(&player.own_part_written));
        }
        if let Some(place) = place
            && let Some(words) = self.quoted_at(&place)
        {
            let evidence = self.cite_places([place]);
            let values: Values = &[("words", &words), ("evidence", &evidence)];
            text = format!("{text} {}", say("pm-own-words", values));
        }
        self.heading("pm-own");
        self.paragraph(&text);
    }

    /// Somebody said something at the table.
    pub fn spoke(&self, person: &PersonId) -> bool {
        let meeting = self.play.people.meeting.as_ref();
        meeting.is_some_and(|meeting| meeting.spoken.contains_key(person))
    }

    /// What somebody told stood in the dossier from which the play began.
    fn in_dossier(&self, person: &PersonId) -> bool {
        let dossier = &self.case.scenario.manifest.dossier;
        self.play.entry == EntryPoint::Review && dossier.told.iter().any(|(who, _)| who == person)
    }

    /// The people whose words the author heard.
    pub fn heard(&mut self) {
        let people = self.case.scenario.cast.people.iter();
        let rows = people.filter_map(|person| {
            let state = self.play.people.person(&person.id)?;
            let mut how = Vec::new();
            if !state.asked.is_empty() {
                how.push(say("pm-heard-asked", &[]));
            }
            if state.asked.is_empty() && self.in_dossier(&person.id) {
                how.push(say("pm-heard-dossier", &[]));
            }
            if self.spoke(&person.id) {
                how.push(say("pm-heard-review", &[]));
            }
            if how.is_empty() && !state.told.is_empty() {
                how.push(say("pm-heard-told", &[]));
            }
            let values: Values = &[
                ("name", &inline(&person.name)),
                ("role", &inline(&person.role)),
                ("how", &how.join(", ")),
            ];
            (!how.is_empty()).then(|| say("pm-heard-row", values))
        });
        let rows: Vec<String> = rows.collect();
        self.list("pm-heard", &rows);
    }
}
