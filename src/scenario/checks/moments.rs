//! Instants, dates and zones that do not exist.

use super::Subject;
use super::walk::Value;
use crate::diagnostics::Finding;

pub fn pass(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for leaf in &subject.leaves {
        match &leaf.value {
            Value::Moment(text) => {
                let moment = crate::scenario::model::Moment::new(text.clone());
                if moment.at(subject.scenario.midnight).is_none() {
                    findings.push(
                        Finding::error("SS302", leaf.file, format!("`{text}` is no instant"))
                            .at(&leaf.path)
                            .help(
                                "write UTC as \"09:24:10\" on the day of the incident, or with a \
                                 date as \"2024-05-06 10:15\"",
                            ),
                    );
                }
            }
            Value::Text(zone) if leaf.field == "zone" && zone_offset_is_unknown(zone) => findings
                .push(
                    Finding::error("SS307", leaf.file, format!("`{zone}` is not a time zone"))
                        .at(&leaf.path)
                        .help("write `UTC`, `UTC+2`, or an IANA name such as `Europe/Riga`"),
                ),
            _ => {}
        }
    }
}

fn zone_offset_is_unknown(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix("UTC") else {
        return jiff::tz::TimeZone::get(zone).is_err();
    };
    if offset.is_empty() {
        return false;
    }
    let Some(number) = offset.strip_prefix(['+', '-']) else { return true };
    let (hours, minutes) = number.split_once(':').unwrap_or((number, "0"));
    match (hours.parse::<u8>(), minutes.parse::<u8>()) {
        (Ok(hours), Ok(minutes)) => hours > 14 || minutes > 59,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::zone_offset_is_unknown;
    use crate::scenario::checks::sample::codes;

    #[test]
    fn an_instant_that_does_not_exist() {
        let edit = ("truth.ron", "at: \"10:05\"", "at: \"10:65\"");
        assert!(codes(&[edit]).contains(&"SS302"));
        let edit = ("truth.ron", "at: \"10:05\"", "at: \"2024-02-30 10:05\"");
        assert!(codes(&[edit]).contains(&"SS302"));
    }

    #[test]
    fn a_day_that_does_not_exist() {
        assert_eq!(codes(&[("scenario.ron", "2025-03-11", "2025-02-29")]), ["SS301"]);
    }

    #[test]
    fn zones() {
        for known in ["UTC", "UTC+2", "UTC-03:30", "Europe/Riga"] {
            assert!(!zone_offset_is_unknown(known), "{known}");
        }
        for unknown in ["", "UTC+", "UTC+15", "UTC2", "Mars/Olympus", "UTC+2:75"] {
            assert!(zone_offset_is_unknown(unknown), "{unknown}");
        }
        assert_eq!(codes(&[("scenario.ron", "zone: \"UTC\"", "zone: \"UTC+99\"")]), ["SS307"]);
    }
}
