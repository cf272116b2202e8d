//! From top to bottom, where the gates do not fit beside each other: a row each, the lanes side by side.

use egui::{Pos2, Rect, Ui, pos2, vec2};

use super::card::Cards;
use super::draw::{self, Caption, FACE, Side};
use super::model::{Gate, PathAction, PathModel};
use crate::text::Words;
use crate::workbench::kit::Kit;

/// Width of the line with the gates at its right, at text size 1; between columns, and between rows.
const RAIL: f32 = 210.0;
const GAP: f32 = 24.0;
const BETWEEN: f32 = 26.0;

struct Row<'a> {
    gate: &'a Gate,
    caption: Caption,
    saw: Cards<'a>,
    missed: Cards<'a>,
}

impl Row<'_> {
    fn tall(&self) -> f32 {
        let cards = self.saw.tall().max(self.missed.tall());
        cards.max(self.caption.tall()).max(2.0 * FACE)
    }
}

pub fn tall(ui: &mut Ui, words: &Words, model: &PathModel, actions: &mut Vec<PathAction>) {
    let kit = Kit::of(ui);
    let room = ui.available_width();
    let rail = (RAIL * kit.look.text_size.clamp(1.0, 1.4)).min(room * 0.3);
    let one = (room - rail - 2.0 * GAP) / 2.0;
    let beside = 2.0 * FACE + 12.0;
    let rows: Vec<Row<'_>> = (model.gates.iter())
        .map(|gate| Row {
            gate,
            caption: Caption::of(ui, gate, rail - beside),
            saw: Cards::of(ui, words, gate, Side::Saw, one),
            missed: Cards::of(ui, words, gate, Side::Missed, one),
        })
        .collect();
    let title = 40.0 * kit.look.text_size.max(1.0);
    let needs: f32 = rows.iter().map(|row| row.tall() + BETWEEN).sum();
    let (rect, _) = ui.allocate_exact_size(vec2(room, title + needs + 12.0), egui::Sense::hover());
    let saw = rect.left() + rail;
    let missed = saw + one + 2.0 * GAP;
    let ground = Rect::from_min_max(pos2(missed - GAP, rect.top()), rect.right_bottom());
    let ground = ground.with_max_x(ui.clip_rect().right());
    let ground = ground.with_max_y(ground.bottom().max(ui.clip_rect().bottom()));
    ui.painter().rect_filled(ground, 0.0, kit.c.inset);
    ui.painter().vline(ground.left(), ground.y_range(), egui::Stroke::new(kit.stroke, kit.c.rule));
    draw::lane_title(ui, words, Side::Saw, pos2(saw, rect.top() + 8.0));
    draw::lane_title(ui, words, Side::Missed, pos2(missed, rect.top() + 8.0));
    let x = rect.left() + FACE;
    draw::change(ui, pos2(x, rect.top() + title + FACE), pos2(x, rect.bottom() - 4.0));
    let mut top = rect.top() + title;
    for row in rows {
        let middle = top + FACE;
        let (from, long) = (pos2(x, middle), row.tall());
        let lane = |ui: &mut Ui,
                    cards: &Cards<'_>,
                    side: Side,
                    at: Pos2,
                    actions: &mut Vec<PathAction>| {
            if !cards.is_empty() {
                cards.show(ui, words, at, actions);
                side.sign(ui, pos2(at.x - 13.0, middle));
            }
        };
        draw::station(ui, words, row.gate, from, true);
        let caption = middle - (row.caption.tall() / 2.0).min(FACE);
        row.caption.show(ui, pos2(rect.left() + beside, caption));
        lane(ui, &row.saw, Side::Saw, pos2(saw, top), actions);
        lane(ui, &row.missed, Side::Missed, pos2(missed, top), actions);
        top += long + BETWEEN;
    }
}
