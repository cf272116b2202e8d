//! Why a world cannot run.

use crate::scenario::model::*;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorldError {
    #[error("services call each other in a circle, through `{0}`")]
    Circle(ServiceId),
    #[error("there is no service `{0}`")]
    NoService(ServiceId),
    #[error("there is no entry `{0}`")]
    NoEntry(EntryId),
    #[error("there is no stock `{0}`")]
    NoStock(ServiceId),
    #[error("there is no alert `{0}`")]
    NoAlert(AlertId),
    #[error("`{0}` is no moment that exists")]
    NoMoment(String),
    #[error("two {kind} are called `{id}`")]
    Twice { kind: &'static str, id: String },
    #[error("the world has {cells} seconds of services and calls; at most {most} are possible")]
    Size { cells: u64, most: u64 },
    #[error("`{what}` of `{on}` is no number that a world can run with")]
    Number { on: String, what: &'static str },
    #[error("the day has {0} seconds; 1 to 86,400 are possible")]
    Length(u32),
}
