//! The path to production: enough steps for a path, and lines that can be shown and found out.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::{PathLine, PathStep};

/// Letters of a line at most: it stands beside a gate in a picture.
const LONGEST: usize = 100;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(path) = &subject.scenario.truth.path else { return };
    if path.title.trim().is_empty() {
        findings.push(empty("path.title"));
    }
    if path.steps.len() < 2 {
        findings.push(
            wrong("a path has two steps or more")
                .at("path.steps")
                .help("name each hand and gate that the change passed, or leave `path` out"),
        );
    }
    for (index, step) in path.steps.iter().enumerate() {
        one(step, &format!("path.steps[{index}]"), findings);
    }
}

fn one(step: &PathStep, path: &str, findings: &mut Vec<Finding>) {
    if step.name.trim().is_empty() {
        findings.push(empty(&format!("{path}.name")));
    }
    if step.saw.is_empty() {
        findings.push(
            wrong(format!("`{}` saw nothing", step.id))
                .at(format!("{path}.saw"))
                .help("say what it looks at: every gate is good at something"),
        );
    }
    for (lane, lines) in step.lanes() {
        for (index, line) in lines.iter().enumerate() {
            text(line, &format!("{path}.{lane}[{index}]"), findings);
        }
    }
}

fn text(line: &PathLine, path: &str, findings: &mut Vec<Finding>) {
    let long = line.text.chars().count();
    if line.text.trim().is_empty() {
        findings.push(empty(&format!("{path}.text")));
    } else if long > LONGEST {
        let message = format!("a line of {long} letters stands beside a gate");
        findings.push(
            Finding::warning("SS429", "truth.ron", message)
                .at(format!("{path}.text"))
                .help(format!("say it in {LONGEST} letters or fewer")),
        );
    }
    if line.by.is_empty() {
        findings.push(
            wrong("nothing makes this line known")
                .at(format!("{path}.by"))
                .help("name the places and tellings that show it"),
        );
    }
}

fn empty(path: &str) -> Finding {
    wrong("an empty text stands here").at(path).help("say it in a few words")
}

fn wrong(message: impl Into<String>) -> Finding {
    Finding::error("SS429", "truth.ron", message)
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Place;
    use crate::scenario::checks::sample::{codes, edited};

    const SAW: &str = "saw: [(text: \"That it was filled in\", by: [Mark(\"ticket\", \"asked\")])]";

    /// What is said of an edit, which has to be of the path alone.
    fn says(from: &str, to: &str) -> String {
        let found = edited(&[("truth.ron", from, to)]);
        let [one] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(one.code, "SS429");
        let Place::Path(path) = &one.place else { panic!("{one:#?}") };
        format!("{path}: {}", one.message)
    }

    #[test]
    fn a_gate_that_is_good_at_nothing() {
        assert_eq!(says(SAW, "saw: []"), "path.steps[0].saw: `form` saw nothing");
    }

    #[test]
    fn texts_that_say_nothing_or_too_much() {
        let title = ("title: \"How the disk came to be full\"", "title: \" \"");
        assert_eq!(says(title.0, title.1), "path.title: an empty text stands here");
        let line = "text: \"That it was filled in\"";
        let said = says(line, "text: \"\"");
        assert_eq!(said, "path.steps[0].saw[0].text: an empty text stands here");
        let long = format!("text: \"{}\"", "long ".repeat(30));
        assert!(says(line, &long).ends_with("a line of 150 letters stands beside a gate"));
        assert!(says("name: \"the queue\"", "name: \"\"").starts_with("path.steps[1].name"));
    }

    #[test]
    fn a_line_that_nothing_shows() {
        let said = says("by: [Mark(\"ticket\", \"queued\")]", "by: []");
        assert_eq!(said, "path.steps[0].missed[0].by: nothing makes this line known");
    }

    #[test]
    fn one_step_is_no_path() {
        let second = "(id: \"queue\", name: \"the queue\", saw: [(text: \"The date of each request\", by: [Told(\"omar\", \"never-full\")])]),";
        assert_eq!(says(second, ""), "path.steps: a path has two steps or more");
    }

    #[test]
    fn names_that_lead_nowhere_are_found_here_too() {
        let unknown = ("truth.ron", "change: \"ticket\"", "change: \"tikcet\"");
        assert_eq!(codes(&[unknown]), ["SS201"]);
        let mark =
            ("truth.ron", "by: [Mark(\"ticket\", \"queued\")]", "by: [Mark(\"ticket\", \"q\")]");
        assert_eq!(codes(&[mark]), ["SS201"]);
        let twice = ("truth.ron", "id: \"queue\", name", "id: \"form\", name");
        assert_eq!(codes(&[twice]), ["SS202"]);
        let field = ("truth.ron", "id: \"queue\", name", "id: \"queue\", blame: \"omar\", name");
        assert!(!codes(&[field]).is_empty(), "an unknown field is refused");
    }
}
