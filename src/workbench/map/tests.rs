//! The map by label, and its pictures.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::ThemeName;
use crate::play::command::View;
use crate::scenario::model::SourceId;
use crate::text::Words;
use crate::workbench::desk::{self, Desk, sample};
use crate::workbench::kit::{Look, raster, testing};

struct State {
    desk: Desk,
    map: MapUi,
    actions: Vec<MapAction>,
}

fn harness(desk: Desk) -> Harness<'static, State> {
    let words = Words::english();
    let state = State { desk, map: MapUi::default(), actions: Vec::new() };
    testing::harness([1280.0, 720.0], Look::default(), state, move |ui, state| {
        let model = desk::map::model(&state.desk, &words, state.map.at);
        let actions = map_ui(ui, &words, &model, &mut state.map);
        state.actions.extend(actions);
    })
}

#[test]
fn every_control_has_a_name_and_every_station_can_be_chosen() {
    let mut harness = harness(sample::investigating());
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    let names: Vec<String> = {
        let model = desk::map::model(&harness.state().desk, &Words::english(), None);
        model.stations.iter().map(|station| station.id.clone()).collect()
    };
    assert!(names.len() >= 2, "{names:?}");
    for id in names {
        let label = {
            let model = desk::map::model(&harness.state().desk, &Words::english(), None);
            let station = model.stations.into_iter().find(|one| one.id == id);
            station.map(|one| one.name).unwrap_or_default()
        };
        harness.get_all_by_label_contains(&label).next().expect("a station").click();
        harness.run();
        assert_eq!(harness.state().map.chosen.as_deref(), Some(id.as_str()));
    }
}

#[test]
fn keys_step_through_the_day_and_let_it_run() {
    let mut harness = harness(sample::investigating());
    let start = harness.state().map.at.expect("a moment");
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().map.at, Some(start + 60_000));
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().map.at, Some(start + 59_000));
    harness.key_press(Key::K);
    harness.step();
    assert!(harness.state().map.playing);
    harness.run_steps(5);
    assert!(harness.state().map.at > Some(start + 59_000));
    harness.get_by_label("Pause").click();
    harness.run_steps(2);
    assert!(!harness.state().map.playing);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().actions, [MapAction::Back]);
}

#[test]
fn the_map_shows_no_more_than_the_opened_charts_until_the_play_is_over() {
    let mut desk = sample::investigating();
    let words = Words::english();
    let at = Some(desk.case.day.start + 3_600_000);
    let before = desk::map::model(&desk, &words, at);
    assert_eq!(before.sight, Sight::Nothing);
    assert!(before.stations.iter().all(|station| station.now.is_none()));
    assert!(before.bars.iter().all(|bar| bar.seen.is_none()));
    // The play is over: the day itself.
    let finish =
        crate::play::state::LastView { view: View::default(), pin_for: None, pin_against: None };
    desk.play.last = Some(finish);
    let after = desk::map::model(&desk, &words, at);
    assert_eq!(after.sight, Sight::Clear);
    let measured = after.stations.iter().filter(|station| !station.by_hand);
    assert!(measured.clone().count() > 0);
    for station in measured {
        assert!(station.now.is_some(), "{}", station.id);
    }
    assert!(after.bars.iter().all(|bar| bar.seen.is_some()));
}

#[test]
fn a_chart_shows_its_service_as_coarse_as_it_is_and_nothing_in_its_gap() {
    let mut desk = sample::investigating();
    let words = Words::english();
    desk.play
        .opened
        .push(crate::play::state::Opening { source: SourceId::from("chart-traffic"), minute: 0 });
    let at = |time: i64| Some(desk.scenario().midnight + time * 60_000);
    let nine = 9 * 60;
    let model = desk::map::model(&desk, &words, at(nine + 20));
    assert_eq!(model.sight, Sight::Charts);
    let known: Vec<&str> =
        model.stations.iter().filter(|one| one.now.is_some()).map(|one| one.id.as_str()).collect();
    assert_eq!(known, ["gatehouse"]);
    // The whole minute has one figure, and the collector was away from 09:26 to 09:31.
    let figure = |at: Option<i64>| {
        let model = desk::map::model(&desk, &words, at);
        let gate = model.stations.into_iter().find(|one| one.id == "gatehouse");
        gate.and_then(|gate| gate.now).map(|now| now.figures[0].value.clone())
    };
    assert_eq!(figure(at(nine + 24)), figure(at(nine + 24).map(|at| at + 59_000)));
    assert_eq!(figure(at(nine + 28)), None);
    assert!(figure(at(nine + 31)).is_some());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let mut desk = sample::investigating();
    for source in ["chart-cpu", "chart-traffic"] {
        desk.play
            .opened
            .push(crate::play::state::Opening { source: SourceId::from(source), minute: 0 });
    }
    let nine = desk.scenario().midnight + 9 * 3_600_000;
    let mut state = MapUi {
        at: Some(nine + 31 * 60_000 + 20_000),
        chosen: Some("gatehouse".into()),
        ..MapUi::default()
    };
    raster::pictures("map-charts", Look::default(), |ui| {
        let model = desk::map::model(&desk, &words, state.at);
        map_ui(ui, &words, &model, &mut state);
    });
    let finish =
        crate::play::state::LastView { view: View::default(), pin_for: None, pin_against: None };
    desk.play.last = Some(finish);
    for theme in ThemeName::ALL {
        let name = format!("map-{theme:?}").to_lowercase();
        raster::pictures(&name, Look { theme, ..Look::default() }, |ui| {
            let model = desk::map::model(&desk, &words, state.at);
            map_ui(ui, &words, &model, &mut state);
        });
    }
}
