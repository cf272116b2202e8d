//! Somebody at the window who knows what the accessibility tree says, and has a mouse and keys.

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::NodeT;
use egui_kittest::{Harness, Node};
use second_story::game::Screens;
use second_story::game::front::Front;
use second_story::game::session::Session;
use second_story::play::{Case, Event, Play};
use second_story::scenario::model::{FactorId, Scenario};
use second_story::shelf::home::Home;
use second_story::shelf::settings::{self, Settings};
use second_story::text::{Value, Words};
use second_story::workbench::app::App;
use second_story::workbench::kit::install;
use std::path::Path;
use std::sync::Arc;

/// Size of the window, points.
const WINDOW: [f32; 2] = [1280.0, 720.0];

pub struct Player {
    harness: Harness<'static, Front>,
    pub words: Words,
}

impl Player {
    /// Opens the window over the user's folder `home`.
    pub fn sits_down(home: &Path) -> Self {
        let home = Home::at(home);
        let (kept, _) = settings::load(&home);
        let calm = Settings { reduced_motion: true, guided: true, ..kept };
        settings::save(&home, &calm).expect("settings");
        let session = Session { seed: Some(1), ..Session::at(Some(home), &[]) };
        let front = Front::over(Words::english(), session);
        let mut installed = None;
        let draw = move |ui: &mut egui::Ui, front: &mut Front| {
            let look = front.look();
            if installed == Some(look) {
                front.ui(ui);
            } else {
                // Fonts that are set in one frame can be used in the next.
                install(ui.ctx(), look);
                installed = Some(look);
                ui.ctx().request_repaint();
            }
        };
        let builder = Harness::builder().with_size(WINDOW).with_max_steps(64);
        let harness = builder.build_ui_state(draw, front);
        let mut player = Self { harness, words: Words::english() };
        player.waits();
        player
    }

    /// Lets everything settle.
    pub fn waits(&mut self) {
        self.harness.run();
    }

    fn app(&self) -> &App {
        self.harness.state().play().expect("a play is open")
    }

    pub fn is_home(&self) -> bool {
        self.harness.state().play().is_none()
    }

    pub fn play(&self) -> &Play {
        &self.app().desk.play
    }

    /// Everything that happened, as it stands in the journal.
    pub fn log(&self) -> &[Event] {
        &self.app().desk.log
    }

    pub fn scenario(&self) -> &Scenario {
        self.app().desk.scenario()
    }

    /// Factors in the order of their numbers.
    pub fn factors(&self) -> Vec<FactorId> {
        self.app().desk.factors().into_iter().map(|factor| factor.id.clone()).collect()
    }

    pub fn case(&self) -> Arc<Case> {
        Arc::clone(&self.app().desk.case)
    }

    /// Where the middle of a control is, from the left.
    pub fn place(&self, name: &str) -> f32 {
        self.control(name, |other| other == name).rect().center().x
    }

    /// How many events fit.
    pub fn count(&self, fits: impl Fn(&Event) -> bool) -> usize {
        self.log().iter().filter(|event| fits(event)).count()
    }

    pub fn word(&self, key: &str) -> String {
        assert!(self.words.has(key), "no words for {key}");
        self.words.get(key)
    }

    pub fn word_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        assert!(self.words.has(key), "no words for {key}");
        self.words.with(key, values)
    }

    fn all(&self) -> Vec<(String, Node<'_>)> {
        let nodes = self.harness.root().children_recursive();
        nodes.filter_map(|node| Some((node.accesskit_node().label()?, node))).collect()
    }

    /// Everything that can be used now, by name.
    pub fn names(&self) -> Vec<String> {
        self.all().into_iter().filter(|(_, node)| usable(node)).map(|(name, _)| name).collect()
    }

    /// The one usable control whose name fits.
    fn control(&self, what: &str, fits: impl Fn(&str) -> bool) -> Node<'_> {
        let mut found: Vec<Node<'_>> = self
            .all()
            .into_iter()
            .filter(|(name, node)| usable(node) && fits(name))
            .map(|(_, node)| node)
            .collect();
        assert_eq!(found.len(), 1, "controls for {what:?} among {:#?}", self.names());
        found.remove(0)
    }

    pub fn can(&self, name: &str) -> bool {
        self.names().iter().any(|other| other == name)
    }

    /// Whether a text can be read somewhere.
    pub fn reads(&self, text: &str) -> bool {
        let said = |node: &Node<'_>| {
            let node = node.accesskit_node();
            [node.label(), node.value()].into_iter().flatten().any(|said| said.contains(text))
        };
        self.harness.root().children_recursive().any(|node| said(&node))
    }

    /// What the field of this name holds.
    pub fn written(&self, name: &str) -> String {
        self.control(name, |other| other == name).value().unwrap_or_default()
    }

    /// Whether the control of this name is chosen.
    pub fn chosen(&self, name: &str) -> bool {
        let node = self.control(name, |other| other == name);
        let node = node.accesskit_node();
        node.is_selected() == Some(true) || node.toggled() == Some(egui::accesskit::Toggled::True)
    }

    pub fn focused(&self) -> Option<String> {
        let focused = |(_, node): &(String, Node<'_>)| node.is_focused();
        self.all().into_iter().find(focused).map(|(name, _)| name)
    }

    /// Clicks the one control of this name.
    pub fn click(&mut self, name: &str) {
        self.click_where(name, |other| other == name);
    }

    /// Clicks the one control whose name begins so.
    pub fn click_starting(&mut self, start: &str) {
        self.click_where(start, |other| other.starts_with(start));
    }

    /// Clicks the one control whose name has this in it.
    pub fn click_with(&mut self, part: &str) {
        self.click_where(part, |other| other.contains(part));
    }

    fn click_where(&mut self, what: &str, fits: impl Fn(&str) -> bool) {
        self.control(what, &fits).scroll_to_me();
        self.waits();
        let node = self.control(what, &fits);
        let at = node.rect().center();
        let window = Rect::from_min_max(pos2(0.0, 0.0), pos2(WINDOW[0], WINDOW[1]));
        assert!(window.contains(at), "{what:?} is at {at}, outside the window");
        node.click();
        self.waits();
    }

    /// Writes into the field of this name, over what stands there.
    pub fn writes(&mut self, name: &str, text: &str) {
        self.click(name);
        self.presses_with(Modifiers::COMMAND, Key::A);
        self.types(text);
        assert_eq!(self.written(name), text);
    }

    pub fn types(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.waits();
    }

    pub fn presses(&mut self, key: Key) {
        self.presses_with(Modifiers::NONE, key);
    }

    pub fn presses_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.waits();
    }

    /// Presses Tab until the control of this name has the keyboard.
    pub fn tabs_to(&mut self, name: &str) {
        for _ in 0..400 {
            self.presses(Key::Tab);
            if self.focused().as_deref() == Some(name) {
                return;
            }
        }
        panic!("Tab never comes to {name:?} among {:#?}", self.names());
    }

    /// Names that more than one usable control has; empty lines of a paper are alike.
    pub fn alike(&self) -> Vec<String> {
        let blank = self.word("evidence-blank");
        let mut names: Vec<String> = self.names();
        names.retain(|name| *name != blank);
        names.sort();
        let mut twice: Vec<String> = names
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| pair[0].clone())
            .collect();
        twice.dedup();
        twice
    }
}

/// Whether something can be done with a node: anything but text that is only read.
fn usable(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    let acts = [Action::Click, Action::Focus].iter().any(|act| node.data().supports_action(*act));
    acts && node.role() != Role::Label && !node.is_disabled()
}
