//! The settings: theme, size of the text, motion, sound. At hand on the home screen and in a play.

use egui::{Id, Popup, PopupCloseBehavior, Response, Ui};

use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Look, icons};

/// Factors on the size of all text that can be chosen.
const SIZES: [f32; 5] = [0.9, 1.0, 1.15, 1.3, 1.5];

/// The button that opens them; the settings know it again.
pub fn settings_button(ui: &mut Ui, says: &str, night: bool) -> Response {
    let button = kit::quiet("").icon(icons::TEXT_AA).says(says);
    let response = ui.add(if night { button.on_night() } else { button });
    ui.data_mut(|data| data.insert_temp(Id::new("settings-button"), response.id));
    response
}

/// The settings below their button while they are open; the look that was chosen.
pub fn settings(ui: &mut Ui, words: &Words, open: &mut bool) -> Option<Look> {
    let button = ui.data(|data| data.get_temp::<Id>(Id::new("settings-button")))?;
    let button = ui.ctx().read_response(button)?;
    let look = Kit::of(ui).look;
    let mut chosen = None;
    let mut choose = |look: Look| chosen = Some(look);
    let kit = Kit::of(ui);
    let popup = Popup::from_response(&button)
        .open_bool(open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(egui::RectAlign::BOTTOM_END)
        .gap(6.0)
        .sense(egui::Sense::hover())
        .frame(kit::sheet().padding(16, 14).frame(&kit));
    popup.show(|ui| {
        ui.set_width(320.0);
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
                    choose(Look { theme, ..look });
                }
            }
        });
        ui.add_space(6.0);
        ui.label(kit.small_strong(words.get("settings-text")));
        ui.horizontal_wrapped(|ui| {
            for size in SIZES {
                let percent = (size * 100.0).round() as u32;
                let label = words.with("percent", &[("number", percent.into())]);
                let on = (look.text_size - size).abs() < 0.01;
                if ui.add(kit::chip(label, on)).clicked() {
                    let text_size = size;
                    choose(Look { text_size, ..look });
                }
            }
        });
        ui.add_space(6.0);
        ui.label(kit.small_strong(words.get("settings-motion")));
        ui.horizontal_wrapped(|ui| {
            for (key, reduced_motion) in [("settings-moves", false), ("settings-still", true)] {
                let on = look.reduced_motion == reduced_motion;
                if ui.add(kit::chip(words.get(key), on)).clicked() {
                    choose(Look { reduced_motion, ..look });
                }
            }
        });
        if cfg!(feature = "sound") {
            ui.add_space(6.0);
            ui.label(kit.small_strong(words.get("settings-sound")));
            ui.horizontal_wrapped(|ui| {
                for (key, silent) in [("settings-heard", false), ("settings-silent", true)] {
                    if ui.add(kit::chip(words.get(key), look.silent == silent)).clicked() {
                        choose(Look { silent, ..look });
                    }
                }
            });
        }
    });
    chosen
}
