//! From left to right: what was seen above the line, what could not be seen below it.

use egui::{Rect, Ui, pos2, vec2};

use super::card::Cards;
use super::draw::{self, Caption, FACE, Side};
use super::model::{Gate, PathAction, PathModel};
use crate::text::Words;
use crate::workbench::kit::Kit;

/// Least width of a gate at text size 1, and the most that one takes.
const LEAST: f32 = 132.0;
const MOST: f32 = 250.0;
/// Between the cards of two gates, and after the last, where the line ends.
const GAP: f32 = 12.0;
const HEAD: f32 = 26.0;

/// Whether all gates fit beside each other in so much width.
pub fn fits(ui: &Ui, model: &PathModel, wide: f32) -> bool {
    let least = LEAST * Kit::of(ui).look.text_size.max(1.0);
    model.gates.len() as f32 * least <= wide - HEAD
}

struct Column<'a> {
    gate: &'a Gate,
    left: f32,
    caption: Caption,
    saw: Cards<'a>,
    missed: Cards<'a>,
}

/// The picture in `ui`, which scrolls where it is too low for it.
pub fn wide(ui: &mut Ui, words: &Words, model: &PathModel, actions: &mut Vec<PathAction>) {
    let kit = Kit::of(ui);
    let (room, low) = (ui.available_width(), ui.clip_rect().height());
    let one = ((room - HEAD) / model.gates.len().max(1) as f32).min(MOST * kit.look.text_size);
    let start = ui.cursor().min;
    let columns: Vec<Column<'_>> = (model.gates.iter().zip(0_u16..))
        .map(|(gate, at)| Column {
            gate,
            left: start.x + one * f32::from(at),
            caption: Caption::of(ui, gate, one - GAP),
            saw: Cards::of(ui, words, gate, Side::Saw, one - GAP),
            missed: Cards::of(ui, words, gate, Side::Missed, one - GAP),
        })
        .collect();
    let most = |of: fn(&Column<'_>) -> f32| columns.iter().map(of).fold(0.0, f32::max);
    let (above, below) = (most(|one| one.saw.tall()), most(|one| one.missed.tall()));
    let captions = most(|one| one.caption.tall());
    let title = 25.0 * kit.look.text_size.max(1.0);
    let station = 16.0 + FACE * 2.0;
    let needs = title + above + station + captions + 10.0 + title + 18.0 + below + 8.0;
    // What is not needed is shared out, most of it below the picture.
    let spare = (low - needs).max(0.0);
    let (rect, _) = ui.allocate_exact_size(vec2(room, needs.max(low)), egui::Sense::hover());
    let top = rect.top() + (spare * 0.35).min(110.0);
    let y = top + title + above + 12.0 + FACE;
    let ground = y + FACE + 6.0 + captions + 8.0;
    let band = Rect::from_min_max(pos2(ui.clip_rect().left(), ground), rect.right_bottom());
    let band = band.with_max_x(ui.clip_rect().right());
    let band = band.with_max_y(band.bottom().max(ui.clip_rect().bottom()));
    ui.painter().rect_filled(band, 0.0, kit.c.inset);
    ui.painter().hline(band.x_range(), ground, egui::Stroke::new(kit.stroke, kit.c.rule));
    draw::lane_title(ui, words, Side::Saw, pos2(rect.left(), top));
    let missed = draw::lane_title(ui, words, Side::Missed, pos2(rect.left(), ground + 6.0));
    let first = missed.bottom() + 13.0;
    let end = columns.last().map_or(rect.left(), |last| last.left + one);
    draw::change(ui, pos2(rect.left() + FACE, y), pos2((end + HEAD).min(rect.right()), y));
    for column in columns {
        let x = column.left + FACE;
        if !column.saw.is_empty() {
            let card = pos2(x, top + title + above);
            draw::leads(ui, pos2(x, y - FACE), card);
            let at = pos2(column.left, card.y - column.saw.tall());
            column.saw.show(ui, words, at, actions);
            Side::Saw.sign(ui, card);
        }
        draw::station(ui, words, column.gate, pos2(x, y), false);
        column.caption.show(ui, pos2(column.left, y + FACE + 6.0));
        if !column.missed.is_empty() {
            column.missed.show(ui, words, pos2(column.left, first), actions);
            Side::Missed.sign(ui, pos2(x, first - 5.0));
        }
    }
}
