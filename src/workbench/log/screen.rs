//! The screen of an opened log: what is open, and the reader in all that is left.

use egui::{
    Align, Frame, Layout, Margin, Rect, RichText, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::model::model;
use super::reading::LogReader;
use crate::text::{Words, grouped};
use crate::workbench::evidence::{EvidenceAction, read_log};
use crate::workbench::keys::{self, Act, Page, key_sheet};
use crate::workbench::kit::top_bar::{PHASES, wordmark};
use crate::workbench::kit::{self, Kit, Look};
use crate::workbench::settings::{settings, settings_button};

impl LogReader {
    /// The log in all of `ui`; the look that was chosen.
    pub fn ui(&mut self, ui: &mut Ui, words: &Words) -> Option<Look> {
        let kit = Kit::of(ui);
        let screen = ui.max_rect();
        kit::ground(ui, screen, kit.c.paper);
        let (bar, below) = screen.split_top_bottom_at_y(screen.top() + PHASES);
        self.bar(ui, words, bar);
        let model = model(self, words);
        let mut actions = Vec::new();
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for notice in self.book.notices() {
                let text = if notice.hint.is_empty() {
                    notice.message
                } else {
                    format!("{}: {}", notice.message, notice.hint)
                };
                Frame::new().inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
                    kit::sign(ui, kit::Sign::Warn, &text);
                });
            }
            if self.book.lines().known == 0 && !self.works() {
                Frame::new().inner_margin(40).show(ui, |ui| {
                    kit::empty(ui, &words.get("log-empty"));
                });
                return;
            }
            actions = read_log(ui, words, &model, &mut self.state);
        });
        for action in actions {
            if let EvidenceAction::Query(query) = action {
                self.state.query = query;
            }
        }
        self.held();
        key_sheet(ui, words, Page::Log, &mut self.keys);
        kit::keep_focus(ui);
        settings(ui, words, &mut self.settings)
    }

    /// What is open, how much of it, and how far it is known.
    fn bar(&mut self, ui: &mut Ui, words: &Words, bar: Rect) {
        let kit = Kit::of(ui);
        let inside = bar.shrink2(vec2(16.0, 0.0));
        let mut left = ui.new_child(
            UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)),
        );
        // There is no home to go to from here.
        left.add_enabled_ui(false, |ui| wordmark(ui, &kit, &words.get("app-name")));
        left.add_space(20.0);
        let files = self.book.files();
        let name = match files.as_slice() {
            [] => String::new(),
            [one] => one.name.clone(),
            [first, ..] => words.with(
                "log-files",
                &[("first", first.name.as_str().into()), ("others", (files.len() - 1).into())],
            ),
        };
        let wide = 88.0 * kit.look.text_size.max(1.0);
        let right = Rect::from_min_max(pos2(inside.right() - wide, inside.top()), inside.max);
        let facts = self.facts(words);
        let facts = kit::lay(ui, kit.small(&facts), f32::INFINITY);
        let room = right.left() - left.cursor().left() - facts.size().x - 32.0;
        left.allocate_ui_with_layout(
            vec2(room.max(60.0), inside.height()),
            Layout::left_to_right(Align::Center),
            |ui| {
                if let Some(on) = self.in_order() {
                    self.order(ui, words, on);
                }
                let name: RichText = kit.strong(&name);
                ui.add(egui::Label::new(name).truncate());
            },
        );
        let at = pos2(right.left() - facts.size().x - 12.0, bar.center().y - facts.size().y / 2.0);
        let response = ui.interact(
            Rect::from_min_size(at, facts.size()),
            ui.id().with("facts"),
            Sense::hover(),
        );
        let says = facts.text().to_owned();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &says));
        ui.painter().galley(at, facts, kit.c.ink_2);
        let mut end = ui.new_child(
            UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)),
        );
        if settings_button(&mut end, &words.get("settings"), false).clicked() {
            self.settings = !self.settings;
        }
        let help = kit::quiet("").icon(kit::icons::QUESTION).says(words.get("help"));
        if end.add(help).clicked() {
            self.keys = !self.keys;
        }
        let line = Stroke::new(kit.stroke, kit.c.rule);
        ui.painter().hline(bar.x_range(), bar.bottom(), line);
    }

    /// Whether several logs are read as one, by the times of their lines: the button, and its key.
    fn order(&mut self, ui: &mut Ui, words: &Words, on: bool) {
        let key = keys::cap(Act::InOrder);
        let says = words.get(if on { "log-one-by-one" } else { "log-in-order" });
        let button = if on { kit::secondary("") } else { kit::quiet("") };
        let button = button.icon(kit::icons::STACK).says(&says).height(28.0);
        let pressed = keys::pressed(ui, Act::InOrder) && !keys::typing(ui);
        if ui.add(button).on_hover_text(format!("{says}  {key}")).clicked() || pressed {
            self.state.by_log = on;
        }
        ui.add_space(8.0);
    }

    fn facts(&self, words: &Words) -> String {
        let progress = self.book.progress();
        let lines = grouped(self.book.lines().known);
        let size = size(progress.bytes);
        let known = progress.indexed.min(progress.dated);
        if progress.opening || known < progress.bytes {
            let share = 100 * known / progress.bytes.max(1);
            let values = [("lines", lines.into()), ("size", size.into()), ("share", share.into())];
            return words.with("log-being-read", &values);
        }
        words.with("log-read", &[("lines", lines.into()), ("size", size.into())])
    }
}

/// Bytes as people say them.
fn size(bytes: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let mut value = bytes as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < units.len() {
        (value, unit) = (value / 1000.0, unit + 1);
    }
    let digits = usize::from(unit > 0 && value < 9.95);
    format!("{value:.digits$} {}", units[unit])
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        assert_eq!([0, 999, 1000, 9_949].map(size), ["0 B", "999 B", "1.0 kB", "9.9 kB"]);
        assert_eq!([999_400, 999_600].map(size), ["999 kB", "1.0 MB"]);
        assert_eq!([1_048_381_900, u64::MAX].map(size), ["1.0 GB", "18446744 TB"]);
    }
}
