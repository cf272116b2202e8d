//! The room: wall, people by posture, light behind the speaker, table, cards, the timeline.

use egui::{Align2, Pos2, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{ReviewModel, ReviewUi, Seated};
use crate::look::room::{self, Seat};
use crate::look::{Posture, Rgba, portrait, tokens};
use crate::text::Words;
use crate::workbench::kit::{KindMark, Kit, Place, Voice, paint, paint_bust_moving};

/// Canvas units across the middle of the room that must stay in sight.
const NEEDED: f32 = 1110.0;

/// Canvas units of wall above the tallest head.
const WALL: f32 = 22.0;

/// Where the room lies in `all`: points a unit, and the place of its left top.
pub fn placed(all: Rect) -> (f32, Pos2) {
    let [wide, tall] = room::CANVAS;
    let scale = (all.width() / wide).max((all.height() / tall).min(all.width() / NEEDED));
    let left = all.center().x - wide * scale / 2.0;
    // Too tall, it is cut off below and, as far as there is nothing but wall, above; never at the heads.
    // Too short, there is more wall.
    let over = all.height() - tall * scale;
    let top = all.top() + over.max(-WALL * scale);
    (scale, pos2(left, top))
}

/// Draws the room in `all`. A click on somebody aims moves at them.
pub fn room(ui: &mut Ui, all: Rect, words: &Words, model: &ReviewModel, state: &mut ReviewUi) {
    let kit = Kit::of(ui);
    let theme = tokens().theme(kit.look.theme);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(all));
    inside.set_clip_rect(all.intersect(ui.clip_rect()));
    let ui = &mut inside;
    let (scale, at) = placed(all);
    let canvas = vec2(room::CANVAS[0], room::CANVAS[1]) * scale;
    let scene = Rect::from_min_size(at, canvas);
    let seats = room::seats(model.people.len());
    let speaker = model.speaker();
    let key = |part| (part, seats.len(), speaker);
    paint(ui, key("room-back"), scene, Place::Fit, || room::back(&theme.night, &seats, speaker));
    for index in room::far_to_near(&seats) {
        let (person, seat) = (&model.people[index], &seats[index]);
        somebody(ui, scene.min, scale, words, person, seat, speaker == Some(index), state);
    }
    paint(ui, key("room-front"), scene, Place::Fit, || room::front(theme, &seats, speaker));
    sheet(ui, scene.min, scale, &model.timeline);
    for (person, seat) in model.people.iter().zip(&seats) {
        let chosen = state.target.as_ref() == Some(&person.id);
        card(ui, &kit, scene.min, scale, person, seat, chosen);
    }
}

#[allow(clippy::too_many_arguments, reason = "one seat of one scene, drawn in one place")]
fn somebody(
    ui: &Ui,
    origin: Pos2,
    scale: f32,
    words: &Words,
    person: &Seated,
    seat: &Seat,
    speaks: bool,
    state: &mut ReviewUi,
) {
    let size = vec2(seat.width, seat.width * portrait::CANVAS[1] / portrait::CANVAS[0]) * scale;
    let foot = origin + vec2(seat.at[0], seat.at[1]) * scale;
    let rect = Rect::from_min_size(foot - vec2(size.x / 2.0, size.y), size);
    let posture = if speaks { Posture::Speaking } else { person.posture };
    let dim = match posture {
        Posture::Closed => 0.5,
        Posture::Wary => 0.2,
        Posture::Open | Posture::Calm | Posture::Speaking => 0.0,
    };
    paint_bust_moving(ui, rect, &person.id, &person.portrait, posture, dim);
    // The keyboard has the faces below for this.
    let response = ui.interact(rect, ui.id().with(("seat", &person.id)), Sense::CLICK);
    let values = [
        ("name", person.called.as_str().into()),
        ("posture", words.get(posture_key(posture)).into()),
        ("spoken", person.spoken.into()),
    ];
    let says = words.with("review-seat", &values);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &says));
    if response.clicked() {
        state.target = Some(person.id.clone());
    }
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

/// The place card, outlined for whoever moves are aimed at.
fn card(ui: &Ui, kit: &Kit, origin: Pos2, scale: f32, person: &Seated, seat: &Seat, chosen: bool) {
    let scale = scale * seat.card_scale;
    let at = origin + vec2(seat.card[0], seat.card[1]) * (scale / seat.card_scale);
    let size = vec2(room::CARD[0], room::CARD[1]) * scale;
    let rect = Rect::from_min_size(at, size);
    let spoken = person.spoken.min(7);
    paint(ui, ("place-card", spoken), rect, Place::Fit, || room::card(spoken));
    let font = kit.fixed_font(Voice::SansStrong, 13.0 * scale);
    let ink = crate::workbench::kit::theme::colour(tokens().light.ink);
    let middle = at + vec2(50.0, 18.0) * scale;
    ui.painter().text(middle, Align2::CENTER_CENTER, &person.called, font, ink);
    if chosen {
        let outline = [(4.0, 7.0), (96.0, 7.0), (100.0, 39.0), (0.0, 39.0)]
            .map(|(x, y)| at + vec2(x, y) * scale);
        let ring = Stroke::new(3.0, kit.c.mark);
        ui.painter().add(egui::Shape::closed_line(outline.into(), ring));
    }
}

/// The player's timeline on the table, in small.
fn sheet(ui: &Ui, origin: Pos2, scale: f32, kinds: &[KindMark]) {
    // Paper and entries look the same in lamplight whatever the theme.
    let theme = &tokens().light;
    let inks: Vec<Rgba> = kinds
        .iter()
        .map(|kind| match kind {
            KindMark::Condition => theme.ink_2,
            KindMark::Change => theme.warn,
            KindMark::Signal => theme.fault,
            KindMark::Decision => theme.ink,
            KindMark::Message => theme.people,
        })
        .collect();
    let (at, drawing) = room::timeline_sheet(&inks);
    let size = vec2(drawing.size[0], drawing.size[1]) * scale;
    let rect = Rect::from_min_size(origin + vec2(at[0], at[1]) * scale, size);
    let key: Vec<[u8; 3]> = inks.iter().map(|ink| [ink.0, ink.1, ink.2]).collect();
    paint(ui, ("timeline-sheet", key), rect, Place::Fit, || drawing);
}
