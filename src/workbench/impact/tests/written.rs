//! What is told in sentences, beside the document and on the sheet.

use super::*;

#[test]
fn the_document_is_a_page_among_the_others() {
    let mut harness = harness(ImpactUi::default());
    assert!(harness.query_by_label("The doors").is_none());
    click(&mut harness, "The document");
    assert_eq!(harness.state().1.tab, ImpactTab::Document);
    harness.get_by_label("The doors");
    harness.get_by_label("What a reader will ask");
    harness.get_by_label_contains("Between 11:42 and 11:48 the timeline has no line.");
    click(&mut harness, "Impact sheet");
    assert_eq!(harness.state().1.tab, ImpactTab::Sheet);
}

#[test]
fn what_is_taken_into_the_summary_takes_the_place_of_what_it_said_before() {
    let tab = ImpactTab::Document;
    let mut harness = harness(ImpactUi { tab, ..ImpactUi::default() });
    let offers = |harness: &mut Harness<'static, Shown>, text: &str| {
        harness.state_mut().0.summary_offers = [None, None, Some(text.into()), None];
        harness.run();
        let take = Words::english().get("impact-summary-board");
        harness.get_by_label(&take).scroll_to_me();
        harness.run();
        click(harness, &take);
        harness.state().1.summary.clone().expect("a text")
    };
    harness.state_mut().1.summary = Some("Mine.".into());
    assert_eq!(offers(&mut harness, "One made it likely."), "Mine.\n\nOne made it likely.");
    assert_eq!(offers(&mut harness, "Two made it likely."), "Mine.\n\nTwo made it likely.");
    // What was put otherwise since is the player's own, and stays.
    harness.state_mut().1.summary = Some("Mine.\n\nTwo did.".into());
    assert_eq!(offers(&mut harness, "Three."), "Mine.\n\nTwo did.\n\nThree.");
}

#[test]
fn what_is_told_in_sentences_is_kept_when_its_field_is_left() {
    let tab = ImpactTab::Document;
    let mut harness = harness(ImpactUi { tab, ..ImpactUi::default() });
    let writes = |harness: &mut Harness<'static, Shown>, label: &str, text: &str| {
        let field = egui::accesskit::Role::MultilineTextInput;
        harness.get_by_role_and_label(field, label).focus();
        harness.run();
        harness.event(egui::Event::Text(text.into()));
        harness.run();
    };
    writes(&mut harness, "How it happened", "A rule ran on every page");
    assert_eq!(harness.state().2, []);
    writes(&mut harness, "The summary of your postmortem", "Doors stood shut");
    let told = ImpactAction::Mechanism("A rule ran on every page".into());
    assert_eq!(harness.state().2, [told]);
    click(&mut harness, "Impact sheet");
    let summary = ImpactAction::Summary("Doors stood shut".into());
    assert_eq!(harness.state().2.last(), Some(&summary));
}

#[test]
fn a_need_is_put_into_words_once_something_shows_it() {
    let mut harness = harness(ImpactUi::default());
    let need = "In your words: A responder needed a second pair of eyes";
    assert!(harness.query_by_label(need).is_none());
    harness.state_mut().0.needs[1].pins = vec![3];
    harness.run();
    harness.get_by_label(need).scroll_to_me();
    harness.run();
    click(&mut harness, need);
    harness.run();
    harness.event(egui::Event::Text("Somebody beside them".into()));
    harness.run();
    click(&mut harness, "What made it likely");
    let words = "Somebody beside them".to_owned();
    let worded = ImpactAction::NeedWords { id: "responder".into(), words };
    assert_eq!(harness.state().2, [worded]);
}

/// The click that takes the keyboard from the summary keeps its words, and is a click on the bar.
#[test]
fn a_click_on_the_bar_counts_also_where_it_ends_the_writing() {
    use crate::workbench::app::App;
    use crate::workbench::desk::{sample, top::Stop};
    let words = Words::english();
    let mut app = App::new(sample::investigating());
    app.go(Stop::Impact, &words);
    app.open_impact(ImpactTab::Document);
    let mut harness = testing::harness([1280.0, 2400.0], Look::default(), app, |ui, app| {
        app.ui(ui, &Words::english());
    });
    let field = words.get("impact-summary");
    let role = Role::MultilineTextInput;
    harness.get_by_role_and_label(role, &field).focus();
    harness.run();
    harness.get_by_role_and_label(role, &field).type_text("At 11:24 a rule ran everywhere.");
    harness.run();
    let at = harness.get_by_role_and_label(Role::Button, "Review").rect().center();
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
    assert_eq!(harness.state().desk.play.notebook.summary, "At 11:24 a rule ran everywhere.");
    harness.get_by_label_contains("The review begins when you go there");
}

#[test]
fn a_pin_is_named_in_the_sentence_that_was_written() {
    let tab = ImpactTab::Document;
    let mut harness = harness(ImpactUi { tab, ..ImpactUi::default() });
    harness.state_mut().1.mechanism = Some("A rule ran everywhere. ".into());
    harness.run();
    click(&mut harness, "Pin what shows: How it happened");
    click(&mut harness, "P3  31 sites");
    let told = ImpactAction::Mechanism("A rule ran everywhere (P3).".into());
    assert_eq!(harness.state().2, [told]);
}

#[test]
fn no_row_moves_when_a_range_is_stated() {
    let mut harness = harness(ImpactUi::default());
    let below = "Of 100 visitors, how many were turned back?";
    let top = |harness: &Harness<'static, Shown>| harness.get_by_label(below).rect().top();
    let before = top(&harness);
    let offers = harness.query_all_by_label_contains("How you came to it").count();
    harness.state_mut().0.quantities[1].range = Some(Range { low: 30.0, high: 31.0 });
    harness.run();
    assert!((top(&harness) - before).abs() < 0.5, "{before} {}", top(&harness));
    assert_eq!(harness.query_all_by_label_contains("How you came to it").count(), offers + 1);
}

#[test]
fn why_a_factor_stays_out_is_said_where_it_waits() {
    let mut harness = harness(ImpactUi { tab: ImpactTab::Board, ..ImpactUi::default() });
    let why = "why it stays out: Cost does not show in a diff or a test";
    click(&mut harness, why);
    harness.run();
    harness.event(egui::Event::Text("Nothing shows it (P3)".into()));
    harness.run();
    assert_eq!(harness.state().2, []);
    click(&mut harness, "Impact sheet");
    let (factor, words) = ("f6".to_owned(), "Nothing shows it (P3)".to_owned());
    assert_eq!(harness.state().2.last(), Some(&ImpactAction::LeaveOut { factor, words }));
}

#[test]
fn the_account_is_made_of_lines_of_the_timeline_and_the_board() {
    let tab = ImpactTab::Document;
    let mut harness = harness(ImpactUi { tab, ..ImpactUi::default() });
    let lines = ["At 11:24, 2211 is in force (P1).", "Nothing stops a rule (P3)."];
    harness.state_mut().0.account_offers = lines.map(String::from).into();
    harness.state_mut().1.mechanism = Some("On Tuesday it began.".into());
    harness.run();
    click(&mut harness, "Take a line");
    click(&mut harness, lines[0]);
    let told = "On Tuesday it began. At 11:24, 2211 is in force (P1).";
    assert_eq!(harness.state().2, [ImpactAction::Mechanism(told.into())]);
    click(&mut harness, "Take a line");
    assert!(harness.query_by_label(lines[0]).is_none(), "it stands there already");
    harness.get_by_label(lines[1]);
}
