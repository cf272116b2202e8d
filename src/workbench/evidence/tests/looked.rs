//! What a log is made of, and a line in full, over the incident itself.

use super::{Queryable, all_logs, press, row};
use crate::look::ThemeName;
use crate::text::Words;
use crate::workbench::desk::Desk;
use crate::workbench::desk::evidence::{Reading, model};
use crate::workbench::evidence::{EvidenceAction, EvidenceUi, Looked, Sorted, evidence_ui};
use crate::workbench::kit::{Look, raster, testing};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

type Shown = (super::EvidenceModel, EvidenceUi, Vec<EvidenceAction>);

fn screen(desk: Desk, source: &str) -> Harness<'static, Shown> {
    let words = Words::english();
    let mut reading = Reading { source: Some(source.into()), ..Reading::default() };
    let shown = (super::EvidenceModel::default(), EvidenceUi::default(), Vec::new());
    let look = Look::default();
    let mut harness = testing::harness([1280.0, 720.0], look, shown, move |ui, shown| {
        let (last, state, done) = shown;
        *last = model(&desk, &words, &mut reading, state);
        done.extend(evidence_ui(ui, &words, last, state));
    });
    harness.run();
    harness
}

fn matched(harness: &Harness<'static, Shown>) -> (u64, u64) {
    match harness.state().0.open.as_ref().map(|open| &open.body) {
        Some(super::Body::Lines(lines)) => (lines.matched, lines.all),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_kind_of_line_is_left_out_or_kept_by_a_press() {
    let mut harness = screen(all_logs(), "pigeon-log");
    let (_, all) = matched(&harness);
    harness.get_by_label("Alike").click();
    harness.run();
    let beat = "heartbeat … of … sites, slowest … ms";
    let row = harness.get_all_by_role(egui::accesskit::Role::Button);
    let labels: Vec<String> =
        row.filter_map(|node| node.accesskit_node().label()).filter(|l| l.contains(beat)).collect();
    let label = labels.iter().find(|label| !label.starts_with(['O', 'W'])).expect("the kind");
    let count: u64 = label.split(' ').next().unwrap().replace(',', "").parse().unwrap();
    harness.get_by_label(&format!("Without {label}")).click();
    harness.run();
    assert!(
        harness.state().1.query.starts_with("-(level:info /heartbeat"),
        "{}",
        harness.state().1.query
    );
    assert_eq!(harness.state().1.looked, Looked::Kinds);
    assert_eq!(matched(&harness), (all - count, all));
    let stale = harness.get_all_by_role(egui::accesskit::Role::Button);
    let stale = stale.filter_map(|node| node.accesskit_node().label());
    let stale = stale.filter(|label| label.contains("STALE LOCK"));
    let stale = stale.min_by_key(String::len).expect("another kind");
    harness.get_by_label(&stale).click();
    harness.run();
    assert_eq!(harness.state().1.looked, Looked::Lines, "its lines stand there");
    let (found, _) = matched(&harness);
    assert!(found > 10 && found < all / 10, "{found} of {all}");
    assert!(matches!(harness.state().2.last(), Some(EvidenceAction::Query(_))));
}

#[test]
fn a_value_is_asked_for_by_a_press_and_v_goes_from_view_to_view() {
    let mut harness = screen(all_logs(), "sieve-log");
    for looked in [Looked::Kinds, Looked::Fields] {
        press(&mut harness, Key::V);
        assert_eq!(harness.state().1.looked, looked);
    }
    harness.get_by_label("verdict, one value").click();
    harness.run();
    let label = harness
        .get_all_by_role(egui::accesskit::Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|label| label.starts_with("Only ") && label.ends_with("verdict none"))
        .expect("its one value");
    harness.get_by_label(&label).click();
    harness.run();
    assert_eq!(harness.state().1.query, "verdict:none");
    press(&mut harness, Key::V);
    assert_eq!(harness.state().1.looked, Looked::Lines);
}

#[test]
fn a_line_stands_in_full_with_its_fields_and_what_stands_around_it() {
    let mut harness = screen(all_logs(), "sieve-log");
    harness.state_mut().1.query = "finished".into();
    harness.run();
    press(&mut harness, Key::I);
    let closer = harness.state().0.open.as_ref().unwrap().closer.clone().expect("the line in full");
    assert!(closer.text.contains("finished early"), "{}", closer.text);
    let ran = closer.fields.iter().find(|(name, ..)| name == "ran_ms").expect("a field");
    harness.get_by_label(&format!("Without ran_ms {}", ran.1));
    let row = harness.state().0.open.as_ref().map(|open| open.body.clone());
    let Some(super::Body::Lines(lines)) = row else { panic!("no lines") };
    let here = lines.rows[0].key.row;
    press(&mut harness, Key::Z);
    assert_eq!((harness.state().1.query.as_str(), harness.state().1.selected), ("", here.into()));
    press(&mut harness, Key::I);
    assert_eq!(harness.state().0.open.as_ref().unwrap().closer, None);
}

#[test]
#[ignore = "writes pictures to look at"]
fn looked_pictures() {
    let words = Words::english();
    let views = [
        ("kinds", "gatehouse-log", Looked::Kinds, ThemeName::Light),
        ("fields", "gatehouse-log", Looked::Fields, ThemeName::Light),
        ("kinds-dark", "pigeon-log", Looked::Kinds, ThemeName::Dark),
        ("closer", "sieve-log", Looked::Lines, ThemeName::Light),
        ("closer-dark", "gatehouse-log", Looked::Lines, ThemeName::Dark),
    ];
    for (name, source, looked, theme) in views {
        let desk = all_logs();
        let mut reading = Reading { source: Some(source.into()), ..Reading::default() };
        let mut state =
            EvidenceUi { looked, closer: looked == Looked::Lines, ..EvidenceUi::default() };
        let look = Look { theme, ..Look::default() };
        raster::pictures(&format!("looked-{name}"), look, |ui| {
            if looked == Looked::Lines {
                state.query = "after:09:24:08 before:09:25".into();
            }
            state.field = "status".into();
            let model = model(&desk, &words, &mut reading, &state);
            evidence_ui(ui, &words, &model, &mut state);
        });
    }
}

#[test]
#[ignore = "writes pictures to look at"]
fn trail_pictures() {
    let words = Words::english();
    for (name, last) in [
        ("log", "sieve-log"),
        ("chat", "door-trouble"),
        ("chart", "chart-traffic"),
        ("diff", "ruleset-2211"),
        ("table", "pages"),
    ] {
        let desk = all_logs();
        let mut reading = Reading::default();
        let mut state = EvidenceUi::default();
        let mut way = ["pigeon-log", "gatehouse-log", last].into_iter();
        raster::pictures(&format!("trail-{name}"), Look::default(), |ui| {
            if let Some(source) = way.next() {
                reading.source = Some(source.into());
                state.sorted.insert("pages".into(), Sorted { column: 1, down: true });
                if source == "pigeon-log" {
                    state.going_to = Some(row(source, 1_000));
                }
            }
            let model = model(&desk, &words, &mut reading, &state);
            evidence_ui(ui, &words, &model, &mut state);
        });
    }
}
