//! The second chair: who told something, who took the minutes, what waited.

use super::verdict::{Find, Values, Verdict};
use crate::debrief::dimensions::Thresholds;
use crate::debrief::quote::telling;
use crate::debrief::story::Story;
use crate::people::Event as Among;
use crate::people::event::Spoke;
use crate::people::rules::Effect;
use crate::people::state::MeetingState;
use crate::play::Event;
use crate::play::conditions::told_openly;
use crate::scenario::model::*;

pub fn judge(story: &Story, at: &Thresholds) -> [Verdict; 4] {
    let Some(meeting) = &story.play.people.meeting else {
        return std::array::from_fn(|_| Verdict::not_reached("no-review"));
    };
    [
        all_told(story, at, meeting),
        few_minutes(story, at, meeting),
        fixes_wait(story, meeting),
        meeting_only(story, at),
    ]
}

fn tellings(story: &Story) -> usize {
    let people = story.play.people.people.values();
    people.map(|person| person.told_in_meeting.len()).sum()
}

fn all_told(story: &Story, at: &Thresholds, meeting: &MeetingState) -> Verdict {
    let told = |person: &&PersonId| {
        let state = story.play.people.person(person);
        state.is_some_and(|state| !state.told_in_meeting.is_empty())
    };
    let (spoke, silent): (Vec<&PersonId>, Vec<&PersonId>) = meeting.safety.keys().partition(told);
    let all = meeting.safety.len();
    let wanted = (all * at.told_percent).div_ceil(100);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("count", &spoke.len()), ("all", &all), ("wanted", &wanted)];
    let mut finds =
        vec![named(story, &values).unwrap_or_else(|| Find::new("meeting-told", &values))];
    finds.extend(silent.iter().map(|person| {
        let find = Find::new("meeting-silent", &[("who", &story.called(person))]);
        let knows = story.case.scenario.person(person).and_then(|person| {
            person
                .knows
                .iter()
                .find(|item| !told_openly(story.case, story.play, &person.id, &item.id))
        });
        match knows {
            Some(item) => Find { shows: telling(story.case, person, &item.id), ..find },
            None => find,
        }
    }));
    Verdict::new(all > 0 && spoke.len() * 100 >= all * at.told_percent, finds)
}

/// The first move that said whose it was, with what it shut that was never told.
fn named(story: &Story, told: Values) -> Option<Find> {
    let naming = story.log.iter().enumerate().find_map(|(index, event)| match event.among()? {
        Among::Moved { act, target: Some(target), .. } => {
            let rule = story.case.rules.move_(act)?;
            let mut effects = rule.cases.iter().flat_map(|case| &case.effects);
            effects.any(later_shuts).then_some((index, rule, target))
        }
        _ => None,
    });
    let (index, rule, target) = naming?;
    let who = story.called(target);
    let own: [(&str, &dyn std::fmt::Display); 3] =
        [("move", &rule.label), ("who", &who), ("why", &rule.why)];
    let find = Find::new("meeting-named", &[&own[..], told].concat()).at(story.moment(index));
    let shut = story.log[index..].iter().find_map(|event| match event.among()? {
        Among::Shut { person, item } if person == target => Some(item),
        _ => None,
    });
    let shut = shut.filter(|item| !told_openly(story.case, story.play, target, item));
    Some(match shut {
        Some(item) => Find { shows: telling(story.case, target, item), ..find },
        None => find,
    })
}

/// The effect that tells a naming from other moves.
fn later_shuts(effect: &Effect) -> bool {
    matches!(effect, Effect::Later(_, later)
        if later.iter().any(|effect| matches!(effect, Effect::ShutNext(_))))
}

/// Few minutes of one's own count where the others' went to tellings: a chair who says nothing while
/// nobody tells has not made room for anybody.
fn few_minutes(story: &Story, at: &Thresholds, meeting: &MeetingState) -> Verdict {
    let told = u32::try_from(tellings(story)).unwrap_or(u32::MAX);
    let telling = told.saturating_mul(story.case.rules.numbers.meeting.speak_minutes);
    let few = meeting.own_minutes * 100 < meeting.minutes * at.own_minutes_percent_below;
    // What the clock showed is all told: others speak, conclude, and go over what did not stand.
    let rest = meeting.minutes.saturating_sub(meeting.own_minutes).saturating_sub(telling);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("own", &meeting.own_minutes),
        ("all", &meeting.minutes),
        ("telling", &telling),
        ("rest", &rest),
    ];
    let find = Find::new("meeting-minutes", &values).shows("meeting-telling", &values);
    Verdict::new(few && telling > meeting.own_minutes, vec![find])
}

fn fixes_wait(story: &Story, meeting: &MeetingState) -> Verdict {
    let mut finds = Vec::new();
    let mut met = true;
    let mut fix_on_table = false;
    for (index, event) in story.log.iter().enumerate() {
        let Event::People(event) = event else { continue };
        match event {
            Among::Said { kind, .. } | Among::Habit { kind, .. } => {
                fix_on_table = matches!(kind, Spoke::Fix(_));
            }
            Among::Told { .. } => fix_on_table = false,
            Among::Moved { act, .. } => {
                let rule = story.case.rules.move_(act);
                let effects =
                    || rule.into_iter().flat_map(|rule| &rule.cases).flat_map(|c| &c.effects);
                let own = effects().any(later_unwilling);
                let parks = effects().any(|effect| *effect == Effect::Park);
                let invites = fix_on_table && act.as_str() == "let-run";
                let label = rule.map_or(act.as_str(), |rule| rule.label.as_str());
                if own || invites {
                    met = false;
                    let key = if own { "fix-own" } else { "fix-let-run" };
                    finds.push(Find::new(key, &[("move", &label)]).at(story.moment(index)));
                }
                fix_on_table &= !parks;
            }
            _ => {}
        }
    }
    let play = story.play;
    let taken_up = |id: &MeasureId| {
        play.agreed.contains_key(id)
            || play.rejected.contains_key(id)
            || play.refused.iter().any(|(refused, ..)| refused == id)
    };
    for (measure, by) in &meeting.parked {
        let Some(measure) = measure.as_ref().and_then(|id| story.case.scenario.measure(id)) else {
            continue;
        };
        let who = story.called(by);
        let taken = taken_up(&measure.id);
        met &= taken;
        let key = if taken { "parked-taken-up" } else { "parked-forgotten" };
        finds.push(Find::new(key, &[("who", &who), ("measure", &measure.text)]));
    }
    // That no fix came up says nothing as long as nobody told anything either.
    if finds.is_empty() {
        if tellings(story) == 0 {
            return Verdict::not_reached("nothing-told");
        }
        finds.push(Find::new("no-fix-first", &[]));
    }
    Verdict::new(met, finds)
}

/// The effect that tells an own proposal from other moves.
fn later_unwilling(effect: &Effect) -> bool {
    matches!(effect, Effect::Later(_, later)
        if later.iter().any(|effect| matches!(effect, Effect::OwnersUnwilling(_))))
}

fn meeting_only(story: &Story, at: &Thresholds) -> Verdict {
    let people = story.case.scenario.cast.people.iter();
    let items: Vec<(&Person, &Item)> = people
        .flat_map(|person| person.knows.iter().map(move |item| (person, item)))
        .filter(|(_, item)| item.meeting_only)
        .collect();
    let told = |(person, item): &&(&Person, &Item)| {
        told_openly(story.case, story.play, &person.id, &item.id)
    };
    let (heard, unheard): (Vec<_>, Vec<_>) = items.iter().partition(told);
    if items.is_empty() {
        return Verdict::not_reached("no-meeting-only");
    }
    let wanted = (items.len() * at.meeting_only_percent).div_ceil(100);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("count", &heard.len()), ("all", &items.len()), ("wanted", &wanted)];
    let mut finds = vec![Find::new("meeting-only-told", &values)];
    finds.extend(unheard.iter().map(|(person, item)| {
        let find = Find::new("meeting-only-unsaid", &[("who", &person.called)]);
        Find { shows: telling(story.case, &person.id, &item.id), ..find }
    }));
    let met = !heard.is_empty() && heard.len() * 100 >= items.len() * at.meeting_only_percent;
    Verdict::new(met, finds)
}
