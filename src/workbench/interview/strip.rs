//! Everybody who can be asked, as faces in a row, and the way back to the evidence.

use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align, CursorIcon, Layout, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::model::{InterviewAction, InterviewModel, Talk};
use crate::look::Posture;
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::portraits::paint_face;
use crate::workbench::kit::{self, Kit, icons};

/// Draws the strip in all of `ui`.
pub fn strip(
    ui: &mut Ui,
    words: &Words,
    model: &InterviewModel,
    actions: &mut Vec<InterviewAction>,
) {
    let all = ui.max_rect();
    let inside = all.shrink2(vec2(24.0, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inside).layout(layout), |ui| {
        // Where not everybody fits with words and all, the words go first: they are in the tooltips.
        let wide: f32 = model.people.iter().map(|talk| wide(ui, words, talk, true)).sum();
        let beside = kit::quiet(words.get("interview-back")).icon(icons::ARROW_LEFT);
        let roomy = wide + ui.spacing().item_spacing.x + BACK < inside.width();
        let back = if roomy {
            beside
        } else {
            kit::quiet("").icon(icons::ARROW_LEFT).says(words.get("interview-back"))
        };
        let back = ui.add(back);
        mark(ui, Spot::Back, back.rect);
        if back.clicked() {
            actions.push(InterviewAction::Back);
        }
        let room =
            Rect::from_min_max(inside.min, pos2(ui.min_rect().left() - 12.0, inside.bottom()));
        let layout = Layout::left_to_right(Align::Min);
        let people = egui::UiBuilder::new().max_rect(room).layout(layout);
        ui.scope_builder(people, |ui| {
            kit::scroll(
                ui,
                ScrollArea::horizontal()
                    .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
                    .id_salt("people")
                    .auto_shrink(false),
                |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        for talk in &model.people {
                            let chosen = talk.id == model.person.id;
                            if tab(ui, words, talk, chosen, all.height(), roomy) {
                                actions.push(InterviewAction::Person(talk.id.clone()));
                            }
                        }
                    });
                },
            );
        });
    });
}

/// Room that the way back takes with its words, and the gaps beside it.
const BACK: f32 = 230.0;
/// Diameter of a face.
const FACE: f32 = 34.0;

/// How often somebody was asked, or that they are gone.
fn note(words: &Words, talk: &Talk) -> String {
    if talk.open {
        words.with("interview-talks", &[("talks", talk.talks.into())])
    } else {
        words.get("interview-gone")
    }
}

/// Width of somebody's place in the strip.
fn wide(ui: &Ui, words: &Words, talk: &Talk, roomy: bool) -> f32 {
    let kit = Kit::of(ui);
    let text = |text: &str| kit::lay(ui, kit.small_strong(text), f32::INFINITY).size().x;
    let note = if roomy { text(&note(words, talk)) } else { 0.0 };
    8.0 + FACE + 8.0 + text(&talk.called).max(note) + if roomy { 12.0 } else { 8.0 }
}

/// One person; gives whether they were just chosen.
fn tab(ui: &mut Ui, words: &Words, talk: &Talk, chosen: bool, tall: f32, roomy: bool) -> bool {
    let kit = Kit::of(ui);
    let c = kit.c;
    let face = FACE;
    let ink = if talk.open { c.ink } else { c.ink_2 };
    let name = if chosen { kit.small_strong(&talk.called) } else { kit.small(&talk.called) };
    let name = kit::lay(ui, name.color(ink), f32::INFINITY);
    let note = note(words, talk);
    let note_text = if roomy { note.as_str() } else { "" };
    let note_text = kit::lay(ui, kit.small(note_text).color(c.ink_2), f32::INFINITY);
    let width = wide(ui, words, talk, roomy);
    // Also whoever is not there: their place says why.
    let (rect, response) = ui.allocate_exact_size(vec2(width, tall), Sense::click());
    let says = format!("{}, {note}", talk.called);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &says));
    let at = pos2(rect.left() + 8.0 + face / 2.0, rect.center().y);
    let circle = Rect::from_center_size(at, vec2(face, face));
    let ring = (chosen || response.hovered()).then_some(c.ink);
    paint_face(ui, circle, &talk.id, &talk.portrait, Posture::Calm, ring);
    let x = circle.right() + 8.0;
    let high = name.size().y + if roomy { note_text.size().y } else { 0.0 };
    let top = rect.center().y - high / 2.0;
    let below = top + name.size().y;
    ui.painter().galley(pos2(x, top), name, ink);
    ui.painter().galley(pos2(x, below), note_text, c.ink_2);
    if chosen {
        let bar = Stroke::new(3.0, c.ink);
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.5, bar);
    }
    if response.has_focus() {
        let ring = rect.shrink(4.0);
        ui.painter().rect_stroke(ring, 6.0, Stroke::new(2.0, c.ink), egui::StrokeKind::Inside);
    }
    let response = if roomy { response } else { response.on_hover_text(&note) };
    response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !chosen
}
