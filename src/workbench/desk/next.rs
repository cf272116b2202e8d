//! What to do now, in one line below the phases: the first thing that is still missing on the way.

use super::timeline::cost;
use super::top::Stop;
use super::{Desk, offers};
use crate::play::projections;
use crate::scenario::model::PhaseName;
use crate::text::{Value, Words};
use crate::workbench::debrief::Page;
use crate::workbench::impact::ImpactTab;
use crate::workbench::kit::Next;

/// Minutes before the last group can be sent, at which the line speaks of it.
const SOON: u32 = 16;

/// The lines that lead to another station, and to which.
const WAYS: [(&str, Stop); 18] = [
    ("next-back", Stop::Investigate),
    ("next-timeline", Stop::Timeline),
    ("next-timeline-soon", Stop::Timeline),
    ("next-pins-first", Stop::Investigate),
    ("next-more-entries", Stop::Impact),
    ("next-confirm-soon", Stop::Timeline),
    ("next-all-stand", Stop::Impact),
    ("next-to-impact", Stop::Impact),
    ("next-to-factors", Stop::Impact),
    ("next-enough", Stop::Review),
    ("next-review", Stop::Review),
    ("next-to-room", Stop::Review),
    ("next-no-factor", Stop::Impact),
    ("next-two-pins", Stop::Mitigate),
    ("next-to-mitigate", Stop::Mitigate),
    ("next-document-last", Stop::Debrief),
    ("next-to-question", Stop::Debrief),
    ("next-to-debrief", Stop::Debrief),
];

fn line(words: &Words, key: &str) -> Next {
    with(words, key, &[])
}

fn with(words: &Words, key: &str, values: &[(&str, Value<'_>)]) -> Next {
    let way = WAYS.iter().find(|(line, _)| *line == key).map(|(_, stop)| *stop);
    let to = way.and_then(|stop| {
        let at = Stop::ALL.iter().position(|other| *other == stop)?;
        Some((at, words.with("next-go", &[("station", words.get(stop.key()).into())])))
    });
    Next { text: words.with(key, values), to }
}

/// At a station, whatever stands on it.
pub fn at(desk: &Desk, words: &Words, here: Stop) -> Next {
    let play = &desk.play;
    match (play.phase, here) {
        (PhaseName::Brief, _) => line(words, "next-brief"),
        (PhaseName::Investigate, Stop::Brief) => line(words, "next-back"),
        (PhaseName::Investigate, Stop::Timeline) => line(words, timeline(desk)),
        (PhaseName::Investigate, Stop::Impact) => line(words, "next-impact"),
        (PhaseName::Investigate, _) => investigate(desk, words),
        (PhaseName::Review, Stop::Review) => review(desk, words),
        (PhaseName::Review, _) => line(words, "next-to-room"),
        (PhaseName::Mitigate, Stop::Mitigate) if play.agreed.is_empty() => {
            line(words, if offers::shown(desk) { "next-mitigate" } else { "next-no-factor" })
        }
        (PhaseName::Mitigate, Stop::Mitigate) => line(words, "next-agreed"),
        (PhaseName::Mitigate, _) => line(words, "next-to-mitigate"),
        (PhaseName::Debrief, Stop::Debrief) if play.last.is_none() => {
            line(words, if play.gut.is_some() { "next-question" } else { "next-question-first" })
        }
        (PhaseName::Debrief, Stop::Debrief) => line(words, "next-debrief"),
        (PhaseName::Debrief, _) if play.last.is_none() => line(words, "next-to-question"),
        (PhaseName::Debrief, _) => line(words, "next-to-debrief"),
    }
}

/// On one of the tabs behind Impact, while they can be worked on.
pub fn on_impact(desk: &Desk, words: &Words, tab: Option<ImpactTab>) -> Option<Next> {
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
    Some(line(words, key))
}

/// While talking to somebody.
pub fn on_talk(desk: &Desk, words: &Words) -> Option<Next> {
    (desk.play.phase == PhaseName::Investigate).then(|| line(words, "next-talk"))
}

/// On the map of the day, which may be looked at once the play is over, too.
pub fn on_map(desk: &Desk, words: &Words) -> Option<Next> {
    let key = match desk.play.phase {
        PhaseName::Investigate => "next-map",
        PhaseName::Debrief if desk.play.last.is_some() => "next-map-after",
        _ => return None,
    };
    Some(line(words, key))
}

/// On a page of the debrief; `guessed`: a first guess was sealed.
pub fn on_debrief(words: &Words, page: Page, guessed: bool) -> Next {
    line(
        words,
        match page {
            Page::First => "next-debrief",
            Page::Windows => "next-debrief-windows",
            Page::GutCheck if guessed => "next-debrief-gut",
            Page::GutCheck => "next-debrief-gut-now",
            Page::Talks => "next-debrief-talks",
            Page::Shut => "next-debrief-shut",
            Page::Unopened => "next-debrief-unopened",
            Page::Postmortem => "next-debrief-postmortem",
        },
    )
}

fn investigate(desk: &Desk, words: &Words) -> Next {
    let (play, book) = (&desk.play, &desk.play.notebook);
    let all = projections::people_to_ask(&desk.case).len();
    let heard = usize::try_from(play.people.people_heard()).unwrap_or(all);
    let unheard = all.saturating_sub(heard);
    // Whoever reads on to the last minute cannot send a group any more.
    let wrong = desk.case.numbers.wrong_group(play.refused_groups.len());
    if !book.pins.is_empty() && (wrong..wrong + SOON).contains(&play.minutes_left()) {
        let begun = !book.entries.is_empty();
        let key = if begun { "next-confirm-soon" } else { "next-timeline-soon" };
        return with(words, key, &[("minutes", wrong.into())]);
    }
    // Without minutes what is open is still read, and every sheet filled in.
    let time = play.minutes_left() > 0;
    line(
        words,
        match () {
            () if time && play.opened.is_empty() => "next-open",
            () if book.pins.is_empty() => "next-pin",
            () if time && play.people.people_heard() == 0 => "next-ask",
            // Half of the time belongs to people, and pins wait.
            () if book.entries.is_empty() && unheard > 0 && 2 * play.spent < play.budget => {
                return with(words, "next-ask-on", &[("unheard", unheard.into())]);
            }
            () if book.entries.is_empty() => "next-timeline",
            () if book.impact.is_empty() => "next-to-impact",
            () if book.factors.is_empty() => "next-to-factors",
            () if !time => "next-review",
            () if unheard > 0 => {
                return with(words, "next-unheard", &[("unheard", unheard.into())]);
            }
            () => "next-enough",
        },
    )
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

fn review(desk: &Desk, words: &Words) -> Next {
    let Some(meeting) = &desk.play.people.meeting else { return line(words, "next-move") };
    let last = meeting.stretch + 1 >= desk.scenario().meeting.stretches.len();
    let unsent = projections::unconfirmed(&desk.case, &desk.play).len();
    match meeting.minutes_left() {
        0 => line(words, "next-close"),
        _ if unsent >= 3 => with(words, "next-move-unsent", &[("unsent", unsent.into())]),
        left if last => with(words, "next-last", &[("minutes", left.into())]),
        _ => line(words, "next-move"),
    }
}
