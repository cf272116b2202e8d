//! What filling in the timeline, the sheets and the list of measures takes.

use super::{Length, Stage, Work, sum};
use crate::debrief::{account_offers, summary_offers};
use crate::play::{Case, Play, projections};
use crate::scenario::checks::words;

/// Words of statements and pins that are compared before one is chosen.
const COMPARED: usize = 30;

/// Words that a sound document takes beyond what is offered: a sentence on each decision, and two on how
/// it happened, the first of which is the summary's, too.
const SENTENCE: usize = 10;

/// The writing that bots leave out.
pub fn prose(play: &Play) -> Work {
    let book = &play.notebook;
    let sentences = book.turning.len() + 2 * usize::from(!book.impact.is_empty());
    Work { written: SENTENCE * sentences, ..Work::default() }
}

/// Counts what stands in the end: whoever changes a sheet as they go writes it once in this.
pub fn count(case: &Case, play: &Play, from_review: bool, length: &mut Length) {
    let (scenario, book) = (&case.scenario, &play.notebook);
    let truth = &scenario.truth;

    let mut entries = book.entries.len();
    if from_review {
        entries = entries.saturating_sub(scenario.manifest.dossier.timeline.len());
    }
    // A pin, which brings its time with it, a statement, a kind, and to keep it.
    let titles = sum(book.entries.values().map(|entry| &entry.title));
    let timeline = Work { written: titles, ..Work::done(COMPARED * entries, 4 * entries) };
    length.add(Stage::Timeline, timeline);

    let mut sheets = Work::default();
    for range in book.impact.values() {
        sheets += Work::done(COMPARED, 4 + 2 * range.pins.len());
        sheets.written += words(&range.how);
    }
    if !book.harms.is_empty() {
        sheets += Work::read(sum(truth.impact.harms.iter().map(|harm| &harm.text)));
    }
    for pin in book.harms.values() {
        sheets += Work::done(0, 1 + 2 * usize::from(pin.is_some()));
    }
    if let Some((_, reason)) = &book.severity {
        let table = &scenario.manifest.company.severities;
        sheets += Work::done(sum(table.iter().map(|severity| &severity.means)), 1);
        sheets.written += words(reason);
    }
    for (factor, branch) in &book.factors {
        // What it came up with is on it when it is put up.
        let with = projections::came_up_with(case, play, factor);
        let added = branch.pins.iter().filter(|pin| !with.contains(pin)).count();
        sheets += Work::done(0, 2 + 2 * added + 2 * branch.with.len());
        sheets.written += words(&branch.words);
    }
    for why in book.left_out.values() {
        sheets += Work { written: words(why), ..Work::done(0, 1) };
    }
    for (event, turning) in &book.turning {
        let point = truth.turning_points.iter().find(|point| point.event == *event);
        let peers = point.map_or(0, |point| sum(point.peers.iter().map(|peer| &peer.text)));
        let goal = 2 * usize::from(turning.goal.is_some());
        sheets += Work::done(COMPARED + peers, 3 + turning.visible.len() + goal);
        sheets.written += words(&turning.words);
    }
    if !book.well.is_empty() {
        sheets += Work::read(sum(truth.went_well.iter().map(|well| &well.text)));
    }
    sheets += Work::done(0, 2 * (book.well.len() + book.needs.len()));
    sheets.written += sum(book.need_words.values());
    // A line that is taken in is found among others.
    let mut lines = account_offers(case, play);
    lines.retain(|line| book.mechanism.contains(line.as_str()));
    sheets += Work::done(sum(&lines) + COMPARED * lines.len(), 3 * lines.len());
    sheets.written += beyond(&book.mechanism, &lines);
    // What a button puts there is read and not written, also where some words of it were changed.
    let offered: Vec<String> = summary_offers(case, play).into_iter().flatten().collect();
    sheets.read += sum(&offered);
    sheets.written += beyond(&book.summary, &offered);
    length.add(Stage::Sheets, sheets);

    for agreed in play.agreed.values() {
        // Ticked, opened, a test, what to watch, and asked; owner and date stand there already.
        let mut work = Work::done(0, 5 + agreed.factors.len());
        work.written = words(&agreed.words);
        if let Some(measure) = scenario.measure(&agreed.measure) {
            work.read = words(&measure.until)
                + sum(measure.verify.iter().map(|verify| &verify.text))
                + sum(measure.side_effects.iter().map(|effect| &effect.text));
        }
        length.add(Stage::Measures, work);
    }
}

/// How many words of a text are not among those that were offered for it, each of which stands for one.
fn beyond(text: &str, offered: &[String]) -> usize {
    let mut left: Vec<&str> = offered.iter().flat_map(|one| one.split_whitespace()).collect();
    let own = text.split_whitespace().filter(|word| {
        let known = left.iter().position(|other| other == word);
        known.map(|at| left.swap_remove(at)).is_none()
    });
    own.count()
}

#[cfg(test)]
mod tests {
    use super::beyond;

    #[test]
    fn words_that_were_offered_are_not_written() {
        let offered = ["Doors stood shut.".to_owned(), "The limit was lost.".to_owned()];
        for (text, wanted) in [
            ("", 0),
            ("Doors stood shut. The limit was lost.", 0),
            ("Doors stood shut. The limit had been lost.", 2),
            ("The The limit", 1),
            ("What I say", 3),
        ] {
            assert_eq!(beyond(text, &offered), wanted, "{text}");
        }
    }
}
