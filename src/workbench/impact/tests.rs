//! The impact sheet and the board by label, and their pictures.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{Look, PinTag, TopBar, raster, testing};

mod written;

fn model() -> ImpactModel {
    let pin = |id, text: &str| PinTag { id, name: format!("P{id}"), text: text.into() };
    let quantity = |id: &str, question: &str, unit: &str, range, pin: Option<u32>| Quantity {
        id: id.into(),
        question: question.into(),
        unit: unit.into(),
        range,
        pins: pin.into_iter().collect(),
        how: String::new(),
    };
    let level = |id: &str, meaning: &str| Severity {
        id: id.into(),
        name: id.to_uppercase(),
        meaning: meaning.into(),
    };
    let supported = |id: &str, text: &str, pins: &[u32]| Supported {
        words: String::new(),
        id: id.into(),
        text: text.into(),
        pins: pins.to_vec(),
    };
    let factor = |number: u32, text: &str, pins: &[u32], to: &[&str], at| Factor {
        id: format!("f{number}"),
        tag: format!("F{number}"),
        text: text.into(),
        words: String::new(),
        pins: pins.to_vec(),
        leads_to: to.iter().map(|one| (*one).to_owned()).collect(),
        on: number < 6,
        left: String::new(),
        at,
    };
    let minute = |minute: u32| 11 * 3600 + minute * 60;
    let series = |name: &str, shape: fn(u32) -> f64| Series {
        name: name.into(),
        points: (0..70).map(|at| (minute(at), shape(at))).collect(),
    };
    ImpactModel {
        reread: vec!["Between 11:42 and 11:48 the timeline has no line.".into()],
        top: TopBar { home: "second-story".into(), help: "Help".into(), ..TopBar::default() },
        pins: vec![
            pin(1, "gatehouse log 11:24:09"),
            pin(2, "Farah: the first call"),
            pin(3, "31 sites"),
        ],
        quantities: vec![
            quantity(
                "minutes",
                "How long was the door shut?",
                "min",
                Some(Range { low: 24.0, high: 27.0 }),
                Some(1),
            ),
            quantity("sites", "How many sites stood behind it?", "sites", None, None),
            quantity(
                "share",
                "Of 100 visitors, how many were turned back?",
                "of 100",
                Some(Range { low: 75.0, high: 85.0 }),
                None,
            ),
        ],
        severities: vec![
            level("s1", "Most customers cannot work"),
            level("s2", "Some customers cannot work"),
            level("s3", "Work is slower"),
        ],
        severity: Some("s1".into()),
        severity_reason: String::new(),
        mechanism: String::new(),
        summary: String::new(),
        account_offers: Vec::new(),
        summary_offers: Default::default(),
        harms: vec![
            supported("booking", "Bookings for a vaccination could not be made", &[2]),
            supported("exam", "An exam page was late", &[]),
        ],
        well: vec![supported("bypass", "The bypass was remembered by one person", &[2, 3])],
        needs: vec![
            supported("customer", "A customer needed to know when to try again", &[]),
            supported("responder", "A responder needed a second pair of eyes", &[]),
        ],
        charts: vec![Chart {
            id: "door".into(),
            title: "Visitors at the door".into(),
            unit: "a second".into(),
            series: vec![
                series("let in", |at| {
                    if (24..49).contains(&at) { 190.0 } else { 1000.0 + f64::from(at % 7) * 12.0 }
                }),
                series("turned back", |at| if (24..49).contains(&at) { 810.0 } else { 4.0 }),
            ],
            marks: vec![
                (minute(24), "the rule goes out".into()),
                (minute(49), "the rule is withdrawn".into()),
            ],
        }],
        factors: vec![
            factor(1, "No limit on how long a pattern may run", &[1, 3], &["f3"], None),
            factor(2, "Observe mode runs every rule for real", &[2], &["f3"], None),
            factor(3, "Rules skip the stages, all 31 sites at once", &[3], &["f4", "f5"], None),
            factor(4, "Our own login stands behind the door", &[], &[], None),
            factor(5, "The bypass was last practised in 2022", &[2], &[], None),
            factor(6, "Cost does not show in a diff or a test", &[], &[], None),
        ],
        outcome: "Most visitors of most customers could not get in".into(),
        document: "# The doors\n\nWhat was found.".into(),
    }
}

type Shown = (ImpactModel, ImpactUi, Vec<ImpactAction>);

fn harness(state: ImpactUi) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model(), state, Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, (model, state, done)| {
        let new = impact_ui(ui, &words, model, state);
        // The play takes a figure over at once, so that it is told once.
        for action in &new {
            if let ImpactAction::Range { id, range } = action {
                for quantity in model.quantities.iter_mut().filter(|one| one.id == *id) {
                    quantity.range = Some(*range);
                }
            }
        }
        done.extend(new);
    })
}

fn board(factor: Option<&str>) -> ImpactUi {
    let factor = factor.map(Into::into);
    ImpactUi { tab: ImpactTab::Board, factor, ..ImpactUi::default() }
}

fn click(harness: &mut Harness<'_, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Shown>, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    harness.event(egui::Event::Text(text.into()));
    harness.run();
}

#[test]
fn a_range_is_told_once_both_ends_are_numbers_in_order() {
    let mut harness = harness(ImpactUi::default());
    type_into(&mut harness, "Low: How many sites stood behind it?", "30,000");
    type_into(&mut harness, "High: How many sites stood behind it?", "38 000");
    harness.get_by_label("How severe").hover();
    harness.key_press(egui::Key::Tab);
    harness.run();
    let range = Range { low: 30_000.0, high: 38_000.0 };
    assert_eq!(harness.state().2, [ImpactAction::Range { id: "sites".into(), range }]);
}

#[test]
fn a_range_that_is_turned_round_is_pointed_out_and_not_told() {
    let mut harness = harness(ImpactUi::default());
    type_into(&mut harness, "Low: How many sites stood behind it?", "9");
    type_into(&mut harness, "High: How many sites stood behind it?", "3");
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert_eq!(harness.state().2, []);
    harness.get_by_label_contains("The low end is above the high end.");
}

#[test]
fn a_pin_is_put_to_a_figure_and_taken_off_again() {
    let mut harness = harness(ImpactUi::default());
    click(&mut harness, "Pin what shows: How many sites stood behind it?");
    click(&mut harness, "P3  31 sites");
    // What a pin holds is read before it is taken off.
    click(&mut harness, "Read P1: How long was the door shut?");
    harness.get_by_label("gatehouse log 11:24:09");
    assert_eq!(harness.state().2.len(), 1);
    harness.key_press(egui::Key::Escape);
    harness.run();
    click(&mut harness, "Take P1 off: How long was the door shut?");
    let action = |id: &str, pin, on| ImpactAction::QuantityPin { id: id.into(), pin, on };
    assert_eq!(harness.state().2, [action("sites", 3, true), action("minutes", 1, false)]);
}

/// Whoever pins one after the other clicks where they look.
#[test]
fn the_sheet_stands_still_when_a_pin_is_chosen() {
    let words = Words::english();
    let mut model = model();
    let harm = model.harms[0].clone();
    let more = (0..12).map(|at| Supported {
        id: format!("x{at}"),
        text: format!("Harm {at}"),
        ..harm.clone()
    });
    // So many that the menu has a field to search them.
    let pins = |at| PinTag { id: at, name: format!("P{at}"), text: format!("pin {at}") };
    model.pins.extend((4..30).map(pins));
    model.harms = more.map(|one| Supported { pins: vec![], ..one }).collect();
    let shown = (model, ImpactUi::default(), Vec::new());
    let mut harness: Harness<'static, Shown> = testing::harness(
        [1280.0, 720.0],
        Look::default(),
        shown,
        move |ui, (model, state, done)| {
            for action in impact_ui(ui, &words, model, state) {
                if let ImpactAction::Pin { id, pin, .. } = &action {
                    let mut harms = model.harms.iter_mut();
                    harms.find(|one| one.id == *id).expect("a harm").pins.push(*pin);
                }
                done.push(action);
            }
        },
    );
    harness.run();
    for name in ["Harm 3", "Harm 7", "Harm 4"] {
        let add = format!("Pin what shows: {name}");
        harness.get_by_label(&add).scroll_to_me();
        harness.run();
        let before = harness.get_by_label(name).rect();
        click(&mut harness, &add);
        click(&mut harness, "P3  31 sites");
        harness.run();
        assert!((harness.get_by_label(name).rect().top() - before.top()).abs() < 1.0, "{name}");
    }
}

#[test]
fn how_a_figure_was_come_to_is_written_beside_it() {
    use crate::play::Command;
    use crate::play::command::Note;
    use crate::workbench::desk::{impact::command, sample};
    let mut harness = harness(ImpactUi::default());
    assert!(
        harness.query_by_label("How you came to it: How many sites stood behind it?").is_none()
    );
    let label = "How you came to it: How long was the door shut?";
    click(&mut harness, label);
    harness.run();
    assert!(harness.get_by_label(label).is_focused(), "one writes at once");
    harness.event(egui::Event::Text("first 502 to last".into()));
    harness.run();
    harness.key_press(egui::Key::Tab);
    harness.run();
    let how = ImpactAction::How { id: "minutes".into(), how: "first 502 to last".into() };
    assert!(harness.state().2.contains(&how), "{:?}", harness.state().2);

    // What was there of the range stays.
    let mut desk = sample::investigating();
    let quantity = desk.scenario().truth.impact.quantities[0].id.clone();
    let (pins, how) = (vec![], "a".to_owned());
    let set = Note::Impact { quantity: quantity.clone(), low: 24, high: 26, pins, how };
    assert!(desk.send(Command::Note(set), &Words::english()), "{:?}", desk.refused);
    let id = quantity.to_string();
    let written = |action| match command(&desk, &action) {
        Some(Command::Note(Note::Impact { low, high, pins, how, .. })) => (low, high, pins, how),
        other => panic!("{other:?}"),
    };
    let range = Range { low: 20.0, high: 30.0 };
    let again = ImpactAction::Range { id: id.clone(), range };
    assert_eq!(written(again), (20, 30, vec![], "a".into()));
    let on = ImpactAction::QuantityPin { id: id.clone(), pin: 1, on: true };
    assert_eq!(written(on), (24, 26, vec![1], "a".into()));
    let how = ImpactAction::How { id, how: "b".into() };
    assert_eq!(written(how), (24, 26, vec![], "b".into()));
}

#[test]
fn severity_and_harm_are_said_with_their_reasons() {
    let mut harness = harness(ImpactUi::default());
    harness.state_mut().1.reason = Some(" clinics could not book ".into());
    harness.run();
    click(&mut harness, "S2");
    harness
        .get_by_label("Take P2 off: Bookings for a vaccination could not be made")
        .scroll_to_me();
    harness.run();
    click(&mut harness, "Take P2 off: Bookings for a vaccination could not be made");
    let reason = "clinics could not book".to_owned();
    let done = [
        ImpactAction::Severity { id: "s2".into(), reason },
        ImpactAction::Unpin { part: Part::Harm, id: "booking".into(), pin: 2 },
    ];
    assert_eq!(harness.state().2, done);
}

#[test]
fn what_cannot_be_written_is_told_and_not_swallowed() {
    use crate::workbench::desk::{impact::cannot, sample};
    let desk = sample::investigating();
    let quantity = desk.scenario().truth.impact.quantities[0].id.to_string();
    let words = Words::english();
    let action = ImpactAction::QuantityPin { id: quantity, pin: 1, on: true };
    assert!(cannot(&desk, &action).is_some_and(|key| words.has(key)));
}

#[test]
fn what_was_pinned_to_any_part_can_be_taken_off() {
    use crate::play::Command;
    use crate::play::command::Note;
    use crate::workbench::desk::{impact::command, sample};
    let desk = sample::investigating();
    let off = |part, id: &str| ImpactAction::Unpin { part, id: id.into(), pin: 1 };
    let well = command(&desk, &off(Part::Well, "0"));
    assert_eq!(well, Some(Command::Note(Note::RemoveWell(0))));
    let need = command(&desk, &off(Part::Need, "Customer"));
    assert!(matches!(need, Some(Command::Note(Note::RemoveNeed { pin: Some(1), .. }))), "{need:?}");
}

#[test]
fn factors_go_up_move_by_key_and_lead_to_more_than_one() {
    let mut harness = harness(board(Some("f1")));
    click(&mut harness, "Put on the board: Cost does not show in a diff or a test");
    click(&mut harness, "leads to");
    click(&mut harness, "F4  Our own login stands behind the door");
    click(&mut harness, "No longer leads to: Rules skip the stages, all 31 sites at once");
    click(&mut harness, "Take it off the board");
    harness.get_by_label_contains("F1: No limit").focus();
    harness.run();
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    let done = harness.state().2.clone();
    let link = |to: &str, on| ImpactAction::Link { from: "f1".into(), to: to.into(), on };
    assert_eq!(done[0], ImpactAction::PutUp("f6".into()));
    assert_eq!(
        done[1..4],
        [link("f4", true), link("f3", false), ImpactAction::TakeOff("f1".into())]
    );
    assert!(
        matches!(&done[4], ImpactAction::Place { factor, at: (300.., _) } if factor == "f1"),
        "{done:?}"
    );
}

#[test]
fn every_control_has_a_name() {
    for state in [ImpactUi::default(), board(Some("f3"))] {
        let harness = harness(state);
        assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    }
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let page = ImpactUi { tab: ImpactTab::Document, ..ImpactUi::default() };
        for (name, state) in
            [("sheet", ImpactUi::default()), ("board", board(Some("f3"))), ("document", page)]
        {
            let mut state = state;
            let name = format!("impact-{name}-{theme:?}").to_lowercase();
            raster::pictures(&name, look, |ui| {
                impact_ui(ui, &words, &model(), &mut state);
            });
        }
    }
}
