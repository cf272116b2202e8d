//! What is asked for in whole sentences: needs, how it happened, the summary.

use egui::Ui;

use super::model::{Factor, ImpactAction, ImpactModel, ImpactUi, Supported};
use crate::coach::Purpose;
use crate::text::{Sought, Words};
use crate::workbench::kit::{self, Find, FindMenu, Kit, Picked, icons};

/// Letters that are shown of what can be taken into the summary.
const PREVIEW: usize = 160;
/// Width of the list of lines for the account, points.
const LINE: f32 = 460.0;

/// What somebody needed, in a line; it comes with what shows it.
pub fn need(
    ui: &mut Ui,
    words: &Words,
    entry: &Supported,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let text = state.needs.entry(entry.id.clone()).or_insert_with(|| entry.words.clone());
    let label = words.with("impact-need-words", &[("whose", entry.text.as_str().into())]);
    let (offer, hint) = (words.get("impact-need-offer"), words.get("impact-need-hint"));
    let line = Line { label: &label, offer: &offer, hint: &hint, known: &entry.words };
    if let Some(words) = line.asked(ui, words, text, state.leaving) {
        actions.push(ImpactAction::NeedWords { id: entry.id.clone(), words });
    }
}

/// Why a factor that came up is on no card, in a line.
pub fn left(
    ui: &mut Ui,
    words: &Words,
    factor: &Factor,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let text = state.left.entry(factor.id.clone()).or_insert_with(|| factor.left.clone());
    let label = words.with("impact-left-words", &[("factor", factor.text.as_str().into())]);
    let (offer, hint) = (words.get("impact-left-offer"), words.get("impact-left-hint"));
    let line = Line { label: &label, offer: &offer, hint: &hint, known: &factor.left };
    if let Some(words) = line.asked(ui, words, text, state.leaving) {
        actions.push(ImpactAction::LeaveOut { factor: factor.id.clone(), words });
    }
}

/// A line that a button offers to write.
pub struct Line<'a> {
    pub label: &'a str,
    pub offer: &'a str,
    pub hint: &'a str,
    /// As it is kept now.
    pub known: &'a str,
}

impl Line<'_> {
    /// The button, or the field with `text`; what is to be kept, once it is left.
    pub fn asked(
        self,
        ui: &mut Ui,
        words: &Words,
        text: &mut String,
        leaving: bool,
    ) -> Option<String> {
        let field = kit::serif_offered(ui, text, self.label, self.offer, self.hint, 1)?;
        kit::coach(ui, words, &field, text, Purpose::Account);
        let left = field.lost_focus() || leaving;
        (left && text.trim() != self.known).then(|| text.trim().to_owned())
    }
}

/// How one thing led to the next.
pub fn mechanism(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let label = words.get("impact-mechanism");
    kit::heading(ui, &label);
    ui.add(egui::Label::new(kit.small(words.get("impact-mechanism-how"))).wrap());
    ui.add_space(4.0);
    let text = state.mechanism.get_or_insert_with(|| model.mechanism.clone());
    let field = kit::serif_lines(ui, text, &label, &words.get("impact-mechanism-hint"), 3);
    kit::coach(ui, words, &field, text, Purpose::Account);
    // In the last sentence: the one that it shows has just been written.
    let mut picked = None;
    let line = ui.horizontal_wrapped(|ui| {
        let line = line(ui, words, model, text);
        picked = kit::pick_pins(ui, words, &model.pins, &[], usize::MAX, &label);
        line
    });
    let named = matches!(picked, Some(Picked::Add(_))) || line.inner.is_some();
    if let Some(line) = line.inner {
        *text = format!("{} {line}", text.trim_end()).trim_start().to_owned();
    }
    if let Some(Picked::Add(pin)) = picked {
        let (said, stop) = match text.trim().strip_suffix('.') {
            Some(said) => (said, "."),
            None => (text.trim(), ""),
        };
        *text = format!("{said} (P{pin}){stop}").trim_start().to_owned();
    }
    if (field.lost_focus() || state.leaving || named) && text.trim() != model.mechanism {
        actions.push(ImpactAction::Mechanism(text.trim().to_owned()));
    }
}

/// The list of lines that the account can be made of, those in it left out; the one that was chosen.
fn line(ui: &mut Ui, words: &Words, model: &ImpactModel, text: &str) -> Option<String> {
    let open: Vec<&String> =
        model.account_offers.iter().filter(|line| !text.contains(line.as_str())).collect();
    let take = kit::quiet(words.get("impact-mechanism-line")).icon(icons::PLUS).height(24.0);
    let button = ui.add(take.enabled(!open.is_empty()));
    let of = FindMenu {
        find: Find { label: &words.get("impact-find-line"), hint: &words.get("pins-find-hint") },
        note: "",
        width: LINE * Kit::of(ui).look.text_size,
    };
    let count =
        |sought: &Sought| (open.iter().filter(|line| sought.in_any(&[line])).count(), open.len());
    kit::find_menu(ui, words, &button, of, count, |ui, search| {
        let mut chosen = None;
        for line in &open {
            if search.has(&[line]) {
                let row = ui.add(kit::row(line.as_str(), false));
                chosen = search.row(&row).then(|| (*line).clone()).or(chosen);
            }
        }
        chosen
    })
}

/// What opens the postmortem.
pub fn summary(
    ui: &mut Ui,
    words: &Words,
    model: &ImpactModel,
    state: &mut ImpactUi,
    actions: &mut Vec<ImpactAction>,
) {
    let kit = Kit::of(ui);
    let label = words.get("impact-summary");
    kit::heading(ui, &label);
    ui.label(kit.small(words.get("impact-summary-how")));
    ui.add_space(4.0);
    let text = state.summary.get_or_insert_with(|| model.summary.clone());
    ui.horizontal_wrapped(|ui| {
        let keys = [
            "impact-summary-happened",
            "impact-summary-sheet",
            "impact-summary-board",
            "impact-summary-measures",
        ];
        let taken = &mut state.taken;
        for ((key, offer), taken) in keys.into_iter().zip(&model.summary_offers).zip(taken) {
            let Some(offer) = offer.as_ref().filter(|offer| !text.contains(*offer)) else {
                continue;
            };
            // How it begins: all of it would cover the page.
            let begins: String = offer.chars().take(PREVIEW).collect();
            let more = if begins.len() < offer.len() { "…" } else { "" };
            let take = ui.add(kit::quiet(words.get(key)).icon(icons::PLUS));
            if take.on_hover_text(format!("{begins}{more}")).clicked() {
                // In the place of what it said before, where that stands there still.
                let before = taken.replace(offer.clone());
                *text = match before.filter(|before| text.contains(before.as_str())) {
                    Some(before) => text.replacen(&before, offer, 1),
                    None => format!("{}\n\n{offer}", text.trim()).trim().to_owned(),
                };
                actions.push(ImpactAction::Summary(text.clone()));
            }
        }
    });
    let field = kit::serif_lines(ui, text, &label, &words.get("impact-summary-hint"), 3);
    kit::coach(ui, words, &field, text, Purpose::Account);
    if (field.lost_focus() || state.leaving) && text.trim() != model.summary {
        actions.push(ImpactAction::Summary(text.trim().to_owned()));
    }
}
