//! Paper: sheets on the desk, headings, rules, and what an empty place says.

use egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Response, Sense, Stroke, Ui, vec2,
};

use super::theme::{Kit, Voice};
use crate::look::tokens;

/// A sheet of paper on the desk. Make it with [`sheet`].
#[must_use]
pub struct Sheet {
    padding: Margin,
    fill: Option<Color32>,
    edge: Option<Color32>,
    flat: bool,
}

/// A sheet with 20 points of padding and the one shadow.
pub fn sheet() -> Sheet {
    Sheet { padding: Margin::same(20), fill: None, edge: None, flat: false }
}

impl Sheet {
    /// Points of padding left and right, above and below.
    pub fn padding(mut self, x: i8, y: i8) -> Self {
        self.padding = Margin::symmetric(x, y);
        self
    }

    /// Another colour than paper.
    pub fn fill(mut self, fill: Color32) -> Self {
        self.fill = Some(fill);
        self
    }

    /// Another outline than a rule.
    pub fn edge(mut self, edge: Color32) -> Self {
        self.edge = Some(edge);
        self
    }

    /// Without the shadow: inside another sheet.
    pub fn flat(mut self) -> Self {
        self.flat = true;
        self
    }

    /// The frame itself, for panels.
    pub fn frame(&self, kit: &Kit) -> Frame {
        let edge = self.edge.unwrap_or(kit.c.rule);
        let frame = Frame::new()
            .inner_margin(self.padding)
            .fill(self.fill.unwrap_or(kit.c.paper))
            .stroke(Stroke::new(kit.stroke, edge))
            .corner_radius(CornerRadius::same(tokens().shape.sheet as u8));
        if self.flat { frame } else { frame.shadow(super::style::shadow(kit)) }
    }

    /// Draws the sheet round `content`.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let kit = Kit::of(ui);
        self.frame(&kit).show(ui, content)
    }
}

/// The heading of a section, 16 semibold.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let kit = Kit::of(ui);
    ui.label(kit.text(text, Voice::SansStrong, tokens().type_scale.lead))
}

/// The name of a group in a list, over its rows: small and quiet, and in one line with them.
pub fn group_head(ui: &mut Ui, name: &str) -> Response {
    let kit = Kit::of(ui);
    ui.add_space(tokens().space.unit);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.add(egui::Label::new(kit.small_strong(name).color(kit.c.ink_2)).truncate())
    })
    .inner
}

/// A thin line across.
pub fn rule(ui: &mut Ui) {
    let kit = Kit::of(ui);
    line(ui, Stroke::new(kit.stroke, kit.c.rule));
}

/// The heavy line under a heading.
pub fn rule_heavy(ui: &mut Ui) {
    let kit = Kit::of(ui);
    line(ui, Stroke::new(tokens().shape.heading_rule, kit.c.ink));
}

fn line(ui: &mut Ui, stroke: Stroke) {
    let size = vec2(ui.available_width(), stroke.width);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

/// What a place says while nothing is in it: what will stand here and how it gets there.
pub fn empty(ui: &mut Ui, text: &str) -> Response {
    let kit = Kit::of(ui);
    let text = kit.text(text, Voice::SerifItalic, tokens().type_scale.lead);
    ui.label(text.color(kit.c.ink_2))
}
