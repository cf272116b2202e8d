//! Two threads that ask chunks, and their answers in order.

use super::feed::{Chunk, Feed, Ticket};
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

pub const THREADS: usize = 2;
/// Chunks that are asked and not taken yet, at most.
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

/// How many answers were taken: nobody runs far ahead of that.
#[derive(Default)]
struct Gate {
    taken: Mutex<u64>,
    moved: Condvar,
    stopped: AtomicBool,
}

impl Gate {
    /// Waits until this chunk's turn is near; false if there are no more turns.
    fn pass(&self, number: u64) -> bool {
        let mut taken = held(&self.taken);
        while number >= *taken + AHEAD && !self.stopped.load(Ordering::Relaxed) {
            taken = self.moved.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        !self.stopped.load(Ordering::Relaxed)
    }

    fn took_one(&self) {
        *held(&self.taken) += 1;
        self.moved.notify_all();
    }

    fn stop(&self) {
        // Under the lock, so that nobody goes to sleep between looking and being woken.
        let _taken = held(&self.taken);
        self.stopped.store(true, Ordering::Relaxed);
        self.moved.notify_all();
    }
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
    looks: [L; THREADS],
    mut take: impl FnMut(T) -> io::Result<()>,
) -> Result<(), Stop> {
    let gate = Gate::default();
    let feed = Mutex::new((feed, 0));
    let (send, answers) = mpsc::channel();
    std::thread::scope(|scope| {
        for look in looks {
            let (send, gate, feed) = (send.clone(), &gate, &feed);
            scope.spawn(move || work(feed, gate, &send, look));
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut next = 0;
        let ended = answers.iter().try_for_each(|(number, answer)| {
            early.insert(number, answer);
            while let Some(answer) = early.remove(&next) {
                next += 1;
                match answer {
                    Ok(Some(answer)) => take(answer).map_err(Stop::Taking)?,
                    Ok(None) => {}
                    Err(error) => return Err(Stop::Reading(error)),
                }
                gate.took_one();
            }
            Ok(())
        });
        gate.stop();
        ended
    })
}

type Answer<T> = (u64, io::Result<Option<T>>);

fn work<T, L: FnMut(Chunk<'_>) -> T>(
    feed: &Mutex<(Feed, u64)>,
    gate: &Gate,
    send: &mpsc::Sender<Answer<T>>,
    mut look: L,
) {
    let mut buffer = Vec::new();
    loop {
        let (number, ticket) = {
            let mut feed = held(feed);
            let number = feed.1;
            if !gate.pass(number) {
                return;
            }
            feed.1 += 1;
            match feed.0.next(&mut buffer) {
                Ok(None) => return,
                Ok(Some(ticket)) => (number, Ok(ticket)),
                Err(error) => (number, Err(error)),
            }
        };
        let chunk = ticket.and_then(|ticket: Ticket| ticket.read(&mut buffer));
        let answer = chunk.map(|chunk| chunk.map(&mut look));
        let failed = answer.is_err();
        if send.send((number, answer)).is_err() || failed {
            return;
        }
        if buffer.capacity() > KEPT {
            buffer = Vec::new();
        }
    }
}
