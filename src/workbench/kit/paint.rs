//! Drawings of [`crate::look`] on an egui canvas; their triangles are kept between frames.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Id, Rect, Shape, Ui, pos2, vec2};

use super::theme::colour;
use crate::look::Drawing;

/// How a drawing's canvas lies in a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// As large as fits, in the middle.
    #[default]
    Fit,
    /// As large as fits, at the bottom.
    Stand,
    /// Large enough to cover the rectangle; what lies outside is for the caller to clip.
    Cover,
}

/// Meshes by key and size, with the frame they were last used in.
#[derive(Clone, Default)]
struct Meshes(egui::IdMap<(u64, Arc<Mesh>)>);

/// Meshes kept before those of earlier frames are dropped.
const KEPT: usize = 96;

/// Paints a drawing into `rect`. It is made only when no mesh for `key` and this size is kept, so
/// `key` must tell apart whatever changes the drawing (id, posture, theme).
pub fn paint(
    ui: &Ui,
    key: impl Hash + Debug,
    rect: Rect,
    place: Place,
    make: impl FnOnce() -> Drawing,
) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let pixels = ui.ctx().pixels_per_point();
    let size = rect.size();
    let theme = super::Kit::of(ui).look.theme as u8;
    let id = Id::new((key, size.x.to_bits(), size.y.to_bits(), pixels.to_bits(), theme, place));
    let frame = ui.ctx().cumulative_frame_nr();
    let kept = ui.ctx().data_mut(|data| {
        let meshes = data.get_temp_mut_or_default::<Meshes>(Id::NULL);
        meshes.0.get_mut(&id).map(|(used, mesh)| {
            *used = frame;
            Arc::clone(mesh)
        })
    });
    let mesh = kept.unwrap_or_else(|| {
        let mesh = Arc::new(placed(&make(), size, place, pixels));
        ui.ctx().data_mut(|data| {
            let meshes = data.get_temp_mut_or_default::<Meshes>(Id::NULL);
            if meshes.0.len() >= KEPT {
                meshes.0.retain(|_, (used, _)| *used + 2 > frame);
            }
            meshes.0.insert(id, (frame, Arc::clone(&mesh)));
        });
        mesh
    });
    let mut mesh = Mesh::clone(&mesh);
    mesh.translate(rect.min.to_vec2());
    ui.painter().add(Shape::mesh(mesh));
}

/// Paints a drawing that changes with each frame; its units are points from `rect`'s left top.
pub fn paint_once(ui: &Ui, rect: Rect, drawing: &Drawing) {
    let pixels = ui.ctx().pixels_per_point();
    let canvas = vec2(drawing.size[0], drawing.size[1]);
    let mut mesh = placed(drawing, canvas, Place::Fit, pixels);
    mesh.translate(rect.min.to_vec2());
    ui.painter().add(Shape::mesh(mesh));
}

/// The drawing's triangles in a rectangle of `size` at the origin.
fn placed(drawing: &Drawing, size: egui::Vec2, place: Place, pixels: f32) -> Mesh {
    let canvas = vec2(drawing.size[0].max(1.0), drawing.size[1].max(1.0));
    let (scale, shift) = fitted(canvas, size, place);
    let look = drawing.mesh(scale, 1.0 / pixels);
    let vertices = look.points.iter().zip(&look.colours).map(|(at, ink)| Vertex {
        pos: pos2(at[0], at[1]) + shift,
        uv: WHITE_UV,
        color: colour(*ink),
    });
    Mesh { indices: look.indices, vertices: vertices.collect(), ..Mesh::default() }
}

/// Lays out text that wraps at `width`, to paint by hand.
pub fn lay(ui: &Ui, text: egui::RichText, width: f32) -> Arc<egui::Galley> {
    let text = egui::WidgetText::from(text);
    let wrap = Some(egui::TextWrapMode::Wrap);
    text.into_galley(ui, wrap, width, egui::FontSelection::Default)
}

/// Lays out text that wraps at `width` and ends with dots after `rows` rows.
pub fn lay_rows(ui: &Ui, text: egui::RichText, width: f32, rows: usize) -> Arc<egui::Galley> {
    let text = egui::WidgetText::from(text);
    let fallback = egui::FontSelection::Default;
    let job = text.into_layout_job(ui.style(), fallback, egui::Align::TOP);
    let mut job = Arc::unwrap_or_clone(job);
    job.wrap = egui::text::TextWrapping {
        max_width: width,
        max_rows: rows.max(1),
        // One row is cut where it ends, several at a word.
        break_anywhere: rows <= 1,
        ..egui::text::TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

/// Paints text that wraps at `width` with its left top at `at`; gives what it covers.
pub fn write(ui: &Ui, at: egui::Pos2, text: egui::RichText, width: f32) -> Rect {
    let galley = lay(ui, text, width);
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, egui::Color32::PLACEHOLDER);
    rect
}

/// Where a canvas of `canvas` units lies when it is painted into `rect`: points a unit, and the
/// screen position of its left top. For words on a drawing.
pub fn placed_at(canvas: [f32; 2], rect: Rect, place: Place) -> (f32, egui::Pos2) {
    let canvas = vec2(canvas[0].max(1.0), canvas[1].max(1.0));
    let (scale, shift) = fitted(canvas, rect.size(), place);
    (scale, rect.min + shift)
}

fn fitted(canvas: egui::Vec2, size: egui::Vec2, place: Place) -> (f32, egui::Vec2) {
    let (x, y) = (size.x / canvas.x, size.y / canvas.y);
    let scale = if place == Place::Cover { x.max(y) } else { x.min(y) };
    let spare = size - canvas * scale;
    let shift = match place {
        Place::Fit | Place::Cover => spare / 2.0,
        Place::Stand => vec2(spare.x / 2.0, spare.y),
    };
    (scale, shift)
}
