//! The person across the table: bust by posture, name, manner, and how long it has taken.

use egui::{Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::lamp;
use super::model::InterviewModel;
use crate::look::{Posture, tokens};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Place, Voice, icons, paint, paint_bust_moving, placed_at};

/// Draws the panel in `all`.
pub fn person(ui: &mut Ui, all: Rect, words: &Words, model: &InterviewModel) {
    let kit = Kit::of(ui);
    let person = &model.person;
    ui.painter().rect_filled(all, 0.0, kit.night.ground);
    let wish = all.width() * lamp::CANVAS[1] / lamp::CANVAS[0];
    let words_need = about_height(ui, words, model, all.width() - 62.0);
    let tall = wish.min(all.height() - words_need).max(200.0);
    let (corner, below) = all.split_top_bottom_at_y(all.top() + tall);

    let posture = words.get(posture_key(person.posture));
    let says = words.with(
        "interview-portrait",
        &[("name", person.name.as_str().into()), ("posture", posture.into())],
    );
    let response = ui.interact(corner, ui.id().with("portrait"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &says));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(corner));
    inside.set_clip_rect(corner.intersect(ui.clip_rect()));
    let night = &tokens().theme(kit.look.theme).night;
    let (scale, _) = placed_at(lamp::CANVAS, corner, Place::Cover);
    // What is too tall is cut off above as far as the lamp goes, so that head and table stay; past
    // that, all of it is smaller.
    let scale = scale.min(corner.height() / (lamp::CANVAS[1] - lamp::ABOVE));
    let left = corner.center().x - lamp::CANVAS[0] * scale / 2.0;
    let at = pos2(left, corner.bottom() - lamp::CANVAS[1] * scale);
    for (colour, [from, to]) in lamp::TABLE {
        let strip = Rect::from_x_y_ranges(
            corner.x_range(),
            corner.bottom() - from * scale..=corner.bottom() - to * scale,
        );
        inside.painter().rect_filled(strip, 0.0, kit::theme::colour(colour));
    }
    let scene = Rect::from_min_size(at, vec2(lamp::CANVAS[0], lamp::CANVAS[1]) * scale);
    paint(&inside, "interview-behind", scene, Place::Fit, || lamp::behind(night));
    let ([x, y], width) = lamp::BUST;
    let size = vec2(width, lamp::bust_height(width)) * scale;
    let bust = Rect::from_min_size(scene.min + vec2(x, y) * scale, size);
    paint_bust_moving(&inside, bust, &person.id, &person.portrait, person.posture, 0.0);
    paint(&inside, "interview-before", scene, Place::Fit, lamp::before);

    let body = below.shrink2(vec2(24.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        kit::scroll_text(
            ui,
            words,
            &model.person.name,
            egui::ScrollArea::vertical().id_salt("about").auto_shrink(false),
            |ui| about(ui, words, model),
        );
    });
}

/// Height of what is said of the person at `width`.
fn about_height(ui: &Ui, words: &Words, model: &InterviewModel, width: f32) -> f32 {
    let kit = Kit::of(ui);
    let person = &model.person;
    let tall = |text: egui::RichText| kit::lay(ui, text, width).size().y;
    let manner = kit.text(&person.manner, Voice::SerifItalic, tokens().type_scale.lead);
    let manner = if person.manner.is_empty() { 0.0 } else { 10.0 + tall(manner) };
    let promise = &person.promise;
    let promise = if promise.is_empty() { 0.0 } else { 8.0 + tall(kit.body(promise)).max(20.0) };
    let minutes = words.with("interview-so-far", &[("minutes", person.minutes.into())]);
    let minutes = tall(kit.body(minutes)).max(20.0);
    let name = tall(kit.title(&person.name)) + tall(kit.body(&person.role));
    10.0 + name + 3.0 + manner + 27.0 + promise + minutes + 16.0
}

fn about(ui: &mut Ui, words: &Words, model: &InterviewModel) {
    let kit = Kit::of(ui);
    let n = kit.night;
    let person = &model.person;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(10.0);
    ui.label(kit.title(&person.name).color(n.text));
    ui.add_space(3.0);
    ui.label(kit.body(&person.role).color(n.text_2));
    if !person.manner.is_empty() {
        ui.add_space(10.0);
        let step = tokens().type_scale.lead;
        ui.label(kit.text(&person.manner, Voice::SerifItalic, step).color(n.lamp));
    }
    ui.add_space(14.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(kit.stroke, n.edge));
    ui.add_space(12.0);
    if !person.promise.is_empty() {
        remark(ui, &kit, icons::HAND_PALM, n.lamp, &person.promise, n.text);
        ui.add_space(8.0);
    }
    let minutes = words.with("interview-so-far", &[("minutes", person.minutes.into())]);
    remark(ui, &kit, icons::CLOCK, n.text_2, &minutes, n.text_2);
    ui.add_space(12.0);
}

fn remark(
    ui: &mut Ui,
    kit: &Kit,
    icon: &str,
    icon_ink: egui::Color32,
    text: &str,
    ink: egui::Color32,
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let galley = kit::lay(ui, kit.icon(icon, 16.0).color(icon_ink), 40.0);
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        let at = rect.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, icon_ink);
        let said = kit::lay(ui, kit.body(text).color(ink), ui.available_width());
        let (rect, response) = ui.allocate_exact_size(said.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
        ui.painter().galley(rect.min, said, ink);
    });
}

/// The words for a posture.
fn posture_key(posture: Posture) -> &'static str {
    match posture {
        Posture::Open => "posture-open",
        Posture::Calm => "posture-calm",
        Posture::Wary => "posture-wary",
        Posture::Closed => "posture-closed",
        Posture::Speaking => "posture-speaking",
    }
}
