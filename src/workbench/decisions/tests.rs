//! The screen of decisions by label, its lens over a real play, and its pictures.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::evidence::visible;
use crate::look::ThemeName;
use crate::play::command::{EntryDraft, Note};
use crate::play::{Command, projections};
use crate::scenario::model::{Anchor, EventKind, MINUTE};
use crate::text::Words;
use crate::workbench::desk::{self, Desk, sample};
use crate::workbench::impact::ImpactTab;
use crate::workbench::kit::{Look, PinTag, TopBar, raster, testing};

fn model() -> DecisionsModel {
    let pin = |id, place: &str, text: &str, sight| LensPin {
        id,
        name: format!("P{id}"),
        place: place.into(),
        text: text.into(),
        written: false,
        sight,
    };
    let peer = |id, text: &str| Peer { id, text: text.into() };
    DecisionsModel {
        top: TopBar { home: "second-story".into(), help: "Help".into(), ..TopBar::default() },
        decisions: vec![
            Decision {
                id: "observe".into(),
                text: "Rūta sets the new line to observe at all sites".into(),
                who: "ruta".into(),
                name: "Rūta".into(),
                hour: "13:02".into(),
                pins: vec![
                    pin(
                        1,
                        "Change ticket, 10:40",
                        "Needs to be in before the clinics open bookings at 18:30.",
                        Sight::Seen,
                    ),
                    pin(2, "build 2211", "all 214 tests passed in 38 s", Sight::Seen),
                    pin(4, "gatehouse, 13:24", "worker 7 busy 41.2 s on one request", Sight::Later),
                    pin(6, "pages, 13:31", "CPU at 100 % on 40 machines", Sight::Shut),
                ],
                goals: vec![PinTag {
                    id: 3,
                    name: "P3".into(),
                    text: "Rūta: I wanted the careful one of two ways.".into(),
                }],
                peers: vec![
                    peer(1, "Hold it until next week, when the exams are over"),
                    peer(0, "Set it to observe at all sites, and look at the hits after lunch"),
                    peer(2, "Send it to one site, and ask how busy the workers are there"),
                ],
                ..Decision::default()
            },
            Decision {
                id: "approve".into(),
                text: "Emeka reads the change and approves it".into(),
                who: "emeka".into(),
                name: "Emeka".into(),
                kept: Some(Draft { peer: Some(1), ..Draft::default() }),
                peers: vec![peer(1, "Read it for wrong hits, and approve")],
                ..Decision::default()
            },
        ],
        refused: None,
    }
}

type Shown = (DecisionsModel, DecisionsUi, Vec<DecisionsAction>);

fn harness(model: DecisionsModel) -> Harness<'static, Shown> {
    let state = (model, DecisionsUi::default(), Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), state, |ui, (model, state, done)| {
        done.extend(decisions_ui(ui, &Words::english(), model, state));
    })
}

fn click(harness: &mut Harness<'static, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn a_decision_is_written_and_kept() {
    let mut harness = harness(model());
    assert_eq!(testing::nameless(&harness), [""; 0]);
    // Nothing counts until it is ticked; what is ticked can be taken out.
    click(&mut harness, "P2 was before Rūta");
    click(&mut harness, "P1 was before Rūta");
    click(&mut harness, "P2 was before Rūta");
    click(&mut harness, "Pin what shows: What Rūta was after, or up against");
    harness.get_by_label_contains("P3  Rūta").click();
    harness.run();
    click(&mut harness, "Keep it");
    assert_eq!(harness.state().2, [], "nothing is kept without what a peer would have done");
    let peer = "Set it to observe at all sites, and look at the hits after lunch";
    harness.get_by_label(peer).scroll_to_me();
    harness.run();
    click(&mut harness, peer);
    click(&mut harness, "Keep it");
    let kept = DecisionsAction::Keep {
        decision: "observe".into(),
        visible: vec![1],
        goal: Some(3),
        peer: 0,
        words: String::new(),
    };
    assert_eq!(harness.state().2, [kept]);
}

#[test]
fn a_decision_says_what_lay_before_them_before_it_is_kept() {
    let mut harness = harness(model());
    let peer = "Set it to observe at all sites, and look at the hits after lunch";
    harness.get_by_label(peer).scroll_to_me();
    harness.run();
    click(&mut harness, peer);
    harness.get_by_label("Tick first what lay before Rūta.");
    click(&mut harness, "Keep it");
    assert_eq!(harness.state().2, []);
    // Where nothing of theirs is pinned, there is nothing to tick.
    for pin in &mut harness.state_mut().0.decisions[0].pins {
        pin.sight = Sight::Later;
    }
    harness.run();
    click(&mut harness, "Keep it");
    assert_eq!(harness.state().2.len(), 1);
}

#[test]
fn the_lens_hides_what_was_not_visible_then() {
    let mut harness = harness(model());
    assert!(harness.query_by_label("P4 was before Rūta").is_none());
    harness.get_by_label_contains("2 pins hidden");
    click(&mut harness, "Through Rūta’s eyes");
    harness.get_by_label("P4 was before Rūta");
    harness.get_by_label_contains("That came later.");
    harness.get_by_label_contains("Rūta had no way to see it.");
}

#[test]
fn another_decision_is_opened_and_says_that_it_is_kept() {
    let mut harness = harness(model());
    click(&mut harness, "Emeka reads the change and approves it. Emeka, your reading is kept");
    harness.get_by_label("✓ kept");
    assert!(harness.query_by_label("Through Emeka’s eyes").is_none());
    click(&mut harness, "Timeline");
    click(&mut harness, "What made it likely");
    let done = [DecisionsAction::Timeline, DecisionsAction::Tab(ImpactTab::Board)];
    assert_eq!(harness.state().2, done);
}

#[test]
fn without_decisions_it_says_how_they_come() {
    let mut harness = harness(DecisionsModel { decisions: Vec::new(), ..model() });
    click(&mut harness, "Evidence");
    assert_eq!(harness.state().2, [DecisionsAction::Evidence]);
}

/// A play in which the first turning point's own evidence is pinned.
fn pinned() -> Desk {
    let mut desk = sample::investigating();
    let words = Words::english();
    let case = std::sync::Arc::clone(&desk.case);
    let known: Vec<_> = desk.play.unlocked.iter().cloned().collect();
    for source in known {
        assert!(desk.send(Command::Open(source), &words));
    }
    let event = case.scenario.event(&case.scenario.truth.turning_points[0].event).unwrap();
    let card = case.scenario.card(&event.card).unwrap();
    for source in desk.play.opened.clone() {
        let rows = case.sources.get(&source.source).map_or(&[][..], |view| view.rows());
        for row in rows {
            let place =
                crate::evidence::Place::Row { source: source.source.clone(), row: row.index };
            let marked = |anchor: &Anchor| {
                crate::evidence::covers(&case.scenario, &case.sources, anchor, &place)
            };
            if card.from.iter().any(marked) {
                desk.send(Command::Note(Note::Pin { place, note: String::new() }), &words);
            }
        }
    }
    desk
}

#[test]
fn the_moment_is_the_players_own_and_what_they_keep_is_read_back() {
    let mut desk = pinned();
    let words = Words::english();
    let point = &projections::decisions(&desk.case, &desk.play)[0];
    let event = desk.scenario().event(&point.event).unwrap().clone();
    let at = desk.scenario().at(&event.at);
    let before = desk::decisions::model(&desk, &words).decisions.remove(0);
    assert_eq!(before.hour, "");
    assert!(before.pins.iter().all(|pin| pin.sight == Sight::Seen));
    let pin = *desk.play.notebook.pins.keys().next().unwrap();
    // By the player's own time the pin was there; half a day earlier it was still to come.
    for (at, sight) in [(at, Sight::Seen), (at - 12 * 60 * MINUTE, Sight::Later)] {
        let draft = EntryDraft {
            entry: desk.play.notebook.entries.keys().next().copied(),
            card: event.card.clone(),
            at,
            kind: EventKind::Decision,
            pin,
            title: String::new(),
        };
        assert!(desk.send(Command::Note(Note::Entry(draft)), &words), "{:?}", desk.refused);
        let now = desk::decisions::model(&desk, &words).decisions.remove(0);
        assert_ne!(now.hour, "");
        let shown = now.pins.iter().find(|shown| shown.id == pin).unwrap();
        assert_eq!(shown.sight, sight);
    }
    let keep = DecisionsAction::Keep {
        decision: event.id.to_string(),
        visible: vec![pin],
        goal: None,
        peer: 1,
        words: "It was the careful way.".into(),
    };
    assert!(desk.send(desk::decisions::command(&keep).unwrap(), &words));
    let now = desk::decisions::model(&desk, &words).decisions.remove(0);
    let kept = now.kept.unwrap();
    assert_eq!((kept.visible, kept.peer), (vec![pin], Some(1)));
}

/// What somebody was after is in their own words, a single sentence before a whole telling.
#[test]
fn only_what_they_said_themselves_tells_what_they_were_after() {
    use crate::evidence::Place;
    use crate::people::{Event as Among, Layer};
    use crate::play::Event;
    let words = Words::english();
    let mut desk = sample::investigating();
    let point = desk.scenario().truth.turning_points[0].clone();
    let people = desk.scenario().cast.people.clone();
    let tellings = people.iter().flat_map(|person| {
        person.knows.iter().take(1).map(|item| (person.id.clone(), item.id.clone()))
    });
    let told: Vec<_> = tellings.collect();
    for (person, item) in &told {
        let (person, item) = (person.clone(), item.clone());
        let said = Among::Told { person, item, layer: Layer::Open };
        sample::happens(&mut desk, Event::People(said));
    }
    for (person, item) in told {
        let whole = Place::Telling { person: person.clone(), item: item.clone() };
        let one = Place::Sentence { person, item, sentence: 1 };
        for place in [whole, one] {
            desk.send(Command::Note(Note::Pin { place, note: String::new() }), &words);
        }
    }
    let card = desk.scenario().event(&point.event).expect("an event").card.clone();
    sample::happens(&mut desk, Event::CardEarned(card));
    let model = desk::decisions::model(&desk, &words);
    let open = model.decisions.iter().find(|one| one.id == point.event.as_str()).expect("it");
    let places: Vec<_> =
        open.goals.iter().map(|pin| desk.play.notebook.pins[&pin.id].place.clone()).collect();
    assert!(places.len() >= 2, "{places:?}");
    assert!(places.iter().all(|place| place.told().is_some_and(|(by, _)| *by == point.who)));
    assert!(matches!(places[0], Place::Sentence { .. }), "{places:?}");
}

/// What the scenario calls visible to somebody is what the lens lets through.
#[test]
fn the_lens_and_the_scenario_agree() {
    let desk = sample::begun();
    let scenario = desk.scenario();
    let mut seen = 0;
    for point in &scenario.truth.turning_points {
        let at = scenario.at(&scenario.event(&point.event).unwrap().at);
        for anchor in &point.visible {
            let source = match anchor {
                Anchor::Mark(source, _) => source,
                Anchor::Chart { source, .. } => source,
                _ => continue,
            };
            let source = scenario.source(source).unwrap();
            assert!(visible(scenario, source, &point.who, at), "{}: {anchor:?}", point.event);
            seen += 1;
        }
    }
    assert!(seen > 10);
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    for (name, theme) in [
        ("decisions", ThemeName::Light),
        ("decisions-dark", ThemeName::Dark),
        ("decisions-contrast", ThemeName::HighContrast),
    ] {
        let look = Look { theme, ..Look::default() };
        let mut state = DecisionsUi::default();
        let draft = state.draft(&model().decisions[0]);
        draft.visible = vec![1, 2];
        draft.goal = Some(3);
        draft.words = "Of two ways she took the one that only counts.".into();
        raster::pictures(name, look, |ui| {
            decisions_ui(ui, &Words::english(), &model(), &mut state);
        });
    }
}
