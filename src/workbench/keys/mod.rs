//! Keys: one table that the screens listen by and that the sheet of keys (`?`) is written from.
//!
//! A screen never names a key: it asks [`pressed`], [`times`] or [`between`] for an [`Act`], and
//! `assets/keys.ron` says which keys that is and on which page it stands.

mod listen;
mod sheet;
mod table;
#[cfg(test)]
mod tests;

pub use listen::{
    between, chosen, give_back, lend, let_go, pressed, swallow, taken, times, typing,
};
pub use sheet::{Asked, key_sheet};
pub use table::{Act, Page, cap, caps};
