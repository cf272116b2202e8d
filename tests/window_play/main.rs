//! The whole incident in the window, played by what the accessibility tree says and nothing else.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod early;
mod keyboard;
mod late;
mod people;
mod player;
mod sheets;

use player::Player;
use tempfile::TempDir;

#[test]
fn an_incident_is_played_by_labels_from_the_headline_to_the_debrief() {
    let home = TempDir::new().expect("a folder");
    let mut player = Player::sits_down(home.path());
    let phases: &[fn(&mut Player)] = &[
        early::begins,
        early::seals_the_gut_check,
        early::reads_the_channel,
        people::publishes_a_status,
        early::reads_logs_and_aligns_a_clock,
        early::reads_a_chart_and_a_diff,
        people::asks_around,
        people::answers_whoever_waits,
        sheets::makes_the_timeline,
        sheets::fills_the_impact_sheet,
        sheets::puts_factors_on_the_board,
        sheets::sees_with_their_eyes,
        late::sits_in_the_review,
        late::agrees_on_measures,
        late::reads_the_document,
        late::answers_once_more,
        late::reads_the_debrief,
    ];
    for phase in phases {
        phase(&mut player);
        assert_eq!(player.alike(), [] as [&str; 0], "nobody could tell these apart");
        player = reopened(player, home.path());
    }
    late::comes_home(&mut player);
}

/// The program ends, is started again, and the play goes on where it was.
fn reopened(player: Player, home: &std::path::Path) -> Player {
    let before = player.log().to_vec();
    let phase = player.play().phase;
    let headline = player.scenario().manifest.first_story.headline.clone();
    drop(player);
    let mut player = Player::sits_down(home);
    // A play that is over is in the library.
    let go_on = player.names().into_iter().find(|name| name.starts_with("Continue"));
    player.click(&go_on.unwrap_or(headline));
    assert_eq!(player.log(), before, "what was kept is what is there");
    assert_eq!(player.play().phase, phase);
    player
}
