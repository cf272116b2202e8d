//! Names and states beside the stations, each a button.

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

use super::model::{MapModel, MapUi, Station};
use crate::look::map::{self, Layout};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// How a station's words lie beside its capsule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Right of a line's last stop.
    Right,
    /// At a corner of the capsule that no track passes.
    Corner,
    Below,
}

/// Where a station stands on the map, and what its words must not lie on.
struct Place<'a> {
    layout: &'a Layout,
    map: Rect,
    at: Pos2,
    side: Side,
}

impl Place<'_> {
    /// Where words of this size lie beside a capsule of this half height.
    fn words(&self, size: Vec2, half: f32, queue: bool) -> Pos2 {
        let at = self.at;
        let (left, right) = (at.x - size.x - 24.0, at.x + 24.0);
        let (above, below) = (at.y - half - size.y - 2.0, at.y + half + 4.0);
        match self.side {
            Side::Right => at + vec2(22.0, -size.y / 2.0),
            Side::Below => at + vec2(-size.x / 2.0, half + 6.0),
            Side::Corner => {
                // The dots of a queue stand at the right shoulder.
                let corners = [(right, below), (left, below), (left, above), (right, above)];
                let corners =
                    corners.into_iter().filter(|(x, y)| !queue || (*x, *y) != (right, above));
                let mut free = corners.map(|(x, y)| pos2(x, y));
                let clear = |min: &Pos2| {
                    !self.meets(Rect::from_min_size(*min, size).expand(map::LINE / 2.0 + 3.0))
                };
                free.find(clear).unwrap_or(pos2(right, below))
            }
        }
    }

    /// Whether a track passes through a place.
    fn meets(&self, rect: Rect) -> bool {
        let rect = rect.translate(-self.map.min.to_vec2());
        self.layout.tracks.iter().flat_map(|track| track.windows(2)).any(|pair| {
            let [a, b] = [pair[0], pair[1]].map(|[x, y]| pos2(x, y));
            let steps = ((b - a).length() / 3.0).ceil().max(1.0);
            (0..=steps as u32).any(|step| rect.contains(a.lerp(b, step as f32 / steps)))
        })
    }
}

/// Writes the words of all stations; a click chooses one.
pub fn labels(
    ui: &mut Ui,
    words: &Words,
    model: &MapModel,
    state: &mut MapUi,
    layout: &Layout,
    map: Rect,
) {
    let most = layout.stations.iter().map(|station| station.at[0]).fold(0.0, f32::max);
    for (index, station) in model.stations.iter().enumerate() {
        let Some(place) = layout.stations.get(index) else { continue };
        let side = match () {
            () if place.at[0] >= most - 1.0 => Side::Right,
            () if place.tracks > 1 || leaves_downwards(layout, place.at) => Side::Corner,
            () => Side::Below,
        };
        let at = Place { layout, map, at: map.min + vec2(place.at[0], place.at[1]), side };
        label(ui, words, station, state, &at, (place.height, place.tracks));
    }
    turned_back(ui, words, model, layout, map);
    queues(ui, words, model, layout, map);
}

/// A font for words beside a drawing that does not grow with them: they grow as far as the space
/// between two stations lets them.
fn on_map(kit: &Kit, voice: Voice, size: f32) -> egui::FontId {
    kit.fixed_font(voice, size * kit.look.text_size.min(1.15))
}

/// Whether a track leaves a station straight down, where its name would lie.
fn leaves_downwards(layout: &Layout, at: [f32; 2]) -> bool {
    let near = |point: &[f32; 2]| (point[0] - at[0]).abs() < 1.0 && (point[1] - at[1]).abs() < 1.0;
    let ends = |pair: &[[f32; 2]]| {
        let below = |other: &[f32; 2]| other[1] > at[1] + 1.0 && (other[0] - at[0]).abs() < 1.0;
        (near(&pair[0]) && below(&pair[1])) || (near(&pair[1]) && below(&pair[0]))
    };
    layout.tracks.iter().any(|track| track.windows(2).any(ends))
}

/// How many wait beside the dots that stand for them.
fn queues(ui: &Ui, words: &Words, model: &MapModel, layout: &Layout, map: Rect) {
    let kit = Kit::of(ui);
    for (station, place) in model.stations.iter().zip(&layout.stations) {
        let waiting = station.now.as_ref().map_or(0, |now| now.queue);
        if waiting == 0 {
            continue;
        }
        let of = [("count", waiting.into()), ("dot", crate::look::traffic::dot_is(waiting).into())];
        let text = words.with("map-waiting", &of);
        let at = map.min + vec2(place.at[0] + 100.0, place.at[1] - place.height / 2.0 - 14.0);
        let font = on_map(&kit, Voice::SansStrong, 12.5);
        ui.painter().text(at, Align2::LEFT_CENTER, text, font, kit.c.fault);
    }
}

fn label(
    ui: &mut Ui,
    words: &Words,
    station: &Station,
    state: &mut MapUi,
    place: &Place<'_>,
    (height, tracks): (f32, usize),
) {
    let kit = Kit::of(ui);
    let chosen = state.chosen.as_deref() == Some(station.id.as_str());
    let (says, ink) = match &station.now {
        Some(now) if !now.says.is_empty() => {
            (format!("{} {}", now.sign.glyph(), now.says), now.sign.colours(&kit).0)
        }
        // What a line leads to is a machine, though nothing of it is measured.
        _ if station.by_hand && tracks == 0 => (words.get("map-by-hand"), kit.c.ink_2),
        _ => (String::new(), kit.c.ink_2),
    };
    let calm = station.now.as_ref().is_none_or(|now| now.sign == kit::Sign::Calm);
    let ink = if calm { kit.c.ink_2 } else { ink };
    let voice = if calm { Voice::Sans } else { Voice::SansStrong };
    let name = ui.painter().layout_no_wrap(
        station.name.clone(),
        on_map(&kit, Voice::SansStrong, 15.0),
        kit.c.ink,
    );
    let state_line = ui.painter().layout_no_wrap(says.clone(), on_map(&kit, voice, 12.5), ink);
    let size = vec2(
        name.size().x.max(state_line.size().x),
        name.size().y + if says.is_empty() { 0.0 } else { state_line.size().y },
    );
    let queue = station.now.as_ref().is_some_and(|now| now.queue > 0);
    let at = place.at;
    let min = place.words(size, height / 2.0, queue);
    let room = ui.max_rect();
    let min = pos2(
        min.x.clamp(room.left() + 8.0, (room.right() - size.x - 8.0).max(room.left() + 8.0)),
        min.y,
    );
    let words_at = Rect::from_min_size(min, size);
    let capsule = Rect::from_center_size(at, vec2(map::STATION + 8.0, height + 8.0));
    let id = ui.id().with(("station", &station.id));
    let response = ui.interact(words_at.union(capsule), id, Sense::click());
    let spoken =
        if says.is_empty() { station.name.clone() } else { format!("{}, {says}", station.name) };
    response
        .widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &spoken));
    // On the paper itself, unless it is chosen: a ground would bite into the tracks.
    if chosen || response.hovered() {
        let fill = if chosen { kit.c.wash } else { kit.c.inset };
        ui.painter().rect_filled(words_at.expand2(vec2(4.0, 1.0)), 0.0, fill);
    }
    if chosen {
        ui.painter().rect_stroke(
            capsule,
            CornerRadius::same(17),
            egui::Stroke::new(2.0, kit.c.mark_ink),
            egui::StrokeKind::Outside,
        );
    }
    let below = min + vec2(0.0, name.size().y);
    ui.painter().galley(min, name, Color32::PLACEHOLDER);
    ui.painter().galley(below, state_line, Color32::PLACEHOLDER);
    kit::focus_ring(ui, &kit, &response, false);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        state.chosen = Some(station.id.clone());
    }
}

/// "81 of 100 turned back" above the start of each line that sends people away.
fn turned_back(ui: &Ui, words: &Words, model: &MapModel, layout: &Layout, map: Rect) {
    let kit = Kit::of(ui);
    for line in &model.lines {
        let of_hundred = (line.turned_back * 100.0).round() as u32;
        let Some(start) = line.stops.first().and_then(|stop| layout.stations.get(*stop)) else {
            continue;
        };
        if of_hundred == 0 {
            continue;
        }
        let text = words.with("map-turned-back", &[("count", of_hundred.into())]);
        let at = map.min + vec2(start.at[0] + 20.0, start.at[1] - 38.0);
        ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            text,
            on_map(&kit, Voice::SansStrong, 12.5),
            kit.c.fault,
        );
    }
}
