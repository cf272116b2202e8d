//! One line of a log, a table or a diff.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::columns::{self, LETTER, Picked};
use super::model::{Lines, RowModel};
use super::{range, table};
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Room for the pin at the left.
pub(super) const GUTTER: f32 = 36.0;
/// Room for the number of a line of a file.
const NUMBER: f32 = 42.0;

/// Letters of a writer's name that are shown.
const WHO: usize = 14;

/// Strength of the ground behind words that changed.
const CHANGED: f32 = 0.28;

/// Lines of text that a row takes at most where long lines go on below.
const LINES: usize = 12;

/// What the player did with a row.
pub struct Drawn {
    pub selected: bool,
    pub pin: bool,
}

/// How all rows of a list are drawn.
pub struct How<'a> {
    pub lines: &'a Lines,
    /// Fields that stand as columns.
    pub picked: &'a [Picked],
    /// Height of a row of one line.
    pub tall: f32,
    /// Whether what is too long goes on below.
    pub wrap: bool,
    /// Letters of the longest time (none: no row has any) and writer that are in sight: what stands
    /// behind them is in line.
    time: usize,
    who: usize,
}

impl<'a> How<'a> {
    pub fn new(lines: &'a Lines, picked: &'a [Picked], tall: f32, wrap: bool) -> Self {
        let longest = |of: fn(&RowModel) -> &str| {
            lines.rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0)
        };
        Self {
            lines,
            picked,
            tall,
            wrap,
            time: match longest(|row| &row.time) {
                0 => 0,
                time => time.max(12),
            },
            who: longest(|row| &row.who).clamp(10, WHO),
        }
    }

    /// Where the columns of fields begin, from the left of the list.
    pub fn columns_left(&self, kit: &Kit) -> f32 {
        let row = RowModel { time: " ".to_owned(), who: " ".to_owned(), ..RowModel::default() };
        GUTTER + self.before(kit, &row).iter().sum::<f32>()
    }

    /// Widths of what stands before the text: the number in a file with the sign of a diff, the time,
    /// the level, who wrote it.
    fn before(&self, kit: &Kit, row: &RowModel) -> [f32; 4] {
        let grown = kit.look.text_size.max(1.0);
        let number = if row.number.is_some() { NUMBER * grown } else { 0.0 };
        if row.added.is_some() || (row.time.is_empty() && row.who.is_empty()) {
            return [number + 18.0 * grown, 0.0, 0.0, 0.0];
        }
        let time = if self.time == 0 { 0.0 } else { LETTER * self.time as f32 + 11.0 };
        let who = if self.lines.one_writer { 6.0 } else { LETTER * self.who as f32 + 12.0 };
        [number, time * grown, 26.0 * grown, who * grown]
    }
}

/// A row with its text laid out.
pub struct Laid {
    text: Arc<Galley>,
    /// Where the text begins, from the row's left.
    left: f32,
    pub tall: f32,
}

/// Lays a row out that is `wide`.
pub fn lay(ui: &Ui, wide: f32, row: &RowModel, how: &How<'_>) -> Laid {
    let kit = Kit::of(ui);
    let left = GUTTER + how.before(&kit, row).iter().sum::<f32>();
    let left = columns::text(&kit, left, how.picked);
    let room = if how.wrap { (wide - left - 8.0).max(80.0) } else { f32::INFINITY };
    let text = marked(ui, &kit, row, room);
    // As much air above and below as a row of one line has.
    let air = (how.tall - kit.font(Voice::Mono, 13.0).size * 1.25).max(4.0);
    let tall = if row.cells.is_empty() { (text.size().y + air).max(how.tall) } else { how.tall };
    Laid { text, left, tall: if how.wrap { tall } else { how.tall } }
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
    (rect, laid): (Rect, &Laid),
    (number, chosen): (u64, Chosen<'_>),
    row: &RowModel,
    how: &How<'_>,
) -> Drawn {
    let (kit, lines) = (Kit::of(ui), how.lines);
    let selected = chosen.selected || chosen.range;
    let c = kit.c;
    let response = ui.interact(rect, ui.id().with(number), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, true, selected, says(words, row))
    });
    kit::list_item(ui, &response);
    ground(ui, &kit, rect, row, selected, response.hovered());
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), how.tall));
    let middle = line.center().y;
    let pin = gutter(ui, line, row, Chosen { selected: chosen.selected && !lines.real, ..chosen });
    let mut x = rect.left() + GUTTER;
    if !row.cells.is_empty() {
        table::cells(ui, &kit, rect.with_min_x(x), lines, row);
        return Drawn { selected: response.clicked(), pin };
    }
    let [file, time, level, who] = how.before(&kit, row);
    let grown = kit.look.text_size.max(1.0);
    if let Some(number) = row.number {
        let font = kit.font(Voice::Mono, 13.0);
        let text = ui.painter().layout_no_wrap(number.to_string(), font, c.ink_2);
        let at = x + NUMBER * grown - 10.0 - text.size().x;
        ui.painter().galley(pos2(at, middle - text.size().y / 2.0), text, c.ink_2);
    }
    if let Some(added) = row.added {
        let (sign, ink) = if added { ("+", c.calm) } else { ("−", c.fault) };
        let at = x + file - 18.0 * grown;
        put(ui, &kit, pos2(at, middle), sign, Voice::MonoBold, ink);
    }
    x += file;
    put(ui, &kit, pos2(x, middle), &row.time, Voice::Mono, c.ink_2);
    x += time;
    if let Some(level) = row.level {
        kit::paint_level(ui.painter(), &kit, pos2(x + 9.0, middle), level);
    }
    x += level;
    if !lines.one_writer && who > 0.0 {
        let who: String = row.who.chars().take(WHO).collect();
        put(ui, &kit, pos2(x, middle), &who, Voice::Mono, c.ink_2);
    }
    columns::values(ui, &kit, (x + who, middle), row, how.picked);
    let top = if laid.text.rows.len() > 1 {
        rect.center().y - laid.text.size().y / 2.0
    } else {
        middle - laid.text.size().y / 2.0
    };
    let at = pos2(rect.left() + laid.left, top);
    let cut = at.x + laid.text.size().x > rect.right() || laid.text.elided;
    ui.painter().galley(at, laid.text.clone(), c.ink);
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
fn marked(ui: &Ui, kit: &Kit, row: &RowModel, room: f32) -> Arc<Galley> {
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
    job.wrap.max_width = room;
    if room.is_finite() {
        job.wrap.max_rows = LINES;
    }
    // What the query found alone in what the columns say is shown there, too.
    let met = |mark: &std::ops::Range<usize>| mark.start < row.quiet.end;
    let hidden = !row.marks.is_empty() && row.marks.iter().all(met);
    let quiet = if hidden { 0..0 } else { row.quiet.clone() };
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
