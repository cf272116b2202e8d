//! The mitigations by label, and their pictures.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::{PortraitSpec, ThemeName};
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

fn owner(id: &str, name: &str) -> Owner {
    Owner { id: id.into(), name: name.into(), portrait: PortraitSpec::default(), left: None }
}

fn measure(id: &str, origin: Origin, text: &str, days: u32, factors: &[&str]) -> Measure {
    let choice = |id: &str, text: &str| Choice { id: id.into(), text: text.into() };
    Measure {
        id: id.into(),
        origin,
        text: text.into(),
        whole: days,
        halved: days.div_ceil(2),
        owner: Some(0),
        owners: vec![owner("ruta", "Rūta"), owner("javier", "Javier"), owner("farah", "Farah")],
        due: None,
        dues: vec![10, 20, 30],
        verifications: vec![
            choice("test", "a test that fails without it"),
            choice("drill", "two people do it from home within 5 minutes"),
            choice("word", "the owner says so"),
        ],
        factors: factors.iter().map(|one| (*one).to_owned()).collect(),
        side_effects: vec![choice("slow", "a true emergency is slower by 6 minutes")],
        ..Measure::default()
    }
}

fn model() -> MitigateModel {
    let texts = [
        ("No limit on how long a pattern may run", Answered::Yes),
        ("Observe mode runs every rule for real", Answered::Yes),
        ("Rules skip the stages, all 31 sites at once", Answered::Yes),
        ("Cost does not show in a diff or a test", Answered::No),
        ("Our own login stands behind the door", Answered::Partly),
        ("The bypass was last practised in 2022", Answered::Yes),
    ];
    let factors = texts.iter().enumerate().map(|(index, (text, answered))| FactorLine {
        id: format!("f{}", index + 1),
        tag: format!("F{}", index + 1),
        text: (*text).into(),
        answered: *answered,
    });
    let mut limit = measure(
        "limit",
        Origin::Room,
        "Put the run-time limit back, with a test that fails without it",
        3,
        &["f1"],
    );
    limit.chosen = true;
    limit.agreed = true;
    limit.until = Some("No rule is pushed that begins at anything".into());
    limit.due = Some(10);
    limit.verification = Some("test".into());
    let mut stages = measure(
        "stages",
        Origin::Room,
        "Rules go out in four stages; the fast lane asks for a live attack",
        8,
        &["f2", "f3"],
    );
    stages.chosen = true;
    stages.owner = Some(1);
    stages.due = Some(20);
    stages.side_effect = Some("slow".into());
    stages.verification = Some("test".into());
    let mut login =
        measure("login", Origin::Room, "Move login out from behind the door", 14, &["f5"]);
    login.refusal = Some(Refused {
        by: owner("suda", "Suda"),
        said: "Not before August. We are two, and one is on leave.".into(),
        why: "1 day is left, and it takes 14.".into(),
        offers: vec![
            Offered { text: "Javier owns it".into(), opens: None },
            Offered {
                text: "you tie it to a factor".into(),
                opens: Some(Opens::Card("login".into())),
            },
        ],
    });
    let mut cost = measure(
        "cost",
        Origin::Notebook,
        "CPU cost of each rule shown in the build and the diff",
        4,
        &["f4"],
    );
    cost.owner = Some(2);
    let alert = measure(
        "alert",
        Origin::Notebook,
        "Alert on visitors turned back, within a minute",
        2,
        &["f3"],
    );
    let mut bypass = measure(
        "bypass",
        Origin::Others,
        "Practise the bypass each quarter, first one in June",
        1,
        &["f6", "f5"],
    );
    bypass.chosen = true;
    bypass.owner = Some(1);
    bypass.due = Some(10);
    bypass.verification = Some("drill".into());
    let mut second = measure("second", Origin::Others, "Second reviewer for every rule", 1, &[]);
    second.owner = None;
    let mut guide =
        measure("guide", Origin::Others, "Guide on writing patterns that end", 2, &["f1"]);
    guide.rejected = Some("nobody writes a pattern with the guide open".into());
    MitigateModel {
        waiting: 1,
        left: 0,
        top: testing::top(5, 0, (22, 60), "17:00"),
        factors: factors.collect(),
        measures: vec![limit, stages, login, cost, alert, bypass, second, guide],
        capacity: 20,
        until: "person-days until 30 June, ordinary work and leave taken off".into(),
        remark: Some(Remark {
            by: owner("hanneke", "Hanneke"),
            about: "Hanneke, on the second reviewer".into(),
            text: "Two people looked at this one already. What would a third have seen?".into(),
        }),
        own: vec![OwnMeasure {
            number: 7,
            text: "Say on the door when it opens again".into(),
            owner: owner("farah", "Farah"),
            due: 10,
        }],
        owners: vec![owner("ruta", "Rūta"), owner("javier", "Javier"), owner("farah", "Farah")],
        dues: vec![2, 5, 10],
    }
}

type Shown = (MitigateModel, MitigateUi, Vec<MitigateAction>);

fn harness(model: MitigateModel, state: MitigateUi) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, state, Vec::new());
    testing::harness([1280.0, 1800.0], Look::default(), shown, move |ui, (model, state, done)| {
        done.extend(mitigate_ui(ui, &words, model, state));
    })
}

fn opened(id: &str) -> MitigateUi {
    MitigateUi { open: Some(id.into()), ..MitigateUi::default() }
}

fn click(harness: &mut Harness<'_, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn measures_go_on_the_list_and_off_and_the_list_is_agreed_on() {
    let mut harness = harness(model(), MitigateUi::default());
    click(&mut harness, "On the list: Second reviewer for every rule");
    click(&mut harness, "On the list: Practise the bypass each quarter, first one in June");
    click(&mut harness, "Ask for these three, and close");
    let choose = |id: &str, on| MitigateAction::Choose { id: id.into(), on };
    let done = [choose("second", true), choose("bypass", false), MitigateAction::Agree];
    assert_eq!(harness.state().2, done);
}

#[test]
fn a_list_over_the_capacity_cannot_be_agreed_on() {
    let small = MitigateModel { capacity: 11, ..model() };
    let mut harness = harness(small, MitigateUi::default());
    harness.get_by_label("The team’s capacity: 12 of 11 days");
    click(&mut harness, "Ask for these three, and close");
    assert_eq!(harness.state().2, []);
}

#[test]
fn a_card_opens_and_everything_about_it_can_be_changed() {
    let mut harness = harness(model(), MitigateUi::default());
    click(&mut harness, "Open the details of: Alert on visitors turned back, within a minute");
    assert_eq!(harness.state().1.open.as_deref(), Some("alert"));
    harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, "Javier").click();
    harness.run();
    click(&mut harness, "in 30 days");
    click(&mut harness, "the owner says so");
    click(&mut harness, "Ask Rūta");
    let id = || "alert".to_owned();
    let done = [
        MitigateAction::Owner { id: id(), owner: "javier".into() },
        MitigateAction::Due { id: id(), days: 30 },
        MitigateAction::Verify { id: id(), verification: "word".into() },
        MitigateAction::Ask(id()),
    ];
    assert_eq!(harness.state().2, done);
}

#[test]
fn factors_are_linked_and_side_effects_watched_or_not() {
    let mut harness = harness(model(), opened("stages"));
    let tagged = "F4: Cost does not show in a diff or a test";
    harness.get_by_role_and_label(egui::accesskit::Role::Button, tagged).click();
    harness.run();
    click(&mut harness, "a true emergency is slower by 6 minutes");
    let id = || "stages".to_owned();
    let done = [
        MitigateAction::Link { id: id(), factor: "f4".into(), on: true },
        MitigateAction::Watch { id: id(), side_effect: None },
    ];
    assert_eq!(harness.state().2, done);
}

#[test]
fn turning_down_needs_a_reason_and_can_be_taken_back() {
    let mut harness = harness(model(), opened("second"));
    click(&mut harness, "Turn it down");
    assert_eq!(harness.state().2, []);
    harness.state_mut().1.reasons.insert("second".into(), " two looked already ".into());
    harness.run();
    click(&mut harness, "Turn it down");
    harness.state_mut().1.open = Some("guide".into());
    harness.run();
    click(&mut harness, "Take it up again");
    let reason = "two looked already".to_owned();
    let done = [
        MitigateAction::Reject { id: "second".into(), reason },
        MitigateAction::Reopen("guide".into()),
    ];
    assert_eq!(harness.state().2, done);
}

#[test]
fn a_measure_can_be_written() {
    let mut harness = harness(model(), MitigateUi::default());
    click(&mut harness, "Write one yourself");
    harness.get_by_label("A measure in your own words").focus();
    harness.run();
    harness.event(egui::Event::Text("Show the cost".into()));
    harness.run();
    click(&mut harness, "Put it among your drafts");
    assert_eq!(harness.state().2, [], "it has no owner and no date yet");
    let radio = egui::accesskit::Role::RadioButton;
    harness.get_by_role_and_label(radio, "Javier").click();
    harness.run();
    click(&mut harness, "in 5 days");
    click(&mut harness, "Put it among your drafts");
    let (text, owner) = ("Show the cost".to_owned(), "javier".to_owned());
    assert_eq!(harness.state().2, [MitigateAction::Propose { text, owner, due: 5 }]);
    assert_eq!(harness.state().1.own, None);
    click(&mut harness, "Take out: Say on the door when it opens again");
    assert_eq!(harness.state().2[1..], [MitigateAction::TakeOut(7)]);
}

#[test]
fn an_owner_who_says_no_is_heard_and_their_offer_taken() {
    let mut harness = harness(model(), MitigateUi::default());
    harness.get_by_label("Suda says no");
    harness.get_by_label("“Not before August. We are two, and one is on leave.”");
    harness.get_by_label("1 day is left, and it takes 14.");
    let text = "Move login out from behind the door";
    click(&mut harness, &format!("Take Suda’s offer: Javier owns it ({text})"));
    assert_eq!(harness.state().1.open, None);
    click(&mut harness, &format!("Take Suda’s offer: you tie it to a factor ({text})"));
    assert_eq!(harness.state().1.open.as_deref(), Some("login"), "where something is to be done");
    let take = |offer| MitigateAction::Take { id: "login".into(), offer };
    assert_eq!(harness.state().2, [take(0), take(1)]);
}

#[test]
fn a_factor_that_waits_is_told_of_with_the_way_to_the_board() {
    let mut harness = harness(model(), MitigateUi::default());
    harness.get_by_label("One more factor came up, and is not on the board.");
    click(&mut harness, "To the board of factors");
    assert_eq!(harness.state().2, [MitigateAction::Board]);
}

#[test]
fn where_no_factor_stands_on_the_board_the_way_leads_there() {
    let mut model = model();
    model.factors.clear();
    model.waiting = 0;
    let refused = model.measures[2].refusal.as_mut().expect("a no");
    refused.offers[1].opens = Some(Opens::Board);
    let mut harness = harness(model, opened("alert"));
    harness.get_by_label_contains("No factor stands on the board.");
    click(&mut harness, "To the board of factors");
    let text = "Move login out from behind the door";
    click(&mut harness, &format!("Take Suda’s offer: you tie it to a factor ({text})"));
    let take = MitigateAction::Take { id: "login".into(), offer: 1 };
    assert_eq!(harness.state().2, [MitigateAction::Board, take, MitigateAction::Board]);
    assert_eq!(harness.state().1.open.as_deref(), Some("login"), "the card to come back to");
}

#[test]
fn half_of_a_measure_can_be_asked_for_and_says_what_it_comes_to() {
    let mut model = model();
    model.measures[1].half = true;
    let mut harness = harness(model, opened("stages"));
    harness.get_by_label_contains("when the day is played again it is not there yet");
    harness.get_by_label("The team’s capacity: 8 of 20 days");
    click(&mut harness, "all of it, 8 d");
    harness.state_mut().1.open = Some("alert".into());
    harness.run();
    click(&mut harness, "half of it, 1 d");
    let scope = |id: &str, half| MitigateAction::Scope { id: id.into(), half };
    assert_eq!(harness.state().2, [scope("stages", false), scope("alert", true)]);
}

#[test]
fn what_is_agreed_changes_by_taking_it_back_first() {
    let mut harness = harness(model(), opened("limit"));
    assert!(harness.query_by_label("Turn it down").is_none());
    click(&mut harness, "Take it back and change it");
    assert_eq!(harness.state().2, [MitigateAction::Change("limit".into())]);
}

#[test]
fn a_measure_has_words_of_the_players_own() {
    let mut harness = harness(model(), opened("alert"));
    let label = "What is to be done, in your own words: \
                 Alert on visitors turned back, within a minute";
    harness.get_by_label(label).focus();
    harness.run();
    for letters in ["Page ", "support"] {
        harness.event(egui::Event::Text(letters.into()));
        harness.run();
    }
    assert!(harness.state().2.is_empty(), "kept once the field is left");
    harness.key_press(egui::Key::Tab);
    harness.run();
    let words = MitigateAction::Words { id: "alert".into(), words: "Page support".into() };
    // The model of a test does not change, so that they may be handed over once more.
    let done = &harness.state().2;
    assert!(!done.is_empty() && done.iter().all(|action| *action == words), "{done:?}");
}

#[test]
fn words_are_kept_where_the_same_click_shuts_the_card_or_asks_its_owner() {
    let label = "What is to be done, in your own words: \
                 Alert on visitors turned back, within a minute";
    let words = MitigateAction::Words { id: "alert".into(), words: "Page support".into() };
    let mut first = Vec::new();
    for how in ["shut", "ask"] {
        let mut harness = harness(model(), opened("alert"));
        harness.get_by_label(label).focus();
        harness.run();
        harness.event(egui::Event::Text("Page support".into()));
        harness.run();
        // Both in the frame in which the field would first know that it was left.
        match how {
            "shut" => harness.state_mut().1.open = Some("limit".into()),
            _ => click(&mut harness, "Ask Rūta"),
        }
        harness.run();
        first.push(harness.state().2.first().cloned());
    }
    assert_eq!(first, [Some(words.clone()), Some(words)]);
}

#[test]
fn a_card_stays_as_tall_above_its_fields_when_something_is_chosen() {
    let place = |verification: Option<&str>, side_effect: Option<&str>, half: bool| {
        let mut model = model();
        for measure in model.measures.iter_mut().filter(|measure| measure.id == "stages") {
            measure.verification = verification.map(str::to_owned);
            measure.side_effect = side_effect.map(str::to_owned);
            measure.half = half;
        }
        let harness = harness(model, opened("stages"));
        let owner = harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, "Rūta");
        owner.rect().top()
    };
    assert_eq!(place(None, None, false), place(Some("drill"), Some("slow"), true));
}

#[test]
fn every_control_has_a_name() {
    let harness = harness(model(), opened("alert"));
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let name = format!("mitigate-{theme:?}").to_lowercase();
        raster::pictures(&name, look, |ui| {
            mitigate_ui(ui, &words, &model(), &mut MitigateUi::default());
        });
    }
    for (name, id) in [("mitigate-open", "stages"), ("mitigate-agreed", "limit")] {
        raster::pictures(name, Look::default(), |ui| {
            mitigate_ui(ui, &words, &model(), &mut opened(id));
        });
    }
    let own = OwnDraft { text: "Show the cost in the diff".into(), ..OwnDraft::default() };
    let mut writing = MitigateUi { own: Some(own), ..MitigateUi::default() };
    raster::pictures("mitigate-own", Look::default(), |ui| {
        mitigate_ui(ui, &words, &model(), &mut writing);
    });
    let large = Look { text_size: 1.5, ..Look::default() };
    raster::pictures("mitigate-large", large, |ui| {
        mitigate_ui(ui, &words, &model(), &mut MitigateUi::default());
    });
}
