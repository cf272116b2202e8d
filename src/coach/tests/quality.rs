//! How well the rules do on the labelled sentences, as `second-story coach --score` prints it.

use crate::coach::Config;
use crate::coach::score::{Counts, read, score};

const SETS: [&str; 2] = [
    include_str!("../../../tests/coach/set-a.ron"),
    include_str!("../../../tests/coach/set-b.ron"),
];

/// Families that are never more than a hint.
const HINTS: [&str; 1] = ["RTC"];

#[test]
fn marks_are_right_and_few_are_missed_in_every_family() {
    let config = Config::read(include_str!("../../../tests/coach/.second-story.ron"));
    let config = config.expect("the names");
    let entries: Vec<_> = SETS.iter().flat_map(|set| read(set).expect("a set")).collect();
    assert!(entries.len() >= 480, "{}", entries.len());
    assert!(entries.iter().filter(|entry| !entry.tricky.is_empty()).count() > 150);
    assert!(entries.iter().filter(|entry| !entry.hints.is_empty()).count() > 20);
    let (families, differs) = score(&entries, &config);
    let mut all = Counts::default();
    for (family, counts) in &families {
        let expected = counts.right + counts.missed;
        assert!(expected >= 20 || HINTS.contains(&family.as_str()), "{family}: {expected} labels");
        assert!(counts.recall() >= 850, "{family}: {counts:?} {differs:#?}");
        assert!(counts.precision() >= 850, "{family}: {counts:?} {differs:#?}");
        all.add(counts);
    }
    assert!(all.precision() >= 950, "{all:?} {differs:#?}");
}
