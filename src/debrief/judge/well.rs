//! What went well, what was luck, and what held.

use super::verdict::{Find, Verdict, pin_on};
use crate::debrief::story::Story;
use crate::play::measures::keeps;
use crate::scenario::model::*;

pub fn judge(story: &Story) -> [Verdict; 4] {
    [
        found(story, WentWellKind::Success),
        found(story, WentWellKind::Luck),
        found(story, WentWellKind::Guard),
        kept(story),
    ]
}

fn noted<'a>(story: &Story<'a>) -> Vec<(&'a WentWell, u32)> {
    let known = &story.case.scenario.truth.went_well;
    let book = story.play.notebook.well.iter();
    book.filter_map(|(index, pin)| Some((known.get(*index as usize)?, *pin))).collect()
}

fn found(story: &Story, kind: WentWellKind) -> Verdict {
    let noted = noted(story);
    if noted.is_empty() {
        return Verdict::not_reached("no-well");
    }
    let of_kind = noted.iter().filter(|(well, _)| well.kind == kind);
    let shown = of_kind.clone().find(|(well, pin)| pin_on(story, &well.supports, *pin));
    if let Some((well, pin)) = shown {
        return Verdict::new(
            true,
            vec![Find::new("well-noted", &[("text", &well.text)]).pin(story, *pin)],
        );
    }
    let thin = of_kind.map(|(well, _)| {
        Find::new("well-unsupported", &[("text", &well.text)]).there(story, &well.supports)
    });
    let mut finds: Vec<Find> = thin.collect();
    if finds.is_empty() {
        let all = &story.case.scenario.truth.went_well;
        let missed = all.iter().find(|well| well.kind == kind);
        let supports = missed.map_or(&[][..], |well| &well.supports);
        finds.push(Find::new("well-missing", &[]).there(story, supports));
    }
    let all = story.case.scenario.truth.went_well.iter().filter(|well| well.kind == kind);
    let mut all = all.map(|well| story.within_reach(&well.supports));
    let verdict = Verdict::new(false, finds);
    if all.any(|reach| reach) { verdict } else { verdict.out_of_reach(story) }
}

fn kept(story: &Story) -> Verdict {
    if !story.reached(PhaseName::Mitigate) {
        return Verdict::not_reached("no-mitigation");
    }
    let scenario = &story.case.scenario;
    let mut finds = Vec::new();
    for (well, _) in noted(story) {
        let Some(measure) = well.kept_by.as_ref().and_then(|id| scenario.measure(id)) else {
            continue;
        };
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("text", &well.text), ("measure", &measure.text)];
        if keeps(story.case, story.play, well) {
            return Verdict::new(
                true,
                vec![Find::new("well-kept", &values).there(story, &well.supports)],
            );
        }
        finds.push(Find::new("well-not-kept", &values).there(story, &well.supports));
    }
    if finds.is_empty() {
        finds.push(Find::new("well-nothing-to-keep", &[]));
    }
    Verdict::new(false, finds)
}
