//! What to do now, in one line below the phases: the first thing that is still missing on the way.

use super::timeline::cost;
use super::top::Stop;
use super::{Desk, offers};
use crate::play::projections;
use crate::scenario::model::PhaseName;
use crate::text::Words;
use crate::workbench::debrief::Page;
use crate::workbench::impact::ImpactTab;

/// Minutes before the last group can be sent, at which the line speaks of it.
const SOON: u32 = 16;

/// At a station, whatever stands on it.
pub fn at(desk: &Desk, words: &Words, here: Stop) -> String {
    let play = &desk.play;
    match (play.phase, here) {
        (PhaseName::Brief, _) => words.get("next-brief"),
        (PhaseName::Investigate, Stop::Brief) => words.get("next-back"),
        (PhaseName::Investigate, Stop::Timeline) => words.get(timeline(desk)),
        (PhaseName::Investigate, Stop::Impact) => words.get("next-impact"),
        (PhaseName::Investigate, _) => investigate(desk, words),
        (PhaseName::Review, Stop::Review) => review(desk, words),
        (PhaseName::Review, _) => words.get("next-to-room"),
        (PhaseName::Mitigate, Stop::Mitigate) if play.agreed.is_empty() => {
            words.get(if offers::shown(desk) { "next-mitigate" } else { "next-no-factor" })
        }
        (PhaseName::Mitigate, Stop::Mitigate) => words.get("next-agreed"),
        (PhaseName::Mitigate, _) => words.get("next-to-mitigate"),
        (PhaseName::Debrief, Stop::Debrief) if play.last.is_none() => {
            words.get(if play.gut.is_some() { "next-question" } else { "next-question-first" })
        }
        (PhaseName::Debrief, Stop::Debrief) => words.get("next-debrief"),
        (PhaseName::Debrief, _) if play.last.is_none() => words.get("next-to-question"),
        (PhaseName::Debrief, _) => words.get("next-to-debrief"),
    }
}

/// On one of the tabs behind Impact, while they can be worked on.
pub fn on_impact(desk: &Desk, words: &Words, tab: Option<ImpactTab>) -> Option<String> {
    let key = match (desk.play.phase, tab) {
        (PhaseName::Investigate, Some(ImpactTab::Sheet)) => "next-impact",
        (PhaseName::Investigate, Some(ImpactTab::Board)) => "next-factors",
        (PhaseName::Investigate, None) => "next-decisions",
        (PhaseName::Debrief, _) if desk.play.last.is_some() => return None,
        (PhaseName::Debrief, Some(ImpactTab::Document)) => "next-document-last",
        (_, Some(ImpactTab::Document)) => "next-document",
        (PhaseName::Mitigate, Some(ImpactTab::Board)) if !offers::shown(desk) => "next-two-pins",
        _ => return None,
    };
    Some(words.get(key))
}

/// While talking to somebody.
pub fn on_talk(desk: &Desk, words: &Words) -> Option<String> {
    (desk.play.phase == PhaseName::Investigate).then(|| words.get("next-talk"))
}

/// On the map of the day, which may be looked at once the play is over, too.
pub fn on_map(desk: &Desk, words: &Words) -> Option<String> {
    let key = match desk.play.phase {
        PhaseName::Investigate => "next-map",
        PhaseName::Debrief if desk.play.last.is_some() => "next-map-after",
        _ => return None,
    };
    Some(words.get(key))
}

/// On a page of the debrief; `guessed`: a first guess was sealed.
pub fn on_debrief(words: &Words, page: Page, guessed: bool) -> String {
    words.get(match page {
        Page::First => "next-debrief",
        Page::Windows => "next-debrief-windows",
        Page::GutCheck if guessed => "next-debrief-gut",
        Page::GutCheck => "next-debrief-gut-now",
        Page::Talks => "next-debrief-talks",
        Page::Shut => "next-debrief-shut",
        Page::Unopened => "next-debrief-unopened",
        Page::Postmortem => "next-debrief-postmortem",
    })
}

fn investigate(desk: &Desk, words: &Words) -> String {
    let (play, book) = (&desk.play, &desk.play.notebook);
    let all = projections::people_to_ask(&desk.case).len();
    let heard = usize::try_from(play.people.people_heard()).unwrap_or(all);
    let unheard = all.saturating_sub(heard);
    // Whoever reads on to the last minute cannot send a group any more.
    let wrong = desk.case.numbers.wrong_group(play.refused_groups.len());
    if !book.pins.is_empty() && (wrong..wrong + SOON).contains(&play.minutes_left()) {
        let begun = !book.entries.is_empty();
        let key = if begun { "next-confirm-soon" } else { "next-timeline-soon" };
        return words.with(key, &[("minutes", wrong.into())]);
    }
    // Without minutes what is open is still read, and every sheet filled in.
    let time = play.minutes_left() > 0;
    words.get(match () {
        () if time && play.opened.is_empty() => "next-open",
        () if book.pins.is_empty() => "next-pin",
        () if time && play.people.people_heard() == 0 => "next-ask",
        // Half of the time belongs to people, and pins wait.
        () if book.entries.is_empty() && unheard > 0 && 2 * play.spent < play.budget => {
            return words.with("next-ask-on", &[("unheard", unheard.into())]);
        }
        () if book.entries.is_empty() => "next-timeline",
        () if book.impact.is_empty() => "next-to-impact",
        () if book.factors.is_empty() => "next-to-factors",
        () if !time => "next-review",
        () if unheard > 0 => {
            return words.with("next-unheard", &[("unheard", unheard.into())]);
        }
        () => "next-enough",
    })
}

fn timeline(desk: &Desk) -> &'static str {
    let (play, book) = (&desk.play, &desk.play.notebook);
    let poor = play.phase == PhaseName::Investigate && cost(desk).is_none();
    match projections::unconfirmed(&desk.case, play).len() {
        3.. if poor => "next-send-there",
        _ if book.pins.is_empty() => "next-pins-first",
        0 if !book.entries.is_empty() => "next-all-stand",
        3.. => "next-confirm",
        _ if book.entries.len() < 3 => "next-entries",
        _ => "next-more-entries",
    }
}

fn review(desk: &Desk, words: &Words) -> String {
    let Some(meeting) = &desk.play.people.meeting else { return words.get("next-move") };
    let last = meeting.stretch + 1 >= desk.scenario().meeting.stretches.len();
    let unsent = projections::unconfirmed(&desk.case, &desk.play).len();
    match meeting.minutes_left() {
        0 => words.get("next-close"),
        _ if unsent >= 3 => words.with("next-move-unsent", &[("unsent", unsent.into())]),
        left if last => words.with("next-last", &[("minutes", left.into())]),
        _ => words.get("next-move"),
    }
}
