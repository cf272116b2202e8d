//! What stands in the postmortem, and how often.

use super::*;
use crate::evidence::Place;
use crate::people::Layer;
use crate::people::event::Spoke;
use crate::play::event::Refusal;
use crate::play::state::{OwnPart, Turning};
use crate::scenario::model::{MeasureId, PhaseName};

fn times(paper: &str, words: &str) -> usize {
    paper.matches(words).count()
}

#[test]
fn a_measure_that_was_not_agreed_on_stands_there_once_and_says_why() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.play.phase = PhaseName::Mitigate;
    let measures = ["alarm-days", "order-weekly", "new-store"];
    play.play.measures = measures.map(MeasureId::from).into();
    // Omar brings one of them up at the table.
    let table = Among::MeetingOpened { safety: Vec::new(), pull: 40, minutes: 30 };
    let kind = Spoke::Fix(Some("order-weekly".into()));
    let fix = Among::Said { beat: "omar-fixes".into(), by: "omar".into(), kind };
    for event in [table, fix] {
        apply(&mut play.play, &Event::People(event));
    }
    let declined = |left, takes| {
        (MeasureId::from("alarm-days"), PersonId::from("ines"), Refusal::NoDays { left, takes })
    };
    play.play.refused = vec![declined(2, None), declined(1, Some(2))];
    play.play.rejected.insert("new-store".into(), "It would take a year".into());
    let paper = postmortem(&case, &play.play);
    let wanted = "- **Let the alarm count days.** Put to Ines Prado, and not agreed on: 1 day was left, and it takes 2.\n";
    assert_eq!(
        (times(&paper, wanted), times(&paper, "Let the alarm count days")),
        (1, 1),
        "{paper}"
    );
    assert!(!paper.contains("Not this month"), "what was said stays in the room: {paper}");
    let open = "Came up, and not gone into:\n\n- Read requests on Mondays too\n";
    assert!(paper.contains(open), "{paper}");
    play.play.rejected.insert("alarm-days".into(), "Something else comes first".into());
    let paper = postmortem(&case, &play.play);
    let wanted = ".** Something else comes first. Put to Ines Prado, and not agreed on";
    assert!(paper.contains(wanted), "{paper}");
    assert_eq!(times(&paper, "Let the alarm count days"), 1, "{paper}");
}

#[test]
fn nobody_could_see_then_what_was_told_afterwards() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let told = Among::Told { person: "ines".into(), item: "asked".into(), layer: Layer::Open };
    apply(&mut play.play, &Event::People(told));
    pins(&mut play, 1, mark("ticket", "asked"));
    let place = Place::Telling { person: "ines".into(), item: "asked".into() };
    play.book().pins.insert(2, Pin { place, note: String::new(), minute: 1 });
    let turning = Turning { visible: vec![1, 2], goal: None, peer: 1, words: String::new() };
    play.book().turning.insert("asked".into(), turning);
    let paper = postmortem(&case, &play.play);
    let seen = paper.lines().find(|line| line.contains("could see then")).expect("a line");
    assert!(seen.contains("[1]") && !seen.contains("[2]"), "{seen}");
    assert!(paper.contains("- Told of it afterwards: Ines Prado, unasked [2]"), "{paper}");
    let buy = "- What a peer would have done, as the author sees it: Buy one that evening; no peer";
    assert!(paper.contains(buy), "{paper}");

    // What shows others doing so stands beside it, once it is found.
    play.book().turning.get_mut(&"asked".into()).expect("a decision").peer = 0;
    assert!(postmortem(&case, &play.play).contains("; no peer was asked"));
    pins(&mut play, 3, mark("ticket", "queued"));
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(". Others did likewise: ") && !paper.contains("no peer"), "{paper}");
}

#[test]
fn what_nobody_looked_into_is_asked_once_it_is_raised() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    assert!(!postmortem(&case, &play.play).contains("Which orders"));
    pins(&mut play, 1, mark("chat", "chat-full"));
    let paper = postmortem(&case, &play.play);
    let asked = "- Which orders were lost? Nobody has looked into it yet.";
    let open = paper.split("## Open questions").nth(1).expect("open questions");
    assert!(open.contains(asked), "{paper}");
}

#[test]
fn a_measure_that_is_agreed_on_says_what_holds_until_it_is_there() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let until = "- Until it is there: Somebody looks at the disk on Mondays.";
    assert!(!postmortem(&case, &play.play).contains(until));
    let agreed = Agreement {
        measure: "alarm-days".into(),
        owner: "ines".into(),
        factors: Vec::new(),
        due_days: 10,
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    };
    play.play.agreed.insert("alarm-days".into(), agreed);
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(until), "{paper}");
}

#[test]
fn the_author_who_told_their_own_part_has_it_in_the_body() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    for (part, wanted) in [
        (None, None),
        (Some(OwnPart::Raised), None),
        (Some(OwnPart::Told), Some("told of it in the review, with")),
        (Some(OwnPart::ToldThemFirst), Some(" of it before the review.")),
    ] {
        play.play.own_part = part;
        let paper = postmortem(&case, &play.play);
        let body = paper.split("## Open questions").next().expect("a body");
        assert_eq!(body.contains("The author had a part"), wanted.is_some(), "{part:?}: {body}");
        assert!(body.contains(wanted.unwrap_or_default()), "{part:?}: {body}");
    }
}

#[test]
fn what_is_not_confirmed_is_said_in_its_line_and_counted_once() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    let entry = stating(&case, "full", 1);
    play.book().entries.insert(1, entry);
    let paper = postmortem(&case, &play.play);
    assert_eq!(times(&paper, "The disk is found full"), 1, "{paper}");
    let open = "- Those who were there have still to go over 1 line of the timeline: ";
    assert!(paper.contains(&format!("{open}“as read”.")), "{paper}");
    assert!(
        paper.contains("As read: it stands so") && !paper.contains("Author’s reading"),
        "{paper}"
    );

    // In the author's own words it stands as their reading.
    let own = play.book().entries.get_mut(&1).expect("the entry");
    (own.card, own.title) = ("".into(), "Somebody looks at the disk".into());
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("| Somebody looks at the disk |"), "{paper}");
    assert!(paper.contains(&format!("{open}“author’s reading”.")), "{paper}");
    let own = play.book().entries.get_mut(&1).expect("the entry");
    (own.card, own.title) = ("c-full".into(), String::new());

    // What is cited is of that time, and of something else.
    play.book().entries.get_mut(&1).expect("the entry").card = "c-asked".into();
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(&format!("{open}“author’s reading”.")), "{paper}");
    play.book().entries.get_mut(&1).expect("the entry").card = "c-full".into();

    // What is cited is of another time.
    play.book().entries.get_mut(&1).expect("the entry").at -= 60 * MINUTE;
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(&format!("{open}“author’s reading”.")), "{paper}");
    assert!(
        paper.contains("Author’s reading: what is cited") && !paper.contains("As read:"),
        "{paper}"
    );
}

#[test]
fn whoever_spoke_in_the_review_was_heard() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let safety = vec![("omar".into(), 50), ("lena".into(), 50)];
    for event in [
        Among::MeetingOpened { safety, pull: 40, minutes: 30 },
        Among::Habit { person: "omar".into(), line: 0, kind: Spoke::Remark },
    ] {
        apply(&mut play.play, &Event::People(event));
    }
    let paper = postmortem(&case, &play.play);
    let silent = paper.lines().find(|line| line.starts_with("- Not heard")).expect("a line");
    assert!(silent.contains("Lena") && !silent.contains("Omar"), "{silent}");
    assert!(paper.contains("- Omar Haddad (orders disks): spoke in the review"), "{paper}");
}

#[test]
fn the_severity_is_named_twice_at_most() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    for (reason, named) in [("", 1), ("Nobody could buy", 2)] {
        play.book().severity = Some(("sev1".into(), reason.into()));
        let paper = postmortem(&case, &play.play);
        assert_eq!(times(&paper, "SEV 1"), named, "{paper}");
    }
}

#[test]
fn of_the_list_of_measures_the_document_has_what_somebody_brought_up() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    play.does(Command::StartReview);
    play.does(Command::CloseReview);
    assert!(play.play.measures.contains(&"new-store".into()), "it is on the list");
    let paper = postmortem(&case, &play.play);
    assert!(!paper.contains("Replace the store"), "nobody spoke of it: {paper}");
    let told = Among::Told {
        person: "ines".into(),
        item: "asked-in-vain".into(),
        layer: crate::people::Layer::Open,
    };
    apply(&mut play.play, &Event::People(told));
    play.play.measures.insert("alarm-days".into());
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("not gone into:\n\n- Let the alarm count days\n"), "{paper}");
}

#[test]
fn what_was_said_before_all_is_no_confidence() {
    use crate::play::conditions::without_leave;
    let mut case = quay();
    case.scenario.cast.people[0].knows[0].personal = true;
    let mut play = Given::begun(&case);
    play.seals();
    let person = &case.scenario.cast.people[0];
    let item = &person.knows[0];
    let place = Place::Telling { person: person.id.clone(), item: item.id.clone() };
    let told = Among::Told { person: person.id.clone(), item: item.id.clone(), layer: Layer::Open };
    apply(&mut play.play, &Event::People(told.clone()));
    assert!(without_leave(&case, &play.play, &place), "told to one");
    let table = Among::MeetingOpened { safety: Vec::new(), pull: 40, minutes: 30 };
    for event in [table, told] {
        apply(&mut play.play, &Event::People(event));
    }
    assert!(!without_leave(&case, &play.play, &place), "told to all");
    play.play.consents.insert((person.id.clone(), item.id.clone()), false);
    assert!(without_leave(&case, &play.play, &place), "they were asked, and said no");
}

#[test]
fn a_range_is_quoted_by_its_first_rows_and_a_sentence_alone() {
    let mut case = quay();
    let person = &mut case.scenario.cast.people[0];
    person.knows[0].open = "It was full at ten. Nobody had counted days.".into();
    let (who, what) = (person.id.clone(), person.knows[0].id.clone());
    let mut play = Given::begun(&case);
    play.seals();
    let told = Among::Told { person: who.clone(), item: what.clone(), layer: Layer::Open };
    apply(&mut play.play, &Event::People(told));
    let chat = Place::rows("chat".into(), 0, 2);
    let log = case.scenario.shelf.sources.iter().find(|source| source.body.is_log());
    let log = Place::rows(log.expect("a log").id.clone(), 4, 14);
    let sentence = Place::Sentence { person: who, item: what, sentence: 2 };
    for (number, place) in [(1, chat), (2, log), (3, sentence)] {
        play.book().pins.insert(number, Pin { place, note: String::new(), minute: 1 });
    }
    let turning = Turning { visible: vec![1, 2, 3], goal: None, peer: 1, words: String::new() };
    play.book().turning.insert("asked".into(), turning);
    let paper = postmortem(&case, &play.play);
    let piece = |number: u32| {
        let begins = format!("{number}. ");
        paper.lines().find(|line| line.starts_with(&begins)).expect("a piece").to_owned()
    };
    let (chat, log, said) = (piece(1), piece(2), piece(3));
    for words in ["one hundred", "to the spare one", "Sales are back", " to "] {
        assert!(chat.contains(words), "{words}: {chat}");
    }
    assert!(!chat.contains("more row"), "all three are there: {chat}");
    assert!(log.contains("and 3 more rows") && log.matches('`').count() == 16, "{log}");
    assert!(said.contains("“Nobody had counted days.”") && !said.contains("full at ten"), "{said}");
    assert!(paper.contains("- Told of it afterwards: "), "a sentence is a telling: {paper}");
}

#[test]
fn how_the_change_got_through_stands_there_as_far_as_it_is_known() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let title = "## How the change got through";
    assert!(!postmortem(&case, &play.play).contains(title), "nothing is known");
    pins(&mut play, 1, mark("ticket", "asked"));
    let told = |layer| Among::Told { person: "omar".into(), item: "never-full".into(), layer };
    apply(&mut play.play, &Event::People(told(Layer::Guarded)));
    let paper = postmortem(&case, &play.play);
    let row = "| 2025-03-03 09:00 | the form (Ines Prado) | That it was filled in [1] | – |\n";
    assert_eq!((times(&paper, title), times(&paper, row)), (1, 1), "{paper}");
    assert!(!paper.contains("the queue |"), "nobody knows of it yet: {paper}");
    apply(&mut play.play, &Event::People(told(Layer::Open)));
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("|  | the queue | The date of each request | – |"), "{paper}");
    let cited = crate::debrief::postmortem::cited_places(&case, &play.play);
    assert!(cited.is_empty(), "what the path draws on is no choice of the author's: {cited:?}");
}

#[test]
fn what_was_said_in_confidence_is_no_part_of_the_path() {
    let mut scenario = sample();
    let people = scenario.cast.people.iter_mut();
    let known = people.flat_map(|person| &mut person.knows);
    known.filter(|item| item.id.as_str() == "never-full").for_each(|item| item.personal = true);
    let case = Case::open(scenario).expect("a case");
    let mut play = Given::begun(&case);
    play.seals();
    let layer = Layer::Open;
    let told = Among::Told { person: "omar".into(), item: "never-full".into(), layer };
    apply(&mut play.play, &Event::People(told));
    let place = Place::Telling { person: "omar".into(), item: "never-full".into() };
    play.book().pins.insert(1, Pin { place, note: String::new(), minute: 1 });
    assert!(!postmortem(&case, &play.play).contains("the queue"), "no leave was given");
    play.play.consents.insert(("omar".into(), "never-full".into()), true);
    assert!(postmortem(&case, &play.play).contains("| The date of each request [1] |"));
}

#[test]
fn a_factor_says_what_answers_it_once_the_measures_are_agreed_on() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    let measure = case.scenario.truth.measures.iter().find(|one| !one.factors.is_empty());
    let measure = measure.expect("one that answers a factor");
    let factor = measure.factors[0].clone();
    play.book().factors.insert(factor.clone(), Branch::default());
    let agreed = Agreement {
        measure: measure.id.clone(),
        owner: measure.owner.clone(),
        factors: vec![],
        due_days: 5,
        verify: None,
        side_effect: None,
        words: String::new(),
        half: false,
    };
    let unanswered = "- Not answered yet: it is among the open questions\n";
    let open = "- What is to become of factor 1, “";
    play.play.agreed.insert(measure.id.clone(), agreed.clone());
    play.play.phase = PhaseName::Mitigate;
    assert!(!postmortem(&case, &play.play).contains(unanswered), "it is not over yet");
    play.play.phase = PhaseName::Debrief;
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains(unanswered) && paper.contains(open), "{paper}");
    let agreed = Agreement { factors: vec![factor], ..agreed };
    play.play.agreed.insert(measure.id.clone(), agreed);
    let paper = postmortem(&case, &play.play);
    assert!(paper.contains("- Answered by measure 1\n"), "{paper}");
    assert!(paper.contains(&format!("### 1. {}\n", measure.text)), "{paper}");
    assert!(!paper.contains(unanswered) && !paper.contains(open), "{paper}");
}

#[test]
fn what_is_promised_for_after_the_play_is_owed() {
    let mut scenario = sample();
    scenario.interruptions.status.slots[0].lines[0].owes = "Word on Friday.".into();
    let case = Case::open(scenario).expect("a case");
    let mut play = Given::begun(&case);
    play.seals();
    let row = "- Still owed to customers: Word on Friday.\n";
    assert_eq!(times(&postmortem(&case, &play.play), row), 0);
    let at = case.scenario.midnight;
    let lines = vec!["since-ten".into()];
    let sent = Event::StatusSent { lines, at, sound: 1, thin: 0, wrong: 0 };
    apply(&mut play.play, &sent);
    play.log.push(sent);
    assert_eq!(times(&postmortem(&case, &play.play), row), 1);
    let said = reasons(&play.debrief(), "early-status").join("\n");
    assert!(said.contains("One more is for after this play"), "{said}");
    assert!(said.contains("Word on Friday."), "{said}");
    // What is sent later takes its place.
    let lines = vec!["since-today".into()];
    apply(&mut play.play, &Event::StatusSent { lines, at, sound: 0, thin: 1, wrong: 0 });
    assert_eq!(times(&postmortem(&case, &play.play), row), 0);
}

#[test]
fn a_line_that_somebody_put_right_names_them() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    let mut entry = stating(&case, "full", 1);
    entry.at += 20 * MINUTE;
    play.book().entries.insert(1, entry);
    let (event, by) = ("full".into(), "ines".into());
    apply(&mut play.play, &Event::Corrected { entry: 1, event, by });
    let paper = postmortem(&case, &play.play);
    let mark = "; put right in the review by Ines Prado; the author had 10:25 |";
    assert_eq!(times(&paper, mark), 1, "{paper}");
    assert!(paper.contains("| 10:05"), "it stands at the time that was named: {paper}");
}

#[test]
fn the_summary_offers_all_of_the_board_under_what_it_did() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    for factor in ["queue-blind", "alarm-late"] {
        play.book().factors.insert(factor.into(), Branch::default());
    }
    let own = Branch { words: "Told with the factor".into(), ..Branch::default() };
    play.book().factors.insert("month-belief".into(), own);
    let [_, _, likely, _] = crate::debrief::summary_offers(&case, &play.play);
    assert_eq!(
        likely.as_deref(),
        Some(
            "What made it possible: the alarm counts percent, not days; a disk takes a \
             month to fill; requests are read by their date, not by their need."
        )
    );
}

#[test]
fn a_line_of_a_group_that_did_not_stand_is_not_settled_until_it_is_changed() {
    let case = quay();
    let mut play = Given::begun(&case);
    play.seals();
    pins(&mut play, 1, mark("chat", "chat-full"));
    for number in 1..=3 {
        let mut entry = stating(&case, "full", 1);
        entry.at += i64::from(number) * MINUTE;
        play.book().entries.insert(number, entry);
    }
    let entries = [1, 2, 3];
    apply(&mut play.play, &Event::NotConfirmed { entries, group: "a group".into() });
    let paper = postmortem(&case, &play.play);
    assert_eq!(times(&paper, "; not settled |"), 3, "{paper}");
    assert_eq!(times(&paper, "Not settled: it went with two others"), 1, "{paper}");
    let open = "- Of 3 lines of the timeline it is not settled whether they hold: “not settled”.";
    assert_eq!(times(&paper, open), 1, "{paper}");
    assert!(!paper.contains("have still to go over"), "they have: {paper}");
    play.book().entries.get_mut(&1).expect("an entry").at -= MINUTE;
    assert_eq!(times(&postmortem(&case, &play.play), "; not settled |"), 2);
}
