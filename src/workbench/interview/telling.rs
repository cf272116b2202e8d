//! What somebody said, as one paragraph whose sentences can be pinned one by one.

use egui::text::{LayoutJob, TextFormat};
use egui::{CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{Exchange, InterviewAction, Sentence};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::badges::{paint_pin, pin_height, pin_width};
use crate::workbench::kit::marker::{letters, spans};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Draws the telling, leaving `gutter` points at the right for its pins.
pub fn telling(ui: &mut Ui, exchange: &Exchange, gutter: f32, actions: &mut Vec<InterviewAction>) {
    let kit = Kit::of(ui);
    let step = tokens().type_scale.speech;
    let format = TextFormat {
        font_id: kit.font(Voice::Serif, step.0),
        line_height: Some(step.1 * kit.grown(step.0)),
        color: kit.c.ink,
        ..TextFormat::default()
    };
    let texts: Vec<&str> = exchange.telling.iter().map(|one| one.text.as_str()).collect();
    let said = format!("“{}”", texts.join(" "));
    let mut job = LayoutJob::single_section(said, format);
    let wide = ui.available_width();
    job.wrap.max_width = (wide - gutter).max(120.0);
    let galley = ui.painter().layout_job(job);
    let (rect, _) = ui.allocate_exact_size(vec2(wide, galley.size().y), Sense::hover());
    // The quotation mark comes first, and a blank between two sentences.
    let mut from = 1;
    let mut badges: Vec<Rect> = Vec::new();
    for sentence in &exchange.telling {
        let to = from + sentence.text.chars().count();
        let here = |rects: Vec<Rect>| -> Vec<Rect> {
            rects.into_iter().map(|row| row.translate(rect.min.to_vec2())).collect()
        };
        let rows = here(spans(&galley, from, to));
        let letters = here(letters(&galley, from, to));
        from = to + 1;
        let response = touch(ui, sentence, &rows, exchange.id.as_str());
        let Some(response) = response else {
            continue;
        };
        mark(ui, &kit, sentence, &letters, &response);
        if let (Some(pin), Some(last)) = (&sentence.pin, rows.last()) {
            let size = vec2(pin_width(&kit, pin), pin_height(&kit));
            let mut right = rect.right();
            while let Some(taken) = badges.iter().find(|badge| {
                (badge.center().y - last.center().y).abs() < 12.0
                    && badge.right() > right - size.x
                    && badge.left() < right
            }) {
                right = taken.left() - 4.0;
            }
            let at = pos2(right - size.x / 2.0, last.center().y);
            badges.push(Rect::from_center_size(at, size));
            paint_pin(ui.painter(), &kit, at, pin);
        }
        if response.clicked() {
            actions.push(InterviewAction::Pin {
                exchange: exchange.id.clone(),
                sentence: sentence.id.clone(),
                on: sentence.pin.is_none(),
            });
        }
    }
    ui.painter().galley(rect.min, galley, kit.c.ink);
}

/// The buttons that pin tellings whole, under what was said.
pub fn wholes(ui: &mut Ui, words: &Words, exchange: &Exchange, actions: &mut Vec<InterviewAction>) {
    let several = exchange.wholes.len() > 1;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for whole in &exchange.wholes {
            let begins = ("begins", whole.begins.as_str().into());
            let says = match &whole.pin {
                Some(pin) => words
                    .with("interview-unpin-all", &[("pin", pin.as_str().into()), begins.clone()]),
                None => words.with("interview-pin-all-of", std::slice::from_ref(&begins)),
            };
            let label = match &whole.pin {
                Some(pin) => words.with("interview-pinned-all", &[("pin", pin.as_str().into())]),
                None if several => says.clone(),
                None => words.get("interview-pin-all"),
            };
            let icon = if whole.pin.is_some() { icons::CHECK } else { icons::PUSH_PIN };
            if ui.add(kit::quiet(label).icon(icon).says(says).height(24.0)).clicked() {
                actions.push(InterviewAction::Pin {
                    exchange: exchange.id.clone(),
                    sentence: whole.id.clone(),
                    on: whole.pin.is_none(),
                });
            }
        }
    });
}

/// Makes the sentence's rows one thing to click; the first row carries name and focus.
fn touch(ui: &Ui, sentence: &Sentence, rows: &[Rect], exchange: &str) -> Option<Response> {
    let id = Id::new(("sentence", exchange, &sentence.id));
    let mut whole: Option<Response> = None;
    for (index, row) in rows.iter().enumerate() {
        let sense = if index == 0 { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(*row, id.with(index), sense);
        whole = Some(match whole {
            None => {
                let pinned = sentence.pin.is_some();
                response.widget_info(|| {
                    let kind = WidgetType::SelectableLabel;
                    WidgetInfo::selected(kind, true, pinned, &sentence.text)
                });
                response
            }
            Some(known) => known.union(response),
        });
    }
    // A tip would cover what stands below: how the telling is noted, and whose leave is owed.
    whole.map(|whole| whole.on_hover_cursor(CursorIcon::PointingHand))
}

/// The highlighter behind a pinned sentence, a line under one that is touched.
fn mark(ui: &Ui, kit: &Kit, sentence: &Sentence, letters: &[Rect], response: &Response) {
    let painter = ui.painter();
    // What is noted by itself would have everything marked.
    let pinned = sentence.pin.is_some() && !sentence.whole;
    for row in letters {
        let foot = row.bottom();
        if pinned {
            painter.rect_filled(*row, 0.0, kit.c.wash);
            painter.hline(row.x_range(), foot, Stroke::new(2.0, kit.c.mark_ink));
        } else if response.hovered() || response.has_focus() {
            painter.hline(row.x_range(), foot, Stroke::new(1.0, kit.c.edge));
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, kit.c.ink);
            painter.rect_stroke(row.expand(2.0), 4.0, ring, egui::StrokeKind::Middle);
        }
    }
}
