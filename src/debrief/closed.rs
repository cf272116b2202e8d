//! What a question, a move or an answer closed: which telling, what came of it, who else heard.

use super::first_page::before;
use super::phrases::say;
use super::quote::short;
use super::report::{Closed, Heard, Later, Moment, Outcome, Saying, Tone, ToneIs};
use super::story::{Story, texts};
use crate::people::rules::{Effect, Whom};
use crate::people::{self, Event as Among, Layer, State};
use crate::play::Event;
use crate::scenario::model::*;

/// The tellings that the question or move at this place closed.
pub(super) fn closed(story: &Story, at: usize) -> Vec<Closed> {
    let mut all: Vec<Closed> = Vec::new();
    for index in at + 1..story.log.len() {
        let Some((person, item, how)) = shuts(story, index) else { continue };
        if cause(story, index) != Some(at) {
            continue;
        }
        // Gone is said of what was shut just before.
        if how == Outcome::Gone {
            all.retain(|one| one.person != *person || one.item != *item);
        }
        all.extend(one(story, index, person, item, how));
    }
    all
}

/// An event that closes something, and how it does.
fn shuts<'a>(story: &Story<'a>, index: usize) -> Option<(&'a PersonId, &'a ItemId, Outcome)> {
    match story.log.get(index)?.among()? {
        Among::Shut { person, item } => Some((person, item, Outcome::Unsaid)),
        Among::Lost { person, item } => Some((person, item, Outcome::Gone)),
        Among::LeftUnsaid { person, item } => Some((person, item, Outcome::LeftMeeting)),
        _ => None,
    }
}

/// The question or move behind something that shut: the one before it, or, where it is felt turns
/// later, the one that left it behind.
pub(super) fn cause(story: &Story, index: usize) -> Option<usize> {
    let mut after = story.log.iter().skip(index + 1).filter_map(Event::among);
    let felt = after
        .find(|event| !matches!(event, Among::Shut { .. } | Among::SafetyChanged { .. }))
        .and_then(|event| match event {
            Among::DelayedDone { turn } => Some(*turn),
            _ => None,
        });
    let left = felt.and_then(|now| {
        story.log[..index].iter().rposition(
            |event| matches!(event.among(), Some(Among::Delayed { turn, .. }) if *turn == now),
        )
    });
    story.log[..left.unwrap_or(index)]
        .iter()
        .rposition(|event| matches!(event.among(), Some(Among::Asked { .. } | Among::Moved { .. })))
}

fn one(
    story: &Story,
    index: usize,
    person: &PersonId,
    item: &ItemId,
    how: Outcome,
) -> Option<Closed> {
    let known = story.case.scenario.item(person, item)?;
    let (outcome, came) = match how {
        Outcome::Unsaid => became(story, index, person, item),
        how => (how, None),
    };
    let times = story.log[..=index].iter().filter(|event| {
        matches!(event.among(), Some(Among::Shut { person: p, item: i }) if p == person && i == item)
    });
    let more =
        times.count() * usize::try_from(story.case.rules.numbers.interview.shut_need).ok()?;
    let who = story.called(person);
    let moment = came.and_then(|came| story.moment(came));
    let when = moment.map(|moment| when(&moment)).unwrap_or_default();
    let by = came.map(|came| before(story, came, person)).unwrap_or_default();
    let review = moment.or_else(|| story.moment(index)).is_some_and(|at| in_review(&at));
    let whose = say(if review { "whose-ease" } else { "whose-trust" }, &[("who", &who)]);
    let half = story.play.people.told(person, item) == Some(Layer::Guarded);
    let guarded = short(&known.guarded);
    let key = match outcome {
        Outcome::Gone => "shut-gone",
        Outcome::LeftMeeting => "shut-left",
        Outcome::ShutAgain => "shut-again",
        Outcome::Told => "shut-told",
        Outcome::Unsaid if half => "shut-guarded",
        Outcome::Unsaid => "shut-unsaid",
    };
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("who", &who),
        ("whose", &whose),
        ("more", &more),
        ("when", &when),
        ("by", &by),
        ("guarded", &guarded),
    ];
    let told = story.play.people.words(person, known).filter(|_| outcome == Outcome::Told);
    Some(Closed {
        person: person.clone(),
        item: item.clone(),
        telling: short(told.unwrap_or(&known.open)),
        outcome,
        moment,
        since: say(key, &values),
        factors: texts(&story.factors_on(person, item)),
    })
}

/// What became of something that shut, and where.
fn became(
    story: &Story,
    index: usize,
    person: &PersonId,
    item: &ItemId,
) -> (Outcome, Option<usize>) {
    for (at, event) in story.log.iter().enumerate().skip(index + 1) {
        match event.among() {
            Some(Among::Told { person: p, item: i, layer })
                if p == person && i == item && story.complete(p, i, *layer) =>
            {
                return (Outcome::Told, Some(at));
            }
            Some(Among::Shut { person: p, item: i } | Among::LeftUnsaid { person: p, item: i })
                if p == person && i == item =>
            {
                return (Outcome::ShutAgain, cause(story, at));
            }
            _ => {}
        }
    }
    (Outcome::Unsaid, None)
}

fn in_review(moment: &Moment) -> bool {
    moment.phase == PhaseName::Review
}

fn when(moment: &Moment) -> String {
    let key = if in_review(moment) { "when-review" } else { "when-working" };
    say(key, &[("minute", &moment.minute)])
}

/// What somebody said at once to a closing question: a fact, an apology.
pub(super) fn said<'e>(
    story: &Story,
    after: &State,
    events: impl Iterator<Item = &'e Among>,
) -> Vec<Saying> {
    let said = events.filter_map(|event| {
        let (person, text) = match event {
            Among::Told { person, item, .. } => {
                let item = story.case.scenario.item(person, item)?;
                (person, after.words(person, item)?.to_owned())
            }
            Among::Apologised { person, line } => {
                let known = story.case.scenario.person(person)?;
                (person, known.apologies.get(*line as usize)?.clone())
            }
            _ => return None,
        };
        Some(Saying { who: person.clone(), text })
    });
    said.collect()
}

/// Who trusts less than before, besides the one that it was about.
pub(super) fn heard(story: &Story, of: &PersonId, before: &State, after: &State) -> Vec<Heard> {
    let people = story.case.scenario.cast.people.iter();
    let people = people.filter(|person| person.interview && person.id != *of);
    let heard = people.filter_map(|person| {
        let (was, is) = (before.trust(&person.id), after.trust(&person.id));
        let name = person.called.clone();
        (is < was).then(|| Heard { person: person.id.clone(), name, before: was, after: is })
    });
    heard.collect()
}

/// An answer that gave a name away, and what came of it among people; `now`: people as they were.
pub(super) fn name_given(story: &Story, index: usize, now: &State) -> Option<Tone> {
    let Event::Answered { beat: asked, choice } = story.log.get(index)? else { return None };
    let scenario = &story.case.scenario;
    let beat = scenario.beat(asked)?;
    let answer = beat.answers.iter().find(|answer| answer.id == *choice)?;
    let named = answer.then.iter().find_map(|then| match then {
        Then::NameGiven(person) => Some(person),
        _ => None,
    })?;
    let costs = |beat: &Beat| {
        let lowers = |then: &Then| matches!(then, Then::Trust(who, by) if who == named && *by < 0);
        chose(&beat.when, asked, choice) && beat.then.iter().any(lowers)
    };
    let felt = story.log.iter().enumerate().skip(index + 1).find_map(|(at, event)| match event {
        Event::BeatHappened { beat, .. } => {
            scenario.beat(beat).filter(|beat| costs(beat)).map(|beat| (at, beat))
        }
        _ => None,
    });
    let before = felt.map_or_else(|| now.clone(), |(at, _)| state_at(story, at));
    let mut after = before.clone();
    if let Some((at, _)) = felt {
        let changed = story.log[at + 1..].iter().map_while(Event::among);
        changed
            .take_while(|event| matches!(event, Among::TrustChanged { .. }))
            .for_each(|event| people::apply(&mut after, event));
    }
    let rule = story.case.rules.moves.iter().find(|rule| {
        rule.cases.iter().flat_map(|case| &case.effects).any(|effect| match effect {
            Effect::Later(_, later) => later.contains(&Effect::ShutNext(Whom::Target)),
            _ => false,
        })
    });
    let who = story.called(named);
    // What was on its way when the review began.
    let coming = scenario.interruptions.beats.iter().any(costs);
    let never =
        coming.then(|| Later { moment: None, text: say("felt-name-never", &[("who", &who)]) });
    let replied = beat.from.clone().filter(|_| !answer.reply.is_empty());
    Some(Tone {
        moment: story.moment(index)?,
        person: Some(named.clone()),
        asked: say("asked-for-a-name", &[("who", &who)]),
        topic: None,
        words: answer.text.clone(),
        tone: ToneIs::Closing,
        whose: say("whose-trust", &[("who", &who)]),
        before: before.trust(named),
        after: after.trust(named),
        opened: Vec::new(),
        shut: Vec::new(),
        said: replied
            .map(|by| Saying { who: by, text: answer.reply.clone() })
            .into_iter()
            .collect(),
        won: won(&answer.then, now.sponsor),
        closed: Vec::new(),
        heard: heard(story, named, &before, &after),
        later: felt
            .map(|(at, beat)| {
                let by = beat.from.as_ref().map(|by| story.called(by)).unwrap_or_default();
                let moment = story.moment(at);
                let when = moment.map(|moment| when(&moment)).unwrap_or_default();
                let values: [(&str, &dyn std::fmt::Display); 3] =
                    [("when", &when), ("by", &by), ("text", &short(&beat.text))];
                Later { moment, text: say("felt-name", &values) }
            })
            .or(never),
        why: rule.map(|rule| rule.why.clone()).unwrap_or_default(),
        source: rule.map(|rule| rule.source.clone()).unwrap_or_default(),
    })
}

/// What an answer brings at once, with management's support before it.
fn won(then: &[Then], before: i32) -> Vec<String> {
    let line = |then: &Then| match then {
        Then::Sponsor(by) if *by > 0 => {
            let to = (before + by).min(100);
            Some(say("won-support", &[("from", &before), ("to", &to)]))
        }
        Then::Minutes(minutes) if *minutes < 0 => {
            Some(say("won-minutes", &[("by", &minutes.unsigned_abs())]))
        }
        _ => None,
    };
    then.iter().filter_map(line).collect()
}

/// Whether a condition names this answer.
fn chose(when: &When, beat: &BeatId, choice: &ChoiceId) -> bool {
    match when {
        When::Chose(asked, answer) => asked == beat && answer == choice,
        When::All(all) | When::Any(all) => all.iter().any(|when| chose(when, beat, choice)),
        _ => false,
    }
}

fn state_at(story: &Story, index: usize) -> State {
    let mut state = State::default();
    let events = story.log[..index].iter().filter_map(Event::among);
    events.for_each(|event| people::apply(&mut state, event));
    state
}
