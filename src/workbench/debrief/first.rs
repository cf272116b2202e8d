//! The first page: the best moment, the costliest silence, the second story. Nothing else.

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{DebriefAction, DebriefModel, DebriefUi, Page, Who};
use crate::look::Posture;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// The page in all of `ui`.
pub fn first(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
    actions: &mut Vec<DebriefAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, kit.night.ground);
    let wide = (all.width() - 64.0).min(1240.0);
    let tall = (all.height() - 40.0).min(680.0);
    let page = Rect::from_center_size(all.center(), vec2(wide, tall));
    let gap = 16.0;
    let side = ((wide - gap) * 0.47).floor();
    let story = Rect::from_min_size(page.min, vec2(wide - gap - side, tall));
    // What the sheets needed when they were last drawn; the first frame halves the room.
    let above = state.needs.map_or((tall - gap) / 2.0, |needs| best_height(needs, tall - gap));
    let best = Rect::from_min_size(pos2(story.right() + gap, page.top()), vec2(side, above));
    let silence = Rect::from_min_max(pos2(best.left(), best.bottom() + gap), page.max);

    let foot = 40.0 * kit.look.text_size.max(1.0) + 10.0;
    let (read, below) = story.split_top_bottom_at_y(story.bottom() - foot - PAD.y);
    paper(ui, story, read, "story", |ui| {
        ui.label(kit.small_strong(words.get("debrief-first-story")));
        ui.label(kit.quote(&model.first_story).color(kit.c.ink_2));
        ui.add_space(6.0);
        kit::rule(ui);
        ui.add_space(6.0);
        ui.label(kit.title(words.get("debrief-second-story")));
        ui.add_space(4.0);
        // In the size of speech where all of it can be seen, else in that of a story.
        let wide = ui.available_width();
        let long = |text: &String| kit::lay(ui, kit.speech(text), wide).size().y + 14.0;
        let roomy = model.second_story.iter().map(long).sum::<f32>() <= ui.available_height();
        let scale = &crate::look::tokens().type_scale;
        let size = if roomy { scale.speech } else { scale.lead };
        ui.set_max_width(kit::column_width(ui, Voice::Serif, size));
        for paragraph in &model.second_story {
            ui.label(if roomy { kit.speech(paragraph) } else { kit.story(paragraph) });
            ui.add_space(6.0);
        }
    });
    let below = below.shrink2(vec2(PAD.x, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(below.translate(vec2(0.0, 6.0))), |ui| {
        let open = kit::primary(words.get("debrief-your-postmortem")).icon(icons::BOOK_OPEN);
        if ui.add(open).clicked() {
            state.page = Page::Postmortem;
        }
    });
    let best = paper(ui, best, best, "best", |ui| {
        who(ui, &model.best.who, Posture::Open, &words.get("debrief-best"), &model.best.when);
        ui.label(kit.story(&model.best.text));
        quote(ui, &model.best.quote);
        go_to(ui, words, "debrief-go-best", model.best.moment, actions);
    });
    let silence = paper(ui, silence, silence, "silence", |ui| {
        let Some(silence) = &model.silence else {
            ui.label(kit.pane_title(words.get("debrief-silence")));
            kit::empty(ui, &words.get("debrief-no-silence"));
            return;
        };
        let title = words.get("debrief-silence");
        who(ui, &silence.who, Posture::Closed, &title, &silence.when);
        ui.label(kit.story(&silence.text));
        quote(ui, &silence.quote);
        ui.add_space(2.0);
        ui.label(kit.strong(words.get("debrief-opens")));
        ui.label(kit.story(&silence.opens));
        go_to(ui, words, "debrief-go-silence", silence.moment, actions);
    });
    let drawn = Some([best, silence]);
    if state.needs != drawn {
        state.needs = drawn;
        ui.ctx().request_repaint();
    }
}

/// Somebody's words, apart from ours.
fn quote(ui: &mut Ui, said: &str) {
    if !said.is_empty() {
        ui.add_space(4.0);
        ui.label(Kit::of(ui).story(marked(said)));
        ui.add_space(4.0);
    }
}

/// In quotation marks, unless it is told with whose words they are.
pub fn marked(said: &str) -> String {
    if said.ends_with('”') { said.to_owned() } else { format!("“{said}”") }
}

/// Space between the edge of a sheet and what stands on it, points.
const PAD: egui::Vec2 = vec2(24.0, 16.0);

/// Height of the upper of two sheets that share `tall`: each as much as it needs, and half of what
/// is over; the upper gives way where both do not fit.
fn best_height([best, silence]: [f32; 2], tall: f32) -> f32 {
    let spare = tall - best - silence;
    if spare >= 0.0 {
        best + spare / 2.0
    } else {
        (tall - silence).clamp(best.min(tall * 0.4), best)
    }
}

/// A sheet whose `rect` scrolls where it is too long; how tall it would have to be.
fn paper(ui: &mut Ui, sheet: Rect, rect: Rect, salt: &str, content: impl FnOnce(&mut Ui)) -> f32 {
    let kit = Kit::of(ui);
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(sheet));
    let inside = rect.shrink2(PAD);
    ui.scope_builder(UiBuilder::new().max_rect(inside).id_salt(salt), |ui| {
        kit::scroll(ui, ScrollArea::vertical().auto_shrink(false).id_salt(salt), |ui| {
            let top = ui.cursor().top();
            content(ui);
            ui.cursor().top() - top + 2.0 * PAD.y
        })
    })
    .inner
}

/// A face, what the sheet is, and who it is about.
fn who(ui: &mut Ui, who: &Who, posture: Posture, title: &str, when: &str) {
    let kit = Kit::of(ui);
    // What the player did by themselves is about nobody.
    if who.name.is_empty() {
        ui.label(kit.pane_title(title));
        ui.label(kit.small(when));
        ui.add_space(6.0);
        return;
    }
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(48.0, 48.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &who.name));
        kit::paint_face(ui, rect, &who.id, &who.portrait, posture, None);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(kit.pane_title(title));
            ui.label(kit.small(format!("{}, {when}", who.name)));
        });
    });
    ui.add_space(6.0);
}

/// The way to a moment of the play.
pub fn go_to(
    ui: &mut Ui,
    words: &Words,
    key: &str,
    moment: Option<u32>,
    actions: &mut Vec<DebriefAction>,
) {
    let Some(moment) = moment else { return };
    let kit = Kit::of(ui);
    let words = words.get(key);
    let icon = kit::lay(ui, kit.icon(icons::PLAY, 13.0).color(kit.c.calm), 20.0);
    let text = kit.text(&words, Voice::SansStrong, crate::look::tokens().type_scale.small);
    let text = kit::lay(ui, text.color(kit.c.calm), f32::INFINITY);
    let size = vec2(icon.size().x + 6.0 + text.size().x + 8.0, 26.0);
    let (rect, response) = kit::touch(ui, size, &words, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
    let middle = |tall: f32| rect.center().y - tall / 2.0;
    let shift = icon.size().x + 6.0;
    if response.hovered() {
        let under = egui::Stroke::new(1.0, kit.c.calm);
        ui.painter().hline(rect.left()..=rect.right() - 8.0, rect.bottom() - 3.0, under);
    }
    ui.painter().galley(pos2(rect.left(), middle(icon.size().y)), icon, kit.c.calm);
    ui.painter().galley(pos2(rect.left() + shift, middle(text.size().y)), text, kit.c.calm);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        actions.push(DebriefAction::GoTo(moment));
    }
}
