//! Agreeing on measures with their owners, two days after the review.

use super::case::Case;
use super::command::Agreement;
use super::conditions::{holds, pinned};
use super::draft::Draft;
use super::event::{Event, Refusal};
use super::rejection::{Rejection, What};
use super::state::Play;
use super::talk::expect;
use crate::evidence::place::apart;
use crate::people;
use crate::scenario::model::*;

pub fn agree(draft: &mut Draft, wanted: Agreement) -> Result<(), Rejection> {
    let measure = sound(draft, &wanted)?;
    match judge(draft.case, &draft.play, measure, &wanted, false) {
        None => draft.push(Event::Agreed(wanted)),
        Some(why) => {
            draft.push(Event::Refused { measure: wanted.measure, owner: wanted.owner, why });
        }
    }
    Ok(())
}

/// Whether what is wanted could be asked of its owner now; the measure.
pub fn sound<'a>(draft: &Draft<'a>, wanted: &Agreement) -> Result<&'a Measure, Rejection> {
    expect(draft, PhaseName::Mitigate)?;
    let measure = known(draft, &wanted.measure)?;
    if draft.play.agreed.contains_key(&wanted.measure) {
        return Err(Rejection::AlreadyAgreed);
    }
    if measure.owner != wanted.owner && !measure.others.contains(&wanted.owner) {
        return Err(Rejection::unknown(What::Owner, &wanted.owner));
    }
    for factor in &wanted.factors {
        if !draft.play.notebook.factors.contains_key(factor) {
            return Err(Rejection::unknown(What::FactorOnBoard, factor));
        }
    }
    if wanted.verify.is_some_and(|verify| verify as usize >= measure.verify.len()) {
        return Err(Rejection::unknown(What::Verify, wanted.verify.unwrap_or_default()));
    }
    if wanted.side_effect.is_some_and(|effect| effect as usize >= measure.side_effects.len()) {
        return Err(Rejection::unknown(What::SideEffect, wanted.side_effect.unwrap_or_default()));
    }
    if wanted.due_days == 0 || wanted.due_days > draft.case.numbers.due_days_at_most {
        return Err(Rejection::Due { most: draft.case.numbers.due_days_at_most });
    }
    Ok(measure)
}

/// Why the owner refuses, if they do; `shown`: as if evidence stood behind it.
pub fn judge(
    case: &Case,
    play: &Play,
    measure: &Measure,
    wanted: &Agreement,
    shown: bool,
) -> Option<Refusal> {
    if measure.leadership && play.people.sponsor < case.numbers.leadership_sponsor {
        return Some(Refusal::NoSupport);
    }
    let evidenced = shown || evidenced(case, play, wanted);
    let own_proposal = measure.proposed_by.as_ref() == Some(&wanted.owner);
    let willing = people::willing(
        case.rules,
        &play.people,
        &wanted.owner,
        &measure.id,
        own_proposal,
        evidenced,
        !forgotten(play, &wanted.owner, &measure.id).is_empty(),
    );
    if !willing {
        return Some(Refusal::Unwilling);
    }
    let left = days_left(case, play, &wanted.owner);
    let takes = days(measure, wanted.half);
    (takes > left).then_some(Refusal::NoDays { left, takes: Some(takes) })
}

/// Pins that an owner wants behind a factor.
pub const SHOWN_BY: usize = 2;

/// Whether a factor that the agreement names is one that the measure answers, and two pins show it.
pub fn evidenced(case: &Case, play: &Play, wanted: &Agreement) -> bool {
    let Some(measure) = case.scenario.measure(&wanted.measure) else { return false };
    wanted
        .factors
        .iter()
        .any(|factor| answers(measure, factor) && factor_pins(case, play, factor) >= SHOWN_BY)
}

/// How a measure came on the list of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameFrom {
    /// Somebody proposed it, in a telling or at the table.
    Proposal,
    /// What the player found suggests it.
    Evidence,
    /// It stands on the list for everybody, and nobody has brought it up.
    List,
}

/// How each measure came on the list.
pub fn came_from(case: &Case, play: &Play) -> impl Fn(&Measure) -> CameFrom {
    // The session itself makes all of them known.
    let earlier = Play { phase: PhaseName::Review, ..play.clone() };
    move |measure| {
        let found = || measure.when != When::Always && holds(case, &earlier, &measure.when);
        match () {
            () if proposed(case, &earlier, &measure.id) => CameFrom::Proposal,
            () if found() => CameFrom::Evidence,
            () => CameFrom::List,
        }
    }
}

fn proposed(case: &Case, play: &Play, id: &MeasureId) -> bool {
    let (scenario, people) = (&case.scenario, &play.people);
    let told = scenario.cast.people.iter().any(|person| {
        let told = |item: &&Item| people.told(&person.id, &item.id).is_some();
        person.knows.iter().filter(told).any(|item| item.measures.contains(id))
    });
    let meeting = people.meeting.as_ref();
    told || scenario.meeting.beats.iter().any(|beat| {
        matches!(&beat.kind, BeatKind::Fix(fix) if fix == id)
            && meeting.is_some_and(|meeting| meeting.beats.contains(&beat.id))
    })
}

/// Whether a measure may be asked for on account of a factor. One that answers none is as good, or as
/// bad, for any of them.
pub fn answers(measure: &Measure, factor: &FactorId) -> bool {
    measure.factors.is_empty() || measure.factors.contains(factor)
}

/// Ideas of an owner that were kept for later and that nobody has come back to.
pub fn forgotten(play: &Play, owner: &PersonId, now: &MeasureId) -> Vec<MeasureId> {
    let parked = play.people.meeting.iter().flat_map(|meeting| &meeting.parked);
    let ideas = parked.filter(|(_, by)| by == owner).filter_map(|(measure, _)| measure.as_ref());
    let open = ideas.filter(|measure| {
        *measure != now
            && !play.agreed.contains_key(*measure)
            && !play.rejected.contains_key(*measure)
            && !play.refused.iter().any(|(refused, ..)| refused == *measure)
    });
    open.cloned().collect()
}

/// What an owner says who refuses, for that reason.
pub fn refusal_words<'a>(measure: &'a Measure, owner: &PersonId, why: Refusal) -> &'a str {
    let words = measure.refusals.iter().find(|words| words.by == *owner);
    let words = words.map(|words| match why {
        Refusal::Unwilling => words.unconvinced.as_str(),
        Refusal::NoDays { .. } => words.no_days.as_str(),
        Refusal::NoSupport => words.no_support.as_str(),
    });
    // The one line of a measure is its owner's; nobody else speaks it.
    let own = if measure.owner == *owner { measure.refusal.as_str() } else { "" };
    words.filter(|words| !words.is_empty()).unwrap_or(own)
}

/// Days of work of a measure.
pub fn days(measure: &Measure, half: bool) -> u32 {
    if half { measure.days.div_ceil(2) } else { measure.days }
}

/// Days that an owner has; strong support of management adds to them.
pub fn days_of(case: &Case, play: &Play, owner: &PersonId) -> u32 {
    let base = case
        .scenario
        .truth
        .capacity
        .iter()
        .filter(|(person, _)| person == owner)
        .map(|(_, days)| days)
        .sum::<u32>();
    if play.people.sponsor >= case.numbers.more_days_sponsor {
        base + base.div_ceil(case.numbers.more_days_divisor.max(1))
    } else {
        base
    }
}

pub fn days_left(case: &Case, play: &Play, owner: &PersonId) -> u32 {
    let taken: u32 = play
        .agreed
        .values()
        .filter(|agreed| agreed.owner == *owner)
        .filter_map(|agreed| Some(days(case.scenario.measure(&agreed.measure)?, agreed.half)))
        .sum();
    days_of(case, play, owner).saturating_sub(taken)
}

/// Pins on the board that truly support a factor; those that share evidence count as one.
pub fn factor_pins(case: &Case, play: &Play, factor: &FactorId) -> usize {
    let Some(truth) = case.scenario.factor(factor) else { return 0 };
    let Some(branch) = play.notebook.factors.get(factor) else { return 0 };
    let places = branch.pins.iter().filter_map(|pin| Some(&play.notebook.pins.get(pin)?.place));
    apart(places.filter(|place| case.covers_any(&truth.supports, place)))
}

pub fn withdraw(draft: &mut Draft, measure: MeasureId) -> Result<(), Rejection> {
    expect(draft, PhaseName::Mitigate)?;
    let play = &draft.play;
    if !play.agreed.contains_key(&measure) && !play.rejected.contains_key(&measure) {
        return Err(Rejection::NotAgreed);
    }
    draft.push(Event::Withdrawn(measure));
    Ok(())
}

pub fn reject(draft: &mut Draft, measure: MeasureId, reason: String) -> Result<(), Rejection> {
    expect(draft, PhaseName::Mitigate)?;
    known(draft, &measure)?;
    if reason.trim().is_empty() {
        return Err(Rejection::NoReason);
    }
    if draft.play.agreed.contains_key(&measure) {
        return Err(Rejection::AlreadyAgreed);
    }
    draft.push(Event::Rejected { measure, reason });
    Ok(())
}

/// Ends the session. There is no way back to it, so that an owner's no which nothing was made of is
/// pointed out first.
pub fn close(draft: &mut Draft, anyway: bool) -> Result<(), Rejection> {
    expect(draft, PhaseName::Mitigate)?;
    let measures = declined(&draft.play);
    if !anyway && !measures.is_empty() {
        return Err(Rejection::LeftDeclined { measures });
    }
    draft.push(Event::PhaseBegan(PhaseName::Debrief));
    Ok(())
}

/// Measures whose owners said no, and which were neither agreed on nor rejected since; in the order
/// of the first no.
pub fn declined(play: &Play) -> Vec<MeasureId> {
    let mut measures: Vec<MeasureId> = Vec::new();
    for (id, ..) in &play.refused {
        let open = !play.agreed.contains_key(id) && !play.rejected.contains_key(id);
        if open && !measures.contains(id) {
            measures.push(id.clone());
        }
    }
    measures
}

/// Measures that somebody brought up, and that were neither agreed on nor put to anybody nor turned down
/// with a reason. The list of the session on measures has more.
pub fn not_gone_into<'p>(case: &Case, play: &'p Play) -> Vec<&'p MeasureId> {
    let came_from = came_from(case, play);
    let came_up = |id: &MeasureId| {
        let measure = case.scenario.measure(id);
        measure.is_some_and(|measure| came_from(measure) != CameFrom::List)
    };
    let refused = |id: &MeasureId| play.refused.iter().any(|(refused, ..)| refused == id);
    let open = play.measures.iter().filter(|id| {
        let settled = play.agreed.contains_key(*id) || play.rejected.contains_key(*id);
        !settled && !refused(id) && came_up(id)
    });
    open.collect()
}

fn known<'a>(draft: &Draft<'a>, id: &MeasureId) -> Result<&'a Measure, Rejection> {
    let case = draft.case;
    case.scenario
        .measure(id)
        .filter(|_| draft.play.measures.contains(id))
        .ok_or_else(|| Rejection::unknown(What::Measure, id))
}

/// Whether a went-well item is kept by an agreed measure.
pub fn keeps(case: &Case, play: &Play, well: &WentWell) -> bool {
    well.kept_by.as_ref().is_some_and(|measure| play.agreed.contains_key(measure))
        && well.supports.iter().any(|anchor| pinned(case, play, anchor))
}
