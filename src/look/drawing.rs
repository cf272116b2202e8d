//! Drawings as closed outlines with flat fills.

use lyon_tessellation::FillTessellator;

use super::Rgba;
use super::affine::Affine;
pub use super::mesh::Mesh;
pub use super::outline::Point;
use super::outline::{area, clip, ring_of_ellipse, ring_of_rect, rings};

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
