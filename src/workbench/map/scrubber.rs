//! Under the map: play and pause, and the day's minutes to drag along.

use egui::{
    Align2, CornerRadius, CursorIcon, Rangef, Rect, Sense, Shape, Stroke, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

use super::model::{Flag, MapModel, MapUi, Sight};
use crate::look::tokens;
use crate::scenario::model::{MINUTE, Ms, SECOND};
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::theme::colour;
use crate::workbench::kit::{self, Kit, Voice, icons};

/// Between a flag and its name, and the least room for a name, points.
const BESIDE: f32 = 8.0;
const SHORTEST: f32 = 60.0;
/// Seconds of the day a second that can be chosen.
const SPEEDS: [u32; 3] = [10, 60, 240];

/// `HH:MM:SS` of milliseconds since any midnight.
pub fn clock(at: Ms) -> String {
    let second = at.div_euclid(SECOND).rem_euclid(86_400);
    format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

/// The strip in all of `ui`.
pub fn scrubber(ui: &mut Ui, words: &Words, model: &MapModel, state: &mut MapUi) {
    controls(ui, words, model, state);
    ui.add_space(6.0);
    minutes(ui, words, model, state);
}

fn controls(ui: &mut Ui, words: &Words, model: &MapModel, state: &mut MapUi) {
    let kit = Kit::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        if ui
            .add(
                kit::secondary("")
                    .icon(icons::SKIP_BACK)
                    .says(words.get("map-minute-back"))
                    .width(38.0),
            )
            .clicked()
        {
            step(model, state, -MINUTE);
        }
        let (icon, says) =
            if state.playing { (icons::PAUSE, "map-pause") } else { (icons::PLAY, "map-play") };
        if ui.add(kit::secondary("").icon(icon).says(words.get(says)).width(38.0)).clicked() {
            toggle(model, state);
        }
        if ui
            .add(
                kit::secondary("")
                    .icon(icons::SKIP_FORWARD)
                    .says(words.get("map-minute-on"))
                    .width(38.0),
            )
            .clicked()
        {
            step(model, state, MINUTE);
        }
        for speed in SPEEDS {
            let label = words.with("map-speed", &[("speed", speed.into())]);
            if ui.add(kit::chip(label, state.speed == speed)).clicked() {
                state.speed = speed;
            }
        }
        let sight = match model.sight {
            Sight::Clear => "map-sight-clear",
            Sight::Charts => "map-sight-charts",
            Sight::Logs => "map-sight-logs",
            Sight::Nothing => "map-sight-nothing",
        };
        let pace = match state.speed {
            10 => "map-pace-10",
            60 => "map-pace-60",
            _ => "map-pace-240",
        };
        let remark = format!("{} · {}", words.get(pace), words.get(sight));
        ui.label(kit.small(remark).color(kit.c.ink_2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| legend(ui, model));
    });
    if !keys::typing(ui) {
        let by = keys::between(ui, Act::MinuteBack, Act::MinuteOn) * MINUTE
            + keys::between(ui, Act::SecondBack, Act::SecondOn) * SECOND;
        if by != 0 {
            step(model, state, by);
        }
        if keys::pressed(ui, Act::Replay) {
            toggle(model, state);
        }
    }
}

fn legend(ui: &mut Ui, model: &MapModel) {
    let kit = Kit::of(ui);
    let theme = tokens().theme(kit.look.theme);
    let mut seen = Vec::new();
    for line in model.lines.iter().rev() {
        if seen.contains(&line.hue) {
            continue;
        }
        seen.push(line.hue);
        ui.label(kit.small(&line.name));
        let (rect, _) = ui.allocate_exact_size(vec2(26.0, 8.0), Sense::hover());
        ui.painter().rect_filled(
            rect,
            CornerRadius::same(4),
            colour(super::scene::hue(theme, line.hue)),
        );
    }
}

fn toggle(model: &MapModel, state: &mut MapUi) {
    state.playing = !state.playing;
    if state.playing && state.at.is_some_and(|at| at >= model.to - SECOND) {
        state.at = Some(model.from);
    }
}

fn step(model: &MapModel, state: &mut MapUi, by: Ms) {
    let at = state.at.unwrap_or(model.from) + by;
    state.at = Some(at.clamp(model.from, (model.to - SECOND).max(model.from)));
    state.playing = false;
}

fn minutes(ui: &mut Ui, words: &Words, model: &MapModel, state: &mut MapUi) {
    let kit = Kit::of(ui);
    let size = vec2(ui.available_width(), ui.available_height().max(84.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let span = (model.to - model.from).max(1) as f32;
    let x_of = |at: Ms| rect.left() + rect.width() * ((at - model.from) as f32 / span);
    let at = state.at.unwrap_or(model.from);
    let says = words.with("map-moment", &[("time", model.time(at).into())]);
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(true, ((at - model.from) / SECOND) as f64, &says);
        info.typ = WidgetType::Slider;
        info
    });
    if let Some(pointer) =
        response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())
    {
        let share = ((pointer.x - rect.left()) / rect.width()).clamp(0.0, 1.0);
        let second = (f64::from(share) * f64::from(span) / SECOND as f64) as Ms;
        state.at = Some((model.from + second * SECOND).min(model.to - SECOND));
        state.playing = false;
    }
    let bars = Rect::from_min_max(
        pos2(rect.left(), rect.top() + 22.0),
        pos2(rect.right(), rect.bottom() - 30.0),
    );
    paint_bars(ui, &kit, model, bars);
    let capsule = x_of(at)..=x_of(at) + 1.0;
    let mut taken = vec![key(ui, words, &kit, model, bars)];
    taken
        .push(Rect::from_x_y_ranges(capsule.start() - 44.0..=capsule.end() + 44.0, rect.y_range()));
    empty(ui, &kit, model, bars);
    let labels = flags(ui, &kit, model, bars, at, &x_of, &mut taken);
    for pin in &model.pins {
        ui.painter().circle(
            pos2(x_of(*pin), bars.bottom() + 7.0),
            3.5,
            kit.c.mark,
            Stroke::new(1.0, kit.c.mark_ink),
        );
    }
    let step = 15 * MINUTE;
    let mut tick = (model.from + model.offset).div_euclid(step) * step - model.offset;
    // Whose time it is stands beside the first.
    let mut zone = format!(" {}", model.zone);
    while tick <= model.to {
        if tick >= model.from {
            let share = (tick - model.from) as f32 / span;
            let align = if share < 0.01 {
                Align2::LEFT_BOTTOM
            } else if share > 0.99 {
                Align2::RIGHT_BOTTOM
            } else {
                Align2::CENTER_BOTTOM
            };
            ui.painter().text(
                pos2(x_of(tick), rect.bottom()),
                align,
                format!("{}{}", &model.time(tick)[..5], std::mem::take(&mut zone)),
                kit.font(Voice::Sans, 12.0),
                kit.c.ink_2,
            );
        }
        tick += step;
    }
    head(ui, &kit, rect, bars, x_of(at), &model.time(at));
    kit::focus_ring(ui, &kit, &response, false);
    let flag = response.hover_pos().and_then(|pos| {
        let on = labels.iter().find(|(label, _)| label.contains(pos)).map(|(_, flag)| *flag);
        let near = || {
            let mut near = model.flags.iter().filter(|flag| (x_of(flag.at) - pos.x).abs() < 6.0);
            near.next_back()
        };
        on.or_else(near).map(|flag| format!("{} {}", model.time(flag.at), flag.title))
    });
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    if let Some(text) = flag {
        response.on_hover_text_at_pointer(text);
    }
}

/// What the bars are, and the most that they come to; gives what it covers.
fn key(ui: &Ui, words: &Words, kit: &Kit, model: &MapModel, bars: Rect) -> Rect {
    let theme = tokens().theme(kit.look.theme);
    let most = most(model);
    let mut x = bars.left();
    let y = bars.top() - 12.0;
    if most > 0.0 {
        let most = words.with("map-most", &[("count", crate::text::grouped(most as u64).into())]);
        let parts = [
            (Some(colour(theme.lines.school.toward(theme.inset, 0.25))), words.get("map-answered")),
            (Some(kit.c.fault), words.get("map-turned")),
            (None, most),
        ];
        for (ink, text) in parts {
            if let Some(ink) = ink {
                let at = Rect::from_center_size(pos2(x + 4.0, y), vec2(8.0, 8.0));
                ui.painter().rect_filled(at, 0.0, ink);
                x += 12.0;
            }
            let text = kit::lay(ui, kit.small(text), f32::INFINITY);
            let at = pos2(x, y - text.size().y / 2.0);
            x += text.size().x + 10.0;
            ui.painter().galley(at, text, kit.c.ink_2);
        }
    }
    Rect::from_min_max(pos2(bars.left(), y - 10.0), pos2(x, y + 10.0))
}

/// In the widest stretch of which nothing is known: what would show it.
fn empty(ui: &Ui, kit: &Kit, model: &MapModel, bars: Rect) {
    let mut widest = 0..0;
    let mut from = 0;
    for at in 0..=model.bars.len() {
        if model.bars.get(at).is_some_and(|bar| bar.seen.is_none()) {
            continue;
        }
        if at - from > widest.len() {
            widest = from..at;
        }
        from = at + 1;
    }
    let wide = bars.width() / model.bars.len().max(1) as f32;
    let text = kit::lay(ui, kit.small(&model.missing), f32::INFINITY);
    let room = wide * widest.len() as f32 - 16.0;
    if model.missing.is_empty() || text.size().x > room {
        return;
    }
    let middle = bars.left() + wide * (widest.start + widest.end) as f32 / 2.0;
    let at = pos2(middle, bars.center().y) - text.size() / 2.0;
    ui.painter().galley(at, text, kit.c.ink_2);
}

/// Triangles for what stands on the timeline, the point down where things are well again. The first,
/// the last and the one at the playhead have their names, as far as there is room; gives where those
/// stand.
fn flags<'a>(
    ui: &Ui,
    kit: &Kit,
    model: &'a MapModel,
    bars: Rect,
    at: Ms,
    x_of: &dyn Fn(Ms) -> f32,
    taken: &mut Vec<Rect>,
) -> Vec<(Rect, &'a Flag)> {
    let top = bars.top() - 4.0;
    for flag in &model.flags {
        let x = x_of(flag.at);
        let ink = match () {
            () if !flag.stands => kit.c.ink_3,
            () if flag.ends => kit.c.calm,
            () => kit.c.ink,
        };
        let (tip, foot) = if flag.ends { (top, top - 9.0) } else { (top - 9.0, top) };
        let points = vec![pos2(x, tip), pos2(x + 5.0, foot), pos2(x - 5.0, foot)];
        ui.painter().add(Shape::convex_polygon(points, ink, Stroke::NONE));
        taken.push(Rect::from_min_max(pos2(x - 5.0, top - 10.0), pos2(x + 5.0, top)));
    }
    let first = model.flags.iter().min_by_key(|flag| flag.at);
    let last = model.flags.iter().max_by_key(|flag| flag.at);
    let near = model.flags.iter().min_by_key(|flag| (flag.at - at).abs());
    let mut labels: Vec<(Rect, &Flag)> = Vec::new();
    for flag in [near, first, last].into_iter().flatten() {
        if labels.iter().any(|(_, named)| std::ptr::eq(*named, flag)) {
            continue;
        }
        let x = x_of(flag.at);
        let tall = kit::lay(ui, kit.small(&flag.title), f32::INFINITY).size();
        let y = top - 5.0 - tall.y / 2.0;
        let band = Rangef::new(y, y + tall.y);
        let beside = taken.iter().filter(|other| other.y_range().intersects(band));
        let (mut from, mut to) = (bars.left(), bars.right());
        for other in beside {
            if other.right() > x + BESIDE {
                to = to.min(other.left() - BESIDE);
            }
            if other.left() < x - BESIDE {
                from = from.max(other.right() + BESIDE);
            }
        }
        let (left, right) = (x - BESIDE - from, to - x - BESIDE);
        let rightwards = right >= tall.x || (left < tall.x && right >= left);
        let room = if rightwards { right } else { left };
        if room < SHORTEST {
            continue;
        }
        let text = kit::lay_rows(ui, kit.small(&flag.title), room, 1);
        let min = if rightwards { x + BESIDE } else { x - BESIDE - text.size().x };
        let place = Rect::from_min_size(pos2(min, y), text.size());
        ui.painter().galley(place.min, text, kit.c.ink);
        taken.push(place);
        labels.push((place, flag));
    }
    labels
}

/// The most that any minute brings.
fn most(model: &MapModel) -> f32 {
    model.bars.iter().filter_map(|bar| bar.seen).map(|(a, b)| a + b).fold(0.0, f32::max)
}

fn paint_bars(ui: &Ui, kit: &Kit, model: &MapModel, room: Rect) {
    let theme = tokens().theme(kit.look.theme);
    let ink = colour(theme.lines.school.toward(theme.inset, 0.25));
    let most = most(model).max(1.0);
    let wide = room.width() / model.bars.len().max(1) as f32;
    for (index, bar) in model.bars.iter().enumerate() {
        let left = room.left() + wide * index as f32;
        let right = left + (wide - 1.0).max(1.0);
        let Some((answered, refused)) = bar.seen else {
            let line =
                Rect::from_min_max(pos2(left, room.bottom() - 2.0), pos2(right, room.bottom()));
            ui.painter().rect_filled(line, 0.0, kit.c.rule);
            continue;
        };
        let tall = |value: f32| room.height() * value / most;
        let middle = room.bottom() - tall(answered);
        let low = Rect::from_min_max(pos2(left, middle), pos2(right, room.bottom()));
        ui.painter().rect_filled(low, 0.0, ink);
        if refused > 0.0 {
            let high = Rect::from_min_max(pos2(left, middle - tall(refused)), pos2(right, middle));
            ui.painter().rect_filled(high, 0.0, kit.c.fault);
        }
    }
    ui.painter().hline(room.x_range(), room.bottom(), Stroke::new(1.0, kit.c.edge));
}

/// The playhead with its time.
fn head(ui: &Ui, kit: &Kit, rect: Rect, bars: Rect, x: f32, time: &str) {
    let painter = ui.painter();
    painter.vline(x, rect.top() + 10.0..=bars.bottom() + 8.0, Stroke::new(3.0, kit.c.ink));
    let text =
        painter.layout_no_wrap(time.to_owned(), kit.font(Voice::MonoMedium, 12.0), kit.c.paper);
    let size = text.size() + vec2(14.0, 4.0);
    let centre = x.clamp(rect.left() + size.x / 2.0, rect.right() - size.x / 2.0);
    let capsule = Rect::from_center_size(pos2(centre, rect.top() + size.y / 2.0), size);
    painter.rect_filled(capsule, CornerRadius::same(10), kit.c.ink);
    painter.galley(capsule.center() - text.size() / 2.0, text, kit.c.paper);
}
