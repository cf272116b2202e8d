//! The agenda: what is behind, what is on the table, what comes, each with its minutes.

use egui::{Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::model::{Progress, ReviewModel};
use crate::look::tokens;
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Voice};

/// Draws the agenda at the left top of `room`, above `talk`.
pub fn agenda(ui: &mut Ui, room: Rect, talk: Rect, words: &Words, model: &ReviewModel) {
    let kit = Kit::of(ui);
    let n = kit.night;
    let width = 204.0 * kit.look.text_size.clamp(1.0, 1.3);
    let mut y = room.top() + 12.0;
    let foot = talk.top().max(room.top() + 40.0);
    // Where there is room for few, what is on the table comes first.
    let least = 28.0 * kit.look.text_size.max(1.0);
    let fits = ((foot - y) / least).max(1.0) as usize;
    let now = model.stretches.iter().position(|one| one.progress == Progress::Current);
    let from = now.map_or(0, |now| (now + 2).saturating_sub(fits).min(now));
    for (index, stretch) in model.stretches.iter().enumerate().skip(from) {
        let current = stretch.progress == Progress::Current;
        let voice = if current { Voice::SansStrong } else { Voice::Sans };
        let ink = if current { n.text } else { n.text_2 };
        let name = kit.text(&stretch.name, voice, tokens().type_scale.chip);
        let name = kit::lay(ui, name.color(ink), width - 20.0 - 72.0);
        // What it took, of what was planned as long as it runs.
        let values = [
            ("name", stretch.name.as_str().into()),
            ("minutes", stretch.minutes.into()),
            ("spent", stretch.spent.into()),
        ];
        let minutes = match stretch.progress {
            Progress::Done => words.with("minutes", &[("minutes", stretch.spent.into())]),
            Progress::Current => words.with("review-stretch-spent", &values),
            Progress::Ahead => words.with("minutes", &[("minutes", stretch.minutes.into())]),
        };
        let minutes = kit.text(minutes, Voice::Mono, tokens().type_scale.small);
        let minutes = kit::lay(ui, minutes.color(ink), 80.0);
        let tall = name.size().y.max(16.0) + 12.0;
        if y + tall > foot {
            return;
        }
        let rect = Rect::from_min_size(pos2(room.left() + 16.0, y), vec2(width, tall));
        y += tall;
        let response = ui.interact(rect, ui.id().with(("stretch", index)), Sense::hover());
        let key = match stretch.progress {
            Progress::Done => "review-stretch-done",
            Progress::Current => "review-stretch-current",
            Progress::Ahead => "review-stretch-ahead",
        };
        let says = words.with(key, &values);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &says));
        let painter = ui.painter();
        let at = pos2(rect.left() + 6.0, rect.top() + 6.0 + 8.0);
        match stretch.progress {
            Progress::Done => painter.circle_filled(at, 6.0, n.text_2),
            Progress::Current => painter.circle_filled(at, 6.0, kit.c.mark),
            Progress::Ahead => painter.circle_stroke(at, 5.0, Stroke::new(2.0, n.text_2)),
        };
        painter.galley(pos2(rect.left() + 20.0, rect.top() + 6.0), name, ink);
        let right = rect.right() - minutes.size().x;
        painter.galley(pos2(right, rect.top() + 6.0), minutes, ink);
    }
    own(ui, pos2(room.left() + 36.0, y + 6.0), width - 20.0, foot, words, model);
}

/// How much of the time went to the player's own moves: a chair keeps an eye on that.
fn own(ui: &mut Ui, at: Pos2, width: f32, foot: f32, words: &Words, model: &ReviewModel) {
    let (own, all) = model.own_minutes;
    let kit = Kit::of(ui);
    let said = words.with("review-own-minutes", &[("own", own.into()), ("all", all.into())]);
    let text = kit::lay(ui, kit.small(&said).color(kit.night.text_2), width);
    if all == 0 || at.y + text.size().y > foot {
        return;
    }
    let rect = Rect::from_min_size(at, text.size());
    let response = ui.interact(rect, ui.id().with("own-minutes"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
    ui.painter().galley(at, text, kit.night.text_2);
    response.on_hover_text(words.get("review-own-how"));
}
