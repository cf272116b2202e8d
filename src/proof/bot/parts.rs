//! Parts of a play: one talk, or a review from some moment on. They show what a single form or move
//! is worth.

use super::run::{Bot, Plan};
use crate::play::{Case, Command, Event, Play};
use crate::proof::atlas::Atlas;
use crate::proof::kind::{Kind, Style};
use crate::scenario::model::PersonId;

/// A talk with one person, of so many minutes at most, by somebody who has opened what there was time
/// for and has asked nobody else.
pub fn talk<'a>(
    case: &'a Case,
    atlas: &'a Atlas,
    seed: u64,
    style: Style,
    person: &PersonId,
    minutes: u32,
) -> Play {
    let mut bot = Bot::set_down(case, atlas, Plan::of(Kind::Learner, seed));
    bot.seals();
    bot.opens();
    bot.interviews(style, person, minutes);
    bot.done().0
}

/// The working time, spent by somebody with a plan of their own; the review is yet to come.
pub fn investigation<'a>(case: &'a Case, atlas: &'a Atlas, seed: u64, style: Style) -> Play {
    let mut bot = Bot::set_down(case, atlas, Plan::of(Kind::Learner, seed));
    bot.seals();
    bot.investigates(style);
    bot.done().0
}

/// The learner takes over a review at some moment, and goes on to its end. What happens from then on
/// comes with it.
pub fn review_on<'a>(case: &'a Case, atlas: &'a Atlas, play: Play) -> (Play, Vec<Event>) {
    let mut bot = Bot::set_down(case, atlas, Plan::of(Kind::Learner, play.seed));
    bot.takes_over(play);
    if let Some(style) = Style::of(Kind::Learner) {
        bot.reviews(style);
    }
    bot.send(Command::CloseReview);
    bot.done()
}
