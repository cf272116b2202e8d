//! Interviews: somebody across the table, what they told, and the next question as form and topic.

mod ask;
mod lamp;
mod model;
mod person;
mod screen;
mod strip;
mod telling;
#[cfg(test)]
mod tests;
mod transcript;

pub use model::{
    Exchange, Form, Heard, InterviewAction, InterviewModel, InterviewUi, Interviewee, Leave,
    Sentence, Talk, Topic, Whole,
};
pub use screen::interview_ui;
