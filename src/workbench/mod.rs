//! Every screen in egui over view models.

pub mod kit;
