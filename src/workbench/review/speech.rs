//! The strip of paper with what was said last, pointing at who said it.

use egui::{Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

use super::model::{ReviewModel, ReviewUi, Said};
use super::room::placed;
use crate::look::room::seats;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Draws the strip at the foot of `room`; gives where it lies.
pub fn speech(
    ui: &mut Ui,
    room: Rect,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
) -> Rect {
    let kit = Kit::of(ui);
    let n = kit.night;
    let Some(said) = model.latest() else {
        return Rect::from_min_max(room.left_bottom(), room.right_bottom());
    };
    // Large letters leave the faces their place.
    let scale = &tokens().type_scale;
    let step = if kit.look.text_size > 1.25 { scale.lead } else { scale.speech };
    let voice = if said.silent { Voice::SerifItalic } else { Voice::Serif };
    let most = kit::reading_width(ui, voice, step) + 44.0;
    let wide = (room.width() - 352.0 - 120.0).max(400.0).min(most);
    let middle = room.left() + 352.0 + (room.width() - 472.0) / 2.0;
    let inner = wide - 44.0;
    let text = kit::lay(ui, kit.text(quoted(said), voice, step).color(n.on_speech), inner);
    let head = 20.0 * kit.look.text_size.max(1.0);
    let tall = 10.0 + head + 2.0 + text.size().y + 14.0;
    let bottom = room.bottom() - 16.0;
    let rect = Rect::from_min_max(
        pos2(middle - wide / 2.0, bottom - tall),
        pos2(middle + wide / 2.0, bottom),
    );
    pointer(ui, &kit, room, rect, model);
    let edge = Stroke::new(if kit.doubled { 2.0 } else { 0.0 }, n.on_speech);
    ui.painter().rect(rect, 6.0, n.speech, edge, StrokeKind::Inside);

    let response = ui.interact(rect, ui.id().with("speech"), Sense::hover());
    let says = format!("{}: {}", said.name, quoted(said));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    let at = rect.min + vec2(22.0, 10.0);
    let name = kit::write(ui, at, kit.small_strong(&said.name).color(n.on_speech), inner);
    if !said.after.is_empty() {
        let after = words.with("review-after", &[("move", said.after.as_str().into())]);
        let faint = n.on_speech.gamma_multiply(0.8);
        kit::write(ui, pos2(name.right() + 8.0, at.y), kit.small(after).color(faint), inner);
    }
    ui.painter().galley(at + vec2(0.0, head + 2.0), text, n.on_speech);
    so_far(ui, &kit, rect, words, model, state);
    rect
}

/// The text with its quotation marks, where it is speech.
pub fn quoted(said: &Said) -> String {
    if said.silent { said.text.clone() } else { format!("“{}”", said.text) }
}

/// A tip of paper towards the speaker's place.
fn pointer(ui: &Ui, kit: &Kit, room: Rect, strip: Rect, model: &ReviewModel) {
    let Some(index) = model.speaker() else {
        return;
    };
    let (scale, origin) = placed(room);
    let seat = seats(model.people.len())[index];
    let x = origin.x + seat.at[0] * scale;
    let foot = x.clamp(strip.left() + 40.0, strip.right() - 40.0);
    let lean = (x - foot).clamp(-30.0, 30.0) + if x < strip.center().x { -14.0 } else { 14.0 };
    let top = strip.top() + 1.0;
    let tip: Vec<Pos2> =
        vec![pos2(foot - 13.0, top), pos2(foot + lean, top - 25.0), pos2(foot + 13.0, top)];
    ui.painter().add(Shape::convex_polygon(tip, kit.night.speech, Stroke::NONE));
}

/// The button that opens what was said before.
fn so_far(
    ui: &mut Ui,
    kit: &Kit,
    strip: Rect,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
) {
    let label = words.with("review-log-open", &[("count", model.said.len().into())]);
    let font = kit.font(Voice::Sans, 14.0);
    let wide = ui.painter().layout_no_wrap(label.clone(), font, kit.c.ink).size().x + 76.0;
    let tall = 32.0 * kit.look.text_size.max(1.0);
    let room =
        Rect::from_min_size(pos2(strip.right() - wide, strip.top() - tall - 8.0), vec2(wide, tall));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.painter().rect_filled(room, 6.0, kit.night.ground);
        let button = kit::secondary(label)
            .icon(icons::CHATS)
            .key(keys::cap(Act::Log))
            .on_night()
            .width(wide);
        if ui.add(button).clicked() {
            state.log = !state.log;
        }
    });
}
