//! Every screen in egui over view models.

pub mod home;
pub mod kit;
