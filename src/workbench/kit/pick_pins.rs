//! Pins beside something they support: those chosen, and a way to choose more.

use egui::{CursorIcon, Popup, Sense, Ui, WidgetInfo, WidgetType, vec2};

use super::theme::Kit;
use super::{Find, FindMenu, icons, row};
use crate::text::{Sought, Words};

/// A pin of the notebook as a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PinTag {
    /// Its number in the play.
    pub id: u32,
    /// As written on it: "P3".
    pub name: String,
    /// What it holds, one line.
    pub text: String,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    Add(u32),
    Remove(u32),
}

/// Width of the sign that takes a pin off, points.
const OFF: f32 = 15.0;

/// The `chosen` pins as badges (a click shows what one holds, its sign takes it off) and a button that
/// lists the others, as long as fewer than `most` are chosen. `what` is what they support, for the
/// accessible names.
pub fn pick_pins(
    ui: &mut Ui,
    words: &Words,
    pins: &[PinTag],
    chosen: &[u32],
    most: usize,
    what: &str,
) -> Option<Picked> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for id in chosen {
            let Some(pin) = pins.iter().find(|pin| pin.id == *id) else { continue };
            let values = [("pin", pin.name.as_str().into()), ("what", what.into())];
            let reads = words.with("pins-read", &values);
            let off = words.with("pins-take-off", &values);
            ui.push_id(id, |ui| {
                if badge(ui, pin, &reads, &off) {
                    picked = Some(Picked::Remove(*id));
                }
            });
        }
        if chosen.len() >= most {
            return;
        }
        let kit = Kit::of(ui);
        let label = if chosen.is_empty() { words.get("pins-add") } else { String::new() };
        let says = words.with("pins-add-to", &[("what", what.into())]);
        let add = super::quiet(label).icon(icons::PUSH_PIN).says(says).height(24.0);
        let button = ui.add(add);
        let free: Vec<(u32, String)> = pins
            .iter()
            .filter(|pin| !chosen.contains(&pin.id))
            .map(|pin| (pin.id, format!("{}  {}", pin.name, pin.text)))
            .collect();
        if free.is_empty() {
            Popup::menu(&button).width(300.0 * kit.look.text_size).show(|ui| {
                super::empty(ui, &words.get("pins-none"));
            });
            return;
        }
        let of = FindMenu {
            find: Find { label: &words.get("pins-find"), hint: &words.get("pins-find-hint") },
            note: "",
            width: 320.0 * kit.look.text_size,
        };
        let count = |sought: &Sought| {
            (free.iter().filter(|(_, line)| sought.in_any(&[line])).count(), free.len())
        };
        let chosen = super::find_menu(ui, words, &button, of, count, |ui, search| {
            let mut chosen = None;
            for (id, line) in &free {
                if search.has(&[line]) {
                    let row = ui.add(row(line, false));
                    chosen = search.row(&row).then_some(*id).or(chosen);
                }
            }
            chosen
        });
        picked = chosen.map(Picked::Add).or(picked);
    });
    picked
}

/// Width of what a badge shows, points.
const HELD: f32 = 360.0;

/// A badge, which shows what it holds, and the sign that takes it off; whether that was clicked.
fn badge(ui: &mut Ui, pin: &PinTag, reads: &str, says: &str) -> bool {
    let kit = Kit::of(ui);
    let tall = super::badges::pin_height(&kit) + 5.0;
    let wide = super::badges::pin_width(&kit, &pin.name);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, body) = super::touch(ui, vec2(wide, tall), reads, Sense::click());
        body.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, reads));
        super::paint_pin(ui.painter(), &kit, rect.center(), &pin.name);
        super::buttons::focus_ring(ui, &kit, &body, false);
        let body = body.on_hover_cursor(CursorIcon::PointingHand);
        Popup::menu(&body).width(HELD * kit.look.text_size.max(1.0)).show(|ui| {
            ui.add(egui::Label::new(kit.small_strong(&pin.name)));
            ui.add(egui::Label::new(kit.body(&pin.text)).wrap());
        });
        if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&body)) {
            body.on_hover_text(&pin.text);
        }
        let (rect, off) = super::touch(ui, vec2(OFF, tall), says, Sense::click());
        off.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, says));
        let ink = if off.hovered() { kit.c.ink } else { kit.c.ink_2 };
        let sign = super::lay(ui, kit.icon(icons::X, 11.0).color(ink), f32::INFINITY);
        ui.painter().galley(rect.center() - sign.size() / 2.0, sign, ink);
        super::buttons::focus_ring(ui, &kit, &off, false);
        off.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(says).clicked()
    })
    .inner
}
