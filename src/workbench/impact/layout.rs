//! Where cards of the board lie and how lines go between them: causes left, and no line under a card.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Gaps between columns and between the cards of one, points: lines go through both.
pub const ACROSS: f32 = 44.0;
pub const DOWN: f32 = 20.0;

/// What is to be laid.
pub struct Board<'a> {
    /// Height of each card.
    pub tall: &'a [f32],
    /// Which leads to which, by place in `tall`.
    pub links: &'a [(usize, usize)],
    /// Where the player dropped one, as shares of the room.
    pub own: &'a [Option<Vec2>],
    pub room: Rect,
    /// Width of a card.
    pub wide: f32,
    pub columns: usize,
}

impl Board<'_> {
    /// Left edge of a column.
    fn left(&self, column: usize) -> f32 {
        self.room.left() + column as f32 * (self.wide + ACROSS)
    }

    /// The column whose middle is nearest.
    pub fn column(&self, x: f32) -> usize {
        let at = (x - self.room.left() - self.wide / 2.0) / (self.wide + ACROSS);
        (at.round().max(0.0) as usize).min(self.columns.saturating_sub(1))
    }

    /// The links without those that close a circle: they go back to the left.
    fn forward(&self) -> Vec<(usize, usize)> {
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (from, to) in self.links {
            let mut reached = vec![*to];
            let mut next = 0;
            while let Some(at) = reached.get(next).copied() {
                let on = kept.iter().filter(|(a, b)| *a == at && !reached.contains(b));
                let on: Vec<usize> = on.map(|(_, b)| *b).collect();
                reached.extend(on);
                next += 1;
            }
            if !reached.contains(from) {
                kept.push((*from, *to));
            }
        }
        kept
    }

    /// The cards, each in a column: the last, or before all that it leads to, unless it was dropped
    /// elsewhere; what has no link yet stands in the last that has room.
    pub fn cards(&self) -> Vec<Rect> {
        let count = self.tall.len();
        let last = self.columns.saturating_sub(1);
        let mut column = vec![last; count];
        let forward = self.forward();
        for _ in 0..self.columns {
            for (from, to) in &forward {
                column[*from] = column[*from].min(column[*to].saturating_sub(1));
            }
        }
        let linked = |card: usize| self.links.iter().any(|(a, b)| *a == card || *b == card);
        let mut filled = vec![0.0; self.columns.max(1)];
        for card in (0..count).filter(|card| linked(*card) || self.own[*card].is_some()) {
            if let Some(own) = self.own[card] {
                column[card] = self.column(self.room.left() + own.x * self.room.width());
            }
            filled[column[card]] += self.tall[card] + DOWN;
        }
        for card in (0..count).filter(|card| !linked(*card) && self.own[*card].is_none()) {
            let fits = |at: &usize| filled[*at] + self.tall[card] <= self.room.height();
            let free = (0..filled.len()).rev().find(fits);
            let least = (0..filled.len()).min_by(|a, b| filled[*a].total_cmp(&filled[*b]));
            column[card] = free.or(least).unwrap_or(0);
            filled[column[card]] += self.tall[card] + DOWN;
        }
        // Beside what leads to it; then where it was dropped, among those that were not.
        let mut rects = vec![Rect::NOTHING; count];
        for at in 0..filled.len() {
            let mut cards: Vec<usize> = (0..count).filter(|card| column[*card] == at).collect();
            let height = |card: usize| {
                let before = self.links.iter().filter(|(_, to)| *to == card);
                let before: Vec<f32> = before
                    .filter(|(from, _)| column[*from] < at)
                    .map(|(from, _)| rects[*from].center().y)
                    .collect();
                let mean = before.iter().sum::<f32>() / before.len() as f32;
                if before.is_empty() { f32::INFINITY } else { mean }
            };
            let heights: Vec<f32> = (0..count).map(height).collect();
            cards.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
            self.stack(&cards, at, &mut rects);
            let dropped = |card: usize, rects: &[Rect]| match self.own[card] {
                Some(own) => self.room.top() + own.y * self.room.height(),
                None => rects[card].center().y,
            };
            if cards.iter().any(|card| self.own[*card].is_some()) {
                let heights: Vec<f32> = (0..count).map(|card| dropped(card, &rects)).collect();
                cards.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]));
                self.stack(&cards, at, &mut rects);
            }
        }
        rects
    }

    fn stack(&self, cards: &[usize], column: usize, rects: &mut [Rect]) {
        let all: f32 = cards.iter().map(|card| self.tall[*card] + DOWN).sum::<f32>() - DOWN;
        let mut y = self.room.top() + ((self.room.height() - all) / 2.0).max(0.0);
        for card in cards {
            let size = vec2(self.wide, self.tall[*card]);
            rects[*card] = Rect::from_min_size(pos2(self.left(column), y), size);
            y += size.y + DOWN;
        }
    }

    /// The way from one card to another, from the middle of the right side to the middle of the
    /// left: through the gaps. `nth` keeps lines apart that share a gap.
    pub fn way(&self, from: Rect, to: Rect, nth: usize, cards: &[Rect]) -> Vec<Pos2> {
        let (start, end) = (from.right_center(), to.left_center());
        let apart = (nth % 4) as f32 * 5.0 - 7.5;
        let out = from.right() + ACROSS / 2.0 + apart;
        let into = to.left() - ACROSS / 2.0 + apart;
        if (out - into).abs() < 16.0 {
            return vec![start, end];
        }
        // Column by column: in each the height nearest to the way that no card of it has.
        let (low, high) = (out.min(into), out.max(into));
        let met: Vec<Rect> =
            cards.iter().filter(|card| card.right() > low && card.left() < high).copied().collect();
        let mut columns: Vec<usize> = met.iter().map(|card| self.column(card.center().x)).collect();
        columns.sort_unstable();
        columns.dedup();
        if out > into {
            columns.reverse();
        }
        let mut way = vec![start, pos2(out, start.y)];
        let mut y = start.y;
        for (nth, at) in columns.iter().enumerate() {
            let of: Vec<&Rect> =
                met.iter().filter(|card| self.column(card.center().x) == *at).collect();
            let clear =
                |y: &f32| of.iter().all(|card| *y < card.top() - 4.0 || *y > card.bottom() + 4.0);
            let beside = |card: &&Rect| {
                [card.top() - DOWN / 2.0 + apart * 0.6, card.bottom() + DOWN / 2.0 + apart * 0.6]
            };
            let heights = [y, end.y].into_iter().chain(of.iter().flat_map(beside));
            let far = |at: &f32| (at - y).abs() + (at - end.y).abs();
            let next = heights.filter(clear).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(y);
            // Up or down in the gap before the column.
            let gap = match nth {
                0 => out,
                _ if out < into => self.left(*at) - ACROSS / 2.0 + apart,
                _ => self.left(*at) + self.wide + ACROSS / 2.0 + apart,
            };
            way.extend([pos2(gap, y), pos2(gap, next)]);
            y = next;
        }
        way.extend([pos2(into, y), pos2(into, end.y), end]);
        way.dedup_by(|a, b| (*a - *b).length() < 0.5);
        way
    }
}

/// A way with its corners rounded, as points of a line.
pub fn rounded(way: &[Pos2], radius: f32) -> Vec<Pos2> {
    let mut points = Vec::new();
    for (index, at) in way.iter().enumerate() {
        let (Some(before), Some(after)) =
            (index.checked_sub(1).and_then(|index| way.get(index)), way.get(index + 1))
        else {
            points.push(*at);
            continue;
        };
        let near = |other: Pos2| {
            let along = other - *at;
            *at + along.normalized() * radius.min(along.length() / 2.0)
        };
        let (a, b) = (near(*before), near(*after));
        points.extend((0..=6).map(|step| {
            let t = step as f32 / 6.0;
            let (left, right) = (a.lerp(*at, t), at.lerp(b, t));
            left.lerp(right, t)
        }));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(900.0, 560.0) };

    fn board<'a>(
        tall: &'a [f32],
        links: &'a [(usize, usize)],
        own: &'a [Option<Vec2>],
    ) -> Board<'a> {
        Board { tall, links, own, room: ROOM, wide: 200.0, columns: 3 }
    }

    #[test]
    fn causes_lie_left_of_what_they_lead_to_and_no_card_on_another() {
        let links = [(0, 1), (1, 2), (3, 2), (2, 0)];
        let own = [None, None, None, None, None, Some(vec2(0.5, 0.0))];
        let cards = board(&[90.0, 70.0, 120.0, 90.0, 60.0, 80.0], &links, &own).cards();
        for (from, to) in &links[..2] {
            assert!(cards[*from].right() < cards[*to].left(), "{from} to {to}: {cards:?}");
        }
        for (index, card) in cards.iter().enumerate() {
            assert!(ROOM.contains_rect(*card), "{card:?}");
            assert!(cards[..index].iter().all(|other| !other.intersects(*card)), "{index}");
        }
        assert!(cards[5].left() == 244.0 && cards[5].top() <= cards[1].top());
    }

    #[test]
    fn no_way_goes_under_a_card() {
        let tall = [90.0; 9];
        let own: Vec<Option<Vec2>> =
            (0..9).map(|at| Some(vec2((at % 3) as f32 * 0.36, (at / 3) as f32 * 0.4))).collect();
        let links: Vec<(usize, usize)> = (0..9)
            .flat_map(|from| (0..9).map(move |to| (from, to)))
            .filter(|(a, b)| a != b)
            .collect();
        let board = board(&tall, &links, &own);
        let cards = board.cards();
        for (nth, (from, to)) in links.iter().enumerate() {
            let way = board.way(cards[*from], cards[*to], nth, &cards);
            for pair in rounded(&way, 8.0).windows(2) {
                for step in 1..20 {
                    let at = pair[0].lerp(pair[1], step as f32 / 20.0);
                    let under = cards.iter().position(|card| card.shrink(1.0).contains(at));
                    assert_eq!(under, None, "{from} to {to} at {at:?}");
                }
            }
        }
    }
}
