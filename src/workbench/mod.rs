//! Every screen in egui over view models.

pub mod brief;
pub mod home;
pub mod interview;
pub mod kit;
pub mod review;
