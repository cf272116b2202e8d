//! Incidents as cards with a tab, what could not be opened, and the library.

use egui::{
    CornerRadius, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::model::{CardState, HomeAction, IncidentCard, LibraryEntry, Notice};
use crate::look::house::Lights;
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::portraits::{MarkGround, paint_mark};
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Height of the tab that carries the company's name.
const TAB: f32 = 20.0;

/// Paper with a folder's tab; gives the sheet below the tab.
fn folder(ui: &Ui, kit: &Kit, rect: Rect, tab: &str, touched: bool) -> Rect {
    let c = kit.c;
    let sheet = Rect::from_min_max(pos2(rect.left(), rect.top() + TAB - 2.0), rect.max);
    let radius = CornerRadius::same(tokens().shape.sheet as u8);
    let painter = ui.painter();
    painter.add(kit::style::shadow(kit).as_shape(sheet, radius));
    let edge = Stroke::new(kit.stroke, if touched { c.edge } else { c.rule });
    let label = kit::lay(ui, kit.small_strong(tab).color(c.ink_2), f32::INFINITY);
    let ear = Rect::from_min_size(rect.min, vec2(label.size().x + 26.0, TAB + 6.0));
    let round = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
    painter.rect(ear, round, c.paper, edge, StrokeKind::Inside);
    painter.rect(sheet, radius, c.paper, edge, StrokeKind::Inside);
    // The tab and the sheet are one piece of paper.
    let seam = Rect::from_min_max(
        pos2(ear.left() + kit.stroke, sheet.top() - 2.0),
        pos2(ear.right() - kit.stroke, sheet.top() + 6.0),
    );
    painter.rect_filled(seam, 0.0, c.paper);
    painter.galley(pos2(rect.left() + 13.0, rect.top() + 3.0), label, c.ink_2);
    sheet
}

/// One incident; a click begins it or goes on with it.
pub fn card(
    ui: &mut Ui,
    words: &Words,
    incident: &IncidentCard,
    size: Vec2,
    actions: &mut Vec<HomeAction>,
) {
    let kit = Kit::of(ui);
    let c = kit.c;
    let (rect, response) = kit::touch(ui, size, &incident.id, Sense::click());
    let (state, says) = state_words(words, incident);
    response.widget_info(|| {
        let name = format!("{}. {}. {says}", incident.company, incident.headline);
        WidgetInfo::labeled(WidgetType::Button, true, name)
    });
    let sheet = folder(ui, &kit, rect, &incident.company, response.hovered());
    let inside = sheet.shrink2(vec2(17.0, 14.0));
    let lights = match incident.state {
        CardState::New => Lights::Dark,
        CardState::Begun { .. } => Lights::Ground,
        CardState::Reviewed { .. } => Lights::Both,
    };
    let emblem = Rect::from_min_size(pos2(inside.right() - 27.0, inside.top()), vec2(27.0, 33.0));
    paint_mark(ui, emblem, lights, MarkGround::Paper);
    let headline = kit
        .text(&incident.headline, Voice::SerifMedium, tokens().type_scale.speech)
        .line_height(Some(24.0 * kit.look.text_size));
    let written = kit::write(ui, inside.min, headline, inside.width() - 50.0);
    let below = pos2(inside.left(), written.bottom() + 8.0);
    let foot = inside.bottom() - 4.0 - 16.0 * kit.look.text_size;
    let remark = match &incident.state {
        CardState::Reviewed { second_story } if !second_story.is_empty() => {
            let told = words.with("home-your-story", &[("story", second_story.as_str().into())]);
            kit.text(told, Voice::SerifItalic, tokens().type_scale.lead).color(c.calm)
        }
        CardState::Begun { left_at, .. } => kit.body(left_at).color(c.ink_2),
        _ => kit.body(&incident.practises).color(c.ink_2),
    };
    if below.y + 20.0 < foot - 12.0 {
        kit::write(ui, below, remark, inside.width());
    }
    let line = Stroke::new(kit.stroke, c.rule);
    ui.painter().hline(inside.x_range(), foot - 10.0, line);
    level_bars(ui, &kit, pos2(inside.left(), foot + 13.0 * kit.look.text_size), incident.level);
    let values = [("level", incident.level.into()), ("minutes", incident.minutes.into())];
    let level = kit.small(words.with("home-level", &values));
    kit::write(ui, pos2(inside.left() + 34.0, foot), level, 200.0);
    let reviewed = matches!(incident.state, CardState::Reviewed { .. });
    let ink = if reviewed { c.calm } else { c.ink };
    let state = kit::lay(ui, kit.small_strong(state).color(ink), f32::INFINITY);
    let at = pos2(inside.right() - state.size().x, foot);
    ui.painter().galley(at, state, ink);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        let id = incident.id.clone();
        actions.push(match incident.state {
            CardState::Begun { .. } => HomeAction::Continue(id),
            CardState::New | CardState::Reviewed { .. } => HomeAction::Begin(id),
        });
    }
}

/// The state on the card and in its accessible name.
fn state_words(words: &Words, incident: &IncidentCard) -> (String, String) {
    let state = match &incident.state {
        CardState::New => words.get("home-state-new"),
        CardState::Begun { minutes_left: Some(left), .. } => {
            words.with("home-state-begun", &[("minutes", (*left).into())])
        }
        CardState::Begun { minutes_left: None, .. } => words.get("home-state-under-way"),
        CardState::Reviewed { .. } => words.get("home-state-reviewed"),
    };
    let values = [("level", incident.level.into()), ("minutes", incident.minutes.into())];
    let says = format!("{}. {state}", words.with("home-level", &values));
    (state, says)
}

/// Three bars, filled up to the level, standing on `foot`.
fn level_bars(ui: &Ui, kit: &Kit, foot: egui::Pos2, level: u8) {
    for bar in 0..3_u8 {
        let tall = 4.0 + 4.0 * f32::from(bar);
        let x = foot.x + 9.0 * f32::from(bar);
        let rect = Rect::from_min_max(pos2(x, foot.y - tall), pos2(x + 7.0, foot.y));
        let on = bar < level;
        let ink = if on { kit.c.ink } else { kit.c.rule };
        if kit.doubled && !on {
            let edge = Stroke::new(1.0, ink);
            ui.painter().rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(rect, 0.0, ink);
        }
    }
}

/// What could not be opened: which, why, and what helps.
pub fn error_card(ui: &mut Ui, error: &Notice, size: Vec2) -> Response {
    let kit = Kit::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let title = &error.title;
    response.widget_info(|| {
        let name = format!("{title}: {}. {} {}", error.name, error.message, error.how);
        WidgetInfo::labeled(WidgetType::Label, true, name)
    });
    let sheet = folder(ui, &kit, rect, &error.name, false);
    let inside = sheet.shrink2(vec2(17.0, 14.0));
    let heading = kit.strong(format!("{} {title}", kit::Sign::Warn.glyph())).color(kit.c.warn);
    let written = kit::write(ui, inside.min, heading, inside.width());
    let clip = ui.painter().with_clip_rect(inside);
    let message = kit::lay(ui, kit.evidence(&error.message), inside.width());
    clip.galley(written.left_bottom() + vec2(0.0, 6.0), message, kit.c.ink);
    let how = kit::lay(ui, kit.small(&error.how), inside.width());
    let at = inside.left_bottom() - vec2(0.0, how.size().y);
    let ground = Rect::from_min_size(at, vec2(inside.width(), how.size().y)).expand(4.0);
    ui.painter().rect_filled(ground, 0.0, kit.c.paper);
    ui.painter().galley(at, how, kit.c.ink_2);
    response.on_hover_text(&error.message)
}

/// Finished plays: each opens its postmortem.
pub fn library(
    ui: &mut Ui,
    words: &Words,
    entries: &[LibraryEntry],
    room: f32,
    actions: &mut Vec<HomeAction>,
) {
    kit::sheet().padding(16, 8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if entries.is_empty() {
            ui.add_space(4.0);
            kit::empty(ui, &words.get("home-library-empty"));
            ui.add_space(4.0);
            return;
        }
        let list = egui::ScrollArea::vertical().max_height(room - 20.0);
        kit::scroll(ui, list, |ui| {
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    kit::rule(ui);
                }
                if library_row(ui, entry).clicked() {
                    actions.push(HomeAction::Open(entry.id.clone()));
                }
            }
        });
    });
}

fn library_row(ui: &mut Ui, entry: &LibraryEntry) -> Response {
    let kit = Kit::of(ui);
    let wide = ui.available_width();
    let title = kit::lay(ui, kit.strong(&entry.headline), wide - 58.0);
    let below = format!("{}, {}", entry.company, entry.finished);
    let remark = kit::lay(ui, kit.small(below), wide - 58.0);
    let tall = title.size().y + remark.size().y + 14.0;
    let (rect, response) = kit::touch(ui, vec2(wide, tall), &entry.id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &entry.headline));
    let middle = rect.center().y;
    let icon = |ui: &Ui, icon: &str, x: f32| {
        let icon = kit::lay(ui, kit.icon(icon, 17.0), f32::INFINITY);
        let at = pos2(x, middle - icon.size().y / 2.0);
        ui.painter().galley(at, icon, kit.c.ink_2);
    };
    icon(ui, icons::BOOK_OPEN, rect.left());
    icon(ui, icons::ARROW_RIGHT, rect.right() - 18.0);
    let at = pos2(rect.left() + 29.0, rect.top() + 7.0);
    let below = at + vec2(0.0, title.size().y);
    ui.painter().galley(at, title, kit.c.ink);
    ui.painter().galley(below, remark, kit.c.ink_2);
    kit::buttons::focus_ring(ui, &kit, &response, false);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
