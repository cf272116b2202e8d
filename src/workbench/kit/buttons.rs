//! Buttons: one marigold a screen, outlined ones, and quiet ones that read as text.

use egui::{
    Color32, CornerRadius, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};
use crate::look::tokens;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Primary,
    Secondary,
    Quiet,
}

/// A button of the kit. Make it with [`primary`], [`secondary`] or [`quiet`].
#[must_use]
pub struct Button {
    label: String,
    rank: Rank,
    icon: Option<&'static str>,
    icon_after: Option<&'static str>,
    key: Option<String>,
    night: bool,
    enabled: bool,
    width: f32,
    height: f32,
    says: Option<String>,
}

/// The marigold button: the one next step of a screen.
pub fn primary(label: impl Into<String>) -> Button {
    Button::new(label, Rank::Primary)
}

/// An outlined button.
pub fn secondary(label: impl Into<String>) -> Button {
    Button::new(label, Rank::Secondary)
}

/// A button that reads as text until it is touched.
pub fn quiet(label: impl Into<String>) -> Button {
    Button::new(label, Rank::Quiet)
}

impl Button {
    fn new(label: impl Into<String>, rank: Rank) -> Self {
        let space = &tokens().space;
        let height = match rank {
            Rank::Primary => space.primary,
            Rank::Secondary | Rank::Quiet => space.control,
        };
        Self {
            label: label.into(),
            rank,
            icon: None,
            icon_after: None,
            key: None,
            night: false,
            enabled: true,
            width: 0.0,
            height,
            says: None,
        }
    }

    /// An icon from [`super::icons`] before the label. The label may be empty if `says` is set.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// An icon after the label.
    pub fn icon_after(mut self, icon: &'static str) -> Self {
        self.icon_after = Some(icon);
        self
    }

    /// The key that does the same, drawn as a cap.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Drawn on the night's ground.
    pub fn on_night(mut self) -> Self {
        self.night = true;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// At least this many points wide, the label centred.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Another height than the rank's.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// The accessible name, where it is not the label.
    pub fn says(mut self, name: impl Into<String>) -> Self {
        self.says = Some(name.into());
        self
    }

    fn colours(&self, kit: &Kit, response: &Response) -> (Color32, Stroke, Color32) {
        let (c, n) = (kit.c, kit.night);
        let touched = response.hovered() || response.is_pointer_button_down_on();
        let none = Color32::TRANSPARENT;
        if !self.enabled {
            // Pressed into the paper, its edge no stronger than a rule. Dashes would say that
            // something is not shown or not confirmed.
            let (fill, edge, text) =
                if self.night { (none, n.edge, n.text_2) } else { (c.inset, c.rule, c.ink_2) };
            // Where every edge is as strong as can be, what cannot be pressed has none.
            let edge = if kit.doubled { none } else { edge };
            let (fill, edge) = if self.rank == Rank::Quiet { (none, none) } else { (fill, edge) };
            return (fill, Stroke::new(kit.stroke, edge), text);
        }
        match self.rank {
            Rank::Primary => {
                let lift = if touched { 0.12 } else { 0.0 };
                let fill = c.mark.lerp_to_gamma(c.paper, lift);
                (fill, Stroke::new(if kit.doubled { 2.0 } else { 0.0 }, c.mark_ink), c.on_mark)
            }
            Rank::Secondary if self.night => {
                let fill = if touched { n.wall_2 } else { none };
                (fill, Stroke::new(kit.stroke, n.edge), n.text)
            }
            Rank::Secondary => {
                let (fill, edge) = if touched { (c.inset, c.ink) } else { (c.paper, c.edge) };
                (fill, Stroke::new(kit.stroke, edge), c.ink)
            }
            Rank::Quiet if self.night => {
                let fill = if touched { n.wall_2 } else { none };
                (fill, Stroke::NONE, n.text)
            }
            Rank::Quiet => {
                let fill = if touched { c.inset } else { none };
                (fill, Stroke::NONE, c.ink)
            }
        }
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let kit = Kit::of(ui);
        let (size, voice, pad) = match self.rank {
            Rank::Primary => (16.0, Voice::SansStrong, 20.0),
            Rank::Secondary if self.enabled => (14.0, Voice::SansStrong, 14.0),
            Rank::Secondary => (14.0, Voice::Sans, 14.0),
            Rank::Quiet => (14.0, Voice::Sans, 8.0),
        };
        let lay = |text: &str, voice, size| {
            ui.painter().layout_no_wrap(
                text.to_owned(),
                kit.font(voice, size),
                Color32::PLACEHOLDER,
            )
        };
        let mut parts = Vec::new();
        if let Some(icon) = self.icon {
            parts.push(lay(icon, Voice::Icons, size + 2.0));
        }
        if !self.label.is_empty() {
            parts.push(lay(&self.label, voice, size));
        }
        if let Some(icon) = self.icon_after {
            parts.push(lay(icon, Voice::Icons, size + 2.0));
        }
        let cap = self.key.as_ref().map(|key| lay(key, Voice::Mono, 12.0));
        let gap = tokens().space.unit;
        let mut content: f32 = parts.iter().map(|part| part.size().x).sum();
        content += gap * parts.len().saturating_sub(1) as f32;
        if let Some(cap) = &cap {
            content += gap + super::badges::cap_width(cap.size().x);
        }
        let pad = if self.label.is_empty() { 4.0 } else { pad };
        let tall = parts.iter().map(|part| part.size().y).fold(0.0, f32::max);
        let height = self.height.max(tall + 8.0);
        let width = (content + 2.0 * pad).max(self.width).max(height.min(24.0));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let name = self.says.as_ref().unwrap_or(&self.label);
        let (rect, response) = super::touch(ui, vec2(width, height), name, sense);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, self.enabled, name));

        if ui.is_rect_visible(rect) {
            let (fill, stroke, text) = self.colours(&kit, &response);
            let radius = CornerRadius::same(tokens().shape.control as u8);
            let painter = ui.painter();
            painter.rect(rect, radius, fill, stroke, StrokeKind::Inside);
            let mut x = rect.center().x - content / 2.0;
            for part in parts {
                let at = pos2(x, rect.center().y - part.size().y / 2.0);
                x += part.size().x + gap;
                painter.galley(at, part, text);
            }
            if let Some(cap) = cap {
                super::badges::paint_cap(painter, &kit, pos2(x, rect.center().y), cap);
            }
            focus_ring(ui, &kit, &response, self.night);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if self.says.is_some() && self.label.is_empty() {
            let tip = name.clone();
            return response.on_hover_text(tip);
        }
        response
    }
}

/// The ring round whatever has the keyboard: two points, two points away.
pub fn focus_ring(ui: &Ui, kit: &Kit, response: &Response, night: bool) {
    if response.has_focus() {
        let ink = if night { kit.night.lamp } else { kit.c.ink };
        let radius = CornerRadius::same(tokens().shape.control as u8 + 3);
        let ring = Stroke::new(2.0, ink);
        let rect = response.rect.expand(3.0);
        ui.painter().rect_stroke(rect, radius, ring, StrokeKind::Middle);
    }
}

/// The same inside what has the keyboard: of a list that fills its pane nothing is seen outside.
pub fn focus_ring_inside(ui: &Ui, kit: &Kit, response: &Response) {
    if response.has_focus() {
        let radius = CornerRadius::same(tokens().shape.control as u8);
        let seen = response.rect.intersect(ui.clip_rect());
        let ring = Stroke::new(2.0, kit.c.ink);
        ui.painter().rect_stroke(seen, radius, ring, StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use crate::workbench::kit::{Look, secondary, testing};
    use egui::{Event, Modifiers, PointerButton, pos2};
    use egui_kittest::kittest::Queryable;

    #[test]
    fn a_press_of_two_seconds_is_a_click() {
        let mut harness =
            testing::harness([320.0, 200.0], Look::default(), 0, |ui, clicks: &mut u32| {
                *clicks += u32::from(ui.add(secondary("Ask")).clicked());
            });
        let pos = harness.get_by_label("Ask").rect().center();
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        harness.event(Event::PointerMoved(pos2(pos.x, pos.y)));
        harness.event(button(true));
        harness.run_steps(12);
        harness.event(button(false));
        harness.run_steps(2);
        let passed = harness.ctx.input(|input| input.time);
        assert!(passed > 2.0, "{passed}");
        assert_eq!(*harness.state(), 1);
    }
}
