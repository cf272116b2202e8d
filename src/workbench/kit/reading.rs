//! Lines of text that the eye can follow, and words of two sizes on one line.

use egui::{Color32, Response, RichText, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::paint::lay;
use super::theme::{Kit, Voice};
use crate::look::tokens;
use crate::look::tokens::Step;

/// Letters as often as English has them, to measure what a line of them takes.
const SAMPLE: &str =
    "the rate at which it was read, and by whom, is more than any of us could have known";

/// Width of a column that holds no more characters of a voice than the tokens allow.
pub fn reading_width(ui: &Ui, voice: Voice, step: Step) -> f32 {
    tokens().space.reading_columns as f32 * sign_width(ui, voice, step)
}

/// What one character of a voice takes, as they come in running text.
pub fn sign_width(ui: &Ui, voice: Voice, step: Step) -> f32 {
    let kit = Kit::of(ui);
    let font = kit.font(voice, step.0);
    let sample = ui.painter().layout_no_wrap(SAMPLE.to_owned(), font, kit.c.ink);
    sample.size().x / SAMPLE.len() as f32
}

/// The width of what `ui` has, but no more than [`reading_width`].
pub fn column_width(ui: &Ui, voice: Voice, step: Step) -> f32 {
    ui.available_width().min(reading_width(ui, voice, step))
}

/// Words in a row whose other words are of the body's size and centred: on one line with those,
/// whatever their own size.
pub fn level(ui: &mut Ui, text: RichText) -> Response {
    let kit = Kit::of(ui);
    let says = text.text().to_owned();
    let text = lay(ui, text, f32::INFINITY);
    let (rect, response) =
        ui.allocate_exact_size(vec2(text.size().x, text.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
    let foot = |text: &egui::Galley| {
        let first = text.rows.first()?;
        Some(first.pos.y + first.glyphs.first()?.pos.y)
    };
    let body = ui.painter().layout_no_wrap(
        "x".to_owned(),
        kit.font(Voice::Sans, tokens().type_scale.body.0),
        Color32::PLACEHOLDER,
    );
    let line = rect.center().y - body.size().y / 2.0 + foot(&body).unwrap_or(0.0);
    let at = pos2(rect.left(), line - foot(&text).unwrap_or(0.0));
    ui.painter().galley(at, text, kit.c.ink);
    response
}
