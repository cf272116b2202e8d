//! A sheet beside a row of a pane, opened and closed by a click on the row.

use egui::{Popup, PopupCloseBehavior, RectAlign, Response, Ui};

use super::{Kit, sheet};

/// The sheet of a row under its title, `wide` points at the usual text size, while it is open; a click
/// elsewhere closes it too.
pub fn beside(
    ui: &Ui,
    row: &Response,
    open: &mut bool,
    wide: f32,
    title: String,
    content: impl FnOnce(&mut Ui),
) {
    if row.clicked() {
        *open = !*open;
    }
    let kit = Kit::of(ui);
    let popup = Popup::from_response(row)
        .open_bool(open)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::RIGHT_END)
        .gap(8.0)
        .sense(egui::Sense::hover())
        .frame(sheet().padding(16, 12).edge(kit.c.edge).frame(&kit));
    popup.show(|ui| {
        ui.set_width(wide * kit.look.text_size.max(1.0));
        ui.label(kit.pane_title(title));
        content(ui);
    });
}
