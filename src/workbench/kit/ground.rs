//! The ground of a screen: one colour behind everything on it.
//!
//! A window begins each frame in one colour anyway. Told which, it saves painting all of it once more,
//! which a renderer in software feels.

use egui::{Color32, Context, Id, Rect, Ui};

/// The colour that was asked for, and the frame in which it was.
#[derive(Clone, Copy, Default)]
struct Asked(Option<(u64, Color32)>);

fn id() -> Id {
    Id::new("kit-ground")
}

/// Says that the window begins its frames in the colour that [`asked`] gives.
pub fn begins_with_ground(ctx: &Context) {
    ctx.data_mut(|data| {
        data.get_temp_mut_or_default::<Asked>(id());
    });
}

/// The colour that this frame is to begin with, where a screen said so.
pub fn asked(ctx: &Context) -> Option<Color32> {
    let now = ctx.cumulative_frame_nr();
    let asked = ctx.data(|data| data.get_temp::<Asked>(id()))?.0;
    asked.filter(|(frame, _)| *frame == now).map(|(_, colour)| colour)
}

/// The ground of all of `rect`: painted, unless the window begins with it.
pub fn ground(ui: &Ui, rect: Rect, colour: Color32) {
    let ctx = ui.ctx();
    let whole = rect.contains_rect(ctx.content_rect()) && colour.is_opaque();
    let now = ctx.cumulative_frame_nr();
    let begins = ctx.data_mut(|data| {
        let mut asked = data.get_temp::<Asked>(id()).filter(|_| whole)?;
        // The first screen of a frame lies below all others.
        let free = asked.0.is_none_or(|(frame, _)| frame != now);
        if free {
            asked.0 = Some((now, colour));
            data.insert_temp(id(), asked);
        }
        free.then_some(())
    });
    if begins.is_none() {
        ui.painter().rect_filled(rect, 0.0, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, testing};
    use egui::{Shape, vec2};

    /// Rectangles that are painted, and the colour that is asked for.
    fn drawn(begins: bool, shrunk: f32) -> (usize, Option<Color32>) {
        let mut harness =
            testing::harness([200.0, 100.0], Look::default(), None, move |ui, out| {
                if begins {
                    begins_with_ground(ui.ctx());
                }
                let rect = ui.ctx().content_rect();
                let rect = Rect::from_min_size(rect.min, rect.size() - vec2(shrunk, 0.0));
                ground(ui, rect, Color32::RED);
                *out = asked(ui.ctx());
            });
        harness.run();
        let red = |shape: &Shape| matches!(shape, Shape::Rect(rect) if rect.fill == Color32::RED);
        let painted = harness.output().shapes.iter().filter(|shape| red(&shape.shape)).count();
        (painted, *harness.state())
    }

    #[test]
    fn it_is_painted_where_the_window_does_not_begin_with_it() {
        assert_eq!(drawn(false, 0.0), (1, None));
        assert_eq!(drawn(true, 0.0), (0, Some(Color32::RED)));
        assert_eq!(drawn(true, 20.0), (1, None), "it is not all of the window");
    }
}
