//! The review, the measures, the last question, the debrief, and home.

use crate::player::Player;
use egui::Key;
use second_story::people::Event as Among;
use second_story::play::measures::{days_left, refusal_words};
use second_story::play::{Event, projections};
use second_story::scenario::model::{MeasureId, MoveId, PersonId, PhaseName};

/// Chooses a move by what stands on its card, and makes it.
fn moves(player: &mut Player, id: &str, towards: Option<&str>) {
    let before = player.count(|event| matches!(event, Event::People(Among::Moved { .. })));
    if let Some(person) = towards {
        let called = player.scenario().person(&PersonId::from(person)).expect("one").called.clone();
        let target = player.word_with("review-target", &[("name", called.as_str().into())]);
        player.click(&target);
    }
    let label = player.case().rules.move_(&MoveId::from(id)).expect("a move").label.clone();
    player.click_starting(&format!("{label}, "));
    let make = player.word("review-make");
    player.click(&make);
    let after = player.count(|event| matches!(event, Event::People(Among::Moved { .. })));
    assert_eq!(after, before + 1, "{id} was made");
}

pub fn sits_in_the_review(player: &mut Player) {
    let review = player.word("phase-review");
    player.click(&review);
    if player.play().phase == PhaseName::Investigate {
        // What time is left was said first.
        player.click(&review);
    }
    assert_eq!(player.play().phase, PhaseName::Review);
    let opening = player.scenario().meeting.opening.clone();
    assert!(!opening.is_empty());
    moves(player, "go-round", None);
    moves(player, "visible-then", Some("ruta"));
    moves(player, "thank", None);
    let next = player.word("review-next");
    player.click(&next);
    assert_eq!(player.play().people.meeting.as_ref().expect("a meeting").stretch, 1);
    moves(player, "visible-then", Some("emeka"));
    moves(player, "summarise", None);
    // Everything said can be read again, and the notebook is still open.
    player.presses(Key::L);
    let log = player.word("review-log");
    assert!(player.reads(&log) && player.reads(&opening[0]));
    player.presses(Key::L);
    assert!(!player.reads(&log));
    let timeline = player.word("phase-timeline");
    player.click(&timeline);
    player.click(&review);
    let close = player.word("review-close");
    player.click(&close);
    assert_eq!(player.play().phase, PhaseName::Mitigate);
}

fn text(player: &Player, id: &MeasureId) -> String {
    player.scenario().measure(id).expect("a measure").text.clone()
}

fn named(player: &Player, key: &str, id: &MeasureId) -> String {
    player.word_with(key, &[("measure", text(player, id).as_str().into())])
}

pub fn agrees_on_measures(player: &mut Player) {
    let known: Vec<MeasureId> = projections::measures(&player.case(), player.play())
        .into_iter()
        .map(|measure| measure.id.clone())
        .collect();
    assert!(known.len() >= 2, "measures have come up: {known:?}");
    let (mut agreed, mut offered) = (0, 0);
    for id in &known {
        let choose = named(player, "mitigate-choose", id);
        player.click(&choose);
        let details = named(player, "mitigate-details", id);
        player.click(&details);
        let due = player.word_with("mitigate-in-days", &[("days", 15.into())]);
        player.click(&due);
        let measure = player.scenario().measure(id).expect("a measure").clone();
        let verify = measure.verify[0].text.clone();
        player.click(&verify);
        let doing = named(player, "mitigate-words", id);
        player.writes(&doing, "Do it, and show that it is done");
        // Whoever has given all their days away is asked for half.
        let left = days_left(&player.case(), player.play(), &measure.owner);
        let half = measure.days > left;
        if half {
            let days = measure.days.div_ceil(2);
            let label = player.word_with("mitigate-half", &[("days", days.into())]);
            player.click(&label);
            let how = player.word("mitigate-half-how");
            assert!(player.reads(&how));
        }
        let owner = player.scenario().person(&measure.owner).expect("an owner").called.clone();
        let ask = player.word_with("mitigate-ask", &[("name", owner.as_str().into())]);
        player.click(&ask);
        if player.play().agreed.contains_key(id) {
            agreed += 1;
            let plan = &player.play().agreed[id];
            assert_eq!((plan.due_days, plan.verify, plan.half), (15, Some(0), half));
            assert_eq!(plan.words, "Do it, and show that it is done");
        } else {
            let mut refused = player.play().refused.iter().rev();
            let (_, by, why) = refused.find(|(refused, ..)| refused == id).expect("a no");
            let said = refusal_words(&measure, by, *why);
            assert!(!said.is_empty() && player.reads(said), "why not can be read");
            offered += player
                .names()
                .iter()
                .filter(|name| name.starts_with(&format!("Take {owner}’s offer: ")))
                .count();
        }
        let close = named(player, "mitigate-close-details", id);
        player.click(&close);
    }
    assert!(agreed < known.len(), "somebody refused one of {known:?}");
    assert!(offered > 0, "nobody said what would be possible");
    // One is turned down with a reason, taken up again, and turned down for good.
    let one = known.iter().find(|id| !player.play().agreed.contains_key(*id)).expect("one").clone();
    let details = named(player, "mitigate-details", &one);
    player.click(&details);
    let why = named(player, "mitigate-reason", &one);
    player.writes(&why, "It answers nothing that we found");
    let reject = player.word("mitigate-reject");
    player.click(&reject);
    assert_eq!(player.play().rejected[&one], "It answers nothing that we found");
    let reopen = player.word("mitigate-reopen");
    player.click(&reopen);
    assert!(!player.play().rejected.contains_key(&one));
    player.writes(&why, "It answers nothing");
    player.click(&reject);
    assert_eq!(player.play().rejected[&one], "It answers nothing");
    let count = player.play().agreed.len();
    let done = player.word_with("mitigate-close", &[("count", count.into())]);
    player.click(&done);
    assert_eq!(player.play().phase, PhaseName::Debrief);
}

/// The document is read before the last question, and put right beside it.
pub fn reads_the_document(player: &mut Player) {
    let read = player.word("question-document");
    player.click(&read);
    let how = player.word("impact-document-how");
    assert!(player.reads(&how) && player.reads("It answers nothing"));
    let put_right = "What we would put before the team";
    assert!(!player.reads(put_right));
    let summary = player.word("impact-summary");
    player.writes(&summary, put_right);
    player.presses(Key::Tab);
    assert_eq!(player.play().notebook.summary, put_right);
    assert!(player.reads(put_right));
    let back = player.word("phase-debrief");
    player.click(&back);
}

pub fn answers_once_more(player: &mut Player) {
    let line = player.word("question-line");
    player.writes(&line, "A guard was gone, and nothing could see it");
    let statements = player.scenario().manifest.gut_check.statements.clone();
    let more = player.word_with("chips-more", &[("statement", statements[1].text.as_str().into())]);
    for _ in 0..10 {
        player.click(&more);
    }
    let sure = player.word("brief-sure");
    player.click(&sure);
    let what = player.word("question-for");
    let pin = player.word_with("pins-add-to", &[("what", what.as_str().into())]);
    player.click(&pin);
    let number = player.play().notebook.pins.keys().next().copied().expect("a pin");
    player.click_starting(&format!("P{number}  "));
    let answer = player.word("question-answer");
    player.click(&answer);
    let last = player.play().last.clone().expect("answered");
    assert_eq!(last.view.line, "A guard was gone, and nothing could see it");
    assert_eq!((last.pin_for, last.pin_against), (Some(number), None));
}

pub fn reads_the_debrief(player: &mut Player) {
    // From the library one comes to the document, and the office claps for the first.
    let clap = player.word("debrief-clap-read");
    player.click(&clap);
    // The document has what the player found, and can be kept.
    assert!(player.reads("Read, for what it was read for"));
    assert!(player.reads("It answers nothing"));
    let save = player.word("debrief-save");
    player.click(&save);
    assert!(player.reads("larkgate-sieve-1.md"), "where it went can be read");
    let pages = ["first", "windows", "gut", "shut", "unopened"];
    for page in pages.map(|page| format!("debrief-page-{page}")) {
        let tab = player.word(&page);
        player.click(&tab);
        assert!(player.chosen(&tab));
        let story = player.word("debrief-second-story");
        assert_eq!(player.reads(&story), page == "debrief-page-first");
    }
    // The review can be played on from its first turn, on a copy: the play stays as it was.
    let before = player.log().to_vec();
    for key in ["debrief-replay", "replay-take-over", "review-close", "replay-back"] {
        let control = player.word(key);
        player.click(&control);
        let both = player.word_with("replay-sides", &[("turn", 1.into())]);
        assert_eq!(player.reads(&both), key == "review-close");
    }
    assert_eq!(player.log(), before);
}

pub fn comes_home(player: &mut Player) {
    let headline = player.scenario().manifest.first_story.headline.clone();
    let home = player.word("to-home");
    player.click(&home);
    assert!(player.is_home());
    assert!(player.reads("A guard was gone, and nothing could see it"), "the play is finished");
    let again = player.word("home-again");
    assert!(player.can(&again));
    // The library has its postmortem. The office has clapped: the document is read at once.
    player.click(&headline);
    let clap = player.word("debrief-clap-read");
    assert!(!player.can(&clap));
    assert!(player.reads("Read, for what it was read for"));
    let tab = player.word("debrief-page-first");
    player.click(&tab);
    let second = player.word("debrief-second-story");
    assert!(player.reads(&second));
    player.click(&home);
    assert!(player.is_home());
}
