//! The picture by label and by keys, over a real play, and its pictures.

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::ThemeName;
use crate::people::{Event as Among, Layer};
use crate::play::command::Note;
use crate::play::start::first_place;
use crate::play::{Command, Event, conditions};
use crate::scenario::model::{Anchor, SourceId};
use crate::text::Words;
use crate::workbench::app::{App, At};
use crate::workbench::desk::top::Stop;
use crate::workbench::desk::{self, Desk, sample};
use crate::workbench::kit::{Look, raster, testing};

/// A play that has learned so many of what makes lines known: one in `every`, 0 for none.
fn desk(every: usize) -> Desk {
    let mut desk = sample::investigating();
    let case = Arc::clone(&desk.case);
    let steps = case.scenario.truth.path.iter().flat_map(|path| &path.steps);
    let lines: Vec<_> = steps.flat_map(|step| step.lines()).collect();
    for (at, line) in lines.into_iter().enumerate() {
        if every > 0 && at.is_multiple_of(every) {
            learn(&mut desk, &line.by[0]);
        }
    }
    desk
}

/// Pins a place of a source, which is opened past all rules, or has somebody tell it.
fn learn(desk: &mut Desk, anchor: &Anchor) {
    let case = Arc::clone(&desk.case);
    if let Anchor::Told(person, item) = anchor {
        let told = Among::Told { person: person.clone(), item: item.clone(), layer: Layer::Open };
        sample::happens(desk, Event::People(told));
        return;
    }
    if conditions::pinned(&case, &desk.play, anchor) {
        return;
    }
    let place = first_place(&case, anchor).expect("a place");
    let source = place.source().expect("a source").clone();
    open(desk, &source);
    let note = Note::Pin { place, note: String::new() };
    assert!(desk.send(Command::Note(note), &Words::english()), "{:?}", desk.refused);
}

fn open(desk: &mut Desk, source: &SourceId) {
    if !desk.play.is_open(source) {
        sample::happens(desk, Event::Unlocked(source.clone()));
        sample::happens(desk, Event::Opened(source.clone()));
    }
}

type Shown = (PathModel, Vec<PathAction>);

fn harness(desk: &Desk, size: [f32; 2], look: Look) -> Harness<'static, Shown> {
    let model = desk::path::model(desk, &Words::english()).expect("a path");
    testing::harness(size, look, (model, Vec::new()), |ui, (model, done)| {
        done.extend(path_ui(ui, &Words::english(), model));
    })
}

const SIZE: [f32; 2] = [1280.0, 720.0];

#[test]
fn at_first_every_place_is_empty_and_nobody_is_shown() {
    let harness = harness(&desk(0), SIZE, Look::default());
    harness.get_by_label("The reading: nothing of it is known yet");
    harness.get_by_label("The reading looked at something that is still to be found");
    harness.get_by_label("The reading could not see something that is still to be found");
    assert!(harness.query_by_label_contains("Emeka").is_none());
    assert!(harness.query_by_label_contains("Observe").is_none(), "it is not come across yet");
    assert!(harness.query_by_label_contains("limit").is_none());
}

#[test]
fn every_line_is_a_control_with_a_name_that_tab_comes_to() {
    for (size, text_size) in [(SIZE, 1.0), (SIZE, 1.5), ([700.0, 720.0], 1.0)] {
        for every in [0, 2, 1] {
            let look = Look { text_size, ..Look::default() };
            let mut harness = harness(&desk(every), size, look);
            assert_eq!(testing::nameless(&harness), [""; 0]);
            assert_eq!(testing::unreached(&mut harness), [""; 0], "{size:?} at {text_size}");
        }
    }
}

#[test]
fn a_line_that_was_told_leads_to_who_told_it() {
    let mut desk = desk(0);
    learn(&mut desk, &Anchor::Told("emeka".into(), "e-reads-hits".into()));
    let mut harness = harness(&desk, SIZE, Look::default());
    harness.get_by_label("The reading, Emeka");
    assert!(harness.query_by_label_contains("11:12").is_none(), "no pin shows when");
    let line = "The reading could not see: What a pattern costs to run: it does not show in a diff \
                (told by Emeka)";
    harness.get_by_label(line).click();
    harness.run();
    assert_eq!(harness.state().1, [PathAction::Open(Leads::Person("emeka".into()))]);
}

#[test]
fn an_empty_picture_waits_for_nothing() {
    let mut harness = harness(&desk(2), SIZE, Look::default());
    // It settles by itself, and stays as it is.
    assert!(harness.try_run().is_ok());
}

/// From the change by its key to the picture, from a line of it to its place, and back.
#[test]
fn the_picture_is_found_from_the_change_and_leads_to_the_evidence() {
    let words = Words::english();
    let mut desk = desk(0);
    let change = SourceId::from("ruleset-2211");
    open(&mut desk, &change);
    let widened = Anchor::Mark("ruleset-2211".into(), "rs-widened".into());
    learn(&mut desk, &widened);
    let ticket = Anchor::Mark("ticket-3307".into(), "tk-observe".into());
    learn(&mut desk, &ticket);
    learn(&mut desk, &Anchor::Mark("ticket-3307".into(), "tk-clinics".into()));
    let row = match first_place(&desk.case, &ticket) {
        Some(crate::evidence::Place::Row { row, .. }) => row,
        other => panic!("{other:?}"),
    };
    let mut app = App::new(desk);
    app.read(change);
    let mut harness = testing::harness(SIZE, Look::default(), app, move |ui, app| {
        app.ui(ui, &words);
    });
    harness.get_by_label_contains("Path to production");
    harness.key_press(Key::G);
    harness.run();
    assert_eq!(harness.state().at, At::Path);
    harness.get_by_label("The request, Farah, 3 June");
    harness.get_by_label("Observe mode, 11:23");
    harness.get_by_label_contains("Observe mode looked at: Hits, for a day").click();
    harness.run();
    let app = harness.state();
    assert_eq!(app.at, At::Stop(Stop::Investigate));
    assert_eq!(app.evidence.selected, u64::from(row), "the ticket, at its place");
    harness.key_press(Key::G);
    harness.run();
    assert_eq!(harness.state().at, At::Path, "from any source");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().at, At::Stop(Stop::Investigate));
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let light = Look::default();
    let dark = Look { theme: ThemeName::Dark, ..light };
    let contrast = Look { theme: ThemeName::HighContrast, ..light };
    let large = Look { text_size: 1.5, ..light };
    let words = Words::english();
    for (name, every, look) in [
        ("path-empty", 0, light),
        ("path-half", 2, light),
        ("path-whole", 1, light),
        ("path-dark", 1, dark),
        ("path-contrast", 2, contrast),
        ("path-large", 1, large),
        ("path-half-dark", 2, dark),
    ] {
        let model = desk::path::model(&desk(every), &words).expect("a path");
        raster::pictures(name, look, |ui| {
            path_ui(ui, &words, &model);
        });
    }
    let mut desk = desk(2);
    let change = SourceId::from("ruleset-2211");
    open(&mut desk, &change);
    let mut app = App::new(desk);
    app.read(change);
    raster::pictures("path-from-diff", light, |ui| {
        app.ui(ui, &words);
    });
}
