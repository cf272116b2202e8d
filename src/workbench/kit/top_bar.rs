//! The bar above every screen of a play: phases as stations on one line, and the working time.

use std::sync::Arc;

use egui::{
    CornerRadius, CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::theme::{Kit, Voice};
use crate::look::tokens;
use crate::workbench::guide::{Spot, mark};
use crate::workbench::mentor::{Mentor, mentor_button};
use crate::workbench::settings::settings_button;

/// Where the play stands with a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationState {
    Done,
    Current,
    Ahead,
}

/// One phase on the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    pub name: String,
    pub state: StationState,
    /// Joined to the next by the thick segment: both are open at once.
    pub joined: bool,
    /// Whether a click may go there.
    pub open: bool,
}

/// Height of the phases' part of the bar; what to do now stands below it, points.
pub const PHASES: f32 = 48.0;

/// Height of the button that goes on to another station, points: it stands in the line.
const GO: f32 = 20.0;

/// Room of a station without its name, points.
const NAMELESS: f32 = 18.0;

/// What the top bar shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopBar {
    pub stations: Vec<Station>,
    /// Minutes left and minutes in all, while the clock matters.
    pub minutes: Option<(u32, u32)>,
    /// Beside the ruler, in words: "84 min", "to 16:00"; or one remark when the clock is over.
    pub left: String,
    pub until: String,
    /// What to do now, in the line below.
    pub next: Next,
    /// Who can be asked for a hint.
    pub mentor: Option<Mentor>,
    /// Accessible names of the emblem, and of the buttons at the end; none without a name.
    pub home: String,
    pub help: String,
    pub settings: String,
}

/// What to do now, and the station where that is, with how a button says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    pub text: String,
    pub to: Option<(usize, String)>,
}

/// What the player did on the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopBarAction {
    Home,
    Help,
    /// Open the settings, or close them.
    Settings,
    /// To the mentor, or away again.
    Mentor,
    /// A click on an open station, by index.
    Station(usize),
}

impl TopBar {
    /// Draws the bar across the whole width: the phases, and what to do now.
    pub fn show(&self, ui: &mut Ui) -> Option<TopBarAction> {
        let kit = Kit::of(ui);
        let size = vec2(ui.available_width(), tokens().space.top_bar);
        let (all, _) = ui.allocate_exact_size(size, Sense::hover());
        let (rect, below) = all.split_top_bottom_at_y(all.top() + PHASES);
        ui.painter().rect_filled(rect, CornerRadius::ZERO, kit.c.paper);
        let mut action = self.what_now(ui, &kit, below);
        let inside = rect.shrink2(vec2(16.0, 0.0));

        let mut left = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(inside)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        if wordmark(&mut left, &kit, &self.home).clicked() {
            action = Some(TopBarAction::Home);
        }
        let from = left.min_rect().right();

        let mut right = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(inside)
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        right.spacing_mut().item_spacing.x = 8.0;
        let help = super::quiet("").icon(super::icons::QUESTION).says(self.help.clone());
        if right.add(help).clicked() {
            action = Some(TopBarAction::Help);
        }
        if !self.settings.is_empty() && settings_button(&mut right, &self.settings, false).clicked()
        {
            action = Some(TopBarAction::Settings);
        }
        let buttons = right.min_rect().left();
        right.add_space(8.0);
        right.label(kit.body(&self.until).color(kit.c.ink_3));
        right.spacing_mut().item_spacing.x = 4.0;
        right.label(kit.strong(&self.left));
        if let Some((minutes, all)) = self.minutes {
            right.add_space(4.0);
            let says = format!("{} {}", self.left, self.until);
            let ruler = working_time(&mut right, minutes, all, &says);
            mark(ui, Spot::Time, ruler.rect.with_max_x(buttons - 8.0));
        }
        let to = right.min_rect().left();

        // In a narrow window the segments shrink first, then only the current phase keeps its name.
        let room = (to - from - 32.0).max(0.0);
        let fits = |tight, named| stations_width(ui, &kit, &self.stations, tight, named) <= room;
        let (tight, named) = match () {
            () if fits(1.0, true) => (1.0, true),
            () if fits(0.5, true) => (0.5, true),
            () => (if fits(1.0, false) { 1.0 } else { 0.5 }, false),
        };
        let width = stations_width(ui, &kit, &self.stations, tight, named);
        let start = (rect.center().x - 74.0 - width / 2.0)
            .clamp(from + 16.0, (to - width - 16.0).max(from + 16.0));
        if let Some(index) = self.stations_ui(ui, &kit, pos2(start, rect.center().y), tight, named)
        {
            action = Some(TopBarAction::Station(index));
        }
        action
    }

    /// What to do now, in one line below the phases, and who helps on.
    fn what_now(&self, ui: &mut Ui, kit: &Kit, rect: Rect) -> Option<TopBarAction> {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, kit.c.inset);
        let edge = Stroke::new(kit.stroke, kit.c.rule);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, edge);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge);
        let mut rest = rect.shrink2(vec2(16.0, 0.0));
        let mut action = None;
        if let Some(mentor) = &self.mentor {
            let mut end = ui.new_child(
                egui::UiBuilder::new()
                    .max_rect(rest)
                    .layout(egui::Layout::right_to_left(egui::Align::Center)),
            );
            end.spacing_mut().item_spacing.x = 4.0;
            if mentor_button(&mut end, mentor) {
                action = Some(TopBarAction::Mentor);
            }
            rest.set_right(end.min_rect().left() - 16.0);
        }
        if self.next.text.is_empty() {
            return action;
        }
        let mut line = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(rest)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        line.spacing_mut().item_spacing.x = 12.0;
        let text = kit.text(&self.next.text, Voice::Sans, tokens().type_scale.chip);
        let to = self.next.to.as_ref();
        let to = to.filter(|(at, _)| self.stations.get(*at).is_some_and(|station| station.open));
        let Some((at, says)) = to else {
            line.add(egui::Label::new(text).truncate());
            return action;
        };
        let go = way(&line, kit, says);
        // The way stands behind the words, and is in sight whatever they leave.
        let room = rest.width() - go.size.x - 12.0;
        let words = super::lay_rows(&line, text.color(kit.c.ink), room.max(80.0), 1);
        let (place, label) = line.allocate_exact_size(words.size(), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &self.next.text));
        line.painter().galley(place.min, words, kit.c.ink);
        if go.ui(&mut line, kit, says).clicked() {
            action = Some(TopBarAction::Station(*at));
        }
        action
    }

    fn stations_ui(
        &self,
        ui: &mut Ui,
        kit: &Kit,
        at: egui::Pos2,
        tight: f32,
        named: bool,
    ) -> Option<usize> {
        let c = kit.c;
        let mut x = at.x;
        let y = at.y;
        let mut clicked = None;
        for (index, station) in self.stations.iter().enumerate() {
            let current = station.state == StationState::Current;
            let voice = if current { Voice::SansStrong } else { Voice::Sans };
            let ink = match station.state {
                StationState::Current => c.ink,
                StationState::Done => c.ink_2,
                StationState::Ahead => c.ink_3,
            };
            let shown = if named || current { station.name.clone() } else { String::new() };
            let text = ui.painter().layout_no_wrap(shown, kit.font(voice, 13.0), ink);
            let wide = text.size().x;
            let rect = Rect::from_min_max(pos2(x - 2.0, y - 14.0), pos2(x + 22.0 + wide, y + 14.0));
            let id = ui.id().with(("station", index));
            let sense = if station.open { Sense::click() } else { Sense::hover() };
            let response = ui.interact(rect, id, sense);
            response.widget_info(|| {
                let kind = WidgetType::SelectableLabel;
                WidgetInfo::selected(kind, station.open, current, &station.name)
            });
            let painter = ui.painter();
            let dot = pos2(x + 6.0, y);
            match station.state {
                StationState::Current => {
                    painter.circle(dot, 5.5, c.mark, Stroke::new(3.0, c.ink));
                }
                StationState::Done => {
                    painter.circle_filled(dot, 5.5, c.ink_2);
                }
                StationState::Ahead => {
                    painter.circle(dot, 4.0, c.paper, Stroke::new(2.0, c.ink_3));
                }
            }
            painter.galley(pos2(x + 19.0, y - text.size().y / 2.0), text, ink);
            super::buttons::focus_ring(ui, kit, &response, false);
            let response =
                if !named && !current { response.on_hover_text(&station.name) } else { response };
            let response = if station.open {
                response.on_hover_cursor(CursorIcon::PointingHand)
            } else {
                response
            };
            if station.open && response.clicked() {
                clicked = Some(index);
            }
            // The line begins at the name, or at the dot where there is none.
            x += if wide > 0.0 { 19.0 + wide + 8.0 } else { NAMELESS };
            if index + 1 < self.stations.len() {
                let long = 21.0 * tight;
                // What lies between two places that were reached is walked.
                let walked = |station: &Station| station.state != StationState::Ahead;
                let done = walked(station) && walked(&self.stations[index + 1]);
                let (width, ink) = match (station.joined, done) {
                    (true, _) => (5.0, if done { c.ink_2 } else { c.rule }),
                    (false, true) => (2.0, c.ink_2),
                    (false, false) => (2.0, c.rule),
                };
                let line = Rect::from_center_size(pos2(x + long / 2.0, y), vec2(long, width));
                let radius = CornerRadius::same((width / 2.0) as u8);
                ui.painter().rect_filled(line, radius, ink);
                x += long + 7.0;
            }
        }
        clicked
    }
}

/// The button that goes on to another station, laid out.
struct Way {
    text: Arc<Galley>,
    arrow: Arc<Galley>,
    size: egui::Vec2,
}

fn way(ui: &Ui, kit: &Kit, says: &str) -> Way {
    let text = kit.text(says, Voice::SansStrong, tokens().type_scale.chip).line_height(None);
    let text = super::lay(ui, text, f32::INFINITY);
    let arrow = super::lay(ui, kit.icon(super::icons::ARROW_RIGHT, 13.0), f32::INFINITY);
    let size = vec2(text.size().x + arrow.size().x + 26.0, GO.max(text.size().y + 2.0));
    Way { text, arrow, size }
}

impl Way {
    fn ui(self, ui: &mut Ui, kit: &Kit, says: &str) -> Response {
        let (rect, response) = super::touch(ui, self.size, says, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, says));
        let touched = response.hovered();
        let edge = Stroke::new(kit.stroke, if touched { kit.c.ink } else { kit.c.edge });
        let radius = CornerRadius::same((rect.height() / 2.0) as u8);
        ui.painter().rect(rect, radius, kit.c.paper, edge, StrokeKind::Inside);
        let at = |x: f32, tall: f32| pos2(x, rect.center().y - tall / 2.0);
        let wide = self.text.size().x;
        let tall = self.text.size().y;
        ui.painter().galley(at(rect.left() + 10.0, tall), self.text, kit.c.ink);
        let tall = self.arrow.size().y;
        ui.painter().galley(at(rect.left() + 16.0 + wide, tall), self.arrow, kit.c.ink);
        super::buttons::focus_ring(ui, kit, &response, false);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

fn stations_width(ui: &Ui, kit: &Kit, stations: &[Station], tight: f32, named: bool) -> f32 {
    let names: f32 = stations
        .iter()
        .map(|station| {
            let font = kit.font(Voice::SansStrong, 13.0);
            let shown = named || station.state == StationState::Current;
            let name = if shown { station.name.clone() } else { String::new() };
            let text = ui.painter().layout_no_wrap(name, font, kit.c.ink);
            if shown { text.size().x + 27.0 } else { NAMELESS }
        })
        .sum();
    names + (21.0 * tight + 7.0) * stations.len().saturating_sub(1) as f32
}

/// The emblem and the name of the program; a click leads home.
pub fn wordmark(ui: &mut Ui, kit: &Kit, says: &str) -> Response {
    let font = kit.font(Voice::SerifMedium, 20.0);
    let text = ui.painter().layout_no_wrap("second-story".to_owned(), font, kit.c.ink);
    let size = vec2(text.size().x + 30.0, 32.0);
    let (rect, response) = super::touch(ui, size, says, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, says));
    let at = pos2(rect.left() + 30.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, kit.c.ink);
    let emblem = Rect::from_min_size(pos2(rect.left(), rect.center().y - 12.5), vec2(22.0, 25.0));
    let ground = super::portraits::MarkGround::Paper;
    super::portraits::paint_mark(ui, emblem, crate::look::house::Lights::Both, ground);
    super::buttons::focus_ring(ui, kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Working time as a ruler that empties to the right: `left` of `all` minutes.
/// `says` is its accessible name, in words.
pub fn working_time(ui: &mut Ui, left: u32, all: u32, says: &str) -> Response {
    let kit = Kit::of(ui);
    let c = kit.c;
    let (rect, response) = ui.allocate_exact_size(vec2(132.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, says));
    let painter = ui.painter();
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 8.0));
    let radius = CornerRadius::same(4);
    let all = all.max(1) as f32;
    let share = (left as f32 / all).clamp(0.0, 1.0);
    let from = bar.right() - bar.width() * share;
    painter.rect(bar, radius, c.inset, kit.outline(), StrokeKind::Inside);
    let rest = Rect::from_min_max(pos2(from, bar.top()), bar.max);
    painter.rect_filled(rest, radius, c.mark);
    let mut minutes = 30.0;
    while minutes < all {
        let x = bar.right() - bar.width() * minutes / all;
        painter.vline(x, bar.y_range(), Stroke::new(1.0, c.paper));
        minutes += 30.0;
    }
    painter.vline(from.max(bar.left() + 1.0), rect.shrink(1.0).y_range(), Stroke::new(2.0, c.ink));
    response
}
