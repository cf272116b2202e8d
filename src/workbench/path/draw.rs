//! The change as a line, and the hands and gates that it goes through.

use egui::{Color32, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui::{pos2, vec2};

use super::model::{Gate, Lane};
use crate::look::{Posture, tokens};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons, theme};

/// Width of the line, points.
pub const LINE: f32 = 6.0;
/// Half the size of a face, and of a gate across the line and along it.
pub const FACE: f32 = 23.0;
const GATE: (f32, f32) = (29.0, 14.0);
/// The hole that the change goes through.
const HOLE: f32 = 7.0;
/// The signs of the two lanes.
const SIGN: f32 = 5.0;

/// Which of the two lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Saw,
    Missed,
}

impl Side {
    pub fn lane(self, gate: &Gate) -> &Lane {
        match self {
            Self::Saw => &gate.saw,
            Self::Missed => &gate.missed,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Saw => "path-saw",
            Self::Missed => "path-missed",
        }
    }

    /// What a known line is called.
    pub fn line(self) -> &'static str {
        match self {
            Self::Saw => "path-saw-line",
            Self::Missed => "path-missed-line",
        }
    }

    /// What an empty place is called.
    pub fn open(self) -> &'static str {
        match self {
            Self::Saw => "path-saw-open",
            Self::Missed => "path-missed-open",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Saw => icons::EYE,
            Self::Missed => icons::EYE_SLASH,
        }
    }

    /// A full dot for what was seen, a ring for what was not: never by colour or place alone.
    pub fn sign(self, ui: &Ui, at: Pos2) {
        let c = Kit::of(ui).c;
        match self {
            Self::Saw => ui.painter().circle_filled(at, SIGN, c.ink),
            Self::Missed => ui.painter().circle(at, SIGN, c.paper, Stroke::new(2.0, c.ink)),
        };
    }
}

/// The name of a lane, from `at` on; gives what it covers.
pub fn lane_title(ui: &mut Ui, words: &Words, side: Side, at: Pos2) -> Rect {
    let kit = Kit::of(ui);
    let says = words.get(side.title());
    let icon = kit::lay(ui, kit.icon(side.icon(), 18.0).color(kit.c.ink), f32::INFINITY);
    let text = kit::lay(ui, kit.strong(&says), f32::INFINITY);
    let tall = icon.size().y.max(text.size().y);
    let middle = at.y + tall / 2.0;
    let sign = at.x + SIGN;
    side.sign(ui, pos2(sign, middle));
    let x = sign + SIGN + 7.0;
    let wide = icon.size().x;
    ui.painter().galley(pos2(x, middle - icon.size().y / 2.0), icon, kit.c.ink);
    let start = x + wide + 6.0;
    let rect = Rect::from_min_max(at, pos2(start + text.size().x, at.y + tall));
    ui.painter().galley(pos2(start, middle - text.size().y / 2.0), text, kit.c.ink);
    let label = ui.interact(rect, ui.id().with(("path-lane", side)), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    rect
}

/// The colour of the change: that of rules on the map.
pub fn change_ink(kit: &Kit) -> Color32 {
    theme::colour(tokens().theme(kit.look.theme).lines.rules)
}

/// The change, from one end to the other, with its head at the end.
pub fn change(ui: &Ui, from: Pos2, to: Pos2) {
    let kit = Kit::of(ui);
    let ink = change_ink(&kit);
    let along = (to - from).normalized();
    let across = along.rot90();
    let neck = to - along * 13.0;
    ui.painter().line_segment([from, neck], Stroke::new(LINE, ink));
    ui.painter().circle_filled(from, LINE / 2.0, ink);
    let head = vec![to, neck + across * 10.0, neck - across * 10.0];
    ui.painter().add(Shape::convex_polygon(head, ink, Stroke::NONE));
}

/// A hand or a gate on the line; `down`: the line goes down.
pub fn station(ui: &mut Ui, words: &Words, gate: &Gate, at: Pos2, down: bool) {
    let kit = Kit::of(ui);
    let c = kit.c;
    let rect = Rect::from_center_size(at, vec2(FACE, FACE) * 2.0);
    let place = ui.interact(rect, ui.id().with(("path-gate", &gate.id)), Sense::hover());
    let says = named(words, gate);
    place.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &says));
    match &gate.hand {
        Some(hand) => {
            let posture = Posture::Calm;
            kit::paint_face(ui, rect, &hand.who, &hand.portrait, posture, Some(c.ink));
        }
        None if gate.by_hand => {
            ui.painter().circle_filled(at, FACE, c.paper);
            let stroke = Stroke::new(2.0, c.edge);
            kit::chips::dashed_outline(ui, rect, FACE, stroke);
            let icon = kit.fixed_font(Voice::Icons, 24.0);
            ui.painter().text(at, egui::Align2::CENTER_CENTER, icons::USER, icon, c.ink_3);
        }
        None => slab(ui, &kit, gate, at, down),
    }
}

/// A gate: a slab across the line with a hole in it.
fn slab(ui: &Ui, kit: &Kit, gate: &Gate, at: Pos2, down: bool) {
    let c = kit.c;
    let (across, along) = GATE;
    let half = if down { vec2(across, along) } else { vec2(along, across) };
    let rect = Rect::from_center_size(at, half * 2.0);
    if gate.known() {
        let stroke = Stroke::new(3.0, c.ink);
        ui.painter().rect(rect, along, c.paper, stroke, StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(rect, along, c.paper);
        kit::chips::dashed_outline(ui, rect, along, Stroke::new(2.0, c.edge));
    }
    let ink = if gate.known() { c.ink } else { c.edge };
    ui.painter().circle(at, HOLE, change_ink(kit), Stroke::new(2.0, ink));
}

/// A gate in words: its name, whose hands it was, when.
fn named(words: &Words, gate: &Gate) -> String {
    let hand = gate.hand.as_ref().map(|hand| hand.name.as_str());
    let parts = [Some(gate.name.as_str()), hand, Some(gate.time.as_str())];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let all = parts.join(", ");
    if gate.known() { all } else { words.with("path-unknown", &[("gate", all.as_str().into())]) }
}

/// The name of a gate and, below it, whose hands it was and when: laid out to be painted.
pub struct Caption {
    name: std::sync::Arc<egui::Galley>,
    below: std::sync::Arc<egui::Galley>,
}

impl Caption {
    pub fn of(ui: &Ui, gate: &Gate, wide: f32) -> Self {
        let kit = Kit::of(ui);
        let hand = gate.hand.as_ref().map(|hand| hand.name.as_str());
        let below = [hand, Some(gate.time.as_str())].into_iter().flatten();
        let below: Vec<&str> = below.filter(|part| !part.is_empty()).collect();
        let ink = if gate.known() { kit.c.ink } else { kit.c.ink_2 };
        Self {
            name: kit::lay(ui, kit.strong(&gate.name).color(ink), wide),
            below: kit::lay(ui, kit.small(below.join(", ")), wide),
        }
    }

    pub fn tall(&self) -> f32 {
        self.name.size().y + 1.0 + self.below.size().y
    }

    pub fn show(self, ui: &Ui, at: Pos2) {
        let below = at + vec2(0.0, self.name.size().y + 1.0);
        ui.painter().galley(at, self.name, Color32::PLACEHOLDER);
        ui.painter().galley(below, self.below, Color32::PLACEHOLDER);
    }
}

/// The thin line between a gate and its cards.
pub fn leads(ui: &Ui, gate: Pos2, card: Pos2) {
    let kit = Kit::of(ui);
    ui.painter().line_segment([gate, card], Stroke::new(1.5, kit.c.ink_3));
}
