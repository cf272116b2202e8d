//! The session two days later: measures with owners, dates and checks, inside a capacity.

mod bar;
mod card;
mod details;
mod factors;
mod model;
mod offers;
mod own;
mod screen;
#[cfg(test)]
mod tests;

pub use model::{
    Answered, Choice, FactorLine, Measure, MitigateAction, MitigateModel, MitigateUi, Offered,
    Opens, Origin, OwnDraft, OwnMeasure, Owner, Refused, Remark,
};
pub use screen::mitigate_ui;
