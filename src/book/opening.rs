//! The thread that opens files, unpacks what is packed, and looks whether they have grown.

use super::FileOf;
use super::notice::{Kind, Notice};
use super::source::{KEPT_OPEN, Source, Spool};
use super::state::Shared;
use crate::search::{Input, MAGIC, Packing, Problem, inputs, open};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// Bytes that are unpacked at once, and how often what is there is shown.
const STEP: usize = 1 << 20;
const SHOWN: Duration = Duration::from_millis(50);

/// Opens what was given, in order, and stays to look after it.
pub fn run(shared: &Shared, given: &[PathBuf]) {
    let mut spool = None;
    for input in inputs(given).0 {
        if shared.state().ended {
            return;
        }
        let opened = input.and_then(|input| match &input {
            Input::Stdin => unpack(shared, &mut spool, &input, Packing::None, io::stdin(), true),
            Input::File(path) => plain(shared, &mut spool, &input, path),
        });
        if let Err(problem) = opened {
            shared.state().tell(Notice::new(Kind::Unreadable, problem));
        }
        shared.moved.notify_all();
        shared.tell(false);
    }
    shared.state().opened();
    shared.moved.notify_all();
    shared.tell(true);
    loop {
        let mut state = shared.state();
        while !state.look && !state.ended {
            state = shared.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.ended {
            return;
        }
        state.look = false;
        drop(state);
        look(shared);
    }
}

/// A file that is read where it is, if it is not packed.
fn plain(
    shared: &Shared,
    spool: &mut Option<Spool>,
    input: &Input,
    path: &Path,
) -> Result<(), Problem> {
    let keep = shared.state().files.len() < KEPT_OPEN;
    let (source, length) = Source::open(path, keep)?;
    let mut first = [0; MAGIC];
    let read = source
        .fill(&mut first, 0)
        .map_err(|notice| Problem { message: notice.message, hint: notice.hint })?;
    let packing = Packing::of(&first[..read]);
    // Of what the system makes up as it is read, the length is not known.
    if packing != Packing::None || (length == 0 && read > 0) {
        return unpack(shared, spool, input, packing, open(path)?, false);
    }
    let mut state = shared.state();
    let source = Arc::new(source);
    let file = state.open(FileOf::new(input, false), Arc::clone(&source), Some(length));
    state.table.add(source, file, 0, length);
    Ok(())
}

/// Unpacks into the file without a name, and shows what is there meanwhile.
fn unpack(
    shared: &Shared,
    spool: &mut Option<Spool>,
    input: &Input,
    packing: Packing,
    packed: impl Read + Send + 'static,
    live: bool,
) -> Result<(), Problem> {
    let name = String::from_utf8_lossy(input.name()).into_owned();
    let no_room = |error: &io::Error| {
        let message = format!("{name} cannot be unpacked: {error}");
        Problem::new(message, "make room in the folder for temporary files, or unpack it yourself")
    };
    let spool = match spool {
        Some(spool) => spool,
        none => none.insert(Spool::new().map_err(|error| no_room(&error))?),
    };
    let source = Arc::new(spool.reader().map_err(|error| no_room(&error))?);
    let from = spool.length();
    {
        let mut state = shared.state();
        let told = FileOf::new(input, packing != Packing::None);
        let file = state.open(told, Arc::clone(&source), None);
        state.table.add(source, file, from, 0);
    }
    let (mut packed, packing) = known(packed, packing, live, &name)?;
    if packing != Packing::None {
        packed = packing.reader(packed);
    }
    let mut buffer = vec![0; STEP];
    let (mut since, mut ended) = (Instant::now(), Ok(()));
    while !shared.state().ended {
        let read = match packed.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                let message = format!("{name} cannot be read to its end: {error}");
                ended = Err(Problem::new(message, "what was read before it is shown"));
                break;
            }
        };
        let room = shared.limits.unpacked.saturating_sub(spool.length());
        let fits = read.min(usize::try_from(room).unwrap_or(read));
        if let Err(error) = spool.put(&buffer[..fits]) {
            ended = Err(no_room(&error));
            break;
        }
        if fits < read {
            shared.state().tell(Notice::cut_off(&name, shared.limits.unpacked));
            break;
        }
        if live || since.elapsed() >= SHOWN {
            show(shared, spool.length() - from);
            since = Instant::now();
        }
    }
    show(shared, spool.length() - from);
    ended
}

/// What comes by a pipe may be packed, too.
fn known(
    mut packed: impl Read + Send + 'static,
    packing: Packing,
    live: bool,
    name: &str,
) -> Result<(Box<dyn Read + Send>, Packing), Problem> {
    if !live {
        return Ok((Box::new(packed), packing));
    }
    let mut first = Vec::with_capacity(MAGIC);
    packed.by_ref().take(MAGIC as u64).read_to_end(&mut first).map_err(|error| {
        Problem::new(format!("{name} cannot be read: {error}"), "give a file instead")
    })?;
    let packing = Packing::of(&first);
    Ok((Box::new(Cursor::new(first).chain(packed)), packing))
}

fn show(shared: &Shared, length: u64) {
    shared.state().extend(length);
    shared.moved.notify_all();
    shared.tell(false);
}

/// Takes in what was written behind the files.
fn look(shared: &Shared) {
    let files: Vec<(usize, Arc<Source>)> = {
        let state = shared.state();
        let followed = state.files.iter().enumerate().filter(|(_, file)| file.end.is_some());
        followed.map(|(at, file)| (at, Arc::clone(&file.source))).collect()
    };
    for (file, source) in files {
        let length = source.length();
        let mut state = shared.state();
        let Some(end) = state.files[file].end else { continue };
        match length {
            Err(notice) => state.failed(file, notice),
            Ok(length) if length < end => state.shrank(file, length),
            Ok(length) if length == end => continue,
            Ok(length) => {
                state.files[file].end = Some(length);
                let last = state.table.parts().last().filter(|part| part.file == file);
                match last.map(|part| part.length() + length - end) {
                    Some(longer) => state.extend(longer),
                    // Lines keep their numbers: what is new comes behind all others.
                    None => state.table.add(source, file, end, length - end),
                }
                // Who counts and searches it wakes the window: before, there is less to show.
                shared.moved.notify_all();
                continue;
            }
        }
        drop(state);
        shared.tell(true);
    }
}
