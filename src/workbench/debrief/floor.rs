//! The upper floor: ten windows, and the reasons behind the one that is chosen.

use egui::{
    CursorIcon, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

use std::collections::BTreeSet;

use super::first::go_to;
use super::model::{Criterion, CriterionState, DebriefAction, DebriefModel, DebriefUi};
use super::papers::source;
use crate::look::{tokens, windows};
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Place, Voice, icons};

/// The page in all of `ui`.
pub fn floor(
    ui: &mut Ui,
    words: &Words,
    model: &DebriefModel,
    state: &mut DebriefUi,
    actions: &mut Vec<DebriefAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let tall = 236.0;
    let band = Rect::from_min_size(all.min, vec2(all.width(), tall));
    ui.painter().rect_filled(band, 0.0, kit.night.ground);
    let canvas = 80.0 * model.dimensions.len() as f32 + 20.0;
    let inside = band.shrink2(vec2(32.0, 18.0));
    let wall_wide = canvas.min(inside.width() * 0.7).max(inside.width() - 400.0).min(canvas);
    let wall = Rect::from_min_max(pos2(inside.right() - wall_wide, inside.top()), inside.max);
    let left = Rect::from_min_max(inside.min, pos2(wall.left() - 24.0, inside.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        ui.add_space(8.0);
        ui.label(kit.title(words.get("debrief-floor")).color(kit.night.text));
        ui.add_space(6.0);
        ui.set_max_width(kit::column_width(ui, Voice::Serif, tokens().type_scale.lead));
        ui.label(kit.story(words.get("debrief-floor-how")).color(kit.night.text_2));
    });
    wall_ui(ui, words, wall, model, state);
    let desk = Rect::from_min_max(pos2(all.left(), band.bottom()), all.max);
    let Some(dimension) = model.dimensions.get(state.window) else { return };
    let wide = (desk.width() - 48.0).min(1240.0);
    let sheet = Rect::from_min_max(
        pos2(desk.center().x - wide / 2.0, desk.top() + 16.0),
        pos2(desk.center().x + wide / 2.0, desk.bottom() - 16.0),
    );
    ui.painter().add(kit::sheet().padding(0, 0).frame(&kit).paint(sheet));
    ui.scope_builder(UiBuilder::new().max_rect(sheet.shrink2(vec2(22.0, 16.0))), |ui| {
        kit::scroll(ui, ScrollArea::vertical().auto_shrink(false).id_salt(&dimension.id), |ui| {
            ui.label(kit.pane_title(&dimension.name));
            ui.add_space(6.0);
            // Two columns, so that the four are seen together.
            let width = (ui.available_width() - 40.0) / 2.0;
            for (row, pair) in dimension.criteria.chunks(2).enumerate() {
                if row > 0 {
                    ui.add_space(6.0);
                }
                kit::rule(ui);
                ui.add_space(6.0);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 32.0;
                    for (column, criterion) in pair.iter().enumerate() {
                        ui.push_id((row, column), |ui| {
                            ui.vertical(|ui| {
                                ui.set_width(width);
                                let place = (state.window, row * 2 + column);
                                one(ui, words, criterion, (place, &mut state.unfolded), actions);
                            });
                        });
                    }
                });
            }
        });
    });
}

fn wall_ui(ui: &mut Ui, words: &Words, rect: Rect, model: &DebriefModel, state: &mut DebriefUi) {
    let kit = Kit::of(ui);
    let theme = tokens().theme(kit.look.theme);
    let raised: Vec<f32> = model.dimensions.iter().map(super::Dimension::raised).collect();
    let chosen = state.window;
    let (drawing, panes) = windows::upper_floor(&theme.night, theme.mark, &raised, Some(chosen));
    let canvas = drawing.size;
    let key: Vec<u32> = raised.iter().map(|share| share.to_bits()).collect();
    kit::paint(ui, ("floor", key, chosen), rect, Place::Fit, || drawing);
    let (scale, origin) = kit::placed_at(canvas, rect, Place::Fit);
    for (index, (pane, dimension)) in panes.iter().zip(&model.dimensions).enumerate() {
        let min = origin + vec2(pane.glass_min[0], pane.glass_min[1]) * scale;
        let size = vec2(pane.glass_size[0], pane.glass_size[1]) * scale;
        let met = dimension.criteria.iter().filter(|one| one.state == CriterionState::Met).count();
        let says = words.with(
            "debrief-window",
            &[("name", dimension.name.as_str().into()), ("met", met.into())],
        );
        let on = index == chosen;
        let label = origin + vec2(pane.label[0], pane.label[1]) * scale;
        let voice = if on { Voice::SansStrong } else { Voice::Sans };
        let ink = if on { kit.night.lamp } else { kit.night.text };
        let mut job = egui::text::LayoutJob::simple(
            dimension.name.clone(),
            kit.fixed_font(voice, 12.0),
            ink,
            80.0 * scale,
        );
        job.halign = egui::Align::Center;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(label, galley, ink);
        let touch =
            Rect::from_min_max(min - vec2(6.0, 6.0), pos2(min.x + size.x + 6.0, label.y + 34.0));
        let response = ui.interact(touch, ui.id().with(("window", index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, on, &says));
        if response.hovered() && !on {
            let line = egui::Stroke::new(2.0, kit.night.lamp);
            let glass = Rect::from_min_size(min, size).expand(5.0 * scale);
            ui.painter().rect_stroke(glass, 0.0, line, egui::StrokeKind::Inside);
        }
        kit::buttons::focus_ring(ui, &kit, &response, true);
        if response.has_focus() {
            let by = keys::between(ui, Act::WindowBack, Act::WindowForth);
            let last = model.dimensions.len() - 1;
            if by < 0 {
                state.window = index.saturating_sub(1);
            } else if by > 0 {
                state.window = (index + 1).min(last);
            }
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            state.window = index;
        }
    }
}

/// One criterion: how it came out in a word, and why. Of what is met, what shows it and why it
/// matters is one click away; what is not is told whole.
fn one(
    ui: &mut Ui,
    words: &Words,
    criterion: &Criterion,
    (place, unfolded): ((usize, usize), &mut BTreeSet<(usize, usize)>),
    actions: &mut Vec<DebriefAction>,
) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    // Neither red nor a score: a word, and ink.
    let (key, ink) = match criterion.state {
        CriterionState::Met => ("debrief-met", kit.c.calm),
        CriterionState::NotYet => ("debrief-not-yet", kit.c.mark_ink),
        CriterionState::NotReached => ("debrief-not-reached", kit.c.ink_2),
    };
    ui.horizontal_top(|ui| {
        let met = criterion.state == CriterionState::Met;
        let word = if met { format!("✓ {}", words.get(key)) } else { words.get(key) };
        let word = kit::lay(ui, kit.small_strong(word).color(ink), f32::INFINITY);
        let wide = ui.available_width() - word.size().x - 12.0;
        ui.vertical(|ui| {
            ui.set_width(wide);
            ui.label(kit.strong(&criterion.text));
        });
        // At the edge of the column, so that all of them stand below each other.
        let size = vec2(ui.available_width(), 20.0 * kit.look.text_size);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let says = words.get(key);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
        let at = pos2(rect.right() - word.size().x, rect.top() + 2.0);
        ui.painter().galley(at, word, ink);
    });
    let reason = &criterion.reason;
    if !reason.did.is_empty() {
        ui.label(kit.body(&reason.did));
    }
    let folds = criterion.state == CriterionState::Met;
    let open = !folds || unfolded.contains(&place);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        go_to(ui, words, "debrief-go", reason.moment, actions);
        if folds {
            let icon = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let more = kit::quiet(words.get("debrief-why")).icon(icon).height(26.0);
            if ui.add(more).clicked() && !unfolded.remove(&place) {
                unfolded.insert(place);
            }
        }
    });
    if !open {
        return;
    }
    if !reason.shows.is_empty() {
        kit::sheet().padding(12, 6).flat().fill(kit.c.inset).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(kit.evidence(&reason.shows));
        });
    }
    if !reason.why.is_empty() {
        ui.label(kit.body(&reason.why).color(kit.c.ink_2));
    }
    source(ui, words, &reason.source, actions);
}
