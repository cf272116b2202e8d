//! The timeline by label, and its pictures.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{KindMark, Look, raster, testing};

mod search;

const NINE: i64 = 9 * 3_600_000;

/// `at` in seconds since nine.
fn entry(
    id: u32,
    lane: usize,
    at: i64,
    kind: KindMark,
    title: &str,
    pin: Option<u32>,
) -> EntryModel {
    let state = if pin.is_some() { EntryState::Open } else { EntryState::Incomplete };
    let (at, title) = (NINE + at * 1000, title.to_owned());
    let own = String::new();
    EntryModel {
        id,
        lane,
        at,
        day: String::new(),
        title,
        own,
        card: format!("c{id}"),
        kind,
        pin,
        state,
        unsettled: false,
    }
}

fn model() -> TimelineModel {
    use KindMark::{Change, Condition, Decision, Message, Signal};
    let mut entries = vec![
        entry(1, 0, -9000, Change, "Refactor drops the run-time limit", Some(5)),
        entry(2, 1, -8000, Decision, "Emeka approves, seeks false hits", Some(2)),
        entry(3, 0, 1450, Change, "2211 reaches all 31 sites in 2.1 s", Some(3)),
        entry(4, 0, 1454, Signal, "Workers full, doors answer 502", Some(4)),
        entry(5, 1, 1380, Decision, "Rūta picks observe mode", Some(6)),
        entry(6, 1, 1620, Signal, "First page, then forty more in four minutes", Some(8)),
        entry(7, 1, 1980, Decision, "Javier treats it as an attack", Some(9)),
        entry(8, 2, 1560, Message, "First clinic rings support", Some(11)),
        entry(9, 2, 2040, Message, "Farah asks what to tell schools", None),
        entry(10, 0, 2100, Condition, "Login refuses ops: it sits behind the door", None),
        entry(11, 1, 2640, Change, "Suda finds the old bypass", None),
        entry(12, 0, 2940, Signal, "Workers fall back to 31%", Some(7)),
    ];
    entries[0].day = "6 May".into();
    for index in [0, 1, 7] {
        entries[index].state = EntryState::Confirmed;
    }
    let clock = |name: &str, ahead, note: &str, skewed| ClockRow {
        name: name.into(),
        ahead,
        note: note.into(),
        skewed,
    };
    let card = |id: &str, text: &str, came_up: &str| CardModel {
        id: id.into(),
        text: text.into(),
        came_up: came_up.into(),
    };
    let lane = |name: &str, note: &str| Lane { name: name.into(), note: note.into() };
    let pin = |number, label: &str, at, placed| PinChoice {
        number,
        label: label.into(),
        quote: String::new(),
        at,
        placed,
    };
    let person = |id: &str| Witness { id: id.into(), name: id.into(), ..Witness::default() };
    TimelineModel {
        zone: "UTC".into(),
        top: testing::top(2, 4, (58, 150), "16:00"),
        from: NINE + 20 * 60_000,
        to: NINE + 53 * 60_000,
        midnight: 0,
        clocks: vec![
            clock("gatehouse", 0, "UTC, taken as true", false),
            clock("#door-trouble", 7_200_000, "UTC+2, aligned", false),
            clock("edge-17", 3000, "+3.4 s, aligned by you", true),
        ],
        lanes: vec![
            lane("Machines", "what systems did"),
            lane("People", "what was seen, done"),
            lane("Outside", "what people met"),
        ],
        entries,
        cards: vec![
            card("c5", "Rūta chooses observe mode, as for every rule that week", "gatehouse"),
            card("c20", "The build is green and no slower than before", "build"),
            card("c21", "Cases are left out of the suite to make it faster", "build"),
            card("c22", "The suite passes 2211", "build"),
            card("c3", "2211 is in force at all 31 sites", "build"),
            card("c23", "A clinic rings support", "Javier Ortega"),
            card("c24", "Javier’s account is closed in March", "Javier Ortega"),
            card("c25", "Nothing of ours is changed", "#door-trouble"),
            card("c26", "The pager rings for the first time", "Rūta Petraitienė"),
        ],
        pins: vec![
            pin(1, "build", Some(NINE + 300_000), false),
            pin(6, "her telling", None, true),
            pin(13, "alert", None, false),
            pin(14, "phone", None, false),
        ],
        cost: Some(5),
        closed: String::new(),
        group: 2,
        witnesses: ["ruta", "emeka", "javier"].map(person).into(),
        verdict: None,
    }
}

type Shown = (TimelineModel, TimelineUi, Vec<TimelineAction>);

fn harness(model: TimelineModel) -> Harness<'static, Shown> {
    let words = Words::english();
    let shown = (model, TimelineUi::default(), Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, (model, state, done)| {
        done.extend(timeline_ui(ui, &words, model, state));
    })
}

fn click(harness: &mut Harness<'static, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

const PUSH: &str = "09:24:10 change: 2211 reaches all 31 sites in 2.1 s";

#[test]
fn an_entry_is_made_from_a_pin() {
    let mut harness = harness(model());
    click(&mut harness, "Make an entry of P1 build");
    assert_eq!(harness.state().1.draft.as_ref().unwrap().time, "09:05");
    harness.get_by_label("Still missing: the statement or your own words, the kind.");
    click(&mut harness, "Statement");
    click(&mut harness, "The build is green and no slower than before");
    harness.get_by_label("Still missing: the kind.");
    let signal = harness.get_by_role_and_label(Role::RadioButton, "signal");
    signal.click();
    harness.run();
    harness.get_by_label("Kind: a machine showed something");
    click(&mut harness, "Keep the entry");
    let saved = TimelineAction::Save {
        entry: None,
        card: "c20".into(),
        at: NINE + 300_000,
        kind: KindMark::Signal,
        pin: 1,
        title: String::new(),
    };
    assert_eq!(harness.state().2, [saved]);
}

#[test]
fn what_no_statement_says_ones_own_words_can() {
    let mut harness = harness(model());
    click(&mut harness, "Make an entry of P1 build");
    harness.get_by_role_and_label(Role::RadioButton, "signal").click();
    harness.run();
    harness.state_mut().1.draft.as_mut().unwrap().title = "The build wakes at five past".into();
    harness.run();
    click(&mut harness, "Keep the entry");
    let [TimelineAction::Save { card, title, .. }] = harness.state().2.as_slice() else {
        panic!("{:?}", harness.state().2)
    };
    assert_eq!((card.as_str(), title.as_str()), ("", "The build wakes at five past"));
}

#[test]
fn the_time_goes_with_the_pin_unless_somebody_wrote_it() {
    let pin = |number, at| PinChoice { number, at, ..PinChoice::default() };
    let pins = [pin(1, Some(NINE)), pin(2, Some(NINE + 60_000)), pin(3, None)];
    let mut draft = Draft::of_pin(1, pins[0].at, 0);
    draft.show_by(2, &pins, 0);
    assert_eq!((draft.pin, draft.time.as_str()), (Some(2), "09:01"));
    draft.show_by(3, &pins, 0);
    assert_eq!((draft.pin, draft.time.as_str()), (Some(3), "09:01"), "it has none of its own");
    draft.time = "09:59".into();
    draft.show_by(1, &pins, 0);
    assert_eq!((draft.pin, draft.time.as_str()), (Some(1), "09:59"));
}

#[test]
fn an_entry_without_a_sound_time_is_not_kept() {
    let mut harness = harness(model());
    click(&mut harness, PUSH);
    harness.state_mut().1.draft.as_mut().unwrap().time = "9:77".into();
    harness.run();
    click(&mut harness, "Keep the entry");
    assert_eq!(harness.state().2, []);
}

#[test]
fn three_are_chosen_and_sent() {
    let mut harness = harness(model());
    let three = [
        PUSH,
        "09:24:14 signal: Workers full, doors answer 502",
        "09:23 decision: Rūta picks observe mode",
    ];
    for entry in three {
        click(&mut harness, "Send these three");
        assert_eq!(harness.state().2, []);
        click(&mut harness, entry);
        click(&mut harness, "In the next group");
    }
    click(&mut harness, "Send these three");
    assert_eq!(harness.state().2, [TimelineAction::Send([3, 4, 5])]);
    assert!(harness.state().1.chosen.is_empty());
}

#[test]
fn the_earliest_three_are_taken_by_one_press() {
    let mut harness = harness(model());
    click(&mut harness, "Take the earliest three");
    let at = |id: &u32| {
        let entries = &harness.state().0.entries;
        entries.iter().find(|entry| entry.id == *id).map(|entry| entry.at)
    };
    let chosen: Vec<_> = harness.state().1.chosen.iter().map(at).collect();
    assert!(chosen.len() == 3 && chosen.is_sorted(), "{chosen:?}");
    click(&mut harness, "Take one out");
    assert_eq!(harness.state().1.chosen.len(), 2);
    click(&mut harness, "Take the earliest three");
    click(&mut harness, "Send these three");
    assert!(matches!(&harness.state().2[..], [TimelineAction::Send(_)]));
}

#[test]
fn three_that_are_all_there_are_need_not_be_chosen() {
    let mut model = model();
    let open = |entry: &EntryModel| entry.state == EntryState::Open;
    let mut earliest: Vec<(i64, u32)> = model
        .entries
        .iter()
        .filter(|entry| open(entry))
        .map(|entry| (entry.at, entry.id))
        .collect();
    earliest.sort_unstable();
    let three: Vec<u32> = earliest.into_iter().take(3).map(|(_, id)| id).collect();
    model.entries.retain(|entry| !open(entry) || three.contains(&entry.id));
    let mut harness = harness(model);
    harness.get_by_label("The three that are open go out.");
    click(&mut harness, "Send these three");
    assert_eq!(harness.state().2, [TimelineAction::Send([three[0], three[1], three[2]])]);
}

#[test]
fn confirmed_and_incomplete_entries_join_no_group() {
    let mut harness = harness(model());
    harness.state_mut().1.chosen = vec![1, 9, 3];
    harness.run();
    assert_eq!(harness.state().1.chosen, [3]);
    let confirmed = "09:26 message: First clinic rings support, confirmed";
    click(&mut harness, confirmed);
    assert_eq!(harness.state().1.draft, None);
}

#[test]
fn what_is_confirmed_while_it_is_open_can_be_written_on_no_more() {
    let mut harness = harness(model());
    let draft = Draft { entry: Some(8), ..Draft::default() };
    harness.state_mut().1.draft = Some(draft);
    harness.run();
    harness.get_by_label_contains("it stands, and changes no more");
    assert!(harness.query_by_label("Keep the entry").is_none());
    click(&mut harness, "Close");
    assert_eq!(harness.state().1.draft, None);
}

#[test]
fn an_entry_of_a_group_that_did_not_stand_says_so() {
    let mut shown = model();
    let open = shown.entries.iter_mut().find(|entry| entry.state == EntryState::Open);
    open.expect("an open entry").unsettled = true;
    let harness = harness(shown);
    harness.get_by_label_contains("one of three that did not stand together");
}

#[test]
fn the_arrows_move_an_entry_by_a_minute_and_with_shift_by_a_second() {
    let mut harness = harness(model());
    harness.get_by_label(PUSH).focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    let at = NINE + 1_450_000;
    let place = |at| TimelineAction::Place { entry: 3, at };
    assert_eq!(harness.state().2, [place(at + 60_000), place(at - 1000)]);
}

#[test]
fn an_entry_is_dragged_along_time() {
    let mut harness = harness(model());
    let from = harness.get_by_label(PUSH).rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(120.0, 30.0));
    harness.run();
    harness.drop_at(from + egui::vec2(120.0, 30.0));
    harness.run();
    let [TimelineAction::Place { entry: 3, at }] = harness.state().2[..] else {
        panic!("{:?}", harness.state().2);
    };
    let minutes = (at - NINE - 1_450_000) / 60_000;
    assert!((2..=8).contains(&minutes), "{minutes}");
}

#[test]
fn every_control_has_a_name() {
    let mut harness = harness(model());
    click(&mut harness, PUSH);
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let draft = Draft {
        entry: Some(5),
        card: Some("c5".into()),
        time: "09:23".into(),
        kind: Some(KindMark::Decision),
        pin: Some(6),
        title: String::new(),
    };
    let chosen = TimelineUi { chosen: vec![3, 5, 6], draft: Some(draft), ..TimelineUi::default() };
    for theme in ThemeName::ALL {
        let look = Look { theme, ..Look::default() };
        let mut state = chosen.clone();
        let name = format!("timeline-{theme:?}").to_lowercase();
        raster::pictures(&name, look, |ui| {
            timeline_ui(ui, &words, &model(), &mut state);
        });
    }
    let verdict =
        Some(Verdict { by: None, text: "Not all three hold together as you sent them.".into() });
    let first = TimelineModel { entries: vec![], verdict, ..model() };
    let mut state = TimelineUi::default();
    raster::pictures("timeline-new", Look::default(), |ui| {
        timeline_ui(ui, &words, &first, &mut state);
    });
    for (name, typed) in [("timeline-list", ""), ("timeline-found", "suite")] {
        for (name, size, scale) in
            [(name.to_owned(), [1280, 720], 1.0), (format!("{name}-1080"), [1920, 1080], 1.25)]
        {
            let points = size.map(|side| side as f32 / scale);
            let mut state = TimelineUi { draft: chosen.draft.clone(), ..TimelineUi::default() };
            let shown: Shown = (model(), state.clone(), Vec::new());
            let look = Look::default();
            let harness = testing::harness(points, look, shown, |ui, (model, state, _)| {
                timeline_ui(ui, &Words::english(), model, state);
            });
            let pos = harness.get_by_label("Statement").rect().center();
            let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
            let press = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers };
            let events = [
                vec![egui::Event::PointerMoved(pos), press(true)],
                vec![press(false), egui::Event::PointerMoved(egui::pos2(2.0, 2.0))],
                vec![],
                vec![],
                vec![],
                vec![egui::Event::Text(typed.into())],
            ];
            let image = raster::draw_after(look, size, scale, &events, &mut |ui| {
                timeline_ui(ui, &words, &model(), &mut state);
            });
            raster::write(&name, size, &image);
        }
    }
    let large = Look { text_size: 1.5, ..Look::default() };
    let mut state = chosen;
    raster::pictures("timeline-large", large, |ui| {
        timeline_ui(ui, &words, &model(), &mut state);
    });
}

#[test]
fn what_was_changed_is_kept_when_another_entry_is_opened_over_it() {
    let mut harness = harness(model());
    click(&mut harness, PUSH);
    harness.state_mut().1.draft.as_mut().expect("a draft").title = "Mine".into();
    harness.run();
    click(&mut harness, "Make an entry of P1 build");
    let [TimelineAction::Save { entry, title, .. }] = harness.state().2.as_slice() else {
        panic!("{:?}", harness.state().2)
    };
    assert_eq!((entry.is_some(), title.as_str()), (true, "Mine"));
    assert_eq!(harness.state().1.draft.as_ref().expect("the new one").pin, Some(1));
    // What lacks something, and what nobody changed, is nothing to keep.
    click(&mut harness, PUSH);
    click(&mut harness, "Make an entry of P1 build");
    assert_eq!(harness.state().2.len(), 1);
}

/// Another pin for the entry that is being made is no other entry.
#[test]
fn a_draft_whose_pin_is_changed_is_kept_by_its_button_alone() {
    let mut harness = harness(model());
    click(&mut harness, "Make an entry of P1 build");
    harness.get_by_role_and_label(Role::RadioButton, "signal").click();
    harness.run();
    harness.state_mut().1.draft.as_mut().expect("a draft").title = "Mine".into();
    harness.run();
    harness.get_by_role_and_label(Role::ComboBox, "Shown by").click();
    harness.run();
    click(&mut harness, "P13 alert");
    let draft = harness.state().1.draft.as_ref().expect("the same");
    assert_eq!((draft.pin, draft.title.as_str()), (Some(13), "Mine"));
    assert_eq!(harness.state().2, []);
    click(&mut harness, "Keep the entry");
    assert_eq!(harness.state().2.len(), 1);
}
