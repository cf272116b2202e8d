//! Colours as tokens: parsed from `#RRGGBB`, compared by WCAG contrast.

use serde::{Deserialize, Deserializer};

/// A colour in sRGB, not premultiplied: red, green, blue, alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgba(pub u8, pub u8, pub u8, pub u8);

impl Rgba {
    /// From `0xRRGGBB`, opaque.
    pub const fn hex(rgb: u32) -> Self {
        Self((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8, 255)
    }

    /// The same hue with this share (0 to 1) of its alpha.
    pub fn faded(self, share: f32) -> Self {
        let alpha = f32::from(self.3) * share.clamp(0.0, 1.0);
        Self(self.0, self.1, self.2, (alpha + 0.5) as u8)
    }

    /// Mixed towards `other`: 0 gives self, 1 gives other.
    pub fn toward(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share + 0.5) as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2), mix(self.3, other.3))
    }

    /// Reads `#RRGGBB` or `#RRGGBBAA`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return None;
        }
        let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let alpha = if digits.len() == 8 { byte(6)? } else { 255 };
        Some(Self(byte(0)?, byte(2)?, byte(4)?, alpha))
    }

    /// WCAG 2.2 relative luminance, 0 to 1.
    pub fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { libm::powf((value + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// WCAG 2.2 contrast with `ground`, 1 to 21.
    pub fn contrast(self, ground: Self) -> f32 {
        let (a, b) = (self.luminance(), ground.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl<'de> Deserialize<'de> for Rgba {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::deserialize(source)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("expected #RRGGBB or #RRGGBBAA, found {text:?}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hex_and_refuses_the_rest() {
        assert_eq!(Rgba::parse("#EDA81F"), Some(Rgba(0xED, 0xA8, 0x1F, 255)));
        assert_eq!(Rgba::parse("#382A1024"), Some(Rgba(0x38, 0x2A, 0x10, 0x24)));
        for wrong in ["EDA81F", "#EDA81", "#EDA81G", "#ÄÖÜ"] {
            assert_eq!(Rgba::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        let (black, white) = (Rgba::hex(0), Rgba::hex(0xFFFFFF));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 0.01);
    }
}
