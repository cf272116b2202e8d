//! Every screen in egui over view models.
