//! Who was in a chat, and when they came and went.

use crate::scenario::model::{Ms, Scenario, Source};

/// A time for which somebody was there, UTC; all of it where no end is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// The id of a person of the cast, or anybody else's name.
    pub who: String,
    pub from: Option<Ms>,
    pub until: Option<Ms>,
}

impl Present {
    /// `from` is included, `until` is not.
    pub fn at(&self, at: Ms) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

/// As the scenario has it.
pub fn of(scenario: &Scenario, source: &Source) -> Vec<Present> {
    let times = source.present.iter().map(|one| Present {
        who: one.who.clone(),
        from: one.from.as_ref().map(|from| scenario.at(from)),
        until: one.until.as_ref().map(|until| scenario.at(until)),
    });
    times.collect()
}

/// Everybody who is known to have been there at some time, and whether they were at an instant.
pub fn at(all: &[Present], instant: Ms) -> Vec<(&str, bool)> {
    let mut found: Vec<(&str, bool)> = Vec::new();
    for one in all {
        let there = one.at(instant);
        match found.iter_mut().find(|(who, _)| *who == one.who) {
            Some((_, known)) => *known |= there,
            None => found.push((&one.who, there)),
        }
    }
    found
}

/// Who came (`true`) and who went, behind one instant and up to another, in order.
pub fn between(all: &[Present], after: Option<Ms>, until: Ms) -> Vec<(Ms, &str, bool)> {
    let within = |at: &Ms| after.is_none_or(|after| *at > after) && *at <= until;
    let mut moves: Vec<(Ms, &str, bool)> = Vec::new();
    for one in all {
        for (at, came) in [(one.from, true), (one.until, false)] {
            // Who goes in the moment in which they come has not moved.
            let goes_on = at.is_some_and(|at| {
                all.iter().any(|other| {
                    other.who == one.who && if came { other.until } else { other.from } == Some(at)
                })
            });
            moves.extend(at.filter(|at| within(at) && !goes_on).map(|at| (at, &*one.who, came)));
        }
    }
    moves.sort_by_key(|(at, ..)| *at);
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_come_and_go() {
        let one = |who: &str, from, until| Present { who: who.into(), from, until };
        let all = [
            one("ana", None, None),
            one("ben", Some(10), Some(20)),
            one("cleo", None, Some(20)),
            one("ben", Some(30), None),
        ];
        assert_eq!(at(&all, 9), [("ana", true), ("ben", false), ("cleo", true)]);
        assert_eq!(at(&all, 10), [("ana", true), ("ben", true), ("cleo", true)]);
        assert_eq!(at(&all, 20), [("ana", true), ("ben", false), ("cleo", false)]);
        assert_eq!(at(&all, 30)[1], ("ben", true));
        assert_eq!(between(&all, None, 10), [(10, "ben", true)]);
        assert_eq!(between(&all, Some(10), 25), [(20, "ben", false), (20, "cleo", false)]);
        assert_eq!(between(&all, Some(25), 99), [(30, "ben", true)]);
        let on = [one("ana", Some(1), Some(5)), one("ana", Some(5), None)];
        assert_eq!(between(&on, None, 9), [(1, "ana", true)]);
    }
}
