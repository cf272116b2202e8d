//! Moving, turning and scaling points.

use super::drawing::Point;

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Affine {
    a: f32,
    b: f32,
    c: f32,
    d: f32,
    e: f32,
    f: f32,
}

impl Affine {
    /// Leaves points where they are.
    pub const NONE: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    /// Moves by `x`, `y`.
    pub fn shift(x: f32, y: f32) -> Self {
        Self { e: x, f: y, ..Self::NONE }
    }

    /// Enlarges by `factor` about the origin.
    pub fn scale(factor: f32) -> Self {
        Self { a: factor, d: factor, ..Self::NONE }
    }

    /// Enlarges by `factor` about `centre`.
    pub fn scale_about(factor: f32, centre: Point) -> Self {
        Self::shift(-centre[0], -centre[1])
            .then(Self::scale(factor))
            .then(Self::shift(centre[0], centre[1]))
    }

    /// Turns by `degrees`, clockwise on a screen, about `centre`.
    pub fn turn_about(degrees: f32, centre: Point) -> Self {
        let angle = degrees.to_radians();
        let (sin, cos) = (libm::sinf(angle), libm::cosf(angle));
        let turn = Self { a: cos, b: sin, c: -sin, d: cos, e: 0.0, f: 0.0 };
        Self::shift(-centre[0], -centre[1]).then(turn).then(Self::shift(centre[0], centre[1]))
    }

    /// First this, then `next`.
    pub fn then(self, next: Self) -> Self {
        Self {
            a: next.a * self.a + next.c * self.b,
            b: next.b * self.a + next.d * self.b,
            c: next.a * self.c + next.c * self.d,
            d: next.b * self.c + next.d * self.d,
            e: next.a * self.e + next.c * self.f + next.e,
            f: next.b * self.e + next.d * self.f + next.f,
        }
    }

    /// Where `at` goes.
    pub fn apply(self, [x, y]: Point) -> Point {
        [self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_about_a_point_then_a_shift() {
        let place = Affine::turn_about(90.0, [10.0, 10.0]).then(Affine::shift(1.0, 2.0));
        let [x, y] = place.apply([12.0, 10.0]);
        assert!((x - 11.0).abs() < 1e-4 && (y - 14.0).abs() < 1e-4, "{x} {y}");
    }
}
