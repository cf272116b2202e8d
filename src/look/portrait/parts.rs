//! The parts in `assets/look/portraits.ron`, and which of them an id gets.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::look::Rgba;

/// Parts that are fixed; the rest is drawn from the id. Numbers are places in the lists of
/// `assets/look/portraits.ron`; one past the end of a list starts again at its head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PortraitSpec {
    pub skin: Option<u8>,
    pub hair: Option<u8>,
    pub hair_colour: Option<u8>,
    pub collar: Option<u8>,
    pub cloth: Option<u8>,
    pub jaw: Option<u8>,
    pub extra: Option<u8>,
}

/// How safe somebody feels, and who speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Posture {
    Open,
    #[default]
    Calm,
    Wary,
    Closed,
    Speaking,
}

impl Posture {
    /// All postures.
    pub const ALL: [Self; 5] = [Self::Open, Self::Calm, Self::Wary, Self::Closed, Self::Speaking];
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parts {
    pub skins: Vec<Skin>,
    pub hair_colours: Vec<Pair>,
    pub cloths: Vec<Pair>,
    pub hairs: Vec<Hair>,
    pub collars: Vec<Collar>,
    pub white: Pair,
    pub jaws: Vec<f32>,
    pub extras: Vec<Extra>,
    pub eye_white: Rgba,
    pub eye_dark: Rgba,
    pub frames: Rgba,
    pub postures: BTreeMap<Posture, Pose>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    pub light: Rgba,
    pub shade: Rgba,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Skin {
    pub light: Rgba,
    pub shade: Rgba,
    pub lip: Rgba,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hair {
    pub back: Vec<Lock>,
    pub front: Vec<Lock>,
    #[serde(default)]
    pub brows: Tone,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(super) enum Tone {
    #[default]
    Light,
    Shade,
}

impl Pair {
    pub fn tone(self, tone: Tone) -> Rgba {
        match tone {
            Tone::Light => self.light,
            Tone::Shade => self.shade,
        }
    }
}

/// Part of the hair: an outline, or round tufts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lock {
    pub tone: Tone,
    #[serde(default)]
    pub path: String,
    #[serde(default)]
    pub dots: Vec<(f32, f32)>,
    #[serde(default)]
    pub radius: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Collar {
    pub parts: Vec<CollarPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CollarPart {
    pub ink: CollarInk,
    pub path: String,
}

#[derive(Clone, Copy, Deserialize)]
pub(super) enum CollarInk {
    Shade,
    White,
    WhiteShade,
    Skin,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Extra {
    None,
    Glasses,
    Beard,
    Moustache,
    Scarf,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pose {
    /// How far the shoulders are pulled up.
    pub lift: f32,
    /// Tilt of the head in degrees.
    pub tilt: f32,
    /// How far the head hangs.
    pub down: f32,
    pub gaze: (f32, f32),
    /// 0 wide open to 1 shut.
    pub lid: f32,
    pub brow: f32,
    /// Corners of the mouth, up is positive.
    pub mouth: f32,
    #[serde(default)]
    pub arms: bool,
    #[serde(default)]
    pub speaks: bool,
}

impl Pose {
    /// On the way to `other`: 0 is here, 1 is there.
    pub fn toward(self, other: Self, share: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        let nearer = if share < 0.5 { self } else { other };
        Self {
            lift: mix(self.lift, other.lift),
            tilt: mix(self.tilt, other.tilt),
            down: mix(self.down, other.down),
            gaze: (mix(self.gaze.0, other.gaze.0), mix(self.gaze.1, other.gaze.1)),
            lid: mix(self.lid, other.lid),
            brow: mix(self.brow, other.brow),
            mouth: mix(self.mouth, other.mouth),
            arms: nearer.arms,
            speaks: nearer.speaks,
        }
    }
}

#[allow(clippy::panic, reason = "built in, and a test holds that it parses")]
static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/look/portraits.ron"))
        .unwrap_or_else(|error| panic!("assets/look/portraits.ron, built in: {error}"))
});

pub(super) fn parts() -> &'static Parts {
    &PARTS
}

/// The parts one person is drawn with.
pub(super) struct Chosen {
    pub skin: Skin,
    pub hair: &'static Hair,
    pub hair_colour: Pair,
    pub collar: &'static Collar,
    pub cloth: Pair,
    pub jaw: f32,
    pub extra: Extra,
}

/// What `spec` fixes, and for the rest what `id` draws. The same on every machine.
pub(super) fn choose(id: &str, spec: &PortraitSpec) -> Chosen {
    let parts = parts();
    fn pick<'a, T>(list: &'a [T], fixed: Option<u8>, id: &str, what: &str) -> &'a T {
        let drawn = || (hash(id, what) % list.len() as u64) as usize;
        &list[fixed.map_or_else(drawn, |place| usize::from(place) % list.len())]
    }
    Chosen {
        skin: *pick(&parts.skins, spec.skin, id, "skin"),
        hair: pick(&parts.hairs, spec.hair, id, "hair"),
        hair_colour: *pick(&parts.hair_colours, spec.hair_colour, id, "hair colour"),
        collar: pick(&parts.collars, spec.collar, id, "collar"),
        cloth: *pick(&parts.cloths, spec.cloth, id, "cloth"),
        jaw: *pick(&parts.jaws, spec.jaw, id, "jaw"),
        extra: *pick(&parts.extras, spec.extra, id, "extra"),
    }
}

/// 64-bit FNV-1a of both texts, mixed once more so that its low bits may be used.
fn hash(id: &str, what: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in id.bytes().chain([0]).chain(what.bytes()) {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::outline::rings;

    #[test]
    fn every_path_parses_and_every_posture_is_there() {
        let parts = parts();
        let locks = parts.hairs.iter().flat_map(|hair| hair.back.iter().chain(&hair.front));
        for lock in locks {
            let drawn = !rings(&lock.path).is_empty() || !lock.dots.is_empty();
            assert!(drawn, "{}", lock.path);
        }
        for part in parts.collars.iter().flat_map(|collar| &collar.parts) {
            assert!(!rings(&part.path).is_empty(), "{}", part.path);
        }
        for posture in Posture::ALL {
            assert!(parts.postures.contains_key(&posture), "{posture:?}");
        }
        assert_eq!(parts.hairs.len(), 8);
        assert_eq!(parts.skins.len(), 6);
    }

    #[test]
    fn ids_draw_different_people_and_every_part_is_drawn_by_some_id() {
        let mut hairs = [0; 8];
        let mut skins = [0; 6];
        for number in 0..400 {
            let id = format!("person-{number}");
            hairs[(hash(&id, "hair") % 8) as usize] += 1;
            skins[(hash(&id, "skin") % 6) as usize] += 1;
        }
        assert!(hairs.iter().all(|count| *count > 25), "{hairs:?}");
        assert!(skins.iter().all(|count| *count > 40), "{skins:?}");
    }

    #[test]
    fn a_fixed_part_wins_over_the_id() {
        let spec = PortraitSpec { extra: Some(1), ..PortraitSpec::default() };
        for id in ["ruta", "emeka", "mele"] {
            assert_eq!(choose(id, &spec).extra, Extra::Glasses);
        }
    }
}
