//! The left pane: what there is to read, by kind, and the people.

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::model::{EvidenceAction, EvidenceModel, SourceKind, SourceRow};
use super::state::EvidenceUi;
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
            super::inbox::promised(ui, model);
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
        kit::scroll(ui, ScrollArea::vertical().auto_shrink(false), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let open = model.open.as_ref().map(|open| open.id.as_str());
            let shown = model.cover.as_ref().map(|cover| cover.id.as_str()).or(open);
            let mut closed = false;
            let mut priced = false;
            if let Some(through) = &model.through {
                let shut = model.groups.iter().flat_map(|group| &group.sources);
                let shut = shut.filter(|source| source.shut).count();
                let values = [("count", shut.into()), ("name", through.name.as_str().into())];
                ui.add_space(4.0);
                ui.label(kit.small(words.with("evidence-eyes-closed", &values)));
            }
            for group in &model.groups {
                ui.add_space(2.0);
                let head = |ui: &mut Ui| {
                    ui.add_space(12.0);
                    ui.label(kit.small_strong(&group.name).color(kit.c.ink_2));
                    // Said once, at the first that costs something.
                    if !priced && group.sources.iter().any(|source| source.minutes > 0) {
                        priced = true;
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.add_space(10.0);
                            ui.label(kit.small(words.get("evidence-costs")));
                        });
                    }
                };
                // What is none of one kind has no heading.
                if !group.name.is_empty() {
                    ui.horizontal(head);
                }
                ui.add_space(1.0);
                for source in &group.sources {
                    let mut row = source_row(words, source, shown);
                    if source.shut || source.dear {
                        row = row.faint();
                    }
                    let row = ui.add(row);
                    if source.minutes > 0 && !closed {
                        closed = true;
                        mark(ui, Spot::Source, row.rect);
                    }
                    if state.uncovered.as_ref() == Some(&source.id) {
                        state.uncovered = None;
                        row.request_focus();
                    }
                    if row.clicked() {
                        // What costs something says first what it is.
                        let id = source.id.clone();
                        let shut = source.minutes > 0;
                        actions.push(if shut {
                            EvidenceAction::Cover(id)
                        } else {
                            EvidenceAction::Open(id)
                        });
                    }
                }
                ui.add_space(3.0);
            }
        });
    });
}

fn source_row(words: &Words, source: &SourceRow, shown: Option<&str>) -> kit::Row {
    let icon = match source.kind {
        SourceKind::Log => icons::TEXT_ALIGN_LEFT,
        SourceKind::Chart => icons::CHART_LINE,
        SourceKind::Chat => icons::CHAT,
        SourceKind::Change => icons::GIT_DIFF,
        SourceKind::Table => icons::LIST,
        SourceKind::Ticket => icons::TICKET,
        SourceKind::Paper => icons::BOOK_OPEN,
        SourceKind::Together => icons::STACK,
    };
    let mut note = source.note.clone();
    if source.minutes > 0 {
        let minutes = words.with("minutes", &[("minutes", source.minutes.into())]);
        note = if note.is_empty() { minutes } else { format!("{note}, {minutes}") };
    }
    let chosen = shown == Some(source.id.as_str());
    let state = if source.minutes > 0 { icons::CLOCK } else { icons::CHECK };
    let row = kit::row(&source.name, chosen).icon(icon).note(note).before(state);
    row.fresh(source.fresh && !chosen)
}
