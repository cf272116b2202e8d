//! Two threads that ask chunks, and their answers in order.
//!
//! One of them is the caller's, which alone takes the answers: no third has to be woken for each.

use super::feed::{Chunk, Feed, Ticket};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

pub const THREADS: usize = 2;
/// Chunks that are asked and not taken yet, about.
const AHEAD: u64 = 16;
/// A thread's buffer that has grown beyond this is given back.
const KEPT: usize = 4 << 20;

/// Why a search ended before its file did.
#[derive(Debug)]
pub enum Stop {
    /// The file could not be read to its end.
    Reading(io::Error),
    /// What was found could not be taken.
    Taking(io::Error),
}

type Answer<T> = io::Result<Option<T>>;

/// What both threads know.
struct Shared<T> {
    /// With the number of the next chunk.
    feed: Mutex<(Feed, u64)>,
    turns: Mutex<Turns<T>>,
    moved: Condvar,
}

struct Turns<T> {
    /// Not taken yet, by the numbers of their chunks.
    answers: BTreeMap<u64, Answer<T>>,
    /// Chunks that were given out, and those whose answers were taken.
    given: u64,
    taken: u64,
    /// Somebody waits to be told of a change.
    waiting: bool,
    /// Nobody takes answers any more.
    stopped: bool,
    /// The helper asks no more chunks.
    alone: bool,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks each chunk of a feed by `look`, made anew for each thread by `looks`, and gives the answers
/// to `take` in the order of the file.
///
/// # Errors
/// See [`Stop`].
pub fn search<T: Send, L: FnMut(Chunk<'_>) -> T + Send>(
    feed: Feed,
    [mut own, helping]: [L; THREADS],
    mut take: impl FnMut(T) -> io::Result<()>,
) -> Result<(), Stop> {
    // What comes by a pipe is shown at once only if nobody else waits for more of it meanwhile.
    let alone = feed.is_live();
    let turns = Turns {
        answers: BTreeMap::new(),
        given: 0,
        taken: 0,
        waiting: false,
        stopped: false,
        alone,
    };
    let shared =
        Shared { feed: Mutex::new((feed, 0)), turns: Mutex::new(turns), moved: Condvar::new() };
    std::thread::scope(|scope| {
        if !alone {
            scope.spawn(|| shared.help(helping));
        }
        let _stop = Leaving { shared: &shared, says: |turns| turns.stopped = true };
        let mut buffer = Vec::new();
        loop {
            shared.take(&mut take)?;
            drop(shared.wait_while(|turns| turns.is_far_ahead() && turns.is_awaited()));
            match shared.one(&mut buffer, &mut own) {
                Some((number, answer)) => shared.put(number, answer),
                None => break,
            }
        }
        loop {
            drop(shared.wait_while(Turns::is_awaited));
            if !held(&shared.turns).is_ready() {
                return Ok(());
            }
            shared.take(&mut take)?;
        }
    })
}

/// Tells the other thread of its end, however it comes.
struct Leaving<'a, T> {
    shared: &'a Shared<T>,
    says: fn(&mut Turns<T>),
}

impl<T> Drop for Leaving<'_, T> {
    fn drop(&mut self) {
        let mut turns = held(&self.shared.turns);
        (self.says)(&mut turns);
        self.shared.tell(&mut turns);
    }
}

impl<T> Turns<T> {
    fn is_far_ahead(&self) -> bool {
        self.given >= self.taken + AHEAD
    }

    /// The next answer can be taken.
    fn is_ready(&self) -> bool {
        self.answers.contains_key(&self.taken)
    }

    /// The next answer is the helper's to give.
    fn is_awaited(&self) -> bool {
        !self.is_ready() && !self.alone
    }
}

impl<T> Shared<T> {
    /// Asks chunks until there are no more, or nobody takes the answers.
    fn help(&self, mut look: impl FnMut(Chunk<'_>) -> T) {
        let _alone = Leaving { shared: self, says: |turns| turns.alone = true };
        let mut buffer = Vec::new();
        loop {
            let turns = self.wait_while(|turns| turns.is_far_ahead() && !turns.stopped);
            if turns.stopped {
                return;
            }
            drop(turns);
            match self.one(&mut buffer, &mut look) {
                Some((number, answer)) => self.put(number, answer),
                None => return,
            }
        }
    }

    /// Asks the next chunk; none if there are no more.
    fn one(
        &self,
        buffer: &mut Vec<u8>,
        look: &mut impl FnMut(Chunk<'_>) -> T,
    ) -> Option<(u64, Answer<T>)> {
        let (number, ticket) = {
            let mut feed = held(&self.feed);
            let ticket: io::Result<Ticket> = feed.0.next(buffer).transpose()?;
            feed.1 += 1;
            held(&self.turns).given = feed.1;
            (feed.1 - 1, ticket)
        };
        let chunk = ticket.and_then(|ticket| ticket.read(buffer));
        let answer = chunk.map(|chunk| chunk.map(look));
        if buffer.capacity() > KEPT {
            *buffer = Vec::new();
        }
        Some((number, answer))
    }

    fn put(&self, number: u64, answer: Answer<T>) {
        let mut turns = held(&self.turns);
        turns.answers.insert(number, answer);
        if turns.is_ready() {
            self.tell(&mut turns);
        }
    }

    /// Takes all answers whose turn it is.
    fn take(&self, take: &mut impl FnMut(T) -> io::Result<()>) -> Result<(), Stop> {
        loop {
            let mut turns = held(&self.turns);
            let next = turns.taken;
            let Some(answer) = turns.answers.remove(&next) else { return Ok(()) };
            turns.taken += 1;
            // The helper is woken when there is something to do for a while.
            if turns.given <= turns.taken + AHEAD / 2 {
                self.tell(&mut turns);
            }
            drop(turns);
            match answer {
                Ok(Some(answer)) => take(answer).map_err(Stop::Taking)?,
                Ok(None) => {}
                Err(error) => return Err(Stop::Reading(error)),
            }
        }
    }

    fn wait_while(&self, so: impl Fn(&Turns<T>) -> bool) -> MutexGuard<'_, Turns<T>> {
        let mut turns = held(&self.turns);
        while so(&turns) {
            turns.waiting = true;
            turns = self.moved.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        turns
    }

    /// Wakes who waits. To tell nobody would be a call of the system all the same.
    fn tell(&self, turns: &mut Turns<T>) {
        if std::mem::take(&mut turns.waiting) {
            self.moved.notify_all();
        }
    }
}
