//! The left pane: what there is to read, by kind, and the people.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::model::{EvidenceAction, EvidenceModel, EvidenceUi, SourceKind, SourceRow};
use crate::text::Words;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::kit::{self, Kit, icons};

/// The pane in all of `ui`.
pub fn sources(
    ui: &mut Ui,
    words: &Words,
    model: &EvidenceModel,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let margin = Margin::symmetric(8, 6);
    Panel::bottom("evidence-people")
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(margin))
        .show(ui, |ui| {
            super::screen::line_above(ui, ui.max_rect());
            ui.add_space(2.0);
            super::inbox::inbox(ui, words, model, state);
            let map = kit::row(words.get("map-open"), false).icon(icons::MAP_TRIFOLD);
            if ui.add(map).clicked() {
                actions.push(EvidenceAction::Map);
            }
            let people = kit::row(words.get("evidence-people"), false)
                .icon(icons::USER)
                .note(model.people.clone());
            let people = ui.add(people);
            mark(ui, Spot::People, people.rect);
            if people.clicked() {
                actions.push(EvidenceAction::People);
            }
            super::later::later(ui, words, model, state, actions);
        });
    Frame::new().inner_margin(Margin { left: 8, right: 2, top: 6, bottom: 0 }).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let open = model.open.as_ref().map(|open| open.id.as_str());
            let mut closed = false;
            for group in &model.groups {
                ui.add_space(5.0);
                ui.horizontal(|ui| {
                    ui.add_space(12.0);
                    ui.label(kit.small_strong(&group.name).color(kit.c.ink_2));
                });
                ui.add_space(3.0);
                for source in &group.sources {
                    let mut row = source_row(words, source, open);
                    if source.shut {
                        // Still a way to go, and seen not to be theirs.
                        row = row.note(words.get("evidence-eyes-not")).faint();
                    }
                    let row = ui.add(row);
                    if source.minutes > 0 && !closed {
                        closed = true;
                        mark(ui, Spot::Source, row.rect);
                    }
                    if row.clicked() {
                        actions.push(EvidenceAction::Open(source.id.clone()));
                    }
                }
                ui.add_space(4.0);
            }
        });
    });
}

fn source_row(words: &Words, source: &SourceRow, open: Option<&str>) -> kit::Row {
    let icon = match source.kind {
        SourceKind::Log => icons::TEXT_ALIGN_LEFT,
        SourceKind::Chart => icons::CHART_LINE,
        SourceKind::Chat => icons::CHAT,
        SourceKind::Change => icons::GIT_DIFF,
        SourceKind::Table => icons::LIST,
        SourceKind::Ticket => icons::TICKET,
        SourceKind::Paper => icons::BOOK_OPEN,
    };
    let mut note = source.note.clone();
    if source.minutes > 0 {
        let minutes = words.with("minutes", &[("minutes", source.minutes.into())]);
        note = if note.is_empty() { minutes } else { format!("{note}, {minutes}") };
    }
    let chosen = open == Some(source.id.as_str());
    kit::row(&source.name, chosen).icon(icon).note(note).fresh(source.fresh && !chosen)
}
