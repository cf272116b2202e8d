//! A person's parts laid on each other: hair behind, body, neck, collar, head, face, hair.

use super::CANVAS;
use super::parts::{
    Chosen, CollarInk, Extra, Lock, Pair, PortraitSpec, Pose, Posture, choose, parts,
};
use crate::look::Rgba;
use crate::look::affine::Affine;
use crate::look::drawing::Drawing;
use crate::look::outline::{clip, ring_of_ellipse, rings};

/// A bust on a canvas 200 wide and 224 high.
pub fn bust(id: &str, spec: &PortraitSpec, posture: Posture) -> Drawing {
    posed(id, spec, parts().postures[&posture])
}

/// A bust on the way from one posture to another: 0 is `from`, 1 is `to`.
pub fn bust_between(
    id: &str,
    spec: &PortraitSpec,
    from: Posture,
    to: Posture,
    share: f32,
) -> Drawing {
    let postures = &parts().postures;
    posed(id, spec, postures[&from].toward(postures[&to], share))
}

fn posed(id: &str, spec: &PortraitSpec, pose: Pose) -> Drawing {
    let chosen = choose(id, spec);
    // Heads are drawn a little larger than life, and turn about the neck.
    let head = Affine::scale_about(1.12, [100.0, 152.0])
        .then(Affine::shift(0.0, pose.down))
        .then(Affine::turn_about(pose.tilt, [100.0, 160.0]));
    let shoulders = 158.0 - pose.lift;
    let mut drawing = Drawing::new(CANVAS[0], CANVAS[1]);
    let mut behind = Drawing::default();
    hair(&mut behind, &chosen.hair.back, chosen.hair_colour);
    drawing.add(&behind, head);
    body(&mut drawing, &chosen, shoulders);
    drawing.add(&face_parts(&chosen, &pose), head);
    if pose.arms {
        arms(&mut drawing, &chosen);
    }
    if pose.speaks {
        hand(&mut drawing, &chosen);
    }
    drawing
}

/// Head and collar in a circle of diameter 2 round the origin.
pub fn face(id: &str, spec: &PortraitSpec, posture: Posture) -> Drawing {
    let place = Affine::shift(-100.0, -104.0).then(Affine::scale(1.0 / 86.0));
    // Drawn large and shrunk, for a circle of radius 1 would get few corners.
    let circle: Vec<_> = ring_of_ellipse([0.0, 0.0], 100.0, 100.0)
        .iter()
        .map(|at| [at[0] / 100.0, at[1] / 100.0])
        .collect();
    bust(id, spec, posture).moved(place).clipped(&circle)
}

fn hair(drawing: &mut Drawing, locks: &[Lock], colour: Pair) {
    for lock in locks {
        let ink = colour.tone(lock.tone);
        if !lock.path.is_empty() {
            drawing.fill(&lock.path, ink);
        }
        for (x, y) in &lock.dots {
            drawing.ellipse([*x, *y], lock.radius, lock.radius, ink);
        }
    }
}

fn body(drawing: &mut Drawing, chosen: &Chosen, y: f32) {
    let Pair { light, shade } = chosen.cloth;
    let trunk = format!(
        "M6 224C8 {} 26 {} 72 {y}L128 {y}C174 {} 192 {} 194 224Z",
        y + 34.0,
        y + 14.0,
        y + 14.0,
        y + 34.0
    );
    drawing.fill(&trunk, light);
    let side = format!(
        "M6 224C8 {} 26 {} 72 {y}L84 {y}C60 {} 54 {} 56 224Z",
        y + 34.0,
        y + 14.0,
        y + 24.0,
        y + 44.0
    );
    drawing.fill(&side, shade);
    let neck =
        format!("M82 118L82 {}C88 {} 112 {} 118 {}L118 118Z", y + 4.0, y + 16.0, y + 16.0, y + 4.0);
    drawing.fill(&neck, chosen.skin.shade);
    let mut collar = Drawing::default();
    for part in &chosen.collar.parts {
        let ink = match part.ink {
            CollarInk::Shade => shade,
            CollarInk::White => parts().white.light,
            CollarInk::WhiteShade => parts().white.shade,
            CollarInk::Skin => chosen.skin.light,
        };
        collar.fill(&part.path, ink);
    }
    if chosen.extra == Extra::Scarf {
        let wool = light.toward(Rgba::hex(0xF4EBDC), 0.55);
        collar.fill("M66 -18C84 -4 116 -4 134 -18L138 10C118 24 82 24 62 10Z", wool);
        let fold = wool.toward(shade, 0.35);
        collar.fill("M66 -18C84 -4 116 -4 134 -18L135 -10C116 6 84 6 65 -10Z", fold);
        collar.fill("M112 14L134 8L140 54L116 58Z", fold);
    }
    drawing.add(&collar, Affine::shift(0.0, y));
}

/// Ears, head, shade, beard, eyes, nose, mouth, brows, hair and glasses, before the head is moved.
fn face_parts(chosen: &Chosen, pose: &Pose) -> Drawing {
    let mut drawing = Drawing::default();
    let skin = chosen.skin;
    drawing.ellipse([63.0, 100.0], 7.0, 11.0, skin.shade);
    drawing.ellipse([137.0, 100.0], 7.0, 11.0, skin.light);
    let jaw = chosen.jaw;
    let outline = format!(
        "M64 82C63 46 137 46 136 82L136 100C136 {} {} 144 100 144C{} 144 64 {} 64 100Z",
        122.0 + jaw,
        122.0 - jaw,
        78.0 + jaw,
        122.0 + jaw
    );
    drawing.fill(&outline, skin.light);
    // The shade is cut to the head, which is convex.
    let shade = rings("M50 40L90 40C82 66 92 84 86 106C82 124 92 138 98 150L50 150Z");
    if let (Some((head, _)), Some((shade, _))) = (rings(&outline).first(), shade.first()) {
        drawing.polygon(&clip(shade, head), skin.shade);
    }
    let hair_ink = chosen.hair_colour.light;
    if chosen.extra == Extra::Beard {
        drawing.fill(
            "M63 98C66 110 72 116 82 118C92 114 108 114 118 118C128 116 134 110 137 98C140 128 122 152 100 152C78 152 60 128 63 98Z",
            hair_ink,
        );
    }
    for x in [84.0, 116.0] {
        eye(&mut drawing, x, pose);
    }
    drawing.fill("M101 98L109 116Q104 120 97 118Z", skin.shade);
    if chosen.extra == Extra::Moustache {
        drawing.fill("M84 124C90 116 110 116 116 124C108 122 92 122 84 124Z", hair_ink);
    }
    if pose.speaks {
        drawing.fill("M88 126Q100 123 112 126Q108 137 100 137Q92 137 88 126Z", skin.lip);
    } else {
        let (ends, middle) = (128.0 - pose.mouth * 2.0, 128.0 + pose.mouth * 7.0);
        drawing.stroke(&format!("M89 {ends}Q100 {middle} 111 {ends}"), 3.0, skin.lip);
    }
    let brow_ink = chosen.hair_colour.tone(chosen.hair.brows);
    let (outer, top, inner) = (86.0 - pose.brow * 0.6, 81.0 + pose.brow * 0.2, 84.0 + pose.brow);
    drawing.stroke(&format!("M75 {outer}Q83 {top} 92 {inner}"), 4.0, brow_ink);
    drawing.stroke(&format!("M125 {outer}Q117 {top} 108 {inner}"), 4.0, brow_ink);
    hair(&mut drawing, &chosen.hair.front, chosen.hair_colour);
    if chosen.extra == Extra::Glasses {
        let frames = parts().frames;
        for x in [84.0, 116.0] {
            drawing.line(&ring_of_ellipse([x, 98.0], 13.0, 13.0), true, 2.6, frames);
        }
        drawing.stroke("M97 96Q100 93 103 96M71 95L62 93M129 95L138 93", 2.6, frames);
    }
    drawing
}

fn eye(drawing: &mut Drawing, x: f32, pose: &Pose) {
    let dark = parts().eye_dark;
    if pose.lid >= 0.9 {
        drawing.stroke(&format!("M{} 97Q{x} 103 {} 97", x - 8.0, x + 8.0), 2.8, dark);
        return;
    }
    let (gx, gy) = pose.gaze;
    drawing.ellipse([x, 98.0], 7.5, 5.6 - pose.lid * 3.0, parts().eye_white);
    let pupil = 4.0 - pose.lid * 0.8;
    drawing.ellipse([x + gx, 98.0 + gy], pupil, pupil, dark);
    let (ends, top) = (97.0 + pose.lid * 1.5, 89.0 + pose.lid * 5.0);
    drawing.stroke(&format!("M{} {ends}Q{x} {top} {} {ends}", x - 8.5, x + 8.5), 2.2, dark);
}

fn arms(drawing: &mut Drawing, chosen: &Chosen) {
    let Pair { light, shade } = chosen.cloth;
    drawing.fill("M22 224C24 196 60 190 112 204L150 210L150 224Z", shade);
    drawing.fill("M178 224C176 194 140 188 90 206L60 214L64 224Z", light);
    drawing.ellipse([66.0, 212.0], 12.0, 9.0, chosen.skin.light);
}

fn hand(drawing: &mut Drawing, chosen: &Chosen) {
    let skin = chosen.skin.light;
    drawing.fill(
        "M150 224C150 206 160 192 168 184L186 196C182 206 180 214 180 224Z",
        chosen.cloth.shade,
    );
    drawing.fill(
        "M160 186C156 172 162 160 172 156C182 152 194 158 194 172C194 184 186 194 178 196Z",
        skin,
    );
    drawing.stroke("M172 157L170 144M181 155L182 141M190 159L194 147", 8.0, skin);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highest(drawing: &Drawing) -> f32 {
        let rings = drawing.pieces.iter().flat_map(|piece| &piece.rings);
        rings.flatten().map(|at| at[1]).fold(f32::MAX, f32::min)
    }

    #[test]
    fn the_same_id_gives_the_same_person_and_posture_moves_them() {
        let spec = PortraitSpec::default();
        let calm = bust("ruta", &spec, Posture::Calm);
        assert_eq!(calm, bust("ruta", &spec, Posture::Calm));
        assert_ne!(calm, bust("emeka", &spec, Posture::Calm));
        for posture in [Posture::Open, Posture::Wary, Posture::Closed, Posture::Speaking] {
            assert_ne!(calm, bust("ruta", &spec, posture), "{posture:?}");
        }
        let closed = bust("ruta", &spec, Posture::Closed);
        let halfway = bust_between("ruta", &spec, Posture::Calm, Posture::Closed, 0.5);
        assert!(highest(&halfway) > highest(&calm) && highest(&halfway) < highest(&closed));
        assert!(highest(&closed) > highest(&calm), "a closed head hangs lower");
    }

    #[test]
    fn a_face_stays_in_its_circle() {
        let face = face("farah", &PortraitSpec::default(), Posture::Calm);
        for at in face.pieces.iter().flat_map(|piece| &piece.rings).flatten() {
            assert!(at[0] * at[0] + at[1] * at[1] <= 1.001, "{at:?}");
        }
    }
}
