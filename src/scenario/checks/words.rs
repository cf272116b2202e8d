//! Counting words and times of sources, for several passes.

use crate::scenario::model::{Body, MarkId, Moment, Scenario, Source};

/// Words of a text.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The instant of a mark in a source, where it has one.
pub fn mark_time<'s>(source: &'s Source, mark: &MarkId) -> Option<&'s Moment> {
    let is = |of: &Option<MarkId>| of.as_ref() == Some(mark);
    match &source.body {
        Body::Logs(stream) => stream.lines.iter().find(|line| is(&line.mark)).map(|l| &l.at),
        Body::Chart(_) => None,
        Body::Chat(messages) => messages.iter().find(|m| is(&m.mark)).map(|m| &m.at),
        Body::Table(table) => table.rows.iter().find(|row| is(&row.mark)).map(|row| &row.at),
        Body::Diff(file) | Body::Paper(file) => {
            file.marks.iter().find(|at| at.mark == *mark)?.at.as_ref()
        }
    }
}

/// Words that somebody reads in a source. Logs and charts are searched rather than read: they
/// count as a page and as a paragraph.
pub fn words_of(scenario: &Scenario, source: &Source) -> usize {
    const LOG_PAGE: usize = 300;
    const CHART: usize = 60;
    match &source.body {
        Body::Logs(_) => LOG_PAGE,
        Body::Chart(_) => CHART,
        Body::Chat(messages) => messages.iter().map(|message| words(&message.text)).sum(),
        Body::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| words(cell)).sum()
        }
        Body::Diff(file) | Body::Paper(file) => {
            scenario.files.get(&file.file).map_or(0, |text| words(text))
        }
    }
}
