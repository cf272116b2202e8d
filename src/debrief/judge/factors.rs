//! How it came about.

use super::verdict::{Find, Verdict, pin_on};
use crate::debrief::dimensions::Thresholds;
use crate::debrief::story::Story;
use crate::debrief::written::{self, PartKind};
use crate::play::Event;
use crate::play::measures::factor_pins;
use crate::scenario::model::*;
use std::collections::BTreeSet;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    if story.play.notebook.factors.is_empty() {
        return std::array::from_fn(|_| Verdict::not_reached("no-factor"));
    }
    [supported(story, at), layers(story, at), not_a_person(story), combined(story, at)]
}

fn pins(story: &Story, factor: &FactorId) -> usize {
    factor_pins(story.case, story.play, factor)
}

fn set_at(story: &Story, id: &FactorId) -> Option<crate::debrief::report::Moment> {
    story.last(|event| matches!(event, Event::FactorSet { factor, .. } if factor == id))
}

fn supported(story: &Story, at: &Thresholds) -> Verdict {
    // A factor of which nothing could be had is not asked for.
    let hold: Vec<&Factor> = story
        .case
        .scenario
        .truth
        .factors
        .iter()
        .filter(|factor| factor.holds && story.within_reach(&factor.supports))
        .collect();
    let (with, without): (Vec<&Factor>, Vec<&Factor>) =
        hold.iter().partition(|factor| pins(story, &factor.id) >= at.factor_pins);
    let wanted = (hold.len() * at.factors_percent).div_ceil(100);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("count", &with.len()), ("all", &hold.len()), ("wanted", &wanted)];
    let mut finds = vec![Find::new("factors-supported", &values)];
    finds.extend(without.iter().map(|factor| {
        let on_board = story.play.notebook.factors.contains_key(&factor.id);
        let count = pins(story, &factor.id);
        let key = match (on_board, count) {
            (false, _) => "factor-missing",
            (true, 0) => "factor-thin",
            (true, _) => "factor-second",
        };
        // A place that does not stand there yet.
        let used = story.play.notebook.factors.get(&factor.id);
        let used: Vec<u32> = used.map(|branch| branch.pins.clone()).unwrap_or_default();
        let new = |anchor: &&Anchor| {
            !used.iter().any(|pin| pin_on(story, std::slice::from_ref(*anchor), *pin))
        };
        let others: Vec<Anchor> = factor.supports.iter().filter(new).cloned().collect();
        Find::new(key, &[("factor", &factor.text), ("count", &count)])
            .at(set_at(story, &factor.id))
            .there(story, &others)
    }));
    Verdict::new(with.len() * 100 >= hold.len() * at.factors_percent && !with.is_empty(), finds)
}

fn layers(story: &Story, at: &Thresholds) -> Verdict {
    let on_board =
        story.play.notebook.factors.keys().filter_map(|id| story.case.scenario.factor(id));
    let shown: Vec<&Factor> =
        on_board.filter(|factor| factor.holds && pins(story, &factor.id) > 0).collect();
    let layers: BTreeSet<Layer> = shown.iter().map(|factor| factor.layer).collect();
    let mut finds = vec![Find::new("factor-layers", &[("count", &layers.len())])];
    let elsewhere = story.case.scenario.truth.factors.iter();
    let missing = elsewhere.filter(|factor| {
        factor.holds && !layers.contains(&factor.layer) && story.within_reach(&factor.supports)
    });
    finds.extend(missing.map(|factor| {
        Find::new("factor-missing", &[("factor", &factor.text)]).there(story, &factor.supports)
    }));
    Verdict::new(layers.len() >= at.layers, finds)
}

fn not_a_person(story: &Story) -> Verdict {
    let parts = written::parts(story.case, story.play);
    let branches: Vec<_> = parts.iter().filter(|part| part.kind == PartKind::Factor).collect();
    if branches.is_empty() {
        return Verdict::not_reached("no-branch-words");
    }
    let marks = branches.iter().flat_map(|part| written::marks_of(story.case, part));
    let ending: Vec<_> = marks.filter(|mark| mark.at_person).collect();
    if ending.is_empty() {
        return Verdict::new(
            true,
            vec![Find::new("branches-clean", &[("count", &branches.len())])],
        );
    }
    let finds = ending.iter().map(|mark| {
        Find::new("words-marked", &[("part", &mark.part), ("words", &mark.words)])
            .shows("words-instead", &[("rewrite", &mark.rewrite)])
    });
    Verdict::with_all(false, finds.collect())
}

fn combined(story: &Story, at: &Thresholds) -> Verdict {
    let scenario = &story.case.scenario;
    let board = &story.play.notebook.factors;
    let together = |one: &FactorId, other: &FactorId| {
        let lists = |a: &FactorId, b: &FactorId| {
            scenario.factor(a).is_some_and(|factor| factor.holds && factor.with.contains(b))
        };
        lists(one, other) || lists(other, one)
    };
    let text = |id: &FactorId| scenario.factor(id).map_or("", |factor| factor.text.as_str());
    let joined = board.iter().find_map(|(id, branch)| {
        let other = branch.with.iter().find(|other| together(id, other))?;
        Some((id, other))
    });
    let holds = |id: &FactorId| scenario.factor(id).is_some_and(|factor| factor.holds);
    let bare: Vec<&FactorId> =
        board.keys().filter(|id| !holds(id) || pins(story, id) == 0).collect();
    let mut finds = vec![match joined {
        Some((one, other)) => {
            Find::new("factors-joined", &[("one", &text(one)), ("other", &text(other))])
                .at(set_at(story, one))
        }
        None => Find::new("factors-apart", &[]),
    }];
    finds.extend(bare.iter().map(|id| {
        let find = Find::new("factor-bare", &[("factor", &text(id))]).at(set_at(story, id));
        let refuted = scenario.factor(id).map_or(&[][..], |factor| &factor.refuted_by);
        find.there(story, refuted)
    }));
    let few = bare.len() * 100 < board.len() * at.unsupported_percent_below;
    Verdict::new(joined.is_some() && few, finds)
}
