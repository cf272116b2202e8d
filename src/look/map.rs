//! The service map as a transit map: stations on a grid, lines at 0, 45 and 90 degrees.

use super::drawing::Point;

/// Width of a line, and of the line that carries rules by hand.
pub const LINE: f32 = 9.0;
pub const THIN_LINE: f32 = 6.0;
/// Distance between the middles of parallel tracks.
pub const TRACKS: f32 = 12.0;
/// Width of a station's capsule and of its outline.
pub const STATION: f32 = 26.0;
pub const STATION_STROKE: f32 = 4.0;
/// A dash of traffic: length and width.
pub const DASH: Point = [12.0, 5.0];

/// What is laid out: grid cells of the stations (x right, y down) and the stations each line
/// passes, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub stations: Vec<(i32, i32)>,
    pub lines: Vec<Vec<usize>>,
}

/// A map on its canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub size: Point,
    pub stations: Vec<Station>,
    /// One track a line, in the order of the plan.
    pub tracks: Vec<Vec<Point>>,
}

/// A station: the middle of its capsule and the capsule's height, which grows with its tracks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Station {
    pub at: Point,
    pub height: f32,
    /// Lines that pass here.
    pub tracks: usize,
}

/// Lays the plan out on a canvas of `size` with free margins left, top, right, bottom.
pub fn lay_out(plan: &Plan, size: Point, margins: [f32; 4]) -> Layout {
    let [left, top, right, bottom] = margins;
    let span = |values: Vec<i32>| {
        let least = values.iter().copied().min().unwrap_or(0);
        let most = values.iter().copied().max().unwrap_or(0);
        (least, (most - least).max(1) as f32)
    };
    let (x0, wide) = span(plan.stations.iter().map(|cell| cell.0).collect());
    let (y0, tall) = span(plan.stations.iter().map(|cell| cell.1).collect());
    let stations: Vec<Station> = (0..plan.stations.len())
        .map(|index| {
            let (x, y) = plan.stations[index];
            let tracks = lines_at(plan, index).len();
            let at = [
                left + (x - x0) as f32 / wide * (size[0] - left - right),
                top + (y - y0) as f32 / tall * (size[1] - top - bottom),
            ];
            let ends = plan.lines.iter().any(|line| {
                tracks == 1 && (line.first() == Some(&index) || line.last() == Some(&index))
            });
            let height =
                if ends { 34.0 } else { 44.0 } + 2.0 * TRACKS * tracks.saturating_sub(1) as f32;
            Station { at, height, tracks }
        })
        .collect();
    let tracks = (0..plan.lines.len()).map(|line| track(plan, &stations, line)).collect();
    Layout { size, stations, tracks }
}

/// The lines that pass a station, in the plan's order.
fn lines_at(plan: &Plan, station: usize) -> Vec<usize> {
    let lines = plan.lines.iter().enumerate();
    lines.filter(|(_, stops)| stops.contains(&station)).map(|(line, _)| line).collect()
}

/// One line's way through its stations, on its own track where it shares them.
fn track(plan: &Plan, stations: &[Station], line: usize) -> Vec<Point> {
    let stop = |station: usize| {
        let here = lines_at(plan, station);
        let place = here.iter().position(|other| *other == line).unwrap_or(0) as f32;
        let middle = (here.len().saturating_sub(1)) as f32 / 2.0;
        let [x, y] = stations[station].at;
        [x, y + (place - middle) * TRACKS]
    };
    let mut points: Vec<Point> = Vec::new();
    for pair in plan.lines[line].windows(2) {
        let way = route(stop(pair[0]), stop(pair[1]));
        let from = usize::from(!points.is_empty());
        points.extend(way.into_iter().skip(from));
    }
    points
}

/// From `a` to `b` with one slanting piece at 45 degrees between two straight ones.
pub fn route(a: Point, b: Point) -> Vec<Point> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let slant = dx.abs().min(dy.abs());
    if slant < 0.5 {
        return vec![a, b];
    }
    let (sx, sy) = (dx.signum(), dy.signum());
    let rest = dx.abs().max(dy.abs()) - slant;
    let first = rest * 0.55;
    let way = if dx.abs() >= dy.abs() {
        let turn = [a[0] + sx * first, a[1]];
        [turn, [turn[0] + sx * slant, b[1]]]
    } else {
        let turn = [a[0], a[1] + sy * first];
        [turn, [b[0], turn[1] + sy * slant]]
    };
    let mut points = vec![a];
    points.extend(way.into_iter().filter(|at| *at != a && *at != b));
    points.push(b);
    points
}

/// Length of a polyline.
pub fn length(points: &[Point]) -> f32 {
    points.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

/// The point `along` units from the start of a polyline and its direction as a unit vector.
pub fn at_length(points: &[Point], along: f32) -> Option<(Point, Point)> {
    let mut rest = along;
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let long = distance(a, b);
        if rest <= long && long > 0.0 {
            let way = [(b[0] - a[0]) / long, (b[1] - a[1]) / long];
            return Some(([a[0] + way[0] * rest, a[1] + way[1] * rest], way));
        }
        rest -= long;
    }
    None
}

/// Dashes of traffic along a track: middle and direction of each, `spacing` apart, moved on by
/// `phase` (0 to 1 of a spacing).
pub fn dashes(points: &[Point], spacing: f32, phase: f32) -> Vec<(Point, Point)> {
    let mut dashes = Vec::new();
    let spacing = spacing.max(DASH[0] + 2.0);
    let mut along = phase.rem_euclid(1.0) * spacing;
    let all = length(points);
    while along <= all {
        dashes.extend(at_length(points, along));
        along += spacing;
    }
    dashes
}

/// A polyline moved sideways by `by` (to the left of its direction on a screen if negative),
/// its corners mitred: a return track beside the line.
pub fn beside(points: &[Point], by: f32) -> Vec<Point> {
    let normal = |a: Point, b: Point| {
        let long = distance(a, b).max(1e-6);
        [-(b[1] - a[1]) / long, (b[0] - a[0]) / long]
    };
    (0..points.len())
        .map(|index| {
            let here = points[index];
            let before = index.checked_sub(1).map(|at| normal(points[at], here));
            let after = points.get(index + 1).map(|next| normal(here, *next));
            let (a, b) = match (before, after) {
                (Some(a), Some(b)) => (a, b),
                (Some(one), None) | (None, Some(one)) => (one, one),
                (None, None) => ([0.0, 0.0], [0.0, 0.0]),
            };
            let (x, y) = ((a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0);
            let square = (x * x + y * y).max(0.25);
            [here[0] + x / square * by, here[1] + y / square * by]
        })
        .collect()
}

fn distance(a: Point, b: Point) -> f32 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan {
            stations: vec![(0, 1), (0, 3), (3, 2), (5, 2), (8, 1), (8, 3), (3, 5)],
            lines: vec![vec![0, 2, 3, 4], vec![1, 2, 3, 5], vec![6, 2]],
        }
    }

    #[test]
    fn every_piece_lies_at_a_multiple_of_45_degrees() {
        let layout = lay_out(&plan(), [980.0, 470.0], [60.0, 50.0, 130.0, 70.0]);
        for track in &layout.tracks {
            for pair in track.windows(2) {
                let (dx, dy) = ((pair[1][0] - pair[0][0]).abs(), (pair[1][1] - pair[0][1]).abs());
                let straight = dx < 0.01 || dy < 0.01 || (dx - dy).abs() < 0.01;
                assert!(straight, "{pair:?}");
            }
        }
    }

    #[test]
    fn lines_that_share_two_stations_run_side_by_side() {
        let layout = lay_out(&plan(), [980.0, 470.0], [60.0, 50.0, 130.0, 70.0]);
        let (gate, sieve) = (layout.stations[2].at, layout.stations[3].at);
        let between = |track: &[Point]| {
            let mut ys =
                track.iter().filter(|at| at[0] >= gate[0] && at[0] <= sieve[0]).map(|at| at[1]);
            ys.next().unwrap()
        };
        let apart = between(&layout.tracks[1]) - between(&layout.tracks[0]);
        assert!((apart - TRACKS).abs() < 0.01, "{apart}");
        assert!(layout.stations[2].height > layout.stations[0].height);
    }

    #[test]
    fn dashes_keep_their_spacing_and_move_with_the_phase() {
        let track = [[0.0, 0.0], [100.0, 0.0]];
        let dashes_at = |phase| -> Vec<f32> {
            dashes(&track, 25.0, phase).iter().map(|(at, _)| at[0]).collect()
        };
        assert_eq!(dashes_at(0.0), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(dashes_at(0.2), [5.0, 30.0, 55.0, 80.0]);
    }

    #[test]
    fn a_track_beside_keeps_its_distance_round_a_corner() {
        let corner = [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]];
        let moved = beside(&corner, 2.0);
        assert_eq!(moved, [[0.0, 2.0], [8.0, 2.0], [8.0, 10.0]]);
    }
}
