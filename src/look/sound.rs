//! What is heard, as samples: `assets/look/sounds.ron`, played by the window where it has sound.

use serde::Deserialize;
use std::sync::LazyLock;

/// An occasion for a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Something happened while the player worked, or somebody waits.
    Knock,
    /// Entries of the timeline stand.
    Stands,
    /// The office claps: the player's first postmortem.
    Clap,
}

impl Cue {
    pub const ALL: [Cue; 3] = [Cue::Knock, Cue::Stands, Cue::Clap];
}

/// Samples a second, one channel.
pub const RATE: u32 = 44_100;

/// A beat is over when so much of its loudness is left.
const OVER: f32 = 0.001;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sounds {
    knock: Vec<Beat>,
    stands: Vec<Beat>,
    clap: Vec<Beat>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Beat {
    /// Milliseconds from the start of the sound.
    at: u32,
    /// 0 is noise.
    hz: f32,
    /// Milliseconds in which it fades to 1/e.
    fade_ms: f32,
    loud: f32,
}

#[allow(clippy::panic, reason = "built in, and a test holds that it parses")]
static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/look/sounds.ron"))
        .unwrap_or_else(|error| panic!("assets/look/sounds.ron, built into the program: {error}"))
});

/// The samples of a sound, -1 to 1.
pub fn samples(cue: Cue) -> Vec<f32> {
    let beats = match cue {
        Cue::Knock => &SOUNDS.knock,
        Cue::Stands => &SOUNDS.stands,
        Cue::Clap => &SOUNDS.clap,
    };
    let mut all: Vec<f32> = Vec::new();
    for beat in beats {
        let start = (u64::from(beat.at) * u64::from(RATE) / 1000) as usize;
        let fade = beat.fade_ms / 1000.0 * RATE as f32;
        let length = (-OVER.ln() * fade) as usize;
        all.resize(all.len().max(start + length), 0.0);
        for (step, sample) in all[start..start + length].iter_mut().enumerate() {
            let wave = if beat.hz == 0.0 {
                noise(start + step)
            } else {
                (std::f32::consts::TAU * beat.hz * step as f32 / RATE as f32).sin()
            };
            *sample += wave * beat.loud * (-(step as f32) / fade).exp();
        }
    }
    all.iter_mut().for_each(|sample| *sample = sample.clamp(-1.0, 1.0));
    all
}

/// A number from -1 to 1 that no ear can foretell: what is left of a steep sine.
fn noise(step: usize) -> f32 {
    ((step as f64 * 12.9898).sin() * 43_758.545_3).fract() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sound_is_short_heard_and_ends_in_silence() {
        for cue in Cue::ALL {
            let samples = samples(cue);
            let seconds = samples.len() as f32 / RATE as f32;
            assert!((0.1..2.5).contains(&seconds), "{cue:?} takes {seconds} s");
            let loudest = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
            assert!((0.1..1.0).contains(&loudest), "{cue:?} is {loudest} at its loudest");
            assert!(samples.last().is_some_and(|last| last.abs() < 0.01), "{cue:?} breaks off");
        }
    }
}
