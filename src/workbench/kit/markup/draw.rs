//! Blocks on paper: headings in the display serif, prose in the serif, code in the mono.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::inline::stretches;
use super::read::{Block, Column, blocks};
use crate::look::tokens;
use crate::workbench::kit::marker::letters;
use crate::workbench::kit::{Kit, Voice, paint::lay, reading};

/// How far an item stands in, points.
const INDENT: f32 = 20.0;

/// Between the columns of a table, points, and the most signs of a cell that its width goes by.
const GAP: f32 = 16.0;
const LONG: usize = 96;

/// Draws one block across what `ui` has. Its accessible name is its words.
pub fn block(ui: &mut Ui, block: &Block) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    match block {
        Block::Heading(1, text) => {
            line(ui, lay(ui, kit.title(super::plain(text)), wide), 0.0, block);
        }
        Block::Heading(2, text) => {
            line(ui, lay(ui, kit.pane_title(super::plain(text)), wide), 0.0, block);
        }
        Block::Heading(_, text) => {
            let text = kit.text(super::plain(text), Voice::SerifMedium, tokens().type_scale.lead);
            line(ui, lay(ui, text, wide), 0.0, block);
        }
        Block::Text(text) => prose(ui, text, wide, false).line(ui, 0.0, block),
        Block::Code(text) => {
            let from = ui.cursor().min;
            let text = lay(ui, kit.evidence(text), f32::INFINITY);
            // One ground behind lines that follow each other, as wide as the column.
            let size = vec2(wide, text.size().y + ui.spacing().item_spacing.y);
            ui.painter().rect_filled(Rect::from_min_size(from, size), 0.0, kit.c.inset);
            line(ui, text, 8.0, block);
        }
        Block::Quote(text) => {
            let text = prose(ui, text, wide - 16.0, false);
            let side = Rect::from_min_size(ui.cursor().min, vec2(3.0, text.galley.size().y));
            ui.painter().rect_filled(side, 0.0, kit.c.edge);
            text.line(ui, 16.0, block);
        }
        Block::Item { sign, depth, text } => {
            let step = INDENT * kit.look.text_size.max(1.0);
            let sign = lay(ui, kit.story(sign), f32::INFINITY);
            // Numbers of one digit and of two stand before texts of one edge.
            let number = lay(ui, kit.story("00."), f32::INFINITY).size().x.max(sign.size().x) + 8.0;
            let own = if sign.text().ends_with('.') { step.max(number) } else { step };
            let inset = step * f32::from(*depth) + own;
            let text = prose(ui, text, wide - inset, false);
            let at = ui.cursor().min + vec2(inset - sign.size().x - 8.0, 0.0);
            ui.painter().galley(pos2(at.x.max(ui.cursor().left()), at.y), sign, kit.c.ink_2);
            text.line(ui, inset, block);
        }
        Block::Cells { cells, columns, head } => row(ui, block, cells, columns, *head),
    }
}

/// A whole document, its blocks with the customary air between them. Lines keep to what the eye
/// can follow; tables and code have all the room.
pub fn document(ui: &mut Ui, text: &str) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let read = reading::column_width(ui, Voice::Serif, tokens().type_scale.lead);
    let mut last: Option<Block> = None;
    for one in blocks(text) {
        let air = match (&last, &one) {
            (None, _) => 0.0,
            (_, Block::Heading(1 | 2, _)) => 22.0,
            (_, Block::Heading(..)) => 14.0,
            (Some(Block::Code(_)), Block::Code(_)) => 0.0,
            (Some(Block::Cells { .. }), Block::Cells { .. }) => 0.0,
            (Some(Block::Item { .. }), Block::Item { .. }) => 3.0,
            _ => 8.0,
        };
        ui.add_space(air);
        if matches!(one, Block::Cells { .. } | Block::Code(_)) {
            block(ui, &one);
        } else {
            ui.vertical(|ui| {
                ui.set_max_width(read);
                block(ui, &one);
            });
        }
        last = Some(one);
    }
}

/// Paints a laid text `inset` points in, and gives it its name.
fn line(ui: &mut Ui, text: Arc<Galley>, inset: f32, block: &Block) {
    let rect = place(ui, &text, block);
    let ink = Kit::of(ui).c.ink;
    ui.painter().galley(rect.min + vec2(inset, 0.0), text, ink);
}

/// Takes the room of a laid text, and gives it its name.
fn place(ui: &mut Ui, text: &Galley, block: &Block) -> Rect {
    let size = vec2(ui.available_width(), text.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, block.plain()));
    rect
}

/// One row of a table: cells that wrap in their columns, a rule below, a heavier one below the head.
fn row(ui: &mut Ui, block: &Block, cells: &[String], columns: &[Column], head: bool) {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let (laid, widths): (Vec<Prose>, Vec<f32>) =
        wrapped(ui, cells, columns, wide, head).into_iter().unzip();
    let tall = laid.iter().map(|text| text.galley.size().y).fold(0.0, f32::max) + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, tall), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, block.plain()));
    let mut x = rect.left();
    for (text, wide) in laid.into_iter().zip(widths) {
        text.paint(ui, pos2(x, rect.top() + 4.0));
        x += wide;
    }
    let rule = if head { Stroke::new(2.0, kit.c.ink) } else { Stroke::new(kit.stroke, kit.c.rule) };
    ui.painter().hline(rect.x_range(), rect.bottom(), rule);
}

/// Laid out words, and which of their characters are code.
struct Prose {
    galley: Arc<Galley>,
    code: Vec<Range<usize>>,
}

impl Prose {
    /// Grounds of the code, then the words: a ground is as high as the letters, while egui's own
    /// would be as high as the line and hang below them.
    fn paint(self, ui: &Ui, at: Pos2) {
        let kit = Kit::of(ui);
        for code in &self.code {
            for ground in letters(&self.galley, code.start, code.end) {
                let ground = ground.translate(at.to_vec2()).expand2(vec2(2.0, 0.0));
                ui.painter().rect_filled(ground, 3.0, kit.c.inset);
            }
        }
        ui.painter().galley(at, self.galley, kit.c.ink);
    }

    /// As [`line`].
    fn line(self, ui: &mut Ui, inset: f32, block: &Block) {
        let rect = place(ui, &self.galley, block);
        self.paint(ui, rect.min + vec2(inset, 0.0));
    }
}

/// The cells of a row, each wrapped in its column, and how wide the column is.
fn wrapped(
    ui: &Ui,
    cells: &[String],
    columns: &[Column],
    wide: f32,
    head: bool,
) -> Vec<(Prose, f32)> {
    let sign = reading::sign_width(ui, Voice::Serif, tokens().type_scale.lead);
    let word = |word: &String| prose(ui, word, f32::INFINITY, true).galley.size().x;
    let (least, want): (Vec<f32>, Vec<f32>) = columns
        .iter()
        .map(|column| {
            let least = column.words.iter().map(word).fold(0.0, f32::max) + GAP;
            (least, least.max(column.long.min(LONG) as f32 * sign + GAP))
        })
        .unzip();
    let widths = widths(wide, &least, &want);
    let equal = wide / cells.len().max(1) as f32;
    let cell = |(at, cell): (usize, &String)| {
        let wide = widths.get(at).copied().unwrap_or(equal);
        // A point of air, so that a word that just fits is not broken for a rounding.
        (prose(ui, cell, (wide - GAP + 1.0).max(24.0), head), wide)
    };
    cells.iter().enumerate().map(cell).collect()
}

/// Columns that share `wide`: each has the least that it needs, and what is left goes to those
/// that want more, by how much more.
fn widths(wide: f32, least: &[f32], want: &[f32]) -> Vec<f32> {
    let needed: f32 = least.iter().sum();
    if needed >= wide {
        return least.iter().map(|least| least * wide / needed).collect();
    }
    let more: f32 = want.iter().zip(least).map(|(want, least)| want - least).sum();
    let left = wide - needed;
    let each = |(want, least): (&f32, &f32)| {
        // Where nobody wants more, everybody has more.
        let part = if more > 0.0 { (want - least) / more } else { least / needed };
        least + left * part
    };
    want.iter().zip(least).map(each).collect()
}

/// Words with their strong, emphasised and code stretches, wrapped at `wide`.
fn prose(ui: &Ui, text: &str, wide: f32, strong: bool) -> Prose {
    let kit = Kit::of(ui);
    let scale = &tokens().type_scale;
    let (size, tall) = (scale.lead.0, scale.lead.1);
    let mut job = LayoutJob::default();
    job.wrap.max_width = wide;
    let (mut code, mut from) = (Vec::new(), 0);
    for (set, text) in stretches(text) {
        let to = from + text.chars().count();
        code.extend(set.code.then_some(from..to));
        from = to;
        let voice = match set {
            _ if set.code => Voice::Mono,
            _ if set.strong || strong => Voice::SerifMedium,
            _ if set.emphasis => Voice::SerifItalic,
            _ => Voice::Serif,
        };
        let size = if set.code { scale.body.0 } else { size };
        let format = TextFormat {
            font_id: kit.font(voice, size),
            line_height: Some(tall * kit.grown(size)),
            color: kit.c.ink,
            ..TextFormat::default()
        };
        job.append(&text, 0.0, format);
    }
    Prose { galley: ui.painter().layout_job(job), code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, testing};

    #[test]
    fn the_ground_of_code_stands_behind_its_letters() {
        let mut code = Vec::new();
        let harness = testing::harness([640.0, 200.0], Look::default(), code, |ui, grounds| {
            let text = prose(ui, "two *or* three `formaction` at most", 600.0, false);
            assert_eq!(text.code, [13..23]);
            *grounds =
                [(13, 23), (24, 31)].map(|(from, to)| letters(&text.galley, from, to)).concat();
        });
        code = harness.state().clone();
        let [code, words] = code[..] else { panic!("{code:?}") };
        assert!(code.height() < 21.0, "no higher than its letters: {code:?}");
        assert!((code.center().y - words.center().y).abs() < 2.0, "{code:?} {words:?}");
    }

    #[test]
    fn columns_have_what_they_need_and_share_the_rest_by_what_they_want() {
        assert_eq!(widths(400.0, &[50.0, 100.0], &[50.0, 600.0]), [50.0, 350.0]);
        assert_eq!(widths(300.0, &[50.0, 50.0], &[150.0, 350.0]), [100.0, 200.0]);
        assert_eq!(widths(300.0, &[50.0, 100.0], &[50.0, 100.0]), [100.0, 200.0]);
        assert_eq!(widths(75.0, &[50.0, 100.0], &[50.0, 100.0]), [25.0, 50.0], "too narrow");
    }

    #[test]
    fn no_word_of_a_table_is_broken_beside_a_column_of_long_text() {
        const TABLE: &str = "| Time | UTC | What happened | Kind | Evidence | Standing |
            |---|---|---|---|---|---|
            | 11:18:10 | 09:18:10 | The suite passes 2211, as fast as the ruleset before, and nobody \
            looks at what it costs | decision | Build 2211, 11:18:10 [2] | not confirmed |";
        for text_size in [1.0, 1.5] {
            let look = Look { text_size, ..Look::default() };
            let mut harness = testing::harness([800.0, 600.0], look, 0, |ui, rows| {
                for one in blocks(TABLE) {
                    let Block::Cells { cells, columns, head } = one else { panic!("{one:?}") };
                    for (text, _) in wrapped(ui, &cells, &columns, 780.0, head) {
                        let text = text.galley;
                        let (_, above) = text.rows.split_last().expect("a row");
                        let broken = |row: &&egui::epaint::text::PlacedRow| {
                            !row.glyphs.last().is_some_and(|last| last.chr.is_whitespace())
                        };
                        assert!(!above.iter().any(|row| broken(&row)), "{}", text.text());
                        *rows += text.rows.len();
                    }
                }
            });
            harness.run();
            assert!(*harness.state() > 12, "some cells wrap");
        }
    }
}
