//! Home, the brief, and the evidence.

use crate::player::Player;
use egui::Key;
use second_story::evidence::Place;
use second_story::play::Event;
use second_story::scenario::model::{PhaseName, SourceId};

pub fn begins(player: &mut Player) {
    let begin = player.word("home-begin");
    player.click(&begin);
    assert_eq!(player.play().phase, PhaseName::Brief);
}

pub fn seals_the_gut_check(player: &mut Player) {
    let seal = player.word("brief-seal");
    assert!(!player.can(&seal), "nothing is said yet");
    let line = player.word("brief-line");
    player.writes(&line, "Somebody pushed a rule too early");
    let statements = player.scenario().manifest.gut_check.statements.clone();
    for (statement, chips) in [(0, 6), (1, 3), (5, 1)] {
        let text = statements[statement].text.as_str();
        let more = player.word_with("chips-more", &[("statement", text.into())]);
        for _ in 0..chips {
            player.click(&more);
        }
    }
    let less = player.word_with("chips-less", &[("statement", statements[0].text.as_str().into())]);
    player.click(&less);
    assert!(!player.can(&seal), "one chip is in the hand, and nobody said how sure");
    let more = player.word_with("chips-more", &[("statement", statements[1].text.as_str().into())]);
    player.click(&more);
    let sure = player.word("brief-sure");
    player.click(&sure);
    player.presses(Key::ArrowRight);
    player.click(&seal);
    let sealed = player.play().gut.clone().expect("sealed");
    assert_eq!(sealed.line, "Somebody pushed a rule too early");
    for (statement, chips) in [(0, 5), (1, 4), (5, 1)] {
        assert_eq!(sealed.chips[&statements[statement].id], chips);
    }
    assert_eq!(sealed.sure, 4);
    assert_eq!(player.play().phase, PhaseName::Investigate);
}

/// Pins the row that is chosen, with the key; gives its number.
fn pins_with_the_key(player: &mut Player) -> u32 {
    let before = player.play().notebook.pins.len();
    player.presses(Key::P);
    let pins = &player.play().notebook.pins;
    assert_eq!(pins.len(), before + 1, "one more pin");
    *pins.keys().next_back().expect("a pin")
}

fn source_of(player: &Player, pin: u32) -> SourceId {
    player.play().notebook.pins[&pin].place.source().expect("a row").clone()
}

/// Opens a source from the list at the left.
pub fn opens(player: &mut Player, id: &str) {
    let source = player.scenario().source(&SourceId::from(id)).expect("a source").clone();
    let cost = i64::from(source.minutes);
    player.click_starting(&format!("{}, ", source.name));
    assert!(player.reads(&source.about), "it says what it is before it costs anything");
    let open = player.word_with("evidence-cover-open", &[("minutes", cost.into())]);
    player.click(&open);
    assert!(player.play().is_open(&SourceId::from(id)), "{id} is open");
}

pub fn reads_the_channel(player: &mut Player) {
    let minutes = player.play().minutes_left();
    opens(player, "door-trouble");
    assert_eq!(player.play().minutes_left(), minutes - 5);
    for text in ["treating this as an attack", "What do I tell schools?", "frontdesk won't have me"]
    {
        player.click_with(text);
        let pin = pins_with_the_key(player);
        assert_eq!(source_of(player, pin), SourceId::from("door-trouble"));
    }
    // The same row by the button in its gutter, and out again, and back by undo.
    player.click_with("Nothing deployed today");
    let pin_row = player.word("evidence-pin");
    player.click(&pin_row);
    let number = *player.play().notebook.pins.keys().next_back().expect("a pin");
    let edit = player.word_with("evidence-edit", &[("number", number.into())]);
    player.click(&edit);
    let note = player.word_with("evidence-note", &[("number", number.into())]);
    player.writes(&note, "so not us, they thought");
    player.presses(Key::Enter);
    assert_eq!(player.play().notebook.pins[&number].note, "so not us, they thought");
    let unpin = player.word_with("evidence-unpin", &[("number", number.into())]);
    player.click(&unpin);
    assert!(!player.play().notebook.pins.contains_key(&number));
    player.presses_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(player.play().notebook.pins[&number].note, "so not us, they thought");
    let notice = player.word("undone-pin");
    assert!(player.reads(&notice), "what was taken back is told");
    assert_eq!(player.count(|event| *event == Event::Undone), 1);
}

pub fn reads_logs_and_aligns_a_clock(player: &mut Player) {
    opens(player, "ticket-3307");
    player.click_with("Read for wrong hits");
    pins_with_the_key(player);
    opens(player, "gatehouse-log");
    let search = player.word("evidence-query");
    player.writes(&search, "level:error \"no free worker\"");
    // Enter changes nothing: the next letters are still of the search. The arrow leads to what it found.
    player.presses(Key::Enter);
    player.presses(Key::P);
    assert_eq!(player.focused().as_deref(), Some(search.as_str()));
    player.presses(Key::ArrowDown);
    player.presses(Key::ArrowDown);
    let pin = pins_with_the_key(player);
    assert_eq!(source_of(player, pin), SourceId::from("gatehouse-log"));

    // What says when is read as one; and back.
    let together = player.word("evidence-together");
    player.click_starting(&together);
    let of = |all: u32| {
        let values = [("on", all.into()), ("all", all.into())];
        player.reads(&player.word_with("evidence-together-of", &values))
    };
    assert!((2..9).any(of), "the sources that are read as one are told");
    opens(player, "pigeon-log");
    player.writes(&search, "2211 done");
    player.click_with("31 of 31 done in 2.1 s");
    pins_with_the_key(player);
    let first = player.word("evidence-align-first");
    player.click(&first);
    opens(player, "edge-17");
    let news = player.word("evidence-news");
    player.click_starting(&news);
    assert!(player.reads("it seems to know things"), "Javier says something about the clock");
    player.click_starting(&news);
    assert!(!player.reads("it seems to know things"));
    player.writes(&search, "ruleset swapped to:2211");
    player.click_with("ruleset swapped");
    let second = player.word("evidence-align-second");
    player.click(&second);
    let edge = SourceId::from("edge-17");
    let ahead = player.play().notebook.alignments[&edge];
    assert!((ahead.abs() - 3400).abs() < 1500, "aligned by {ahead} ms");
    let back = player.word("evidence-unalign");
    player.click(&back);
    assert!(player.play().notebook.alignments.is_empty());
    player.presses_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(player.play().notebook.alignments[&edge], ahead);
    // The row is still chosen.
    let pin = pins_with_the_key(player);
    assert_eq!(source_of(player, pin), edge);
}

pub fn reads_a_chart_and_a_diff(player: &mut Player) {
    opens(player, "chart-traffic");
    let before = player.play().notebook.pins.len();
    player.presses(Key::Home);
    for _ in 0..3 {
        player.presses(Key::ArrowRight);
    }
    let pin = player.word("evidence-pin-point");
    player.click(&pin);
    assert_eq!(player.play().notebook.pins.len(), before + 1);
    let last = player.play().notebook.pins.values().next_back().expect("a pin");
    assert!(
        matches!(&last.place, Place::Point { source, .. } if source.as_str() == "chart-traffic")
    );

    opens(player, "ruleset-2211");
    // A diff opens where it changes something; who wrote it stands above.
    let who = player.word("evidence-above");
    player.click(&who);
    player.click_with("Reviewed-by: Emeka Obi");
    let pin = pins_with_the_key(player);
    assert_eq!(source_of(player, pin), SourceId::from("ruleset-2211"));
}
