//! Pictures of screens without a window: a small software rasteriser for egui's triangles.
//!
//! Each screen has an ignored test that draws it with a sample model:
//! ```text
//! cargo test --no-default-features --features workbench pictures -- --ignored
//! ```
//! writes `NAME.png` (1280x720) and `NAME-1080.png` (1920x1080 at scale 1.25) into
//! `$PICTURES_DIR`, or `target/pictures`. Such a test is one call:
//! ```ignore
//! #[test]
//! #[ignore = "writes pictures to look at"]
//! fn pictures() {
//!     raster::pictures("review", Look::default(), |ui| { review_ui(ui, &words, &model, &mut state); });
//! }
//! ```

use std::collections::BTreeMap;
use std::path::PathBuf;

use egui::epaint::{ImageDelta, Primitive, Vertex};
use egui::{Context, Pos2, RawInput, Rect, TextureId, TexturesDelta, Ui, pos2, vec2};

use super::Look;

/// A texture: size and premultiplied colours from 0 to 255.
type Texture = ([usize; 2], Vec<[f32; 4]>);

/// Draws `screen` in both customary sizes.
pub fn pictures(name: &str, look: Look, mut screen: impl FnMut(&mut Ui)) {
    picture(name, look, [1280, 720], 1.0, &mut screen);
    picture(&format!("{name}-1080"), look, [1920, 1080], 1.25, &mut screen);
}

/// Draws `screen` at `size` pixels, `scale` pixels a point, into `NAME.png`; gives its path.
pub fn picture(
    name: &str,
    look: Look,
    size: [usize; 2],
    scale: f32,
    screen: &mut dyn FnMut(&mut Ui),
) -> PathBuf {
    write(name, size, &draw(look, size, scale, screen))
}

/// Writes pixels into `NAME.png`; gives its path.
pub fn write(name: &str, size: [usize; 2], image: &[u8]) -> PathBuf {
    let folder = std::env::var_os("PICTURES_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures"),
        PathBuf::from,
    );
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.png"));
    let file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let mut encoder = png::Encoder::new(file, size[0] as u32, size[1] as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(image).unwrap();
    path
}

/// Draws `screen` and gives its pixels as RGB bytes.
pub fn draw(look: Look, size: [usize; 2], scale: f32, screen: &mut dyn FnMut(&mut Ui)) -> Vec<u8> {
    draw_after(look, size, scale, &[], screen)
}

/// As [`draw`], after the events of one frame each.
pub fn draw_after(
    look: Look,
    size: [usize; 2],
    scale: f32,
    events: &[Vec<egui::Event>],
    screen: &mut dyn FnMut(&mut Ui),
) -> Vec<u8> {
    let ctx = Context::default();
    super::install(&ctx, look);
    let points = vec2(size[0] as f32, size[1] as f32) / scale;
    let mut textures = BTreeMap::new();
    let mut shapes = Vec::new();
    // Layout settles over a few frames: sizes measured in one are used in the next.
    let settles = if events.is_empty() { 0 } else { 4 };
    for frame in 0..4 + events.len() + settles {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, points)),
            time: Some(frame as f64),
            events: frame.checked_sub(4).and_then(|at| events.get(at)).cloned().unwrap_or_default(),
            ..Default::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(scale);
        }
        let mut output = ctx.run_ui(input, |ui| screen(ui));
        update(&mut textures, &output.textures_delta);
        output.textures_delta.clear();
        shapes = output.shapes;
    }
    let mut canvas = Canvas::new(size);
    for clipped in ctx.tessellate(shapes, scale) {
        let Primitive::Mesh(mesh) = clipped.primitive else {
            continue;
        };
        let Some(texture) = textures.get(&mesh.texture_id) else {
            continue;
        };
        let clip = Rect::from_min_max(
            (clipped.clip_rect.min.to_vec2() * scale).to_pos2(),
            (clipped.clip_rect.max.to_vec2() * scale).to_pos2(),
        );
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |at: usize| mesh.vertices[corners[at] as usize];
            canvas.triangle([corner(0), corner(1), corner(2)], scale, clip, texture);
        }
    }
    canvas.bytes()
}

fn update(textures: &mut BTreeMap<TextureId, Texture>, delta: &TexturesDelta) {
    let changes = delta.set.iter();
    for (id, ImageDelta { image, pos, .. }) in
        changes.flat_map(|(id, list)| list.iter().map(move |delta| (id, delta)))
    {
        let egui::ImageData::Color(image) = image;
        let colours = image.pixels.iter().map(|pixel| pixel.to_array().map(f32::from));
        match (pos, textures.get_mut(id)) {
            (Some([x, y]), Some((size, pixels))) => {
                for (index, colour) in colours.enumerate() {
                    let (column, row) = (index % image.size[0], index / image.size[0]);
                    pixels[(y + row) * size[0] + x + column] = colour;
                }
            }
            _ => {
                textures.insert(*id, (image.size, colours.collect()));
            }
        }
    }
}

/// Pixels in premultiplied RGB, blended in gamma space as egui does.
struct Canvas {
    size: [usize; 2],
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn new(size: [usize; 2]) -> Self {
        Self { size, pixels: vec![[0.0; 3]; size[0] * size[1]] }
    }

    fn triangle(&mut self, corners: [Vertex; 3], scale: f32, clip: Rect, texture: &Texture) {
        let at = corners.map(|corner| corner.pos * scale);
        let double = cross(at[0], at[1], at[2]);
        if double == 0.0 {
            return;
        }
        let bound = Rect::from_points(&at).intersect(clip);
        let limit = |value: f32, most: usize| (value.max(0.0) as usize).min(most);
        let (left, right) =
            (limit(bound.left(), self.size[0]), limit(bound.right().ceil(), self.size[0]));
        let (top, bottom) =
            (limit(bound.top(), self.size[1]), limit(bound.bottom().ceil(), self.size[1]));
        for y in top..bottom {
            for x in left..right {
                let here = pos2(x as f32 + 0.5, y as f32 + 0.5);
                if !clip.contains(here) {
                    continue;
                }
                let weight = [
                    cross(at[1], at[2], here) / double,
                    cross(at[2], at[0], here) / double,
                    cross(at[0], at[1], here) / double,
                ];
                // A pixel on a shared edge belongs to one triangle only, as on a graphics card.
                let inside = (0..3).all(|edge| {
                    let (a, b) = (at[(edge + 1) % 3], at[(edge + 2) % 3]);
                    let (dx, dy) =
                        if double > 0.0 { (b.x - a.x, b.y - a.y) } else { (a.x - b.x, a.y - b.y) };
                    let owns = dy < 0.0 || (dy == 0.0 && dx > 0.0);
                    weight[edge] > 0.0 || (weight[edge] == 0.0 && owns)
                });
                if inside {
                    self.blend(x, y, &corners, weight, texture);
                }
            }
        }
    }

    fn blend(
        &mut self,
        x: usize,
        y: usize,
        corners: &[Vertex; 3],
        weight: [f32; 3],
        texture: &Texture,
    ) {
        let mix = |value: fn(&Vertex) -> f32| -> f32 {
            corners.iter().zip(weight).map(|(corner, share)| value(corner) * share).sum()
        };
        let (u, v) = (mix(|corner| corner.uv.x), mix(|corner| corner.uv.y));
        let texel = sample(texture, u, v);
        let alpha = mix(|corner| f32::from(corner.color.a())) / 255.0 * texel[3] / 255.0;
        let colour = [
            mix(|corner| f32::from(corner.color.r())) * texel[0] / 255.0,
            mix(|corner| f32::from(corner.color.g())) * texel[1] / 255.0,
            mix(|corner| f32::from(corner.color.b())) * texel[2] / 255.0,
        ];
        let pixel = &mut self.pixels[y * self.size[0] + x];
        for (below, above) in pixel.iter_mut().zip(colour) {
            *below = above + *below * (1.0 - alpha);
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let to_byte = |value: &f32| (value.clamp(0.0, 255.0) + 0.5) as u8;
        self.pixels.iter().flatten().map(to_byte).collect()
    }
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The texture's colour at `u`, `v`, between its four nearest texels.
fn sample((size, pixels): &Texture, u: f32, v: f32) -> [f32; 4] {
    let (x, y) = (u * size[0] as f32 - 0.5, v * size[1] as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_share, lower_share) = (x - left, y - top);
    let texel = |column: f32, row: f32| {
        let column = column.clamp(0.0, size[0] as f32 - 1.0) as usize;
        let row = row.clamp(0.0, size[1] as f32 - 1.0) as usize;
        pixels[row * size[0] + column]
    };
    let (a, b) = (texel(left, top), texel(left + 1.0, top));
    let (c, d) = (texel(left, top + 1.0), texel(left + 1.0, top + 1.0));
    std::array::from_fn(|channel| {
        let upper = a[channel] + (b[channel] - a[channel]) * right_share;
        let lower = c[channel] + (d[channel] - c[channel]) * right_share;
        upper + (lower - upper) * lower_share
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_lands_where_it_was_drawn_and_leaves_the_rest_alone() {
        let size = [40, 20];
        let image = draw(Look::default(), size, 2.0, &mut |ui| {
            let rect = Rect::from_min_size(pos2(5.0, 2.0), vec2(10.0, 6.0));
            ui.painter().rect_filled(rect, 0.0, egui::Color32::from_rgb(200, 100, 50));
        });
        let at = |x: usize, y: usize| &image[(y * size[0] + x) * 3..][..3];
        assert_eq!(at(20, 10), [200, 100, 50]);
        assert_eq!(at(2, 10), at(38, 18));
        assert_ne!(at(2, 10), [200, 100, 50]);
    }
}
