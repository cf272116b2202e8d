//! The corner where one talks: a lamp, its light in steps, a table's edge and a cup.

use crate::look::drawing::Drawing;
use crate::look::tokens::Night;
use crate::look::{Rgba, portrait};

/// Canvas of the corner.
pub const CANVAS: [f32; 2] = [336.0, 408.0];
/// Where the person stands: left top of the bust and its width.
pub const BUST: ([f32; 2], f32) = ([12.0, CANVAS[1] - 18.0 - 312.0 * 1.12], 312.0);

/// Units at the head of the canvas that may be cut off: the lamp's cord.
pub const ABOVE: f32 = 30.0;
/// The table's edge, each strip from and to so many units above the foot of the canvas.
pub const TABLE: [(Rgba, [f32; 2]); 2] =
    [(Rgba::hex(0x7A553A), [18.0, 4.0]), (Rgba::hex(0x4A3324), [4.0, 0.0])];

/// What is behind the person: the wall, the lamp and its light.
pub fn behind(night: &Night) -> Drawing {
    let mut drawing = Drawing::new(CANVAS[0], CANVAS[1]);
    drawing.rect([0.0, 0.0], CANVAS, 0.0, night.ground);
    let light = night.window;
    drawing.polygon(
        &[[152.0, 48.0], [184.0, 48.0], [336.0, 330.0], [336.0, 408.0], [0.0, 408.0], [0.0, 330.0]],
        light.faded(0.05),
    );
    drawing.ellipse([168.0, 218.0], 150.0, 150.0, light.faded(0.07));
    drawing.ellipse([168.0, 218.0], 116.0, 116.0, light.faded(0.09));
    drawing.rect([166.0, 0.0], [4.0, 26.0], 0.0, night.deep);
    drawing.polygon(&[[155.0, 24.0], [181.0, 24.0], [194.0, 46.0], [142.0, 46.0]], night.deep);
    drawing.rect([148.0, 44.0], [40.0, 5.0], 2.0, night.lamp);
    drawing
}

/// What is before the person: the edge of the table, and a cup on it.
pub fn before() -> Drawing {
    let mut drawing = Drawing::new(CANVAS[0], CANVAS[1]);
    let table = CANVAS[1] - 18.0;
    drawing.rect([0.0, table], [CANVAS[0], 14.0], 0.0, Rgba::hex(0x7A553A));
    drawing.rect([0.0, table + 14.0], [CANVAS[0], 4.0], 0.0, Rgba::hex(0x4A3324));
    let cup = Rgba::hex(0xC9A15B);
    drawing.stroke("M292 359C303 358 306 364 303 371C301 377 295 378 290 376", 4.0, cup);
    drawing.fill("M258 352H292V384Q292 390 286 390H264Q258 390 258 384Z", cup);
    drawing.fill("M258 352H268V390H264Q258 390 258 384Z", Rgba::hex(0xA87F3C));
    drawing
}

/// Height of a bust by its width.
pub fn bust_height(width: f32) -> f32 {
    width * portrait::CANVAS[1] / portrait::CANVAS[0]
}
