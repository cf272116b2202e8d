//! A field above a list that narrows it to what has the words that are typed.

use egui::accesskit::Live;
use egui::scroll_area::ScrollBarVisibility;
use egui::{Color32, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Ui, UiBuilder};
use egui::{WidgetInfo, WidgetType, pos2, vec2};

use super::controls::{Boxed, boxed};
use super::theme::{Kit, Voice};
use super::{focus, icons};
use crate::text::{Sought, Words};
use crate::workbench::keys::{self, Act};

/// Height of the field, points.
const TALL: f32 = 30.0;
/// A list of so many is seen at once and needs no search.
const FEW: usize = 3;
/// Most that a list in a menu takes, points.
const LIST: f32 = 340.0;

/// How a field is called and what it says while nothing is typed.
#[derive(Clone, Copy)]
pub struct Find<'a> {
    pub label: &'a str,
    pub hint: &'a str,
}

/// That a field was cleared by a click, and is to have the keyboard.
#[derive(Clone, Default)]
struct Cleared;

/// What is looked for, and what came of it.
pub struct Search {
    pub sought: Sought,
    shown: usize,
    all: usize,
    /// Whether the keyboard goes on to a row, and whether to the second: the first is marked already.
    on: bool,
    second: bool,
    /// Whether the first row is taken at once.
    take: bool,
    /// The ink that marks the first row, where Enter takes it, until it has been drawn.
    mark: Option<Color32>,
    /// Rows so far.
    rows: usize,
}

/// The field. `count` says how many of the list have the words, and how many there are in all.
pub fn find(
    ui: &mut Ui,
    words: &Words,
    text: &mut String,
    of: Find<'_>,
    count: impl FnOnce(&Sought) -> (usize, usize),
) -> (Search, Response) {
    let kit = Kit::of(ui);
    let grown = kit.look.text_size.max(1.0);
    let clear = words.with("find-clear", &[("field", of.label.into())]);
    // For the count, and the way to clear.
    let room = if text.is_empty() { 0.0 } else { 84.0 * grown };
    let escape = !text.is_empty();
    let box_of = Boxed { icon: icons::MAGNIFYING_GLASS, tall: TALL, kept: room, escape };
    let (rect, field) = boxed(ui, text, of.label, of.hint, Voice::Sans, box_of);
    if field.has_focus() && escape && keys::taken(ui, Act::ClearFind) {
        text.clear();
    }
    if escape && button(ui, &clear, rect.with_min_x(rect.right() - 28.0)) {
        text.clear();
        // In the frame of a click elsewhere egui takes the keyboard from what asks for it.
        ui.data_mut(|data| data.insert_temp(field.id, Cleared));
        ui.ctx().request_repaint();
    } else if ui.data_mut(|data| data.remove_temp::<Cleared>(field.id)).is_some() {
        field.request_focus();
    }
    let sought = Sought::new(text);
    let (shown, all) = count(&sought);
    if !sought.is_empty() {
        said(ui, &words.with("find-of", &[("shown", shown.into()), ("all", all.into())]), rect, of);
    }
    let held = field.has_focus() || field.lost_focus();
    let take = held && !sought.is_empty() && keys::pressed(ui, Act::TakeFound);
    let on = held && (keys::pressed(ui, Act::TakeFound) || keys::pressed(ui, Act::ToFound));
    let second = on && !take && !sought.is_empty() && shown > 1;
    let mark = (field.has_focus() && !sought.is_empty()).then_some(kit.c.ink);
    (Search { sought, shown, all, on, second, take, mark, rows: 0 }, field)
}

/// The way to clear, at the right end of the field.
fn button(ui: &mut Ui, says: &str, at: Rect) -> bool {
    let at = at.shrink2(vec2(2.0, (at.height() - 24.0).max(0.0) / 2.0));
    // Beside the flow: what stands below keeps its place.
    let mut place = ui.new_child(UiBuilder::new().max_rect(at).id_salt("find-clear"));
    place.add(super::quiet("").icon(icons::X).says(says).height(24.0)).clicked()
}

/// How many have the words, said as it changes.
fn said(ui: &Ui, text: &str, rect: Rect, of: Find<'_>) {
    let kit = Kit::of(ui);
    let count = super::lay(ui, kit.small(text), f32::INFINITY);
    let at = pos2(rect.right() - 34.0 - count.size().x, rect.center().y - count.size().y / 2.0);
    let place = Rect::from_min_size(at, count.size());
    ui.painter().galley(at, count, kit.c.ink_2);
    let count = ui.interact(place, ui.id().with(("find-count", of.label)), Sense::hover());
    count.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    ui.ctx().accesskit_node_builder(count.id, |node| node.set_live(Live::Polite));
}

/// Whether a list is long enough to be searched.
pub fn is_long(count: usize) -> bool {
    count > FEW
}

impl Search {
    /// Whether one of these texts has each of the words.
    pub fn has(&self, texts: &[&str]) -> bool {
        self.sought.in_any(texts)
    }

    /// Says so where nothing has the words.
    pub fn nothing(&self, ui: &mut Ui, words: &Words) {
        if self.shown > 0 || self.sought.is_empty() {
            return;
        }
        let kit = Kit::of(ui);
        let text = words.with("find-nothing", &[("all", self.all.into())]);
        ui.add(egui::Label::new(kit.small(text)).wrap());
    }

    /// A row that may stand there though nothing that was looked for is in it: a click alone chooses
    /// it then.
    pub fn kept_row(&mut self, row: &Response, found: bool) -> bool {
        if found { self.row(row) } else { row.clicked() }
    }

    /// Each row of the list in turn, and whether it is chosen: by a click, or by Enter in the field,
    /// which takes the first that is left. The arrow down gives the keyboard to that, or to the next
    /// where it is marked.
    pub fn row(&mut self, row: &Response) -> bool {
        let first = self.rows == 0;
        self.rows += 1;
        if first && self.take {
            return true;
        }
        if self.on && self.rows == 1 + usize::from(self.second) {
            row.request_focus();
        }
        if let Some(ink) = self.mark.filter(|_| first) {
            let bar = Rect::from_min_size(row.rect.min, vec2(3.0, row.rect.height()));
            let painter = row.ctx.layer_painter(row.layer_id);
            painter.with_clip_rect(row.interact_rect).rect_filled(bar, 0.0, ink);
        }
        row.clicked()
    }
}

/// A list to choose from with a field above it.
#[derive(Clone, Copy)]
pub struct FindMenu<'a> {
    pub find: Find<'a>,
    /// A line above the field, or nothing.
    pub note: &'a str,
    /// Width, points.
    pub width: f32,
}

/// What an open menu remembers.
#[derive(Clone, Default)]
struct Open {
    text: String,
    /// Whether it has had the keyboard.
    begun: bool,
    /// Height of the whole list, points: the menu keeps it when fewer are left, so that nothing
    /// moves under the pointer.
    tall: Option<f32>,
}

/// Whether the keyboard has gone to something that lies in another layer.
fn gone(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    let there = focused.and_then(|focused| ui.ctx().read_response(focused));
    there.is_some_and(|there| there.layer_id != ui.layer_id())
}

/// The list, where `button` opens it. What `list` gives is what was chosen, and closes it.
pub fn find_menu<R>(
    ui: &Ui,
    words: &Words,
    button: &Response,
    of: FindMenu<'_>,
    count: impl Fn(&Sought) -> (usize, usize),
    list: impl FnOnce(&mut Ui, &mut Search) -> Option<R>,
) -> Option<R> {
    let id = Popup::default_response_id(button);
    // Whoever scrolls its button away has left the list: it would stand beside something else.
    if Popup::is_id_open(ui.ctx(), id) && !ui.clip_rect().intersects(button.rect) {
        Popup::close_id(ui.ctx(), id);
    }
    let memory = id.with("find");
    // Sensing clicks, the menu itself would be a stop of Tab that has no name.
    let menu = Popup::menu(button).width(of.width).sense(Sense::hover());
    let shown = menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(of.width);
        let mut menu: Open = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        if !of.note.is_empty() {
            ui.add(egui::Label::new(Kit::of(ui).small(of.note)).wrap());
        }
        // What is measured is not there yet.
        let mut begins = !menu.begun && !ui.is_sizing_pass();
        menu.begun |= begins;
        // Tab goes round in here: what lies behind must not take Enter.
        begins |= menu.begun && gone(ui);
        let (shown, all) = count(&Sought::default());
        let mut search = if is_long(all) {
            // Each letter typed asks the view to follow the cursor. Nothing in the menu scrolls for it,
            // so that the pane below the menu would.
            let kept = ScrollArea::vertical()
                .id_salt("find-field")
                .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
                .auto_shrink([false, true]);
            let typed = kept.show(ui, |ui| find(ui, words, &mut menu.text, of.find, count));
            let (search, field) = typed.inner;
            if begins {
                field.request_focus();
            }
            search
        } else {
            let sought = Sought::default();
            Search {
                sought,
                shown,
                all,
                on: begins,
                second: false,
                take: false,
                mark: None,
                rows: 0,
            }
        };
        let most = menu.tall.unwrap_or(LIST).min(LIST);
        let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        let (chosen, tall) = super::scroll(ui, area.auto_shrink(false), |ui| {
            let top = ui.cursor().top();
            ui.spacing_mut().item_spacing.y = 2.0;
            search.nothing(ui, words);
            let chosen = list(ui, &mut search);
            (chosen, ui.min_rect().bottom() - top)
        });
        if search.sought.is_empty() {
            menu.tall = Some(tall);
        }
        ui.data_mut(|data| data.insert_temp(memory, menu));
        if chosen.is_some() {
            ui.close();
        }
        chosen
    });
    let chosen = shown.and_then(|shown| shown.inner);
    if !Popup::is_id_open(ui.ctx(), id)
        && ui.data_mut(|data| data.remove_temp::<Open>(memory)).is_some()
        && (chosen.is_some() || ui.memory(|memory| memory.focused().is_none()))
    {
        // Whoever came by the keyboard goes on from where they came.
        focus::forget_focus(ui);
        button.request_focus();
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, secondary, testing};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    /// A pane with forty buttons, each of which opens a list long enough to be searched.
    fn pane() -> Harness<'static, ()> {
        let words = Words::english();
        testing::harness([640.0, 900.0], Look::default(), (), move |ui, ()| {
            // Lower than the window: the menu stands below it, and so does the cursor.
            let area = ScrollArea::vertical().max_height(120.0).auto_shrink(false);
            crate::workbench::kit::scroll(ui, area, |ui| {
                for line in 0..40 {
                    let button = ui.add(secondary(format!("open {line}")));
                    let find = Find { label: "Search here", hint: "" };
                    let of = FindMenu { find, note: "", width: 300.0 };
                    let count = |_: &Sought| (30, 30);
                    find_menu(ui, &words, &button, of, count, |ui, _| {
                        for row in 0..30 {
                            ui.label(format!("row {row}"));
                        }
                        None::<()>
                    });
                }
            });
        })
    }

    #[test]
    fn letters_typed_in_a_menu_move_nothing_below_it() {
        let mut harness = pane();
        for line in ["open 1", "open 2"] {
            let before = harness.get_by_label(line).rect();
            harness.get_by_label(line).click();
            harness.run();
            harness.run();
            for letters in ["ro", "w", " 2"] {
                harness.get_by_label("Search here").focus();
                harness.event(egui::Event::Text(letters.into()));
                harness.run();
            }
            assert_eq!(harness.get_by_label(line).rect(), before, "{line}");
            harness.key_press(egui::Key::Escape);
            harness.key_press(egui::Key::Escape);
            harness.run();
            harness.run();
            assert_eq!(harness.get_by_label(line).rect(), before, "{line}, shut again");
        }
    }

    #[test]
    fn tab_stays_in_an_open_menu() {
        let words = Words::english();
        let rows: Vec<String> = (0..12).map(|row| format!("row {row}")).collect();
        let mut harness =
            testing::harness([640.0, 600.0], Look::default(), None, move |ui, taken| {
                let button = ui.add(secondary("open"));
                let find = Find { label: "Search here", hint: "" };
                let of = FindMenu { find, note: "", width: 300.0 };
                let count = |_: &Sought| (12, 12);
                let chosen = find_menu(ui, &words, &button, of, count, |ui, search| {
                    let mut chosen = None;
                    for row in &rows {
                        let shown = ui.add(crate::workbench::kit::row(row, false));
                        chosen = search.row(&shown).then(|| row.clone()).or(chosen);
                    }
                    chosen
                });
                *taken = chosen.or(taken.take());
                let _ = ui.add(secondary("behind"));
            });
        harness.get_by_label("open").click();
        harness.run();
        harness.run();
        assert!(harness.get_by_label("Search here").is_focused());
        let focused = |harness: &Harness<'_, Option<String>>| {
            let names = ["open", "behind", "Search here"].map(str::to_owned);
            let all = names.into_iter().chain((0..12).map(|row| format!("row {row}")));
            let on = |name: &String| harness.query_by_label(name).is_some_and(|it| it.is_focused());
            all.filter(on).collect::<Vec<_>>()
        };
        let mut seen = Vec::new();
        for _ in 0..30 {
            harness.key_press(egui::Key::Tab);
            // What has gone on is brought back in the next frame, before any key.
            harness.run();
            harness.run();
            seen.extend(focused(&harness));
        }
        assert!(!seen.iter().any(|name| name == "behind" || name == "open"), "{seen:?}");
    }
}
