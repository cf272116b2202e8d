//! What a widget needs to draw itself: colours, voices of type, motion.

use egui::{Color32, Context, FontFamily, FontId, Id, RichText, Ui};

use crate::look::{Rgba, ThemeName, tokens::Step};

/// What the player chose in the settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub theme: ThemeName,
    /// Factor on every text size, 0.8 to 2.
    pub text_size: f32,
    /// Moves are shown as their end state at once.
    pub reduced_motion: bool,
    /// Nothing is heard, where the build has sound.
    pub silent: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { theme: ThemeName::Light, text_size: 1.0, reduced_motion: false, silent: false }
    }
}

/// A voice of type: serif for people, sans for us, mono for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Serif,
    SerifMedium,
    SerifItalic,
    Sans,
    SansStrong,
    Mono,
    MonoMedium,
    MonoBold,
    Icons,
}

impl Voice {
    fn family(self) -> FontFamily {
        let name = match self {
            Self::Serif => "serif",
            Self::SerifMedium => "serif-medium",
            Self::SerifItalic => "serif-italic",
            Self::Sans => return FontFamily::Proportional,
            Self::SansStrong => "sans-strong",
            Self::Mono => return FontFamily::Monospace,
            Self::MonoMedium => "mono-medium",
            Self::MonoBold => "mono-bold",
            Self::Icons => "icons",
        };
        FontFamily::Name(name.into())
    }
}

macro_rules! colours {
    ($(#[$doc:meta])* $name:ident from $source:ident: $($field:ident),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name { $(pub $field: Color32),* }

        impl From<&crate::look::tokens::$source> for $name {
            fn from(theme: &crate::look::tokens::$source) -> Self {
                Self { $($field: colour(theme.$field)),* }
            }
        }
    };
}

colours! {
    /// The theme's colours for egui; names as in the tokens.
    Colours from Theme:
    desk, paper, inset, rule, edge, ink, ink_2, ink_3, mark, mark_ink, on_mark, wash,
    calm, calm_wash, warn, warn_wash, fault, fault_wash, people, people_wash,
    envelope, envelope_edge, on_envelope, shadow,
}

colours! {
    /// Colours of the evening scenes.
    NightColours from Night:
    ground, wall, wall_2, deep, text, text_2, lamp, window, edge, speech, on_speech,
}

/// A token's colour for egui.
pub fn colour(rgba: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(rgba.0, rgba.1, rgba.2, rgba.3)
}

/// Colours, type and motion of the running context. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Kit {
    pub look: Look,
    pub c: Colours,
    pub night: NightColours,
    /// Width of control outlines in points.
    pub stroke: f32,
    /// Whether highlights need a doubled outline, hue being gone.
    pub doubled: bool,
}

impl Kit {
    /// The kit of one look.
    pub fn new(look: Look) -> Self {
        let theme = crate::look::tokens().theme(look.theme);
        Self {
            look,
            c: theme.into(),
            night: (&theme.night).into(),
            stroke: theme.stroke,
            doubled: theme.doubled_outline,
        }
    }

    /// The kit that [`super::install`] put into this context; the default look without it.
    pub fn of(ui: &Ui) -> Self {
        Self::in_context(ui.ctx())
    }

    /// As [`Kit::of`], for code that has no `Ui`.
    pub fn in_context(ctx: &Context) -> Self {
        let look = ctx.data(|data| data.get_temp::<Look>(Id::NULL));
        Self::new(look.unwrap_or_default())
    }

    /// A font of the kit at `size` points, before the player's text size.
    pub fn font(&self, voice: Voice, size: f32) -> FontId {
        FontId::new(size * self.grown(size), voice.family())
    }

    /// A font that keeps its size: for words inside a drawing.
    pub fn fixed_font(&self, voice: Voice, size: f32) -> FontId {
        FontId::new(size, voice.family())
    }

    /// Factor on text of `size` points: what is large already grows less.
    pub fn grown(&self, size: f32) -> f32 {
        let wish = self.look.text_size;
        if size >= 28.0 && wish > 1.0 { 1.0 + (wish - 1.0) * 0.3 } else { wish }
    }

    /// Text of a step of the type scale in a voice, in ink.
    pub fn text(&self, text: impl Into<String>, voice: Voice, step: Step) -> RichText {
        RichText::new(text)
            .font(self.font(voice, step.0))
            .line_height(Some(step.1 * self.grown(step.0)))
            .color(self.c.ink)
    }

    /// Interface text, 14/20.
    pub fn body(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Sans, scale().body)
    }

    /// Interface text that stands out, 14/20 semibold.
    pub fn strong(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SansStrong, scale().body)
    }

    /// A side remark, 12/16 in the second ink.
    pub fn small(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Sans, scale().small).color(self.c.ink_2)
    }

    /// A small label that stands out, 12/16 semibold.
    pub fn small_strong(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SansStrong, scale().small)
    }

    /// A running story, 16/24 serif.
    pub fn story(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Serif, scale().lead)
    }

    /// What somebody says, 20/28 serif.
    pub fn speech(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Serif, scale().speech)
    }

    /// An aside or a quote, 20/28 serif italic.
    pub fn quote(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SerifItalic, scale().speech)
    }

    /// The name of a pane or card, 20/28 serif medium.
    pub fn pane_title(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SerifMedium, scale().speech)
    }

    /// The title of a screen or sheet, 28/32 serif medium.
    pub fn title(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SerifMedium, scale().title)
    }

    /// A headline, 44/48 serif medium.
    pub fn headline(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::SerifMedium, scale().headline)
    }

    /// A line of a log, 13/24 mono.
    pub fn log(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Mono, scale().log)
    }

    /// A time, a quantity or a scrap of evidence, 13/17 mono.
    pub fn evidence(&self, text: impl Into<String>) -> RichText {
        self.text(text, Voice::Mono, scale().chip)
    }

    /// An icon from [`super::icons`] at `size` points.
    pub fn icon(&self, icon: &str, size: f32) -> RichText {
        RichText::new(icon).font(self.font(Voice::Icons, size)).color(self.c.ink_2)
    }

    /// Seconds that a move of `ms` milliseconds takes: 0 with reduced motion.
    pub fn seconds(&self, ms: u32) -> f32 {
        if self.look.reduced_motion { 0.0 } else { ms as f32 / 1000.0 }
    }

    /// The outline of a control.
    pub fn outline(&self) -> egui::Stroke {
        egui::Stroke::new(self.stroke, self.c.edge)
    }
}

fn scale() -> &'static crate::look::tokens::TypeScale {
    &crate::look::tokens().type_scale
}
