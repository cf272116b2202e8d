//! The RON of a source that shows imported records, and what the checks would say of it.

use super::into::Target;
use super::read::Source;
use crate::diagnostics::Finding;
use crate::scenario::model::{self, SECOND};
use crate::scenario::{checks, read_ron};

/// What to paste into `evidence.ron`.
pub fn of(source: &Source, target: &Target) -> String {
    let resolution = if source.keep.sums.fine > 0 { 1 } else { SECOND };
    let name: String = source.name.chars().filter(|c| !c.is_control()).collect();
    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "        (\n            id: \"{}\",\n            name: \"{name}\",\n            group: Logs,\n            \
         about: \"{name}, as it was written; say here who keeps it\",\n            minutes: 5,\n            \
         when: {},\n            clock: (zone: \"{}\", resolution_ms: {resolution}),\n            \
         body: LogFile((file: \"{}\", marks: [])),\n        ),",
        source.id,
        target.known_when(),
        zone(source, target),
        Target::file_name(&source.id),
    )
}

/// The zone that most of the log's times are written in.
fn zone(source: &Source, target: &Target) -> String {
    let most = source.when.offsets.iter().max_by_key(|(_, records)| **records);
    match most {
        Some((Some(0), _)) => "UTC".to_owned(),
        Some((Some(minutes), _)) => {
            let (sign, ahead) = (if *minutes < 0 { '-' } else { '+' }, minutes.abs());
            let part = if ahead % 60 == 0 { String::new() } else { format!(":{:02}", ahead % 60) };
            format!("UTC{sign}{}{part}", ahead / 60)
        }
        Some((None, _)) | None => target.zone_name.clone(),
    }
}

/// What `check` would find that it does not find now, once the sources are pasted; none while the
/// scenario cannot be read.
pub fn found(sources: &[&Source], target: &Target) -> Option<Vec<Finding>> {
    let before = target.scenario.as_ref()?;
    let mut after = before.clone();
    for source in sources {
        let file = Target::file_name(&source.id);
        if !target.shown(&file) {
            let text = of(source, target);
            let text = text.trim().trim_end_matches(',');
            let parsed: model::Source = read_ron("evidence.ron", text, &mut Vec::new())?;
            after.shelf.sources.push(parsed);
        }
        after.files.insert(file, String::from_utf8_lossy(&source.bytes).into_owned());
    }
    let known: Vec<(&str, String)> = checks::check_read(before, &target.folder)
        .into_iter()
        .map(|finding| (finding.code, finding.message))
        .collect();
    let mut found = checks::check_read(&after, &target.folder);
    found.retain(|finding| !known.contains(&(finding.code, finding.message.clone())));
    Some(found)
}
