//! Deploys and alerts on the axis of time: a line for each, and a flag that leads to its row.

use egui::{Align2, CornerRadius, Id, Rect, Sense, Shape, Stroke, StrokeKind, Ui};
use egui::{WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::PlotTransform;

use super::model::{Chart, ChartMark, MarkKind};
use super::window::Window;
use crate::text::Words;
use crate::workbench::evidence::{EvidenceAction, EvidenceUi};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// From one flag to the next at least, points: those that stand closer share one.
const APART: f32 = 84.0;
/// The widest flag, points.
const WIDEST: f32 = 190.0;
/// Marks that are read out over a flag.
const LISTED: usize = 8;
const KINDS: [MarkKind; 2] = [MarkKind::Deploy, MarkKind::Alert];

/// Height of one row of flags.
fn tall(kit: &Kit) -> f32 {
    22.0 * kit.look.text_size.max(1.0)
}

/// The kinds that a chart has marks of: each has a row, whatever stretch is shown.
fn kinds(chart: &Chart) -> Vec<MarkKind> {
    let (first, last) = chart.span().unwrap_or((0, 0));
    let there = |mark: &&ChartMark| (first..=last).contains(&(mark.at - chart.known_ms));
    let of = |kind: &MarkKind| chart.marks.iter().filter(there).any(|mark| mark.kind == *kind);
    KINDS.into_iter().filter(of).collect()
}

/// The room that flags need above the plot.
pub fn height(kit: &Kit, chart: &Chart) -> f32 {
    kinds(chart).len() as f32 * tall(kit)
}

/// Flags above the plot and their lines through it; `right` is where flags end.
pub fn flags(
    ui: &Ui,
    words: &Words,
    (chart, window): (&Chart, &Window),
    (to, right): (&PlotTransform, f32),
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let frame = *to.frame();
    let (apart, tall) = (APART * kit.look.text_size.max(1.0), tall(&kit));
    let mut top = frame.top() - height(&kit, chart);
    for kind in kinds(chart) {
        let mut marks: Vec<&ChartMark> = chart.marks.iter().filter(|m| m.kind == kind).collect();
        marks.retain(|mark| window.shows(mark.at - chart.known_ms));
        marks.sort_by_key(|mark| mark.at);
        let x =
            |mark: &ChartMark| to.position_from_point_x((mark.at - chart.known_ms) as f64 / 1000.0);
        let mut groups: Vec<(f32, Vec<&ChartMark>)> = Vec::new();
        for mark in marks {
            let at = x(mark);
            match groups.last_mut() {
                Some((left, group)) if at < *left + apart => group.push(mark),
                _ => groups.push((at, vec![mark])),
            }
        }
        let ends = groups.iter().skip(1).map(|(left, _)| left - 4.0).chain([right]);
        let ends: Vec<f32> = ends.collect();
        for ((left, group), end) in groups.iter().zip(ends) {
            let Some(first) = group.first().copied() else { continue };
            let wide = (end - left).min(WIDEST * kit.look.text_size.max(1.0));
            let room = Rect::from_min_size(pos2(*left, top), vec2(wide, tall - 4.0));
            // The first carries the flag. Those that share a pixel share a line.
            let (mut drawn, mut from) = (f32::NEG_INFINITY, top);
            for at in group.iter().map(|mark| x(mark)) {
                if at - drawn >= 1.0 {
                    pole(ui, &kit, kind, at, (from, frame.bottom()));
                    (drawn, from) = (at, frame.top());
                }
            }
            if flag(ui, words, &kit, room, group) {
                state.going_to = Some(first.key.clone());
                actions.push(EvidenceAction::Open(first.key.source.clone()));
            }
        }
        top += tall;
    }
}

/// Deploys are whole lines, alerts are dotted.
fn pole(ui: &Ui, kit: &Kit, kind: MarkKind, x: f32, (top, bottom): (f32, f32)) {
    let ends = [pos2(x, top), pos2(x, bottom)];
    match kind {
        MarkKind::Deploy => {
            ui.painter().line_segment(ends, Stroke::new(1.0, kit.c.calm));
        }
        MarkKind::Alert => {
            let line = Stroke::new(1.0, kit.c.fault);
            ui.painter().extend(Shape::dashed_line(&ends, line, 2.0, 3.0));
        }
    }
}

/// What a flag says: of one mark, or of the first of several.
fn says(words: &Words, group: &[&ChartMark]) -> String {
    let Some(first) = group.first() else { return String::new() };
    let key = match (first.kind, group.len()) {
        (MarkKind::Deploy, 1) => "evidence-mark-deploy",
        (MarkKind::Alert, 1) => "evidence-mark-alert",
        (MarkKind::Deploy, _) => "evidence-marks-deploy",
        (MarkKind::Alert, _) => "evidence-marks-alert",
    };
    words.with(
        key,
        &[
            ("time", first.time.as_str().into()),
            ("text", first.text.as_str().into()),
            ("more", (group.len() - 1).into()),
            ("source", first.source.as_str().into()),
        ],
    )
}

/// A flag in `room` at most; whether it was pressed.
fn flag(ui: &Ui, words: &Words, kit: &Kit, room: Rect, group: &[&ChartMark]) -> bool {
    let Some(first) = group.first() else { return false };
    let grown = kit.look.text_size.max(1.0);
    let (icon, ink, wash) = match first.kind {
        MarkKind::Deploy => (icons::UPLOAD_SIMPLE, kit.c.calm, kit.c.calm_wash),
        MarkKind::Alert => (icons::BELL, kit.c.fault, kit.c.fault_wash),
    };
    let more = match group.len() {
        1 => String::new(),
        count => format!("+{}", count - 1),
    };
    let more = kit::lay(ui, kit.small_strong(more).color(kit.c.ink), f32::INFINITY);
    let lead = 20.0 * grown;
    let tail = if group.len() > 1 { more.size().x + 6.0 } else { 0.0 };
    let name = kit.small(&first.text).color(kit.c.ink);
    let name = kit::lay_rows(ui, name, (room.width() - lead - tail - 6.0).max(8.0), 1);
    let wide = (lead + name.size().x + tail + 6.0).min(room.width());
    let rect = Rect::from_min_size(room.min, vec2(wide, room.height()));
    let id = Id::new(("evidence-mark", &first.key.source, first.key.row));
    let response = ui.interact(rect, id, Sense::click());
    let says = says(words, group);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
    let radius = CornerRadius { nw: 0, sw: 0, ne: 3, se: 3 };
    let edge = Stroke::new(if response.hovered() || kit.doubled { 2.0 } else { 1.0 }, ink);
    ui.painter().rect(rect, radius, wash, edge, StrokeKind::Inside);
    let middle = rect.center().y;
    let at = pos2(rect.left() + lead / 2.0 + 1.0, middle);
    ui.painter().text(at, Align2::CENTER_CENTER, icon, kit.font(Voice::Icons, 13.0), ink);
    let left = rect.left() + lead;
    let end = left + name.size().x + 6.0;
    ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, kit.c.ink);
    ui.painter().galley(pos2(end, middle - more.size().y / 2.0), more, kit.c.ink);
    kit::buttons::focus_ring(ui, kit, &response, false);
    let clicked = response.clicked();
    response.on_hover_ui(|ui| {
        ui.label(kit.small(&says).color(kit.c.ink));
        if group.len() > 1 {
            for mark in group.iter().take(LISTED) {
                ui.label(kit.evidence(format!("{} {}", mark.time, mark.text)));
            }
        }
        if group.len() > LISTED {
            ui.label(kit.small("…"));
        }
    });
    clicked
}
