//! The map's drawing: lines that stay, stations and traffic that move.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use egui::{Rect, Ui, vec2};

use super::model::{MapModel, MapUi};
use crate::look::map::{Layout, Plan, lay_out};
use crate::look::scene::Scene;
use crate::look::traffic::{self, Level};
use crate::look::{Rgba, Theme, tokens};
use crate::workbench::kit::{self, Kit, Sign};

/// Free space around the stations, points: left, top, right, bottom.
const MARGINS: [f32; 4] = [86.0, 76.0, 132.0, 66.0];

/// Where everything of the map lies in `rect`.
pub fn layout(model: &MapModel, rect: Rect) -> Layout {
    let plan = Plan {
        stations: model.stations.iter().map(|station| station.place).collect(),
        lines: model.lines.iter().map(|line| line.stops.clone()).collect(),
    };
    lay_out(&plan, rect.size().into(), MARGINS)
}

/// The hue of a line.
pub fn hue(theme: &Theme, index: usize) -> Rgba {
    let lines = &theme.lines;
    [lines.school, lines.clinic, lines.login, lines.rules][index.min(3)]
}

/// The colour of a state.
pub fn ink(theme: &Theme, sign: Sign) -> Rgba {
    match sign {
        Sign::Calm => theme.calm,
        Sign::Warn => theme.warn,
        Sign::Fault => theme.fault,
    }
}

/// Draws the map into `rect`, or leaves the drawing to the window.
pub fn draw(ui: &Ui, model: &MapModel, state: &mut MapUi, layout: &Layout, rect: Rect) {
    let theme = tokens().theme(Kit::of(ui).look.theme);
    let inks: Vec<Rgba> = model.lines.iter().map(|line| hue(theme, line.hue)).collect();
    let thin: Vec<bool> = model.lines.iter().map(|line| line.thin).collect();
    let flows: Vec<traffic::Flow> = model
        .lines
        .iter()
        .map(|line| traffic::Flow {
            carried: if line.thin { 0.0 } else { line.traffic.unwrap_or(0.0) },
            turned_back: line.turned_back,
        })
        .collect();
    // What no line leads to is done by people; the others carry, even where nothing is measured.
    let people = |at: usize| layout.stations.get(at).is_some_and(|place| place.tracks == 0);
    let levels: Vec<Level> = model
        .stations
        .iter()
        .enumerate()
        .map(|(at, station)| match &station.now {
            Some(now) => Level {
                share: now.share,
                ink: ink(theme, now.sign),
                queue: now.queue,
                by_hand: station.by_hand && people(at),
            },
            None => Level {
                share: 0.0,
                ink: theme.calm,
                queue: 0,
                by_hand: station.by_hand && people(at),
            },
        })
        .collect();
    let still = || traffic::lines(layout, &inks, &thin);
    let moving = traffic::moment(layout, &flows, state.phase, &levels, theme);
    if !state.beneath {
        state.scene = None;
        let mut key = DefaultHasher::new();
        (&thin, inks.iter().map(|ink| (ink.0, ink.1, ink.2)).collect::<Vec<_>>()).hash(&mut key);
        kit::paint(ui, ("map", key.finish()), rect, kit::Place::Fit, still);
        kit::paint_once(ui, rect, &moving);
        return;
    }
    let feather = 1.0 / ui.ctx().pixels_per_point();
    let mut revision = DefaultHasher::new();
    let size = vec2(rect.width(), rect.height());
    let look = Kit::of(ui).look;
    (size.x.to_bits(), size.y.to_bits(), feather.to_bits(), look.theme as u8).hash(&mut revision);
    let revision = revision.finish();
    let known = state.scene.take().filter(|scene| scene.revision == revision);
    state.scene = Some(Scene {
        at: rect.min.into(),
        scale: 1.0,
        ground: theme.paper,
        still: known.map_or_else(|| Arc::new(still().mesh(1.0, feather)), |scene| scene.still),
        revision,
        moving: moving.mesh(1.0, feather),
    });
}
