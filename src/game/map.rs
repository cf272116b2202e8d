//! The scene beneath the words: triangles of `look` as Bevy 2D meshes.
//!
//! The screen leaves a part of its ground unpainted; all around it lies over the scene, so that
//! no clipping is needed.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use bevy::sprite_render::{AlphaMode2d, ColorMaterial, MeshMaterial2d};
use bevy::window::PrimaryWindow;
use bevy_egui::EguiContexts;

use super::shell::Stage;
use crate::look::{Mesh as Triangles, Rgba};

/// The two layers of a scene and what is in them.
#[derive(Resource)]
struct Layers {
    still: (Entity, Handle<Mesh>),
    moving: (Entity, Handle<Mesh>),
    /// The revision of what stays.
    revision: Option<u64>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, lay).add_systems(PostUpdate, show);
}

fn lay(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    // The colour of each corner is the mesh's own.
    let material = materials.add(ColorMaterial {
        color: Color::WHITE,
        alpha_mode: AlphaMode2d::Blend,
        ..default()
    });
    let mut layer = |height: f32| {
        let mesh = meshes.add(bevy_mesh(&Triangles::default()));
        let parts = (
            Mesh2d(mesh.clone()),
            MeshMaterial2d(material.clone()),
            Transform::from_xyz(0.0, 0.0, height),
            Visibility::Hidden,
            bevy::camera::visibility::NoFrustumCulling,
        );
        (commands.spawn(parts).id(), mesh)
    };
    let layers = Layers { still: layer(0.0), moving: layer(1.0), revision: None };
    commands.insert_resource(layers);
}

/// Puts the scene that the screen wants where the screen wants it.
fn show(
    mut stage: ResMut<Stage>,
    mut layers: ResMut<Layers>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut places: Query<(&mut Transform, &mut Visibility)>,
    mut ground: ResMut<ClearColor>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut contexts: EguiContexts,
) -> Result {
    let scene = stage.0.get().scene();
    let entities = [layers.still.0, layers.moving.0];
    let Some(scene) = scene else {
        for entity in entities {
            places.get_mut(entity)?.1.set_if_neq(Visibility::Hidden);
        }
        return Ok(());
    };
    // A point of egui in the camera's units, which are the window's logical pixels.
    let zoom = contexts.ctx_mut()?.zoom_factor();
    let left = -window.width() / 2.0 + scene.at[0] * zoom;
    let top = window.height() / 2.0 - scene.at[1] * zoom;
    for entity in entities {
        let (mut place, mut visibility) = places.get_mut(entity)?;
        let z = place.translation.z;
        let scale = scene.scale * zoom;
        // Screens count downwards, cameras upwards.
        place.set_if_neq(
            Transform::from_xyz(left, top, z).with_scale(Vec3::new(scale, -scale, 1.0)),
        );
        visibility.set_if_neq(Visibility::Visible);
    }
    ground.0 = colour(scene.ground);
    if layers.revision != Some(scene.revision) {
        layers.revision = Some(scene.revision);
        meshes.insert(layers.still.1.id(), bevy_mesh(&scene.still))?;
    }
    meshes.insert(layers.moving.1.id(), bevy_mesh(&scene.moving))?;
    Ok(())
}

fn colour(ink: Rgba) -> Color {
    Color::srgba_u8(ink.0, ink.1, ink.2, ink.3)
}

/// Triangles as Bevy's mesh; both windings are drawn in 2D.
fn bevy_mesh(triangles: &Triangles) -> Mesh {
    let points: Vec<[f32; 3]> = triangles.points.iter().map(|at| [at[0], at[1], 0.0]).collect();
    let colours: Vec<[f32; 4]> =
        triangles.colours.iter().map(|ink| colour(*ink).to_linear().to_f32_array()).collect();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, points)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(triangles.indices.clone()))
}
