//! What the debrief says of the player's own words.

use super::*;
use crate::play::state::Proposal;

/// Whether a criterion is met of a play with these words on a branch of the board.
fn branch_meets(criterion: &str, words: &str) -> bool {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let branch = Branch { words: words.to_owned(), ..Branch::default() };
    play.book().factors.insert("queue-blind".into(), branch);
    met(&play.debrief()).contains(&criterion)
}

#[test]
fn a_branch_that_makes_somebody_the_actor_of_a_fault_ends_at_a_person() {
    for words in [
        "Ines pressed the button and sent it everywhere without thinking.",
        "Omar carelessly removed the limit.",
        "The limit was removed by Ines Prado, which was sloppy.",
        "Lena should have known.",
        "Omar removed the limit.",
    ] {
        assert!(!branch_meets("not-a-person", words), "{words}");
    }
    for words in [
        "Omar had read for wrong hits, since the checklist asks for that.",
        "Omar removed the limit, since the page says that nothing reads it.",
        "The alarm counts the whole disk, and the queue is a small part of it.",
    ] {
        assert!(branch_meets("not-a-person", words), "{words}");
    }
}

/// A play that turned a measure down for a reason, agreed on another in these words, and has a summary.
fn written<'a>(case: &'a Case, reason: &str, words: &str, summary: &str) -> Given<'a> {
    let mut play = Given::begun(case);
    play.seals();
    play.book().summary = summary.to_owned();
    let [turned_down, agreed, ..] = case.scenario.truth.measures.as_slice() else {
        panic!("two measures")
    };
    play.play.rejected.insert(turned_down.id.clone(), reason.to_owned());
    let agreement = Agreement {
        measure: agreed.id.clone(),
        owner: agreed.owner.clone(),
        factors: Vec::new(),
        due_days: 10,
        verify: None,
        side_effect: None,
        words: words.to_owned(),
        half: false,
    };
    play.play.agreed.insert(agreed.id.clone(), agreement);
    play
}

#[test]
fn what_a_measure_would_have_done_is_no_verdict() {
    let case = quay();
    let reason = "Two count on each other; neither would have seen a cost that is not shown. \
                  A second reader would have passed it, too.";
    let words = "Run each rule over whole pages; that would have shown the cost";
    let play = written(&case, reason, words, "The disk was full for half an hour.");
    let shown = play.debrief();
    assert!(met(&shown).contains(&"no-verdicts"), "{:?}", reasons(&shown, "no-verdicts"));
    assert!(shown.coach_marks.is_empty(), "{:?}", shown.coach_marks);
    let summary = "A better reader would have stopped it.";
    let play = written(&case, reason, words, summary);
    assert!(!met(&play.debrief()).contains(&"no-verdicts"));
}

#[test]
fn every_verdict_that_is_left_is_listed() {
    let case = quay();
    let summary = "Human error shut the shop. Ines failed to look. She should have known. \
                   Omar shut everybody out. It was sent without thinking.";
    let play = written(&case, "It is no help.", "Ines is more careful in future", summary);
    let said = reasons(&play.debrief(), "no-verdicts");
    for words in [
        "“Human error”",
        "“failed to”",
        "“should have known”",
        "“shut everybody out”",
        "“without thinking”",
        "“is more careful”",
    ] {
        let listed = said.iter().filter(|one| one.contains(words)).count();
        assert_eq!(listed, 1, "{words}: {said:?}");
    }
}

#[test]
fn what_is_proposed_and_counted_is_looked_at_as_well() {
    let case = quay();
    let mut play = written(&case, "It is no help.", "Read the queue on Mondays", "It was full.");
    assert!(play.debrief().coach_marks.is_empty());
    let owner = case.scenario.cast.people[0].id.clone();
    let text = "Everybody must be more careful".to_owned();
    play.book().proposals.insert(1, Proposal { text, owner, due_days: 5 });
    let quantity = case.scenario.truth.impact.quantities[0].id.clone();
    let how = "Read off late, since Ines failed to look".to_owned();
    play.book().impact.insert(quantity, Range { low: 1, high: 2, pins: Vec::new(), how });
    let shown = play.debrief();
    let parts: Vec<&str> = shown.coach_marks.iter().map(|mark| mark.part.as_str()).collect();
    let ask = &case.scenario.truth.impact.quantities[0].ask;
    assert_eq!(parts, [format!("How you came to it: {ask}").as_str(), "Your proposal 1"]);
}

#[test]
fn the_day_run_again_is_no_promise() {
    let case = quay();
    let mut play = written(&case, "It is no help.", "Read the queue on Mondays", "It was full.");
    play.does(Command::StartReview);
    play.does(Command::CloseReview);
    let said = reasons(&play.debrief(), "half-the-harm").join("\n");
    assert!(said.starts_with("In the model, this one day under the same load"), "{said}");
    assert!(said.contains("for this chain of events"), "{said}");
}

#[test]
fn what_the_author_writes_cites_the_pins_that_it_names_and_shows_nobodys_address() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("ticket", "queued"));
    pins(&mut play, 2, mark("chat", "chat-full"));
    play.book().mechanism =
        "It filled up (P2, P1) for 203.0.113.7, as P1 shows; P9 is a pump.".into();
    let needed = "To hear it from us (P2)".to_owned();
    play.book().need_words.insert(Whose::Customer, needed);
    assert!(!postmortem(&case, &play.play).contains("To hear it"), "nothing shows it");
    play.book().needs = [(Whose::Customer, 1), (Whose::Customer, 2)].into();
    let paper = postmortem(&case, &play.play);
    let told = "## How it happened\n\nIt filled up [1, 2] for ip-1, as [2] shows; P9 is a pump.\n";
    assert!(paper.contains(told), "{paper}");
    assert!(paper.contains("Addresses are masked"), "{paper}");
    let needs = paper.lines().filter(|line| line.starts_with("- Those who were hit: "));
    let needs: Vec<&str> = needs.collect();
    assert!(matches!(needs[..], [one] if one.contains("To hear it from us [1]. “")), "{needs:?}");
}
