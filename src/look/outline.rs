//! Closed outlines: from SVG path data, ellipses and rectangles, and cut to a window.

use lyon_extra::parser::{ParserOptions, PathParser, Source};
use lyon_tessellation::path::iterator::PathIterator;
use lyon_tessellation::path::{Path, PathEvent};

/// A point: x to the right, y down.
pub type Point = [f32; 2];
/// How far, in canvas units, a flattened curve may leave the true one.
pub(super) const TOLERANCE: f32 = 0.15;

/// Twice the signed area: positive when the ring turns clockwise on a screen.
pub(super) fn area(ring: &[Point]) -> f32 {
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
