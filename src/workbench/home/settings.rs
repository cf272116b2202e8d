//! The settings: theme, size of the text, motion, sound.

use egui::{Popup, PopupCloseBehavior, Response, Ui};

use super::model::HomeAction;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Look};

/// Factors on the size of all text that can be chosen.
const SIZES: [f32; 5] = [0.9, 1.0, 1.15, 1.3, 1.5];

/// The settings below the button that opens them.
pub fn settings(
    ui: &mut Ui,
    button: &Response,
    words: &Words,
    look: Look,
    open: &mut bool,
    actions: &mut Vec<HomeAction>,
) {
    let kit = Kit::of(ui);
    let popup = Popup::from_response(button)
        .open_bool(open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(egui::RectAlign::BOTTOM_END)
        .gap(6.0)
        .sense(egui::Sense::hover())
        .frame(kit::sheet().padding(16, 14).frame(&kit));
    popup.show(|ui| {
        ui.set_width(300.0);
        ui.label(kit.pane_title(words.get("settings")));
        ui.add_space(4.0);
        ui.label(kit.small_strong(words.get("settings-theme")));
        ui.horizontal_wrapped(|ui| {
            for theme in ThemeName::ALL {
                let key = match theme {
                    ThemeName::Light => "settings-light",
                    ThemeName::Dark => "settings-dark",
                    ThemeName::HighContrast => "settings-high-contrast",
                };
                if ui.add(kit::chip(words.get(key), look.theme == theme)).clicked() {
                    actions.push(HomeAction::Set(Look { theme, ..look }));
                }
            }
        });
        ui.add_space(6.0);
        ui.label(kit.small_strong(words.get("settings-text")));
        ui.horizontal_wrapped(|ui| {
            for size in SIZES {
                let percent = (size * 100.0).round() as u32;
                let label = words.with("percent", &[("number", percent.into())]);
                let chosen = (look.text_size - size).abs() < 0.01;
                if ui.add(kit::chip(label, chosen)).clicked() {
                    let text_size = size;
                    actions.push(HomeAction::Set(Look { text_size, ..look }));
                }
            }
        });
        ui.add_space(6.0);
        ui.label(kit.small_strong(words.get("settings-motion")));
        ui.horizontal_wrapped(|ui| {
            for (key, reduced_motion) in [("settings-moves", false), ("settings-still", true)] {
                let chosen = look.reduced_motion == reduced_motion;
                if ui.add(kit::chip(words.get(key), chosen)).clicked() {
                    actions.push(HomeAction::Set(Look { reduced_motion, ..look }));
                }
            }
        });
        if cfg!(feature = "sound") {
            ui.add_space(6.0);
            ui.label(kit.small_strong(words.get("settings-sound")));
            ui.horizontal_wrapped(|ui| {
                for (key, silent) in [("settings-heard", false), ("settings-silent", true)] {
                    if ui.add(kit::chip(words.get(key), look.silent == silent)).clicked() {
                        actions.push(HomeAction::Set(Look { silent, ..look }));
                    }
                }
            });
        }
    });
}
