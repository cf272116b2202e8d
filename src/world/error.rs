//! Why a world cannot run.

use crate::scenario::model::*;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorldError {
    #[error("services call each other in a circle, through `{0}`")]
    Circle(ServiceId),
    #[error("there is no service `{0}`")]
    NoService(ServiceId),
    #[error("`{what}` of `{on}` is no number that a world can run with")]
    Number { on: String, what: &'static str },
    #[error("the day has {0} seconds; 1 to 86,400 are possible")]
    Length(u32),
}
