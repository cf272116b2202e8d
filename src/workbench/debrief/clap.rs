//! The office claps: a first postmortem is an occasion.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::model::{DebriefAction, DebriefUi};
use crate::look::{house, tokens};
use crate::text::Words;
use crate::workbench::kit::{self, Kit, Place, icons};

/// The moment in all of `ui`: the house lit on both floors, a few warm words, a way on.
pub fn clap(ui: &mut Ui, words: &Words, state: &mut DebriefUi, actions: &mut Vec<DebriefAction>) {
    let kit = Kit::of(ui);
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, kit.night.ground);
    // The light comes up once; without motion it is up at once.
    let up = ui.ctx().animate_value_with_time(
        ui.id().with("clap"),
        1.0,
        kit.seconds(tokens().motion.light_ms),
    );
    let theme = tokens().theme(kit.look.theme);
    let tall = (all.height() * 0.56).min(460.0);
    let house = Rect::from_min_max(pos2(all.left(), all.bottom() - tall), all.max);
    let centre = pos2(all.center().x, house.top() + tall * 0.45);
    for (radius, share) in [(330.0, 0.05), (220.0, 0.07)] {
        let glow = kit.night.window.gamma_multiply(share * up);
        if !kit.doubled {
            ui.painter().circle_filled(centre, radius, glow);
        }
    }
    kit::paint(ui, "clap", house, Place::Stand, || house::street(&theme.night, true));
    let text =
        Rect::from_min_max(all.min + vec2(40.0, 36.0), pos2(all.right() - 40.0, house.top()));
    ui.scope_builder(
        UiBuilder::new().max_rect(text).layout(Layout::top_down(Align::Center)),
        |ui| {
            ui.label(kit.headline(words.get("debrief-clap")).color(kit.night.text));
            ui.add_space(8.0);
            ui.label(kit.speech(words.get("debrief-clap-how")).color(kit.night.lamp));
            ui.add_space(16.0);
            let read = kit::primary(words.get("debrief-clap-read")).icon_after(icons::ARROW_RIGHT);
            let read = ui.add(read.on_night());
            // The one thing to do here: Enter does it.
            if ui.memory(|memory| memory.focused().is_none()) {
                read.request_focus();
            }
            if read.clicked() {
                state.clapped = true;
                actions.push(DebriefAction::Clapped);
            }
        },
    );
}
