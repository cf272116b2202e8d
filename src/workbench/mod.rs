//! Every screen in egui over view models.

pub mod app;
pub mod brief;
pub mod debrief;
pub mod decisions;
pub mod desk;
pub mod evidence;
pub mod guide;
pub mod home;
pub mod impact;
pub mod interview;
pub mod keys;
pub mod kit;
pub mod log;
pub mod map;
pub mod mentor;
pub mod mitigate;
pub mod note;
pub mod palette;
pub mod path;
pub mod replay;
pub mod review;
pub mod settings;
pub mod timeline;
