//! How many rows fall on each stretch of the day, by level; and what the levels mean.

use egui::{EventFilter, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::kinds;
use super::model::{Density, EvidenceAction};
use super::state::EvidenceUi;
use crate::logs::query::write;
use crate::text::Words;
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit};

impl Density {
    /// The stretch in which a row is: the last that begins with it or with one before it, and has
    /// any. An empty one leads to a row of another.
    pub fn stretch_of(&self, row: u64) -> usize {
        let mut before = self.first.iter().enumerate().rev().filter(|(_, first)| **first <= row);
        before.find(|(at, _)| self.any(*at)).map_or(0, |(at, _)| at)
    }

    /// Whether any row is in a stretch.
    pub fn any(&self, at: usize) -> bool {
        self.stretches.get(at).is_some_and(|rows| rows.iter().any(|count| *count > 0))
    }
}

/// The bars and their times.
pub fn density(
    ui: &mut Ui,
    words: &Words,
    density: &Density,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let kit = Kit::of(ui);
    let below = 20.0 * kit.look.text_size.max(1.0);
    let size = vec2(ui.available_width(), 46.0 + below);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let name = words.get("evidence-density");
    let here = density.stretch_of(state.selected);
    response.widget_info(|| WidgetInfo::slider(true, here as f64, &name));
    jump(ui, density, &response, here, state);
    let brushed = brush(ui, density, &response, here);
    let drawn = brushed.as_ref().and_then(|brushed| brushed.so_far).or(density.window);
    if let Some(query) = brushed.and_then(|brushed| brushed.asks(density, &state.query)) {
        kinds::search(state, actions, query);
    }
    let bars = rect.with_max_y(rect.bottom() - below);
    let painter = ui.painter();
    let x = |part: f32| bars.left() + bars.width() * part.clamp(0.0, 1.0);
    if let Some((from, to)) = drawn {
        let seen = Rect::from_min_max(pos2(x(from), bars.top()), pos2(x(to), bars.bottom()));
        painter.rect_filled(seen, 0.0, kit.c.wash);
        for edge in [from, to] {
            painter.vline(x(edge), bars.y_range(), Stroke::new(2.0, kit.c.mark_ink));
        }
    }
    let sums = density.stretches.iter().map(|levels| levels.iter().sum::<u32>());
    let most = sums.chain(density.ever.iter().copied()).max().unwrap_or(0);
    let wide = bars.width() / density.stretches.len().max(1) as f32;
    for (index, levels) in density.stretches.iter().enumerate() {
        let left = bars.left() + index as f32 * wide;
        let mut bottom = bars.bottom();
        let [errors, warnings, others] = *levels;
        // What the times of the query leave out, faintly, so that one sees where it goes on.
        if let Some(ever) = density.ever.get(index) {
            let high = bars.height() * (*ever as f32 / most.max(1) as f32).sqrt();
            let bar = Rect::from_min_max(
                pos2(left + 0.5, bottom - high),
                pos2(left + wide - 0.5, bottom),
            );
            painter.rect_filled(bar, 0.0, kit.c.ink_3.gamma_multiply(0.22));
        }
        for (count, ink) in [(others, kit.c.ink_3), (warnings, kit.c.warn), (errors, kit.c.fault)] {
            // By the root, so that a quiet hour is seen beside a loud one.
            let share = |count: u32| (count as f32 / most.max(1) as f32).sqrt();
            let all: u32 = levels.iter().sum();
            let high = bars.height() * share(all) * count as f32 / all.max(1) as f32;
            let bar = Rect::from_min_max(
                pos2(left + 0.5, bottom - high),
                pos2(left + wide - 0.5, bottom),
            );
            let ink = if ink == kit.c.ink_3 { ink.gamma_multiply(0.55) } else { ink };
            painter.rect_filled(bar, 0.0, ink);
            bottom -= high;
        }
    }
    if !density.stretches.is_empty() {
        let at = bars.left() + (here as f32 + 0.5) * wide;
        painter.vline(at, bars.y_range(), Stroke::new(2.0, kit.c.ink));
    }
    painter.hline(bars.x_range(), bars.bottom(), Stroke::new(kit.stroke, kit.c.edge));
    for (part, text) in &density.ticks {
        let text = kit::lay(ui, kit.small(text), f32::INFINITY);
        let left = (x(*part) - text.size().x / 2.0)
            .clamp(rect.left(), (rect.right() - text.size().x).max(rect.left()));
        ui.painter().galley(pos2(left, bars.bottom() + 3.0), text, kit.c.ink_2);
    }
}

/// A stretch of the strip that was dragged over, or grown by keys.
struct Brushed {
    /// Where it lies (0 to 1), while it is dragged.
    so_far: Option<(f32, f32)>,
    /// What is to be searched; `None` in it: all of the time.
    done: Option<Option<(f32, f32)>>,
}

impl Brushed {
    /// The query of what was dragged over.
    fn asks(&self, density: &Density, query: &str) -> Option<String> {
        let (from, to) = density.span?;
        let Some((start, end)) = self.done? else { return Some(write::timeless(query)) };
        let at = |part: f32| from + (f64::from(part) * (to - from) as f64) as i64;
        // Whole seconds, as a query is read; never none.
        let start = at(start).div_euclid(1000) * 1000;
        let end = (at(end) + 999).div_euclid(1000).max(start / 1000 + 1) * 1000;
        // Of a time of one day the hour is enough.
        let day = 86_400_000;
        let dated = from.div_euclid(day) != (to - 1).div_euclid(day);
        let write = |at| written(at, dated);
        Some(write::between(query, &write(start)?, &write(end)?))
    }
}

/// A time as a query names it.
fn written(ms: i64, dated: bool) -> Option<String> {
    let form = if dated { "%Y-%m-%dT%H:%M:%S" } else { "%H:%M:%S" };
    Some(jiff::Timestamp::from_millisecond(ms).ok()?.strftime(form).to_string())
}

/// A stretch is dragged over, or grows and shrinks by keys while the strip has the focus; a double
/// click takes all of the time.
fn brush(ui: &Ui, density: &Density, response: &Response, here: usize) -> Option<Brushed> {
    density.span?;
    let rect = response.rect;
    let part = |x: f32| ((x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
    if response.double_clicked() {
        return Some(Brushed { so_far: None, done: Some(None) });
    }
    if response.has_focus() {
        let by = keys::between(ui, Act::StretchLess, Act::StretchMore) as f32;
        if by != 0.0 {
            let one = 1.0 / density.stretches.len().max(1) as f32;
            let from = here as f32 * one;
            let (from, to) = density.window.unwrap_or((from, from + one));
            let to = if density.window.is_some() { to + by * one } else { to };
            let all = to > 1.0 + one / 2.0 && from <= 0.0;
            let stretch = (from, to.clamp((from + one).min(1.0), 1.0));
            return Some(Brushed { so_far: None, done: Some((!all).then_some(stretch)) });
        }
    }
    // Where it began is not told any more when it ends.
    let began = response.id.with("began");
    if response.drag_started()
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
    {
        ui.data_mut(|data| data.insert_temp(began, part(at.x)));
    }
    let from = ui.data(|data| data.get_temp::<f32>(began))?;
    let to = part(response.interact_pointer_pos()?.x);
    let stretch = (from.min(to), from.max(to));
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove_temp::<f32>(began));
        return Some(Brushed { so_far: None, done: Some(Some(stretch)) });
    }
    response.dragged().then_some(Brushed { so_far: Some(stretch), done: None })
}

/// A click goes to the first row of a stretch; so do the arrows while the strip has the focus.
fn jump(ui: &Ui, density: &Density, response: &Response, here: usize, state: &mut EvidenceUi) {
    kit::buttons::focus_ring(ui, &Kit::of(ui), response, false);
    let Some(last) = density.first.len().checked_sub(1) else { return };
    let mut to = None;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let by = keys::between(ui, Act::StretchBack, Act::StretchForth);
        let any = |at: &usize| density.any(*at);
        to = match by.signum() {
            -1 => (0..here).rev().find(any),
            1 => (here + 1..=last).find(any),
            _ => None,
        };
    }
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let part = (at.x - response.rect.left()) / response.rect.width().max(1.0);
        to = Some((part * density.first.len() as f32).max(0.0) as usize);
    }
    if let Some(to) = to {
        state.selected = density.first[to.min(last)];
        state.top_row = state.selected;
    }
}

/// What the colours of the bars stand for.
pub fn legend(ui: &mut Ui, words: &Words) {
    let kit = Kit::of(ui);
    ui.spacing_mut().item_spacing.x = 6.0;
    let grey = kit.c.ink_3.gamma_multiply(0.55);
    for (ink, key) in [
        (kit.c.fault, "evidence-errors"),
        (kit.c.warn, "evidence-warnings"),
        (grey, "evidence-infos"),
    ] {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, ink);
        ui.label(kit.small(words.get(key)));
        ui.add_space(8.0);
    }
}
