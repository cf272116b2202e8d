//! Larkgate, opened once, and counting what was told.

use second_story::people::Layer;
use second_story::play::command::View;
use second_story::play::{Case, Command, EntryPoint, Play, apply, begin, run};
use second_story::proof::Atlas;
use second_story::scenario::model::{Item, ItemKind, Person, PersonId};
use second_story::{scenario, shelf};
use std::path::Path;
use std::sync::LazyLock;

static LARKGATE: LazyLock<(Case, Atlas)> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/larkgate-sieve");
    let folder = shelf::folders::read(&path).expect("the folder");
    let case = Case::open(scenario::load(&folder).expect("a scenario")).expect("a day");
    let atlas = Atlas::new(&case);
    (case, atlas)
});

pub fn larkgate() -> (&'static Case, &'static Atlas) {
    (&LARKGATE.0, &LARKGATE.1)
}

/// A play from the brief on, with the first guess sealed.
pub fn sealed(case: &Case) -> Play {
    let mut play = Play::new(1);
    begin(case, 1, EntryPoint::Brief).iter().for_each(|event| apply(&mut play, event));
    let check = &case.scenario.manifest.gut_check;
    let chips = [(check.statements[0].id.clone(), check.chips)].into();
    let view = View { chips, line: "a guess".into(), sure: 1 };
    run(case, &mut play, Command::Seal(view)).expect("sealed");
    play
}

/// People who can be asked alone.
pub fn asked(case: &Case) -> Vec<&Person> {
    case.scenario.cast.people.iter().filter(|person| person.interview).collect()
}

/// Conditions that somebody knows.
pub fn conditions(person: &Person) -> impl Iterator<Item = &Item> {
    person.knows.iter().filter(|item| item.kind == ItemKind::Condition)
}

/// Conditions that somebody has told openly.
pub fn told_by(play: &Play, person: &Person) -> usize {
    let open = |item: &&Item| play.people.told(&person.id, &item.id) == Some(Layer::Open);
    conditions(person).filter(open).count()
}

/// Conditions that anybody has told openly.
pub fn told(case: &Case, play: &Play) -> usize {
    case.scenario.cast.people.iter().map(|person| told_by(play, person)).sum()
}

pub fn level(play: &Play, person: &PersonId) -> i32 {
    play.people
        .meeting
        .as_ref()
        .and_then(|meeting| meeting.safety.get(person).copied())
        .unwrap_or(0)
}
