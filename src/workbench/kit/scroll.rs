//! What is longer than its place: it follows the keyboard's focus, and text without controls is
//! scrolled by keys.

use egui::containers::scroll_area::ScrollAreaOutput;
use egui::{EventFilter, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType};

use super::theme::Kit;
use crate::text::Words;
use crate::workbench::keys::{self, Act};

/// Between a control that has come into view and the edge of the place, points.
const MARGIN: f32 = 12.0;
/// Points that an arrow key scrolls by.
const STEP: f32 = 48.0;

/// Shows `content` in `area`; a control in it that takes the focus out of sight is scrolled to, for
/// egui moves the focus and not the view.
pub fn scroll<R>(ui: &mut Ui, area: ScrollArea, content: impl FnOnce(&mut Ui) -> R) -> R {
    let out = area.show(ui, content);
    if let Some(rect) = hidden_focus(ui, &out) {
        let place = out.inner_rect;
        let by = if rect.top() < place.top() {
            rect.top() - MARGIN - place.top()
        } else {
            (rect.bottom() + MARGIN - place.bottom()).min(rect.top() - MARGIN - place.top())
        };
        let across = if rect.left() < place.left() {
            rect.left() - place.left()
        } else {
            (rect.right() - place.right()).max(0.0)
        };
        move_by(ui, &out, egui::vec2(across, by));
    }
    out.inner
}

/// Shows text in `area`: as it holds no controls, it is a stop of Tab itself, named after `what` it
/// is, where there is more than fits, and keys scroll it.
pub fn scroll_text<R>(
    ui: &mut Ui,
    words: &Words,
    what: &str,
    area: ScrollArea,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    // Texts in the same place of a screen are scrolled each for itself.
    let out = area.id_salt(what).show(ui, content);
    if out.content_size.y <= out.inner_rect.height() + 1.0 {
        return out.inner;
    }
    let id = out.id.with("keys");
    let place = ui.interact(out.inner_rect, id, Sense::FOCUSABLE);
    let says = words.with("scrolls", &[("what", what.into())]);
    place.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &says));
    if place.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let page = out.inner_rect.height() * 0.9;
        let lines = keys::between(ui, Act::ScrollUp, Act::ScrollDown) as f32;
        let pages = keys::between(ui, Act::PageUp, Act::PageDown) as f32;
        let ends = keys::between(ui, Act::First, Act::Last) as f32;
        let by = lines * STEP + pages * page + ends * out.content_size.y;
        if by != 0.0 {
            move_by(ui, &out, egui::vec2(0.0, by));
        }
    }
    super::focus_ring_inside(ui, &Kit::of(ui), &place);
    out.inner
}

/// Where the control is that took the focus in this frame, if it lies in what the area hides.
fn hidden_focus<R>(ui: &Ui, out: &ScrollAreaOutput<R>) -> Option<Rect> {
    let focused = ui.memory(|memory| memory.focused())?;
    let control = ui.ctx().read_response(focused)?;
    // A menu over the area is no part of it; and what was clicked was seen: it stays where it is.
    let clicked = ui.input(|input| input.pointer.any_released() || input.pointer.any_down());
    if control.layer_id != ui.layer_id() || clicked {
        return None;
    }
    let content = Rect::from_min_size(out.inner_rect.min - out.state.offset, out.content_size);
    let inside = content.expand(2.0).contains_rect(control.rect);
    // Whatever lies elsewhere on the screen is not cut off here.
    let seen = control.interact_rect.is_positive()
        && control.interact_rect.expand(0.5).contains_rect(control.rect);
    (control.gained_focus() && inside && !seen).then_some(control.rect)
}

fn move_by<R>(ui: &Ui, out: &ScrollAreaOutput<R>, by: egui::Vec2) {
    let most = (out.content_size - out.inner_rect.size()).max(egui::Vec2::ZERO);
    let mut state = out.state;
    state.offset = (state.offset + by).clamp(egui::Vec2::ZERO, most);
    state.store(ui.ctx(), out.id);
    ui.ctx().request_repaint();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, secondary, testing};
    use egui::{Key, UiBuilder, pos2, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    /// Two panes of 200 points with forty lines each, and a button below them.
    fn panes(text: bool) -> Harness<'static, ()> {
        testing::harness([640.0, 400.0], Look::default(), (), move |ui, ()| {
            for (name, left) in [("left", 0.0), ("right", 320.0)] {
                let place = Rect::from_min_size(pos2(left, 0.0), vec2(300.0, 200.0));
                let builder = UiBuilder::new().max_rect(place).id_salt(name);
                ui.scope_builder(builder, |ui| {
                    let area = ScrollArea::vertical().auto_shrink(false);
                    let lines = |ui: &mut Ui| {
                        for line in 0..40 {
                            let label = format!("{name} {line}");
                            if text {
                                ui.label(label);
                            } else {
                                ui.add(secondary(label));
                            }
                        }
                    };
                    if text {
                        scroll_text(ui, &Words::english(), name, area, lines);
                    } else {
                        scroll(ui, area, lines);
                    }
                });
            }
            let below = Rect::from_min_size(pos2(0.0, 240.0), vec2(300.0, 100.0));
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| ui.add(secondary("below")));
        })
    }

    fn press(harness: &mut Harness<'static, ()>, key: Key, times: usize) {
        for _ in 0..times {
            harness.key_press(key);
            harness.run();
        }
    }

    #[test]
    fn the_view_follows_the_focus() {
        let mut harness = panes(false);
        press(&mut harness, Key::Tab, 36);
        let control = harness.get_by_label("left 35");
        assert!(control.is_focused(), "Tab goes line by line");
        let seen = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 200.0));
        assert!(seen.contains_rect(control.rect()), "{:?}", control.rect());
        let other = harness.get_by_label("right 0").rect();
        assert!(other.top() >= 0.0, "the other pane stays where it is: {other:?}");
        // On to the other pane's end and below: nothing scrolls for what lies outside.
        press(&mut harness, Key::Tab, 45);
        assert!(harness.get_by_label("below").is_focused());
        assert!(harness.get_by_label("left 39").rect().bottom() <= 200.0);
    }

    #[test]
    fn text_is_scrolled_by_keys() {
        let mut harness = panes(true);
        press(&mut harness, Key::Tab, 1);
        let top =
            |harness: &Harness<'static, ()>, line: &str| harness.get_by_label(line).rect().top();
        let before = top(&harness, "left 0");
        press(&mut harness, Key::ArrowDown, 1);
        assert!((before - top(&harness, "left 0") - STEP).abs() < 1.0);
        press(&mut harness, Key::End, 1);
        assert!(harness.get_by_label("left 39").rect().bottom() <= 201.0);
        press(&mut harness, Key::Home, 1);
        assert_eq!(top(&harness, "left 0"), before);
        press(&mut harness, Key::PageDown, 1);
        assert!(top(&harness, "left 0") < before - 150.0);
        assert!(top(&harness, "right 0") >= 0.0, "only what has the focus is scrolled");
        assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    }
}
