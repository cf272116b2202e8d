//! Commands in, events out: the rules of a play, its journal format, its projections.

pub mod apply;
pub mod beats;
pub mod case;
pub mod command;
pub mod conditions;
pub mod confidence;
pub mod confirm;
pub mod decide;
pub mod draft;
pub mod event;
pub mod eyes;
pub mod journal;
pub mod measures;
pub mod mentor;
pub mod notes;
pub mod numbers;
pub mod offers;
pub mod path;
pub mod projections;
pub mod ranges;
pub mod rejection;
pub mod start;
pub mod state;
pub mod statements;
pub mod status;
pub mod talk;

pub use apply::apply;
pub use case::Case;
pub use command::{Command, Note};
pub use decide::{decide, run};
pub use event::Event;
pub use rejection::Rejection;
pub use start::begin;
pub use state::{EntryPoint, Play};
