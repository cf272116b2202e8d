//! The home screen by label, and its pictures.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

fn model() -> HomeModel {
    let card = |id: &str, company: &str, headline: &str, level, minutes, practises: &str, state| {
        IncidentCard {
            id: id.into(),
            company: company.into(),
            headline: headline.into(),
            level,
            minutes,
            practises: practises.into(),
            state,
        }
    };
    HomeModel {
        current: Some(Current {
            id: "larkgate".into(),
            company: "Larkgate".into(),
            day: "Tuesday 4 June".into(),
            headline: "Engineer Rūta Kalniņa’s rule shuts 38,000 schools and clinics out".into(),
            level: 1,
            minutes: 50,
            review_minutes: Some(25),
            practises: vec![
                "asking about an ordinary week".into(),
                "leaving the ending out".into(),
            ],
            state: CardState::Begun {
                left_at: "at 09:24 in the gatehouse log".into(),
                minutes_left: Some(84),
            },
            so_far: Some((6, 2)),
        }),
        incidents: vec![
            card(
                "a",
                "Brackenstore",
                "Mistyped command takes down half the county",
                1,
                30,
                "Asking about normal work",
                CardState::New,
            ),
            card(
                "b",
                "Quillnote",
                "Cleaning script wipes 400 customers overnight",
                2,
                40,
                "",
                CardState::Reviewed {
                    second_story: "the script was handed sites and told they were apps.".into(),
                },
            ),
        ],
        library: vec![LibraryEntry {
            id: "quillnote-1".into(),
            company: "Quillnote".into(),
            headline: "Cleaning script wipes 400 customers overnight".into(),
            finished: "12 May".into(),
        }],
        errors: vec![Notice {
            name: "tamber-exchange".into(),
            title: "This folder could not be opened".into(),
            how: "second-story check tamber-exchange tells all that is wrong with it.".into(),
            message: "people.ron:14:9: no topic is called “rooter”; did you mean “router”?".into(),
        }],
        folder: Some("~/stories".into()),
    }
}

type Shown = (HomeModel, HomeUi, Vec<HomeAction>);

fn harness(model: HomeModel) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, HomeUi::default(), Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, (model, state, done)| {
        done.extend(home_ui(ui, &words, model, state));
    })
}

#[test]
fn the_marigold_button_continues_where_the_player_was() {
    let mut harness = harness(model());
    harness.get_by_label("Continue, 84 min to the review").click();
    harness.run();
    assert_eq!(harness.state().2, [HomeAction::Continue("larkgate".into())]);
}

#[test]
fn without_any_incident_the_sky_says_where_one_goes() {
    let folder = model().folder;
    let harness = harness(HomeModel { folder, ..HomeModel::default() });
    harness.get_by_label_contains("Put one into ~/stories");
    assert!(harness.query_by_label("Other first stories").is_none());
}

#[test]
fn beginning_again_asks_once_more() {
    let mut harness = harness(model());
    harness.get_by_label("Begin again").click();
    harness.run();
    assert_eq!(harness.state().2, []);
    harness.get_by_label("Yes, from the headline").click();
    harness.run();
    let mut done = vec![HomeAction::Begin("larkgate".into())];
    assert_eq!(harness.state().2, done);
    // The same of the review alone, and the play can be kept after all.
    for (label, expected) in [
        ("Keep this play", None),
        ("Yes, only the review", Some(HomeAction::BeginAtReview("larkgate".into()))),
    ] {
        harness.get_by_label("Only the review, 25 min").click();
        harness.run();
        assert_eq!(harness.state().2, done);
        harness.get_by_label(label).click();
        harness.run();
        done.extend(expected);
        assert_eq!(harness.state().2, done);
    }
    harness.get_by_label("Begin again");
}

#[test]
fn of_a_play_from_the_review_nothing_is_counted_that_the_player_did_not_do() {
    let mut model = model();
    let mut harness = harness(model.clone());
    harness.get_by_label_contains("6 pins and 2 conversations in");
    model.current.as_mut().unwrap().so_far = None;
    harness.state_mut().0 = model;
    harness.run();
    assert!(harness.query_by_label_contains("pin").is_none());
    harness.get_by_label_contains("You sit at the table");
}

#[test]
fn show_me_round_is_named_for_what_it_does_there() {
    let mut harness = harness(model());
    harness.key_press(egui::Key::F1);
    harness.run();
    assert!(harness.query_by_label("Show me round").is_none());
    harness.get_by_label("Show me round in the next play").click();
    harness.run();
    assert_eq!(harness.state().2, [HomeAction::Guide]);
}

#[test]
fn a_new_incident_begins_or_is_entered_at_the_review() {
    let mut model = model();
    if let Some(current) = &mut model.current {
        current.state = CardState::New;
    }
    let mut harness = harness(model);
    harness.get_by_label("Begin").click();
    harness.run();
    harness.get_by_label("Only the review, 25 min").click();
    harness.run();
    let id = "larkgate".to_owned();
    assert_eq!(harness.state().2, [HomeAction::Begin(id.clone()), HomeAction::BeginAtReview(id)]);
}

#[test]
fn a_finished_play_is_read_first_and_can_be_begun_again() {
    let mut model = model();
    if let Some(current) = &mut model.current {
        let second_story = "A guard was gone, and nothing could see the cost.".into();
        current.state = CardState::Reviewed { second_story };
    }
    let mut harness = harness(model);
    harness.get_by_label("A guard was gone, and nothing could see the cost.");
    for label in ["Read your postmortem", "Begin again", "Only the review, 25 min"] {
        harness.get_by_label(label).click();
        harness.run();
    }
    let id = || "larkgate".to_owned();
    let done = [HomeAction::Open(id()), HomeAction::Begin(id()), HomeAction::BeginAtReview(id())];
    assert_eq!(harness.state().2, done);
}

#[test]
fn cards_and_the_library_lead_on_and_a_broken_folder_is_named() {
    let mut harness = harness(model());
    harness.get_by_label_contains("Brackenstore.").click();
    harness.run();
    harness.get_by_label("Cleaning script wipes 400 customers overnight").click();
    harness.run();
    let done = &harness.state().2;
    assert_eq!(done, &[HomeAction::Begin("a".into()), HomeAction::Open("quillnote-1".into())]);
    harness.get_by_label_contains("tamber-exchange");
}

#[test]
fn the_story_says_what_one_practises() {
    let harness = harness(model());
    harness.get_by_label_contains("Level 1, from 50 minutes.");
    harness.get_by_label("You practise: asking about an ordinary week, leaving the ending out.");
}

#[test]
fn settings_change_one_thing_at_a_time() {
    let mut harness = harness(model());
    harness.get_by_label("Settings").click();
    harness.run();
    harness.get_by_label("Dark").click();
    harness.run();
    let dark = Look { theme: ThemeName::Dark, ..Look::default() };
    assert_eq!(harness.state().2, [HomeAction::Set(dark)]);
}

#[test]
fn the_keyboard_reaches_the_first_button() {
    let mut harness = harness(model());
    let button = harness.get_by_label("Continue, 84 min to the review");
    button.focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().2, [HomeAction::Continue("larkgate".into())]);
}

#[test]
fn every_control_has_a_name() {
    let mut harness = harness(model());
    harness.get_by_label("Settings").click();
    harness.run();
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    for theme in ThemeName::ALL {
        let (model, mut state) = (model(), HomeUi::default());
        let name = format!("home-{theme:?}").to_lowercase();
        raster::pictures(&name, Look { theme, ..Look::default() }, |ui| {
            home_ui(ui, &words, &model, &mut state);
        });
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    let mut state = HomeUi::default();
    raster::pictures("home-large", large, |ui| {
        home_ui(ui, &words, &model(), &mut state);
    });
    let mut model = model();
    model.incidents.clear();
    model.errors.clear();
    model.library.clear();
    if let Some(current) = &mut model.current {
        current.state = CardState::New;
    }
    let mut done = model.clone();
    if let Some(current) = &mut done.current {
        let second_story = "A guard was gone, and nothing could see the cost.".into();
        current.state = CardState::Reviewed { second_story };
    }
    raster::pictures("home-reviewed", Look::default(), |ui| {
        home_ui(ui, &words, &done, &mut HomeUi::default());
    });
    let mut state = HomeUi { settings: true, ..HomeUi::default() };
    raster::pictures("home-first", Look::default(), |ui| {
        home_ui(ui, &words, &model, &mut state);
    });
}
