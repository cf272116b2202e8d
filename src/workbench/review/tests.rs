//! The review by label and by key, and its pictures.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::{Posture, ThemeName};
use crate::text::Words;
use crate::workbench::debrief::MomentShown;
use crate::workbench::kit::{KindMark, Look, raster, testing};

fn model() -> ReviewModel {
    let seated = |id: &str, called: &str, number, posture, spoken| Seated {
        id: id.into(),
        called: called.into(),
        portrait: testing::look_of(number),
        posture,
        spoken,
    };
    let said = |by: &str, name: &str, after: &str, text: &str| Said {
        by: by.into(),
        name: name.into(),
        after: after.into(),
        text: text.into(),
        silent: false,
        first: !after.is_empty(),
        ..Said::default()
    };
    let stretch =
        |name: &str, minutes, progress| Stretch { name: name.into(), minutes, spent: 4, progress };
    let one = |id: &str, label: &str, minutes, target| Move {
        id: id.into(),
        label: label.into(),
        fits: format!("fits {id}"),
        minutes,
        target,
        open: true,
    };
    let factor =
        |id: &str, text: &str, shown| HeardFactor { id: id.into(), text: text.into(), shown };
    let mut silence =
        said("ruta", "Rūta", "a short silence", "She looks at her hands, and then at the sheet.");
    silence.silent = true;
    ReviewModel {
        top: testing::top(4, 0, (41, 60), "17:00"),
        own_minutes: (7, 19),
        people: vec![
            seated("ruta", "Rūta", 0, Posture::Closed, 1),
            seated("hanneke", "Hanneke", 2, Posture::Open, 4),
            seated("javier", "Javier", 3, Posture::Calm, 3),
            seated("farah", "Farah", 4, Posture::Wary, 0),
            seated("alistair", "Alistair", 5, Posture::Calm, 7),
            seated("emeka", "Emeka", 1, Posture::Open, 5),
            seated("suda", "Suda", 6, Posture::Calm, 2),
        ],
        telling_minutes: 1,
        said: vec![
            said(
                "mele",
                "Mele",
                "",
                "We begin on the left, in May, and stop at 11:24. Nothing’s broken yet. Who wants to say how an ordinary rule goes out?",
            ),
            said(
                "alistair",
                "Alistair",
                "",
                "Before we start, and I say this as somebody who thinks the world of Rūta: we all know whose rule it was. Could we say so once, kindly, and have the hour for the machines?",
            ),
            said(
                "ruta",
                "Rūta",
                "",
                "Can I just say it first? It was me, and there were people in waiting rooms.",
            ),
            silence,
            said(
                "hanneke",
                "Hanneke",
                "go round the table",
                "Green is green, since March. They went red once because a machine was slow, and we spent a day on nothing.",
            ),
            said(
                "emeka",
                "Emeka",
                "what was visible then?",
                "I read those diffs for wrong hits. What a pattern costs does not show in a diff. I would pass it again this afternoon.",
            ),
        ],
        stretches: vec![
            stretch("From May to the push", 15, Progress::Done),
            stretch("The door shuts", 9, Progress::Current),
            stretch("In the dark", 15, Progress::Ahead),
            stretch("The way back", 15, Progress::Ahead),
        ],
        moves: vec![
            one("round", "Go round the table", 8, Target::Room),
            one("who-else", "Who else knew that?", 3, Target::Room),
            one("visible", "What was visible then?", 4, Target::Person),
            one("thank", "Thank for telling", 1, Target::Person),
            one("hold", "Hold that, let them finish", 1, Target::Person),
            one("name-it", "Name it, move on", 1, Target::Room),
            one("park", "Park that fix", 1, Target::Person),
            one("conditions", "From who to what", 2, Target::Person),
            one("not-but", "Not that, but this", 2, Target::Person),
            one("silence", "A short silence", 1, Target::Room),
            one("sum-up", "Sum up so far", 3, Target::Room),
            one("let-run", "Let it run", 3, Target::Room),
            one("reassure", "Reassure, move on", 1, Target::Person),
            one("own-fix", "Say your own fix", 2, Target::Room),
        ],
        timeline: vec![
            KindMark::Decision,
            KindMark::Signal,
            KindMark::Condition,
            KindMark::Change,
            KindMark::Change,
            KindMark::Decision,
            KindMark::Message,
            KindMark::Change,
            KindMark::Signal,
        ],
        factors: FactorBoard {
            factors: vec![
                factor("limit", "No limit on run time since May", true),
                factor("observe", "“Observe” runs all that it sees", true),
                factor("diff", "Cost unseen in a diff", false),
            ],
            trigger: "All 31 sites in 2.1 s".into(),
            outcome: "Doors shut".into(),
        },
        can_go_on: true,
        can_close: false,
    }
}

/// Animations would make every step of a test several frames long.
fn still() -> Look {
    Look { reduced_motion: true, ..Look::default() }
}

type Shown = (ReviewModel, ReviewUi, Vec<ReviewAction>);

fn harness(model: ReviewModel) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, ReviewUi::default(), Vec::new());
    testing::harness([1280.0, 720.0], still(), shown, move |ui, (model, state, done)| {
        done.extend(review_ui(ui, &words, model, state));
    })
}

fn click(harness: &mut Harness<'_, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn press(harness: &mut Harness<'_, Shown>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn made(id: &str, target: Option<&str>) -> ReviewAction {
    ReviewAction::Move { id: id.into(), target: target.map(String::from) }
}

#[test]
fn a_move_needs_a_person_only_where_it_is_aimed_at_one() {
    let mut harness = harness(model());
    click(&mut harness, "What was visible then?, whom?, 4 min");
    click(&mut harness, "Choose whom for");
    assert_eq!(harness.state().2, []);
    click(&mut harness, "Towards Farah");
    harness.get_by_label("What was visible then?, Farah, 4 min");
    click(&mut harness, "Make this move");
    click(&mut harness, "A short silence, room, 1 min");
    click(&mut harness, "Make this move");
    assert_eq!(harness.state().2, [made("visible", Some("farah")), made("silence", None)]);
}

#[test]
fn keys_choose_aim_and_make() {
    let mut harness = harness(model());
    for key in [Key::ArrowRight, Key::ArrowRight, Key::Num4, Key::Enter] {
        press(&mut harness, key);
    }
    for key in [Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft, Key::R, Key::Enter] {
        press(&mut harness, key);
    }
    // Enter alone makes nothing again.
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().2, [made("thank", Some("hanneke")), made("own-fix", None)]);
    assert_eq!(harness.state().1.target.as_deref(), Some("suda"));
}

#[test]
fn a_move_that_is_shut_cannot_be_made() {
    let mut model = model();
    model.moves[9].open = false;
    let mut harness = harness(model);
    click(&mut harness, "A short silence, room, 1 min");
    press(&mut harness, Key::Num0);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().2, []);
}

#[test]
fn every_move_has_its_own_key() {
    let mut harness = harness(model());
    let ids: Vec<String> = harness.state().0.moves.iter().map(|one| one.id.clone()).collect();
    press(&mut harness, Key::ArrowRight);
    for cap in crate::workbench::keys::caps(crate::workbench::keys::Act::Choose) {
        press(&mut harness, Key::from_name(&cap).unwrap());
        press(&mut harness, Key::Enter);
    }
    let done: Vec<String> = (harness.state().2.iter())
        .map(|action| match action {
            ReviewAction::Move { id, .. } => id.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(done, ids);
}

#[test]
fn somebody_at_the_table_can_be_clicked() {
    let mut harness = harness(model());
    click(&mut harness, "Rūta, arms crossed, head down, has spoken 1 of 7");
    assert_eq!(harness.state().1.target.as_deref(), Some("ruta"));
    click(&mut harness, "the room");
    assert_eq!(harness.state().1.target, None);
}

#[test]
fn what_was_said_can_be_read_again() {
    let mut harness = harness(model());
    let opening = "“Can I just say it first? It was me, and there were people in waiting rooms.”";
    assert!(harness.query_by_label(opening).is_none());
    click(&mut harness, "6 things said");
    harness.get_by_label(opening);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label(opening).is_none());
    press(&mut harness, Key::L);
    harness.get_by_label(opening);
    click(&mut harness, "Close what was said");
    assert!(harness.query_by_label(opening).is_none());
}

#[test]
fn the_meeting_goes_on_and_ends_when_it_may() {
    let mut first = harness(model());
    assert!(first.query_by_label("Close the review").is_none());
    click(&mut first, "Next stretch");
    assert_eq!(first.state().2, [ReviewAction::NextStretch]);
    // A stretch on which nobody has said anything is passed over by two presses, not by one too many.
    let mut silent = model();
    for one in &mut silent.stretches {
        one.spent = if one.progress == Progress::Current { 0 } else { one.spent };
    }
    let mut silent = harness(silent);
    press(&mut silent, Key::N);
    assert_eq!(silent.state().2, []);
    click(&mut silent, "Nothing said on this one. Go on?");
    assert_eq!(silent.state().2, [ReviewAction::NextStretch]);
    let mut last = harness(ReviewModel { can_go_on: false, can_close: true, ..model() });
    assert!(last.query_by_label("Next stretch").is_none());
    click(&mut last, "Close the review");
    assert_eq!(last.state().2, [ReviewAction::Close]);
}

#[test]
fn two_accounts_are_laid_side_by_side_over_the_room() {
    let mut model = model();
    let last = model.said.last_mut().expect("somebody spoke");
    last.otherwise = "Javier".into();
    last.beside = Some(MomentShown { title: "By the pillar".into(), ..Default::default() });
    let mut harness = harness(model);
    press(&mut harness, Key::L);
    click(&mut harness, "Javier remembers it otherwise: lay both side by side");
    harness.get_by_label("By the pillar");
    // The hand does not listen while it is read.
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().1.chosen, None);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("By the pillar").is_none());
    assert_eq!(harness.state().2, []);
}

#[test]
fn factors_say_whether_evidence_shows_them() {
    let harness = harness(model());
    harness.get_by_label("No limit on run time since May");
    harness.get_by_label("Cost unseen in a diff, not shown by evidence yet");
}

#[test]
fn every_control_has_a_name() {
    let mut harness = harness(model());
    press(&mut harness, Key::L);
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let chosen = ReviewUi {
        target: Some("farah".into()),
        chosen: Some("visible".into()),
        ..Default::default()
    };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = chosen.clone();
        let name = format!("review-{theme:?}").to_lowercase();
        raster::pictures(&name, look, |ui| {
            review_ui(ui, &words, &model(), &mut state);
        });
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    let mut state = chosen.clone();
    raster::pictures("review-large", large, |ui| {
        review_ui(ui, &words, &model(), &mut state);
    });
    let mut state = ReviewUi { log: true, ..ReviewUi::default() };
    raster::pictures("review-log", Look::default(), |ui| {
        review_ui(ui, &words, &model(), &mut state);
    });
    let mut last = model();
    last.said.truncate(1);
    last.factors.factors.clear();
    last.moves[3].open = false;
    last.can_go_on = false;
    last.can_close = true;
    let mut state = ReviewUi::default();
    raster::pictures("review-first", Look::default(), |ui| {
        review_ui(ui, &words, &last, &mut state);
    });
}
