//! Several rows at once, hunks and diffs side by side, over the sample and over a real play.

use egui::{Key, Modifiers};

use super::*;
use crate::evidence::Place;
use crate::play::Command;
use crate::play::command::Note;
use crate::scenario::model::{Body as Spec, SourceId};
use crate::workbench::desk::evidence::{Reading, command, model as real};
use crate::workbench::desk::{Desk, sample as play};

/// A real play, read as in the window.
struct Read {
    desk: Desk,
    reading: Reading,
    ui: EvidenceUi,
    model: EvidenceModel,
    done: Vec<EvidenceAction>,
}

impl Read {
    /// With a source open that has such a body.
    fn source(is: impl Fn(&Spec) -> bool) -> Self {
        use crate::play::Event;
        use crate::workbench::desk::play::Forget;
        let begun = play::investigating();
        let source = begun.scenario().shelf.sources.iter().find(|source| is(&source.body));
        let source = source.expect("a source").id.clone();
        let open = [Event::Unlocked(source.clone()), Event::Opened(source.clone())];
        let log = begun.log.iter().cloned().chain(open).collect();
        let desk = Desk::new(begun.case.clone(), 1, log, Box::new(Forget));
        let reading = Reading { source: Some(source), ..Reading::default() };
        let (ui, model, done) = Default::default();
        Self { desk, reading, ui, model, done }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let words = Words::english();
        self.model = real(&self.desk, &words, &mut self.reading, &self.ui);
        for action in evidence_ui(ui, &words, &self.model, &mut self.ui) {
            if let Some(command) = command(&self.desk, &action) {
                assert!(self.desk.send(command, &words), "{:?}", self.desk.refused);
            }
            self.done.push(action);
        }
    }

    fn window(self, size: [f32; 2]) -> Harness<'static, Read> {
        let mut harness = testing::harness(size, Look::default(), self, |ui, read| read.show(ui));
        harness.run();
        harness
    }

    fn pins(&self) -> Vec<Place> {
        self.desk.play.notebook.pins.values().map(|pin| pin.place.clone()).collect()
    }

    fn lines(&self) -> &Lines {
        match &self.model.open.as_ref().expect("a source").body {
            Body::Lines(lines) => lines,
            other => panic!("no lines: {other:?}"),
        }
    }
}

fn key<S>(harness: &mut Harness<'static, S>, shift: bool, key: Key) {
    let held = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
    harness.key_press_modifiers(held, key);
    harness.run();
}

#[test]
fn shift_and_the_arrows_choose_rows_that_one_pin_holds() {
    let mut harness = Read::source(Spec::is_log).window([1280.0, 720.0]);
    for _ in 0..3 {
        key(&mut harness, true, Key::ArrowDown);
    }
    assert_eq!(harness.state().ui.range(), Some((0, 3)));
    harness.get_by_label("4 rows");
    harness.get_by_label("Pin these 4 rows");
    key(&mut harness, false, Key::P);
    let source = harness.state().reading.source.clone().unwrap();
    let range = Place::rows(source.clone(), 0, 3);
    assert_eq!(harness.state().pins(), std::slice::from_ref(&range));
    // Another press must not pin it anew.
    key(&mut harness, false, Key::P);
    assert_eq!(harness.state().pins().len(), 1);
    let rows = &harness.state().lines().rows[..5];
    assert_eq!(
        rows.iter().map(|row| row.held).collect::<Vec<_>>(),
        [true, true, true, true, false]
    );
    assert_eq!(rows[0].pin.as_deref(), Some("P1"));
    assert!(rows[1..].iter().all(|row| row.pin.is_none()));
    harness.get_by_label("3 more rows of pin 1").click();
    harness.run();
    assert_eq!(harness.state().model.notebook.pins[0].rest.len(), 3);
    assert!(harness.query_by_label("3 more rows of pin 1").is_none(), "they are shown");
    // An arrow alone leaves the range; a row in it can be pinned by itself.
    key(&mut harness, false, Key::ArrowUp);
    assert_eq!((harness.state().ui.range(), harness.state().ui.selected), (None, 2));
    key(&mut harness, false, Key::P);
    assert_eq!(harness.state().pins()[1], Place::Row { source, row: 2 });
    let read = harness.state_mut();
    assert!(read.desk.undo(&Words::english()) && read.desk.undo(&Words::english()));
    assert!(read.pins().is_empty());
    assert!(read.desk.pin_on(&range).is_none());
}

#[test]
fn too_many_rows_are_refused_and_said_why() {
    let mut read = Read::source(Spec::is_log);
    let key = |row| RowKey { source: read.reading.source.clone().unwrap().to_string(), row };
    let action = EvidenceAction::PinRows { first: key(40), last: key(3) };
    let words = Words::english();
    let pin = command(&read.desk, &action).expect("a command");
    assert!(!read.desk.send(pin, &words));
    let said = read.desk.note().expect("a word").1.to_owned();
    assert!(said.contains("38") && said.contains("20"), "{said}");
    assert!(read.pins().is_empty());
}

#[test]
fn messages_are_chosen_by_clicks_with_shift() {
    let mut harness = Read::source(|body| matches!(body, Spec::Chat(_))).window([1280.0, 720.0]);
    let says = |harness: &Harness<'static, Read>, at: usize| {
        let Body::Chat(all) = &harness.state().model.open.as_ref().unwrap().body else { panic!() };
        format!("{} {} {}", all[at].time, all[at].who, all[at].text)
    };
    let (first, third) = (says(&harness, 0), says(&harness, 2));
    harness.get_by_label(&first).click();
    harness.run();
    harness.get_by_label(&third).click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(harness.state().ui.range(), Some((0, 2)));
    harness.get_by_label("Pin these 3 rows").click();
    harness.run();
    let source = harness.state().reading.source.clone().unwrap();
    assert_eq!(harness.state().pins(), [Place::rows(source, 0, 2)]);
    assert_eq!(testing::nameless(&harness), [""; 0]);
}

#[test]
fn above_a_chat_stands_who_was_there() {
    let mut harness = Read::source(|body| matches!(body, Spec::Chat(_))).window([1280.0, 720.0]);
    let present = |harness: &Harness<'static, Read>| {
        harness.state().model.open.as_ref().unwrap().present.clone().expect("who was there")
    };
    let first = present(&harness);
    assert!(first.away.contains(&"Emeka".to_owned()), "{first:?}");
    harness.get_by_label(&format!("There at {}:", first.at));
    key(&mut harness, false, Key::End);
    let last = present(&harness);
    assert!(last.away.is_empty() && last.there.contains(&"Emeka".to_owned()), "{last:?}");
    let Body::Chat(all) = &harness.state().model.open.as_ref().unwrap().body else { panic!() };
    let joined = all.iter().find(|one| one.moves.iter().any(|said| said.contains("Emeka joined")));
    assert_eq!(joined.expect("a line").who, "Emeka", "his first message comes next");
}

fn diff() -> Read {
    Read::source(|body| matches!(body, Spec::Diff(_)))
}

#[test]
fn a_hunk_is_pinned_by_its_key_and_by_the_button_on_its_head() {
    let mut harness = diff().window([1280.0, 720.0]);
    key(&mut harness, false, Key::ArrowDown);
    key(&mut harness, true, Key::P);
    let pins = harness.state().pins();
    let (first, last) = pins[0].span().expect("rows");
    let rows = harness.state().desk.case.sources.rows_at(&pins[0]);
    assert!(rows[0].text.starts_with("@@ ") && last > first + 10, "{pins:?}");
    let head = rows[0].text.clone();
    assert!(harness.query_by_label(&format!("Pin the hunk {head}")).is_none(), "it is pinned");
    let place = harness.state().model.notebook.pins[0].place.clone();
    assert!(place.ends_with(" rows"), "{place}");
    // Back to it from another place: the whole range is selected.
    harness.state_mut().ui.selected = 0;
    let source = pins[0].source().unwrap().to_string();
    harness.state_mut().ui.going_to = Some(RowKey { source, row: first });
    harness.state_mut().ui.going_through = Some(last);
    harness.run();
    assert_eq!(harness.state().ui.range(), Some((u64::from(first), u64::from(last))));
    let next = "Pin the hunk @@ -11,6 +11,6 @@";
    if harness.query_by_label(next).is_none() {
        harness.state_mut().ui.top_row = 30;
        harness.run();
    }
    harness.get_by_label(next).click();
    harness.run();
    assert_eq!(harness.state().pins().len(), 2);
}

#[test]
fn what_a_search_finds_is_pinned_as_a_count_by_its_button_and_its_key() {
    let mut harness = Read::source(|body| matches!(body, Spec::Logs(_))).window([1280.0, 720.0]);
    let counts =
        |harness: &Harness<'static, Read>| {
            harness
                .query_all(egui_kittest::kittest::by().predicate(|node| {
                    node.label().is_some_and(|label| label.starts_with("Pin the "))
                }))
                .count()
        };
    assert_eq!(counts(&harness), 0, "nothing is looked for yet");
    for query in ["502", "level:error"] {
        harness.state_mut().ui.query = query.to_owned();
        harness.run();
        assert_eq!(counts(&harness), 1, "{query}");
        key(&mut harness, false, Key::C);
        key(&mut harness, false, Key::C);
    }
    let pins = harness.state().pins();
    let queries: Vec<_> = pins
        .iter()
        .map(|place| match place {
            Place::Found { query, .. } => query.as_str(),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(queries, ["502", "level:error"], "each once");
    let count = harness.state().desk.case.sources.found(&pins[0]).len();
    assert!(count > 1);
    let shown = &harness.state().model.notebook.pins;
    let grouped = crate::text::grouped(count as u64);
    let pin = shown.iter().find(|pin| pin.quote == "502").expect("it is in the notebook");
    assert!(pin.place.ends_with(&format!("{grouped} lines that match")), "{}", pin.place);
    harness.state_mut().ui.query = "status:(".to_owned();
    harness.run();
    assert_eq!(counts(&harness), 0, "it cannot be read");
}

#[test]
fn a_diff_stands_side_by_side_where_there_is_room() {
    let mut harness = diff().window([1920.0, 1080.0]);
    let find =
        |harness: &Harness<'static, Read>, says: &str| harness.query_all_by_label(says).count();
    harness.get_by_label("Side by side").click();
    harness.run();
    harness.get_by_label("Below each other");
    let sides = harness.state().lines().sides.clone();
    let changed =
        sides.iter().find(|side| side.old.is_some() && side.new.is_some() && side.old != side.new);
    let changed = *changed.expect("a line that changed");
    // The old line stands at the left of the new one, at one height.
    let says = |harness: &Harness<'static, Read>, row: u64, line: Option<u32>| {
        let lines = harness.state().lines();
        let one = &lines.rows[(row - lines.first) as usize];
        let sign = match one.added {
            Some(true) => "+ ",
            Some(false) => "− ",
            None => "",
        };
        format!("{} {sign}{}", line.expect("a line"), one.text)
    };
    let old = says(&harness, changed.old.unwrap(), changed.lines.0);
    let new = says(&harness, changed.new.unwrap(), changed.lines.1);
    let (left, right) = (harness.get_by_label(&old).rect(), harness.get_by_label(&new).rect());
    assert!(
        (left.top() - right.top()).abs() < 0.5 && left.right() < right.left(),
        "{left} {right}"
    );
    harness.get_by_label(&old).click();
    harness.run();
    assert_eq!(harness.state().ui.selected, changed.old.unwrap());
    key(&mut harness, false, Key::ArrowRight);
    assert_eq!(harness.state().ui.selected, changed.new.unwrap(), "across to the new side");
    key(&mut harness, false, Key::P);
    let source: SourceId = harness.state().reading.source.clone().unwrap();
    let row = u32::try_from(changed.new.unwrap()).unwrap();
    assert_eq!(harness.state().pins(), [Place::Row { source, row }]);
    // From pair to pair to the end and back; every key leaves the selection in sight.
    key(&mut harness, false, Key::End);
    assert_eq!(harness.state().ui.selected + 1, harness.state().lines().matched);
    key(&mut harness, true, Key::ArrowUp);
    assert!(harness.state().ui.range().is_some());
    key(&mut harness, false, Key::Home);
    assert_eq!((harness.state().ui.selected, harness.state().ui.top_row), (0, 0));
    assert_eq!(testing::nameless(&harness), [""; 0]);
    // The key turns back, and no key is heard while one writes.
    key(&mut harness, false, Key::D);
    harness.get_by_label("Side by side");
    assert_eq!(find(&harness, "Below each other"), 0);
}

#[test]
fn a_narrow_pane_shows_a_diff_below_each_other() {
    let mut harness = diff().window([1000.0, 720.0]);
    key(&mut harness, false, Key::D);
    harness.get_by_label("Below each other");
    harness.get_by_label("Side by side needs a wider pane.");
    // Inline each row stands once.
    let lines = harness.state().lines();
    let one = lines.rows.iter().find(|row| row.added.is_none() && row.number.is_some()).unwrap();
    let says = format!("{} {}", one.number.unwrap(), one.text);
    assert_eq!(harness.query_all_by_label(&says).count(), 1, "{says}");
}

#[test]
#[ignore = "writes pictures to look at"]
fn range_pictures() {
    for (name, theme, text_size) in [
        ("light", ThemeName::Light, 1.0),
        ("dark", ThemeName::Dark, 1.0),
        ("large", ThemeName::Light, 1.5),
    ] {
        let look = Look { theme, text_size, ..Look::default() };
        let pin = |read: &mut Read, first, last| {
            let place = Place::rows(read.reading.source.clone().unwrap(), first, last);
            let pin = Command::Note(Note::Pin { place, note: String::new() });
            assert!(read.desk.send(pin, &Words::english()));
        };
        let mut log = Read::source(Spec::is_log);
        pin(&mut log, 2, 6);
        log.ui.selected = 9;
        log.ui.span = Some((12, 9));
        let mut chat = Read::source(|body| matches!(body, Spec::Chat(_)));
        pin(&mut chat, 3, 5);
        chat.ui.selected = 8;
        let mut inline = diff();
        let mut sides = diff();
        pin(&mut sides, 17, 36);
        (sides.ui.selected, sides.ui.top_row) = (32, 16);
        for (what, read) in
            [("log", &mut log), ("chat", &mut chat), ("diff", &mut inline), ("sides", &mut sides)]
        {
            // As if it had been read before: else it begins where it begins.
            read.ui.source = read.reading.source.clone().unwrap().to_string();
            raster::pictures(&format!("ranges-{what}-{name}"), look, |ui| {
                ui.data_mut(|data| {
                    data.insert_temp(egui::Id::new("evidence-sides"), what == "sides")
                });
                read.show(ui);
            });
        }
    }
}
