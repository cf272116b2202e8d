//! Triangles: what a drawing becomes for egui and for the window.

use lyon_tessellation::geom::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::Rgba;
use super::drawing::Piece;
use super::outline::{Point, TOLERANCE};

/// Triangles with a colour at each corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    pub points: Vec<Point>,
    pub colours: Vec<Rgba>,
    /// Three a triangle.
    pub indices: Vec<u32>,
}
impl Mesh {
    pub(super) fn add(
        &mut self,
        tessellator: &mut FillTessellator,
        piece: &Piece,
        scale: f32,
        feather: f32,
    ) {
        let mut path = Path::builder();
        let mut fringe: Vec<(Vec<Point>, Vec<Point>)> = Vec::new();
        for ring in &piece.rings {
            let ring: Vec<Point> = ring.iter().map(|at| [at[0] * scale, at[1] * scale]).collect();
            let inner = if feather > 0.0 {
                let (inner, outer) = feathered(&ring, feather / 2.0);
                fringe.push((inner.clone(), outer));
                inner
            } else {
                ring
            };
            for (index, at) in inner.iter().enumerate() {
                let at = point(at[0], at[1]);
                if index == 0 {
                    path.begin(at);
                } else {
                    path.line_to(at);
                }
            }
            path.end(true);
        }
        let mut buffers: VertexBuffers<Point, u32> = VertexBuffers::new();
        let mut output = BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| {
            vertex.position().to_array()
        });
        let options = FillOptions::non_zero().with_tolerance(TOLERANCE);
        // It fails on numbers that are not numbers only, and then leaves the piece out.
        if tessellator.tessellate_path(&path.build(), &options, &mut output).is_err() {
            return;
        }
        let base = self.points.len() as u32;
        self.colours.resize(self.points.len() + buffers.vertices.len(), piece.ink);
        self.points.append(&mut buffers.vertices);
        self.indices.extend(buffers.indices.iter().map(|index| base + index));
        for (inner, outer) in fringe {
            self.strip(&inner, &outer, piece.ink);
        }
    }

    /// A closed strip that fades from `ink` on `inner` to nothing on `outer`.
    fn strip(&mut self, inner: &[Point], outer: &[Point], ink: Rgba) {
        let base = self.points.len() as u32;
        let count = inner.len() as u32;
        for (near, far) in inner.iter().zip(outer) {
            self.points.extend([*near, *far]);
            self.colours.extend([ink, Rgba(ink.0, ink.1, ink.2, 0)]);
        }
        for index in 0..count {
            let (here, next) = (base + 2 * index, base + 2 * ((index + 1) % count));
            self.indices.extend([here, here + 1, next, next, here + 1, next + 1]);
        }
    }
}

/// The ring moved inwards and outwards by `by`.
fn feathered(ring: &[Point], by: f32) -> (Vec<Point>, Vec<Point>) {
    let count = ring.len();
    let normal = |a: Point, b: Point| {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let long = (dx * dx + dy * dy).sqrt().max(1e-6);
        [dy / long, -dx / long]
    };
    let mut moved = (Vec::with_capacity(count), Vec::with_capacity(count));
    for index in 0..count {
        let (before, here, after) =
            (ring[(index + count - 1) % count], ring[index], ring[(index + 1) % count]);
        let (a, b) = (normal(before, here), normal(here, after));
        let (x, y) = ((a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0);
        // The mitre of a sharp corner is cut at four times the width.
        let square = (x * x + y * y).max(0.0625);
        let (x, y) = (x / square * by, y / square * by);
        moved.0.push([here[0] - x, here[1] - y]);
        moved.1.push([here[0] + x, here[1] + y]);
    }
    moved
}
