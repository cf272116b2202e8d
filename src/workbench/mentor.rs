//! The mentor: asked from the bar of every screen on which there is something to find out, answering
//! on a sheet that stays while one looks for what it says.

use egui::{Align2, Area, Id, Order, Ui, pos2, vec2};

use super::keys::{self, Act};
use super::kit::{self, Kit, icons};
use crate::look::{PortraitSpec, tokens};
use crate::text::Words;

/// Width of the sheet at the usual text size, points.
const WIDE: f32 = 340.0;

/// Who can be asked for a hint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentor {
    pub id: String,
    pub name: String,
    pub portrait: PortraitSpec,
    /// What the way to them is called.
    pub label: String,
}

/// What was said, and whether there is more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// What was said of the thing asked about last, from where to look to what it shows.
    pub said: Vec<String>,
    /// Whether the next question is about something else.
    pub complete: bool,
    /// Whether there is more to say.
    pub can_ask: bool,
}

/// Draws the sheet while `open`, and listens to its keys: the one that opens it asks, once it is
/// open. Whether a hint is asked for. `hints` are worked out only while the sheet is open.
pub fn mentor_sheet(
    ui: &mut Ui,
    words: &Words,
    mentor: &Mentor,
    hints: impl FnOnce() -> Hints,
    open: &mut bool,
) -> bool {
    let asks = keys::pressed(ui, Act::Mentor) && !keys::typing(ui);
    if !*open {
        *open = asks;
        return false;
    }
    if keys::pressed(ui, Act::Close) && !keys::typing(ui) {
        keys::swallow(ui);
        *open = false;
        return false;
    }
    let kit = Kit::of(ui);
    let hints = hints();
    let screen = ui.max_rect();
    let at = pos2(screen.right() - 8.0, screen.top() + tokens().space.top_bar + 6.0);
    let mut pressed = false;
    Area::new(Id::new("mentor"))
        .order(Order::Foreground)
        .fade_in(false)
        .fixed_pos(at)
        .pivot(Align2::RIGHT_TOP)
        .constrain_to(screen.shrink(8.0))
        .show(ui.ctx(), |ui| {
            kit::sheet().padding(16, 12).edge(kit.c.edge).show(ui, |ui| {
                let text = kit.look.text_size.max(1.0);
                ui.set_width((WIDE * text).min(screen.width() - 80.0));
                ui.horizontal(|ui| {
                    kit::face(ui, &mentor.id, &mentor.portrait, 40.0, &mentor.name);
                    ui.add_space(4.0);
                    kit::level(ui, kit.pane_title(&mentor.name));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let close = kit::quiet("").icon(icons::X).says(words.get("mentor-close"));
                        *open = !ui.add(close).clicked();
                    });
                });
                ui.add_space(4.0);
                pressed = said(ui, words, &hints);
            });
        });
    (asks || pressed) && hints.can_ask
}

/// What was said, what asking costs, and the button to ask.
fn said(ui: &mut Ui, words: &Words, hints: &Hints) -> bool {
    let kit = Kit::of(ui);
    for (index, hint) in hints.said.iter().enumerate() {
        // What was said before stays, and what is new stands out.
        let ink = if index + 1 == hints.said.len() { kit.c.ink } else { kit.c.ink_2 };
        ui.label(kit.story(hint).color(ink));
        ui.add_space(6.0);
    }
    let foot = match (hints.can_ask, hints.said.is_empty()) {
        (false, _) => "mentor-nothing",
        (true, true) => "mentor-stuck",
        (true, false) => "mentor-costs",
    };
    ui.label(kit.small(words.get(foot)));
    ui.add_space(8.0);
    let ask = match (hints.said.is_empty(), hints.complete) {
        (true, _) => "mentor-ask",
        (false, false) => "mentor-more",
        (false, true) => "mentor-next",
    };
    let ask = kit::secondary(words.get(ask)).key(keys::cap(Act::Mentor)).enabled(hints.can_ask);
    ui.add(ask).clicked()
}

/// The face and the way to the sheet, at the end of the line that says what to do now.
pub fn mentor_button(ui: &mut Ui, mentor: &Mentor) -> bool {
    let button = kit::quiet(&mentor.label).key(keys::cap(Act::Mentor)).height(26.0);
    let clicked = ui.add(button).clicked();
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
    kit::paint_face(ui, rect, &mentor.id, &mentor.portrait, crate::look::Posture::Calm, None);
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Command;
    use crate::scenario::model::PhaseName;
    use crate::workbench::app::{App, At};
    use crate::workbench::desk::{sample, top::Stop};
    use crate::workbench::guide::Guide;
    use crate::workbench::kit::{Look, testing};
    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    fn harness(app: App) -> Harness<'static, App> {
        testing::harness([1280.0, 720.0], Look::default(), app, |ui, app| {
            app.ui(ui, &Words::english());
        })
    }

    fn press(harness: &mut Harness<'static, App>, key: Key) {
        harness.key_press(key);
        harness.run();
    }

    fn asked(harness: &Harness<'static, App>) -> usize {
        harness.state().desk.play.hints.len()
    }

    #[test]
    fn hints_come_on_every_screen_where_there_is_something_to_find_out() {
        let words = Words::english();
        let mut app = App::new(sample::investigating());
        let person = app.desk.scenario().cast.people.iter().find(|person| person.interview);
        let talk = At::Talk(person.unwrap().id.clone());
        let stops = [Stop::Investigate, Stop::Timeline, Stop::Impact].map(At::Stop);
        for at in stops.into_iter().chain([At::Decisions, At::Map, talk]) {
            app.at = at.clone();
            let before = app.desk.play.hints.len();
            let mut harness = harness(app);
            press(&mut harness, Key::H);
            assert_eq!(asked(&harness), before, "{at:?}: opening asks nothing");
            press(&mut harness, Key::H);
            assert_eq!(asked(&harness), before + 1, "{at:?}");
            let (about, step) = harness.state().desk.play.hints.last().unwrap().clone();
            let text = crate::play::mentor::text(&harness.state().desk.case, &about, step);
            let text = text.unwrap().to_owned();
            harness.get_by_label(&text);
            press(&mut harness, Key::Escape);
            assert!(harness.query_by_label(&text).is_none(), "{at:?}: Escape closes it");
            assert_eq!(harness.state().at, at, "and leaves the screen where it is");
            app = App::new(sample::investigating());
            app.desk = std::mem::replace(&mut harness.state_mut().desk, sample::begun());
        }
        assert!(app.desk.send(Command::StartReview, &words));
        app.at = At::Stop(Stop::Review);
        let before = app.desk.play.hints.len();
        let mut harness = harness(app);
        let name = harness.state().desk.scenario().manifest.mentor.clone();
        let name = harness.state().desk.scenario().person(&name).unwrap().called.clone();
        harness.get_by_label(&words.with("mentor-open", &[("name", name.into())])).click();
        harness.run();
        let more = ["mentor-ask", "mentor-more", "mentor-next"].map(|key| words.get(key));
        let ask = more.iter().find_map(|label| harness.query_by_label(label));
        ask.expect("a way to ask").click();
        harness.run();
        assert_eq!(asked(&harness), before + 1);
        assert_eq!(testing::nameless(&harness), Vec::<String>::new());
        assert!(harness.state_mut().desk.send(Command::CloseReview, &words));
        harness.state_mut().at = At::Stop(Stop::of(PhaseName::Mitigate));
        harness.run();
        press(&mut harness, Key::H);
        assert_eq!(asked(&harness), before + 1, "two days later nobody is left to ask");
    }

    /// Whoever begins with the review has the guided start still before them.
    #[test]
    fn escape_closes_it_where_the_guided_start_has_nothing_to_say() {
        let words = Words::english();
        let mut app = App::new(sample::investigating());
        assert!(app.desk.send(Command::StartReview, &words));
        app.at = At::Stop(Stop::Review);
        app.guide = Some(Guide::default());
        let mut harness = harness(app);
        press(&mut harness, Key::H);
        assert!(harness.state().mentor);
        press(&mut harness, Key::Escape);
        assert!(!harness.state().mentor);
        assert!(harness.state().guide.is_some(), "it waits for where it leads");
    }
}
