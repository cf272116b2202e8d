//! Where the controls are that a bubble points at: each marks itself as it is drawn.

use egui::{Id, Rect, Ui};

/// A control that the guided start tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The working time in the bar.
    Time,
    /// A source that has not been opened.
    Source,
    /// The way to open the source that is looked at.
    Cover,
    /// The selected row or point, where it is pinned.
    Row,
    /// The people below the sources.
    People,
    /// The ways to ask.
    Ask,
    /// The way back from a talk.
    Back,
    /// The pages of the notebook.
    Sheets,
}

fn id(spot: Spot) -> Id {
    Id::new(("guide-spot", spot))
}

/// Says where `spot` is in this frame.
pub fn mark(ui: &Ui, spot: Spot, rect: Rect) {
    let frame = ui.ctx().cumulative_frame_nr();
    let seen = rect.intersect(ui.clip_rect());
    if seen.is_positive() {
        ui.data_mut(|data| data.insert_temp(id(spot), (frame, seen)));
    }
}

/// Where `spot` is, if it was drawn in this frame.
pub(super) fn find(ui: &Ui, spot: Spot) -> Option<Rect> {
    let frame = ui.ctx().cumulative_frame_nr();
    let marked = ui.data(|data| data.get_temp::<(u64, Rect)>(id(spot)))?;
    (marked.0 == frame).then_some(marked.1)
}
