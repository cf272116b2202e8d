//! What a log is made of: lines that are alike, and the values of each field, with their numbers. A
//! press writes the query.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::columns;
use super::model::{EvidenceAction, Lines};
use super::state::EvidenceUi;
use crate::logs::kinds::VARIES;
use crate::logs::query::write;
use crate::text::{Words, grouped};
use crate::workbench::keys::{self, Act};
use crate::workbench::kit::{self, Kit, LevelMark, Voice, icons};

/// How the rows of a log are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Looked {
    #[default]
    Lines,
    Kinds,
    Fields,
}

impl Looked {
    pub const ALL: [Self; 3] = [Self::Lines, Self::Kinds, Self::Fields];
}

/// Lines that are alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindModel {
    pub level: Option<LevelMark>,
    /// What they share.
    pub text: String,
    pub count: u64,
    /// What finds them; empty: nothing does for sure.
    pub query: String,
}

/// A field of the lines, and what it says in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldModel {
    pub name: String,
    /// Lines that have it.
    pub lines: u64,
    /// Different values.
    pub values: u64,
    /// The lowest, the middle and the highest, of numbers.
    pub range: Option<[String; 3]>,
    /// The most frequent values, with what finds each.
    pub most: Vec<ValueModel>,
}

/// A value of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueModel {
    pub value: String,
    pub count: u64,
    pub query: Option<String>,
}

/// Room for a number, and for the bar beside it.
const NUMBER: f32 = 64.0;
const BAR: f32 = 56.0;

/// The ways to look at a log, as tabs.
pub fn ways(ui: &mut Ui, words: &Words, state: &mut EvidenceUi) {
    let names = ["evidence-lines", "evidence-kinds", "evidence-fields"].map(|key| words.get(key));
    let open = Looked::ALL.iter().position(|one| *one == state.looked).unwrap_or(0);
    let kit = Kit::of(ui);
    let wide = |name: &String| kit::lay(ui, kit.strong(name), f32::INFINITY).size().x + 16.0;
    let wide: f32 = names.iter().map(wide).sum();
    // As wide as its words: what the colours mean stands beside it.
    let strip = |ui: &mut Ui| {
        ui.set_max_width(wide);
        kit::tab_strip(ui, &names, open)
    };
    if let Some(chosen) = ui.scope(strip).inner {
        state.looked = Looked::ALL[chosen.min(2)];
    } else if keys::pressed(ui, Act::Looked) && !keys::typing(ui) {
        state.looked = Looked::ALL[(open + 1) % 3];
    }
}

/// Lines that are alike, the most frequent first.
pub fn kinds(
    ui: &mut Ui,
    words: &Words,
    lines: &Lines,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    if lines.kinds.is_empty() {
        return none(ui, words, lines);
    }
    let most = lines.kinds.iter().map(|kind| kind.count).max().unwrap_or(1);
    list(ui, "evidence-kinds", |ui| {
        for kind in &lines.kinds {
            let text = kind.text.replace(VARIES, "…");
            let says = words.with(
                "evidence-kind",
                &[("lines", grouped(kind.count).into()), ("text", text.as_str().into())],
            );
            let one =
                Shown { count: kind.count, most, level: kind.level, text: &text, says: &says };
            let query = (!kind.query.is_empty()).then_some(kind.query.as_str());
            if let Some(asked) = row(ui, words, &one, query, lines, state) {
                search(state, actions, asked);
            }
        }
    });
}

/// The fields at the left, and what the chosen one says.
pub fn fields(
    ui: &mut Ui,
    words: &Words,
    lines: &Lines,
    state: &mut EvidenceUi,
    actions: &mut Vec<EvidenceAction>,
) {
    let Some(first) = lines.fields.first() else { return none(ui, words, lines) };
    let kit = Kit::of(ui);
    let chosen = lines.fields.iter().find(|field| field.name == state.field).unwrap_or(first);
    let whole = ui.available_rect_before_wrap();
    let wide = (whole.width() * 0.28).clamp(130.0, 220.0) * kit.look.text_size.clamp(1.0, 1.3);
    let left = whole.with_max_x(whole.left() + wide);
    let mut names = ui.new_child(egui::UiBuilder::new().max_rect(left).id_salt("fields"));
    list(&mut names, "evidence-field-names", |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for field in &lines.fields {
            let values = words.with("evidence-values", &[("values", field.values.into())]);
            let says = format!("{}, {values}", field.name);
            let name = kit::row(&field.name, field.name == chosen.name);
            if ui.add(name.note(grouped(field.values)).says(says)).clicked() {
                state.field.clone_from(&field.name);
            }
        }
    });
    ui.painter().vline(left.right(), whole.y_range(), Stroke::new(kit.stroke, kit.c.rule));
    let right = whole.with_min_x(left.right() + 8.0);
    let mut values = ui.new_child(egui::UiBuilder::new().max_rect(right).id_salt("values"));
    list(&mut values, "evidence-field-values", |ui| {
        ui.label(kit.small(of(words, chosen, lines)));
        columns::pick(ui, words, &chosen.name, state);
        ui.add_space(4.0);
        let most = chosen.most.iter().map(|value| value.count).max().unwrap_or(1);
        for value in &chosen.most {
            let says = words.with(
                "evidence-value",
                &[
                    ("lines", grouped(value.count).into()),
                    ("field", chosen.name.as_str().into()),
                    ("value", value.value.as_str().into()),
                ],
            );
            let text = value.value.as_str();
            let one = Shown { count: value.count, most, level: None, text, says: &says };
            if let Some(asked) = row(ui, words, &one, value.query.as_deref(), lines, state) {
                search(state, actions, asked);
            }
        }
        let left_out = chosen.values.saturating_sub(chosen.most.len() as u64);
        if left_out > 0 {
            ui.add_space(4.0);
            ui.label(kit.small(words.with("evidence-rarer", &[("values", left_out.into())])));
        }
    });
    ui.allocate_rect(whole, Sense::hover());
}

/// How much is known of a field, in a line.
fn of(words: &Words, field: &FieldModel, lines: &Lines) -> String {
    let counts = [
        ("field", field.name.as_str().into()),
        ("lines", grouped(field.lines).into()),
        ("all", grouped(lines.matched).into()),
    ];
    let has = words.with("evidence-field-in", &counts);
    let Some([low, middle, high]) = &field.range else { return has };
    let range = [
        ("low", low.as_str().into()),
        ("middle", middle.as_str().into()),
        ("high", high.as_str().into()),
    ];
    format!("{has} {}", words.with("evidence-field-range", &range))
}

fn none(ui: &mut Ui, words: &Words, lines: &Lines) {
    let says = if lines.looking { "evidence-looking" } else { "evidence-nothing-alike" };
    egui::Frame::new().inner_margin(24).show(ui, |ui| {
        kit::empty(ui, &words.get(says));
    });
}

fn list(ui: &mut Ui, id: &str, content: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().id_salt(id).auto_shrink([false, false]);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
        kit::scroll(ui, area, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            content(ui);
        });
    });
}

/// What is asked now, to be narrowed; a query that cannot be read is written anew.
pub(super) fn asked(state: &EvidenceUi, mistaken: bool) -> &str {
    if mistaken { "" } else { &state.query }
}

/// Two buttons, of such a height, that keep only what a part of a query finds, or leave it out; the
/// query that was asked for.
pub(super) fn narrows(
    ui: &mut Ui,
    words: &Words,
    what: &str,
    tall: f32,
    asked: &str,
    part: &str,
) -> Option<String> {
    let mut button = |icon, key: &str| {
        let says = words.with(key, &[("what", what.into())]);
        let tip = words.get(&format!("{key}-tip"));
        ui.add(kit::quiet("").icon(icon).says(says).height(tall)).on_hover_text(tip).clicked()
    };
    let only = button(icons::PLUS, "evidence-only");
    let without = button(icons::MINUS, "evidence-without");
    match (only, without) {
        (true, _) => Some(write::with(asked, part)),
        (false, true) => Some(write::without(asked, part)),
        (false, false) => None,
    }
}

/// The lines with such a query stand there next.
pub(super) fn search(state: &mut EvidenceUi, actions: &mut Vec<EvidenceAction>, query: String) {
    (state.top_row, state.selected) = (0, 0);
    state.query.clone_from(&query);
    actions.push(EvidenceAction::Query(query));
}

/// A row of either list.
struct Shown<'a> {
    count: u64,
    most: u64,
    level: Option<LevelMark>,
    text: &'a str,
    says: &'a str,
}

/// A number, a bar, a text; a press on the row keeps only its lines and shows them, the buttons keep
/// them or leave them out and stay. The query that was asked for.
fn row(
    ui: &mut Ui,
    words: &Words,
    one: &Shown<'_>,
    query: Option<&str>,
    lines: &Lines,
    state: &mut EvidenceUi,
) -> Option<String> {
    let kit = Kit::of(ui);
    let grown = kit.look.text_size.max(1.0);
    let tall = 30.0 * grown;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), tall), Sense::hover());
    let buttons = if query.is_some() { 64.0 } else { 0.0 };
    let place = rect.with_max_x(rect.right() - buttons);
    let response = ui.interact(place, ui.next_auto_id(), Sense::click());
    ui.skip_ahead_auto_ids(1);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, query.is_some(), one.says));
    if ui.rect_contains_pointer(rect) {
        ui.painter().rect_filled(rect, 0.0, kit.c.inset);
    }
    let middle = rect.center().y;
    let put = |x: f32, text: egui::text::LayoutJob| {
        let galley = ui.painter().layout_job(text);
        let clip = ui.clip_rect().intersect(Rect::everything_left_of(place.right() - 4.0));
        let at = pos2(x, middle - galley.size().y / 2.0);
        ui.painter().with_clip_rect(clip).galley(at, galley, kit.c.ink);
    };
    let job = |text: &str, ink| {
        egui::text::LayoutJob::simple_singleline(text.to_owned(), kit.font(Voice::Mono, 13.0), ink)
    };
    let number = job(&grouped(one.count), kit.c.ink);
    let wide = ui.painter().layout_job(number.clone()).size().x;
    let mut x = rect.left() + NUMBER * grown;
    put(x - wide, number);
    x += 8.0;
    let share = one.count as f32 / one.most.max(1) as f32;
    let bar = Rect::from_min_size(pos2(x, middle - 4.0), vec2((BAR * share).max(1.5), 8.0));
    ui.painter().rect_filled(bar, 0.0, kit.c.ink_3.gamma_multiply(0.7));
    x += BAR + 8.0;
    if let Some(level) = one.level {
        kit::paint_level(ui.painter(), &kit, pos2(x + 9.0, middle), level);
        x += 26.0;
    }
    put(x, parts(&kit, one.text));
    kit::buttons::focus_ring(ui, &kit, &response, false);
    let query = query?;
    let asked = asked(state, lines.mistake.is_some());
    let at = Rect::from_min_max(pos2(place.right(), rect.top()), rect.max);
    let mut side = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(at)
            .id_salt(one.says)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    side.spacing_mut().item_spacing.x = 4.0;
    if let Some(narrowed) = narrows(&mut side, words, one.says, 26.0, asked, query) {
        return Some(narrowed);
    }
    let asked = write::with(asked, query);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked().then(|| {
        state.looked = Looked::Lines;
        asked
    })
}

/// A kind's text: what varies is fainter.
fn parts(kit: &Kit, text: &str) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    for (index, part) in text.split('…').enumerate() {
        let format = |ink| egui::TextFormat::simple(kit.font(Voice::Mono, 13.0), ink);
        if index > 0 {
            job.append("…", 0.0, format(kit.c.ink_2));
        }
        job.append(part, 0.0, format(kit.c.ink));
    }
    job
}
