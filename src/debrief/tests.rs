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
