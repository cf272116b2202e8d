//! The highlighter: a wash behind some words of a laid-out text.

use std::sync::Arc;

use egui::epaint::text::{Glyph, PlacedRow};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Galley, Pos2, Rangef, Rect, Stroke, Ui, pos2};

use super::theme::Kit;

/// Text in one font whose first occurrence of `marked` is highlighted, painted at `at`.
/// `share` is the part of the line that the wash covers from below: 1 for all of it.
/// Gives what the text covers.
pub struct Marked<'a> {
    pub text: &'a str,
    pub marked: &'a str,
    pub font: FontId,
    pub line_height: f32,
    pub share: f32,
}

impl Marked<'_> {
    /// Lays the text out, wrapped at `width`.
    pub fn lay(&self, ui: &Ui, kit: &Kit, width: f32) -> Arc<Galley> {
        let format = TextFormat {
            font_id: self.font.clone(),
            line_height: Some(self.line_height),
            color: kit.c.ink,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(self.text.to_owned(), format);
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }

    /// Paints the text with its highlight.
    pub fn paint(&self, ui: &Ui, kit: &Kit, at: Pos2, galley: Arc<Galley>) {
        if let Some(byte) = self.text.find(self.marked).filter(|_| !self.marked.is_empty()) {
            let from = self.text[..byte].chars().count();
            let to = from + self.marked.chars().count();
            for rect in spans(&galley, from, to) {
                let rect = rect.translate(at.to_vec2());
                let top = rect.bottom() - rect.height() * self.share;
                let wash = Rect::from_min_max(pos2(rect.left(), top), rect.max);
                ui.painter().rect_filled(wash, 0.0, kit.c.wash);
                if kit.doubled {
                    let under = Stroke::new(2.0, kit.c.ink);
                    ui.painter().hline(wash.x_range(), wash.bottom(), under);
                }
            }
        }
        ui.painter().galley(at, galley, kit.c.ink);
    }
}

/// Where the characters `from..to` stand, one rectangle a row, as high as the row.
pub fn spans(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    boxes(galley, from, to, |row, _| Rangef::new(row.pos.y, row.pos.y + row.size.y))
}

/// The same, as high as the letters: lines that stand far apart have their room below them.
pub fn letters(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    boxes(galley, from, to, |row, glyph| {
        let top = row.pos.y + glyph.pos.y - glyph.font_ascent;
        Rangef::new(top, top + glyph.font_height)
    })
}

fn boxes(
    galley: &Galley,
    from: usize,
    to: usize,
    high: impl Fn(&PlacedRow, &Glyph) -> Rangef,
) -> Vec<Rect> {
    let mut spans = Vec::new();
    let mut count = 0;
    for row in &galley.rows {
        let mut span: Option<Rect> = None;
        for glyph in &row.glyphs {
            if (from..to).contains(&count) {
                let left = row.pos.x + glyph.pos.x;
                let wide = Rangef::new(left, left + glyph.advance_width);
                let rect = Rect::from_x_y_ranges(wide, high(row, glyph));
                span = Some(span.map_or(rect, |known| known.union(rect)));
            }
            count += 1;
        }
        if row.ends_with_newline {
            count += 1;
        }
        spans.extend(span);
    }
    spans
}
