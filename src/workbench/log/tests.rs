//! A log in the reader, from its first line to its fields.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use tempfile::TempDir;

use super::LogReader;
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::kit::{Look, raster, testing};

/// Lines of a service, one in ten of them an error.
fn lines(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let (minute, second) = (number / 60 % 60, number % 60);
        let what = if number % 10 == 3 {
            format!("ERROR ledger: gave up on order={number} status=502")
        } else {
            format!("INFO  ledger: served order={number} status=200 took_ms={}", number % 97)
        };
        writeln!(text, "2025-06-04T09:{minute:02}:{second:02}.{:03}Z {what}", number % 1000)
            .expect("a string takes it");
    }
    text
}

/// A log of these files, read to its end.
fn opened(folder: &TempDir, files: &[(&str, &str)]) -> LogReader {
    let paths: Vec<_> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, text)) in paths.iter().zip(files) {
        std::fs::write(path, text).expect("written");
    }
    LogReader::open(&paths)
}

type Shown = Harness<'static, LogReader>;

fn harness(reader: LogReader) -> Shown {
    let words = Words::english();
    testing::harness([1280.0, 720.0], Look::default(), reader, move |ui, reader| {
        reader.ui(ui, &words);
    })
}

/// Draws until nothing more is being found out.
fn settles(harness: &mut Shown) {
    let began = Instant::now();
    harness.run();
    while harness.state().works() {
        assert!(began.elapsed() < Duration::from_secs(20), "it never ends");
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run();
}

fn searches(harness: &mut Shown, query: &str) {
    harness.state_mut().search(query);
    settles(harness);
}

#[test]
fn a_log_is_read_searched_and_counted() {
    let folder = TempDir::new().expect("a folder");
    let mut harness = harness(opened(&folder, &[("app.log", &lines(5_000))]));
    settles(&mut harness);
    harness.get_by_label("5,000 of 5,000");
    harness.get_by_label_contains("5,000 lines · ");
    searches(&mut harness, "gave up");
    harness.get_by_label("500 of 5,000");
    harness.get_by_label_contains("09:00:03.003 E");
    // A query that cannot be read says so, and what was found stays.
    searches(&mut harness, "(gave");
    harness.get_by_label("500 of 5,000");
    assert!(harness.state().mistake.is_some());
    searches(&mut harness, "level:info took_ms:>90");
    let expected = (0..5_000).filter(|n| n % 10 != 3 && n % 97 > 90).count();
    harness.get_by_label(&format!("{expected} of 5,000"));
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
}

#[test]
fn kinds_fields_and_the_line_in_full_lead_to_queries() {
    let folder = TempDir::new().expect("a folder");
    let mut harness = harness(opened(&folder, &[("app.log", &lines(3_000))]));
    settles(&mut harness);
    harness.key_press(Key::V);
    settles(&mut harness);
    let kinds = harness.query_all_by_label_contains("ledger: served").count();
    assert!(kinds > 0, "the kinds are listed");
    harness.key_press(Key::V);
    settles(&mut harness);
    harness.get_by_label("status, 2 values");
    harness.key_press(Key::V);
    searches(&mut harness, "status:502");
    harness.get_by_label("300 of 3,000");
    harness.key_press(Key::I);
    settles(&mut harness);
    let shown = harness.query_all_by_label_contains("order=3 status=502").count();
    assert!(shown > 1, "in its row and in full");
    // What stands around it, with the same line chosen.
    harness.key_press(Key::Z);
    settles(&mut harness);
    harness.get_by_label("3,000 of 3,000");
    assert_eq!(harness.state().state.selected, 3);
    // Nothing is pinned in a real log.
    harness.key_press(Key::P);
    settles(&mut harness);
    assert!(harness.query_by_label("Pin this row").is_none());
}

#[test]
fn it_goes_on_while_the_file_grows() {
    let folder = TempDir::new().expect("a folder");
    let mut harness = harness(opened(&folder, &[("app.log", &lines(100))]));
    settles(&mut harness);
    harness.get_by_label("100 of 100");
    let path = folder.path().join("app.log");
    let mut file = std::fs::OpenOptions::new().append(true).open(path).expect("it is there");
    file.write_all(b"one more\n").expect("written");
    let began = Instant::now();
    while harness.query_by_label("101 of 101").is_none() {
        assert!(began.elapsed() < Duration::from_secs(10), "nobody looks");
        std::thread::sleep(Duration::from_millis(50));
        harness.step();
    }
}

#[test]
fn several_files_stand_one_behind_the_other_and_are_named() {
    let folder = TempDir::new().expect("a folder");
    let files = [("a.log", "alpha\nbeta\n"), ("b.log", "gamma\n")];
    let mut harness = harness(opened(&folder, &files));
    settles(&mut harness);
    harness.get_by_label("3 of 3");
    harness.get_by_label("b.log gamma");
    searches(&mut harness, "source:b.log");
    harness.get_by_label("1 of 3");
}

#[test]
fn an_empty_file_says_so() {
    let folder = TempDir::new().expect("a folder");
    let mut harness = harness(opened(&folder, &[("empty.log", "")]));
    settles(&mut harness);
    harness.get_by_label(&Words::english().get("log-empty"));
}

#[test]
#[ignore = "writes pictures to look at"]
fn log_pictures() {
    let words = Words::english();
    for (name, theme) in [("open", ThemeName::Light), ("open-dark", ThemeName::Dark)] {
        let folder = TempDir::new().expect("a folder");
        let mut reader = opened(&folder, &[("app.log", &lines(50_000))]);
        reader.search("ledger");
        reader.state.closer = true;
        reader.state.selected = 5;
        raster::pictures(&format!("log-{name}"), Look { theme, ..Look::default() }, |ui| {
            reader.ui(ui, &words);
            std::thread::sleep(Duration::from_millis(300));
        });
    }
}

#[test]
fn several_logs_are_read_as_one_in_the_order_of_time() {
    let folder = TempDir::new().expect("a folder");
    let at = |second: usize, what: &str| format!("2025-06-04T09:00:{second:02}Z {what}\n");
    let edge = at(1, "edge opens") + &at(5, "edge asks") + &at(9, "edge gives up");
    let core = at(3, "core wakes") + "    with a trace\n" + &at(7, "core hears");
    let mut harness = harness(opened(&folder, &[("edge.log", &edge), ("core.log", &core)]));
    settles(&mut harness);
    let shown = |harness: &Shown| {
        let tops = ["edge opens", "core wakes", "edge asks", "core hears", "edge gives up"];
        let mut tops =
            tops.map(|text| (harness.get_by_label_contains(text).rect().top() as i32, text));
        tops.sort_unstable();
        tops.map(|(_, text)| text)
    };
    let together = ["edge opens", "core wakes", "edge asks", "core hears", "edge gives up"];
    assert_eq!(shown(&harness), together);
    // One behind the other again: the line that is selected stays so.
    harness.state_mut().state.selected = 3;
    harness.run();
    harness.key_press(Key::O);
    harness.run();
    let apart = ["edge opens", "edge asks", "edge gives up", "core wakes", "core hears"];
    assert_eq!((shown(&harness), harness.state().state.selected), (apart, 1));
    harness.get_by_label("In the order of time").click();
    harness.run();
    assert_eq!((shown(&harness), harness.state().state.selected), (together, 3));
    // What is found is in that order, too, and what stands around it is.
    searches(&mut harness, "asks OR hears");
    harness.get_by_label("2 of 6");
    harness.state_mut().state.selected = 1;
    harness.run();
    harness.key_press(Key::Z);
    settles(&mut harness);
    assert_eq!((shown(&harness), harness.state().state.selected), (together, 4));
}
