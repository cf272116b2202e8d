//! The little Markdown that papers and postmortems are written in: read into blocks, drawn in the
//! kit's own faces. A block is one row of a paper, so that each can be pinned.

mod draw;
mod inline;
mod read;

pub use draw::{block, document};
pub use inline::plain;
pub use read::{Block, Column, blocks, of_row, tables};
