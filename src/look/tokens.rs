//! The look as data: `assets/look/tokens.ron`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Rgba;

/// One of the three looks.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, Deserialize,
)]
pub enum ThemeName {
    /// Paper on a desk by day.
    #[default]
    Light,
    /// The same by night.
    Dark,
    /// Black on white, two-pixel strokes, no washes.
    HighContrast,
}

impl ThemeName {
    /// All themes in the order that the settings list them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];
}

/// Everything in the token file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    pub light: Theme,
    pub dark: Theme,
    pub high_contrast: Theme,
    pub type_scale: TypeScale,
    pub space: Space,
    pub shape: Shape,
    pub motion: Motion,
}

/// Colours and strokes of one theme; names as in the design tokens.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Behind the sheets.
    pub desk: Rgba,
    pub paper: Rgba,
    pub inset: Rgba,
    /// Decoration only: too faint to carry meaning.
    pub rule: Rgba,
    /// Outline of controls.
    pub edge: Rgba,
    pub ink: Rgba,
    pub ink_2: Rgba,
    pub ink_3: Rgba,
    /// Marigold, the player's own hand; a fill, never alone.
    pub mark: Rgba,
    /// Outline and text beside `mark`.
    pub mark_ink: Rgba,
    pub on_mark: Rgba,
    /// Highlighter.
    pub wash: Rgba,
    pub calm: Rgba,
    pub calm_wash: Rgba,
    pub warn: Rgba,
    pub warn_wash: Rgba,
    pub fault: Rgba,
    pub fault_wash: Rgba,
    pub people: Rgba,
    pub people_wash: Rgba,
    pub lines: Lines,
    pub envelope: Rgba,
    pub envelope_edge: Rgba,
    pub on_envelope: Rgba,
    pub shadow: Rgba,
    /// Width of control outlines in points.
    pub stroke: f32,
    /// Whether a group or highlight is told by a doubled outline, hue being gone.
    pub doubled_outline: bool,
    pub night: Night,
}

/// Hues of the service map's lines, one a kind of traffic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    pub school: Rgba,
    pub clinic: Rgba,
    pub login: Rgba,
    pub rules: Rgba,
}

/// The evening scenes: home, interview, room, debrief.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Night {
    pub ground: Rgba,
    pub wall: Rgba,
    pub wall_2: Rgba,
    pub deep: Rgba,
    pub text: Rgba,
    pub text_2: Rgba,
    pub lamp: Rgba,
    /// Light in a window.
    pub window: Rgba,
    /// Outline of controls on the night.
    pub edge: Rgba,
    /// The strip of paper that speech stands on.
    pub speech: Rgba,
    pub on_speech: Rgba,
}

/// A step of the type scale: size and line height in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Step(pub f32, pub f32);

/// The few sizes of type.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    pub small: Step,
    pub chip: Step,
    pub body: Step,
    pub lead: Step,
    pub speech: Step,
    pub title: Step,
    pub headline: Step,
    pub log: Step,
}

/// Distances and heights in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    pub unit: f32,
    pub half: f32,
    pub page_working: f32,
    pub page_reading: f32,
    pub row_log: f32,
    pub row_list: f32,
    pub control: f32,
    pub primary: f32,
    /// The smallest thing that may be clicked.
    pub target: f32,
    pub top_bar: f32,
    /// Widest reading column in characters.
    pub reading_columns: u32,
}

/// Radii and strokes in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    pub sheet: f32,
    pub control: f32,
    pub rule: f32,
    pub chosen: f32,
    pub heading_rule: f32,
    pub shadow_down: f32,
    pub shadow_blur: f32,
}

/// How long things move, in milliseconds; nothing moves with reduced motion.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motion {
    pub hover_ms: u32,
    pub pane_ms: u32,
    pub light_ms: u32,
}

impl Tokens {
    /// The colours of one theme.
    pub fn theme(&self, name: ThemeName) -> &Theme {
        match name {
            ThemeName::Light => &self.light,
            ThemeName::Dark => &self.dark,
            ThemeName::HighContrast => &self.high_contrast,
        }
    }
}

#[allow(clippy::panic, reason = "built in, and a test holds that it parses")]
static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/look/tokens.ron"))
        .unwrap_or_else(|error| panic!("assets/look/tokens.ron, built into the program: {error}"))
});

/// The tokens built into the program; a test holds that they parse.
pub fn tokens() -> &'static Tokens {
    &TOKENS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_theme(check: impl Fn(ThemeName, &Theme, f32)) {
        for name in ThemeName::ALL {
            let least = if name == ThemeName::HighContrast { 7.0 } else { 4.5 };
            check(name, tokens().theme(name), least);
        }
    }

    /// Text on the ground it is drawn on, by theme.
    #[test]
    fn text_is_readable_on_every_ground_it_stands_on() {
        each_theme(|name, t, least| {
            let pairs = [
                ("ink on paper", t.ink, t.paper),
                ("ink on inset", t.ink, t.inset),
                ("ink on desk", t.ink, t.desk),
                ("ink on wash", t.ink, t.wash),
                ("ink on calm wash", t.ink, t.calm_wash),
                ("ink on warn wash", t.ink, t.warn_wash),
                ("ink on fault wash", t.ink, t.fault_wash),
                ("ink on people wash", t.ink, t.people_wash),
                ("ink-2 on paper", t.ink_2, t.paper),
                ("ink-2 on inset", t.ink_2, t.inset),
                ("ink-2 on desk", t.ink_2, t.desk),
                ("ink-3 on paper", t.ink_3, t.paper),
                ("ink-3 on inset", t.ink_3, t.inset),
                ("paper on ink", t.paper, t.ink),
                ("mark-ink on paper", t.mark_ink, t.paper),
                ("mark-ink on inset", t.mark_ink, t.inset),
                ("text on mark", t.on_mark, t.mark),
                ("calm on paper", t.calm, t.paper),
                ("calm on wash", t.calm, t.calm_wash),
                ("warn on paper", t.warn, t.paper),
                ("warn on wash", t.warn, t.warn_wash),
                ("fault on paper", t.fault, t.paper),
                ("fault on wash", t.fault, t.fault_wash),
                ("people on paper", t.people, t.paper),
                ("people on wash", t.people, t.people_wash),
                ("text on envelope", t.on_envelope, t.envelope),
                ("night text", t.night.text, t.night.ground),
                ("night text on the wall", t.night.text, t.night.wall_2),
                ("second night text", t.night.text_2, t.night.ground),
                ("lamp text", t.night.lamp, t.night.ground),
                ("speech", t.night.on_speech, t.night.speech),
            ];
            for (what, text, ground) in pairs {
                let contrast = text.contrast(ground);
                assert!(contrast >= least, "{name:?}: {what} is {contrast:.2}");
            }
        });
    }

    /// Outlines of controls and lines of the map need 3 to 1 against what they lie on.
    #[test]
    fn outlines_and_lines_can_be_seen() {
        each_theme(|name, t, _| {
            let shapes = [
                ("edge on paper", t.edge, t.paper),
                ("school", t.lines.school, t.paper),
                ("clinic", t.lines.clinic, t.paper),
                ("login", t.lines.login, t.paper),
                ("rules", t.lines.rules, t.paper),
                ("night edge", t.night.edge, t.night.ground),
                ("mark's outline", t.mark_ink, t.paper),
            ];
            for (what, shape, ground) in shapes {
                let contrast = shape.contrast(ground);
                assert!(contrast >= 3.0, "{name:?}: {what} is {contrast:.2}");
            }
        });
    }

    #[test]
    fn nothing_is_smaller_than_12_points() {
        let scale = &tokens().type_scale;
        for step in [scale.small, scale.chip, scale.body, scale.lead, scale.log] {
            assert!(step.0 >= 12.0 && step.1 > step.0);
        }
        assert!(tokens().space.target >= 24.0);
    }
}
