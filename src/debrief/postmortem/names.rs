//! What a document for many does not say: addresses, and names of those outside the company.

use crate::logs::import::{Kind, Masks};
use crate::scenario::model::Outsider;
use regex::Regex;

/// Both texts without them, and whether there were addresses, and names.
pub struct Kept {
    pub text: String,
    pub rows: String,
    pub addresses: bool,
    pub names: bool,
}

pub fn kept(text: &str, rows: &str, outsiders: &[Outsider]) -> Kept {
    let (mut text, mut rows, mut addresses) = (text.to_owned(), rows.to_owned(), false);
    // The patterns are the program's own.
    if let Ok(mut masks) = Masks::new(&[Kind::Address, Kind::Mail], &[]) {
        (text, rows) = (masks.mask(&text), masks.mask(&rows));
        addresses = !masks.counts.is_empty();
    }
    let mut names = false;
    for (name, instead) in patterns(outsiders) {
        for part in [&mut text, &mut rows] {
            if name.is_match(part) {
                names = true;
                *part = name.replace_all(part, regex::NoExpand(&instead)).into_owned();
            }
        }
    }
    Kept { text, rows, addresses, names }
}

/// The longest first: a name may hold another.
fn patterns(outsiders: &[Outsider]) -> Vec<(Regex, String)> {
    let mut all: Vec<&Outsider> = outsiders.iter().collect();
    all.sort_by_key(|outsider| std::cmp::Reverse(outsider.name.len()));
    let found = all.into_iter().filter_map(|outsider| {
        let name = match outsider.name.strip_prefix("*.") {
            Some(under) => format!(r"\b[A-Za-z0-9.-]+\.{}\b", regex::escape(under)),
            None => format!(r"\b{}\b", regex::escape(&outsider.name)),
        };
        Some((Regex::new(&name).ok()?, format!("[{}]", outsider.instead)))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_outside_is_not_named_and_the_rest_stays() {
        let outsider = |name: &str, instead: &str| Outsider {
            name: name.to_owned(),
            instead: instead.to_owned(),
        };
        let outsiders = [
            outsider("Quay", "a port"),
            outsider("Quay Dental", "a clinic"),
            outsider("*.clinic.example", "a clinic"),
        ];
        let kept = kept(
            "Quay Dental and Quay rang, the Quayside did not.",
            "1. `203.0.113.7 larch-hill.clinic.example 502`",
            &outsiders,
        );
        assert_eq!(kept.text, "[a clinic] and [a port] rang, the Quayside did not.");
        assert_eq!(kept.rows, "1. `ip-1 [a clinic] 502`");
        assert!(kept.names && kept.addresses);
        let plain = super::kept("Nobody.", "", &outsiders);
        assert!(!plain.names && !plain.addresses);
    }
}
