//! A document on its sheet, read from top to bottom: the postmortem, as it is and as it becomes.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::Kit;
use crate::text::Words;

/// The widest sheet, points: its tables have long rows.
const WIDEST: f32 = 1000.0;

/// A column of at most `most` points in the middle, with the customary margins.
pub fn middle(ui: &Ui, most: f32) -> Rect {
    let all = ui.max_rect();
    let wide = (all.width() - 80.0).min(most);
    Rect::from_center_size(all.center(), vec2(wide, all.height() - 40.0))
}

/// As much of `rect` as a document takes, in its middle.
pub fn within(rect: Rect, grown: f32) -> Rect {
    Rect::from_center_size(rect.center(), vec2(rect.width().min(WIDEST * grown), rect.height()))
}

/// Draws `markdown` in the middle of `ui` below what `head` puts there; `name` is what a reader of
/// the screen is told of it.
pub fn document(
    ui: &mut Ui,
    words: &Words,
    name: &str,
    markdown: &str,
    head: impl FnOnce(&mut Ui),
) {
    let rect = middle(ui, WIDEST * Kit::of(ui).look.text_size.max(1.0));
    document_in(ui, words, name, markdown, rect, |ui| {
        head(ui);
        ui.add_space(8.0);
        super::rule(ui);
    });
}

/// The same on a sheet that is `rect`.
pub fn document_in(
    ui: &mut Ui,
    words: &Words,
    name: &str,
    markdown: &str,
    rect: Rect,
    head: impl FnOnce(&mut Ui),
) {
    let kit = Kit::of(ui);
    ui.painter().add(super::sheet().padding(0, 0).frame(&kit).paint(rect));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(40.0, 20.0))), |ui| {
        head(ui);
        let area = ScrollArea::vertical().auto_shrink(false);
        super::scroll_text(ui, words, name, area, |ui| {
            ui.add_space(10.0);
            super::markup::document(ui, markdown);
            ui.add_space(20.0);
        });
    });
}
