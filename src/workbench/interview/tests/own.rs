//! Questions in the player's own words.

use super::*;

pub const OWN: &str = "Your question in your own words";

/// A talk in which own words read as this.
fn hears(forms: &[&str], topics: &[&str]) -> Harness<'static, Shown> {
    let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let heard = Heard { forms: all(forms), topics: all(topics) };
    harness(InterviewModel { heard, ..model() })
}

fn writes(harness: &mut Harness<'_, Shown>, words: &str) {
    harness.get_by_label(OWN).focus();
    harness.run();
    harness.get_by_label(OWN).type_text(words);
    harness.run();
}

#[test]
fn own_words_are_read_before_they_are_put() {
    let mut harness = hears(&["see"], &["approval"]);
    harness.key_press(egui::Key::Q);
    harness.run();
    harness.get_by_label(OWN).type_text("What was there to see when you approved it?");
    harness.run();
    harness.get_by_label("I read it as what did you see about the approval. 3 minutes.");
    // Escape lets go of the field and stays in the talk.
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().2, []);
    harness.get_by_label(OWN).focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let words = "What was there to see when you approved it?".to_owned();
    let (form, topic) = ("see".to_owned(), Some("approval".to_owned()));
    assert_eq!(harness.state().2, [InterviewAction::Ask { form, topic, words }]);
    assert_eq!(harness.state().1.words, "");
}

#[test]
fn what_is_unclear_is_asked_about_and_never_sent() {
    let mut harness = hears(&[], &["approval"]);
    writes(&mut harness, "The approval, hm.");
    harness.get_by_label("I can’t tell how you ask. Put it differently, or choose above.");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().2, []);
    click(&mut harness, "plain fact");
    click(&mut harness, "Ask");
    assert_eq!(harness.state().2.len(), 1, "chosen by hand, it can be put");

    let mut harness = hears(&["see", "why-not"], &["approval", "speed-test"]);
    writes(&mut harness, "What did you see, and why didn’t you stop?");
    let of = "I could read that as what did you see or why didn’t you. Choose one of them first.";
    harness.get_by_label(of);
    click(&mut harness, "plain fact");
    harness.get_by_label(of);
    click(&mut harness, "what did you see");
    harness.get_by_label(
        "It could be about the approval or the speed test. Choose one of them first.",
    );
    click(&mut harness, "the speed test");
    click(&mut harness, "Ask");
    let sent = harness.state().2.as_slice();
    assert!(matches!(sent, [InterviewAction::Ask { form, .. }] if form == "see"), "{sent:?}");
}

#[test]
fn own_words_are_not_put_in_the_way_of_the_last_question() {
    let mut harness = harness(model());
    for label in ["plain fact", "the fast lane", "Ask", "the approval"] {
        click(&mut harness, label);
    }
    harness.get_by_label("I read it as plain fact about the approval. 1 minute.");
    writes(&mut harness, "Hm, and what of it?");
    harness.get_by_label("I can’t tell how you ask. Put it differently, or choose above.");
}

#[test]
fn words_of_one_form_are_not_put_as_another() {
    let mut harness = hears(&["why-not"], &["approval"]);
    writes(&mut harness, "Why didn’t you look?");
    click(&mut harness, "what did you see");
    harness
        .get_by_label("Your words read as why didn’t you. Choose that, or put them differently.");
    click(&mut harness, "Ask");
    assert_eq!(harness.state().2, []);
    // What was written last counts.
    writes(&mut harness, " Really?");
    harness.get_by_label("I read it as why didn’t you about the approval. 2 minutes.");
}

#[test]
fn what_one_was_about_to_ask_somebody_waits_and_goes_to_nobody_else() {
    use crate::workbench::app::App;
    use crate::workbench::desk::sample;
    let app = App::new(sample::investigating());
    let mut harness = testing::harness([1280.0, 720.0], Look::default(), app, |ui, app| {
        app.ui(ui, &Words::english());
    });
    let turns_to = |harness: &mut Harness<'_, App>, name: &str| {
        harness.get_by_label_contains(name).click();
        harness.run();
    };
    let written = |harness: &Harness<'_, App>| harness.get_by_label(OWN).value();
    turns_to(&mut harness, "People");
    let words = "What did you expect of observe mode";
    harness.get_by_label(OWN).focus();
    harness.run();
    harness.get_by_label(OWN).type_text(words);
    harness.run();
    turns_to(&mut harness, "Javier,");
    assert_ne!(written(&harness).as_deref(), Some(words));
    turns_to(&mut harness, "Rūta,");
    assert_eq!(written(&harness).as_deref(), Some(words));
}
