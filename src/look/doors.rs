//! A street of little doors with a sign on each: the picture in the staff news.

use super::drawing::{Drawing, Point};
use super::{Rgba, Theme};

/// Height of the picture; its width is the caller's.
pub const HEIGHT: f32 = 128.0;

/// Distance from one door to the next.
const PITCH: f32 = 69.0;

/// Roofs and doors, in turn.
const INKS: [u32; 8] =
    [0x33415F, 0x3E6A6B, 0x5A4A6E, 0x6B4130, 0x4A5A33, 0x2C3A5C, 0x55627F, 0x33415F];

/// The picture, `width` wide, and the middle of each door's sign (34 by 15).
pub fn street(theme: &Theme, width: f32) -> (Drawing, Vec<Point>) {
    let mut drawing = Drawing::new(width, HEIGHT);
    drawing.rect([0.0, 0.0], [width, HEIGHT], 0.0, theme.inset);
    drawing.rect([0.0, 112.0], [width, 16.0], 0.0, theme.rule);
    let count = ((width - 10.0) / PITCH).floor().max(1.0) as usize;
    let pitch = width / count as f32;
    let mut signs = Vec::new();
    for index in 0..count {
        let x = pitch * (index as f32 + 0.5);
        house(&mut drawing, theme, x, index);
        signs.push([x, 73.0]);
    }
    (drawing, signs)
}

fn house(drawing: &mut Drawing, theme: &Theme, x: f32, index: usize) {
    let ink = Rgba::hex(INKS[index % INKS.len()]);
    let wall = if theme.doubled_outline { theme.paper } else { Rgba::hex(0xFBF7EE) };
    let low = if index % 2 == 1 { 7.0 } else { 0.0 };
    drawing.rect([x - 29.0, 20.0 + low], [58.0, 92.0 - low], 0.0, wall);
    if theme.doubled_outline {
        let walls =
            [[x - 29.0, 20.0 + low], [x - 29.0, 112.0], [x + 29.0, 112.0], [x + 29.0, 20.0 + low]];
        drawing.line(&walls, true, 2.0, theme.ink);
    }
    drawing.polygon(&[[x - 32.0, 22.0 + low], [x, 4.0 + low], [x + 32.0, 22.0 + low]], ink);
    if index % 3 == 1 {
        // A clinic: a cross.
        let red = Rgba::hex(0xB52A12);
        drawing.rect([x - 7.0, 36.5], [14.0, 5.0], 0.0, red);
        drawing.rect([x - 2.5, 32.0], [5.0, 14.0], 0.0, red);
    } else {
        // A school: a clock.
        let face = Rgba::hex(0x434E66);
        let ring = super::outline::ring_of_ellipse([x, 39.0], 6.5, 6.5);
        drawing.line(&ring, true, 1.3, face);
        drawing.line(&[[x, 35.0], [x, 39.0], [x + 3.0, 41.0]], false, 1.2, face);
    }
    drawing.rect([x - 13.0, 54.0], [26.0, 58.0], 0.0, ink);
    drawing.ellipse([x + 8.0, 86.0], 2.0, 2.0, Rgba::hex(0xF3ECDD));
    let edge = Rgba::hex(0x17223B);
    drawing.rect([x - 17.5, 65.0], [35.0, 16.0], 0.0, edge);
    drawing.rect([x - 16.5, 66.0], [33.0, 14.0], 0.0, Rgba::hex(0xFFFFFF));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::tokens;

    #[test]
    fn doors_fill_the_width_and_stay_inside() {
        for width in [300.0, 700.0, 860.0] {
            let (drawing, signs) = street(&tokens().light, width);
            assert!(signs.len() >= 4, "{width}");
            let rings = drawing.pieces.iter().flat_map(|piece| &piece.rings);
            for at in rings.flatten() {
                assert!((0.0..=width).contains(&at[0]), "{at:?} at {width}");
            }
        }
    }
}
