//! One line of a log, a table or a diff.

use egui::text::{LayoutJob, TextFormat};
use egui::{Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{Lines, RowModel};
use super::{range, table};
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Room for the pin at the left.
pub(super) const GUTTER: f32 = 36.0;
/// Room for the number of a line of a file.
const NUMBER: f32 = 42.0;

/// Strength of the ground behind words that changed.
const CHANGED: f32 = 0.28;

/// What the player did with a row.
pub struct Drawn {
    pub selected: bool,
    pub pin: bool,
}

/// Whether a row is chosen, and what its pin button says then.
#[derive(Clone, Copy)]
pub struct Chosen<'a> {
    pub selected: bool,
    /// With others: the selected row ends a range.
    pub range: bool,
    pub says: &'a str,
}

/// Draws `row` into `rect`; `number` is its own among those that match.
pub fn row(
    ui: &mut Ui,
    words: &Words,
    rect: Rect,
    number: u64,
    row: &RowModel,
    (how, lines): (Chosen<'_>, &Lines),
) -> Drawn {
    let selected = how.selected || how.range;
    let kit = Kit::of(ui);
    let c = kit.c;
    let response = ui.interact(rect, ui.id().with(number), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, says(words, row))
    });
    kit::list_item(ui, &response);
    ground(ui, &kit, rect, row, selected, response.hovered());
    let pin = gutter(ui, rect, row, Chosen { selected: how.selected && !lines.real, ..how });
    let grown = kit.look.text_size.max(1.0);
    let mut x = rect.left() + GUTTER;
    if !row.cells.is_empty() {
        table::cells(ui, &kit, rect.with_min_x(x), &row.cells);
        return Drawn { selected: response.clicked(), pin };
    }
    if let Some(number) = row.number {
        let font = kit.font(Voice::Mono, 13.0);
        let text = ui.painter().layout_no_wrap(number.to_string(), font, c.ink_2);
        x += NUMBER * grown;
        let at = pos2(x - 10.0 - text.size().x, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, c.ink_2);
    }
    if let Some(added) = row.added {
        let (sign, ink) = if added { ("+", c.calm) } else { ("−", c.fault) };
        put(ui, &kit, pos2(x, rect.center().y), sign, Voice::MonoBold, ink);
    }
    let diff = row.added.is_some() || (row.time.is_empty() && row.who.is_empty());
    if diff {
        x += 18.0 * grown;
    } else {
        let painter = ui.painter().clone();
        if !row.time.is_empty() {
            put(ui, &kit, pos2(x, rect.center().y), &row.time, Voice::Mono, c.ink_2);
            x += (7.85 * row.time.chars().count().max(12) as f32 + 11.0) * grown;
        }
        if let Some(level) = row.level {
            kit::paint_level(&painter, &kit, pos2(x + 9.0, rect.center().y), level);
        }
        x += 26.0 * grown;
        if lines.one_writer {
            x += 6.0 * grown;
        } else {
            let who: String = row.who.chars().take(14).collect();
            put(ui, &kit, pos2(x, rect.center().y), &who, Voice::Mono, c.ink_2);
            x += (7.85 * who.chars().count().max(10) as f32 + 6.0) * grown;
        }
    }
    let text = marked(ui, &kit, row);
    let at = pos2(x, rect.center().y - text.size().y / 2.0);
    let cut = at.x + text.size().x > rect.right();
    ui.painter().galley(at, text, c.ink);
    if cut && response.hovered() {
        response.clone().on_hover_text(kit.log(&row.text));
    }
    Drawn { selected: response.clicked(), pin }
}

/// The row in words, as it is read out.
fn says(words: &Words, row: &RowModel) -> String {
    let level = row.level.map_or("", |level| level.letter());
    let sign = match row.added {
        Some(true) => "+",
        Some(false) => "−",
        None => "",
    };
    let cells = row.cells.join(", ");
    let parts =
        [sign, &row.time, level, &row.who, if cells.is_empty() { &row.text } else { &cells }];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() {
        return words.get("evidence-blank");
    }
    // Lines of a file may be alike; their numbers are not.
    let number = row.number.map(|number| format!("{number} ")).unwrap_or_default();
    format!("{number}{}", said.join(" "))
}

fn ground(ui: &Ui, kit: &Kit, rect: Rect, row: &RowModel, selected: bool, hovered: bool) {
    let c = kit.c;
    let fill = match row.added {
        Some(true) => c.calm_wash,
        Some(false) => c.fault_wash,
        None if row.related || selected || hovered => c.inset,
        None => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    if selected && kit.doubled {
        let edge = Stroke::new(kit.stroke, c.edge);
        ui.painter().rect_stroke(rect, 0.0, edge, egui::StrokeKind::Inside);
    }
    if selected {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, c.ink);
    }
}

/// The pin, or on the selected row the button that pins it or the range that it ends.
fn gutter(ui: &mut Ui, rect: Rect, row: &RowModel, how: Chosen<'_>) -> bool {
    let kit = Kit::of(ui);
    if row.held {
        range::held(ui, &kit, rect.left() + GUTTER - 5.0, rect);
    }
    let at = pos2(rect.left() + 18.0, rect.center().y);
    match &row.pin {
        Some(pin) if !(how.selected && how.range) => {
            kit::paint_pin(ui.painter(), &kit, at, pin);
            false
        }
        _ => {
            let button = Rect::from_center_size(at, vec2(24.0, 24.0));
            how.selected && pin_button(ui, how.says, button).clicked()
        }
    }
}

/// The button that pins what is selected.
pub(super) fn pin_button(ui: &mut Ui, says: &str, rect: Rect) -> Response {
    let kit = Kit::of(ui);
    let response = ui.interact(rect, ui.id().with("pin"), Sense::CLICK);
    mark(ui, Spot::Row, rect);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, says));
    let ink = if response.hovered() { kit.c.ink } else { kit.c.ink_2 };
    let icon = kit::lay(ui, kit.icon(icons::PUSH_PIN, 16.0).color(ink), f32::INFINITY);
    ui.painter().galley(rect.center() - icon.size() / 2.0, icon, ink);
    response.on_hover_text(says)
}

fn put(ui: &Ui, kit: &Kit, at: egui::Pos2, text: &str, voice: Voice, ink: egui::Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), kit.font(voice, 13.0), ink);
    ui.painter().galley(at - vec2(0.0, galley.size().y / 2.0), galley, ink);
}

/// The text with what the query found, or what changed, highlighted.
fn marked(ui: &Ui, kit: &Kit, row: &RowModel) -> std::sync::Arc<egui::Galley> {
    let plain = TextFormat {
        font_id: kit.font(Voice::Mono, 13.0),
        color: kit.c.ink,
        ..TextFormat::default()
    };
    let lit = TextFormat {
        // What changed stands out from the line that it changed in.
        background: match row.added {
            Some(true) => kit.c.calm.gamma_multiply(CHANGED),
            Some(false) => kit.c.fault.gamma_multiply(CHANGED),
            None => kit.c.wash,
        },
        underline: if kit.doubled { Stroke::new(2.0, kit.c.ink) } else { Stroke::NONE },
        ..plain.clone()
    };
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    // What the query found is shown wherever it stands.
    let met = |mark: &std::ops::Range<usize>| mark.start < row.quiet.end;
    let quiet = if row.marks.iter().any(met) { 0..0 } else { row.quiet.clone() };
    job.append(row.text.get(..quiet.start).unwrap_or(""), 0.0, plain.clone());
    let mut from = quiet.end;
    for mark in &row.marks {
        // A range that does not fit the text is left out, not shown wrong.
        let (Some(before), Some(found)) =
            (row.text.get(from..mark.start), row.text.get(mark.clone()))
        else {
            continue;
        };
        job.append(before, 0.0, plain.clone());
        job.append(found, 0.0, lit.clone());
        from = mark.end;
    }
    job.append(row.text.get(from..).unwrap_or(""), 0.0, plain);
    ui.painter().layout_job(job)
}
