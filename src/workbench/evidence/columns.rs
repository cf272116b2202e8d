//! Fields of a log that stand as columns before the text of its lines.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2};

use super::model::{Lines, RowModel};
use super::state::EvidenceUi;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Letters that a column has room for, at least and at most.
const ROOM: std::ops::RangeInclusive<usize> = 4..=28;
/// Between two columns, points.
const GAP: f32 = 14.0;
/// Width of a letter of the log's font, points.
pub(super) const LETTER: f32 = 7.85;

/// A field that stands as a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    pub name: String,
    /// Letters of the longest value that was seen: a column only ever grows.
    pub wide: usize,
}

/// Makes the columns as wide as what is seen in them.
pub(super) fn grow(lines: &Lines, state: &mut EvidenceUi, source: &str) {
    let Some(picked) = state.picked.get_mut(source) else { return };
    for (at, one) in picked.iter_mut().enumerate() {
        let values = lines.rows.iter().filter_map(|row| row.picked.get(at));
        let longest = values.map(|value| value.chars().count()).max().unwrap_or(0);
        // The name has an icon behind it.
        let least = one.name.chars().count() + 3;
        one.wide = one.wide.max(longest).max(least).clamp(*ROOM.start(), *ROOM.end());
    }
}

/// Where each column begins and ends, from `left` on; and where the text begins.
fn places(kit: &Kit, left: f32, picked: &[Picked]) -> (Vec<(f32, f32)>, f32) {
    let mut x = left;
    let place = |one: &Picked| {
        let from = x;
        let wide = one.wide as f32 * LETTER * kit.look.text_size.max(1.0);
        x += wide + GAP;
        (from, from + wide)
    };
    let places = picked.iter().map(place).collect();
    (places, x)
}

/// Where the text begins, behind columns that begin at `left`.
pub(super) fn text(kit: &Kit, left: f32, picked: &[Picked]) -> f32 {
    places(kit, left, picked).1
}

/// The values of a row in their columns.
pub(super) fn values(
    ui: &Ui,
    kit: &Kit,
    (left, middle): (f32, f32),
    row: &RowModel,
    picked: &[Picked],
) {
    let (places, _) = places(kit, left, picked);
    for ((from, to), value) in places.into_iter().zip(&row.picked) {
        let font = kit.font(Voice::Mono, 13.0);
        let galley = ui.painter().layout_no_wrap(value.clone(), font, kit.c.ink);
        let clip = Rect::everything_left_of(to + GAP / 2.0).intersect(ui.clip_rect());
        let at = pos2(from, middle - galley.size().y / 2.0);
        ui.painter().with_clip_rect(clip).galley(at, galley, kit.c.ink);
    }
}

/// The names above the columns; a press takes one away.
pub(super) fn head(
    ui: &mut Ui,
    words: &Words,
    rect: Rect,
    left: f32,
    state: &mut EvidenceUi,
    source: &str,
) {
    let kit = Kit::of(ui);
    let picked = state.picked_in(source).to_vec();
    let (places, _) = places(&kit, left, &picked);
    for ((from, to), one) in places.into_iter().zip(&picked) {
        let name = Rect::from_min_max(pos2(from - 4.0, rect.top()), pos2(to + 4.0, rect.bottom()));
        let response = ui.interact(name, ui.id().with(("picked", &one.name)), Sense::CLICK);
        let says = words.with("evidence-unpick", &[("field", one.name.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
        if response.hovered() {
            ui.painter().rect_filled(name, 3.0, kit.c.inset);
        }
        kit::buttons::focus_ring(ui, &kit, &response, false);
        let ink = kit.c.ink_2;
        let icon = kit::lay(ui, kit.icon(icons::X, 12.0).color(ink), f32::INFINITY);
        let room = to - from - icon.size().x - 4.0;
        let text = kit::lay(ui, kit.small_strong(&one.name).color(ink), f32::INFINITY);
        let clip = Rect::everything_left_of(from + room).intersect(ui.clip_rect());
        let beside = from + text.size().x.min(room) + 4.0;
        let top = |tall: f32| rect.center().y - tall / 2.0;
        ui.painter().with_clip_rect(clip).galley(pos2(from, top(text.size().y)), text, ink);
        ui.painter().galley(pos2(beside, top(icon.size().y)), icon, ink);
        if response.clicked() {
            state.pick(&one.name);
        }
        response.on_hover_text(says);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(kit.stroke, kit.c.edge));
}

/// The button that puts a field among the columns, or takes it out.
pub(super) fn pick(ui: &mut Ui, words: &Words, field: &str, state: &mut EvidenceUi) {
    let source = state.source.clone();
    let on = state.picked_in(&source).iter().any(|one| one.name == field);
    let values = [("field", field.into())];
    let says = words.with(if on { "evidence-unpick" } else { "evidence-pick" }, &values);
    let label = words.get("evidence-as-column");
    let icon = if on { icons::CHECK } else { icons::COLUMNS };
    if ui.add(kit::quiet(label).icon(icon).says(says).height(26.0)).clicked() {
        state.pick(field);
    }
}
