//! Searching real files: opening and unpacking them, cutting them into chunks of whole lines, and
//! asking these on two threads, with the results in order.

mod feed;
mod inputs;
mod pool;
mod rotated;
mod sift;
mod unpack;

pub use feed::{CHUNK, Chunk, Feed, LONGEST, fill};
pub use inputs::{Input, Problem, inputs, open};
pub use pool::{Stop, THREADS, search};
pub use rotated::log_of;
pub use sift::{Sift, lines_in};
pub use unpack::{MAGIC, Packing};
