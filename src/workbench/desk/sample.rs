//! The scenario of the repository on a desk, for tests that need a real play.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::Desk;
use super::play::Forget;
use crate::play::{Case, Command, EntryPoint, Event, begin, command::View};
use crate::scenario::{Folder, load};
use crate::text::Words;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios/larkgate-sieve");

static CASE: LazyLock<Arc<Case>> = LazyLock::new(|| {
    let mut folder = Folder { slug: "larkgate-sieve".into(), ..Folder::default() };
    for file in FILES.files().chain(FILES.dirs().flat_map(|dir| dir.files())) {
        let path = file.path().to_string_lossy().replace('\\', "/");
        folder.files.insert(path, file.contents().to_vec());
    }
    let scenario = load(&folder).unwrap_or_else(|findings| panic!("{findings:#?}"));
    Arc::new(Case::open(scenario).unwrap())
});

/// A play that has just begun.
pub fn begun() -> Desk {
    let case = Arc::clone(&CASE);
    let first = begin(&case, 1, EntryPoint::Brief);
    Desk::new(case, 1, first, Box::new(Forget))
}

/// A view with all chips on the first statement.
pub fn view(desk: &Desk) -> View {
    let check = &desk.scenario().manifest.gut_check;
    let chips = [(check.statements[0].id.clone(), check.chips)].into();
    View { chips, line: "a guess".into(), sure: 3 }
}

/// A play whose gut check is sealed.
pub fn investigating() -> Desk {
    let mut desk = begun();
    let seal = Command::Seal(view(&desk));
    assert!(desk.send(seal, &Words::english()), "{:?}", desk.refused);
    desk
}

/// Has something happen past all rules.
pub fn happens(desk: &mut Desk, event: Event) {
    desk.happened(event);
}
