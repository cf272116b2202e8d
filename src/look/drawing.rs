//! Drawings as closed outlines with flat fills, and the triangles they become.

use lyon_extra::parser::{ParserOptions, PathParser, Source};
use lyon_tessellation::geom::point;
use lyon_tessellation::path::iterator::PathIterator;
use lyon_tessellation::path::{Path, PathEvent};
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::Rgba;
use super::affine::Affine;

/// A point: x to the right, y down.
pub type Point = [f32; 2];

/// How far, in canvas units, a flattened curve may leave the true one.
const TOLERANCE: f32 = 0.15;

/// A flat colour inside one or more closed outlines, overlaps included.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub rings: Vec<Vec<Point>>,
    pub ink: Rgba,
}

/// Pieces in the order they are laid on each other, on a canvas of `size`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub size: Point,
    pub pieces: Vec<Piece>,
}

/// Triangles with a colour at each corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    pub points: Vec<Point>,
    pub colours: Vec<Rgba>,
    /// Three a triangle.
    pub indices: Vec<u32>,
}

impl Drawing {
    /// An empty canvas.
    pub fn new(width: f32, height: f32) -> Self {
        Self { size: [width, height], pieces: Vec::new() }
    }

    /// Fills closed outlines given as SVG path data. Data that does not parse draws nothing;
    /// tests hold that the built-in paths do.
    pub fn fill(&mut self, path: &str, ink: Rgba) {
        let rings = rings(path).into_iter().map(|(ring, _)| ring).collect();
        self.push(rings, ink);
    }

    /// Draws along SVG path data, `width` wide, with round ends and joins.
    pub fn stroke(&mut self, path: &str, width: f32, ink: Rgba) {
        for (line, closed) in rings(path) {
            self.line(&line, closed, width, ink);
        }
    }

    /// Draws along points with round ends and joins.
    pub fn line(&mut self, points: &[Point], closed: bool, width: f32, ink: Rgba) {
        let mut rings = Vec::new();
        let half = width / 2.0;
        let last = if closed { points.first() } else { None };
        let all: Vec<Point> = points.iter().chain(last).copied().collect();
        for pair in all.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let long = (dx * dx + dy * dy).sqrt();
            if long > 0.0 {
                let (nx, ny) = (-dy / long * half, dx / long * half);
                rings.push(vec![
                    [a[0] + nx, a[1] + ny],
                    [a[0] - nx, a[1] - ny],
                    [b[0] - nx, b[1] - ny],
                    [b[0] + nx, b[1] + ny],
                ]);
            }
        }
        rings.extend(all.iter().map(|at| ring_of_ellipse(*at, half, half)));
        self.push(rings, ink);
    }

    /// A filled ellipse.
    pub fn ellipse(&mut self, centre: Point, rx: f32, ry: f32, ink: Rgba) {
        self.push(vec![ring_of_ellipse(centre, rx, ry)], ink);
    }

    /// A filled rectangle with corners rounded by `radius`.
    pub fn rect(&mut self, min: Point, size: Point, radius: f32, ink: Rgba) {
        self.push(vec![ring_of_rect(min, size, radius)], ink);
    }

    /// A filled polygon, convex or not.
    pub fn polygon(&mut self, points: &[Point], ink: Rgba) {
        self.push(vec![points.to_vec()], ink);
    }

    fn push(&mut self, mut rings: Vec<Vec<Point>>, ink: Rgba) {
        rings.retain(|ring| ring.len() >= 3);
        for ring in &mut rings {
            // One turning sense, so that overlapping outlines add up.
            if area(ring) < 0.0 {
                ring.reverse();
            }
        }
        if !rings.is_empty() {
            self.pieces.push(Piece { rings, ink });
        }
    }

    /// Lays another drawing on this one, moved by `place`.
    pub fn add(&mut self, other: &Self, place: Affine) {
        for piece in &other.pieces {
            let rings = piece.rings.iter();
            let moved = rings.map(|ring| ring.iter().map(|at| place.apply(*at)).collect());
            self.push(moved.collect(), piece.ink);
        }
    }

    /// The same with `place` applied to every point.
    pub fn moved(&self, place: Affine) -> Self {
        let mut moved = Self::new(self.size[0], self.size[1]);
        moved.add(self, place);
        moved
    }

    /// The same with every colour changed.
    pub fn inked(mut self, change: impl Fn(Rgba) -> Rgba) -> Self {
        for piece in &mut self.pieces {
            piece.ink = change(piece.ink);
        }
        self
    }

    /// Only what lies inside `window`, a convex polygon.
    pub fn clipped(&self, window: &[Point]) -> Self {
        let mut clipped = Self::new(self.size[0], self.size[1]);
        for piece in &self.pieces {
            let rings = piece.rings.iter();
            let inside = rings.map(|ring| clip(ring, window)).collect();
            clipped.push(inside, piece.ink);
        }
        clipped
    }

    /// Triangles of all pieces, enlarged by `scale`. Edges fade over `feather` units after
    /// scaling (1 pixel for a screen without multisampling, 0 with it).
    pub fn mesh(&self, scale: f32, feather: f32) -> Mesh {
        let mut mesh = Mesh::default();
        let mut tessellator = FillTessellator::new();
        for piece in &self.pieces {
            mesh.add(&mut tessellator, piece, scale, feather);
        }
        mesh
    }
}

impl Mesh {
    fn add(&mut self, tessellator: &mut FillTessellator, piece: &Piece, scale: f32, feather: f32) {
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

/// Twice the signed area: positive when the ring turns clockwise on a screen.
fn area(ring: &[Point]) -> f32 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

/// The flattened outlines of SVG path data and whether each was closed.
pub(super) fn rings(path: &str) -> Vec<(Vec<Point>, bool)> {
    let mut builder = Path::builder();
    let mut source = Source::new(path.chars());
    if PathParser::new().parse(&ParserOptions::DEFAULT, &mut source, &mut builder).is_err() {
        return Vec::new();
    }
    let mut rings: Vec<(Vec<Point>, bool)> = Vec::new();
    for event in builder.build().iter().flattened(TOLERANCE) {
        match event {
            PathEvent::Begin { at } => rings.push((vec![at.to_array()], false)),
            PathEvent::Line { to, .. } => {
                if let Some((ring, _)) = rings.last_mut()
                    && ring.last() != Some(&to.to_array())
                {
                    ring.push(to.to_array());
                }
            }
            PathEvent::End { close, .. } => {
                if let Some((ring, closed)) = rings.last_mut() {
                    *closed = close;
                    if close && ring.len() > 1 && ring.first() == ring.last() {
                        ring.pop();
                    }
                }
            }
            PathEvent::Quadratic { .. } | PathEvent::Cubic { .. } => {}
        }
    }
    rings
}

/// An ellipse as a polygon, finer the larger it is.
pub(super) fn ring_of_ellipse(centre: Point, rx: f32, ry: f32) -> Vec<Point> {
    let count = (libm::sqrtf(rx.max(ry)) * 8.0).clamp(10.0, 96.0) as usize;
    (0..count)
        .map(|step| {
            let angle = step as f32 / count as f32 * core::f32::consts::TAU;
            [centre[0] + rx * libm::cosf(angle), centre[1] + ry * libm::sinf(angle)]
        })
        .collect()
}

/// A rectangle with rounded corners as a polygon.
pub(super) fn ring_of_rect(min: Point, size: Point, radius: f32) -> Vec<Point> {
    let max = [min[0] + size[0], min[1] + size[1]];
    let radius = radius.min(size[0] / 2.0).min(size[1] / 2.0);
    if radius <= 0.0 {
        return vec![min, [max[0], min[1]], max, [min[0], max[1]]];
    }
    let corners = [
        ([max[0] - radius, min[1] + radius], 3.0),
        ([max[0] - radius, max[1] - radius], 0.0),
        ([min[0] + radius, max[1] - radius], 1.0),
        ([min[0] + radius, min[1] + radius], 2.0),
    ];
    let steps = 6;
    corners
        .iter()
        .flat_map(|(centre, quarter)| {
            (0..=steps).map(move |step| {
                let turn = quarter + step as f32 / steps as f32;
                let angle = turn * core::f32::consts::FRAC_PI_2;
                [centre[0] + radius * libm::cosf(angle), centre[1] + radius * libm::sinf(angle)]
            })
        })
        .collect()
}

/// The part of `ring` inside the convex polygon `window` (Sutherland and Hodgman, 1974).
pub(super) fn clip(ring: &[Point], window: &[Point]) -> Vec<Point> {
    let sense = if area(window) < 0.0 { -1.0 } else { 1.0 };
    let mut rest = ring.to_vec();
    for index in 0..window.len() {
        let (a, b) = (window[index], window[(index + 1) % window.len()]);
        let side =
            |p: Point| sense * ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
        let mut kept = Vec::with_capacity(rest.len() + 2);
        for (at, here) in rest.iter().enumerate() {
            let before = rest[(at + rest.len() - 1) % rest.len()];
            let (from, to) = (side(before), side(*here));
            if (from < 0.0) != (to < 0.0) {
                let share = from / (from - to);
                kept.push([
                    before[0] + (here[0] - before[0]) * share,
                    before[1] + (here[1] - before[1]) * share,
                ]);
            }
            if to >= 0.0 {
                kept.push(*here);
            }
        }
        rest = kept;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Rgba = Rgba::hex(0x123456);

    fn covered(mesh: &Mesh) -> f32 {
        mesh.indices
            .chunks_exact(3)
            .map(|corner| {
                let [a, b, c] = [0, 1, 2].map(|at| mesh.points[corner[at] as usize]);
                area(&[a, b, c]).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn a_hollow_shape_becomes_triangles_of_the_same_area() {
        let mut drawing = Drawing::new(10.0, 10.0);
        drawing.fill("M0 0H10V10H0V6H4V4H0Z", INK);
        let mesh = drawing.mesh(2.0, 0.0);
        assert!((covered(&mesh) - 4.0 * 92.0).abs() < 0.1);
        assert!(mesh.colours.iter().all(|ink| *ink == INK));
    }

    #[test]
    fn a_feather_fades_to_nothing_outside_and_is_full_inside() {
        let mut drawing = Drawing::new(10.0, 10.0);
        drawing.rect([0.0, 0.0], [10.0, 10.0], 0.0, INK);
        let mesh = drawing.mesh(1.0, 1.0);
        for (at, ink) in mesh.points.iter().zip(&mesh.colours) {
            let outside = at.iter().any(|axis| *axis < 0.0 || *axis > 10.0);
            assert_eq!(ink.3, if outside { 0 } else { 255 }, "{at:?}");
        }
    }

    #[test]
    fn a_stroke_is_as_wide_as_asked() {
        let mut drawing = Drawing::new(20.0, 10.0);
        drawing.stroke("M5 5H15", 4.0, INK);
        let mesh = drawing.mesh(1.0, 0.0);
        let ys = mesh.points.iter().map(|at| at[1]);
        assert_eq!(ys.clone().fold(f32::MAX, f32::min), 3.0);
        assert_eq!(ys.fold(f32::MIN, f32::max), 7.0);
    }

    #[test]
    fn clipping_keeps_what_is_inside() {
        let window = ring_of_rect([0.0, 0.0], [4.0, 4.0], 0.0);
        let mut drawing = Drawing::new(10.0, 10.0);
        drawing.rect([2.0, 1.0], [8.0, 2.0], 0.0, INK);
        drawing.rect([8.0, 8.0], [2.0, 2.0], 0.0, INK);
        let clipped = drawing.clipped(&window);
        assert_eq!(clipped.pieces.len(), 1);
        assert!((covered(&clipped.mesh(1.0, 0.0)) - 4.0).abs() < 1e-4);
    }
}
