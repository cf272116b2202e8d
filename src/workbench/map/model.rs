//! What the service map shows at one moment of the day, and what may be asked of it.

use crate::look::scene::Scene;
use crate::scenario::model::Ms;
use crate::workbench::kit::{Sign, TopBar, TopBarAction};

/// The map at the moment [`MapUi::at`].
#[derive(Clone, Debug, Default)]
pub struct MapModel {
    pub top: TopBar,
    pub title: String,
    /// The day, UTC milliseconds.
    pub from: Ms,
    pub to: Ms,
    /// The company's zone, and how far its clock is ahead of UTC: times are shown by it.
    pub zone: String,
    pub offset: Ms,
    pub sight: Sight,
    /// Services, then the streams of visitors.
    pub stations: Vec<Station>,
    pub lines: Vec<Line>,
    /// One bar a minute of the day.
    pub bars: Vec<Bar>,
    /// What would show the minutes of which nothing is known; empty: nothing would.
    pub missing: String,
    pub flags: Vec<Flag>,
    /// When what the player pinned was written.
    pub pins: Vec<Ms>,
}

impl MapModel {
    /// An instant as the company's clocks show it.
    pub fn time(&self, at: Ms) -> String {
        super::scrubber::clock(at + self.offset)
    }
}

/// What the figures of a moment come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nothing that the player opened covers the moment.
    #[default]
    Nothing,
    /// Logs that the player opened cover it, and no chart does.
    Logs,
    /// Charts that the player opened, as coarse as they are.
    Charts,
    /// The day itself: the play is over, or the player's own groups stand around the moment.
    Clear,
}

/// A service, or visitors at the start of their line.
#[derive(Clone, Debug, Default)]
pub struct Station {
    pub id: String,
    pub name: String,
    pub does: String,
    /// Grid cell, x right and y down.
    pub place: (i32, i32),
    /// Done by people: drawn as a small circle.
    pub by_hand: bool,
    /// Visitors rather than a service.
    pub visitors: bool,
    /// None: nothing known of this moment.
    pub now: Option<Now>,
    /// What it asks, and whether it cannot do without.
    pub leans_on: Vec<(String, bool)>,
    pub leaned_on_by: Vec<(String, bool)>,
    /// An opened log of it.
    pub log: Option<String>,
}

/// How a station is at the moment.
#[derive(Clone, Debug)]
pub struct Now {
    /// How full it is, 0 to 1.
    pub share: f32,
    pub sign: Sign,
    /// In words, with a number.
    pub says: String,
    pub figures: Vec<Figure>,
    /// Requests that wait before it.
    pub queue: u32,
}

/// A figure of the pane beside the map.
#[derive(Clone, Debug)]
pub struct Figure {
    pub name: String,
    pub value: String,
    /// Where it is a share, 0 to 1: that much of a bar is full.
    pub share: Option<f32>,
    pub sign: Sign,
}

/// A line of the map.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub name: String,
    /// Which hue: 0 to 3.
    pub hue: usize,
    /// Places in [`MapModel::stations`].
    pub stops: Vec<usize>,
    /// What passes, as a share of the most of the day; none if nothing is known.
    pub traffic: Option<f32>,
    /// Share of requests that come back with an error, 0 to 1.
    pub turned_back: f32,
    /// Carries changes rather than visitors.
    pub thin: bool,
}

/// A minute under the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// Requests a second answered and refused; none where nothing is known.
    pub seen: Option<(f32, f32)>,
}

/// An event of the player's timeline.
#[derive(Clone, Debug)]
pub struct Flag {
    pub at: Ms,
    pub title: String,
    pub stands: bool,
    /// Things are well again from here on.
    pub ends: bool,
}

/// What the screen remembers.
#[derive(Clone, Debug)]
pub struct MapUi {
    /// The moment shown, UTC milliseconds; none until the screen was shown once.
    pub at: Option<Ms>,
    /// The moment that was shown first since one came here.
    pub came_at: Option<Ms>,
    pub playing: bool,
    /// Seconds of the day a second.
    pub speed: u32,
    /// The chosen station's id.
    pub chosen: Option<String>,
    /// Whether the window draws what lies beneath the words; else the screen draws it itself.
    pub beneath: bool,
    /// What the window shall draw, when [`MapUi::beneath`].
    pub scene: Option<Scene>,
    /// Distance of the traffic from where it was first drawn, in spacings.
    pub phase: f32,
}

impl Default for MapUi {
    fn default() -> Self {
        Self {
            at: None,
            came_at: None,
            playing: false,
            speed: 60,
            chosen: None,
            beneath: false,
            scene: None,
            phase: 0.0,
        }
    }
}

/// What the player does on the map.
#[derive(Clone, Debug, PartialEq)]
pub enum MapAction {
    Top(TopBarAction),
    /// Back to the evidence.
    Back,
    /// A source's lines around a moment.
    Log {
        source: String,
        at: Ms,
    },
}
