//! The last question, and the debrief as the room of that name works it out.

use super::Desk;
use super::impact::pins;
use super::play::portrait;
use super::top::{Stop, bar};
use crate::debrief::report;
use crate::people::Event as Among;
use crate::play::command::View;
use crate::play::{Command, Event as Happened};
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::brief::Statement;
use crate::workbench::debrief::{
    Credit, Criterion, CriterionState, DebriefModel, Dimension, GutCheck, GutRow, Moment,
    QuestionAction, QuestionModel, Reason, Silence, Source, Unopened, Who,
};

pub fn question(desk: &Desk, words: &Words) -> QuestionModel {
    let check = &desk.scenario().manifest.gut_check;
    QuestionModel {
        top: bar(desk, words, Stop::Debrief),
        chips: check.chips,
        statements: check
            .statements
            .iter()
            .map(|one| Statement { id: one.id.to_string(), text: one.text.clone() })
            .collect(),
        pins: pins(desk, words),
        again: desk.play.gut.is_some(),
    }
}

/// The command that an answer stands for; none for going elsewhere.
pub fn command(action: &QuestionAction) -> Option<Command> {
    let QuestionAction::Answer { line, chips, sure, pin_for, pin_against } = action else {
        return None;
    };
    let laid = chips.iter().filter(|(_, chips)| *chips > 0);
    let view = View {
        chips: laid.map(|(id, chips)| (StatementId::from(id.as_str()), *chips)).collect(),
        line: line.clone(),
        sure: sure + 1,
    };
    Some(Command::Finish { view, pin_for: *pin_for, pin_against: *pin_against })
}

/// Worked out once: the play is over.
pub fn model(desk: &Desk, words: &Words, first_postmortem: bool) -> DebriefModel {
    let debrief = crate::debrief::debrief(&desk.case, &desk.play, &desk.log);
    let story = &desk.scenario().manifest;
    let paragraphs = debrief.first_page.second_story.split("\n\n").map(str::to_owned).collect();
    DebriefModel {
        top: bar(desk, words, Stop::Debrief),
        best: best(desk, &debrief.first_page),
        silence: debrief.first_page.costliest_silence.as_ref().map(|one| silence(desk, one)),
        first_story: story.first_story.headline.clone(),
        second_story: paragraphs,
        dimensions: debrief.dimensions.iter().map(dimension).collect(),
        gut_then: debrief.gut_check.then.as_ref().map(|seen| gut(words, "gut-then", seen)),
        gut_now: debrief
            .gut_check
            .now
            .as_ref()
            .map(|seen| gut(words, "gut-now", seen))
            .unwrap_or_default(),
        gut_rows: debrief
            .gut_check
            .statements
            .iter()
            .map(|one| GutRow {
                text: one.text.clone(),
                then: one.then,
                now: one.now,
                holds: one.holds,
            })
            .collect(),
        talks: super::talks::talks(desk, words, &debrief.tone),
        closings: super::closings::closings(desk, words, &debrief.tone),
        unopened: debrief
            .never_opened
            .sources
            .iter()
            .chain(&debrief.never_opened.people)
            .map(|one| Unopened {
                name: one.name.clone(),
                shows: match one.factors.is_empty() {
                    true => words.get("debrief-unopened-no-factor"),
                    false => one.factors.join(".\n") + ".",
                },
            })
            .collect(),
        postmortem: crate::debrief::postmortem(&desk.case, &desk.play),
        first_postmortem,
        saved_to: None,
        credit: Some(Credit {
            text: story.credit.title.clone(),
            source: Source { title: story.credit.source.clone(), url: String::new() },
        }),
    }
}

pub(super) fn who(desk: &Desk, id: Option<&PersonId>) -> Who {
    let person = id.and_then(|id| desk.scenario().person(id));
    Who {
        id: person.map(|person| person.id.to_string()).unwrap_or_default(),
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
    }
}

pub(super) fn moment(at: &report::Moment) -> Option<u32> {
    u32::try_from(at.event).ok()
}

pub(super) fn when(desk: &Desk, at: &report::Moment) -> String {
    desk.clock.get(at.event).map(|clock| desk.hour(*clock)).unwrap_or_default()
}

/// When the question was put that this came of, as the talks have it; else when it came.
fn asked_at(desk: &Desk, at: &report::Moment) -> String {
    let asked = |event: &Happened| matches!(event.among(), Some(Among::Asked { .. }));
    let came = desk.log.get(at.event).and_then(Happened::among);
    let told = matches!(came, Some(Among::Told { .. })) && at.phase == PhaseName::Investigate;
    let before = desk.log.iter().take(at.event + 1).rposition(asked).filter(|_| told);
    let moment = report::Moment { event: before.unwrap_or(at.event), ..*at };
    when(desk, &moment)
}

fn best(desk: &Desk, page: &report::FirstPage) -> Moment {
    let Some(best) = &page.best_moment else { return Moment::default() };
    // Somebody's words stand apart from what is told of them.
    let (text, quote) = match best.who {
        Some(_) => (best.you_did.clone(), best.what_came.clone()),
        None => (format!("{} {}", best.you_did, best.what_came), String::new()),
    };
    Moment {
        who: who(desk, best.who.as_ref()),
        when: asked_at(desk, &best.moment),
        text,
        quote,
        moment: moment(&best.moment),
    }
}

fn silence(desk: &Desk, one: &report::CostliestSilence) -> Silence {
    Silence {
        who: who(desk, Some(&one.who)),
        when: one.when.clone(),
        text: one.because.clone(),
        quote: one.it_was.clone(),
        opens: one.what_would_have_opened_it.clone(),
        moment: one.moment.as_ref().and_then(moment).or_else(|| stretch(desk, &one.when)),
    }
}

/// Where a stretch of the meeting began: what stayed unsaid belonged there.
fn stretch(desk: &Desk, name: &str) -> Option<u32> {
    let stretches = &desk.scenario().meeting.stretches;
    let id = &stretches.iter().find(|stretch| stretch.name == name)?.id;
    let opens = |event: &crate::play::Event| {
        matches!(event, crate::play::Event::People(crate::people::Event::StretchOpened { stretch })
            if stretch == id)
    };
    desk.log.iter().position(opens).and_then(|at| u32::try_from(at).ok())
}

fn dimension(one: &report::Dimension) -> Dimension {
    Dimension {
        id: one.id.clone(),
        name: one.title.clone(),
        criteria: one.criteria.iter().map(criterion).collect(),
    }
}

/// Reasons of a criterion that are told together.
const REASONS: usize = 3;

/// What was found is told together: what holds, and what is missing.
fn criterion(one: &report::Criterion) -> Criterion {
    let told = |text: fn(&report::Reason) -> &String| {
        let mut texts: Vec<&str> = Vec::new();
        for reason in one.reasons.iter().take(REASONS) {
            let text = text(reason).as_str();
            if !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(" ")
    };
    let reason = one.reasons.first().map(|reason| Reason {
        did: told(|reason| &reason.what_you_did),
        moment: reason.moment.as_ref().and_then(moment),
        shows: told(|reason| &reason.what_the_evidence_shows),
        why: reason.why_it_matters.clone(),
        source: Source { title: reason.source.clone(), url: String::new() },
    });
    Criterion {
        text: one.text.clone(),
        state: match one.state {
            report::CriterionState::Met => CriterionState::Met,
            report::CriterionState::NotYet => CriterionState::NotYet,
            report::CriterionState::NotReached => CriterionState::NotReached,
        },
        reason: reason.unwrap_or_default(),
    }
}

fn gut(words: &Words, key: &str, seen: &report::Seen) -> GutCheck {
    GutCheck { when: words.get(key), line: seen.line.clone(), sure: seen.sure.saturating_sub(1) }
}
