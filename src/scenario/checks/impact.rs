//! The impact sheet: intervals that are intervals, and something to rest them on.

use super::Subject;
use crate::diagnostics::Finding;
use crate::scenario::model::QuantityKind;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let impact = &subject.scenario.truth.impact;
    for (index, quantity) in impact.quantities.iter().enumerate() {
        let path = format!("impact.quantities[{index}]");
        if quantity.low > quantity.high {
            findings.push(
                Finding::error("SS412", "truth.ron", "the interval ends below its beginning")
                    .at(format!("{path}.high"))
                    .help("write `low` and `high` so that low is not above high"),
            );
        }
        if quantity.measure == QuantityKind::Share && quantity.high > 100.0 {
            findings.push(
                Finding::error("SS306", "truth.ron", format!("{} is out of range", quantity.high))
                    .at(format!("{path}.high"))
                    .help("a share is written in percent, 0 to 100"),
            );
        }
        let stated = quantity.as_stated.as_ref();
        if stated.is_some_and(|stated| stated.matches("{range}").count() != 1) {
            let message = format!("the statement of `{}` has no place for its range", quantity.id);
            findings.push(
                Finding::error("SS425", "truth.ron", message)
                    .at(format!("{path}.as_stated"))
                    .help("write `{range}` once, where the number and its unit are to stand"),
            );
        }
        if quantity.supports.is_empty() {
            let message = format!("nothing shows how much `{}` is", quantity.id);
            findings.push(
                Finding::error("SS420", "truth.ron", message)
                    .at(format!("{path}.supports"))
                    .help("name the places that a player can count it from"),
            );
        }
    }
    for (index, harm) in impact.harms.iter().enumerate() {
        if harm.holds && harm.supports.is_empty() {
            findings.push(
                Finding::error("SS420", "truth.ron", "nothing shows this harm")
                    .at(format!("impact.harms[{index}].supports"))
                    .help("name the places that show it"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::checks::sample::codes;

    #[test]
    fn an_interval_upside_down() {
        assert_eq!(codes(&[("truth.ron", "low: 28.0", "low: 128.0")]), ["SS412"]);
    }

    #[test]
    fn more_than_all() {
        assert_eq!(codes(&[("truth.ron", "high: 62.0", "high: 162.0")]), ["SS306"]);
    }

    #[test]
    fn a_statement_without_its_number() {
        assert_eq!(codes(&[("truth.ron", "buy for {range}", "buy for long")]), ["SS425"]);
    }

    #[test]
    fn a_harm_from_nowhere() {
        let edit = (
            "truth.ron",
            "holds: true, supports: [Mark(\"chat\", \"chat-full\")]",
            "holds: true, supports: []",
        );
        assert_eq!(codes(&[edit]), ["SS420"]);
    }
}
