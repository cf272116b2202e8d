//! The files of the debrief, and what an empty play shows.

use super::*;

#[test]
fn every_dimension_has_four_criteria_with_texts_and_sources() {
    let standard = Dimensions::standard();
    assert_eq!(standard.dimensions.len(), 10);
    for dimension in &standard.dimensions {
        assert_eq!(dimension.criteria.len(), 4, "{}", dimension.id);
        for criterion in &dimension.criteria {
            let texts = [&criterion.text, &criterion.why, &criterion.source];
            assert!(texts.iter().all(|text| text.len() > 5), "{}", criterion.id);
        }
    }
}

/// Every source text of the room.
const SOURCES: &[&str] = &[
    include_str!("first_page.rs"),
    include_str!("judge/care.rs"),
    include_str!("judge/craft.rs"),
    include_str!("judge/decisions.rs"),
    include_str!("judge/factors.rs"),
    include_str!("judge/impact.rs"),
    include_str!("judge/measures.rs"),
    include_str!("judge/meeting.rs"),
    include_str!("judge/mind.rs"),
    include_str!("judge/timeline.rs"),
    include_str!("judge/verdict.rs"),
    include_str!("judge/well.rs"),
    include_str!("markdown.rs"),
    include_str!("postmortem.rs"),
    include_str!("quote.rs"),
    include_str!("tone.rs"),
    include_str!("written.rs"),
];

#[test]
fn every_sentence_is_used_and_every_key_has_a_sentence() {
    let source = SOURCES.concat();
    let known = phrases::phrases();
    let unused: Vec<_> = known
        .keys()
        .filter(|key| !key.starts_with("kind-") && !source.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
    let asked = regex::Regex::new(
        r#"(?:say|reason|Find::new|not_reached|shows|heading)\(\s*"([a-z-]+)""#,
    )
    .expect("a pattern");
    for key in asked.captures_iter(&source) {
        assert!(known.contains_key(&key[1]), "no sentence for {}", &key[1]);
    }
}
