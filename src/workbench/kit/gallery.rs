//! Every widget of the kit on one sheet, to look at and to test by label.

use egui::Ui;

use super::portraits::MarkGround;
use super::*;
use crate::look::ThemeName;
use crate::look::house::Lights;

/// What the gallery lets one change.
struct Gallery {
    sure: Option<u8>,
    line: String,
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
        next: "The review starts at 16:00.".into(),
        home: "second-story, back home".into(),
        help: "Help".into(),
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
            ui.add_space(8.0);
            empty(ui, "Nothing pinned yet. What you mark with p stands here.");
        });
    });
}

fn state() -> Gallery {
    Gallery { sure: Some(3), line: "Someone skipped the tests".into(), tab: 0, pressed: 0 }
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = state();
        raster::pictures(&format!("kit-{theme:?}").to_lowercase(), look, |ui| {
            gallery(ui, &mut state)
        });
    }
}
