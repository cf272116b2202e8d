//! How the lines of a chart are told apart: the same line looks the same on every screen.

use egui::Color32;
use egui_plot::LineStyle;

use super::theme::Kit;

/// One ink a line; past the fourth they differ by their dashes.
pub fn series_ink(kit: &Kit, index: usize) -> Color32 {
    [kit.c.ink, kit.c.people, kit.c.calm, kit.c.warn][index % 4]
}

/// The shape of a line, for whoever does not tell the inks apart.
pub fn series_dashes(index: usize) -> LineStyle {
    match index % 3 {
        0 => LineStyle::Solid,
        1 => LineStyle::Dashed { length: 8.0 },
        _ => LineStyle::Dotted { spacing: 5.0 },
    }
}
