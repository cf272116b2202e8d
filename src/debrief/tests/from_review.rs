//! What a play shows that began at the review.

use super::*;

fn criterion(debrief: &Debrief, id: &str) -> (CriterionState, String) {
    let mut criteria = debrief.dimensions.iter().flat_map(|dimension| &dimension.criteria);
    let found = criteria.find(|criterion| criterion.id == id).expect("a criterion");
    (found.state, reasons(debrief, id).join("\n"))
}

#[test]
fn what_could_no_longer_be_had_is_not_reached_and_says_so() {
    let mut case = quay();
    case.scenario.manifest.dossier.opened = vec!["ticket".into()];
    for (entry, wanted) in [
        (EntryPoint::Review, CriterionState::NotReached),
        (EntryPoint::Brief, CriterionState::NotYet),
    ] {
        let log = begin(&case, 7, entry);
        let mut play = Play::new(7);
        log.iter().for_each(|event| apply(&mut play, event));
        let mut play = Given { case: &case, play, log };
        pins(&mut play, 1, mark("ticket", "asked"));
        let book = play.book();
        // The luck, the share and the duration show in the chat and the log.
        book.well.insert(0, 1);
        book.impact.insert(
            "minutes-out".into(),
            Range { low: 29, high: 31, pins: vec![1], how: String::new() },
        );
        let shown = play.debrief();
        for id in ["luck", "duration", "honest-ranges"] {
            let (state, said) = criterion(&shown, id);
            assert_eq!(state, wanted, "{entry:?}, {id}: {said}");
            let why = "sources that could no longer be opened";
            assert_eq!(said.contains(why), entry == EntryPoint::Review, "{id}: {said}");
        }
    }
}

#[test]
fn what_the_entry_leaves_out_is_no_fault() {
    let case = quay();
    let log = begin(&case, 7, EntryPoint::Review);
    let mut play = Play::new(7);
    log.iter().for_each(|event| apply(&mut play, event));
    let shown = Given { case: &case, play, log }.debrief();
    for (id, why) in [
        ("against-first-guess", "where no first guess is asked for"),
        ("own-part", "how your own part was told was settled before"),
    ] {
        let (state, said) = criterion(&shown, id);
        assert_eq!(state, CriterionState::NotReached, "{id}");
        assert!(said.contains(why), "{id}: {said}");
    }
}
