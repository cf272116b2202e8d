//! The staff news: masthead, headline with a name in it, picture, story, quote.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{BriefModel, Quote};
use crate::look::{doors, tokens};
use crate::text::Words;
use crate::workbench::kit::portraits::paint_face;
use crate::workbench::kit::{self, Kit, Marked, Place, Voice, paint};

/// Height of a paper under which its picture is smaller, points: what stands last on it is the
/// player's own part, and nobody scrolls for what they do not see begin.
const ROOMY: f32 = 640.0;
const SMALL: f32 = 0.7;

/// The paper in all of `ui`; it scrolls where it is too long.
pub fn paper(ui: &mut Ui, words: &Words, model: &BriefModel) {
    let rect = ui.max_rect();
    kit::sheet().padding(36, 20).show(ui, |ui| {
        ui.set_width(rect.width() - 74.0);
        ui.set_min_height(rect.height() - 42.0);
        let most = rect.height() - 42.0;
        kit::scroll_text(
            ui,
            words,
            &model.headline,
            ScrollArea::vertical().max_height(most),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                masthead(ui, model);
                headline(ui, model);
                if !model.door_sign.is_empty() {
                    picture(ui, model, if most < ROOMY { SMALL } else { 1.0 });
                }
                let kit = Kit::of(ui);
                ui.label(kit.speech(&model.standfirst).color(kit.c.ink_2));
                ui.add_space(16.0);
                columns(ui, model);
            },
        );
    });
}

fn masthead(ui: &mut Ui, model: &BriefModel) {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        kit::level(ui, kit.story(&model.masthead).color(kit.c.ink_2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(kit.body(&model.dateline).color(kit.c.ink_2));
        });
    });
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    let line = Stroke::new(1.0, kit.c.ink_2);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.add_space(12.0);
}

fn headline(ui: &mut Ui, model: &BriefModel) {
    let kit = Kit::of(ui);
    let step = tokens().type_scale.headline;
    let marked = Marked {
        text: &model.headline,
        marked: &model.named,
        font: kit.font(Voice::SerifMedium, step.0),
        line_height: step.1 * kit.grown(step.0),
        share: 0.36,
    };
    let galley = marked.lay(ui, &kit, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &model.headline));
    marked.paint(ui, &kit, rect.min, galley);
    ui.add_space(14.0);
}

fn picture(ui: &mut Ui, model: &BriefModel, scale: f32) {
    let kit = Kit::of(ui);
    let size = vec2(ui.available_width(), doors::HEIGHT * scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let width = size.x / scale;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &model.caption));
    let theme = tokens().theme(kit.look.theme);
    paint(ui, "doors", rect, Place::Fit, || doors::street(theme, width).0);
    // The signs are red on white in every theme, as they were on the screens that day.
    let red = egui::Color32::from_rgb(0xB5, 0x2A, 0x12);
    for [x, y] in doors::street(theme, width).1 {
        let at = rect.min + scale * vec2(x, y);
        let font = kit.fixed_font(Voice::MonoBold, 12.0 * scale);
        ui.painter().text(at, Align2::CENTER_CENTER, &model.door_sign, font, red);
    }
    ui.add_space(6.0);
    ui.label(kit.small(&model.caption));
    ui.add_space(12.0);
}

fn columns(ui: &mut Ui, model: &BriefModel) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let quote = (wide * 0.36).clamp(200.0, 290.0);
    let left = wide - quote - 30.0;
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(left);
            for paragraph in &model.paragraphs {
                ui.label(kit.story(paragraph));
                ui.add_space(12.0);
            }
        });
        ui.add_space(22.0);
        ui.vertical(|ui| {
            ui.set_width(quote);
            said(ui, &model.quote);
        });
    });
}

fn said(ui: &mut Ui, quote: &Quote) {
    let kit = Kit::of(ui);
    let inset = 18.0;
    let top = ui.cursor().min;
    ui.horizontal_top(|ui| {
        ui.add_space(inset);
        ui.vertical(|ui| {
            let words = format!("“{}”", quote.text);
            let step = 26.0 * kit.look.text_size;
            ui.label(kit.quote(words).line_height(Some(step)));
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                let (rect, face) = ui.allocate_exact_size(vec2(36.0, 36.0), Sense::hover());
                face.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &quote.name));
                let calm = crate::look::Posture::Calm;
                paint_face(ui, rect, &quote.by, &quote.portrait, calm, None);
                ui.vertical(|ui| {
                    ui.add_space(2.0);
                    ui.label(kit.small(&quote.name));
                    ui.label(kit.small(&quote.role));
                });
            });
        });
    });
    let bottom = ui.min_rect().bottom();
    let bar = Rect::from_min_max(pos2(top.x, top.y), pos2(top.x + 3.0, bottom));
    ui.painter().rect_filled(bar, 0.0, kit.c.ink);
}
