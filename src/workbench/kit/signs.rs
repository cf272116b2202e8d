//! Signs that never lean on hue alone: states, log levels, kinds of timeline entries.

use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind,
    Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};

/// The state of a machine: ✓, ▲ or !.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Calm,
    Warn,
    Fault,
}

impl Sign {
    /// The sign itself.
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Calm => "✓",
            Self::Warn => "▲",
            Self::Fault => "!",
        }
    }

    /// Its colour and its wash.
    pub fn colours(self, kit: &Kit) -> (Color32, Color32) {
        match self {
            Self::Calm => (kit.c.calm, kit.c.calm_wash),
            Self::Warn => (kit.c.warn, kit.c.warn_wash),
            Self::Fault => (kit.c.fault, kit.c.fault_wash),
        }
    }
}

/// A state in words: the sign and `text` in the state's colour.
pub fn sign(ui: &mut Ui, sign: Sign, text: &str) -> Response {
    let kit = Kit::of(ui);
    let words = format!("{} {text}", sign.glyph());
    ui.label(kit.small_strong(words).color(sign.colours(&kit).0))
}

/// The level of a log line: E, W, I or D.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelMark {
    Error,
    Warning,
    Info,
    Debug,
}

impl LevelMark {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Error => "E",
            Self::Warning => "W",
            Self::Info => "I",
            Self::Debug => "D",
        }
    }
}

/// Draws a level letter centred on `at`, 18 points square.
pub fn paint_level(painter: &Painter, kit: &Kit, at: Pos2, level: LevelMark) {
    let c = kit.c;
    let (ink, wash) = match level {
        LevelMark::Error => (c.fault, c.fault_wash),
        LevelMark::Warning => (c.warn, c.warn_wash),
        LevelMark::Info | LevelMark::Debug => (c.ink_2, Color32::TRANSPARENT),
    };
    let rect = Rect::from_center_size(at, vec2(18.0, 18.0));
    let edge = if kit.doubled && wash != Color32::TRANSPARENT { 1.0 } else { 0.0 };
    let edge = Stroke::new(edge, ink);
    painter.rect(rect, CornerRadius::same(4), wash, edge, StrokeKind::Inside);
    let voice = if wash == Color32::TRANSPARENT { Voice::Mono } else { Voice::MonoBold };
    let font = kit.font(voice, 13.0);
    painter.text(at, Align2::CENTER_CENTER, level.letter(), font, ink);
}

/// A level letter in the flow. `says` is its accessible name ("error").
pub fn level_mark(ui: &mut Ui, level: LevelMark, says: &str) -> Response {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    paint_level(ui.painter(), &kit, rect.center(), level);
    response
}

/// The kind of a timeline entry: what a camera could record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindMark {
    Condition,
    Change,
    Signal,
    Decision,
    Message,
}

impl KindMark {
    /// Its letter, which repeats what the shape says.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Condition => "C",
            Self::Change => "+",
            Self::Signal => "S",
            Self::Decision => "D",
            Self::Message => "M",
        }
    }

    /// Its hue: what goes wrong has the fault's, what changes the warning's, what is said people's.
    pub fn colour(self, kit: &Kit) -> Color32 {
        match self {
            Self::Condition => kit.c.ink_2,
            Self::Change => kit.c.warn,
            Self::Signal => kit.c.fault,
            Self::Decision => kit.c.ink,
            Self::Message => kit.c.people,
        }
    }
}

/// Draws a kind centred on `at`, about 20 points: circle condition, diamond change, triangle
/// signal, hexagon decision, square message; each with its letter.
pub fn paint_kind(painter: &Painter, kit: &Kit, at: Pos2, kind: KindMark) {
    let ink = kind.colour(kit);
    let shape: &[(f32, f32)] = match kind {
        KindMark::Condition => &[],
        KindMark::Change => &[(0.0, -10.5), (10.5, 0.0), (0.0, 10.5), (-10.5, 0.0)],
        KindMark::Signal => &[(0.0, -11.0), (11.0, 8.0), (-11.0, 8.0)],
        KindMark::Decision => {
            &[(0.0, -10.0), (8.7, -5.0), (8.7, 5.0), (0.0, 10.0), (-8.7, 5.0), (-8.7, -5.0)]
        }
        KindMark::Message => &[(-8.5, -8.5), (8.5, -8.5), (8.5, 8.5), (-8.5, 8.5)],
    };
    if shape.is_empty() {
        painter.circle_filled(at, 9.5, ink);
    } else {
        let points = shape.iter().map(|(x, y)| at + vec2(*x, *y)).collect();
        painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
    }
    let nudge = if kind == KindMark::Signal { 2.0 } else { 0.0 };
    let font = kit.font(Voice::SansStrong, 12.0);
    let at = pos2(at.x, at.y + nudge);
    painter.text(at, Align2::CENTER_CENTER, kind.letter(), font, kit.c.paper);
}

/// A kind in the flow. `says` is its accessible name ("decision").
pub fn kind_mark(ui: &mut Ui, kind: KindMark, says: &str) -> Response {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    paint_kind(ui.painter(), &kit, rect.center(), kind);
    response
}
