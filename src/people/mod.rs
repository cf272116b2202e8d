//! Interviews and the review meeting.

pub mod apply;
pub mod begin;
pub mod effects;
pub mod event;
pub mod heard;
pub mod interview;
pub mod review;
pub mod rules;
pub mod state;
pub mod topics;
pub mod turn;
pub mod willing;

pub use apply::apply;
pub use begin::{begin, volunteer};
pub use event::{Event, Layer, Refusal};
pub use interview::Question;
pub use rules::{Form, Move, Opens, Rules, Temper};
pub use state::State;
pub use topics::topics_on_offer;
pub use willing::willing;
