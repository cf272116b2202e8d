//! Charts by label, key and pointer; and how long one of a million points takes.

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::super::sample::{self, model};
use super::super::*;
use super::{Shown, harness, press, row};
use crate::evidence::Point;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

/// Nine o'clock in the sample, and one minute.
const NINE: i64 = 32_400_000;
const MINUTE: i64 = 60_000;

fn charted(change: impl FnOnce(&mut Chart)) -> Harness<'static, Shown> {
    let mut body = sample::chart();
    if let Body::Chart(chart) = &mut body {
        change(chart);
    }
    harness(model("cpu", "Worker CPU by site", body))
}

/// What the plot is called: it is the only picture on the screen that is a chart's.
fn plot(harness: &Harness<'static, Shown>) -> egui::Rect {
    let role = egui::accesskit::Role::Image;
    let said = |node: &egui_kittest::Node<'_>| node.rect().width() > 200.0;
    harness.query_all_by_role(role).find(said).expect("a plot").rect()
}

fn minutes(harness: &Harness<'static, Shown>) -> Option<(i64, i64)> {
    let minute = |at: i64| (at - NINE) / MINUTE;
    harness.state().1.stretch.map(|(from, to)| (minute(from), minute(to)))
}

fn drag(harness: &mut Harness<'static, Shown>, from: f32, to: f32) {
    let plot = plot(harness);
    let at = |part: f32| pos2(plot.left() + plot.width() * part, plot.center().y);
    harness.drag_at(at(from));
    harness.run();
    harness.hover_at(at((from + to) / 2.0));
    harness.run();
    harness.hover_at(at(to));
    harness.run();
    harness.drop_at(at(to));
    harness.run();
}

#[test]
fn a_stretch_is_chosen_by_dragging_and_other_charts_open_with_it_until_it_is_reset() {
    let mut harness = charted(|_| {});
    assert_eq!(minutes(&harness), None);
    drag(&mut harness, 20.5 / 59.0, 40.5 / 59.0);
    let chosen = minutes(&harness);
    assert_eq!(chosen, Some((20, 40)));
    harness.get_by_label_contains("09:20:");
    // Another chart, whose clock is ten minutes behind.
    let open = harness.state_mut().0.open.as_mut().unwrap();
    open.id = "door".into();
    if let Body::Chart(chart) = &mut open.body {
        chart.known_ms = 10 * MINUTE;
    }
    harness.run();
    assert_eq!(minutes(&harness), chosen);
    harness.get_by_label_contains("09:10:");
    press(&mut harness, Key::Num0);
    assert_eq!(minutes(&harness), None);
    assert!(harness.query_by_label_contains("09:10:").is_none());
}

#[test]
fn keys_buttons_and_the_wheel_zoom_about_the_crosshair_and_the_pointer() {
    let mut harness = charted(|_| {});
    for _ in 0..20 {
        press(&mut harness, Key::ArrowRight);
    }
    press(&mut harness, Key::Plus);
    assert_eq!(minutes(&harness), Some((10, 39)));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Plus);
    harness.run();
    let twice = minutes(&harness).unwrap();
    assert_eq!(twice.1 - twice.0, 14, "{twice:?}");
    harness.get_by_label("Further off in time").click();
    harness.run();
    press(&mut harness, Key::Minus);
    assert_eq!(minutes(&harness), None);
    let plot = plot(&harness);
    harness.hover_at(pos2(plot.left() + 1.0, plot.center().y));
    harness.run();
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 3.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::COMMAND,
    });
    harness.run();
    let (from, to) = minutes(&harness).expect("closer");
    assert!(from == 0 && to < 55, "{from} to {to}");
}

#[test]
fn a_double_click_shows_all_of_the_time() {
    let mut harness = charted(|_| {});
    press(&mut harness, Key::Plus);
    assert!(minutes(&harness).is_some());
    let at = plot(&harness).center();
    // Frames of a test are a quarter of a second apart.
    harness.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
    for _ in 0..2 {
        harness.drag_at(at);
        harness.drop_at(at);
    }
    harness.run();
    assert_eq!(minutes(&harness), None);
}

#[test]
fn what_keys_choose_comes_into_sight_and_is_pinned_there() {
    let mut harness = charted(|_| {});
    for _ in 0..3 {
        press(&mut harness, Key::Plus);
    }
    let (_, to) = minutes(&harness).unwrap();
    press(&mut harness, Key::End);
    let (from, end) = minutes(&harness).unwrap();
    assert!(end == 59 && from > to, "{from} to {end}");
    press(&mut harness, Key::P);
    let at = NINE + 59 * MINUTE;
    assert_eq!(
        harness.state().2,
        [EvidenceAction::PinPoint { source: "cpu".into(), series: 0, at }]
    );
    // Where there is one, none is set again.
    if let Body::Chart(chart) = &mut harness.state_mut().0.open.as_mut().unwrap().body {
        chart.series[0].pins.push((at, "P7".into()));
    }
    harness.run();
    press(&mut harness, Key::P);
    assert_eq!(harness.state().2.len(), 1);
}

#[test]
fn a_click_chooses_the_nearest_point_also_close_up() {
    let mut harness = charted(|_| {});
    drag(&mut harness, 20.0 / 59.0, 30.0 / 59.0);
    let (plot, (from, to)) = (plot(&harness), harness.state().1.stretch.unwrap());
    let part = (NINE + 26 * MINUTE - from) as f32 / (to - from) as f32;
    let at = pos2(plot.left() + plot.width() * part + 3.0, plot.top() + 20.0);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    assert_eq!(harness.state().1.point, (0, 26));
    assert_eq!(harness.state().1.moment, Some(NINE + 26 * MINUTE));
}

#[test]
fn every_series_says_its_value_at_the_moment_of_another_source() {
    let mut shown = model("cpu", "Worker CPU by site", sample::chart());
    shown.open.as_mut().unwrap().nearest = Some(30);
    let moment = |minute: i64| EvidenceUi {
        moment: Some(NINE + minute * MINUTE + 20_000),
        ..EvidenceUi::default()
    };
    let mut harness = harness(model("trouble", "#door-trouble", sample::chat()));
    harness.state_mut().0 = shown.clone();
    harness.state_mut().1 = moment(30);
    harness.run();
    harness.get_by_label("edge-04, 09:30:00: 94 % of workers busy");
    // It is in the gap that the collector left: the last point before is chosen, nothing is read.
    harness.state_mut().1 = moment(32);
    harness.run();
    harness.get_by_label("edge-17, 09:32:20: no value");
    harness.get_by_label("edge-04, 09:32:20: no value");
    assert_eq!(harness.state().1.moment, Some(NINE + 32 * MINUTE + 20_000));
}

#[test]
fn deploys_and_alerts_are_marked_and_lead_to_their_rows() {
    let mut harness = charted(|_| {});
    let deploy = "Deploy at 09:24:00, ruleset 2211: to its row in Build 2211";
    harness.get_by_label(deploy).click();
    harness.run();
    assert_eq!(harness.state().2, [EvidenceAction::Open("builds".into())]);
    assert_eq!(harness.state().1.going_to, Some(row("builds", 0)));
    // Those that stand too close share a flag, until one looks closer.
    let three = "Alerts from 09:27:00 on, sieve-worker-busy and 2 more: to the first in Pages";
    harness.get_by_label(three).focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().2[1], EvidenceAction::Open("pages".into()));
    assert_eq!(harness.state().1.going_to, Some(row("pages", 1)));
    drag(&mut harness, 26.0 / 59.0, 31.0 / 59.0);
    assert!(harness.query_by_label(three).is_none());
    harness.get_by_label("Alert at 09:29:00, door-worker-busy: to its row in Pages");
    assert!(harness.query_by_label(deploy).is_none(), "it is out of sight");
}

#[test]
fn where_nothing_is_known_of_deploys_and_alerts_nothing_is_shown() {
    let with = plot(&charted(|_| {}));
    let mut harness = charted(|chart| chart.marks.clear());
    harness.run();
    assert!(harness.query_by_label_contains("to its row in").is_none());
    assert!(plot(&harness).top() < with.top() - 30.0, "no room is kept for flags");
}

#[test]
fn thresholds_have_their_name_and_are_in_sight_above_all_values() {
    let quiet = |chart: &mut Chart| {
        chart.thresholds[0].value = 400.0;
    };
    let harness = charted(quiet);
    let label = harness.get_by_label("Threshold pages after 3 min: 400 % of workers busy");
    assert!(plot(&harness).contains_rect(label.rect()), "{:?}", label.rect());
}

#[test]
fn what_can_be_clicked_at_a_chart_is_reached_by_tab() {
    let mut harness = charted(|_| {});
    press(&mut harness, Key::Plus);
    assert_eq!(testing::unreached(&mut harness), Vec::<String>::new());
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

/// Up and down like a busy system, no two values alike.
fn million() -> Body {
    let points = (0..1_000_000_i64).map(|number| {
        let noise = (number * 7_919 % 1_000) as f64 / 25.0;
        let slow = (number as f64 / 90_000.0).sin() * 20.0;
        Point { at: NINE + number * 100, value: 50.0 + slow + noise }
    });
    let series = ["edge-17", "edge-04"].map(|name| Series {
        name: name.into(),
        points: points.clone().collect(),
        ..Series::default()
    });
    Body::Chart(Chart {
        unit: "% of workers busy".into(),
        series: series.into(),
        step_ms: 100,
        ..Chart::default()
    })
}

#[test]
fn a_million_points_become_a_few_a_pixel() {
    let mut harness = harness(model("cpu", "Worker CPU by site", million()));
    harness.run();
    let wide = plot(&harness).width() as usize + 1;
    let longest = harness.output().shapes.iter().filter_map(|shown| match &shown.shape {
        egui::Shape::Path(path) => Some(path.points.len()),
        _ => None,
    });
    let longest = longest.max().expect("a line");
    assert!((wide..=wide * 4).contains(&longest), "{longest} points on {wide} pixels");
}

/// Prints what a frame takes; see docs/performance.md.
#[test]
#[ignore = "measures"]
fn frames_of_a_million_points() {
    let words = Words::english();
    let shown = model("cpu", "Worker CPU by site", million());
    let mut state = EvidenceUi::default();
    let context = egui::Context::default();
    let input = || egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(1280.0, 720.0))),
        ..egui::RawInput::default()
    };
    // Fonts that are set in one frame can be used in the next.
    let mut first = context.run_ui(input(), |ui| {
        crate::workbench::kit::install(ui.ctx(), Look::default());
    });
    first.textures_delta.clear();
    let mut frame = |stretch| {
        state.stretch = stretch;
        let began = std::time::Instant::now();
        let mut output = context.run_ui(input(), |ui| {
            evidence_ui(ui, &words, &shown, &mut state);
        });
        output.textures_delta.clear();
        let meshes = context.tessellate(output.shapes, output.pixels_per_point);
        assert!(!meshes.is_empty());
        began.elapsed().as_secs_f64() * 1000.0
    };
    for (name, stretch) in [
        ("all", None),
        ("a tenth", Some((NINE + 30_000_000, NINE + 40_000_000))),
        ("a hundredth", Some((NINE + 30_000_000, NINE + 31_000_000))),
    ] {
        for _ in 0..10 {
            frame(stretch);
        }
        let mut times: Vec<f64> = (0..60).map(|_| frame(stretch)).collect();
        times.sort_by(f64::total_cmp);
        let (median, most) = (times[30], times[59]);
        println!("2 x 1,000,000 points, {name}: median {median:.2} ms, slowest {most:.2} ms");
    }
}

#[test]
#[ignore = "writes pictures to look at"]
fn chart_pictures() {
    let words = Words::english();
    let draw = |name: &str, look: Look, body: Body, stretch: Option<(i64, i64)>| {
        let shown = model("cpu", "Worker CPU by site", body);
        let mut state = EvidenceUi { stretch, point: (0, 29), ..EvidenceUi::default() };
        raster::pictures(&format!("chart-{name}"), look, |ui| {
            evidence_ui(ui, &words, &shown, &mut state);
            state.point = (0, 29);
        });
    };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        draw(&format!("{theme:?}").to_lowercase(), look, sample::chart(), None);
    }
    let close = Some((NINE + 20 * MINUTE, NINE + 35 * MINUTE));
    draw("close", Look::default(), sample::chart(), close);
    let large = Look { text_size: 1.5, ..Look::default() };
    draw("large", large, sample::chart(), close);
    draw("million", Look::default(), million(), None);
}
