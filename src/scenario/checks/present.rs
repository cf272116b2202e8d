//! Who was in a chat: that they are somebody, that their times hold, and that nobody wrote from elsewhere.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{Body, Message, Ms, PersonId, Source};

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, source) in subject.scenario.shelf.sources.iter().enumerate() {
        if source.present.is_empty() {
            continue;
        }
        let path = format!("sources[{index}]");
        let Body::Chat(messages) = &source.body else {
            let message = format!("`{}` is no chat, and nobody is in it", source.id);
            findings.push(
                Finding::error("SS428", "evidence.ron", message)
                    .at(format!("{path}.present"))
                    .help("take `present` out; `sight` says who could see a source"),
            );
            continue;
        };
        times(subject, source, messages, &path, findings);
        writers(subject, source, messages, &path, findings);
    }
}

fn times(
    subject: &Subject<'_>,
    source: &Source,
    messages: &[Message],
    path: &str,
    findings: &mut Vec<Finding>,
) {
    let scenario = subject.scenario;
    let at = |moment: &crate::scenario::model::Moment| moment.at(scenario.midnight);
    let last: Option<Ms> = messages.iter().filter_map(|message| at(&message.at)).max();
    for (index, one) in source.present.iter().enumerate() {
        let path = format!("{path}.present[{index}]");
        let known = scenario.person(&PersonId::from(one.who.as_str())).is_some();
        if !known && !messages.iter().any(|message| message.by == one.who) {
            let message = format!("`{}` is nobody of the cast, and writes nothing here", one.who);
            findings.push(
                Finding::error("SS428", "evidence.ron", message)
                    .at(format!("{path}.who"))
                    .help("write the id of a person, or a name as it stands at a message"),
            );
        }
        // That they leave after they come is asked of all times (SS304).
        let from = one.from.as_ref().and_then(at);
        if from.zip(last).is_some_and(|(from, last)| from > last) {
            findings.push(
                Finding::warning("SS428", "evidence.ron", "somebody comes when all is written")
                    .at(format!("{path}.from"))
                    .help("leave them out, or let them come before the last message"),
            );
        }
    }
}

/// Whoever writes is there.
fn writers(
    subject: &Subject<'_>,
    source: &Source,
    messages: &[Message],
    path: &str,
    findings: &mut Vec<Finding>,
) {
    let midnight = subject.scenario.midnight;
    for (index, message) in messages.iter().enumerate() {
        let Some(at) = message.at.at(midnight) else { continue };
        let within = |one: &&crate::scenario::model::Presence| {
            let from = one.from.as_ref().and_then(|from| from.at(midnight));
            let until = one.until.as_ref().and_then(|until| until.at(midnight));
            one.who == message.by
                && from.is_none_or(|from| from <= at)
                && until.is_none_or(|until| at < until)
        };
        if !source.present.iter().any(|one| within(&one)) {
            let said =
                format!("`{}` writes here at a time at which they were not there", message.by);
            findings.push(
                Finding::error("SS428", "evidence.ron", said)
                    .at(format!("{path}.body.Chat[{index}].by"))
                    .help("add them to `present`, or let their time hold this message"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::edited;

    /// What is found where the sample's chat says who was there.
    fn found(present: &str) -> Vec<String> {
        let begins = "id: \"chat\", name: \"#quay\",";
        let with = format!("{begins} present: [{present}],");
        let findings = edited(&[("evidence.ron", begins, &with)]);
        findings.iter().map(|finding| format!("{} {}", finding.code, finding.message)).collect()
    }

    #[test]
    fn whoever_writes_is_there() {
        assert_eq!(found("(who: \"sami\"), (who: \"ines\", from: \"10:12\")"), [""; 0]);
        let twice = "(who: \"sami\", until: \"10:06\"), (who: \"sami\", from: \"10:20\"), \
                     (who: \"ines\")";
        assert_eq!(found(twice), [""; 0]);
        let late = found("(who: \"sami\", from: \"10:06\"), (who: \"ines\")");
        assert_eq!(late, ["SS428 `sami` writes here at a time at which they were not there"]);
        assert_eq!(found("(who: \"sami\")").len(), 1, "somebody is missing");
    }

    #[test]
    fn who_and_when_are_checked() {
        let all = "(who: \"sami\"), (who: \"ines\")";
        for (more, wanted) in [
            ("(who: \"nobody\")", "SS428 `nobody` is nobody of the cast, and writes nothing here"),
            (
                "(who: \"noor\", from: \"10:10\", until: \"10:09\")",
                "SS304 this ends before it begins",
            ),
            ("(who: \"noor\", from: \"10:36\")", "SS428 somebody comes when all is written"),
        ] {
            assert_eq!(found(&format!("{all}, {more}")), [wanted]);
        }
        let edit = ("evidence.ron", "sight: [(who: \"ines\")],", "present: [(who: \"ines\")],");
        let codes: Vec<_> = edited(&[edit]).iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&"SS428"), "{codes:?}");
    }
}
