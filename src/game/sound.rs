//! Plays what the screens want heard (feature `sound`).

use super::shell::Stage;
use crate::look::sound::{RATE, samples};
use bevy::audio::{
    AddAudioSource, AudioPlayer, ChannelCount, Decodable, PlaybackSettings, Sample, SampleRate,
    Source,
};
use bevy::prelude::*;
use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

/// A sound, ready to be played.
#[derive(Asset, TypePath, Clone)]
struct Clip(Arc<[f32]>);

/// A clip on its way out.
struct Playing {
    clip: Arc<[f32]>,
    at: usize,
}

impl Decodable for Clip {
    type Decoder = Playing;

    fn decoder(&self) -> Playing {
        Playing { clip: Arc::clone(&self.0), at: 0 }
    }
}

impl Iterator for Playing {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        self.at += 1;
        self.clip.get(self.at - 1).copied()
    }
}

impl Source for Playing {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        NonZero::<u16>::MIN
    }

    fn sample_rate(&self) -> SampleRate {
        const HZ: SampleRate = NonZero::new(RATE).unwrap();
        HZ
    }

    fn total_duration(&self) -> Option<Duration> {
        Some(Duration::from_secs_f32(self.clip.len() as f32 / RATE as f32))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_audio_source::<Clip>().add_systems(Last, play);
}

fn play(mut stage: ResMut<Stage>, mut clips: ResMut<Assets<Clip>>, mut commands: Commands) {
    let Some(cue) = stage.0.get().cue() else { return };
    let clip: Arc<[f32]> = samples(cue).into();
    commands.spawn((AudioPlayer(clips.add(Clip(clip))), PlaybackSettings::DESPAWN));
}
