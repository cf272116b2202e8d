//! The sheets of the notebook: timeline, impact, factors.

use crate::player::Player;
use egui::Key;
use second_story::evidence::Place;
use second_story::play::{Event, projections};
use second_story::scenario::model::{CardId, EventKind};

fn card(player: &Player, id: &str) -> String {
    player.scenario().card(&CardId::from(id)).expect("a card").text.clone()
}

/// The number of the pin on a row that says this.
fn pin_on(player: &Player, text: &str) -> u32 {
    let case = player.case();
    let says = |place: &Place| match place {
        Place::Row { source, row } => {
            let row = case.sources.get(source).and_then(|view| view.row(*row));
            row.is_some_and(|row| row.text.contains(text))
        }
        _ => false,
    };
    let found = player.play().notebook.pins.iter().find(|(_, pin)| says(&pin.place));
    *found.unwrap_or_else(|| panic!("no pin on {text}")).0
}

/// Makes an entry in the editor at the foot; gives its number.
fn enters(player: &mut Player, id: &str, time: &str, kind: &str, pin: u32) -> u32 {
    let new = player.word("timeline-new");
    player.click(&new);
    chooses_card(player, id);
    let field = player.word("timeline-time-field");
    player.writes(&field, time);
    let kind = player.word(kind);
    player.click(&kind);
    let shown_by = player.word("timeline-pin");
    player.click(&shown_by);
    player.click_starting(&format!("P{pin} "));
    let keep = player.word("timeline-save");
    player.click(&keep);
    let entries = &player.play().notebook.entries;
    let number = *entries.keys().next_back().expect("an entry");
    assert_eq!(entries[&number].card, CardId::from(id));
    number
}

fn chooses_card(player: &mut Player, id: &str) {
    let statement = player.word("timeline-statement");
    player.click(&statement);
    let text = card(player, id);
    player.click(&text);
}

/// Puts an entry into the next group by its card on the lanes.
fn groups(player: &mut Player, id: &str) {
    player.click_with(&card(player, id));
    let group = player.word("timeline-in-group");
    if !player.chosen(&group) {
        player.click(&group);
    }
}

pub fn makes_the_timeline(player: &mut Player) {
    let timeline = player.word("phase-timeline");
    player.click(&timeline);
    let attack = pin_on(player, "treating this as an attack");
    let asks = pin_on(player, "What do I tell schools?");
    let login = pin_on(player, "frontdesk won't have me");
    let approved = pin_on(player, "Read for wrong hits");
    let pushed = pin_on(player, "31 of 31 done in 2.1 s");

    enters(player, "c-attack", "11:33", "timeline-decision", attack);
    let early = enters(player, "c-farah-asks", "11:31", "timeline-message", asks);
    enters(player, "c-login", "11:36", "timeline-signal", login);
    // One is off: two minutes. Nobody says which.
    for id in ["c-attack", "c-farah-asks", "c-login"] {
        groups(player, id);
    }
    let minutes = player.play().minutes_left();
    let send = player.word("timeline-send");
    player.click(&send);
    assert_eq!(player.count(|event| matches!(event, Event::NotConfirmed { .. })), 1);
    assert!(player.play().minutes_left() < minutes, "a wrong group costs time");
    let wrong = player.word("group-wrong");
    assert!(player.reads(&wrong), "that it was wrong is told");

    // Three minutes later with the arrow keys: the card has the keyboard after a click.
    player.click_with(&card(player, "c-farah-asks"));
    for _ in 0..3 {
        player.presses(Key::ArrowRight);
    }
    let at = player.play().notebook.entries[&early].at - player.scenario().midnight;
    assert_eq!(at, (9 * 60 + 34) * 60_000);
    for id in ["c-attack", "c-farah-asks", "c-login"] {
        groups(player, id);
    }
    player.click(&send);
    assert_eq!(player.count(|event| matches!(event, Event::Confirmed { .. })), 1);
    assert!(player.play().locked(early));

    // A title of one's own, and a kind that is put right.
    let entry = enters(player, "c-approved", "11:12", "timeline-signal", approved);
    player.click_with(&card(player, "c-approved"));
    let title = player.word("timeline-own-title");
    player.writes(&title, "Read, for what it was read for");
    let decision = player.word("timeline-decision");
    player.click(&decision);
    let keep = player.word("timeline-save");
    player.click(&keep);
    let kept = &player.play().notebook.entries[&entry];
    assert_eq!(kept.title, "Read, for what it was read for");
    assert_eq!(kept.kind, EventKind::Decision);
    assert!(player.reads("Read, for what it was read for"));

    // A pin that no entry has becomes one, and is taken out again.
    let of_pin = player.word_with("timeline-of-pin", &[("pin", format!("P{pushed} ").into())]);
    player.click_starting(&of_pin);
    chooses_card(player, "c-pushed");
    let change = player.word("timeline-change");
    player.click(&change);
    player.click(&keep);
    assert_eq!(player.play().notebook.entries.len(), 5);
    player.click_with(&card(player, "c-pushed"));
    player.presses(Key::Delete);
    assert_eq!(player.play().notebook.entries.len(), 4);
    player.presses_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(player.play().notebook.entries.len(), 5);
}

pub fn fills_the_impact_sheet(player: &mut Player) {
    let impact = player.word("phase-impact");
    player.click(&impact);
    let quantity = player.scenario().truth.impact.quantities[0].clone();
    let name = |player: &Player, key: &str| {
        player.word_with(key, &[("question", quantity.ask.as_str().into())])
    };
    let (low, high) = (name(player, "impact-low"), name(player, "impact-high"));
    player.writes(&low, "26");
    player.writes(&high, "24");
    player.presses(Key::Tab);
    let turned = player.word("impact-turned");
    assert!(player.reads(&turned));
    assert!(!player.play().notebook.impact.contains_key(&quantity.id));
    player.writes(&low, "24");
    player.writes(&high, "26");
    // Going elsewhere keeps what was written.
    let timeline = player.word("phase-timeline");
    player.click(&timeline);
    let range = player.play().notebook.impact[&quantity.id].clone();
    assert_eq!((range.low, range.high), (24, 26));
    player.click(&impact);
    let pin = player.word_with("pins-add-to", &[("what", quantity.ask.as_str().into())]);
    player.click(&pin);
    let number = player.play().notebook.pins.keys().next().copied().expect("a pin");
    player.click_starting(&format!("P{number}  "));
    assert_eq!(player.play().notebook.impact[&quantity.id].pins, [number]);

    let level = player.scenario().manifest.company.severities[0].clone();
    player.click(&level.name);
    let reason = player.word("impact-severity-reason");
    player.click(&reason);
    player.writes(&reason, "Most visitors of most customers, for 25 minutes");
    player.presses(Key::Tab);
    let severity = player.play().notebook.severity.clone();
    assert_eq!(
        severity,
        Some((level.id, "Most visitors of most customers, for 25 minutes".to_owned()))
    );
    let harm = player.scenario().truth.impact.harms[0].text.clone();
    let pin = player.word_with("pins-add-to", &[("what", harm.as_str().into())]);
    player.click(&pin);
    player.click_starting(&format!("P{number}  "));
    assert_eq!(player.play().notebook.harms.get(&0), Some(&Some(number)));
    let need = player.word("need-customer");
    let pin = player.word_with("pins-add-to", &[("what", need.as_str().into())]);
    player.click(&pin);
    player.click_starting(&format!("P{number}  "));
    assert_eq!(player.play().notebook.needs.len(), 1);
    // It comes off again, and can be put back.
    let off = player.word_with(
        "pins-take-off",
        &[("pin", format!("P{number}").into()), ("what", need.as_str().into())],
    );
    player.click(&off);
    assert_eq!(player.play().notebook.needs, []);
    player.click(&pin);
    player.click_starting(&format!("P{number}  "));
    assert_eq!(player.play().notebook.needs.len(), 1);
    let tab = player.word("impact-tab-document");
    player.click(&tab);
    let happened = player.word("impact-mechanism");
    player.writes(&happened, "A rule ran on every page (P1). It took a worker each.");
    let sheet = player.word("impact-summary-sheet");
    player.click(&sheet);
    let offered = player.play().notebook.summary.clone();
    let stated = quantity.as_stated.as_ref().expect("as a sentence");
    let range = format!("24 to 26 {}", quantity.unit);
    assert!(offered.contains(&stated.replace("{range}", &range)), "{offered}");
    assert!(!player.reads(&sheet), "what was taken in is not offered again");
    let told = player.play().notebook.mechanism.clone();
    assert_eq!(told, "A rule ran on every page (P1). It took a worker each.");
    let summary = player.word("impact-summary");
    player.writes(&summary, "Doors stood shut, and nothing had shown the cost.");
    player.presses(Key::Tab);
    let kept = player.play().notebook.summary.clone();
    assert_eq!(kept, "Doors stood shut, and nothing had shown the cost.");
}

pub fn puts_factors_on_the_board(player: &mut Player) {
    let impact = player.word("phase-impact");
    player.click(&impact);
    let board = player.word("impact-tab-board");
    player.click(&board);
    let surfaced: Vec<_> = player.play().surfaced.iter().cloned().collect();
    assert!(surfaced.len() >= 2, "two factors have surfaced: {surfaced:?}");
    let text = |player: &Player, at: usize| {
        player.scenario().factor(&surfaced[at]).expect("a factor").text.clone()
    };
    let texts = [text(player, 0), text(player, 1)];
    for text in &texts {
        let put = player.word_with("impact-put-up", &[("factor", text.as_str().into())]);
        player.click(&put);
    }
    assert_eq!(player.play().notebook.factors.len(), 2);
    player.click_with(&format!(": {} ", texts[0]));
    let pin = player.word_with("pins-add-to", &[("what", texts[0].as_str().into())]);
    player.click(&pin);
    // It has the pins with which it came up; another is added to them.
    let brought = player.play().notebook.factors[&surfaced[0]].pins.clone();
    assert_eq!(brought, projections::came_up_with(&player.case(), player.play(), &surfaced[0]));
    let mut others = player.play().notebook.pins.keys();
    let number = others.find(|pin| !brought.contains(pin)).copied().expect("another pin");
    player.click_starting(&format!("P{number}  "));
    let link = player.word("impact-link");
    player.click(&link);
    let all = player.factors();
    let tag = all.iter().position(|factor| *factor == surfaced[1]).expect("it") + 1;
    player.click_starting(&format!("F{tag}  "));
    let words = player.word("impact-words");
    player.writes(&words, "it had been true for weeks");
    let sheet = player.word("impact-tab-sheet");
    player.click(&sheet);
    let branch = player.play().notebook.factors[&surfaced[0]].clone();
    assert_eq!(branch.pins, [brought, vec![number]].concat());
    assert_eq!(branch.with, [surfaced[1].clone()]);
    assert_eq!(branch.words, "it had been true for weeks");
}

pub fn sees_with_their_eyes(player: &mut Player) {
    let impact = player.word("phase-impact");
    player.click(&impact);
    let decisions = player.word("impact-tab-decisions");
    player.click(&decisions);
    let points = player.scenario().truth.turning_points.clone();
    let open = points.iter().find(|point| player.can(&point.peers[0].text));
    let open = open.expect("a decision that something pinned tells of").clone();
    let who = player.scenario().person(&open.who).expect("a person").called.clone();
    let values = [("pin", "".into()), ("name", who.as_str().into())];
    let before = player.word_with("decisions-saw", &values);
    let tick = player.names().into_iter().find(|name| name.ends_with(&before));
    player.click(&tick.expect("something that lay before them"));
    player.click(&open.peers[0].text);
    let words = player.word("decisions-words");
    player.writes(&words, "It was read for what it could be read for");
    let keep = player.word("decisions-keep");
    player.click(&keep);
    let turning = &player.play().notebook.turning[&open.event];
    assert_eq!(
        (turning.peer, turning.words.as_str()),
        (0, "It was read for what it could be read for")
    );
}
