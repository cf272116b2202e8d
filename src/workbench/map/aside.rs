//! The pane beside the map: the chosen station in figures.

use egui::{CornerRadius, Rect, RichText, Ui, pos2, vec2};

use super::model::{Figure, MapAction, MapModel, MapUi, Sight, Station};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The pane in all of `ui`.
pub fn aside(
    ui: &mut Ui,
    words: &Words,
    model: &MapModel,
    state: &MapUi,
    actions: &mut Vec<MapAction>,
) {
    let kit = Kit::of(ui);
    let chosen =
        state.chosen.as_ref().and_then(|id| model.stations.iter().find(|one| one.id == *id));
    let Some(station) = chosen else {
        ui.label(kit.pane_title(words.get("map-choose")));
        ui.add_space(6.0);
        ui.add(egui::Label::new(kit.body(words.get("map-choose-how")).color(kit.c.ink_2)).wrap());
        return;
    };
    ui.horizontal(|ui| {
        ui.label(kit.title(&station.name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(now) = &station.now {
                kit::sign(
                    ui,
                    now.sign,
                    &words.get(match now.sign {
                        kit::Sign::Calm => "map-calm",
                        kit::Sign::Warn => "map-warn",
                        kit::Sign::Fault => "map-fault",
                    }),
                );
            }
        });
    });
    ui.add(egui::Label::new(kit.small(&station.does).color(kit.c.ink_2)).wrap());
    match &station.now {
        Some(now) => now.figures.iter().for_each(|figure| meter(ui, &kit, figure)),
        None if station.by_hand => {}
        None => {
            ui.add_space(10.0);
            let why = match model.sight {
                Sight::Clear => "map-unmeasured",
                Sight::Charts | Sight::Logs | Sight::Nothing => "map-not-seen",
            };
            ui.add(egui::Label::new(kit.body(words.get(why))).wrap());
        }
    }
    ui.add_space(12.0);
    kit::rule(ui);
    lean(ui, words, "map-leans-on", &station.leans_on);
    lean(ui, words, "map-leaned-on", &station.leaned_on_by);
    log(ui, words, model, station, state, actions);
}

fn meter(ui: &mut Ui, kit: &Kit, figure: &Figure) {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(kit.small(&figure.name).color(kit.c.ink_2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(
                RichText::new(&figure.value).font(kit.font(Voice::Mono, 13.0)).color(kit.c.ink),
            );
        });
    });
    let Some(share) = figure.share else { return };
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), egui::Sense::hover());
    let radius = CornerRadius::same(4);
    ui.painter().rect(
        bar,
        radius,
        kit.c.inset,
        egui::Stroke::new(1.0, kit.c.rule),
        egui::StrokeKind::Inside,
    );
    let wide = (bar.width() * share.clamp(0.0, 1.0)).max(2.0);
    let full = Rect::from_min_max(bar.min, pos2(bar.left() + wide, bar.bottom()));
    ui.painter().rect_filled(full, radius, figure.sign.colours(kit).0);
}

fn lean(ui: &mut Ui, words: &Words, heading: &str, list: &[(String, bool)]) {
    if list.is_empty() {
        return;
    }
    let kit = Kit::of(ui);
    ui.add_space(8.0);
    ui.label(kit.small_strong(words.get(heading)).color(kit.c.ink_2));
    for (name, hard) in list {
        ui.horizontal(|ui| {
            ui.label(kit.icon(icons::LINK, 14.0).color(kit.c.ink_2));
            ui.label(kit.body(name));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let key = if *hard { "map-hard" } else { "map-soft" };
                ui.label(kit.small_strong(words.get(key)).color(kit.c.ink_2));
            });
        });
    }
}

fn log(
    ui: &mut Ui,
    words: &Words,
    model: &MapModel,
    station: &Station,
    state: &MapUi,
    actions: &mut Vec<MapAction>,
) {
    let (Some(source), Some(at)) = (&station.log, state.at) else { return };
    ui.add_space(14.0);
    let time = model.time(at);
    let label = words.with("map-its-log", &[("time", time[..5].into())]);
    if ui
        .add(kit::secondary(label).icon(icons::TEXT_ALIGN_LEFT).width(ui.available_width()))
        .clicked()
    {
        actions.push(MapAction::Log { source: source.clone(), at });
    }
}
