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
        Body::Diff(file) | Body::Paper(file) | Body::LogFile(file) => {
            file.marks.iter().find(|at| at.mark == *mark)?.at.as_ref()
        }
    }
}

/// Words that somebody reads in a source. Chats are read; papers, diffs and tables are skimmed,
/// half of them; logs and charts are searched, and count as a page and as a paragraph.
pub fn words_of(scenario: &Scenario, source: &Source) -> f64 {
    const LOG_PAGE: f64 = 300.0;
    const CHART: f64 = 60.0;
    const SKIMMED: f64 = 0.5;
    let sum =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|t| words(t)).sum::<usize>() as f64;
    match &source.body {
        Body::Logs(_) | Body::LogFile(_) => LOG_PAGE,
        Body::Chart(_) => CHART,
        Body::Chat(messages) => sum(&mut messages.iter().map(|message| &message.text)),
        Body::Table(table) => SKIMMED * sum(&mut table.rows.iter().flat_map(|row| &row.cells)),
        Body::Diff(file) | Body::Paper(file) => {
            SKIMMED * sum(&mut scenario.files.get(&file.file).into_iter())
        }
    }
}
