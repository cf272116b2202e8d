//! The debrief's windows: one a dimension, its blind raised by what went well.

use super::Rgba;
use super::drawing::{Drawing, Point};
use super::tokens::Night;

/// One window on the canvas: the glass, and where its name starts, centred.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pane {
    pub glass_min: Point,
    pub glass_size: Point,
    pub label: Point,
}

/// Distance from one window to the next.
const PITCH: f32 = 80.0;
/// Height of the wall.
pub const HEIGHT: f32 = 196.0;

/// The wall for `raised` (each 0 shut to 1 open) with the window `chosen` framed in marigold.
pub fn upper_floor(
    night: &Night,
    mark: Rgba,
    raised: &[f32],
    chosen: Option<usize>,
) -> (Drawing, Vec<Pane>) {
    let width = PITCH * raised.len() as f32 + 20.0;
    let mut drawing = Drawing::new(width, HEIGHT);
    drawing.rect([0.0, 6.0], [width, 12.0], 0.0, night.deep);
    drawing.rect([0.0, 18.0], [width, HEIGHT - 18.0], 0.0, night.wall_2);
    let mut panes = Vec::new();
    for (index, share) in raised.iter().enumerate() {
        let at = [22.0 + PITCH * index as f32, 40.0];
        let frame = if chosen == Some(index) { mark } else { night.deep };
        window(&mut drawing, night, frame, at, share.clamp(0.0, 1.0));
        match index % 10 {
            1 => plant(&mut drawing, at),
            6 => books(&mut drawing, at),
            _ => {}
        }
        panes.push(Pane {
            glass_min: at,
            glass_size: GLASS,
            label: [at[0] + GLASS[0] / 2.0, at[1] + GLASS[1] + 16.0],
        });
    }
    (drawing, panes)
}

const GLASS: Point = [56.0, 92.0];

fn window(drawing: &mut Drawing, night: &Night, frame: Rgba, [x, y]: Point, share: f32) {
    let [w, h] = GLASS;
    let lit = h * share;
    let blind = h - lit;
    drawing.rect([x - 5.0, y - 5.0], [w + 10.0, h + 10.0], 0.0, frame);
    drawing.rect([x, y], GLASS, 0.0, night.window);
    drawing.rect([x, y + blind], [w, lit.min(16.0)], 0.0, night.lamp);
    let slat = night.wall_2.toward(night.edge, 0.36);
    drawing.rect([x, y], [w, blind], 0.0, slat);
    let gap = night.wall_2.toward(night.deep, 0.1);
    let mut line = 6.0;
    while line < blind - 2.0 {
        drawing.rect([x, y + line - 0.75], [w, 1.5], 0.0, gap);
        line += 6.0;
    }
    let rail = night.text_2.toward(night.edge, 0.5);
    drawing.rect([x - 1.0, y + blind - 3.0], [w + 2.0, 4.0], 0.0, rail);
    if lit > 2.0 {
        let bar = night.wall_2.toward(night.ground, 0.2);
        drawing.rect([x + w / 2.0 - 1.25, y + blind], [2.5, lit], 0.0, bar);
    }
    drawing.rect([x - 9.0, y + h + 6.0], [w + 18.0, 5.0], 0.0, night.deep);
}

fn plant(drawing: &mut Drawing, [x, y]: Point) {
    let foot = [x, y + GLASS[1]];
    let place = super::affine::Affine::shift(foot[0], foot[1]);
    let leaf = Rgba::hex(0x5E6B33);
    let mut plant = Drawing::default();
    plant.fill("M14 -14C6 -16 5 -23 6 -26C12 -24 14 -20 14 -14Z", leaf);
    plant.fill("M14 -16C20 -19 22 -24 21 -29C15 -27 14 -22 14 -16Z", leaf);
    plant.stroke("M14 -4V-18", 2.0, leaf);
    plant.rect([8.0, -9.0], [12.0, 9.0], 0.0, Rgba::hex(0x7A4B33));
    drawing.add(&plant, place);
}

fn books(drawing: &mut Drawing, [x, y]: Point) {
    let foot = y + GLASS[1];
    for (dx, wide, tall, ink) in
        [(34.0, 4.0, 14.0, 0x8A4B33), (39.0, 5.0, 17.0, 0x3E6A6B), (45.0, 4.0, 13.0, 0x5A4A6E)]
    {
        drawing.rect([x + dx, foot - tall], [wide, tall], 0.0, Rgba::hex(ink));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::tokens;

    fn lit_height(share: f32) -> f32 {
        let night = &tokens().light.night;
        let (drawing, panes) = upper_floor(night, tokens().light.mark, &[share], None);
        let slat = night.wall_2.toward(night.edge, 0.36);
        let blind = drawing.pieces.iter().find(|piece| piece.ink == slat);
        let blind = blind.map_or(0.0, |piece| piece.rings[0][2][1] - piece.rings[0][0][1]);
        panes[0].glass_size[1] - blind
    }

    #[test]
    fn the_blind_is_raised_by_the_share() {
        assert!((lit_height(0.25) - 23.0).abs() < 0.01);
        assert!((lit_height(0.75) - 69.0).abs() < 0.01);
        assert!((lit_height(2.0) - 92.0).abs() < 0.01);
    }

    #[test]
    fn only_the_chosen_window_has_a_marigold_frame() {
        let theme = &tokens().light;
        for chosen in [None, Some(3)] {
            let (drawing, panes) = upper_floor(&theme.night, theme.mark, &[0.5; 10], chosen);
            let framed = drawing.pieces.iter().filter(|piece| piece.ink == theme.mark).count();
            assert_eq!(framed, usize::from(chosen.is_some()));
            assert_eq!(panes.len(), 10);
        }
    }
}
