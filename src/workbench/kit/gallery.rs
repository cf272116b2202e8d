//! Every widget of the kit on one sheet, to look at and to test by label.

use egui::Ui;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::portraits::MarkGround;
use super::*;
use crate::look::ThemeName;
use crate::look::house::Lights;

/// What the gallery lets one change.
struct Gallery {
    sure: Option<u8>,
    line: String,
    query: String,
    tab: usize,
    pressed: u32,
}

fn gallery(ui: &mut Ui, state: &mut Gallery) {
    let kit = Kit::of(ui);
    let screen = ui.max_rect();
    ui.painter().rect_filled(screen, 0.0, kit.c.desk);
    let name =
        |name: &str, state, joined| Station { name: name.to_owned(), state, joined, open: true };
    TopBar {
        stations: vec![
            name("Brief", StationState::Done, false),
            name("Investigate", StationState::Current, true),
            name("Timeline", StationState::Ahead, true),
            name("Impact", StationState::Ahead, false),
            name("Review", StationState::Ahead, false),
            name("Mitigate", StationState::Ahead, false),
            name("Debrief", StationState::Ahead, false),
        ],
        minutes: Some((84, 150)),
        left: "84 min".into(),
        until: "to 16:00".into(),
        next: Next { text: "The review starts at 16:00.".into(), to: None },
        mentor: None,
        home: "second-story, back home".into(),
        help: "Help".into(),
        settings: "Settings".into(),
    }
    .show(ui);
    let body = ui.available_rect_before_wrap().shrink(32.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
        sheet().show(ui, |ui| {
            ui.label(kit.title("Rūta Kalniņa’s rule"));
            rule_heavy(ui);
            ui.label(
                kit.story(
                    "Service returned at 11:49. The review is at 16:00 today → yours to lead.",
                ),
            );
            ui.label(kit.speech("“To watch, it has to run.”"));
            ui.label(kit.quote("She turns the cup."));
            ui.label(kit.log("09:24:10.014 pigeon push: ruleset 2211 done in 2.1 s"));
            heading(ui, "Buttons and chips");
            ui.horizontal(|ui| {
                if ui.add(primary("Continue").icon(icons::ARROW_RIGHT)).clicked() {
                    state.pressed += 1;
                }
                ui.add(secondary("Their eyes").icon(icons::EYE).key("e"));
                ui.add(quiet("All 12").icon_after(icons::ARROW_RIGHT));
                ui.add(secondary("No days left").enabled(false));
                ui.add(chip("the speed test", true));
                ui.add(chip("observe mode", false));
                ui.add(chip("booking forms", false).earned());
                ui.add(chip("not shown yet", false).dashed());
            });
            ui.horizontal(|ui| {
                pin_badge(ui, "P3", "Pin 3");
                level_mark(ui, LevelMark::Error, "error");
                level_mark(ui, LevelMark::Warning, "warning");
                level_mark(ui, LevelMark::Info, "info");
                kind_mark(ui, KindMark::Condition, "condition");
                kind_mark(ui, KindMark::Change, "change");
                kind_mark(ui, KindMark::Signal, "signal");
                kind_mark(ui, KindMark::Decision, "decision");
                kind_mark(ui, KindMark::Message, "message");
                sign(ui, Sign::Calm, "as ever");
                sign(ui, Sign::Warn, "92 % busy");
                sign(ui, Sign::Fault, "full");
                key_hint(ui, "p", "pin");
            });
            ui.horizontal(|ui| {
                let spec = crate::look::PortraitSpec::default();
                for (number, posture) in crate::look::Posture::ALL.into_iter().enumerate() {
                    bust(ui, &format!("person-{number}"), &spec, posture, 110.0, "somebody");
                }
                for number in 5..15 {
                    face(ui, &format!("person-{number}"), &spec, 36.0, "somebody");
                }
                for lights in [Lights::Dark, Lights::Ground, Lights::Both] {
                    house_mark(ui, lights, MarkGround::Paper, 32.0, "a house");
                }
            });
            rule(ui);
            let steps =
                ["a guess", "a hunch", "half sure", "fairly sure", "certain"].map(String::from);
            five_dots(ui, "How sure are you?", &steps, &mut state.sure);
            serif_field(ui, &mut state.line, "Who or what caused it", "in one line");
            let tabs = ["Pins 6", "Timeline 9", "Impact"].map(String::from);
            if let Some(tab) = tab_strip(ui, &tabs, state.tab) {
                state.tab = tab;
            }
            ui.horizontal(|ui| {
                ui.set_max_width(560.0);
                ui.vertical(|ui| {
                    ui.set_width(240.0);
                    ui.add(row("All logs, merged", true).icon(icons::LIST).note("31,206"));
                    ui.add(row("Traffic at the door", false).icon(icons::CHART_LINE).fresh(true));
                });
                ui.vertical(|ui| {
                    let hint = "level:error worker";
                    let glass = icons::MAGNIFYING_GLASS;
                    boxed_field(ui, &mut state.query, "Search", hint, glass, Voice::Mono);
                    meter(ui, "workers busy", "99.8 %", 0.998, kit.c.fault);
                });
            });
            empty(ui, "Nothing pinned yet. What you mark with p stands here.");
        });
    });
}

fn state() -> Gallery {
    Gallery {
        sure: Some(3),
        line: "Someone skipped the tests".into(),
        query: String::new(),
        tab: 0,
        pressed: 0,
    }
}

fn harness() -> Harness<'static, Gallery> {
    testing::harness([1280.0, 900.0], Look::default(), state(), gallery)
}

#[test]
fn every_control_has_a_name() {
    assert_eq!(testing::nameless(&harness()), Vec::<String>::new());
}

#[test]
fn a_button_is_pressed_by_mouse_and_by_key() {
    let mut harness = harness();
    harness.get_by_label("Continue").click();
    harness.run();
    harness.get_by_label("Continue").focus();
    harness.run();
    harness.key_press(egui::Key::Space);
    harness.run();
    assert_eq!(harness.state().pressed, 2);
}

#[test]
fn a_disabled_button_cannot_be_focused() {
    let harness = harness();
    let button = harness.get_by_label("No days left");
    assert!(button.accesskit_node().is_disabled());
}

#[test]
fn tabs_follow_the_arrow_keys() {
    let mut harness = harness();
    harness.get_by_label("Pins 6").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().tab, 1);
    harness.get_by_label("Pins 6").click();
    harness.run();
    assert_eq!(harness.state().tab, 0);
}

#[test]
fn the_dots_are_chosen_where_they_are_clicked() {
    let mut harness = harness();
    let slider = harness.get_by_role_and_label(Role::Slider, "How sure are you?");
    let at = slider.rect().left_top() + egui::vec2(10.0, 14.0);
    harness.drag_at(at);
    harness.run();
    harness.drop_at(at);
    harness.run();
    assert_eq!(harness.state().sure, Some(0));
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = state();
        raster::pictures(&format!("kit-{theme:?}").to_lowercase(), look, |ui| {
            gallery(ui, &mut state);
        });
    }
}

/// The room, the windows of the debrief and a map, as their screens lay them.
fn scenes(ui: &mut Ui) {
    use crate::look::{PortraitSpec, Posture, Rgba, map, portrait, room, tokens, windows};
    let theme = tokens().theme(Kit::of(ui).look.theme);
    let night = &theme.night;
    let all = ui.max_rect();
    let rect = egui::Rect::from_min_size(all.min, egui::vec2(all.width(), 470.0));
    let seats = room::seats(7);
    let speaker = Some(5);
    paint(ui, "back", rect, Place::Cover, || room::back(night, &seats, speaker));
    let (scale, origin) = placed_at(room::CANVAS, rect, Place::Cover);
    for index in room::far_to_near(&seats) {
        let seat = &seats[index];
        let size = egui::vec2(seat.width, seat.width * 1.12) * scale;
        let foot = origin + egui::vec2(seat.at[0], seat.at[1]) * scale;
        let at = egui::Rect::from_min_size(foot - egui::vec2(size.x / 2.0, size.y), size);
        let posture = Posture::ALL[index % 5];
        let posture = if Some(index) == speaker { Posture::Speaking } else { posture };
        let spec = PortraitSpec::default();
        paint(ui, ("seat", index), at, Place::Stand, || {
            let bust = portrait::bust(&format!("person-{index}"), &spec, posture);
            let dim = if posture == Posture::Closed { 0.5 } else { 0.0 };
            room::faded(bust, dim, night)
        });
    }
    paint(ui, "front", rect, Place::Cover, || room::front(theme, &seats, speaker));
    let (at, sheet) = room::timeline_sheet(&[Rgba::hex(0x5D4496); 9]);
    let at = origin + egui::vec2(at[0], at[1]) * scale;
    let sheet_rect =
        egui::Rect::from_min_size(at, egui::vec2(sheet.size[0], sheet.size[1]) * scale);
    paint(ui, "sheet", sheet_rect, Place::Fit, || sheet);
    for (index, seat) in seats.iter().enumerate() {
        let at = origin + egui::vec2(seat.card[0], seat.card[1]) * scale;
        let size = egui::vec2(room::CARD[0], room::CARD[1]) * seat.card_scale * scale;
        let card = egui::Rect::from_min_size(at, size);
        paint(ui, ("card", index), card, Place::Fit, || room::card(index as u8));
    }

    let below = egui::Rect::from_min_max(egui::pos2(all.left(), rect.bottom()), all.max);
    ui.painter().rect_filled(below, 0.0, Kit::of(ui).c.paper);
    let raised = [0.82, 0.92, 0.78, 0.45, 0.7, 0.25, 0.74, 0.6, 0.55, 0.66];
    let wall = egui::Rect::from_min_size(below.min, egui::vec2(820.0, windows::HEIGHT));
    paint(ui, "windows", wall, Place::Fit, || {
        windows::upper_floor(night, theme.mark, &raised, Some(8)).0
    });
    let plan = map::Plan {
        stations: vec![(0, 0), (0, 2), (3, 1), (5, 1), (8, 0), (8, 2)],
        lines: vec![vec![0, 2, 3, 4], vec![1, 2, 3, 5]],
    };
    let size = [below.width() - 860.0, 190.0];
    let layout = map::lay_out(&plan, size, [30.0, 40.0, 40.0, 40.0]);
    let place = egui::Rect::from_min_size(below.min + egui::vec2(840.0, 0.0), size.into());
    paint(ui, "map", place, Place::Fit, || {
        let mut drawing = crate::look::Drawing::new(size[0], size[1]);
        for (track, ink) in layout.tracks.iter().zip([theme.lines.school, theme.lines.clinic]) {
            drawing.line(track, false, map::LINE, ink);
            for (at, way) in map::dashes(track, 26.0, 0.3) {
                let half = [way[0] * 3.5, way[1] * 3.5];
                let dash = [[at[0] - half[0], at[1] - half[1]], [at[0] + half[0], at[1] + half[1]]];
                drawing.line(&dash, false, map::DASH[1], theme.paper);
            }
        }
        for station in &layout.stations {
            let [x, y] = station.at;
            let (w, h) = (map::STATION, station.height);
            drawing.rect(
                [x - w / 2.0 - 2.0, y - h / 2.0 - 2.0],
                [w + 4.0, h + 4.0],
                20.0,
                theme.ink,
            );
            drawing.rect(
                [x - w / 2.0 + 2.0, y - h / 2.0 + 2.0],
                [w - 4.0, h - 4.0],
                20.0,
                theme.paper,
            );
        }
        drawing
    });
}

#[test]
#[ignore = "writes pictures to look at"]
fn scene_pictures() {
    for theme in [ThemeName::Light, ThemeName::HighContrast] {
        let look = Look { theme, ..Look::default() };
        raster::pictures(&format!("scenes-{theme:?}").to_lowercase(), look, scenes);
    }
}
