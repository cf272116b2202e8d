//! Rows of a list that one can choose from, and bars that show a share with its number.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, CursorIcon, Galley, Rect, Response, Sense, StrokeKind, Ui, Widget,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};
use crate::look::tokens;

/// A row of a list: icon, name, a remark at the right. Make it with [`row`].
#[must_use]
pub struct Row {
    label: String,
    chosen: bool,
    icon: Option<&'static str>,
    note: String,
    before: Option<&'static str>,
    fresh: bool,
    faint: bool,
    enabled: bool,
    says: Option<String>,
}

/// A row named `label`; `chosen` fills it with ink.
pub fn row(label: impl Into<String>, chosen: bool) -> Row {
    Row {
        label: label.into(),
        chosen,
        icon: None,
        note: String::new(),
        before: None,
        fresh: false,
        faint: false,
        enabled: true,
        says: None,
    }
}

impl Row {
    /// An icon from [`super::icons`] before the name.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A remark at the right: a count, a zone, what it costs to open.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// An icon from [`super::icons`] before the remark.
    pub fn before(mut self, icon: &'static str) -> Self {
        self.before = Some(icon);
        self
    }

    /// Not opened yet: the name in strong.
    pub fn fresh(mut self, fresh: bool) -> Self {
        self.fresh = fresh;
        self
    }

    /// In the second ink: there, and not meant now.
    pub fn faint(mut self) -> Self {
        self.faint = true;
        self.fresh = false;
        self
    }

    /// The accessible name, where it is not the label and the remark.
    pub fn says(mut self, name: impl Into<String>) -> Self {
        self.says = Some(name.into());
        self
    }

    /// Whether it can be chosen.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}

impl Widget for Row {
    fn ui(self, ui: &mut Ui) -> Response {
        let kit = Kit::of(ui);
        let c = kit.c;
        let grown = kit.look.text_size.max(1.0);
        let above = ui.painter().clone();
        let lay = |text: &str, voice, size| {
            let font = kit.font(voice, size);
            above.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
        };
        // The remark takes what it needs; the name wraps once before it is cut.
        let note = (!self.note.is_empty()).then(|| lay(&self.note, Voice::Sans, 12.0));
        let before = self.before.filter(|_| note.is_some());
        let before = before.map(|icon| lay(icon, Voice::Icons, 14.0));
        let width = |text: &Option<Arc<Galley>>, gap: f32| {
            text.as_ref().map_or(0.0, |text| text.size().x + gap)
        };
        let right = 10.0 + width(&note, 6.0) + width(&before, 4.0);
        let left = 12.0 + if self.icon.is_some() { 24.0 * grown } else { 0.0 };
        let voice = if self.fresh { Voice::SansStrong } else { Voice::Sans };
        let name = kit.text(&self.label, voice, tokens().type_scale.chip);
        let name = name.line_height(Some(16.0 * grown)).color(Color32::PLACEHOLDER);
        let most = (ui.available_width() - left - right).max(24.0);
        let name = super::lay_rows(ui, name, most, 2);
        let tall = (tokens().space.row_list * grown).max(name.size().y + 8.0);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) =
            super::touch(ui, vec2(ui.available_width(), tall), &self.label, sense);
        response.widget_info(|| {
            let name = match &self.says {
                Some(name) => name.clone(),
                None if self.note.is_empty() => self.label.clone(),
                None => format!("{}, {}", self.label, self.note),
            };
            WidgetInfo::selected(WidgetType::SelectableLabel, self.enabled, self.chosen, name)
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let (fill, ink, faint) = if self.chosen {
            (c.ink, c.paper, c.paper)
        } else if response.hovered() && self.enabled {
            (c.inset, c.ink, c.ink_2)
        } else if self.enabled && !self.faint {
            (Color32::TRANSPARENT, c.ink, c.ink_2)
        } else {
            (Color32::TRANSPARENT, c.ink_2, c.ink_2)
        };
        let painter = ui.painter();
        painter.rect_filled(rect, CornerRadius::same(4), fill);
        let middle = |text: &Galley| rect.center().y - text.size().y / 2.0;
        if let Some(icon) = self.icon {
            let icon = lay(icon, Voice::Icons, 16.0);
            painter.galley(pos2(rect.left() + 12.0, middle(&icon)), icon, faint);
        }
        let mut x = rect.right() - 10.0;
        for text in [note, before].into_iter().flatten() {
            x -= text.size().x;
            painter.galley(pos2(x, middle(&text)), text, faint);
            x -= 4.0;
        }
        painter.galley(pos2(rect.left() + left, middle(&name)), name, ink);
        super::buttons::focus_ring(ui, &kit, &response, false);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A name, its value in mono, and below a bar filled by `share` (0 to 1) in `ink`.
pub fn meter(ui: &mut Ui, name: &str, value: &str, share: f32, ink: Color32) -> Response {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let left = super::lay(ui, kit.small(name), wide);
    let right = super::lay(ui, kit.evidence(value), wide);
    let head = left.size().y.max(right.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, head + 13.0), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::ProgressIndicator, true, format!("{name}: {value}"))
    });
    let painter = ui.painter();
    let at = pos2(rect.right() - right.size().x, rect.top());
    painter.galley(rect.min, left, kit.c.ink_2);
    painter.galley(at, right, kit.c.ink);
    let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + head + 4.0), vec2(wide, 8.0));
    let radius = CornerRadius::same(4);
    let edge = egui::Stroke::new(1.0, if kit.doubled { kit.c.edge } else { kit.c.rule });
    painter.rect(bar, radius, kit.c.inset, edge, StrokeKind::Inside);
    let full = bar.shrink(1.0);
    let filled = vec2(full.width() * share.clamp(0.0, 1.0), full.height());
    painter.rect_filled(Rect::from_min_size(full.min, filled), CornerRadius::same(3), ink);
    response
}
