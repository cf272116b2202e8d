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
fn times_are_of_the_zone_of_the_company_and_say_so() {
    let words = Words::english();
    let harness = harness(sample::investigating());
    let desk = &harness.state().desk;
    let model = desk::map::model(desk, &words, None);
    let start = model.from;
    assert_ne!(model.offset, 0, "in summer Larkgate is ahead of UTC");
    assert_eq!(model.time(start)[..5], desk.hour(start));
    harness.get_by_label_contains(&model.time(start));
    let written = texts(&harness);
    let zoned = written.iter().filter(|(text, _)| text.ends_with(&model.zone));
    assert_eq!(zoned.count(), 1, "{written:?}");
}

/// What is painted as text, and whether it is cut.
fn texts(harness: &Harness<'_, State>) -> Vec<(String, bool)> {
    let shapes = harness.output().shapes.iter().filter_map(|shown| match &shown.shape {
        egui::Shape::Text(text) => Some((text.galley.text().to_owned(), text.galley.elided)),
        _ => None,
    });
    shapes.collect()
}

#[test]
fn the_name_of_an_event_is_read_whole_where_there_is_room_and_under_the_pointer_anywhere() {
    let mut harness = harness(sample::investigating());
    let flags = desk::map::model(&harness.state().desk, &Words::english(), None).flags;
    let first = flags.iter().min_by_key(|flag| flag.at).expect("how it began is given").clone();
    let whole = |harness: &Harness<'_, State>| {
        texts(harness).iter().any(|(text, cut)| *text == first.title && !cut)
    };
    assert!(whole(&harness), "{:?}", texts(&harness));
    // Where the playhead leaves no room, the pointer reads it.
    let shapes = &harness.output().shapes;
    let at = shapes.iter().find_map(|shown| match &shown.shape {
        egui::Shape::Text(text) if text.galley.text() == first.title => {
            Some(text.visual_bounding_rect().center())
        }
        _ => None,
    });
    harness.hover_at(at.expect("it is written"));
    harness.run_steps(6);
    let tip = format!(
        "{} {}",
        {
            let model = desk::map::model(&harness.state().desk, &Words::english(), None);
            model.time(first.at)
        },
        first.title
    );
    harness.get_by_label(&tip);
}

#[test]
fn a_log_that_covers_the_moment_is_not_nothing() {
    let mut desk = sample::investigating();
    let (words, log) = (Words::english(), SourceId::from("gatehouse-log"));
    let moment = desk.scenario().midnight + (9 * 60 + 30) * 60_000;
    let at = Some(moment);
    assert_eq!(desk::map::model(&desk, &words, at).sight, Sight::Nothing);
    desk.play.opened.push(crate::play::state::Opening { source: log.clone(), minute: 0 });
    let model = desk::map::model(&desk, &words, at);
    assert_eq!(model.sight, Sight::Logs);
    // Its lines are looked for by its own clock, and found there.
    let time = desk::map_strip::searched_for(&desk, &log, moment);
    let rows = desk.case.sources.get(&log).expect("a log").rows();
    assert!(rows.iter().any(|row| row.shown_time.starts_with(&time[..5])), "{time}");
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let mut desk = sample::investigating();
    for source in ["pages", "chart-traffic"] {
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
