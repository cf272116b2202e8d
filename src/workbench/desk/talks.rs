//! What was said in the talks, question by question, with what each changed: told when the play is over.

use super::Desk;
use super::closings::level;
use super::debrief::who;
use super::interview::exchanges;
use crate::debrief::report::Tone;
use crate::people::{Event as Among, Layer};
use crate::play::Event;
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::debrief::{Source, Talk, Talked};
use crate::workbench::interview::Exchange;

/// Everybody who was asked something, in the order of the first question to each.
pub fn talks(desk: &Desk, words: &Words, tones: &[Tone]) -> Vec<Talk> {
    let mut asked: Vec<&PersonId> = Vec::new();
    for event in &desk.log {
        if let Event::People(Among::Asked { person, .. }) = event
            && !asked.contains(&person)
        {
            asked.push(person);
        }
    }
    let people = asked.into_iter().filter_map(|id| desk.scenario().person(id));
    let talk = |person: &Person| Talk {
        who: who(desk, Some(&person.id)),
        all: exchanges(desk, words, person)
            .iter()
            .filter_map(|exchange| talked(desk, words, exchange, tones))
            .collect(),
    };
    people.map(talk).collect()
}

/// One exchange with its tone; none for a greeting.
fn talked(desk: &Desk, words: &Words, exchange: &Exchange, tones: &[Tone]) -> Option<Talked> {
    let at: usize = exchange.id.parse().ok()?;
    let tone = tones.iter().find(|tone| tone.moment.event == at)?;
    let key = match tone.before == tone.after {
        true => "debrief-talks-stayed",
        false => "debrief-shut-level",
    };
    let mut changed = vec![level(words, key, tone)];
    if thin(desk, at) {
        changed.push(words.get("debrief-talks-thin"));
    }
    changed.extend(tone.shut.iter().cloned());
    let told: Vec<&str> = exchange.telling.iter().map(|one| one.text.as_str()).collect();
    Some(Talked {
        when: exchange.at.clone(),
        moment: u32::try_from(at).ok(),
        form: exchange.form.clone(),
        topic: exchange.topic.clone(),
        question: exchange.question.clone(),
        told: told.join(" "),
        seen: exchange.seen.clone(),
        changed,
        why: tone.why.clone(),
        source: Source { title: tone.source.clone(), url: String::new() },
    })
}

/// Whether what came after the question at `at` was only the guarded half.
fn thin(desk: &Desk, at: usize) -> bool {
    let then = desk.log[at + 1..].iter().filter_map(Event::among);
    let own = then.take_while(|event| !matches!(event, Among::Asked { .. } | Among::Moved { .. }));
    let guarded = |event: &Among| match event {
        Among::Told { person, item, layer: Layer::Guarded } => {
            let item = desk.scenario().item(person, item);
            item.is_some_and(|item| item.kind == ItemKind::Condition)
        }
        _ => false,
    };
    own.into_iter().any(guarded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::debrief;
    use crate::play::{Command, projections};
    use crate::workbench::desk::sample;

    #[test]
    fn each_question_is_there_with_what_came_of_it_and_what_it_changed() {
        let words = Words::english();
        let mut desk = sample::investigating();
        let ask = |person: &str, form: &str, topic: &str, words: &str| Command::Ask {
            person: person.into(),
            form: form.into(),
            topic: Some(topic.into()),
            words: words.into(),
        };
        for command in [
            ask("ruta", "why-not", "the-morning", ""),
            ask("hanneke", "usual", "normal-week", "How do you usually do this?"),
            ask("ruta", "fact", "ruleset-2211", ""),
        ] {
            assert!(desk.send(command, &words), "{:?}", desk.refused);
        }
        let tones = debrief(&desk.case, &desk.play, &desk.log).tone;
        let before = super::talks(&desk, &words, &tones);
        // What somebody tells at the table afterwards is no answer of these talks.
        let table = Among::MeetingOpened { safety: Vec::new(), pull: 40, minutes: 30 };
        let item = desk.scenario().person(&"hanneke".into()).expect("her").knows[0].id.clone();
        let told = Among::Told { person: "hanneke".into(), item, layer: Layer::Open };
        for event in [table, told] {
            desk.happened(Event::People(event));
        }
        let talks = super::talks(&desk, &words, &tones);
        assert_eq!(talks, before);
        let names: Vec<&str> = talks.iter().map(|talk| talk.who.id.as_str()).collect();
        assert_eq!(names, ["ruta", "hanneke"]);
        assert_eq!(talks[0].all.len(), 2);
        let first = &talks[0].all[0];
        let why_not: FormId = "why-not".into();
        let morning: TopicId = "the-morning".into();
        let put = projections::question(&desk.case, &why_not, Some(&morning));
        assert_eq!((&first.question, first.told.is_empty()), (&put, false));
        assert!(first.changed[0].contains("trust went from"), "{:?}", first.changed);
        assert!(!first.why.is_empty() && !first.source.title.is_empty());
        assert_eq!(talks[1].all[0].question, "How do you usually do this?");
    }
}
