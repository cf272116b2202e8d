//! Log templates that the evidence cannot fill in.

use super::Subject;
use crate::diagnostics::Finding;
use crate::evidence::template::parse;
use crate::scenario::model::Body;

pub fn pass(subject: &Subject, findings: &mut Vec<Finding>) {
    for (source, of) in subject.case.scenario.shelf.sources.iter().enumerate() {
        let Body::Logs(stream) = &of.body else { continue };
        for (index, template) in stream.templates.iter().enumerate() {
            let path = format!("sources[{source}].body[0].templates[{index}]");
            let fields = template.fields.iter().enumerate();
            let fields = fields.map(|(at, (_, value))| (format!("{path}.fields[{at}][1]"), value));
            for (path, text) in fields.chain([(format!("{path}.text"), &template.text)]) {
                if let Err((bytes, why)) = parse(text) {
                    let part = text.get(bytes).unwrap_or(text);
                    findings.push(
                        Finding::error("SS806", "evidence.ron", format!("`{part}`: {why}"))
                            .at(path)
                            .help("docs/evidence-templates.md lists what may stand in braces"),
                    );
                }
            }
        }
    }
}
