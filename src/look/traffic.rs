//! The service map at one moment of the day: lines that stay, traffic and stations that change.

use super::drawing::Drawing;
use super::map::{
    DASH, LINE, Layout, STATION, STATION_STROKE, Station, THIN_LINE, at_length, beside, dashes,
    length,
};
use super::{Rgba, Theme};

/// Spacing of dashes in points where a line carries all it ever does, and where next to nothing.
const DENSE: f32 = 18.0;
const SPARSE: f32 = 120.0;
/// Chevrons of those turned back, one for each fifth, and their spacing along the line.
const CHEVRONS: f32 = 5.0;
const CHEVRON_SPACING: f32 = 20.0;
/// How far beside the line they stand.
const RETURN: f32 = 19.0;
/// Dots of a queue: in a row, in all, and from middle to middle.
const DOTS_WIDE: u32 = 9;
const DOTS: u32 = 45;
const DOT_SPACING: f32 = 8.0;
/// Radius of a station that is done by hand.
const BY_HAND: f32 = 11.0;

/// A station's level: how full it is, 0 to 1, in which colour, and how many wait before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub share: f32,
    pub ink: Rgba,
    pub queue: u32,
    /// A small circle rather than a capsule.
    pub by_hand: bool,
}

/// What a line carries, as a share of the most it ever does, and the share that is turned back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Flow {
    pub carried: f32,
    pub turned_back: f32,
}

/// The lines, each in its own colour: what stays through the day. `thin` ones carry changes.
pub fn lines(layout: &Layout, inks: &[Rgba], thin: &[bool]) -> Drawing {
    let mut drawing = Drawing::new(layout.size[0], layout.size[1]);
    for ((track, ink), thin) in layout.tracks.iter().zip(inks).zip(thin) {
        drawing.line(track, false, if *thin { THIN_LINE } else { LINE }, *ink);
    }
    drawing
}

/// Requests that one dot of a queue stands for.
pub fn dot_is(queue: u32) -> u32 {
    queue.div_ceil(DOTS).max(1)
}

/// Dashes of traffic on the lines, those turned back beside them, and above them the stations
/// with their levels and queues. `phase` moves the dashes on, a spacing a unit.
pub fn moment(
    layout: &Layout,
    flows: &[Flow],
    phase: f32,
    levels: &[Level],
    theme: &Theme,
) -> Drawing {
    let mut drawing = Drawing::new(layout.size[0], layout.size[1]);
    for (track, flow) in layout.tracks.iter().zip(flows) {
        let share = flow.carried.clamp(0.0, 1.0);
        if share > 0.0 {
            let spacing = SPARSE + (DENSE - SPARSE) * share.sqrt();
            for (at, way) in dashes(track, spacing, phase) {
                let half = (DASH[0] - DASH[1]) / 2.0;
                let ends = [-half, half].map(|by| [at[0] + way[0] * by, at[1] + way[1] * by]);
                drawing.line(&ends, false, DASH[1], theme.paper);
            }
        }
        turned_back(&mut drawing, track, flow.turned_back, phase, theme.fault);
    }
    for (station, level) in layout.stations.iter().zip(levels) {
        if level.by_hand {
            drawing.ellipse(station.at, BY_HAND + 2.0, BY_HAND + 2.0, theme.ink);
            let inner = BY_HAND + 2.0 - STATION_STROKE;
            drawing.ellipse(station.at, inner, inner, theme.paper);
        } else {
            capsule(&mut drawing, layout, station, level, theme);
            queue(&mut drawing, station, level.queue, theme.fault);
        }
    }
    drawing
}

fn capsule(
    drawing: &mut Drawing,
    layout: &Layout,
    station: &Station,
    level: &Level,
    theme: &Theme,
) {
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

/// Chevrons that point back, on a track beside the line's first piece.
fn turned_back(drawing: &mut Drawing, track: &[[f32; 2]], share: f32, phase: f32, ink: Rgba) {
    let count = (share.clamp(0.0, 1.0) * CHEVRONS).round();
    let back = beside(track, -RETURN);
    // Only beside the first straight piece: round a corner they would cross the line.
    let room = back.get(..2).map_or(0.0, length) - CHEVRON_SPACING / 2.0;
    let mut number = 0.0;
    while number < count {
        // They move against the traffic.
        let along = STATION + CHEVRON_SPACING * (number + 1.0 - phase.rem_euclid(1.0));
        if let Some((at, way)) = at_length(&back, along).filter(|_| along <= room) {
            let side = [-way[1], way[0]];
            let tip = [at[0] - way[0] * 2.5, at[1] - way[1] * 2.5];
            let end = |by: f32| {
                [at[0] + way[0] * 2.5 + side[0] * by, at[1] + way[1] * 2.5 + side[1] * by]
            };
            drawing.line(&[end(-5.0), tip, end(5.0)], false, 2.5, ink);
        }
        number += 1.0;
    }
}

/// Those who wait before a station, in rows of dots above its right shoulder.
fn queue(drawing: &mut Drawing, station: &Station, waiting: u32, ink: Rgba) {
    let dots = waiting.div_ceil(dot_is(waiting)).min(DOTS);
    let rows = dots.div_ceil(DOTS_WIDE);
    for dot in 0..dots {
        let (row, column) = (dot / DOTS_WIDE, dot % DOTS_WIDE);
        let x = station.at[0] + STATION / 2.0 + 8.0 + column as f32 * DOT_SPACING;
        let foot = station.at[1] - station.height / 2.0 + 2.0;
        let y = foot - (rows - 1 - row) as f32 * DOT_SPACING;
        drawing.ellipse([x, y], 3.0, 3.0, ink);
    }
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
        let dashed = |share| {
            area(
                &moment(&layout(), &[Flow { carried: share, turned_back: 0.0 }], 0.0, &[], theme),
                theme.paper,
            )
        };
        assert_eq!(dashed(0.0), 0.0);
        assert!(dashed(0.1) > 0.0);
        assert!(dashed(1.0) > 2.0 * dashed(0.1), "{} {}", dashed(1.0), dashed(0.1));
    }

    #[test]
    fn a_station_fills_from_empty_to_full() {
        let theme = tokens().theme(ThemeName::Light);
        let filled = |share| {
            let levels = [Level { share, ink: theme.fault, queue: 0, by_hand: false }];
            area(&moment(&layout(), &[], 0.0, &levels, theme), theme.fault)
        };
        assert_eq!(filled(0.0), 0.0);
        assert!((filled(0.5) / filled(1.0) - 0.5).abs() < 0.05);
    }

    #[test]
    fn those_turned_back_and_those_who_wait_can_be_counted() {
        let theme = tokens().theme(ThemeName::Light);
        let chevrons = |turned_back| {
            area(
                &moment(&layout(), &[Flow { carried: 0.0, turned_back }], 0.0, &[], theme),
                theme.fault,
            )
        };
        assert_eq!(chevrons(0.0), 0.0);
        assert!((chevrons(0.43) / chevrons(1.0) - 2.0 / 5.0).abs() < 0.01);
        let dots = |queue| {
            let levels = [Level { share: 0.0, ink: theme.calm, queue, by_hand: false }];
            area(&moment(&layout(), &[], 0.0, &levels, theme), theme.fault)
        };
        assert_eq!(dots(0), 0.0);
        assert!((dots(40) / dots(1) - 40.0).abs() < 0.01);
        // 4,500 wait: a dot is a hundred.
        assert_eq!(dot_is(4_500), 100);
        assert!((dots(4_500) / dots(1) - 45.0).abs() < 0.01);
    }
}
