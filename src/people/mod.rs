//! Interviews and the review meeting.
