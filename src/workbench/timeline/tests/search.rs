//! Statements and pins are searched: what is found, what stays, and how the keyboard goes on.

use super::*;

/// Where the labels stand, from the top.
fn stand(harness: &Harness<'static, Shown>, labels: &[&str]) -> Vec<f32> {
    labels.iter().map(|label| harness.get_by_label(label).rect().top()).collect()
}

fn is_chosen(harness: &Harness<'static, Shown>, label: &str) -> bool {
    let node = harness.get_by_label(label);
    node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

fn types(harness: &mut Harness<'static, Shown>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn press(harness: &mut Harness<'static, Shown>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// The editor of a new entry with the list of statements open; the field has the keyboard.
fn statements() -> Harness<'static, Shown> {
    let mut harness = harness(model());
    click(&mut harness, "New entry");
    click(&mut harness, "Statement");
    assert!(harness.get_by_label("Search the statements").is_focused());
    harness
}

const GREEN: &str = "The build is green and no slower than before";
const UNCHANGED: &str = "Nothing of ours is changed";

#[test]
fn statements_stand_under_where_they_came_up() {
    let harness = statements();
    let order = [
        "build",
        GREEN,
        "The suite passes 2211",
        "Javier Ortega",
        "A clinic rings support",
        "#door-trouble",
        UNCHANGED,
        "Rūta Petraitienė",
        "The pager rings for the first time",
    ];
    assert!(stand(&harness, &order).is_sorted());
    // Those of other entries are left out, and with the last of them the head over it.
    assert!(harness.query_by_label("gatehouse").is_none());
}

#[test]
fn words_narrow_the_statements_whatever_their_accents() {
    let mut harness = statements();
    types(&mut harness, "RUTA rings");
    harness.get_by_label("The pager rings for the first time");
    harness.get_by_label("1 of 7");
    for gone in [UNCHANGED, "A clinic rings support", "build"] {
        assert!(harness.query_by_label(gone).is_none(), "{gone}");
    }
    // The arrow down goes on to what was found, and Enter chooses it.
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().1.draft.as_ref().unwrap().card.as_deref(), Some("c26"));
    assert!(harness.get_by_label("Statement").is_focused());
    // Opened again, all of it is there.
    click(&mut harness, "Statement");
    harness.get_by_label(UNCHANGED);
}

#[test]
fn enter_takes_the_first_that_is_left() {
    let mut harness = statements();
    types(&mut harness, "march");
    harness.get_by_label("1 of 7");
    press(&mut harness, Key::Enter);
    let card = harness.state().1.draft.as_ref().unwrap().card.clone();
    assert!(card.is_some());
    assert!(harness.get_by_label("Statement").is_focused(), "the list is closed");
    click(&mut harness, "Statement");
    types(&mut harness, "the");
    press(&mut harness, Key::Enter);
    let other = harness.state().1.draft.as_ref().unwrap().card.clone();
    assert!(other.is_some() && other != card, "of several the first");
}

/// The first is marked while one types: the arrow goes on from there.
#[test]
fn the_arrow_down_goes_on_to_the_second() {
    let taken = |keys: &[Key]| {
        let mut harness = statements();
        types(&mut harness, "the");
        keys.iter().for_each(|key| press(&mut harness, *key));
        harness.state().1.draft.as_ref().unwrap().card.clone().expect("a statement")
    };
    let first = taken(&[Key::Enter]);
    let second = taken(&[Key::ArrowDown, Key::Enter]);
    let third = taken(&[Key::ArrowDown, Key::ArrowDown, Key::Enter]);
    assert!(first != second && second != third && first != third, "{first} {second} {third}");
}

#[test]
fn where_nothing_fits_it_is_said_and_escape_clears() {
    let mut harness = statements();
    types(&mut harness, "lighthouse");
    harness.get_by_label("Nothing has those words. Clear the field to see all 7.");
    harness.get_by_label("0 of 7");
    press(&mut harness, Key::Escape);
    harness.get_by_label(UNCHANGED);
    let field = harness.get_by_label("Search the statements");
    assert!(field.is_focused() && field.value().unwrap_or_default().is_empty());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label(UNCHANGED).is_none(), "the list is closed");
    assert!(harness.get_by_label("Statement").is_focused());
}

#[test]
fn what_is_chosen_stays_whatever_is_looked_for() {
    let mut harness = statements();
    click(&mut harness, GREEN);
    click(&mut harness, "Statement");
    types(&mut harness, "march");
    assert!(is_chosen(&harness, GREEN));
    harness.get_by_label("1 of 7");
    harness.get_by_label("Javier’s account is closed in March");
    assert!(harness.query_by_label(UNCHANGED).is_none());
    // The keyboard goes on to what was looked for.
    press(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label("Javier’s account is closed in March").is_focused());
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    // So does the pin that an entry is being made of.
    click(&mut harness, "Make an entry of P1 build");
    click(&mut harness, "Search the pins not placed yet");
    types(&mut harness, "phone");
    assert!(is_chosen(&harness, "Make an entry of P1 build"));
    harness.get_by_label("Make an entry of P14 phone");
    assert!(harness.query_by_label("Make an entry of P13 alert").is_none());
}

#[test]
fn the_pins_not_placed_yet_are_searched_by_keys() {
    let mut harness = harness(model());
    press(&mut harness, Key::Slash);
    types(&mut harness, "p13 ALÉRT");
    harness.get_by_label("1 of 3");
    assert!(harness.query_by_label("Make an entry of P1 build").is_none());
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    click(&mut harness, "Clear the field “Search the pins not placed yet”");
    harness.get_by_label("Make an entry of P1 build");
    types(&mut harness, "phone");
    press(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label("Make an entry of P14 phone").is_focused());
    assert_eq!(testing::unreached(&mut harness), Vec::<String>::new());
}

#[test]
fn tab_reaches_all_of_an_open_list_and_nothing_behind_it() {
    let mut harness = statements();
    types(&mut harness, "build");
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    let behind = testing::unreached(&mut harness);
    let row = |name: &String| name.contains("build") && !name.contains("Make an entry");
    assert!(!behind.iter().any(row), "{behind:?}");
    assert!(behind.iter().any(|name| name == "Button Close"), "{behind:?}");
}
