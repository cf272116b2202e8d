//! The table, the screens that listen by it, and the sheet that tells of it.

use std::collections::BTreeSet;
use std::path::{Path as File, PathBuf};

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::table::{Table, table};
use super::{Act, Asked, Page, caps, key_sheet};
use crate::text::Words;
use crate::workbench::kit::{Look, testing};

#[test]
fn the_table_can_be_read_and_lists_every_act_once() {
    let read: Table = ron::from_str(include_str!("../../../assets/keys.ron")).unwrap();
    let acts: BTreeSet<Act> = read.acts.iter().map(|one| one.act).collect();
    assert_eq!(acts.len(), read.acts.len());
    assert!(read.acts.iter().all(|one| !one.keys.is_empty()));
    let told: BTreeSet<Act> =
        read.pages.iter().flat_map(|p| &p.lines).flat_map(|line| line.acts.clone()).collect();
    assert_eq!(told, acts, "acts told on a page against acts with keys");
}

#[test]
fn every_line_has_its_words() {
    let words = Words::english();
    for line in table().pages.iter().flat_map(|page| &page.lines) {
        assert!(words.has(&line.says), "{}", line.says);
    }
}

/// The sources of the screens, tests left out.
fn sources(folder: &File, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "keys" && name != "tests" {
                sources(&path, found);
            }
        } else if !matches!(name.as_str(), "tests.rs" | "gallery.rs" | "testing.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("").to_owned();
            found.push((path, text));
        }
    }
}

/// A screen that named a key itself would have one that the sheet does not tell of.
#[test]
fn screens_listen_by_the_table_alone_and_to_all_of_it() {
    let mut all = Vec::new();
    sources(&File::new(env!("CARGO_MANIFEST_DIR")).join("src/workbench"), &mut all);
    assert!(all.len() > 50, "only {} sources were read", all.len());
    for (path, text) in &all {
        for own in ["Key::", "key_pressed(", "num_presses(", "consume_key(", "consume_shortcut("] {
            assert!(!text.contains(own), "{} has `{own}`", path.display());
        }
    }
    let used = regex::Regex::new(r"\bAct::(\w+)").unwrap();
    let used: BTreeSet<String> = all
        .iter()
        .flat_map(|(_, text)| used.captures_iter(text).map(|found| found[1].to_owned()))
        .chain(["Help", "Close"].map(str::to_owned))
        .collect();
    let listed: BTreeSet<String> = (table().acts.iter())
        .filter(|one| !one.built_in)
        .map(|one| format!("{:?}", one.act))
        .collect();
    assert_eq!(used, listed, "acts that code asks for against acts in the table");
}

/// What a screen listens to stands on that screen's own page, or on the page for all.
#[test]
fn a_screen_tells_of_its_keys_on_its_own_page() {
    let act = regex::Regex::new(r"\bAct::(\w+)").unwrap();
    for (folder, pages) in [
        ("evidence", &[Page::Evidence][..]),
        ("interview", &[Page::Interview]),
        ("timeline", &[Page::Timeline]),
        ("impact", &[Page::Impact]),
        ("review", &[Page::Review]),
        ("debrief", &[Page::Debrief, Page::Question]),
        ("replay", &[Page::Replay]),
    ] {
        let mut all = Vec::new();
        let root = File::new(env!("CARGO_MANIFEST_DIR")).join("src/workbench");
        sources(&root.join(folder), &mut all);
        let every = [Page::Everywhere, Page::Playing];
        let told: BTreeSet<String> = (table().pages.iter())
            .filter(|page| every.contains(&page.page) || pages.contains(&page.page))
            .flat_map(|page| &page.lines)
            .flat_map(|line| line.acts.iter().map(|act| format!("{act:?}")))
            .collect();
        let asked: BTreeSet<String> = (all.iter())
            .flat_map(|(_, text)| act.captures_iter(text).map(|found| found[1].to_owned()))
            .collect();
        assert!(!asked.is_empty() && asked.is_subset(&told), "{folder}: {asked:?}, told {told:?}");
    }
}

struct State {
    open: bool,
    text: String,
    asked: Option<Asked>,
    moved: i64,
}

fn harness(look: Look) -> Harness<'static, State> {
    let state = State { open: false, text: String::new(), asked: None, moved: 0 };
    testing::harness([1280.0, 720.0], look, state, |ui, state| {
        let words = Words::english();
        state.asked = key_sheet(ui, &words, Page::Timeline, &mut state.open).or(state.asked);
        state.moved += super::between(ui, Act::Earlier, Act::Later);
        crate::workbench::kit::serif_field(ui, &mut state.text, "Line", "");
    })
}

#[test]
fn a_question_mark_opens_the_sheet_and_escape_closes_it() {
    let mut harness = harness(Look::default());
    for key in [Key::Questionmark, Key::F1] {
        harness.key_press(key);
        harness.run();
        harness.get_by_label("Keys on this screen");
        harness.get_by_label("move the chosen entry by a minute");
        harness.get_by_label("Shift ←");
        harness.get_by_label("On every screen");
        assert!(harness.query_by_label("towards whom").is_none());
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label("Keys on this screen").is_none());
    }
}

#[test]
fn keys_on_the_sheet_do_not_reach_the_screen() {
    let mut harness = harness(Look::default());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().moved, 1);
    harness.key_press(Key::F1);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().moved, 1);
}

#[test]
fn a_question_mark_that_is_written_opens_nothing() {
    let mut harness = harness(Look::default());
    harness.get_by_label("Line").focus();
    harness.run();
    harness.key_press(Key::Questionmark);
    harness.run();
    assert!(!harness.state().open);
}

#[test]
fn the_sheet_leads_to_the_guided_start() {
    let mut harness = harness(Look::default());
    harness.key_press(Key::F1);
    harness.run();
    assert_eq!(testing::nameless(&harness), [""; 0]);
    harness.get_by_label("Show me round").click();
    harness.run();
    assert_eq!(harness.state().asked, Some(Asked::Guide));
    assert!(!harness.state().open);
}

#[test]
fn caps_are_as_on_the_keyboard() {
    assert_eq!(caps(Act::EarlierFine), ["Shift ←"]);
    assert_eq!(caps(Act::Help), ["?", "F1"]);
    assert_eq!(caps(Act::Choose).len(), 14);
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    use crate::look::ThemeName;
    use crate::workbench::kit::raster;
    for (name, theme, page) in [
        ("keys", ThemeName::Light, Page::Evidence),
        ("keys-dark", ThemeName::Dark, Page::Review),
        ("keys-contrast", ThemeName::HighContrast, Page::Timeline),
    ] {
        let look = Look { theme, ..Look::default() };
        raster::pictures(name, look, |ui| {
            key_sheet(ui, &Words::english(), page, &mut true);
        });
    }
}

#[test]
fn letters_mean_no_key_of_the_screen_while_a_list_is_open() {
    let screen = |ui: &mut egui::Ui, (fired, open): &mut (usize, bool)| {
        *fired += usize::from(super::pressed(ui, Act::Mentor));
        let button = ui.button("A list");
        if *open {
            egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&button));
        }
        egui::Popup::menu(&button).show(|ui| ui.label("one row"));
    };
    let mut harness = testing::harness([400.0, 300.0], Look::default(), (0, false), screen);
    harness.key_press(Key::H);
    harness.run();
    assert_eq!(harness.state().0, 1);
    harness.state_mut().1 = true;
    harness.run();
    harness.key_press(Key::H);
    harness.run();
    assert_eq!(harness.state().0, 1, "somebody looks for something in the list");
}
