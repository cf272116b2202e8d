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

/// Lines that are on the strip at most; all of them are in what was said so far.
const LINES: usize = 3;
/// Rows of a line that others came after, and of one in small letters.
const ROWS: [usize; 2] = [3, 5];
/// How much of the room's height may be behind what is said.
const COVERED: f32 = 0.46;
/// Above what is said, for who says it, points.
const HEAD: f32 = 22.0;
/// Room for the way to all that was said, points.
const LOG: f32 = 170.0;
/// Between two lines, points.
const GAP: f32 = 6.0;

/// Draws the strip at the foot of `room`, with all that came of the last move; gives where it lies.
pub fn speech(
    ui: &mut Ui,
    room: Rect,
    words: &Words,
    model: &ReviewModel,
    state: &mut ReviewUi,
) -> Rect {
    let kit = Kit::of(ui);
    let n = kit.night;
    let turn = model.turn(LINES);
    if turn.is_empty() {
        return Rect::from_min_max(room.left_bottom(), room.right_bottom());
    }
    // Large letters leave the faces their place.
    let scale = &tokens().type_scale;
    let large = kit.look.text_size > 1.25;
    let most = kit::reading_width(ui, Voice::Serif, scale.speech) + 44.0;
    let wide = (room.width() - 352.0 - 120.0).max(400.0).min(most);
    let middle = room.left() + 352.0 + (room.width() - 472.0) / 2.0;
    let inner = wide - 44.0;
    let lay = |small: bool, rows: usize| -> Vec<_> {
        let laid = turn.iter().enumerate().map(|(index, said)| {
            let last = index + 1 == turn.len();
            let step = match (small, last) {
                (true, _) => scale.body,
                (false, true) if !large => scale.speech,
                _ => scale.lead,
            };
            let voice = if said.silent { Voice::SerifItalic } else { Voice::Serif };
            let text = kit.text(quoted(said), voice, step).color(n.on_speech);
            kit::lay_rows(ui, text, inner, if last { usize::MAX } else { rows })
        });
        laid.collect()
    };
    let head = HEAD * kit.look.text_size.max(1.0);
    let height = |texts: &[std::sync::Arc<egui::Galley>]| {
        let said: f32 = texts.iter().map(|text| head + text.size().y).sum();
        10.0 + said + GAP * (texts.len() - 1) as f32 + 14.0
    };
    let mut texts = lay(false, ROWS[0]);
    // Much that is said at once stands smaller, so that it can be read to its end and the names
    // behind it, too.
    if height(&texts) > room.height() * COVERED || texts.iter().any(|text| text.elided) {
        texts = lay(true, ROWS[1]);
    }
    let tall = height(&texts);
    let bottom = room.bottom() - 16.0;
    let rect = Rect::from_min_max(
        pos2(middle - wide / 2.0, bottom - tall),
        pos2(middle + wide / 2.0, bottom),
    );
    pointer(ui, &kit, room, rect, model);
    let edge = Stroke::new(if kit.doubled { 2.0 } else { 0.0 }, n.on_speech);
    ui.painter().rect(rect, 6.0, n.speech, edge, StrokeKind::Inside);
    let mut at = rect.min + vec2(22.0, 10.0);
    for (index, (said, text)) in turn.iter().zip(texts).enumerate() {
        let line = Rect::from_min_size(at, vec2(inner, head + text.size().y));
        let response = ui.interact(line, ui.id().with(("speech", index)), Sense::hover());
        let says = format!("{}: {}", said.name, quoted(said));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
        let name = kit::write(ui, at, kit.small_strong(&said.name).color(n.on_speech), inner);
        if !said.after.is_empty() || !said.otherwise.is_empty() {
            let after = beside_name(words, said);
            let rest = (rect.right() - 22.0 - LOG - name.right() - 8.0).max(40.0);
            let after = kit::lay_rows(ui, kit.small(after).color(n.on_speech), rest, 1);
            ui.painter().galley(pos2(name.right() + 8.0, at.y), after, n.on_speech);
        }
        at.y = line.bottom() + GAP;
        ui.painter().galley(line.min + vec2(0.0, head), text, n.on_speech);
    }
    so_far(ui, &kit, rect, words, model, state);
    rect
}

/// What stands beside the speaker's name: the move that it answers, or that somebody remembers it
/// otherwise and where both accounts are.
fn beside_name(words: &Words, said: &Said) -> String {
    if said.otherwise.is_empty() {
        return words.with("review-after", &[("move", said.after.as_str().into())]);
    }
    let name = said.otherwise.as_str();
    words.with("review-otherwise", &[("name", name.into()), ("key", keys::cap(Act::Log).into())])
}

/// The text with its quotation marks, where it is speech.
pub fn quoted(said: &Said) -> String {
    if said.silent {
        return said.text.clone();
    }
    // What is quoted in it has marks of its own.
    format!("“{}”", said.text.replace('“', "‘").replace('”', "’"))
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
    // In the strip's own corner, on its own paper: above it, faces and name cards would be behind it.
    let ink = kit.night.on_speech;
    let key = keys::cap(Act::Log);
    let icon = kit::lay(ui, kit.icon(icons::CHATS, 15.0).color(ink), f32::INFINITY);
    let text = kit::lay(ui, kit.small_strong(&label).color(ink), f32::INFINITY);
    let cap = kit::lay(ui, kit.evidence(&key).color(ink), f32::INFINITY);
    let size = vec2(icon.size().x + text.size().x + cap.size().x + 32.0, text.size().y + 8.0);
    let corner = pos2(strip.right() - 10.0 - size.x, strip.top() + 6.0);
    ui.scope_builder(UiBuilder::new().max_rect(Rect::from_min_size(corner, size)), |ui| {
        let (rect, response) = kit::touch(ui, size, &label, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &label));
        let y = |tall: f32| rect.center().y - tall / 2.0;
        let mut x = rect.left() + 4.0;
        ui.painter().galley(pos2(x, y(icon.size().y)), icon.clone(), ink);
        x += icon.size().x + 6.0;
        ui.painter().galley(pos2(x, y(text.size().y)), text.clone(), ink);
        if response.hovered() {
            let under = Stroke::new(1.0, ink);
            ui.painter().hline(x..=x + text.size().x, rect.bottom() - 3.0, under);
        }
        x += text.size().x + 10.0;
        let around =
            Rect::from_min_size(pos2(x - 5.0, y(cap.size().y)), cap.size() + vec2(10.0, 0.0));
        ui.painter().rect_stroke(around, 3.0, Stroke::new(1.0, ink), StrokeKind::Inside);
        ui.painter().galley(pos2(x, y(cap.size().y)), cap.clone(), ink);
        kit::focus_ring(ui, kit, &response, false);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            state.log = !state.log;
        }
    });
}
