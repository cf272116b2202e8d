//! What the debrief says of the player's own words.

use super::*;

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
