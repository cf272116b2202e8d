//! Chips: small choices, alike in weight; only the chosen one differs.

use egui::{
    Color32, CornerRadius, CursorIcon, Response, Sense, Shape, Stroke, StrokeKind, Ui, Widget,
    WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};

/// A chip that can be chosen. Make it with [`chip`].
#[must_use]
pub struct Chip {
    label: String,
    chosen: bool,
    earned: bool,
    dashed: bool,
    enabled: bool,
    icon: Option<&'static str>,
    says: Option<String>,
}

/// A chip with this label; `chosen` fills it with ink.
pub fn chip(label: impl Into<String>, chosen: bool) -> Chip {
    Chip {
        label: label.into(),
        chosen,
        earned: false,
        dashed: false,
        enabled: true,
        icon: None,
        says: None,
    }
}

impl Chip {
    /// A word that was just earned: a star and the wash.
    pub fn earned(mut self) -> Self {
        self.earned = true;
        self
    }

    /// Dashed: not shown, not confirmed, refused.
    pub fn dashed(mut self) -> Self {
        self.dashed = true;
        self
    }

    /// An icon from [`super::icons`] before the label.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The accessible name, where it is not the label.
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

impl Widget for Chip {
    fn ui(self, ui: &mut Ui) -> Response {
        let kit = Kit::of(ui);
        let c = kit.c;
        let lay = |text: &str, voice, size| {
            let font = kit.font(voice, size);
            ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
        };
        let icon = match (self.icon, self.earned) {
            (Some(icon), _) => Some(lay(icon, Voice::Icons, 14.0)),
            (None, true) => Some(lay(super::icons::SPARKLE, Voice::Icons, 13.0)),
            (None, false) => None,
        };
        let lead = icon.as_ref().map_or(0.0, |icon| icon.size().x + 6.0);
        // No longer than a line of its own: the rest is dots.
        let most = (ui.max_rect().width() - lead - 20.0).max(24.0);
        let label = kit.text(&self.label, Voice::Sans, crate::look::tokens().type_scale.chip);
        let label = label.line_height(None).color(Color32::PLACEHOLDER);
        let label = super::lay_rows(ui, label, most, 1);
        let height = (label.size().y + 8.0).max(26.0);
        let size = vec2(label.size().x + lead + 20.0, height);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let name = self.says.as_ref().unwrap_or(&self.label);
        let (rect, response) = super::touch(ui, size, name, sense);
        response.widget_info(|| {
            WidgetInfo::selected(WidgetType::SelectableLabel, self.enabled, self.chosen, name)
        });
        if ui.is_rect_visible(rect) {
            let touched = response.hovered() && self.enabled;
            let (fill, edge, width, text) = if self.chosen {
                (c.ink, c.ink, kit.stroke, c.paper)
            } else if self.earned {
                (c.wash, c.mark_ink, 2.0, c.ink)
            } else if touched {
                (c.inset, c.ink, kit.stroke, c.ink)
            } else {
                // What can be chosen has an edge that can be seen; a rule is decoration.
                let (edge, text) = if self.enabled { (c.edge, c.ink) } else { (c.rule, c.ink_2) };
                (c.paper, if kit.doubled { c.edge } else { edge }, kit.stroke, text)
            };
            let radius = CornerRadius::same((height / 2.0) as u8);
            let painter = ui.painter();
            if self.dashed {
                painter.rect_filled(rect, radius, fill);
                dashed_outline(ui, rect, height / 2.0, Stroke::new(width.max(1.0), c.edge));
            } else {
                let stroke = Stroke::new(width, edge);
                painter.rect(rect, radius, fill, stroke, StrokeKind::Inside);
            }
            let mut x = rect.left() + 10.0;
            if let Some(icon) = icon {
                let at = pos2(x, rect.center().y - icon.size().y / 2.0);
                painter.galley(at, icon, text);
                x += lead;
            }
            let at = pos2(x, rect.center().y - label.size().y / 2.0);
            painter.galley(at, label, text);
            super::buttons::focus_ring(ui, &kit, &response, false);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A dashed outline inside `rect`, its corners rounded by `radius` points.
pub fn dashed_outline(ui: &Ui, rect: egui::Rect, radius: f32, stroke: Stroke) {
    let rect = rect.shrink(stroke.width / 2.0);
    let radius = radius.min(rect.height() / 2.0).min(rect.width() / 2.0);
    let mut path = Vec::new();
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -90.0_f32),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 90.0),
        (pos2(rect.left() + radius, rect.top() + radius), 180.0),
    ];
    for (centre, from) in corners {
        for step in 0..=6 {
            let angle = (from + 15.0 * step as f32).to_radians();
            path.push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.push(path[0]);
    ui.painter().extend(Shape::dashed_line(&path, stroke, 4.0, 3.0));
}
