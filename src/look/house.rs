//! The house: the small mark in its three states, and the evening street of the home screen.

use super::drawing::{Drawing, Point};
use super::tokens::Night;
use super::{Rgba, Theme};

/// How far a play is: nothing begun, begun, reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lights {
    #[default]
    Dark,
    Ground,
    Both,
}

impl Lights {
    fn ground(self) -> bool {
        self != Self::Dark
    }

    fn upper(self) -> bool {
        self == Self::Both
    }
}

/// The colours of a mark: walls, window light, dark windows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkInks {
    pub wall: Rgba,
    pub lit: Rgba,
    pub unlit: Rgba,
}

impl MarkInks {
    /// On paper or on the desk.
    pub fn on_paper(theme: &Theme) -> Self {
        if theme.ink.luminance() > theme.paper.luminance() {
            // By night the house is dark against the paper, as on the night's ground.
            return Self::on_night(&theme.night);
        }
        Self { wall: theme.ink, lit: theme.night.window, unlit: theme.ink.toward(theme.paper, 0.3) }
    }

    /// On the night's ground.
    pub fn on_night(night: &Night) -> Self {
        Self { wall: night.wall_2.toward(night.edge, 0.35), lit: night.window, unlit: night.ground }
    }

    /// On the marigold seal.
    pub fn on_seal(theme: &Theme) -> Self {
        Self { wall: theme.on_mark, lit: theme.mark, unlit: theme.on_mark.toward(theme.mark, 0.35) }
    }
}

/// The mark, 24 wide and 28 high.
pub fn mark(lights: Lights, inks: MarkInks) -> Drawing {
    let mut drawing = Drawing::new(24.0, 28.0);
    drawing.fill("M2 8L12 1L22 8V28H2Z", inks.wall);
    let window = |lit: bool| if lit { inks.lit } else { inks.unlit };
    for x in [5.5, 10.5, 15.5] {
        drawing.rect([x, 10.0], [3.4, 5.0], 0.0, window(lights.upper()));
        let tall = if x == 10.5 { 8.0 } else { 5.0 };
        drawing.rect([x, 20.0], [3.4, tall], 0.0, window(lights.ground()));
    }
    drawing.rect([2.0, 17.0], [20.0, 1.0], 0.0, inks.unlit);
    drawing
}

/// Canvas of the evening street.
pub const STREET: Point = [640.0, 414.0];

/// The house by night, people on its upper floor. Its ground floor is lit once a play has begun.
pub fn street(night: &Night, ground_lit: bool) -> Drawing {
    let mut drawing = Drawing::new(STREET[0], STREET[1]);
    neighbours(&mut drawing, night);
    let centre = [341.0, 190.0];
    drawing.ellipse(centre, 312.0, 184.0, night.window.faded(0.06));
    drawing.ellipse(centre, 254.0, 158.0, night.window.faded(0.07));
    let dark = night.ground.toward(night.deep, 0.3).toward(night.wall, 0.3);
    let wall = night.wall_2.toward(night.edge, 0.04);
    drawing.polygon(
        &[[163.0, 91.0], [520.0, 91.0], [512.0, 80.0], [341.0, 37.0], [171.0, 80.0]],
        dark,
    );
    drawing.rect([173.0, 91.0], [336.0, 323.0], 0.0, wall);
    drawing.rect([173.0, 91.0], [43.0, 323.0], 0.0, night.wall);
    for (index, x) in [188.0, 270.0, 352.0, 434.0].into_iter().enumerate() {
        lit_window(&mut drawing, night, dark, [x, 121.0], [75.0, 105.0]);
        match index {
            0 => plant(&mut drawing, [242.0, 222.0]),
            1 => {
                person(&mut drawing, [296.0, 222.0], 1.0);
                person(&mut drawing, [326.0, 222.0], 0.86);
            }
            2 => {
                lamp(&mut drawing, 389.0, 125.0);
                person(&mut drawing, [404.0, 222.0], 0.95);
            }
            _ => shelf(&mut drawing, [447.0, 184.0]),
        }
        glazing(&mut drawing, dark, [x, 121.0], [75.0, 105.0]);
    }
    drawing.rect([184.0, 224.0], [330.0, 7.0], 0.0, dark);
    drawing.rect([162.0, 250.0], [358.0, 11.0], 0.0, dark);
    ground_floor(&mut drawing, night, dark, ground_lit);
    drawing
}

fn neighbours(drawing: &mut Drawing, night: &Night) {
    let near = night.ground.toward(night.wall, 0.35);
    let far = night.ground.toward(night.wall, 0.55);
    for (x, y, width, ink) in [
        (0.0, 129.0, 100.0, near),
        (99.0, 86.0, 76.0, far),
        (508.0, 104.0, 64.0, far),
        (539.0, 104.0, 101.0, near),
    ] {
        drawing.rect([x, y], [width, 414.0 - y], 0.0, ink);
    }
    let dim = night.wall_2;
    let lit = night.window.toward(night.ground, 0.55);
    for (x, y, ink) in [
        (121.0, 119.0, dim),
        (121.0, 162.0, lit),
        (121.0, 248.0, dim),
        (604.0, 140.0, dim),
        (604.0, 194.0, lit),
    ] {
        drawing.rect([x, y], [15.0, 21.0], 0.0, ink);
    }
}

fn lit_window(drawing: &mut Drawing, night: &Night, frame: Rgba, at: Point, size: Point) {
    drawing.rect(at, size, 0.0, frame);
    let inside = [at[0] + 4.0, at[1] + 4.0];
    let space = [size[0] - 8.0, size[1] - 8.0];
    drawing.rect(inside, space, 0.0, night.window);
    drawing.rect(inside, [space[0], 28.0], 0.0, night.lamp);
}

/// The bars across a window: one down the middle, one across.
fn glazing(drawing: &mut Drawing, ink: Rgba, at: Point, size: Point) {
    drawing.rect([at[0] + size[0] / 2.0 - 1.5, at[1]], [3.0, size[1]], 0.0, ink);
    drawing.rect([at[0], at[1] + size[1] * 0.48], [size[0], 3.0], 0.0, ink);
}

const SILHOUETTE: Rgba = Rgba::hex(0x4A3A2E);

fn person(drawing: &mut Drawing, foot: Point, size: f32) {
    let [x, y] = foot;
    let (wide, tall) = (15.0 * size, 26.0 * size);
    let shoulders = format!(
        "M{} {y}V{}Q{} {} {x} {}Q{} {} {} {}V{y}Z",
        x - wide,
        y - tall * 0.4,
        x - wide,
        y - tall,
        y - tall,
        x + wide,
        y - tall,
        x + wide,
        y - tall * 0.4
    );
    drawing.fill(&shoulders, SILHOUETTE);
    drawing.ellipse([x, y - tall - 8.0 * size], 9.0 * size, 9.0 * size, SILHOUETTE);
}

fn plant(drawing: &mut Drawing, foot: Point) {
    let leaf = Rgba::hex(0x5E6B33);
    let [x, y] = foot;
    drawing.stroke(&format!("M{x} {}V{}", y - 12.0, y - 34.0), 2.5, leaf);
    let left = format!(
        "M{x} {}C{} {} {} {} {} {}C{} {} {x} {} {x} {}Z",
        y - 22.0,
        x - 12.0,
        y - 24.0,
        x - 15.0,
        y - 34.0,
        x - 13.0,
        y - 42.0,
        x - 4.0,
        y - 38.0,
        y - 30.0,
        y - 22.0
    );
    drawing.fill(&left, leaf);
    let right = format!(
        "M{x} {}C{} {} {} {} {} {}C{} {} {x} {} {x} {}Z",
        y - 26.0,
        x + 12.0,
        y - 28.0,
        x + 14.0,
        y - 38.0,
        x + 12.0,
        y - 47.0,
        x + 4.0,
        y - 43.0,
        y - 36.0,
        y - 26.0
    );
    drawing.fill(&right, leaf);
    drawing.rect([x - 9.0, y - 13.0], [18.0, 13.0], 0.0, Rgba::hex(0x6B4130));
}

fn lamp(drawing: &mut Drawing, x: f32, top: f32) {
    drawing.rect([x - 1.0, top], [2.0, 17.0], 0.0, SILHOUETTE);
    let shade = [
        [x - 8.0, top + 16.0],
        [x + 8.0, top + 16.0],
        [x + 16.0, top + 29.0],
        [x - 16.0, top + 29.0],
    ];
    drawing.polygon(&shade, SILHOUETTE);
}

fn shelf(drawing: &mut Drawing, at: Point) {
    let [x, y] = at;
    drawing.rect([x, y - 1.0], [50.0, 4.0], 0.0, SILHOUETTE);
    let books = [
        (4.0, 15.0, 0x8A4B33),
        (10.0, 18.0, 0x3E6A6B),
        (17.0, 12.0, 0x5A4A6E),
        (22.0, 17.0, 0x8A4B33),
        (28.0, 14.0, 0x3B4561),
        (34.0, 16.0, 0x5A4A6E),
        (40.0, 11.0, 0x3E6A6B),
    ];
    for (dx, tall, ink) in books {
        drawing.rect([x + dx, y - 1.0 - tall], [5.0, tall], 0.0, Rgba::hex(ink));
    }
}

fn ground_floor(drawing: &mut Drawing, night: &Night, dark: Rgba, lit: bool) {
    let pane = night.wall_2.toward(night.edge, 0.25);
    for x in [188.0, 434.0] {
        let (at, size) = ([x, 289.0], [75.0, 91.0]);
        if lit {
            lit_window(drawing, night, dark, at, size);
        } else {
            drawing.rect(at, size, 0.0, dark);
            drawing.rect([x + 4.0, 293.0], [67.0, 83.0], 0.0, pane);
        }
        glazing(drawing, dark, at, size);
    }
    drawing.rect([283.0, 282.0], [116.0, 132.0], 0.0, dark);
    let leaf = night.wall_2.toward(Rgba::hex(0x4A5A5A), 0.35);
    for x in [291.0, 343.5] {
        drawing.rect([x, 291.0], [48.0, 123.0], 0.0, leaf);
    }
    for x in [333.5, 348.5] {
        drawing.ellipse([x, 358.0], 3.5, 3.5, night.window);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::tokens;

    #[test]
    fn the_mark_lights_its_floors_one_after_the_other() {
        let inks = MarkInks::on_paper(&tokens().light);
        let lit = |lights| {
            let drawing = mark(lights, inks);
            drawing.pieces.iter().filter(|piece| piece.ink == inks.lit).count()
        };
        assert_eq!([Lights::Dark, Lights::Ground, Lights::Both].map(lit), [0, 3, 6]);
    }

    #[test]
    fn a_play_that_has_begun_lights_the_ground_floor() {
        let night = &tokens().light.night;
        let lit = |begun| {
            let street = street(night, begun);
            street.pieces.iter().filter(|piece| piece.ink == night.window).count()
        };
        assert_eq!(lit(true), lit(false) + 2);
    }
}
