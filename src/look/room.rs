//! The meeting room from above at an angle: wall, window, chairs, table, cards, light.
//!
//! Draw [`back`], then the people, the middle ones first (`portrait::bust` standing at each
//! [`Seat`]), then [`front`]. The near side of the table is the player's.

use super::drawing::{Drawing, Point};
use super::tokens::Night;
use super::{Rgba, Theme};

/// Canvas of the room.
pub const CANVAS: Point = [1280.0, 470.0];

/// The middle of the table.
const TABLE: Point = [680.0, 282.0];
const TABLE_RADII: Point = [440.0, 150.0];

/// Where one person sits: the middle of the bust's foot, its width, and their card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    pub at: Point,
    pub width: f32,
    /// Left top of the place card.
    pub card: Point,
    /// How large the card is drawn, 1 for [`CARD`].
    pub card_scale: f32,
}

/// Size of a place card at scale 1.
pub const CARD: Point = [100.0, 39.0];

/// Seats for `count` people behind the far arc, from left to right; nearer is larger.
pub fn seats(count: usize) -> Vec<Seat> {
    let last = count.saturating_sub(1).max(1) as f32;
    let crowd = if count > 7 { 0.88 } else { 1.0 };
    let card_scale = if count > 6 { 0.86 } else { 1.0 };
    (0..count)
        .map(|index| {
            let side = if count == 1 { 0.0 } else { index as f32 / last * 2.0 - 1.0 };
            let bow = side * side;
            let x = TABLE[0] + 382.0 * side;
            // Cards follow the rim, a little inside it.
            let card = [TABLE[0] + 306.0 * side - CARD[0] * card_scale / 2.0, 176.0 + 64.0 * bow];
            Seat {
                at: [x, 158.0 + 66.0 * bow],
                width: (122.0 + 22.0 * bow) * crowd,
                card,
                card_scale,
            }
        })
        .collect()
}

/// The order to draw people in: the farthest, in the middle, first.
pub fn far_to_near(seats: &[Seat]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..seats.len()).collect();
    order.sort_by(|a, b| seats[*a].at[1].total_cmp(&seats[*b].at[1]));
    order
}

/// Chairs, and everything in the dark.
pub fn chair_ink(night: &Night) -> Rgba {
    night.deep.toward(night.ground, 0.1)
}

/// How a bust looks whose owner closes up: `share` of the way to the dark of the chair.
pub fn faded(bust: Drawing, share: f32, night: &Night) -> Drawing {
    let dark = chair_ink(night);
    bust.inked(|ink| ink.toward(dark, share))
}

/// Wall, window with the city, lamp light, chairs; the light stands behind `speaker`.
pub fn back(night: &Night, seats: &[Seat], speaker: Option<usize>) -> Drawing {
    let mut drawing = Drawing::new(CANVAS[0], CANVAS[1]);
    drawing.rect([0.0, 0.0], CANVAS, 0.0, night.ground);
    let floor = night.ground.toward(night.wall, 0.4);
    drawing.rect([0.0, 196.0], [CANVAS[0], CANVAS[1] - 196.0], 0.0, floor);
    drawing.rect([0.0, 194.0], [CANVAS[0], 3.0], 0.0, night.deep);
    window(&mut drawing, night);
    let lamp = [[680.0, 0.0], [250.0, 470.0], [1110.0, 470.0]];
    drawing.polygon(&lamp, night.window.faded(0.035));
    if let Some(seat) = speaker.and_then(|index| seats.get(index)) {
        let centre = [seat.at[0], seat.at[1] - seat.width * 0.45];
        drawing.ellipse(centre, 164.0, 156.0, night.window.faded(0.07));
        drawing.ellipse(centre, 124.0, 122.0, night.window.faded(0.09));
    }
    for index in far_to_near(seats) {
        chair(&mut drawing, chair_ink(night), &seats[index]);
    }
    drawing
}

fn window(drawing: &mut Drawing, night: &Night) {
    let at = |x: f32, y: f32| [510.0 + x, 14.0 + y];
    drawing.rect(at(0.0, 0.0), [340.0, 104.0], 0.0, night.deep);
    drawing.rect(at(6.0, 6.0), [162.0, 92.0], 0.0, night.wall);
    drawing.rect(at(172.0, 6.0), [162.0, 92.0], 0.0, night.wall);
    let city = night.ground.toward(night.wall, 0.25);
    let roofs = [
        (6.0, 34.0, 62.0),
        (40.0, 30.0, 44.0),
        (70.0, 30.0, 70.0),
        (100.0, 30.0, 52.0),
        (172.0, 32.0, 50.0),
        (204.0, 36.0, 66.0),
        (240.0, 28.0, 36.0),
        (268.0, 32.0, 72.0),
        (300.0, 34.0, 58.0),
    ];
    for (x, wide, top) in roofs {
        drawing.rect(at(x, top), [wide, 98.0 - top], 0.0, city);
    }
    let lit = night.window.toward(night.ground, 0.25);
    let lights = [
        (50.0, 54.0),
        (110.0, 62.0),
        (214.0, 76.0),
        (248.0, 48.0),
        (252.0, 66.0),
        (312.0, 70.0),
        (16.0, 72.0),
    ];
    for (x, y) in lights {
        drawing.rect(at(x, y), [6.0, 8.0], 0.0, lit);
    }
}

fn chair(drawing: &mut Drawing, ink: Rgba, seat: &Seat) {
    let ([x, y], w) = (seat.at, seat.width);
    let back = format!(
        "M{} {y}V{}Q{} {} {} {}H{}Q{} {} {} {}V{y}Z",
        x - w * 0.52,
        y - w * 0.62,
        x - w * 0.52,
        y - w * 0.86,
        x - w * 0.28,
        y - w * 0.86,
        x + w * 0.28,
        x + w * 0.52,
        y - w * 0.86,
        x + w * 0.52,
        y - w * 0.62,
    );
    drawing.fill(&back, ink);
}

/// Arms of the outer chairs, the table with its pool of light, cups, and the player's notebook.
pub fn front(theme: &Theme, seats: &[Seat], speaker: Option<usize>) -> Drawing {
    let night = &theme.night;
    let mut drawing = Drawing::new(CANVAS[0], CANVAS[1]);
    if let (Some(first), Some(last)) = (seats.first(), seats.last())
        && seats.len() > 1
    {
        arm(&mut drawing, chair_ink(night), first, -1.0);
        arm(&mut drawing, chair_ink(night), last, 1.0);
    }
    table(&mut drawing, speaker.and_then(|index| seats.get(index)));
    cup(&mut drawing, [546.0, 250.0], 0xC9A15B, 0x6B4B26);
    cup(&mut drawing, [826.0, 252.0], 0xE9E1D2, 0x6B4B26);
    cup(&mut drawing, [432.0, 322.0], 0x3E6A6B, 0x22393A);
    notebook(&mut drawing, theme);
    drawing
}

fn arm(drawing: &mut Drawing, ink: Rgba, seat: &Seat, side: f32) {
    let ([x, y], w) = (seat.at, seat.width);
    let at = |share: f32| x + side * w * share;
    let path = format!(
        "M{} {}Q{} {} {} {}Q{} {} {} {}L{} {}H{}Z",
        at(0.55),
        y - 26.0,
        at(0.55),
        y - 40.0,
        at(0.44),
        y - 40.0,
        at(0.32),
        y - 40.0,
        at(0.32),
        y - 26.0,
        at(0.22),
        y + 84.0,
        at(0.46),
    );
    drawing.fill(&path, ink);
}

/// The table's rim, top, and the two steps of light, which slide towards the speaker.
fn table(drawing: &mut Drawing, speaker: Option<&Seat>) {
    let [x, y] = TABLE;
    let [rx, ry] = TABLE_RADII;
    drawing.ellipse([x, y + 14.0], rx, ry, Rgba::hex(0x4A3324));
    drawing.ellipse([x, y], rx, ry, Rgba::hex(0x7A553A));
    drawing.ellipse([x, y], rx - 12.0, ry - 7.0, Rgba::hex(0x845E41));
    let toward = speaker.map_or(0.0, |seat| seat.at[0] - x);
    drawing.ellipse([x + toward * 0.16, y - 6.0], 320.0, 104.0, Rgba::hex(0x9A7050));
    drawing.ellipse([x + toward * 0.37, y - 14.0], 200.0, 66.0, Rgba::hex(0xB08761));
}

fn cup(drawing: &mut Drawing, [x, y]: Point, side: u32, drink: u32) {
    drawing.ellipse([x, y + 12.0], 15.0, 6.0, Rgba::hex(0x5C402B));
    let body = format!(
        "M{} {}H{}V{}Q{x} {} {} {}Z",
        x - 10.0,
        y - 6.0,
        x + 10.0,
        y + 8.0,
        y + 15.0,
        x - 10.0,
        y + 8.0
    );
    drawing.fill(&body, Rgba::hex(side));
    drawing.ellipse([x, y - 6.0], 10.0, 4.0, Rgba::hex(drink));
}

fn notebook(drawing: &mut Drawing, theme: &Theme) {
    let at = super::affine::Affine::shift(190.0, 392.0);
    let mut book = Drawing::default();
    book.fill("M14 0H78V62H0Z", Rgba::hex(0xFBF7EE));
    book.fill("M82 0H146L160 62H82Z", Rgba::hex(0xF3ECDD));
    book.stroke("M80 1V61", 3.0, Rgba::hex(0x17223B));
    let lines = "M18 16H68M14 28H66M12 40H58M92 16H138M94 28H142";
    book.stroke(lines, 2.0, Rgba::hex(0x8A8373));
    book.stroke("M140 48L190 12", 6.0, theme.mark);
    drawing.add(&book, at);
}

/// A place card without its name: seven marks, `spoken` of them filled. The name stands in the
/// middle at (50, 18).
pub fn card(spoken: u8) -> Drawing {
    let mut drawing = Drawing::new(CARD[0], CARD[1]);
    drawing.fill("M4 7H96L100 39H0Z", Rgba::hex(0xFBF7EE));
    drawing.fill("M4 7L8 0H92L96 7Z", Rgba::hex(0xD8CDB6));
    for mark in 0..7_u8 {
        let ink = if mark < spoken { 0x17223B } else { 0xD8CDB6 };
        let x = 23.0 + 8.0 * f32::from(mark);
        drawing.rect([x, 29.0], [6.0, 4.0], 2.0, Rgba::hex(ink));
    }
    drawing
}

/// The player's timeline as a sheet on the table: left top of its canvas on the room's, and the
/// sheet itself, up to ten entries in their kinds' colours.
pub fn timeline_sheet(kinds: &[Rgba]) -> (Point, Drawing) {
    let mut drawing = Drawing::new(354.0, 66.0);
    drawing.fill("M30 0H324L354 66H0Z", Rgba::hex(0xFBF7EE));
    drawing.stroke("M22 22H332M14 42H342", 1.0, Rgba::hex(0xD8CDB6));
    let places = [
        (54.0, 8.0, 46.0),
        (116.0, 6.0, 52.0),
        (184.0, 8.0, 40.0),
        (238.0, 8.0, 52.0),
        (44.0, 28.0, 54.0),
        (144.0, 27.0, 60.0),
        (254.0, 28.0, 50.0),
        (94.0, 48.0, 60.0),
        (204.0, 48.0, 64.0),
        (280.0, 48.0, 44.0),
    ];
    for ((x, y, wide), kind) in places.into_iter().zip(kinds) {
        drawing.rect([x, y], [wide, 9.0], 2.0, Rgba::hex(0xB9AE95));
        drawing.rect([x + 0.8, y + 0.8], [wide - 1.6, 7.4], 1.6, Rgba::hex(0xF3ECDD));
        drawing.rect([x, y], [5.0, 9.0], 0.0, *kind);
    }
    ([503.0, 256.0], drawing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::tokens;

    #[test]
    fn seats_spread_from_left_to_right_and_the_nearer_are_larger() {
        for count in 2..=8 {
            let seats = seats(count);
            assert_eq!(seats.len(), count);
            for pair in seats.windows(2) {
                let gap = pair[1].at[0] - pair[0].at[0];
                assert!(gap > pair[0].width * 0.8, "{count} people: {gap}");
                let cards = pair[1].card[0] - pair[0].card[0];
                assert!(cards > 80.0 || count == 8, "{count} people: cards {cards} apart");
            }
            assert!(count == 2 || seats[0].width > seats[count / 2].width);
            assert_eq!(far_to_near(&seats).len(), count);
        }
    }

    #[test]
    fn the_light_goes_with_the_speaker() {
        let night = &tokens().light.night;
        let seats = seats(6);
        let dark = back(night, &seats, None);
        let lit = back(night, &seats, Some(5));
        assert_eq!(lit.pieces.len(), dark.pieces.len() + 2);
        let theme = &tokens().light;
        assert_ne!(front(theme, &seats, Some(0)), front(theme, &seats, Some(5)));
    }

    #[test]
    fn nothing_leaves_the_canvas_sideways() {
        let seats = seats(8);
        let mut drawing = back(&tokens().light.night, &seats, Some(7));
        drawing.pieces.extend(front(&tokens().light, &seats, Some(0)).pieces);
        for at in drawing.pieces.iter().flat_map(|piece| &piece.rings).flatten() {
            assert!((0.0..=CANVAS[0]).contains(&at[0]), "{at:?}");
        }
    }
}
