//! The kit that every screen is built from: fonts, style, and widgets with accessible names.
//!
//! A shell calls [`install`] before its first frame and whenever the settings change. A screen
//! is a function `fn name_ui(ui, words, model, state) -> Vec<Action>`; inside,
//! `let kit = Kit::of(ui)` gives colours (`kit.c.ink`, `kit.night.lamp`) and text
//! (`ui.label(kit.speech("…"))`), and the widgets below do the rest:
//!
//! - buttons: [`primary`] (marigold, one a screen), [`secondary`], [`quiet`], each with `.icon`,
//!   `.key`, `.on_night`, `.says` (accessible name), `.width`, `.enabled`; add with `ui.add`
//! - choices: [`chip`], [`row`] (a list), [`tab_strip`], [`five_dots`], [`lay_chips`],
//!   [`pick_pins`], [`tick_box`], [`factor_choice`]
//! - writing: [`serif_field`], [`serif_lines`] (the player's hand), [`boxed_field`] (a search)
//! - long lists: [`find`] (a field above one), [`find_menu`] (one that opens at a [`choice`])
//! - paper: [`sheet`], [`heading`], [`group_head`], [`rule`], [`rule_heavy`], [`empty`], [`Marked`] (highlighter)
//! - controls that keep the keyboard: [`touch`], [`keep_focus`]
//! - what is longer than its place: [`scroll`], [`scroll_text`]
//! - signs: [`sign`] (✓ ▲ !), [`level_mark`], [`kind_mark`], [`pin_badge`], [`key_hint`], [`meter`]
//! - people: [`bust`], [`face`], [`paint_bust_moving`]; the house: [`house_mark`]
//! - what is written in Markdown: [`markup`], and on a sheet of its own: [`document`]
//! - lines: [`reading_width`] and [`column_width`] (80 characters), [`level`] (titles in a row)
//! - drawings of `look`: [`paint`] keeps their triangles; [`placed_at`] finds words a place
//! - the bar above a play: [`TopBar`], with [`working_time`] in it
//!
//! For tests: `testing::harness` (by label), `testing::nameless`, `raster::pictures` (to look at).

pub mod badges;
mod beside;
pub mod buttons;
pub mod chips;
mod choice;
mod coached;
pub mod controls;
mod document;
mod find;
mod focus;
pub mod fonts;
#[cfg(test)]
mod gallery;
mod ground;
pub mod icons;
pub mod lay_chips;
pub mod marker;
pub mod markup;
pub mod paint;
pub mod pick_pins;
pub mod portraits;
#[cfg(test)]
pub mod raster;
mod reading;
pub mod rows;
mod scroll;
mod series;
pub mod sheets;
pub mod signs;
pub mod style;
pub mod tabs;
pub mod tags;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod top_bar;

pub use badges::{key_cap, key_hint, paint_pin, paint_radio, pin_badge};
pub use beside::beside;
pub use buttons::{Button, focus_ring, focus_ring_inside, primary, quiet, secondary};
pub use chips::{Chip, chip};
pub use choice::choice;
pub use coached::{Seen, coach, names, offer, underline};
pub use controls::{
    boxed_field, five_dots, serif_field, serif_lines, serif_offered, serif_rows, serif_said,
};
pub use document::{document, document_in, middle, within};
pub use find::{Find, FindMenu, Search, find, find_menu, is_long};
pub use focus::{forget_focus, keep_focus, list_item, touch};
pub use ground::{asked as ground_asked, begins_with_ground, ground};
pub use lay_chips::{lay_chips, still_open};
pub use marker::Marked;
pub use paint::{Place, lay, lay_rows, paint, paint_once, placed_at, write};
pub use pick_pins::{Picked, PinTag, pick_pins};
pub use portraits::{
    bust, face, house_mark, paint_bust, paint_bust_moving, paint_face, paint_mark,
};
pub use reading::{column_width, level, reading_width};
pub use rows::{Row, meter, row};
pub use scroll::{scroll, scroll_text};
pub use series::{series_dashes, series_ink};
pub use sheets::{Sheet, empty, group_head, heading, rule, rule_heavy, sheet};
pub use signs::{KindMark, LevelMark, Sign, kind_mark, level_mark, paint_kind, paint_level, sign};
pub use style::install;
pub use tabs::tab_strip;
pub use tags::{factor_choice, factor_tag, paint_tag, tick_box};
pub use theme::{Colours, Kit, Look, NightColours, Voice};
pub use top_bar::{Next, PHASES, Station, StationState, TopBar, TopBarAction, working_time};
