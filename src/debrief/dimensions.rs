//! The dimensions as data: titles, criteria, reasons why, sources, thresholds.

use serde::Deserialize;
use std::sync::OnceLock;

/// `assets/debrief/dimensions.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimensions {
    pub dimensions: Vec<DimensionText>,
    pub thresholds: Thresholds,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionText {
    pub id: String,
    pub title: String,
    pub criteria: Vec<CriterionText>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionText {
    pub id: String,
    pub text: String,
    pub why: String,
    pub source: String,
}

/// From where on a criterion is met. Percent of a whole, or counts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    pub final_chips_percent: u64,
    pub confirmed_percent: usize,
    pub factors_percent: usize,
    pub factor_pins: usize,
    pub layers: usize,
    pub unsupported_percent_below: usize,
    pub harm_percent_at_most: u32,
    pub measures_at_most: usize,
    pub words_at_least: usize,
    pub told_percent: usize,
    pub own_minutes_percent_below: u32,
    pub meeting_only_percent: usize,
    pub harms: usize,
    /// A clock held to be off by this much more or less than it is counts as aligned.
    pub clock_off_ms_at_most: i64,
}

impl Dimensions {
    /// The dimensions that the program carries.
    pub fn standard() -> &'static Dimensions {
        static DIMENSIONS: OnceLock<Dimensions> = OnceLock::new();
        DIMENSIONS.get_or_init(|| {
            #[expect(clippy::expect_used, reason = "part of the program, held by a test")]
            ron::from_str(include_str!("../../assets/debrief/dimensions.ron"))
                .expect("dimensions.ron is read")
        })
    }
}
