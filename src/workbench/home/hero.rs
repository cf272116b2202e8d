//! The band of night: the story to go on with, and the lit house.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::model::{CardState, Current, HomeAction, HomeModel, HomeUi};
use crate::look::house::{self, Lights};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::portraits::{MarkGround, paint_mark};
use crate::workbench::kit::{self, Kit, Place, Voice, icons, paint};
use crate::workbench::settings::{settings, settings_button};

/// Draws the band into `band`.
pub fn hero(
    ui: &mut Ui,
    band: Rect,
    words: &Words,
    model: &HomeModel,
    state: &mut HomeUi,
    actions: &mut Vec<HomeAction>,
) {
    let kit = Kit::of(ui);
    ui.painter().rect_filled(band, 0.0, kit.night.ground);
    let begun = model.current.as_ref().is_some_and(|current| current.state != CardState::New);
    street(ui, band, begun);
    header(ui, band, words, state, actions);

    let margin = tokens().space.page_reading;
    let width = (band.width() * 0.54).clamp(400.0, 760.0);
    let text = Rect::from_min_size(
        pos2(band.left() + margin, band.top() + 54.0 + (band.height() - 330.0) * 0.4),
        vec2(width, band.height() * 0.78),
    );
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| match &model.current {
        Some(current) => story(ui, words, current, state, actions),
        None => nothing(ui, words, model.folder.as_deref()),
    });
}

/// The street stands on the desk's edge at the right, in its half of the band.
fn street(ui: &Ui, band: Rect, begun: bool) {
    let night = &tokens().theme(Kit::of(ui).look.theme).night;
    let width =
        (band.height() * house::STREET[0] / house::STREET[1]).min((band.width() * 0.52).max(480.0));
    let rect = Rect::from_min_max(pos2(band.right() - width, band.top()), band.max);
    let painter_clip = ui.clip_rect().intersect(band);
    let mut inside = ui.new_child_for(band);
    inside.set_clip_rect(painter_clip);
    paint(&inside, ("street", begun), rect, Place::Stand, || house::street(night, begun));
}

/// A child `Ui` that takes no room, to paint with another clip rectangle.
trait Overlay {
    fn new_child_for(&self, rect: Rect) -> Ui;
}

impl Overlay for Ui {
    fn new_child_for(&self, rect: Rect) -> Ui {
        let builder = UiBuilder::new().max_rect(rect).layer_id(self.layer_id());
        Ui::new(self.ctx().clone(), self.id().with("overlay"), builder)
    }
}

fn header(
    ui: &mut Ui,
    band: Rect,
    words: &Words,
    state: &mut HomeUi,
    actions: &mut Vec<HomeAction>,
) {
    let kit = Kit::of(ui);
    let margin = tokens().space.page_reading;
    let row = Rect::from_min_size(
        pos2(band.left() + margin, band.top() + 18.0),
        vec2(band.width() - 2.0 * margin, 36.0),
    );
    let emblem = Rect::from_min_size(pos2(row.left(), row.center().y - 12.0), vec2(21.0, 24.0));
    paint_mark(ui, emblem, Lights::Both, MarkGround::Night);
    let name = kit.text(words.get("app-name"), Voice::SerifMedium, tokens().type_scale.speech);
    let name = name.color(kit.night.text);
    kit::write(ui, pos2(row.left() + 29.0, row.top() + 6.0), name, 300.0);

    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout), |ui| {
        let help = kit::quiet("").icon(icons::QUESTION).says(words.get("help"));
        if ui.add(help.on_night()).clicked() {
            state.keys = true;
        }
        if settings_button(ui, &words.get("settings"), true).clicked() {
            state.settings = !state.settings;
        }
        actions.extend(settings(ui, words, &mut state.settings).map(HomeAction::Set));
    });
}

fn story(
    ui: &mut Ui,
    words: &Words,
    current: &Current,
    state: &mut HomeUi,
    actions: &mut Vec<HomeAction>,
) {
    let kit = Kit::of(ui);
    let night = kit.night;
    let values = [
        ("company", current.company.as_str().into()),
        ("day", current.day.as_str().into()),
        ("level", current.level.into()),
        ("minutes", current.minutes.into()),
    ];
    let mut where_from = words.with("home-where", &values);
    if let CardState::Begun { left_at, .. } = &current.state {
        let left = words.with("home-left-at", &[("place", left_at.as_str().into())]);
        where_from = format!("{where_from} {left}");
    }
    ui.label(kit.strong(where_from).color(night.lamp));
    ui.add_space(8.0);
    ui.label(kit.headline(&current.headline).color(night.text));
    ui.add_space(10.0);
    let remark = match &current.state {
        CardState::New => words.get("home-first-story"),
        CardState::Begun { .. } => match current.so_far {
            Some((pins, talks)) => {
                words.with("home-so-far", &[("pins", pins.into()), ("talks", talks.into())])
            }
            None => words.get("home-at-the-table"),
        },
        CardState::Reviewed { second_story } if second_story.is_empty() => {
            words.get("home-reviewed")
        }
        CardState::Reviewed { second_story } => second_story.clone(),
    };
    ui.scope(|ui| {
        ui.set_max_width(520.0);
        ui.label(kit.story(remark).color(night.text_2));
        if !current.practises.is_empty() {
            let practises = current.practises.join(", ");
            let practises = words.with("home-practises", &[("practises", practises.into())]);
            ui.add_space(4.0);
            ui.label(kit.body(practises).color(night.text_2));
        }
    });
    ui.add_space(18.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        buttons(ui, words, current, state, actions);
    });
}

fn buttons(
    ui: &mut Ui,
    words: &Words,
    current: &Current,
    state: &mut HomeUi,
    actions: &mut Vec<HomeAction>,
) {
    let id = || current.id.clone();
    let begun = matches!(current.state, CardState::Begun { .. });
    let (label, icon, first) = match &current.state {
        CardState::Begun { minutes_left: Some(left), .. } => {
            let label = words.with("home-continue", &[("minutes", (*left).into())]);
            (label, icons::ARROW_RIGHT, HomeAction::Continue(id()))
        }
        CardState::Begun { minutes_left: None, .. } => {
            (words.get("home-go-on"), icons::ARROW_RIGHT, HomeAction::Continue(id()))
        }
        CardState::New => (words.get("home-begin"), icons::ARROW_RIGHT, HomeAction::Begin(id())),
        CardState::Reviewed { .. } => {
            (words.get("home-read"), icons::BOOK_OPEN_TEXT, HomeAction::Open(id()))
        }
    };
    if ui.add(kit::primary(label).icon(icon)).clicked() {
        actions.push(first);
    }
    let again = (words.get("home-again"), words.get("home-again-sure"), HomeAction::Begin(id()));
    let review = current.review_minutes.map(|minutes| {
        let label = words.with("home-at-review", &[("minutes", minutes.into())]);
        (label, words.get("home-at-review-sure"), HomeAction::BeginAtReview(id()))
    });
    let again = (current.state != CardState::New).then_some(again);
    let others: Vec<_> = again.into_iter().chain(review).collect();
    // Another beginning puts an unfinished play away, so it asks once.
    let asked = others.iter().find(|(.., action)| begun && state.confirm.as_ref() == Some(action));
    if let Some((_, sure, action)) = asked {
        if ui.add(kit::secondary(sure).on_night().height(40.0)).clicked() {
            state.confirm = None;
            actions.push(action.clone());
        }
        if ui.add(kit::quiet(words.get("home-keep")).on_night().height(40.0)).clicked() {
            state.confirm = None;
        }
        return;
    }
    for (label, _, action) in others {
        if ui.add(kit::secondary(label).on_night().height(40.0)).clicked() {
            if begun {
                state.confirm = Some(action);
            } else {
                actions.push(action);
            }
        }
    }
}

fn nothing(ui: &mut Ui, words: &Words, folder: Option<&str>) {
    let kit = Kit::of(ui);
    ui.label(kit.headline(words.get("home-nothing")).color(kit.night.text));
    ui.add_space(10.0);
    ui.set_max_width(520.0);
    let how = match folder {
        Some(folder) => words.with("home-nothing-how", &[("folder", folder.into())]),
        None => words.get("home-nothing-nowhere"),
    };
    ui.label(kit.story(how).color(kit.night.text_2));
}
