//! What closing questions and moves shut, gathered by whom they were about.

use super::Desk;
use super::debrief::{moment, when, who};
use crate::debrief::report::{self, Outcome, ToneIs};
use crate::scenario::model::*;
use crate::text::{Words, capital};
use crate::workbench::debrief::{Closing, Closings, Kept, Source, Spoken};

/// In the order of the first about each person.
pub fn closings(desk: &Desk, words: &Words, tones: &[report::Tone]) -> Vec<Closings> {
    let mut all: Vec<(Option<&PersonId>, Closings)> = Vec::new();
    for tone in tones.iter().filter(|tone| tone.tone == ToneIs::Closing) {
        let about = tone.person.as_ref();
        let closing = closing(desk, words, tone);
        match all.iter_mut().find(|(other, _)| *other == about) {
            Some((_, known)) => known.all.push(closing),
            None => {
                all.push((about, Closings { who: who(desk, about), all: vec![closing] }));
            }
        }
    }
    all.into_iter().map(|(_, one)| one).collect()
}

fn closing(desk: &Desk, words: &Words, tone: &report::Tone) -> Closing {
    let level = match tone.before == tone.after {
        true => String::new(),
        false => level(words, "debrief-shut-level", tone),
    };
    let heard: Vec<String> = tone
        .heard
        .iter()
        .map(|one| {
            let values = [
                ("name", one.name.as_str().into()),
                ("before", one.before.into()),
                ("after", one.after.into()),
            ];
            words.with("debrief-shut-one", &values)
        })
        .collect();
    let heard = match heard.as_slice() {
        [] => String::new(),
        heard => words.with("debrief-shut-heard", &[("people", heard.join(", ").as_str().into())]),
    };
    let later = tone.later.as_ref();
    // What was shut stands apart, with what became of it.
    let besides = tone.shut.iter().skip(tone.closed.len()).cloned();
    Closing {
        when: when(desk, &tone.moment),
        moment: moment(&tone.moment),
        words: tone.words.clone(),
        said: tone
            .said
            .iter()
            .map(|said| Spoken { by: called(desk, &said.who), text: said.text.clone() })
            .collect(),
        won: tone.won.clone(),
        level,
        heard,
        besides: besides.collect(),
        kept: tone.closed.iter().map(|one| kept(desk, words, one)).collect(),
        felt: later.map(|later| later.text.clone()).unwrap_or_default(),
        felt_at: later.and_then(|later| moment(later.moment.as_ref()?)),
        why: tone.why.clone(),
        source: Source { title: tone.source.clone(), url: String::new() },
    }
}

/// How trust or ease went, in the words of `key`.
pub fn level(words: &Words, key: &str, tone: &report::Tone) -> String {
    let level = [
        ("whose", tone.whose.as_str().into()),
        ("before", tone.before.into()),
        ("after", tone.after.into()),
    ];
    capital(&words.with(key, &level))
}

fn kept(desk: &Desk, words: &Words, one: &report::Closed) -> Kept {
    let (head, go) = match one.outcome {
        Outcome::Told => ("debrief-shut-told", "debrief-shut-go-came"),
        Outcome::ShutAgain => ("debrief-shut-would", "debrief-shut-go-again"),
        Outcome::Unsaid | Outcome::Gone | Outcome::LeftMeeting => {
            ("debrief-shut-would", "debrief-shut-go")
        }
    };
    let rests = match one.factors.as_slice() {
        [] => String::new(),
        factors => words.with(
            "debrief-shut-rests",
            &[("count", factors.len().into()), ("factors", factors.join("; ").as_str().into())],
        ),
    };
    Kept {
        head: words.with(head, &[("name", called(desk, &one.person).as_str().into())]),
        quote: one.telling.clone(),
        since: one.since.clone(),
        rests,
        go,
        moment: one.moment.as_ref().and_then(moment),
    }
}

fn called(desk: &Desk, id: &PersonId) -> String {
    desk.scenario().person(id).map(|person| person.called.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Command;
    use crate::workbench::desk::{moment::shown, sample};

    #[test]
    fn questions_are_gathered_by_person_and_lead_to_where_they_were_put() {
        let words = Words::english();
        let mut desk = sample::investigating();
        for (person, form) in [("ruta", "why-not"), ("emeka", "who-approved"), ("ruta", "why-not")]
        {
            let topic = Some(TopicId::from("the-morning"));
            let ask = Command::Ask {
                person: person.into(),
                form: form.into(),
                topic,
                words: String::new(),
            };
            assert!(desk.send(ask, &words), "{:?}", desk.refused);
        }
        let debrief = crate::debrief::debrief(&desk.case, &desk.play, &desk.log);
        let all = closings(&desk, &words, &debrief.tone);
        let counts: Vec<(&str, usize)> =
            all.iter().map(|one| (one.who.name.as_str(), one.all.len())).collect();
        assert_eq!(counts, [("Rūta Kalniņa", 2), ("Emeka Obi", 1)]);
        let first = &all[0].all[0];
        assert!(first.level.starts_with("Rūta’s trust went from "), "{}", first.level);
        assert!(first.heard.starts_with("Others heard of it, and trusted you less: Hanneke ("));
        let moment = shown(&desk, &words, first.moment.expect("a moment")).expect("shown");
        assert_eq!(moment.when, first.when);
        assert_eq!(moment.lines[0].text, first.words);
        let said = first.said.last().expect("an apology");
        assert!(moment.lines.iter().any(|line| line.text == said.text), "{:?}", moment.lines);
    }
}
