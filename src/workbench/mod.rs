//! Every screen in egui over view models.

pub mod brief;
pub mod debrief;
pub mod evidence;
pub mod home;
pub mod impact;
pub mod interview;
pub mod kit;
pub mod mitigate;
pub mod review;
pub mod timeline;
