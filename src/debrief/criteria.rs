//! The ten dimensions: each criterion's state, with its reasons.

use super::dimensions::{CriterionText, Dimensions, Thresholds};
use super::judge::verdict::{Find, Verdict};
use super::judge::*;
use super::report::{Criterion, Dimension, Reason, SameDay};
use super::story::Story;

/// All dimensions, in the order of their file.
pub(super) fn dimensions(story: &Story, again: Option<&SameDay>) -> Vec<Dimension> {
    let standard = Dimensions::standard();
    let dimensions = standard.dimensions.iter().map(|text| {
        let verdicts = judge(&text.id, story, &standard.thresholds, again).into_iter().flatten();
        let criteria = text.criteria.iter().zip(verdicts);
        Dimension {
            id: text.id.clone(),
            title: text.title.clone(),
            criteria: criteria.map(|(text, verdict)| criterion(story, text, verdict)).collect(),
        }
    });
    dimensions.collect()
}

fn judge(
    id: &str,
    story: &Story,
    at: &Thresholds,
    again: Option<&SameDay>,
) -> Option<[Verdict; 4]> {
    Some(match id {
        "open-mind" => mind::judge(story, at),
        "local-rationality" => decisions::judge(story),
        "timeline" => timeline::judge(story, at),
        "impact" => impact::judge(story, at),
        "factors" => factors::judge(story, at),
        "went-well" => well::judge(story),
        "mitigations" => measures::judge(story, at, again),
        "action-craft" => craft::judge(story, at),
        "facilitation" => meeting::judge(story, at),
        "care" => care::judge(story),
        _ => return None,
    })
}

fn criterion(story: &Story, text: &CriterionText, verdict: Verdict) -> Criterion {
    let midnight = story.case.scenario.midnight;
    let reason = |find: Find| Reason {
        what_you_did: find.did,
        moment: find.moment,
        what_the_evidence_shows: find.shows,
        where_: find.place.map(|place| place.text(midnight)),
        why_it_matters: text.why.clone(),
        source: text.source.clone(),
    };
    Criterion {
        id: text.id.clone(),
        text: text.text.clone(),
        state: verdict.state,
        reasons: verdict.finds.into_iter().map(reason).collect(),
    }
}
