//! The gut check: one line, ten chips, how sure; then the envelope.

use egui::{Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::model::{BriefAction, BriefModel, BriefUi};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, icons};

/// Height of the envelope at the foot.
const ENVELOPE: f32 = 80.0;

/// The sheet, the envelope it goes into, and the button, in all of `ui`.
pub fn gut_check(
    ui: &mut Ui,
    words: &Words,
    model: &BriefModel,
    state: &mut BriefUi,
    actions: &mut Vec<BriefAction>,
) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    let primary = tokens().space.primary;
    let envelope = ENVELOPE + 36.0 * (kit.look.text_size - 1.0);
    let pocket = Rect::from_min_max(
        pos2(all.left(), all.bottom() - primary - 12.0 - envelope),
        pos2(all.right(), all.bottom() - primary - 12.0),
    );
    let sheet =
        Rect::from_min_max(all.min + vec2(8.0, 0.0), pos2(all.right() - 8.0, pocket.top() + 40.0));
    // The envelope covers the foot of the sheet, so what is on it ends above.
    let body = Rect::from_min_max(sheet.min, pos2(sheet.right(), pocket.top() - 2.0));
    let paper = kit::sheet().frame(&kit).inner_margin(Margin::ZERO);
    ui.painter().add(paper.paint(sheet));
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        let inside = Frame::new().inner_margin(Margin::symmetric(20, 12));
        inside.show(ui, |ui| {
            let most = ui.available_height();
            kit::scroll(ui, ScrollArea::vertical().max_height(most), |ui| {
                questions(ui, words, model, state);
            });
        });
    });
    super::envelope(ui, pocket, false, &envelope_words(words, model, state));

    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - primary), all.max);
    let seal = kit::primary(words.get("brief-seal"))
        .icon_after(icons::ARROW_RIGHT)
        .width(foot.width())
        .enabled(state.complete(model));
    if ui.put(foot, seal).clicked()
        && let Some(sure) = state.sure
    {
        let ids = model.statements.iter().map(|statement| statement.id.clone());
        actions.push(BriefAction::Seal {
            line: state.line.trim().to_owned(),
            chips: ids.zip(state.laid.iter().copied()).collect(),
            sure,
        });
    }
}

fn questions(ui: &mut Ui, words: &Words, model: &BriefModel, state: &mut BriefUi) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.label(kit.title(words.get("brief-question")));
    ui.add_space(4.0);
    let label = words.get("brief-line");
    // Of two lines from the start, so that the chips stay where they are while one writes.
    kit::serif_rows(ui, &mut state.line, &label, &label, 2);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(kit.strong(words.with("brief-chips", &[("chips", model.chips.into())])));
        let left = state.left(model);
        ui.label(kit.small(words.with("brief-chips-left", &[("left", left.into())])));
    });
    ui.add_space(4.0);
    let texts: Vec<String> = model.statements.iter().map(|one| one.text.clone()).collect();
    kit::lay_chips(ui, words, &texts, model.chips, &mut state.laid);
    ui.add_space(4.0);
    let sure = words.get("brief-sure");
    ui.label(kit.strong(&sure));
    ui.add_space(2.0);
    kit::five_dots(ui, &sure, &steps(words), &mut state.sure);
    // For the ring around them, where the sheet has to scroll.
    ui.add_space(6.0);
}

/// The five places from a guess to certain.
fn steps(words: &Words) -> [String; 5] {
    ["sure-guess", "sure-hunch", "sure-half", "sure-fairly", "sure-certain"]
        .map(|key| words.get(key))
}

/// What the envelope says: what is still open, or that nobody grades it.
fn envelope_words(words: &Words, model: &BriefModel, state: &BriefUi) -> String {
    if state.complete(model) {
        return words.get("brief-envelope");
    }
    let open = kit::still_open(words, &state.line, state.left(model), state.sure);
    words.with("brief-open", &[("things", open.join(", ").into())])
}
