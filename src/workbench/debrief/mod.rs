//! The end of a play: the question asked again, three things first, and all the rest behind them.

mod clap;
mod first;
mod floor;
mod model;
mod moment;
mod papers;
mod question;
mod screen;
mod shut;
mod talks;
#[cfg(test)]
mod tests;

pub use model::{
    Closing, Closings, Credit, Criterion, CriterionState, DebriefAction, DebriefModel, DebriefUi,
    Dimension, GutCheck, GutRow, Kept, Moment, MomentLine, MomentShown, MomentVoice, Page, Reason,
    Silence, Source, Spoken, Talk, Talked, Unopened, Who,
};
pub use moment::read;
pub use question::{QuestionAction, QuestionModel, QuestionUi, question_ui};
pub use screen::debrief_ui;
