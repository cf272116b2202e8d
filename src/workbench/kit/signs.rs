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
            Self::Change => "↑",
            Self::Signal => "S",
            Self::Decision => "D",
            Self::Message => "M",
        }
    }

    /// Its hue: machine states keep theirs, people theirs, conditions and changes the ink.
    pub fn colour(self, kit: &Kit) -> Color32 {
        match self {
            Self::Condition => kit.c.ink_2,
            Self::Change => kit.c.ink,
            Self::Signal => kit.c.fault,
            Self::Decision => kit.c.people,
            Self::Message => kit.c.calm,
        }
    }
}

/// Draws a kind centred on `at`, about 20 points: square condition, triangle change, circle
/// signal, diamond decision, speech message; each with its letter.
pub fn paint_kind(painter: &Painter, kit: &Kit, at: Pos2, kind: KindMark) {
    let ink = kind.colour(kit);
    let points: Vec<Pos2> = match kind {
        KindMark::Condition => corners(at, 8.0, 8.0),
        KindMark::Change => {
            vec![at + vec2(0.0, -11.0), at + vec2(11.0, 8.0), at + vec2(-11.0, 8.0)]
        }
        KindMark::Signal => Vec::new(),
        KindMark::Decision => [(0.0, -11.0), (11.0, 0.0), (0.0, 11.0), (-11.0, 0.0)]
            .map(|(x, y)| at + vec2(x, y))
            .into(),
        KindMark::Message => corners(at + vec2(0.0, -1.0), 10.0, 7.0),
    };
    match kind {
        KindMark::Signal => {
            painter.circle_filled(at, 9.5, ink);
        }
        KindMark::Condition => {
            let rect = Rect::from_center_size(at, vec2(17.0, 17.0));
            painter.rect_filled(rect, CornerRadius::same(2), ink);
        }
        KindMark::Message => {
            let tail = [(-4.0, 5.0), (2.0, 5.0), (-5.0, 11.0)].map(|(x, y)| at + vec2(x, y));
            painter.add(Shape::convex_polygon(tail.into(), ink, Stroke::NONE));
            let rect = Rect::from_points(&points);
            painter.rect_filled(rect, CornerRadius::same(3), ink);
        }
        KindMark::Change | KindMark::Decision => {
            painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
        }
    }
    let nudge = match kind {
        KindMark::Change => 2.0,
        KindMark::Message => -1.0,
        _ => 0.0,
    };
    let font = kit.font(Voice::SansStrong, 12.0);
    let at = pos2(at.x, at.y + nudge);
    painter.text(at, Align2::CENTER_CENTER, kind.letter(), font, kit.c.paper);
}

fn corners(at: Pos2, x: f32, y: f32) -> Vec<Pos2> {
    vec![at + vec2(-x, -y), at + vec2(x, -y), at + vec2(x, y), at + vec2(-x, y)]
}

/// A kind in the flow. `says` is its accessible name ("decision").
pub fn kind_mark(ui: &mut Ui, kind: KindMark, says: &str) -> Response {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, says));
    paint_kind(ui.painter(), &kit, rect.center(), kind);
    response
}
