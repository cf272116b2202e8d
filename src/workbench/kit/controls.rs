//! Controls to write and to say how sure one is.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, EventFilter, Response, Sense, Stroke, TextBuffer, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::icons;
use super::theme::{Kit, Voice};
use crate::look::tokens;
use crate::workbench::keys::{self, Act};

/// Five dots on a line: how sure, from a guess to certain. `value` is 0 to 4 or `None`.
/// `label` names the control, `steps` the five places. Left and right move it.
pub fn five_dots(
    ui: &mut Ui,
    label: &str,
    steps: &[String; 5],
    value: &mut Option<u8>,
) -> Response {
    let kit = Kit::of(ui);
    let c = kit.c;
    let width = ui.available_width().min(320.0);
    let (rect, mut response) = super::touch(ui, vec2(width, 48.0), label, Sense::click_and_drag());
    let line = rect.left() + 9.0..=rect.right() - 9.0;
    let step = (line.end() - line.start()) / 4.0;
    let before = *value;
    if let Some(at) = response.interact_pointer_pos() {
        let nearest = ((at.x - line.start()) / step).round().clamp(0.0, 4.0);
        *value = Some(nearest as u8);
        response.request_focus();
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            let arrows = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
            memory.set_focus_lock_filter(response.id, arrows);
        });
        let now = value.unwrap_or(2);
        if keys::times(ui, Act::LessSure) > 0 {
            *value = Some(now.saturating_sub(1));
        } else if keys::times(ui, Act::Surer) > 0 {
            *value = Some(if value.is_none() { 2 } else { (now + 1).min(4) });
        }
    }
    if *value != before {
        response.mark_changed();
    }
    response.widget_info(|| {
        let said = value.map_or(0.0, |value| f64::from(value) + 1.0);
        WidgetInfo::slider(true, said, label)
    });

    let painter = ui.painter();
    let y = rect.top() + 14.0;
    let x = |dot: u8| line.start() + step * f32::from(dot);
    painter.hline(line.clone(), y, Stroke::new(1.5, c.edge));
    if let Some(value) = *value {
        painter.hline(*line.start()..=x(value), y, Stroke::new(3.0, c.ink));
    }
    for dot in 0..5 {
        let at = pos2(x(dot), y);
        match *value {
            Some(value) if dot == value => {
                painter.circle(at, 10.0, c.mark, Stroke::new(2.0, c.ink));
            }
            Some(value) if dot < value => {
                painter.circle_filled(at, 5.0, c.ink);
            }
            _ => {
                painter.circle(at, 4.5, c.paper, Stroke::new(2.0, c.ink));
            }
        }
    }
    // The ends always have their words; the chosen place has its own, in strong.
    let lay = |text: &str, strong: bool| {
        let voice = if strong { Voice::SansStrong } else { Voice::Sans };
        let ink = if strong { c.ink } else { c.ink_2 };
        painter.layout_no_wrap(text.to_owned(), kit.font(voice, 12.0), ink)
    };
    let mut taken: Vec<egui::Rangef> = Vec::new();
    let order = [value.unwrap_or(0), 0, 4];
    for dot in order {
        let text = lay(&steps[usize::from(dot)], *value == Some(dot));
        let wide = text.size().x;
        let left = (x(dot) - wide / 2.0).clamp(rect.left(), rect.right() - wide);
        let span = egui::Rangef::new(left - 6.0, left + wide + 6.0);
        if taken.iter().all(|other| other.max <= span.min || span.max <= other.min) {
            taken.push(span);
            painter.galley(pos2(left, y + 17.0), text, Color32::PLACEHOLDER);
        }
    }
    super::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// One line in the serif, on a heavy line: what the player writes. `label` is its accessible name.
/// What is longer than a row goes on in the next; Enter ends it.
pub fn serif_field(ui: &mut Ui, text: &mut String, label: &str, hint: &str) -> Response {
    serif_rows(ui, text, label, hint, 1)
}

/// The same, with room for so many rows before it grows.
pub fn serif_rows(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    hint: &str,
    rows: usize,
) -> Response {
    let edit = TextEdit::multiline(text).desired_rows(rows).return_key(None);
    let response = written(ui, edit, label, hint);
    one_line(text);
    if response.has_focus() && keys::pressed(ui, Act::KeepNote) {
        ui.memory_mut(|memory| memory.surrender_focus(response.id));
    }
    response
}

/// Pasted text may have several lines.
fn one_line(text: &mut String) {
    if text.contains(['\n', '\r']) {
        *text = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    }
}

/// A field for what will be said.
pub struct Said {
    pub response: Response,
    /// Enter was pressed in it.
    pub entered: bool,
    /// It had the keyboard at the start of this frame.
    pub held: bool,
}

/// What the player says, in the serif, of at most so many characters; `hint` stands there until
/// something is written. Enter is for who asks, Escape lets go of the keyboard.
pub fn serif_said(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    hint: egui::RichText,
    most: usize,
) -> Said {
    let said = hint.text().to_owned();
    let rows = super::lay(ui, hint.clone(), ui.available_width()).rows.len();
    let keys =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    let edit = TextEdit::multiline(text).desired_rows(rows).return_key(None).char_limit(most);
    let response = written_with(ui, edit.event_filter(keys), label, hint);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_placeholder(said));
    one_line(text);
    let held = response.has_focus();
    let entered = held && keys::pressed(ui, Act::Ask);
    if held && keys::pressed(ui, Act::LeaveNote) {
        ui.memory_mut(|memory| memory.surrender_focus(response.id));
    }
    Said { response, entered, held }
}

/// Several lines in the serif, at least `rows` high.
pub fn serif_lines(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    hint: &str,
    rows: usize,
) -> Response {
    let kit = Kit::of(ui);
    let scale = tokens().type_scale.lead;
    let hint = kit.text(hint, Voice::SerifItalic, scale).color(kit.c.ink_3);
    // As what it becomes in the document: a text of several lines needs air between them.
    let format = TextFormat {
        font_id: kit.font(Voice::Serif, scale.0),
        line_height: Some(scale.1 * kit.grown(scale.0)),
        color: kit.c.ink,
        ..TextFormat::default()
    };
    let mut lay = |ui: &Ui, text: &dyn TextBuffer, wide: f32| {
        let mut job = LayoutJob::single_section(text.as_str().to_owned(), format.clone());
        job.wrap.max_width = wide;
        ui.painter().layout_job(job)
    };
    let edit = TextEdit::multiline(text).desired_rows(rows).layouter(&mut lay);
    written_with(ui, edit, label, hint)
}

/// Lines that most leave out: a quiet button that says `offer` until it is pressed or something
/// stands there. None while it is the button.
pub fn serif_offered(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    offer: &str,
    hint: &str,
    rows: usize,
) -> Option<Response> {
    /// It was asked for; whether the keyboard has gone there.
    #[derive(Clone, Copy)]
    struct Asked(bool);
    let id = ui.id().with(("offered", label));
    let asked = ui.data(|data| data.get_temp::<Asked>(id));
    if text.is_empty() && asked.is_none() {
        let button = super::quiet(offer).icon(icons::PENCIL_SIMPLE).height(26.0).says(label);
        if ui.add(button).clicked() {
            // From the next frame on: in this one the click would take the keyboard from it again.
            ui.data_mut(|data| data.insert_temp(id, Asked(false)));
            ui.ctx().request_repaint();
        }
        return None;
    }
    let field = match rows {
        1 => serif_field(ui, text, label, hint),
        _ => serif_lines(ui, text, label, hint, rows),
    };
    if let Some(Asked(false)) = asked {
        field.request_focus();
        ui.data_mut(|data| data.insert_temp(id, Asked(true)));
    }
    Some(field)
}

fn written(ui: &mut Ui, edit: TextEdit<'_>, label: &str, hint: &str) -> Response {
    let kit = Kit::of(ui);
    let hint = kit.quote(hint).color(kit.c.ink_3);
    written_with(ui, edit, label, hint)
}

fn written_with(ui: &mut Ui, edit: TextEdit<'_>, label: &str, hint: egui::RichText) -> Response {
    let kit = Kit::of(ui);
    // Named by what it is for: what comes and goes above it must not take the keyboard from it.
    let shown = edit
        .id_salt(label)
        .frame(egui::Frame::NONE)
        .font(kit.font(Voice::Serif, tokens().type_scale.speech.0))
        .text_color(kit.c.ink)
        .desired_width(f32::INFINITY)
        .hint_text(hint)
        .show(ui);
    let response = super::coached::remember(ui, shown);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    let focused = response.has_focus();
    let width = if focused { 2.0 } else { kit.stroke };
    let ink = if focused { kit.c.ink } else { kit.c.edge };
    let under = Stroke::new(width, ink);
    let y = response.rect.bottom() + 3.0;
    ui.painter().hline(response.rect.x_range(), y, under);
    ui.add_space(6.0);
    response
}

/// One line in a box, such as a search: `icon` before it, in the voice of what is typed.
/// `label` is its accessible name.
pub fn boxed_field(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    hint: &str,
    icon: &str,
    voice: Voice,
) -> Response {
    boxed(ui, text, label, hint, voice, Boxed { icon, tall: 34.0, kept: 0.0, escape: false }).1
}

/// What tells one box from another: its icon, its height, the room that it keeps at its right for
/// others, and whether Escape is for it instead of taking the keyboard from it.
pub(super) struct Boxed<'a> {
    pub icon: &'a str,
    pub tall: f32,
    pub kept: f32,
    pub escape: bool,
}

/// The field, and the box round it.
pub(super) fn boxed(
    ui: &mut Ui,
    text: &mut String,
    label: &str,
    hint: &str,
    voice: Voice,
    of: Boxed<'_>,
) -> (egui::Rect, Response) {
    let kit = Kit::of(ui);
    let size = vec2(ui.available_width(), of.tall * kit.look.text_size.max(1.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let radius = egui::CornerRadius::same(tokens().shape.control as u8);
    // Under the text, and drawn once its focus is known.
    let ground = ui.painter().add(egui::Shape::Noop);
    let mut left = rect.left() + 12.0;
    if !of.icon.is_empty() {
        let icon = super::lay(ui, kit.icon(of.icon, 16.0), f32::INFINITY);
        let at = pos2(left, rect.center().y - icon.size().y / 2.0);
        left += icon.size().x + 8.0;
        ui.painter().galley(at, icon, kit.c.ink_2);
    }
    let inside =
        egui::Rect::from_min_max(pos2(left, rect.top()), rect.max - vec2(10.0 + of.kept, 0.0));
    // As egui has it, but for Escape.
    let keys = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: of.escape,
        ..EventFilter::default()
    };
    let edit = TextEdit::singleline(text)
        .return_key(None)
        .id_salt(label)
        .frame(egui::Frame::NONE)
        .font(kit.font(voice, 13.0))
        .text_color(kit.c.ink)
        .desired_width(inside.width())
        .event_filter(keys)
        .vertical_align(egui::Align::Center)
        .hint_text(kit.text(hint, Voice::Sans, tokens().type_scale.chip).color(kit.c.ink_3));
    let filled = egui::Layout::centered_and_justified(egui::Direction::TopDown);
    let within = egui::UiBuilder::new().max_rect(inside).layout(filled);
    let response = ui.scope_builder(within, |ui| {
        let shown = edit.show(ui);
        super::coached::remember(ui, shown)
    });
    let response = response.inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label));
    let focused = response.has_focus();
    let edge = if focused { Stroke::new(2.0, kit.c.ink) } else { kit.outline() };
    let kind = egui::StrokeKind::Inside;
    let shape = egui::epaint::RectShape::new(rect, radius, kit.c.paper, edge, kind);
    ui.painter().set(ground, shape);
    (rect, response)
}
