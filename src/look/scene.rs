//! A picture that a window draws beneath its words: the service map while a day runs.

use std::sync::Arc;

use super::Rgba;
use super::drawing::{Mesh, Point};

/// What lies in the part of the window that the screen above leaves unpainted.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The upper left corner of the picture in the window, in points.
    pub at: Point,
    /// Points of the window to one unit of the meshes.
    pub scale: f32,
    /// Ground of the whole window.
    pub ground: Rgba,
    /// What stays: lines and stations. The window takes it anew when `revision` changes.
    pub still: Arc<Mesh>,
    pub revision: u64,
    /// What moves: traffic. The window takes it anew in each frame.
    pub moving: Mesh,
}
