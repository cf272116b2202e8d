//! Taking real logs over: the format of each line, lines that belong together, instants, masks.

mod formats;
mod gather;
mod keep;
mod lines;
mod mask;
mod trace;
mod when;

pub use formats::{Format, Read, read, read_record};
pub use gather::{Gather, Record, Tally};
pub use keep::{Keep, Kept, Sums};
pub use lines::{Batch, LONGEST};
pub use mask::{Kind, Masks};
pub use when::{Assumed, When};

#[cfg(test)]
mod tests;
