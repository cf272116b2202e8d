//! The service map at one moment of the day: lines that stay, traffic and stations that change.

use super::drawing::Drawing;
use super::map::{DASH, LINE, Layout, STATION, STATION_STROKE, dashes};
use super::{Rgba, Theme};

/// Spacing of dashes in points where a line carries all it ever does, and where next to nothing.
const DENSE: f32 = 18.0;
const SPARSE: f32 = 120.0;

/// A station's level: how full it is, 0 to 1, and in which colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub share: f32,
    pub ink: Rgba,
}

/// The lines, each in its own colour: what stays through the day.
pub fn lines(layout: &Layout, inks: &[Rgba]) -> Drawing {
    let mut drawing = Drawing::new(layout.size[0], layout.size[1]);
    for (track, ink) in layout.tracks.iter().zip(inks) {
        drawing.line(track, false, LINE, *ink);
    }
    drawing
}

/// Dashes of traffic on the lines, and above them the stations with their levels. `traffic` is
/// each line's share of the most it carries, 0 to 1; `phase` moves the dashes on, a spacing a unit.
pub fn moment(
    layout: &Layout,
    traffic: &[f32],
    phase: f32,
    levels: &[Level],
    theme: &Theme,
) -> Drawing {
    let mut drawing = Drawing::new(layout.size[0], layout.size[1]);
    for (track, share) in layout.tracks.iter().zip(traffic) {
        let share = share.clamp(0.0, 1.0);
        if share > 0.0 {
            let spacing = SPARSE + (DENSE - SPARSE) * share.sqrt();
            for (at, way) in dashes(track, spacing, phase) {
                let half = (DASH[0] - DASH[1]) / 2.0;
                let ends = [-half, half].map(|by| [at[0] + way[0] * by, at[1] + way[1] * by]);
                drawing.line(&ends, false, DASH[1], theme.paper);
            }
        }
    }
    for (station, level) in layout.stations.iter().zip(levels) {
        let min = [station.at[0] - STATION / 2.0, station.at[1] - station.height / 2.0];
        drawing.rect(min, [STATION, station.height], STATION / 2.0, theme.ink);
        let (x, y) = (min[0] + STATION_STROKE, min[1] + STATION_STROKE);
        let size = [STATION - 2.0 * STATION_STROKE, station.height - 2.0 * STATION_STROKE];
        drawing.rect([x, y], size, size[0] / 2.0, theme.paper);
        let tall = size[1] * level.share.clamp(0.0, 1.0);
        if tall > 0.0 {
            let mut full = Drawing::new(layout.size[0], layout.size[1]);
            full.rect([x, y], size, size[0] / 2.0, level.ink);
            let (right, top, bottom) = (x + size[0], y + size[1] - tall, y + size[1]);
            let part = full.clipped(&[[x, top], [right, top], [right, bottom], [x, bottom]]);
            drawing.add(&part, super::affine::Affine::NONE);
        }
    }
    drawing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::map::{Plan, lay_out};
    use crate::look::{ThemeName, tokens};

    fn layout() -> Layout {
        let plan = Plan { stations: vec![(0, 0), (4, 0)], lines: vec![vec![0, 1]] };
        lay_out(&plan, [400.0, 100.0], [40.0, 50.0, 40.0, 50.0])
    }

    fn area(drawing: &Drawing, ink: Rgba) -> f32 {
        let mesh = drawing.mesh(1.0, 0.0);
        let corner = |index: u32| mesh.points[index as usize];
        let triangles = mesh.indices.chunks(3);
        let inked = triangles.filter(|of| mesh.colours[of[0] as usize] == ink);
        inked
            .map(|of| {
                let (a, b, c) = (corner(of[0]), corner(of[1]), corner(of[2]));
                ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn a_busy_line_has_more_dashes_and_an_idle_one_none() {
        let theme = tokens().theme(ThemeName::Light);
        let dashed = |share| area(&moment(&layout(), &[share], 0.0, &[], theme), theme.paper);
        assert_eq!(dashed(0.0), 0.0);
        assert!(dashed(0.1) > 0.0);
        assert!(dashed(1.0) > 2.0 * dashed(0.1), "{} {}", dashed(1.0), dashed(0.1));
    }

    #[test]
    fn a_station_fills_from_empty_to_full() {
        let theme = tokens().theme(ThemeName::Light);
        let filled = |share| {
            let levels = [Level { share, ink: theme.fault }];
            area(&moment(&layout(), &[], 0.0, &levels, theme), theme.fault)
        };
        assert_eq!(filled(0.0), 0.0);
        assert!((filled(0.5) / filled(1.0) - 0.5).abs() < 0.05);
    }
}
