//! The kit that every screen is built from: fonts, style, and widgets with accessible names.
//!
//! A shell calls [`install`] once and whenever the settings change; a screen asks [`Kit::of`]
//! for colours and text, and adds the widgets below.

pub mod badges;
pub mod buttons;
pub mod chips;
pub mod controls;
pub mod fonts;
#[cfg(test)]
mod gallery;
pub mod icons;
pub mod lay_chips;
pub mod marker;
pub mod paint;
pub mod portraits;
#[cfg(test)]
pub mod raster;
pub mod sheets;
pub mod signs;
pub mod style;
pub mod tabs;
#[cfg(test)]
pub mod testing;
pub mod theme;
pub mod top_bar;

pub use badges::{key_cap, key_hint, paint_pin, pin_badge};
pub use buttons::{Button, primary, quiet, secondary};
pub use chips::{Chip, chip};
pub use controls::{five_dots, serif_field, serif_lines};
pub use lay_chips::lay_chips;
pub use marker::Marked;
pub use paint::{Place, lay, paint, placed_at, write};
pub use portraits::{bust, face, house_mark};
pub use sheets::{Sheet, empty, heading, rule, rule_heavy, sheet};
pub use signs::{KindMark, LevelMark, Sign, kind_mark, level_mark, paint_kind, paint_level, sign};
pub use style::install;
pub use tabs::tab_strip;
pub use theme::{Colours, Kit, Look, NightColours, Voice};
pub use top_bar::{Station, StationState, TopBar, TopBarAction, working_time};
