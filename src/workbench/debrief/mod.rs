//! The end of a play: the question asked again, three things first, and all the rest behind them.

mod clap;
mod first;
mod floor;
mod model;
mod moment;
mod papers;
mod question;
mod screen;
#[cfg(test)]
mod tests;

pub use model::{
    Credit, Criterion, CriterionState, DebriefAction, DebriefModel, DebriefUi, Dimension, GutCheck,
    GutRow, Moment, MomentLine, MomentShown, MomentVoice, Page, Reason, Silence, Source, Unopened,
    Who,
};
pub use question::{QuestionAction, QuestionModel, QuestionUi, question_ui};
pub use screen::debrief_ui;
